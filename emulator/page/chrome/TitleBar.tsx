import { toggleDrawer } from '../state/actions';
import { useSelect, useSession } from '../state/session';
import { clockText, placeOf } from '../time';
import { District } from './District';
import { People } from './People';
import { MenuBar } from './MenuBar';

/** The workbook's name, its menus, what is running, the clock and the user. */
export function TitleBar() {
  const session = useSession();
  const overview = useSelect((state) => state.overview);
  const running = useSelect((state) => state.running);
  const open = useSelect((state) => state.drawer === 'clock');
  return (
    <header class="title-bar" aria-label="Workbook">
      <svg class="mark" viewBox="0 0 20 20" aria-hidden="true">
        <rect x="2" y="3" width="16" height="14" rx="3" fill="#0b57d0" />
        <path d="M5 8h10M5 11.5h10M9 5.5v9" stroke="#fff" stroke-width="1.4" />
      </svg>
      <div class="title-name">
        <h1 title={overview?.name}>{overview?.name ?? 'Workbook'}</h1>
        <MenuBar />
      </div>
      <p class="running" role="status">
        {running.length > 0 && (
          <>
            <i class="spinner" aria-hidden="true" /> Running {running.at(-1)}…
          </>
        )}
      </p>
      {overview && (
        <>
          <District overview={overview} />
          <button
            type="button"
            class="clock-button"
            aria-expanded={open}
            onClick={() => toggleDrawer(session, 'clock')}
          >
            <span class="unseen">Clock: </span>
            {clockText(overview.now, overview.timeZone)} <small>{placeOf(overview.timeZone)}</small>
          </button>
          <People overview={overview} />
        </>
      )}
    </header>
  );
}
