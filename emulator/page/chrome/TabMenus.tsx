import { useRef, useState } from 'preact/hooks';
import type { TabOverview } from '../api/contract';
import { deleteTab, openTab } from '../state/actions';
import { useSession } from '../state/session';
import { type Entry, Menu } from './Menu';

/** A button whose menu opens upwards. */
function MenuButton(props: { label: string; entries: Entry[]; icon: string }) {
  const [open, setOpen] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  return (
    <div class="menu-place">
      <button
        ref={button}
        type="button"
        class="quiet"
        aria-label={props.label}
        title={props.label}
        aria-haspopup="menu"
        aria-expanded={open}
        onClick={() => setOpen(!open)}
      >
        <svg viewBox="0 0 16 16" width="16" height="16" aria-hidden="true">
          <path
            d={props.icon}
            stroke="currentColor"
            stroke-width="1.5"
            fill="none"
            stroke-linecap="round"
          />
        </svg>
      </button>
      {open && (
        <Menu
          up
          label={props.label}
          entries={props.entries}
          onClose={(why) => {
            setOpen(false);
            if (why !== 'outside') button.current?.focus();
          }}
        />
      )}
    </div>
  );
}

/** Every visible tab by name, for workbooks with more of them than fit. */
export function AllTabs(props: { tabs: readonly TabOverview[]; sheetId: number | null }) {
  const session = useSession();
  const entries = props.tabs.map(({ sheetId, title }): Entry => ({
    kind: 'action',
    title,
    checked: sheetId === props.sheetId,
    act: () => openTab(session, sheetId),
  }));
  return <MenuButton label="All tabs" entries={entries} icon="M3 4.5h10M3 8h10M3 11.5h10" />;
}

/** What can be done to the open tab. */
export function TabMenu(props: { tab: TabOverview; only: boolean; onRename: () => void }) {
  const session = useSession();
  const { title } = props.tab;
  const remove = () => {
    if (window.confirm(`Delete the tab “${title}” with all that is in it? This cannot be undone.`))
      void deleteTab(session, title);
  };
  const entries: Entry[] = [
    // The field takes the focus after the menu has given it back.
    { kind: 'action', title: 'Rename', act: () => setTimeout(props.onRename) },
    props.only
      ? { kind: 'text', title: 'The only tab cannot be deleted' }
      : { kind: 'action', title: 'Delete…', act: remove },
  ];
  return <MenuButton label={`What to do with ${title}`} entries={entries} icon="M4 6l4 4 4-4" />;
}
