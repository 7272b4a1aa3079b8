import type { ComponentChildren } from 'preact';
import { t } from '../messages';
import { Button } from '../parts/Button';
import { Cross } from '../parts/Icons';
import { useSelect, useSession, type Problem } from '../state/session';
import { Header } from './Header';

/** The frame of every view: header, the part that scrolls, and a footer with its one primary button. */
export const Screen = (props: {
  readonly tab?: string;
  readonly label?: string;
  readonly footer?: ComponentChildren;
  readonly children: ComponentChildren;
}) => {
  const { tab, label, footer, children } = props;
  const problem = useSelect((state) => state.problem);
  const panel = tab
    ? { role: 'tabpanel' as const, 'aria-labelledby': `tab-${tab}` }
    : { 'aria-label': label };
  return (
    <div class="screen">
      <Header tabs={tab !== undefined} />
      <main>
        <div id="panel" class="panel" {...panel}>
          {children}
        </div>
      </main>
      {problem && <ProblemNote problem={problem} />}
      {footer && <footer>{footer}</footer>}
    </div>
  );
};

const ProblemNote = ({ problem }: { problem: Problem }) => {
  const { store } = useSession();
  const { trouble, retry } = problem;
  return (
    <div class="problem" role="alert">
      <p>
        <strong>{trouble.message}</strong> {trouble.next}
      </p>
      {retry && (
        <Button
          kind="link"
          onClick={() => {
            store.set({ problem: null });
            retry();
          }}
        >
          {t.problem.retry}
        </Button>
      )}
      <button
        type="button"
        class="close"
        aria-label={t.problem.dismiss}
        onClick={() => store.set({ problem: null })}
      >
        <Cross />
      </button>
    </div>
  );
};
