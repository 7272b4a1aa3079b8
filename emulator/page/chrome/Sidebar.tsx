import { placeIn, searchOf } from '../api/client';
import { close } from '../state/actions';
import { useSelect, useSession } from '../state/session';
import { sidebarId } from '../state/sidebar';
import { Cross } from './Cross';
import { Frame } from './Frame';

/** Whose page it is, as the address of this one says it. */
export const others = (): string => searchOf(placeIn(location.search)).replace('?', '&');

/** The add-on's own page at the right, 300 pixels wide as on the host. */
export function Sidebar() {
  const session = useSession();
  const panel = useSelect(({ overview }) => overview?.sidebar ?? null);
  const id = useSelect(({ overview }) => sidebarId(overview));
  const closed = useSelect((state) => id !== null && id in state.closed);
  if (!panel || id === null || closed) return null;
  const title = panel.title || 'Sidebar';
  return (
    <aside class="sidebar" aria-label={title}>
      <div class="panel-head">
        <h2 title={title}>{title}</h2>
        <button
          type="button"
          class="quiet"
          aria-label={`Close ${title}`}
          onClick={() => close(session, id)}
        >
          <Cross />
        </button>
      </div>
      <Frame
        key={panel.id}
        title={title}
        src={`/sidebar?shown=${panel.id}${others()}`}
        close={() => close(session, id)}
      />
    </aside>
  );
}
