/** What a person does, and what the page then asks of the emulator. */
import { type PersonChange, type Place, placeIn, searchOf, Unreachable } from '../api/client';
import type { Condition, Overview } from '../api/contract';
import { at, clamp, type Selection } from './selection';
import { type DrawerName, personOf, selectionOf, type Session, tabOf } from './session';
import { refresh } from './poll';
import { wasClosed } from './sidebar';

let lastNotice = 0;

/** Says something in the corner for a while. */
export function notify({ store }: Session, title: string, message: string): void {
  const notice = { id: --lastNotice, title, message, seconds: 8 };
  store.set({ notices: [...store.get().notices, notice] });
}

export function close({ store }: Session, id: string): void {
  store.set({ closed: { ...store.get().closed, [id]: true } });
}

/** Does `work` and tells the person when it was refused. Answers whether it went well. */
async function attempt(session: Session, what: string, work: () => Promise<unknown>) {
  try {
    await work();
    return true;
  } catch (error) {
    // An emulator that is away has its own line on the page.
    if (!(error instanceof Unreachable)) notify(session, what, (error as Error).message);
    return false;
  } finally {
    await refresh(session);
  }
}

export function select({ store }: Session, selection: Selection): void {
  const tab = tabOf(store.get());
  if (!tab) return;
  const kept = clamp(selection, tab.rows, tab.columns);
  store.set({ selections: { ...store.get().selections, [tab.sheetId]: kept } });
}

export function openTab({ api, store }: Session, sheetId: number): void {
  store.set({ sheetId, asked: sheetId, draft: null });
  // The script's getActiveSheet() follows the person. A tab that is gone is told by the next poll.
  api.activate(sheetId).catch(() => undefined);
}

export function toggleDrawer({ store }: Session, name: DrawerName): void {
  store.set({ drawer: store.get().drawer === name ? null : name });
}

/** Writes text as a person typing it would, beginning at a cell of the tab in sight. */
export async function type(
  session: Session,
  row: number,
  column: number,
  values: readonly (readonly string[])[],
): Promise<void> {
  const tab = tabOf(session.store.get());
  if (!tab) return;
  if (values.length * (values[0]?.length ?? 0) <= 100)
    values.forEach((line, r) =>
      line.forEach((text, c) => session.cells.patch(tab.sheetId, row + r, column + c, text)),
    );
  await attempt(session, 'This was not written', () =>
    session.api.type(tab.title, row, column, values),
  );
}

/** Ends typing: writes the draft and goes on to the next cell. */
export async function commit(session: Session, down: number, right: number): Promise<void> {
  const state = session.store.get();
  const { draft } = state;
  if (!draft) return;
  const { anchor } = selectionOf(state);
  session.store.set({ draft: null });
  select(session, at(anchor.row + down, anchor.column + right));
  await type(session, anchor.row, anchor.column, [[draft.text]]);
}

export const addTab = (session: Session): Promise<boolean> =>
  attempt(session, 'No tab was added', async () => {
    const before = new Set(session.store.get().overview?.tabs.map((tab) => tab.sheetId));
    await session.api.addTab();
    await refresh(session);
    const added = session.store.get().overview?.tabs.find((tab) => !before.has(tab.sheetId));
    if (added) openTab(session, added.sheetId);
  });

export const renameTab = (session: Session, title: string, to: string): Promise<boolean> =>
  attempt(session, 'The tab was not renamed', () => session.api.renameTab(title, to));

export const deleteTab = (session: Session, title: string): Promise<boolean> =>
  attempt(session, 'The tab was not deleted', () => session.api.deleteTab(title));

export const reset = (session: Session): Promise<boolean> =>
  attempt(session, 'The workbook was not reset', async () => {
    await session.api.reset();
    await session.api.open();
  });

export const advance = (session: Session, ms: number) => session.api.advance(ms);

/** Goes on as somebody else, or at another workbook: the page is opened anew, as on the host. */
export function goTo(place: Place): void {
  location.assign(`/${searchOf({ ...placeIn(location.search), ...place })}`);
}

export const changePerson = (session: Session, email: string, change: PersonChange) =>
  attempt(session, 'Nothing was changed', () => session.api.person(email, change));

export const makeCopy = (session: Session): Promise<boolean> =>
  attempt(session, 'The workbook was not copied', async () =>
    goTo({ workbook: await session.api.copy() }),
  );

export const configure = (
  session: Session,
  change: Partial<Pick<Overview, 'mode' | 'account' | 'enabled'>>,
): Promise<boolean> => attempt(session, 'Nothing was changed', () => session.api.configure(change));

export const makeDistrict = (session: Session, is: Condition): Promise<boolean> =>
  attempt(session, 'The district stays as it is', () => session.api.makeDistrict(is));

/** Opens the add-on's card, or presses a button of it. */
export const showCard = (session: Session, action?: string): Promise<boolean> =>
  attempt(session, 'The card failed', async () => {
    const answer = await session.api.card(action);
    if (answer?.is === 'card') session.store.set({ card: answer });
    if (answer?.is === 'response') notify(session, '', answer.notification);
  });

/** As a menu's item does: Google asks first whoever has granted nothing yet. */
export async function pick(session: Session, name: string): Promise<void> {
  const person = personOf(session.store.get());
  const scopes = Object.values(person?.scopes ?? {});
  if (scopes.length > 0 && !scopes.includes(true)) session.store.set({ consent: name });
  else await run(session, name);
}

/** The person has answered Google's question. */
export async function consent(session: Session, granted: readonly string[] | null): Promise<void> {
  const { consent: name, overview } = session.store.get();
  session.store.set({ consent: null });
  if (name === null || granted === null || !overview) return;
  if (await changePerson(session, overview.user, { granted })) await run(session, name);
}

/** Runs a function of the script and shows that it runs. */
export async function run(session: Session, name: string): Promise<void> {
  const { store } = session;
  store.set({ running: [...store.get().running, name] });
  try {
    await attempt(session, `${name} failed`, async () => {
      const { error } = await session.api.call(name);
      if (error !== undefined) throw new Error(error);
    });
  } finally {
    const running = store.get().running.slice();
    running.splice(running.indexOf(name), 1);
    store.set({ running });
  }
}

/** As Google does with a simple trigger: nobody is told when it fails or is not there. */
export async function open(session: Session): Promise<void> {
  await session.api.open().catch(() => undefined);
  await refresh(session);
  await openSidebar(session);
}

/**
 * On the host a person finds the add-on in its menu. A newcomer here is spared that: the page picks
 * the menu's first item, which is where add-ons open their sidebar.
 */
async function openSidebar(session: Session): Promise<void> {
  const { overview } = session.store.get();
  const first = overview?.addonMenu?.items.find((item) => item.kind === 'item');
  const granted = Object.values(personOf(session.store.get())?.scopes ?? {});
  // Google's question is a person's to answer: it is not asked of their own accord.
  if (granted.length > 0 && !granted.includes(true)) return;
  if (overview?.sidebar || !first || wasClosed()) return;
  await run(session, first.function);
}
