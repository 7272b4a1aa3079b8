import { useEffect, useId, useState } from 'preact/hooks';
import { t } from '../messages';
import { Disclose } from '../parts/Disclose';
import { Dot } from '../parts/Dot';
import { say } from '../state/call';
import { toggleUnfolded } from '../state/connections';
import { useSelect, useSession } from '../state/hooks';
import { countOf, sitesLike, type Entry, type Site } from '../state/sites';
import { ConnectionBody } from './ConnectionCard';

/** From so many sites on, they can be searched. */
const MANY = 12;
/** Said when the typing rests, not at every letter. */
const REST_MS = 700;
/** The list's own colours. */
const STATUS = {
  bad: 'failed',
  unread: 'partial',
  paused: 'paused',
  soon: 'due',
  good: 'fresh',
} as const;

/** Many sites of one system: one row that says how the worst of them stands, and opens to all. */
export const Sites = ({ of, mine }: { of: Extract<Entry, { is: 'many' }>; mine: boolean }) => {
  const { connector, title, sites, worst } = of;
  const body = useId();
  const session = useSession();
  const open = useSelect(({ unfolded }) => unfolded.includes(connector));
  return (
    <li class="card sites">
      <div class="card-head">
        <h3>
          <Disclose open={open} body={body} onToggle={() => toggleUnfolded(session, connector)}>
            <span>{t.connections.sites(title, sites.length)}</span>
          </Disclose>
        </h3>
      </div>
      <p class="card-line">
        <span class={`status ${STATUS[worst]}`}>
          <Dot />
          <span>
            {t.connections.standing(
              countOf(sites, 'bad'),
              countOf(sites, 'unread'),
              countOf(sites, 'paused'),
              countOf(sites, 'soon'),
            )}
          </span>
        </span>
      </p>
      <div id={body} hidden={!open}>
        {open && <All of={of} mine={mine} />}
      </div>
    </li>
  );
};

const All = ({
  of: { title, sites },
  mine,
}: {
  of: Extract<Entry, { is: 'many' }>;
  mine: boolean;
}) => {
  const session = useSession();
  const [query, setQuery] = useState('');
  const found = sitesLike(sites, query);
  useEffect(() => {
    if (query === '') return undefined;
    const timer = setTimeout(() => say(session, t.connections.sitesFound(found.length)), REST_MS);
    return () => clearTimeout(timer);
  }, [query, found.length, session]);
  return (
    <>
      {sites.length > MANY && (
        <div class="find" role="search">
          <input
            type="search"
            value={query}
            placeholder={t.connections.findSite(title)}
            aria-label={t.connections.findSite(title)}
            onInput={(event) => setQuery(event.currentTarget.value)}
          />
        </div>
      )}
      <ul>
        {found.map((site) => (
          <OneSite key={site.connection.id} site={site} mine={mine} />
        ))}
      </ul>
      {found.length === 0 && <p class="soft">{t.connections.noSite(query.trim())}</p>}
    </>
  );
};

const OneSite = ({ site: { connection, stand }, mine }: { site: Site; mine: boolean }) => {
  const session = useSession();
  const body = useId();
  const { id, site } = connection;
  const open = useSelect(({ unfolded }) => unfolded.includes(id));
  return (
    <li>
      <h4>
        <Disclose open={open} body={body} onToggle={() => toggleUnfolded(session, id)}>
          <span class="site">{site}</span>
          <span class={`status ${STATUS[stand]}`}>
            <Dot />
            <span class={stand === 'good' ? 'unseen' : ''}>{t.connections.stands[stand]}</span>
          </span>
        </Disclose>
      </h4>
      <div id={body} class="site-body" hidden={!open}>
        {open && <ConnectionBody connection={connection} mine={mine} />}
      </div>
    </li>
  );
};
