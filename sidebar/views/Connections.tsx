import type { ConnectionCard, ConsoleState } from '../../src/app/api';
import { t } from '../messages';
import { Button } from '../parts/Button';
import { removeConnection, showForm } from '../state/actions';
import { isMine } from '../state/run';
import { useBusy, useSelect, useSession } from '../state/hooks';
import { Choice } from './Choice';
import { Screen } from './Screen';

export const Connections = () => {
  const session = useSession();
  const state = useSelect(({ console }) => console)!;
  const mine = isMine(state);
  const [only] = state.connectors;
  const single = only && state.connectors.length === 1;
  return (
    <Screen
      tab="connections"
      footer={
        mine && single ? (
          <Button kind="primary" onClick={() => showForm(session, { connector: only.id })}>
            {t.connections.add}
          </Button>
        ) : undefined
      }
    >
      {!mine && <p class="lead">{t.connections.steward(state.steward?.email ?? '')}</p>}
      {state.connections.length === 0 ? (
        <p class="lead">{t.connections.none}</p>
      ) : (
        <>
          <h2 class="unseen">{t.connections.label}</h2>
          <ul class="cards">
            {state.connections.map((connection) => (
              <Card key={connection.id} connection={connection} state={state} mine={mine} />
            ))}
          </ul>
        </>
      )}
      {mine && !single && (
        <>
          <h2 class="group-title">{t.connections.choose}</h2>
          <Choice connectors={state.connectors} />
        </>
      )}
    </Screen>
  );
};

interface CardProps {
  readonly connection: ConnectionCard;
  readonly state: ConsoleState;
  readonly mine: boolean;
}

const Card = ({ connection, state, mine }: CardProps) => {
  const session = useSession();
  const { id, site, about } = connection;
  const removing = useBusy(`remove/${id}`);
  const connector = state.connectors.find((c) => c.id === connection.connector);
  const address = connector?.settings.find(({ type }) => type === 'url');
  const edit = { connector: connection.connector, id };
  const ask = () => {
    const titles = orphansOf(state, connection);
    session.store.set({
      question: {
        title: t.connections.removeTitle(site),
        body: t.connections.removeBody,
        items: { intro: t.connections.depends(titles.length), titles },
        yes: t.connections.remove,
        no: t.confirm.noRemove,
        danger: true,
        act: () => void removeConnection(session, id, site),
      },
    });
  };
  return (
    <li class="card">
      <h3>{site}</h3>
      <p class="soft">{connector?.title ?? connection.connector}</p>
      {address && <p class="soft address">{connection.settings[address.name]}</p>}
      {about && <p class="about">{about}</p>}
      {mine && (
        <div class="acts">
          <Button
            kind="link"
            label={t.connections.editOf(site)}
            onClick={() => showForm(session, edit)}
          >
            {t.connections.edit}
          </Button>
          <Button
            kind="link"
            label={t.connections.replaceOf(site)}
            onClick={() => showForm(session, { ...edit, replacing: 'secret' })}
          >
            {t.connections.replace}
          </Button>
          <Button kind="link" label={t.connections.removeOf(site)} busy={removing} onClick={ask}>
            {removing ? t.connections.removing : t.connections.remove}
          </Button>
        </div>
      )}
    </li>
  );
};

/** Data sets that are on and that no other connection feeds. */
const orphansOf = (state: ConsoleState, connection: ConnectionCard): readonly string[] => {
  const left = state.connections.filter(({ id }) => id !== connection.id);
  const titles = left.map((c) => state.connectors.find(({ id }) => id === c.connector)?.title);
  return state.datasets
    .filter((d) => d.status !== 'off' && !d.sources.some((source) => titles.includes(source)))
    .map(({ title }) => title);
};
