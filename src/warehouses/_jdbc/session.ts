import type { Host, SqlAddress, SqlConnection } from '../../host/host';
import { FailureError, failureOf, type FailureCode } from '../../model';
import type { Flavor, Server } from './flavor';

/** What a statement may be tried again after, on a new connection. */
export type Again =
  /** It did nothing where the engine was busy; where the connection broke nobody knows. */
  | 'busy'
  /** It may be done twice. */
  | 'always'
  | 'never';

const TRIES = 4;
const FIRST_WAIT_MS = 500;

const AGAIN: Readonly<Record<Again, readonly FailureCode[]>> = {
  never: [],
  busy: ['warehouse.busy'],
  always: ['warehouse.busy', 'warehouse.lost'],
};

/** A connection that is made anew when it broke. */
export interface Session {
  readonly server: Server;
  use<T>(again: Again, work: (connection: SqlConnection) => T): T;
  /** All of it or nothing. */
  atomically<T>(again: Again, work: (connection: SqlConnection) => T): T;
  close(): void;
}

export const openSession = (
  host: Pick<Host, 'sql' | 'clock'>,
  flavor: Flavor,
  to: SqlAddress,
): Session => {
  let server: Server | undefined;
  let open: SqlConnection | undefined;

  const connect = (): SqlConnection => {
    const connection = host.sql.connect(to);
    try {
      for (const sql of flavor.session) connection.execute(sql);
      const [told = '', packet] = connection.query(flavor.about, [], 2)[0] ?? [];
      server ??= { version: flavor.versionOf(told ?? ''), packet: Number(packet) };
      return connection;
    } catch (error) {
      quietly(() => connection.close());
      throw error;
    }
  };

  const drop = (): void => {
    const connection = open;
    open = undefined;
    if (connection) quietly(() => connection.close());
  };

  const use = <T>(again: Again, work: (connection: SqlConnection) => T): T => {
    for (let attempt = 1; ; attempt += 1) {
      try {
        return work((open ??= connect()));
      } catch (error) {
        const { code } = failureOf(error);
        const broken = code === 'warehouse.lost';
        if (broken) drop();
        if (attempt === TRIES || !AGAIN[again].includes(code)) throw error;
        host.clock.sleep(FIRST_WAIT_MS * 2 ** (attempt - 1));
      }
    }
  };

  const atomically = <T>(again: Again, work: (connection: SqlConnection) => T): T =>
    use(again, (connection) => {
      connection.begin();
      try {
        const result = work(connection);
        connection.commit();
        return result;
      } catch (error) {
        // A connection that cannot even take back is not used again.
        try {
          connection.rollback();
        } catch {
          drop();
        }
        throw error;
      }
    });

  // What is wrong with the address or the rights is said at once.
  use('always', () => undefined);
  if (!server) throw new FailureError('warehouse.lost');
  return { server, use, atomically, close: drop };
};

const quietly = (work: () => void): void => {
  try {
    work();
  } catch {
    // What happened first is told.
  }
};
