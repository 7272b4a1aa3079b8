import { t } from '../messages';
import { Button } from '../parts/Button';
import { open } from '../state/actions';
import { useBusy, useSelect, useSession } from '../state/hooks';
import { Screen } from './Screen';

/** As large as what is about to be here, so that nothing jumps; and it says what it waits for. */
export const Opening = () => (
  <Screen tab="datasets" footer={<span class="quiet">{t.opening}</span>}>
    <div class="skeleton" aria-hidden="true">
      <i class="bone doors-bone" />
      <i class="bone find-bone" />
      <i class="bone title-bone" />
      {[1, 2, 3, 4, 5].map((n) => (
        <i key={n} class="bone card-bone" />
      ))}
    </div>
  </Screen>
);

/** The first call brought nothing: there is nothing to show but the way out. */
export const Closed = () => {
  const session = useSession();
  const why = useSelect(({ openProblem }) => openProblem);
  const busy = useBusy('open');
  return (
    <Screen
      label={t.brand}
      footer={
        <Button kind="primary" busy={busy} onClick={() => void open(session)}>
          {busy ? t.opening : t.problem.retry}
        </Button>
      }
    >
      <div class="welcome" role="alert">
        <h2>{t.problem.openTitle}</h2>
        <p>{why}</p>
      </div>
    </Screen>
  );
};
