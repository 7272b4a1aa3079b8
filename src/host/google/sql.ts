import { FailureError, type Cell } from '../../model';
import type { Sql, SqlAddress, SqlConnection } from '../host';
import { counted } from './errors';
import type {
  Google,
  JdbcConnection,
  JdbcPreparedStatement,
  JdbcResultSet,
  JdbcStatement,
} from './globals';
import { isPassing, sqlError, whereabouts } from './sql-errors';
import { bind, readAll, writeMany, type Calls } from './sql-rows';

/** Prepared statements kept open: further ones take the place of the oldest. */
const KEPT = 50;
const WAITS = [500, 1500, 4000];
/** facts: JDBC. */
const LEAST_PORT = 1025;
const SSL =
  /[?&;]((?:use|require)?ssl\w*|verifyServerCertificate|encrypt|trustServerCertificate)=/i;

/** What Google would refuse is refused before it counts as a failed connection. */
const check = ({ url }: SqlAddress): void => {
  const [, port] = /^jdbc:\w+:\/\/(?:\[[^\]]*\]|[^/:;?]+):(\d+)/.exec(url) ?? [];
  if (port !== undefined && Number(port) < LEAST_PORT)
    throw new FailureError('warehouse.port', { port: Number(port) });
  const [, parameter] = SSL.exec(url) ?? [];
  if (parameter !== undefined) throw new FailureError('warehouse.ssl_in_address', { parameter });
};

/** Opens a connection as Google's service does, nothing looked after. */
export const openJdbc = (g: Google, to: SqlAddress): JdbcConnection => {
  const { url, user, password, serverCertificate, clientCertificate, clientKey } = to;
  if (url.startsWith('jdbc:google:')) return g.Jdbc.getCloudSqlConnection(url, user, password);
  return g.Jdbc.getConnection(url, {
    user,
    password,
    ...(serverCertificate && { _serverSslCertificate: serverCertificate }),
    ...(clientCertificate && { _clientSslCertificate: clientCertificate }),
    ...(clientKey && { _clientSslKey: clientKey }),
  });
};

/**
 * Databases over Apps Script's `Jdbc`. A connection that failed is not tried again here: Google counts them
 * (facts: Quotas).
 * @param rowByRow is told where the host lacks the calls for many rows: all will be slow.
 */
export const createSql = (g: Google, rowByRow: (host: string) => void = () => undefined): Sql => ({
  connect: (to) => {
    check(to);
    const where = whereabouts(to);
    let made = 0;
    let ms = 0;
    let told = false;
    const once = <T>(make: () => T): T => {
      const from = Date.now();
      made += 1;
      try {
        return counted(make);
      } catch (error) {
        throw sqlError(error, where);
      } finally {
        ms += Date.now() - from;
      }
    };
    const calls: Calls = {
      once,
      safely: (make) => {
        for (let attempt = 0; ; attempt++)
          try {
            return once(make);
          } catch (error) {
            const wait = WAITS[attempt];
            if (!isPassing(error) || wait === undefined) throw error;
            g.Utilities.sleep(wait);
          }
      },
      rowByRow: () => {
        if (!told) rowByRow(where.host);
        told = true;
      },
    };
    const connection = once(() => openJdbc(g, to));
    return { ...connectionOf(connection, calls), pace: () => ({ calls: made, ms }) };
  },
});

const connectionOf = (connection: JdbcConnection, calls: Calls): Omit<SqlConnection, 'pace'> => {
  /** Statements by their SQL, the oldest first. */
  const prepared = new Map<string, JdbcPreparedStatement>();
  /** How many columns a statement answers, by its SQL. */
  const widths = new Map<string, number>();
  let within = false;
  let auto = true;

  /** After a transaction the connection stays as it is until a statement outside of one comes. */
  const ready = (): void => {
    if (auto !== within) return;
    calls.safely(() => connection.setAutoCommit(!within));
    auto = !within;
  };
  const makeRoom = (): void => {
    const [oldest] = prepared.size < KEPT ? [] : prepared;
    if (!oldest) return;
    prepared.delete(oldest[0]);
    calls.safely(() => oldest[1].close());
  };
  let plain: JdbcStatement | undefined;
  const statementOf = (sql: string, parameters: readonly Cell[]): JdbcPreparedStatement => {
    let statement = prepared.get(sql);
    if (!statement) {
      makeRoom();
      statement = calls.safely(() => connection.prepareStatement(sql));
      prepared.set(sql, statement);
    }
    bind(statement, parameters, calls);
    return statement;
  };
  /** What has no parameters need not be prepared: one statement serves for all of it, a call each. */
  const statement = (
    sql: string,
    parameters: readonly Cell[] = [],
  ): { readonly update: () => number; readonly query: () => JdbcResultSet } => {
    ready();
    if (parameters.length > 0) {
      const own = statementOf(sql, parameters);
      return { update: () => own.executeUpdate(), query: () => own.executeQuery() };
    }
    const one = (plain ??= calls.safely(() => connection.createStatement()));
    return { update: () => one.executeUpdate(sql), query: () => one.executeQuery(sql) };
  };
  const end = (how: 'commit' | 'rollback'): void => {
    within = false;
    calls.once(() => connection[how]());
  };

  return {
    execute: (sql, parameters) => {
      const { update } = statement(sql, parameters);
      return calls.once(update);
    },
    executeMany: (sql, sets) => {
      if (sets.length === 0) return;
      ready();
      writeMany(statementOf(sql, []), sets, calls);
    },
    query: (sql, parameters, columns) => {
      const result = calls.once(statement(sql, parameters).query);
      const width =
        columns ??
        widths.get(sql) ??
        calls.safely(() => calls.safely(() => result.getMetaData()).getColumnCount());
      widths.set(sql, width);
      return readAll(result, width, calls);
    },
    typed: (sql, parameters) => {
      const result = calls.once(statement(sql, parameters).query);
      const about = calls.safely(() => result.getMetaData());
      const width = calls.safely(() => about.getColumnCount());
      const types = Array.from({ length: width }, (_, i) =>
        calls.safely(() => about.getColumnType(i + 1)),
      );
      return { types, rows: readAll(result, width, calls) };
    },
    describe: (sql) => {
      const result = calls.once(statement(sql).query);
      const about = calls.safely(() => result.getMetaData());
      const width = calls.safely(() => about.getColumnCount());
      const each = <T>(of: (at: number) => T): T[] =>
        Array.from({ length: width }, (_, i) => calls.safely(() => of(i + 1)));
      const told = {
        names: each((at) => about.getColumnLabel(at)),
        types: each((at) => about.getColumnType(at)),
      };
      calls.safely(() => result.close());
      return told;
    },
    begin: () => {
      within = true;
      ready();
    },
    commit: () => end('commit'),
    rollback: () => end('rollback'),
    close: () => {
      prepared.clear();
      try {
        calls.once(() => connection.close());
      } catch {
        // It was lost; Google ends it with the execution.
      }
    },
  };
};
