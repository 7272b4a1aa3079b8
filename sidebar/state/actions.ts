import { t } from '../messages';
import { accept, attempt, call, isStale, problemOf, say, tick } from './call';
import { showDetails } from './details';
import { follow } from './follow';
import { leaving } from './leave';
import { finish } from './poll';
import { askedBy, isActive } from './run';
import type { CHOOSE } from './session';
import { type FormRequest, type Page, type Session, type TabName } from './session';

/** The first paint, by one call; a run at hand is taken up. */
export const open = async (session: Session): Promise<void> => {
  const { store, client } = session;
  store.set({ openProblem: null });
  const ended = await attempt(session, 'open', () => client.consoleState());
  if (ended.is !== 'value') {
    const why = ended.is === 'trouble' ? ended.trouble.message : t.problem.openNext;
    store.set({ openProblem: why });
    return;
  }
  accept(session, ended.value);
  store.set({ guided: ended.value.datasets.every((d) => d.rows === undefined) });
  if (isActive(ended.value.run)) void follow(session);
};

export const showTab = (session: Session, tab: TabName): void =>
  leaving(session, () => session.store.set({ tab, form: null, page: null, problem: null }));

export const showPage = (session: Session, page: Page | null): void =>
  leaving(session, () => session.store.set({ page, problem: null }));

export const showForm = ({ store }: Session, form: FormRequest | typeof CHOOSE): void =>
  store.set({ tab: 'connections', form, page: null, problem: null });

export const leaveForm = ({ store }: Session): void => {
  const first = store.get().console?.connections.length === 0;
  store.set({ form: null, problem: null, ...(first ? { tab: 'datasets' } : {}) });
};

/** Asks for a refresh and drives it. `ids` null: all that are on. */
export const refresh = async (session: Session, ids: readonly string[] | null): Promise<void> => {
  const { store, client } = session;
  const name = ids ? `refresh/${ids.join()}` : 'refresh';
  const run = await call(
    session,
    name,
    () => client.refresh(ids),
    () => void refresh(session, ids),
  );
  if (run === undefined) return;
  const wanted =
    ids ?? (store.get().console?.datasets ?? []).filter((d) => d.status !== 'off').map((d) => d.id);
  const { asked } = store.get();
  const later = wanted.filter((id) => !run?.datasets.includes(id));
  store.set({ run, outcome: null, asked: [...new Set([...asked, ...later])] });
  say(session, t.run.started(wanted.length));
  void follow(session);
};

/** On: refreshed at once, so that it arrives while the person watches. */
export const switchDataset = async (session: Session, id: string, on: boolean): Promise<void> => {
  const { client } = session;
  const console = await call(
    session,
    `switch/${id}`,
    () => client.switchDataset(id, on),
    () => void switchDataset(session, id, on),
  );
  if (!console) return;
  accept(session, console);
  if (!on) return;
  // What it reads is paid for: that is on the page before any of it is read.
  if (console.warehouse?.charges && console.steward?.you) await showDetails(session, id);
  await refresh(session, [id]);
};

/** Cancels at once what is one's own; what a colleague asked for only after a question. */
export const askToCancel = (session: Session): void => {
  const { store } = session;
  const { run, console } = store.get();
  const by = askedBy(run, console);
  if (by === undefined) return void cancel(session);
  store.set({
    question: {
      title: t.run.cancelTitle,
      body: t.run.cancelBody(by),
      yes: t.run.cancelYes,
      no: t.run.cancelNo,
      danger: true,
      act: () => void cancel(session),
    },
  });
};

export const cancel = async (session: Session): Promise<void> => {
  const { store, client } = session;
  const { run: before } = store.get();
  const run = await call(
    session,
    'cancel',
    () => client.cancel(),
    () => void cancel(session),
  );
  if (run === undefined) return;
  // An execution at work ends after its step; where none is, it is over now.
  const over = !isActive(run);
  // It may have come to its end on its own before the word reached it.
  const late = over && run !== null && run.id === before?.id && run.is !== 'cancelled';
  const cancelled = over && !late;
  store.set({ run, asked: [], ...(cancelled ? { outcome: t.run.cancelled } : {}) });
  if (cancelled) say(session, `${t.run.cancelled} ${t.run.stays}`);
  if (over) await reload(session);
  if (late) finish(session, run);
};

/** What the polls would bring, at once. */
export const reload = async (session: Session): Promise<void> => {
  const asked = tick(session);
  const ended = await attempt(session, 'reload', () => session.client.consoleState());
  if (ended.is !== 'value' || isStale(session, asked)) return;
  accept(session, ended.value);
  if (isActive(ended.value.run)) void follow(session);
};

export const publishAnyway = async (session: Session, id: string): Promise<void> => {
  const { store, client } = session;
  const run = await call(
    session,
    `publish/${id}`,
    () => client.publishAnyway(id),
    () => void publishAnyway(session, id),
  );
  if (run === undefined) return;
  store.set({ run, outcome: null, ...(run?.datasets.includes(id) ? {} : { asked: [id] }) });
  void follow(session);
};

export const openTab = async (session: Session, id: string): Promise<void> => {
  const ended = await attempt(session, `tab/${id}`, () => session.client.openTab(id));
  if (ended.is === 'value') return;
  session.store.set({ problem: problemOf(ended, () => void openTab(session, id)) });
};

/** The gallery comes in the console's place; what is shared, in a window over the workbook. */
export const openReports = async (
  session: Session,
  start: 'gallery' | 'share' | 'sources',
): Promise<void> => {
  const ended = await attempt(session, `reports/${start}`, () => session.client.showReports(start));
  if (ended.is === 'value') return;
  session.store.set({ problem: problemOf(ended, () => void openReports(session, start)) });
};
