import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { TabOverview } from '../api/contract';
import { DrawerButtons } from '../drawers/DrawerButtons';
import { addTab, openTab } from '../state/actions';
import { useSelect, useSession } from '../state/session';
import { Rename } from './Rename';
import { AllTabs, TabMenu } from './TabMenus';

const NONE: readonly TabOverview[] = Object.freeze([]);

/** The tabs that are not hidden; rename by double click, more by the menu of the open one. */
export function TabBar() {
  const session = useSession();
  const tabs = useSelect(({ overview }) => overview?.tabs ?? NONE);
  const sheetId = useSelect((state) => state.sheetId);
  const [renaming, setRenaming] = useState(false);
  const list = useRef<HTMLDivElement>(null);
  const visible = tabs.filter((tab) => !tab.hidden);
  const open = visible.find((tab) => tab.sheetId === sheetId);

  useLayoutEffect(() => {
    list.current
      ?.querySelector('[aria-selected="true"]')
      ?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
    setRenaming(false);
  }, [sheetId]);

  const onKeyDown = (event: KeyboardEvent) => {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    const onTab = (event.target as HTMLElement).matches('[role="tab"]');
    if (onTab && event.key === 'F2') setRenaming(true);
    if (!step || !open || !onTab) return;
    const to = visible[(visible.indexOf(open) + step + visible.length) % visible.length]!;
    event.preventDefault();
    openTab(session, to.sheetId);
    requestAnimationFrame(() => document.getElementById(`tab-${to.sheetId}`)?.focus());
  };

  return (
    <footer class="tab-bar" aria-label="Tabs">
      <button
        type="button"
        class="quiet"
        aria-label="Add a tab"
        title="Add a tab"
        disabled={tabs.length === 0}
        onClick={() => void addTab(session)}
      >
        <svg viewBox="0 0 16 16" width="16" height="16" aria-hidden="true">
          <path
            d="M8 3v10M3 8h10"
            stroke="currentColor"
            stroke-width="1.5"
            stroke-linecap="round"
          />
        </svg>
      </button>
      <AllTabs tabs={visible} sheetId={sheetId} />
      <div ref={list} class="tabs" onKeyDown={onKeyDown}>
        <div role="tablist" aria-label="Tabs of the workbook" class="tab-list">
          {visible.map((tab) => (
            <button
              key={tab.sheetId}
              id={`tab-${tab.sheetId}`}
              type="button"
              role="tab"
              aria-selected={tab === open}
              tabIndex={tab === open ? 0 : -1}
              title={tab.title}
              style={tab.color ? { '--tab-color': tab.color } : undefined}
              onClick={() => openTab(session, tab.sheetId)}
              onDblClick={() => setRenaming(true)}
            >
              <span>{tab.title}</span>
            </button>
          ))}
        </div>
        {open && renaming && <Rename tab={open} onClose={() => setRenaming(false)} />}
      </div>
      {open && (
        <TabMenu tab={open} only={visible.length === 1} onRename={() => setRenaming(true)} />
      )}
      <DrawerButtons />
    </footer>
  );
}
