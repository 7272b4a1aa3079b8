/** What Settings work out: what is sent, what is wrong with it, what is not lost. */
import type { SettingsCard, SettingsInput } from '../../src/app/api';
import { open, showPage, showTab } from '../../sidebar/state/actions';
import {
  addRecipient,
  draftIn,
  edit,
  loadSettings,
  removeRecipient,
  save,
} from '../../sidebar/state/settings';
import { draftOf, inputOf, isChanged } from '../../sidebar/state/settingsDraft';
import { fieldOf, validate, withAdded } from '../../sidebar/state/settingsForm';
import { askedOf, leftOut, missingIn } from '../../sidebar/state/takeOver';
import type { FailureCode } from '../../src/model';
import { bad, consoleOf, good, TROUBLES } from '../browser/sidebar-fixture';
import { settingsOf, TWO } from '../browser/sidebar-rooms';
import { rooms, sessionOf } from './_rooms';

jest.useFakeTimers();

describe('settings', () => {
  const card = settingsOf();

  test('what goes to the server is what came from it, until something is changed', () => {
    expect(isChanged(card, null)).toBe(false);
    expect(isChanged(card, draftOf(card))).toBe(false);
    expect(isChanged(card, { ...draftOf(card), quiet: null })).toBe(true);
    expect(isChanged(card, { ...draftOf(card), cloudProject: '  ' })).toBe(false);
    expect(isChanged(card, { ...draftOf(card), adding: 'x' })).toBe(true);
    const { recipients, quiet, timeZone, tickMinutes, retentionDays } = card;
    expect(inputOf(draftOf(card))).toEqual({
      recipients,
      quiet,
      timeZone,
      tickMinutes,
      retentionDays,
    });
    expect(inputOf({ ...draftOf(card), quiet: null, cloudProject: ' grand-bend ' })).toEqual({
      recipients,
      timeZone,
      tickMinutes,
      retentionDays,
      cloudProject: 'grand-bend',
    });
  });

  test.each([
    ['', 'Type an address first.'],
    ['nobody', 'This is not a mail address.'],
    ['a@b', 'This is not a mail address.'],
    ['a b@school.example', 'This is not a mail address.'],
    ['Analyst@School.example', 'Analyst@School.example is listed already.'],
  ])('an address like “%s” is not added', (adding, said) => {
    const added = withAdded({ ...draftOf(card), adding }, 'en');
    expect('error' in added && added.error).toContain(said);
  });

  test('what is wrong is said at its field, whether it is seen here or by the server', () => {
    expect(Object.keys(validate(card, { ...draftOf(card), timeZone: 'Mars/Olympus' }))).toEqual([
      'timeZone',
    ]);
    expect(validate(card, draftOf(card))).toEqual({});
    const at = (code: FailureCode, params: Record<string, string> = {}) =>
      fieldOf({ code, params, message: '', next: '' });
    expect(at('setup.too_often')).toBe('tickMinutes');
    expect(at('setup.unknown_zone')).toBe('timeZone');
    expect(at('setup.bad_email')).toBe('recipients');
    expect(at('setup.bad_setting', { setting: 'Google Cloud project' })).toBe('cloudProject');
    expect(at('setup.not_steward')).toBeNull();
  });

  const server = (refuse: () => ReturnType<typeof bad> | null = () => null) => {
    const saved: SettingsInput[] = [];
    let now: SettingsCard = card;
    const session = sessionOf({
      settings: () => good(now),
      saveSettings: (input: SettingsInput) => {
        const no = refuse();
        if (no) return no;
        saved.push(input);
        now = { ...now, ...input };
        return good(now);
      },
    });
    return { session, saved };
  };

  test('are saved with the address that was typed and not added', async () => {
    const { session, saved } = server();
    await open(session);
    await loadSettings(session);
    edit(session, { adding: ' new@school.example ' });
    removeRecipient(session, 'direction@ecole.example');
    await save(session);
    expect(saved[0]!.recipients).toEqual([
      { email: 'analyst@school.example', language: 'en' },
      { email: 'new@school.example', language: 'en' },
    ]);
    expect(rooms(session).settings).toMatchObject({ draft: null, saved: true, errors: {} });
  });

  test('are not sent while something is wrong with them', async () => {
    const { session, saved } = server();
    await open(session);
    await loadSettings(session);
    edit(session, { adding: 'nobody' });
    await save(session);
    expect(addRecipient(session)).toBe(false);
    expect(saved).toEqual([]);
    expect(Object.keys(rooms(session).settings.errors)).toEqual(['adding']);
    // What is wrong is forgotten once it is typed anew.
    edit(session, { adding: '' });
    expect(rooms(session).settings.errors).toEqual({});
  });

  test('that the server refuses stay as they were typed, with the reason', async () => {
    let no = true;
    const { session, saved } = server(() => (no ? bad(TROUBLES.unknownHost) : null));
    await open(session);
    await loadSettings(session);
    edit(session, { retentionDays: 7 });
    await save(session);
    expect(session.store.get().problem?.trouble.message).toBe(TROUBLES.unknownHost.message);
    expect(draftIn(session)?.retentionDays).toBe(7);
    no = false;
    await save(session);
    expect(saved[0]!.retentionDays).toBe(7);
  });

  test('taking over asks for the secrets of the place where data sets are built, too', () => {
    const secrets = [{ name: 'password', title: 'Password', help: '', type: 'secret' }] as const;
    const warehouse = { id: 'w1', title: 'PostgreSQL', secrets };
    const asked = askedOf(consoleOf({ connections: TWO, warehouse }));
    expect(asked.at(-1)).toMatchObject({ connection: { id: 'w1', site: 'PostgreSQL' }, secrets });
    expect(leftOut(asked, {}).map(({ site }) => site)).toContain('PostgreSQL');
    expect(missingIn(asked, { w1: { password: ' ' } })).toEqual({});
  });

  test('that are not saved are not left without a question', async () => {
    const { session } = server();
    await open(session);
    showTab(session, 'settings');
    await loadSettings(session);
    edit(session, { retentionDays: 7 });
    showTab(session, 'activity');
    expect(session.store.get().tab).toBe('settings');
    session.store.get().question!.act('');
    expect(session.store.get().tab).toBe('activity');
    expect(rooms(session).settings.draft).toBeNull();
    session.store.set({ question: null });
    showPage(session, { is: 'check' });
    expect(session.store.get()).toMatchObject({ question: null, page: { is: 'check' } });
  });
});
