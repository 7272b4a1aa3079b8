import { t } from '../messages';
import { Button } from '../parts/Button';
import { useSelect, useSession } from '../state/session';
import { Steps } from './Steps';

/** The last two steps of first use, above the list: choose, and watch it arrive. */
export const Guide = () => {
  const { store } = useSession();
  const { datasets } = useSelect(({ console }) => console)!;
  const on = datasets.filter(({ status }) => status !== 'off');
  const here = on.length > 0 && on.every(({ rows }) => rows !== undefined);
  if (here)
    return (
      <div class="guide">
        <Steps at={3} />
        <p>{t.guide.arrived}</p>
        <Button kind="link" onClick={() => store.set({ guided: false })}>
          {t.guide.close}
        </Button>
      </div>
    );
  return (
    <div class="guide">
      <Steps at={on.length === 0 ? 1 : 2} />
      <p>{on.length === 0 ? t.guide.choose : t.guide.arrive}</p>
    </div>
  );
};
