import { Told } from '../parts/Told';
import { t } from '../messages';
import { Button } from '../parts/Button';
import { focusNext, thePanel } from '../parts/focus';
import { Cross } from '../parts/Icons';
import { useSession } from '../state/hooks';
import type { Problem } from '../state/session';

/** What went wrong, above the footer: in sight wherever the list is scrolled to. */
export const Strip = ({ problem }: { problem: Problem }) => {
  const { store } = useSession();
  const { trouble, retry } = problem;
  const close = () => {
    store.set({ problem: null });
    focusNext(thePanel);
  };
  return (
    <div class="strip bad" role="alert">
      <Told of={trouble} />
      {retry && (
        <Button
          kind="link"
          onClick={() => {
            close();
            retry();
          }}
        >
          {t.problem.retry}
        </Button>
      )}
      <button type="button" class="close" aria-label={t.problem.dismiss} onClick={close}>
        <Cross />
      </button>
    </div>
  );
};
