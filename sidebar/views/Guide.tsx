import { t } from '../messages';
import { Button } from '../parts/Button';
import { focusNext, thePanel } from '../parts/focus';
import { isActive } from '../state/run';
import { useSelect, useSession } from '../state/hooks';
import { Steps } from './Steps';

/** The last two steps of first use, above the list: choose, and watch it arrive. */
export const Guide = () => {
  const { store } = useSession();
  const { datasets } = useSelect(({ console }) => console)!;
  const active = useSelect(({ run }) => isActive(run));
  const arrived = datasets.some(({ rows }) => rows !== undefined);
  const step = active ? 2 : arrived ? 3 : 1;
  const close = () => {
    store.set({ guided: false });
    focusNext(thePanel);
  };
  return (
    <div class="guide">
      <Steps at={step} />
      <p>{step === 1 ? t.guide.choose : step === 2 ? t.guide.arrive : t.guide.arrived}</p>
      {step === 3 && (
        <Button kind="link" onClick={close}>
          {t.guide.close}
        </Button>
      )}
    </div>
  );
};
