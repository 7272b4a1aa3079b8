import { FailureError, type Cell } from '../../model';
import type { Sql, SqlAddress, SqlConnection } from '../host';
import { counted } from './errors';
import type { Google, JdbcConnection, JdbcPreparedStatement, JdbcResultSet } from './globals';
import { sqlError, whereabouts } from './sql-errors';

/** `java.sql.Types.NULL`: of no type, so that the server takes the column's. assumes: jdbc-null */
const NULL = 0;
/** Rows of the first bulk read, while nobody knows how long they are; then by what came. */
const FIRST_ROWS = 2_000;
const MOST_ROWS = 20_000;
const CHARS_A_READ = 4_000_000;
/** Prepared statements kept open: further ones take the place of the oldest. */
const KEPT = 50;

/** facts: JDBC. Refused before a failed connection is counted. */
const check = ({ url }: SqlAddress): void => {
  const port = Number(/^jdbc:\w+:\/\/(?:\[[^\]]*\]|[^/:;?]+):(\d+)/.exec(url)?.[1] ?? NaN);
  if (port < 1025) throw new FailureError('warehouse.port', { port });
  const ssl =
    /[?&;]((?:use|require)?ssl\w*|verifyServerCertificate|encrypt|trustServerCertificate)=/i.exec(
      url,
    );
  if (ssl) throw new FailureError('warehouse.ssl_in_address', { parameter: ssl[1]! });
};

const open = (g: Google, to: SqlAddress): JdbcConnection => {
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

/** Databases over Apps Script's `Jdbc`. */
export const createSql = (g: Google): Sql => ({
  connect: (to) => {
    check(to);
    let calls = 0;
    let ms = 0;
    const where = whereabouts(to);
    /** One remote call, never repeated: what it did is not known when it fails. */
    const call = <T>(make: () => T): T => {
      const from = Date.now();
      calls += 1;
      try {
        return counted(make);
      } catch (error) {
        throw sqlError(error, where);
      } finally {
        ms += Date.now() - from;
      }
    };
    const connection = call(() => open(g, to));
    return sessionOf(connection, call, () => ({ calls, ms }));
  },
});

type Call = <T>(make: () => T) => T;

const sessionOf = (
  connection: JdbcConnection,
  call: Call,
  pace: SqlConnection['pace'],
): SqlConnection => {
  /** By their SQL, the oldest first. */
  const prepared = new Map<string, JdbcPreparedStatement>();
  /** Number of columns by SQL. */
  const widths = new Map<string, number>();
  let auto = true;

  const prepare = (sql: string): JdbcPreparedStatement => {
    let statement = prepared.get(sql);
    if (!statement) {
      statement = call(() => connection.prepareStatement(sql));
      const [oldest] = prepared.size >= KEPT ? prepared : [];
      if (oldest) {
        prepared.delete(oldest[0]);
        call(() => oldest[1].close());
      }
      prepared.set(sql, statement);
    }
    return statement;
  };
  const bound = (sql: string, parameters: readonly Cell[]): JdbcPreparedStatement => {
    const statement = prepare(sql);
    parameters.forEach((value, i) => call(() => bind(statement, i + 1, value)));
    return statement;
  };
  /** Between transactions every statement is its own: switched only when one follows. */
  const committing = (on: boolean): void => {
    if (auto === on) return;
    call(() => connection.setAutoCommit(on));
    auto = on;
  };
  let within = false;
  const ready = (): void => committing(!within);

  const read = (sql: string, result: JdbcResultSet, columns?: number): (string | null)[][] => {
    const width = columns ?? widths.get(sql) ?? call(() => result.getMetaData().getColumnCount());
    widths.set(sql, width);
    return rowsOf(result, width, call);
  };

  return {
    execute(sql, parameters = []) {
      ready();
      const statement = bound(sql, parameters);
      return call(() => statement.executeUpdate());
    },
    executeMany(sql, sets) {
      if (sets.length === 0) return;
      ready();
      const statement = prepare(sql);
      call(() => statement.executeBatch(sets));
    },
    query(sql, parameters = [], columns) {
      ready();
      const statement = bound(sql, parameters);
      return read(
        sql,
        call(() => statement.executeQuery()),
        columns,
      );
    },
    typed(sql, parameters = []) {
      ready();
      const statement = bound(sql, parameters);
      const result = call(() => statement.executeQuery());
      const about = call(() => result.getMetaData());
      const width = call(() => about.getColumnCount());
      const types = Array.from({ length: width }, (_, i) => call(() => about.getColumnType(i + 1)));
      return { types, rows: rowsOf(result, width, call) };
    },
    begin() {
      within = true;
      ready();
    },
    commit() {
      within = false;
      call(() => connection.commit());
    },
    rollback() {
      within = false;
      call(() => connection.rollback());
    },
    close() {
      prepared.clear();
      try {
        call(() => connection.close());
      } catch {
        // It was lost; Google ends it with the execution.
      }
    },
    pace,
  };
};

const bind = (statement: JdbcPreparedStatement, at: number, value: Cell): void => {
  if (value === null) statement.setNull(at, NULL);
  else if (typeof value === 'string') statement.setString(at, value);
  else if (typeof value === 'boolean') statement.setBoolean(at, value);
  else if (Number.isSafeInteger(value)) statement.setLong(at, value);
  else statement.setDouble(at, value);
};

/**
 * All that is left, as text: `getDouble` of a null would be 0. A read that gives fewer rows than it asked
 * for was the last one.
 */
const rowsOf = (result: JdbcResultSet, width: number, call: Call): (string | null)[][] => {
  const query = Array.from({ length: width }, (_, i) => `getString(${i + 1})`).join(', ');
  const rows: (string | null)[][] = [];
  let size = FIRST_ROWS;
  for (;;) {
    const came = call(() => result.getRows!(query, size)) as (string | null)[][];
    let chars = 0;
    for (const row of came) {
      rows.push(row);
      for (const cell of row) chars += cell === null ? 4 : cell.length;
    }
    if (came.length < size) return rows;
    size = Math.max(1, Math.min(MOST_ROWS, Math.floor((CHARS_A_READ * came.length) / (chars + 1))));
  }
};
