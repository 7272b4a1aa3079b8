import type { ConnectionCard, ConsoleState } from '../../src/app/api';
import { daysUntil, SOON_DAYS } from './connections';
import { plain } from './list';

/** How a connection stands, the worst first. */
export const STANDS = ['bad', 'unread', 'paused', 'soon', 'good'] as const;
export type Stand = (typeof STANDS)[number];

/** From so many sites on, they are one row that opens. */
const MANY = 4;

type Known = Pick<ConsoleState, 'now' | 'timeZone' | 'notices'>;

export const standOf = (
  state: Known,
  { id, trouble, unread, paused, credential }: ConnectionCard,
): Stand => {
  const refused = state.notices.some(
    ({ kind, connection }) => kind === 'key_refused' && connection === id,
  );
  const left = credential?.expires === undefined ? Infinity : daysUntil(state, credential.expires);
  if (trouble || refused || left < 0) return 'bad';
  if (unread) return 'unread';
  if (paused) return 'paused';
  return left <= SOON_DAYS ? 'soon' : 'good';
};

export interface Site {
  readonly connection: ConnectionCard;
  readonly stand: Stand;
}

/** Sites of one system that are shown as one row, or a single connection. */
export type Entry =
  | { readonly is: 'one'; readonly connection: ConnectionCard }
  | {
      readonly is: 'many';
      /** The system's id, and its title. */
      readonly connector: string;
      readonly title: string;
      /** The worst first, then by name as people count. */
      readonly sites: readonly Site[];
      readonly worst: Stand;
    };

const rank = (stand: Stand): number => STANDS.indexOf(stand);

/** The connections as they are listed: each system stands where its first connection stands. */
export const entriesOf = (
  state: Known & Pick<ConsoleState, 'connections' | 'connectors'>,
): readonly Entry[] => {
  const { connections, connectors } = state;
  const of = (connector: string) => connections.filter((one) => one.connector === connector);
  return connections.flatMap((connection): Entry[] => {
    const { connector } = connection;
    const all = of(connector);
    if (all.length < MANY) return [{ is: 'one', connection }];
    if (all[0] !== connection) return [];
    const sites = all
      .map((one) => ({ connection: one, stand: standOf(state, one) }))
      .sort(
        (a, b) =>
          rank(a.stand) - rank(b.stand) ||
          a.connection.site.localeCompare(b.connection.site, undefined, { numeric: true }),
      );
    const title = connectors.find(({ id }) => id === connector)?.title ?? connector;
    return [{ is: 'many', connector, title, sites, worst: sites[0]!.stand }];
  });
};

export const countOf = (sites: readonly Site[], stand: Stand): number =>
  sites.filter((site) => site.stand === stand).length;

export const sitesLike = (sites: readonly Site[], query: string): readonly Site[] =>
  sites.filter(({ connection }) => plain(connection.site).includes(plain(query.trim())));
