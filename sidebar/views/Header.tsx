import { useLayoutEffect, useRef } from 'preact/hooks';
import { t } from '../messages';
import { Mark } from '../parts/Icons';
import { showTab } from '../state/actions';
import { useSelect, useSession } from '../state/hooks';
import type { TabName } from '../state/session';
import { TABS } from './tabs';

export const Header = ({ tabs }: { tabs: boolean }) => {
  const name = useSelect(({ console }) => console?.workbook.name);
  return (
    <header>
      <div class="brand">
        <Mark />
        <h1>{t.brand}</h1>
        {name && (
          <span class="workbook" title={name}>
            {name}
          </span>
        )}
      </div>
      {tabs && <Tabs />}
    </header>
  );
};

const STEP: Readonly<Record<string, number>> = { ArrowLeft: -1, ArrowRight: 1 };

/** One stop for the Tab key; the arrows move between the tabs (the ARIA pattern). */
const Tabs = () => {
  const session = useSession();
  const shown = useSelect(({ tab }) => tab);
  const list = useRef<HTMLDivElement>(null);
  const move = (event: KeyboardEvent) => {
    const at = TABS.findIndex(({ name }) => name === shown);
    const ends: Readonly<Record<string, number>> = { Home: 0, End: TABS.length - 1 };
    const step = STEP[event.key];
    const to = step === undefined ? ends[event.key] : (at + step + TABS.length) % TABS.length;
    if (to === undefined) return;
    event.preventDefault();
    showTab(session, TABS[to]!.name);
  };
  // A tab is not left before a person has said so: the focus follows what is shown.
  useLayoutEffect(() => {
    if (list.current?.contains(document.activeElement))
      list.current.querySelector<HTMLElement>('[aria-selected=true]')?.focus();
  }, [shown]);
  return (
    <div class="tabs" role="tablist" aria-label={t.tabs.label} ref={list} onKeyDown={move}>
      {TABS.map(({ name, title }) => (
        <Tab key={name} name={name} title={title} selected={name === shown} />
      ))}
    </div>
  );
};

const Tab = ({ name, title, selected }: { name: TabName; title: string; selected: boolean }) => {
  const session = useSession();
  return (
    <button
      type="button"
      role="tab"
      id={`tab-${name}`}
      aria-selected={selected}
      aria-controls="panel"
      tabIndex={selected ? 0 : -1}
      onClick={() => showTab(session, name)}
    >
      {title}
    </button>
  );
};
