import { Cross } from '../chrome/Cross';
import { type DrawerName, useSelect, useSession } from '../state/session';
import { Clock } from './Clock';
import { DRAWERS } from './DrawerButtons';
import { Executions } from './Executions';
import { Log } from './Log';
import { Outbox } from './Outbox';
import { Studio } from './Studio';
import { Triggers } from './Triggers';

const CONTENT: Readonly<Record<DrawerName, () => preact.JSX.Element>> = {
  outbox: Outbox,
  log: Log,
  triggers: Triggers,
  executions: Executions,
  clock: Clock,
  studio: Studio,
};

/** What happens behind the workbook, beneath the cells. */
export function Drawer() {
  const { store } = useSession();
  const name = useSelect((state) => state.drawer);
  if (!name) return null;
  const Content = CONTENT[name];
  const [, title] = DRAWERS.find(([one]) => one === name)!;
  return (
    <section
      class="drawer"
      aria-label={title}
      onKeyDown={(event) => {
        if (event.key === 'Escape') store.set({ drawer: null });
      }}
    >
      <button
        type="button"
        class="quiet drawer-close"
        aria-label={`Close ${title}`}
        onClick={() => store.set({ drawer: null })}
      >
        <Cross />
      </button>
      <Content key={name} />
    </section>
  );
}
