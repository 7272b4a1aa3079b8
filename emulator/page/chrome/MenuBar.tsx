import { useState } from 'preact/hooks';
import type { MenuItem, Overview } from '../api/contract';
import {
  addTab,
  close,
  configure,
  goTo,
  makeCopy,
  pick,
  reset,
  showCard,
  toggleDrawer,
} from '../state/actions';
import { DRAWERS } from '../drawers/DrawerButtons';
import { type Session, type SessionState, useSelect, useSession } from '../state/session';
import { sidebarId } from '../state/sidebar';
import { type Entry, Menu } from './Menu';

const entriesOf = (session: Session, items: readonly MenuItem[]): Entry[] =>
  items.map((item): Entry => {
    if (item.kind === 'separator') return { kind: 'line' };
    if (item.kind === 'menu')
      return { kind: 'menu', title: item.title, entries: entriesOf(session, item.items) };
    return { kind: 'action', title: item.title, act: () => void pick(session, item.function) };
  });

function menusOf(session: Session, state: SessionState): readonly (readonly [string, Entry[]])[] {
  const { overview, closed, drawer, card } = state;
  const { addonMenu = null, menus = [] } = overview ?? {};
  const panel = sidebarId(overview);
  const hidden = panel !== null && panel in closed;
  const extensions: Entry[] = addonMenu
    ? [{ kind: 'menu', title: addonMenu.title, entries: entriesOf(session, addonMenu.items) }]
    : [{ kind: 'text', title: 'The script has made no menu' }];
  return [
    [
      'Workbook',
      [
        { kind: 'action', title: 'Add a tab', act: () => void addTab(session) },
        { kind: 'action', title: 'Make a copy', act: () => void makeCopy(session) },
        ...(overview ? hostOf(session, overview) : []),
        { kind: 'line' },
        {
          kind: 'action',
          title: 'Start again with an empty workbook…',
          act: () => {
            if (window.confirm(RESET)) void reset(session);
          },
        },
      ],
    ],
    [
      'View',
      [
        panel === null
          ? { kind: 'text', title: 'No sidebar has been opened' }
          : {
              kind: 'action',
              title: 'Sidebar',
              checked: !hidden,
              act: () => (hidden ? reopen(session, panel) : close(session, panel)),
            },
        {
          kind: 'action',
          title: 'Card',
          checked: card !== null,
          act: () => (card ? session.store.set({ card: null }) : void showCard(session)),
        },
        boardOf(overview),
        { kind: 'line' },
        ...DRAWERS.map(([name, title]): Entry => ({
          kind: 'action',
          title,
          checked: drawer === name,
          act: () => toggleDrawer(session, name),
        })),
      ],
    ],
    ['Extensions', extensions],
    ...menus.map(({ title, items }) => [title, entriesOf(session, items)] as const),
  ];
}

/** The script's own address, which only a script of the school's has. */
const boardOf = (overview: Overview | null): Entry => {
  const address = overview?.webApp ?? null;
  return address === null
    ? { kind: 'text', title: 'No board: an add-on has no web app' }
    : {
        kind: 'action',
        title: 'Board (web app)',
        act: () => void window.open(address, '_blank', 'noopener'),
      };
};

/** What is Google's to decide, or its administrator's: which workbook, what kind of script, which account. */
function hostOf(session: Session, overview: Overview): Entry[] {
  const { id, workbooks, mode, account, enabled } = overview;
  const choice = (title: string, checked: boolean, act: () => void): Entry => ({
    kind: 'action',
    title,
    checked,
    act,
  });
  const set = (change: Parameters<typeof configure>[1]) => () => void configure(session, change);
  return [
    {
      kind: 'menu',
      title: 'Open',
      entries: workbooks.map((book) =>
        choice(book.name, book.id === id, () => goTo({ workbook: book.id })),
      ),
    },
    { kind: 'line' },
    {
      kind: 'menu',
      title: 'Homeroom runs as',
      entries: [
        choice('An add-on: hourly at most', mode === 'addon', set({ mode: 'addon' })),
        choice('The school’s own script', mode === 'owned', set({ mode: 'owned' })),
      ],
    },
    {
      kind: 'menu',
      title: 'Google account',
      entries: [
        choice('Workspace', account === 'workspace', set({ account: 'workspace' })),
        choice('Consumer: smaller quotas', account === 'consumer', set({ account: 'consumer' })),
      ],
    },
    ...(mode === 'addon'
      ? [choice('Use the add-on in this workbook', enabled, set({ enabled: !enabled }))]
      : []),
  ];
}

const RESET =
  'Start again?\n\nAll tabs, properties, files, triggers, mails and logs of this emulator are removed. This cannot be undone.';

function reopen({ store }: Session, id: string): void {
  const { [id]: _, ...closed } = store.get().closed;
  store.set({ closed });
}

/** The menus beneath the workbook's name. Arrow keys go from one to the next. */
export function MenuBar() {
  const session = useSession();
  const state = useSelect((all) => all);
  const [open, setOpen] = useState<number | null>(null);
  const menus = menusOf(session, state);
  const go = (from: number, step: number, opened: boolean) => {
    const to = (from + step + menus.length) % menus.length;
    document.getElementById(`menu-${to}`)?.focus();
    if (opened) setOpen(to);
  };
  return (
    <div class="menu-bar" role="menubar" aria-label="Workbook menu">
      {menus.map(([title, entries], index) => (
        <div class="menu-place" key={title} role="none">
          <button
            type="button"
            id={`menu-${index}`}
            role="menuitem"
            aria-haspopup="menu"
            aria-expanded={open === index}
            tabIndex={index === 0 || open === index ? 0 : -1}
            onClick={() => setOpen(open === index ? null : index)}
            onPointerEnter={() => open !== null && setOpen(index)}
            onKeyDown={(event) => {
              if (event.key === 'ArrowRight') go(index, 1, open !== null);
              else if (event.key === 'ArrowLeft') go(index, -1, open !== null);
              else if (event.key === 'ArrowDown') setOpen(index);
              else return;
              event.preventDefault();
            }}
          >
            {title}
          </button>
          {open === index && (
            <Menu
              label={title}
              entries={entries}
              onClose={(why) => {
                setOpen(null);
                if (why !== 'outside') document.getElementById(`menu-${index}`)?.focus();
              }}
              onSide={(step) => go(index, step, true)}
            />
          )}
        </div>
      ))}
    </div>
  );
}
