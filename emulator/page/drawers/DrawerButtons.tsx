import { toggleDrawer } from '../state/actions';
import { type DrawerName, useSelect, useSession } from '../state/session';

export const DRAWERS: readonly (readonly [DrawerName, string])[] = Object.freeze([
  ['outbox', 'Outbox'],
  ['log', 'Log'],
  ['triggers', 'Triggers'],
  ['executions', 'Executions'],
  ['clock', 'Clock'],
  ['studio', 'Looker Studio'],
] as const);

/** Opens and closes the drawers beneath the cells. */
export function DrawerButtons() {
  const session = useSession();
  const open = useSelect((state) => state.drawer);
  return (
    <nav class="drawer-buttons" aria-label="Behind the workbook">
      {DRAWERS.map(([name, title]) => (
        <button
          key={name}
          type="button"
          aria-expanded={open === name}
          onClick={() => toggleDrawer(session, name)}
        >
          {title}
        </button>
      ))}
    </nav>
  );
}
