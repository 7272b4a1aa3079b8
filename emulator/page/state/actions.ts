/** What a person does, and what the page then asks of the emulator. */
import { Unreachable } from '../api/client';
import { at, clamp, type Selection } from './selection';
import { type DrawerName, selectionOf, type Session, tabOf } from './session';
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

/** Runs a function of the script, as its menu would, and shows that it runs. */
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
  if (overview?.sidebar || !first || wasClosed()) return;
  await run(session, first.function);
}
