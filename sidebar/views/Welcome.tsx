import { t } from '../messages';
import { Button } from '../parts/Button';
import { showForm } from '../state/actions';
import { useSelect, useSession } from '../state/hooks';
import { isBegun } from '../state/run';
import { Screen } from './Screen';
import { Steps } from './Steps';
import { Systems } from './Systems';

/** Nothing is connected: what this is, and one thing to do. */
export const Welcome = () => {
  const session = useSession();
  const { connectors, datasets } = useSelect(({ console }) => console)!;
  const begun = useSelect(isBegun);
  const [only] = connectors;
  return (
    <Screen
      still={connectors.length === 1}
      {...(begun ? { tab: 'datasets' } : { label: t.guide.label })}
      footer={
        only && connectors.length === 1 ? (
          <Button kind="primary" onClick={() => showForm(session, { connector: only.id })}>
            {t.guide.begin(only.title)}
          </Button>
        ) : undefined
      }
    >
      <Steps at={0} />
      <div class="welcome">
        <h2>{t.guide.welcomeTitle}</h2>
        <p>{t.guide.welcome}</p>
        <Systems connectors={connectors} />
        <h3 class="group-title">{t.guide.ready(datasets.length)}</h3>
        <ul class="offer">
          {datasets.map(({ id, title }) => (
            <li key={id}>{title}</li>
          ))}
        </ul>
      </div>
    </Screen>
  );
};
