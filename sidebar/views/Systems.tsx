import { useEffect, useId, useState } from 'preact/hooks';
import type { ConnectorCard } from '../../src/app/api';
import { t } from '../messages';
import { Button } from '../parts/Button';
import { openReports, showForm } from '../state/actions';
import { say } from '../state/call';
import { useBusy, useSession } from '../state/hooks';
import { FEW, systemsIn } from '../state/systems';
import { Choice } from './Choice';

/** From so many systems on, they can be searched. */
const MANY = 6;
/** Said when the typing rests, not at every letter. */
const REST_MS = 700;

/** The systems that can be connected: a few whole, many as a list. */
export const Systems = ({ connectors }: { connectors: readonly ConnectorCard[] }) =>
  connectors.length <= FEW ? <Choice connectors={connectors} /> : <List connectors={connectors} />;

const List = ({ connectors }: { connectors: readonly ConnectorCard[] }) => {
  const session = useSession();
  const opening = useBusy('reports/sources');
  const [query, setQuery] = useState('');
  const groups = systemsIn(connectors, query);
  const found = groups.reduce((sum, group) => sum + group.connectors.length, 0);
  useEffect(() => {
    if (query === '') return undefined;
    const timer = setTimeout(() => say(session, t.connections.found(found)), REST_MS);
    return () => clearTimeout(timer);
  }, [query, found, session]);
  return (
    <div class="systems">
      {connectors.length > MANY && (
        <div class="find" role="search">
          <input
            type="search"
            value={query}
            placeholder={t.connections.find}
            aria-label={t.connections.find}
            onInput={(event) => setQuery(event.currentTarget.value)}
          />
        </div>
      )}
      {groups.map(({ name, connectors: some }) => (
        <section key={name} aria-label={t.connections.groups[name]}>
          <h3 class="group-title">{t.connections.groups[name]}</h3>
          <ul>
            {some.map((connector) => (
              <System key={connector.id} connector={connector} />
            ))}
          </ul>
        </section>
      ))}
      <Button kind="link" busy={opening} onClick={() => void openReports(session, 'sources')}>
        {t.connections.bySource}
      </Button>
      {found === 0 && <p class="nothing">{t.connections.noneFound(query.trim())}</p>}
    </div>
  );
};

/** The whole row is its button's. */
const System = ({ connector: { id, title, description } }: { connector: ConnectorCard }) => {
  const session = useSession();
  const about = useId();
  return (
    <li>
      <button
        type="button"
        aria-label={t.guide.begin(title)}
        aria-describedby={about}
        onClick={() => showForm(session, { connector: id })}
      >
        {title}
      </button>
      <p id={about} title={description}>
        {description}
      </p>
    </li>
  );
};
