/** Whether a person has closed the add-on's sidebar. This browser tab remembers it when it is reloaded. */
import type { Overview } from '../api/contract';
import type { Session } from './session';

const KEY = 'sidebar';
const CLOSED = 'closed';

/** By which the page knows a panel that a person has closed. */
export const sidebarId = (overview: Overview | null): string | null =>
  overview?.sidebar ? `sidebar/${overview.sidebar.id}` : null;

export const wasClosed = (): boolean => sessionStorage.getItem(KEY) === CLOSED;

export function rememberSidebar({ store }: Session): void {
  store.subscribe(() => {
    const { overview, closed } = store.get();
    const id = sidebarId(overview);
    if (id === null) return;
    if (id in closed) sessionStorage.setItem(KEY, CLOSED);
    else sessionStorage.removeItem(KEY);
  });
}
