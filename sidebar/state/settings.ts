import { language } from '../messages';
import { t } from '../messages/more';
import { change, inOrder, problemOf, say } from './call';
import { asking, here, kept, read, valueOf } from './loaded';
import { setRoom } from './rooms';
import { reload } from './actions';
import type { Session } from './session';
import { draftOf, inputOf, type SettingsDraft, type SettingsErrors } from './settingsDraft';
import { fieldOf, validate, withAdded } from './settingsForm';

const roomOf = ({ store }: Session) => store.get().rooms.settings;

/** The settings as the server has them. What a person has typed meanwhile stays. */
export const loadSettings = async (session: Session): Promise<void> => {
  const isNews = inOrder(session, 'settings');
  setRoom(session, 'settings', { card: asking(roomOf(session).card) });
  const answer = await read(() => session.client.settings());
  if (!isNews(answer.is === 'here')) return;
  setRoom(session, 'settings', { card: kept(roomOf(session).card, answer) });
};

/** What the form shows: what was typed, or what is saved. */
export const draftIn = (session: Session): SettingsDraft | null => {
  const { card, draft } = roomOf(session);
  const saved = valueOf(card);
  return draft ?? (saved ? draftOf(saved) : null);
};

export const edit = (session: Session, changed: Partial<SettingsDraft>): void => {
  const draft = draftIn(session);
  if (!draft) return;
  const { errors } = roomOf(session);
  const left = Object.entries(errors).filter(([field]) => !(field in changed));
  setRoom(session, 'settings', {
    draft: { ...draft, ...changed },
    errors: Object.fromEntries(left),
    saved: false,
  });
};

/** Takes the typed address into the list. @returns whether it could be. */
export const addRecipient = (session: Session): boolean => {
  const draft = draftIn(session);
  if (!draft) return false;
  const known = valueOf(roomOf(session).card)?.languages.map(({ code }) => code) ?? [];
  const added = withAdded(draft, known.includes(language) ? language : (known[0] ?? language));
  if ('error' in added) {
    setRoom(session, 'settings', { errors: { ...roomOf(session).errors, adding: added.error } });
    return false;
  }
  const { adding: _, ...errors } = roomOf(session).errors;
  setRoom(session, 'settings', { draft: added.draft, errors, saved: false });
  say(session, t.settings.added(draft.adding.trim()));
  return true;
};

export const removeRecipient = (session: Session, email: string): void => {
  const draft = draftIn(session);
  if (!draft) return;
  edit(session, { recipients: draft.recipients.filter((other) => other.email !== email) });
  say(session, t.settings.removed(email));
};

const refuse = (session: Session, errors: SettingsErrors): void =>
  setRoom(session, 'settings', { errors, tries: roomOf(session).tries + 1 });

export const save = async (session: Session): Promise<void> => {
  const card = valueOf(roomOf(session).card);
  // An address that is typed and not added is meant to be saved too.
  if (!card) return;
  if (draftIn(session)?.adding.trim() && !addRecipient(session)) {
    refuse(session, roomOf(session).errors);
    return;
  }
  const draft = draftIn(session);
  if (!draft) return;
  const errors = validate(card, draft);
  if (Object.keys(errors).length > 0) {
    refuse(session, errors);
    return;
  }
  const input = inputOf(draft);
  const ended = await change(session, 'settings', () => session.client.saveSettings(input));
  if (ended.is === 'value') {
    // What was read before it was saved is not shown any more, when ever it comes.
    inOrder(session, 'settings')();
    // What was typed while it was saved is still to be saved.
    const typed = roomOf(session).draft !== draft;
    setRoom(session, 'settings', {
      card: here(ended.value),
      ...(typed ? {} : { draft: null, saved: true }),
    });
    say(session, t.settings.saved);
    await reload(session);
    return;
  }
  const field = ended.is === 'trouble' ? fieldOf(ended.trouble) : null;
  if (ended.is === 'trouble' && field) {
    const { message, next } = ended.trouble;
    refuse(session, { [field]: `${message} ${next}` });
  } else session.store.set({ problem: problemOf(ended, () => void save(session)) });
};
