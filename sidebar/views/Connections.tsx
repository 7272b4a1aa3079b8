import { t } from '../messages';
import { Button } from '../parts/Button';
import { showForm } from '../state/actions';
import { isMine } from '../state/run';
import { CHOOSE } from '../state/session';
import { entriesOf } from '../state/sites';
import { useSelect, useSession } from '../state/hooks';
import { ConnectionCard } from './ConnectionCard';
import { Screen } from './Screen';
import { Sites } from './Sites';
import { Systems } from './Systems';

/** The accounts at vendors that data sets are read from. */
export const Connections = () => {
  const session = useSession();
  const state = useSelect(({ console }) => console)!;
  const mine = isMine(state);
  const { connections, connectors, steward } = state;
  const [only] = connectors;
  const single = only && connectors.length === 1;
  const add = () => showForm(session, single ? { connector: only.id } : CHOOSE);
  const none = connections.length === 0;
  return (
    <Screen
      tab="connections"
      still={!mine}
      footer={
        mine && (single || !none) ? (
          <Button kind="primary" onClick={add}>
            {t.connections.add}
          </Button>
        ) : undefined
      }
    >
      {!mine && <p class="lead">{t.connections.steward(steward?.email ?? '')}</p>}
      {none ? (
        <p class="lead">{t.connections.none}</p>
      ) : (
        <>
          <h2 class="unseen">{t.connections.label}</h2>
          <ul class="cards">
            {entriesOf(state).map((entry) =>
              entry.is === 'many' ? (
                <Sites key={entry.connector} of={entry} mine={mine} />
              ) : (
                <ConnectionCard
                  key={entry.connection.id}
                  connection={entry.connection}
                  mine={mine}
                />
              ),
            )}
          </ul>
        </>
      )}
      {mine && none && !single && (
        <>
          <h2 class="group-title">{t.connections.choose}</h2>
          <Systems connectors={connectors} />
        </>
      )}
    </Screen>
  );
};
