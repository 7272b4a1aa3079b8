/** Keeps the page true: asks for the overview again and again, and says when nobody answers. */
import type { Overview } from '../api/contract';
import { type Session, type SessionState, tabOf } from './session';
import { share } from './share';
import { sidebarId, wasClosed } from './sidebar';

const EVERY_MS = 1000;
const HIDDEN_MS = 5000;

/** Asks once. Never throws: an emulator that is away is a state of the page. */
export async function refresh(session: Session): Promise<void> {
  const { api, store } = session;
  try {
    show(session, await api.overview());
  } catch {
    const { reach } = store.get();
    if (reach.is !== 'lost') store.set({ reach: { is: 'lost', since: Date.now() } });
  }
}

function show({ store }: Session, next: Overview): void {
  const state = store.get();
  const before = state.overview;
  const overview = share(before, next);
  const asked = state.asked === overview.activeSheetId ? null : state.asked;
  const activated = before?.activeSheetId !== overview.activeSheetId && asked === null;
  const wanted = activated ? overview.activeSheetId : state.sheetId;
  const visible = overview.tabs.filter((tab) => !tab.hidden);
  const sheetId = (visible.find((tab) => tab.sheetId === wanted) ?? visible[0])?.sheetId ?? null;
  store.set({
    overview,
    sheetId,
    asked,
    reach: state.reach.is === 'there' ? state.reach : { is: 'there' },
    ...(sheetId === state.sheetId ? {} : { draft: null }),
    ...(before === null ? { closed: closedBefore(overview) } : {}),
  });
}

/** What was said before the page was opened is not said again, and what was closed stays closed. */
function closedBefore(overview: Overview): SessionState['closed'] {
  const { toasts, alerts } = overview;
  const said = [...toasts, ...alerts].map(({ id }) => `toast/${id}`);
  const sidebar = wasClosed() ? sidebarId(overview) : null;
  return Object.fromEntries([...said, ...(sidebar ? [sidebar] : [])].map((id) => [id, true]));
}

/**
 * Polls until the page is closed. `opened` runs when the emulator begins to answer, and when it was
 * started anew in the meantime: then the sidebar is gone.
 */
export async function poll(session: Session, opened: () => void): Promise<never> {
  let open = false;
  let beside = false;
  for (;;) {
    await refresh(session);
    const state = session.store.get();
    const there = state.reach.is === 'there' && tabOf(state) !== null;
    const shown = sidebarId(state.overview) !== null;
    if (there && (!open || (beside && !shown))) opened();
    [open, beside] = [there, shown];
    await new Promise((resolve) => setTimeout(resolve, document.hidden ? HIDDEN_MS : EVERY_MS));
  }
}
