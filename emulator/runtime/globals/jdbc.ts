import type { Asked } from '../../machine/jdbc/address';
import type { Column } from '../../machine/jdbc/session';
import type { Got } from '../../machine/jdbc/values';
import { emulated } from './emulated';
import { Exception, host } from './host';

/** facts: JDBC. A number of Java's behind a proxy: JavaScript's operators see no number in it. */
const bigDecimal = (text: string) =>
  emulated('BigDecimal', {
    toString: () => text,
    toPlainString: () => text,
    doubleValue: () => Number(text),
    intValue: () => Math.trunc(Number(text)),
    valueOf: undefined,
  });
const got = (value: Got): unknown =>
  typeof value === 'object' && value !== null ? bigDecimal(value.big) : value;

const metaData = (result: number) => {
  const column = (at: number): Column => host('Jdbc.ResultSet.column', result, at);
  return emulated('JdbcResultSetMetaData', {
    getColumnCount: () => host<number>('Jdbc.ResultSet.columnCount', result),
    getColumnName: (at: number) => column(at).label,
    getColumnLabel: (at: number) => column(at).label,
    getColumnTypeName: (at: number) => column(at).type,
    getColumnType: (at: number) => column(at).sqlType,
  });
};

const GETTERS = [
  ...[
    'getString',
    'getNString',
    'getByte',
    'getShort',
    'getInt',
    'getLong',
    'getDouble',
    'getFloat',
  ],
  ...['getBoolean', 'getBigDecimal', 'getObject'],
];

const resultSet = (result: number) => {
  const getter = (name: string) => (column: number | string) =>
    got(host('Jdbc.ResultSet.get', result, name, column));
  return emulated('JdbcResultSet', {
    ...Object.fromEntries(GETTERS.map((name) => [name, getter(name)])),
    next: () => host<boolean>('Jdbc.ResultSet.next', result),
    getRow: () => host<number>('Jdbc.ResultSet.getRow', result),
    findColumn: (label: string) => host<number>('Jdbc.ResultSet.findColumn', result, label),
    wasNull: () => host<boolean>('Jdbc.ResultSet.wasNull', result),
    getRows: (query: string, size?: number) =>
      host<Got[][]>('Jdbc.ResultSet.getRows', result, query, size).map((row) => row.map(got)),
    getMetaData: () => metaData(result),
    isClosed: () => host<boolean>('Jdbc.ResultSet.isClosed', result),
    close: () => host<void>('Jdbc.ResultSet.close', result),
  });
};

/** What every statement has. */
const common = (statement: number) => ({
  getResultSet: () => {
    const result = host<number | null>('Jdbc.Statement.getResultSet', statement);
    return result === null ? null : resultSet(result);
  },
  getUpdateCount: () => host<number>('Jdbc.Statement.getUpdateCount', statement),
  setMaxRows: (rows: number) => host<void>('Jdbc.Statement.setMaxRows', statement, rows),
  setFetchSize: (rows: number) => host<void>('Jdbc.Statement.setFetchSize', statement, rows),
  setQueryTimeout: (seconds: number) =>
    host<void>('Jdbc.Statement.setQueryTimeout', statement, seconds),
  isClosed: () => host<boolean>('Jdbc.Statement.isClosed', statement),
  close: () => host<void>('Jdbc.Statement.close', statement),
});

const plain = (statement: number) =>
  emulated('JdbcStatement', {
    ...common(statement),
    execute: (sql: string) => host<boolean>('Jdbc.Statement.execute', statement, sql),
    executeQuery: (sql: string) =>
      resultSet(host<number>('Jdbc.Statement.executeQuery', statement, sql)),
    executeUpdate: (sql: string) => host<number>('Jdbc.Statement.executeUpdate', statement, sql),
  });

/** What Java takes as a value; anything else finds no method there. */
function valueOf(method: string, value: unknown): unknown {
  if (value === null || typeof value === 'string' || typeof value === 'boolean') return value;
  if (typeof value === 'number' && Number.isFinite(value)) return value;
  throw new Exception(
    `The parameters (number,${typeof value}) don't match the method signature for JdbcPreparedStatement.${method}.`,
  );
}
function typed(method: string, type: 'string' | 'number' | 'boolean', value: unknown): unknown {
  const known = valueOf(method, value);
  if (known !== null && typeof known !== type) return valueOf(method, [known]);
  return known;
}

const prepared = (statement: number) => {
  const set = (at: number, type: string, value: unknown) =>
    host<void>('Jdbc.Statement.set', statement, at, type, value);
  return emulated('JdbcPreparedStatement', {
    ...common(statement),
    setString: (at: number, value: unknown) => set(at, 'text', typed('setString', 'string', value)),
    setInt: (at: number, value: unknown) => set(at, 'int', typed('setInt', 'number', value)),
    setLong: (at: number, value: unknown) => set(at, 'long', typed('setLong', 'number', value)),
    setFloat: (at: number, value: unknown) => set(at, 'float', typed('setFloat', 'number', value)),
    setDouble: (at: number, value: unknown) =>
      set(at, 'double', typed('setDouble', 'number', value)),
    setBoolean: (at: number, value: unknown) =>
      set(at, 'boolean', typed('setBoolean', 'boolean', value)),
    setNull: (at: number, sqlType: number) => set(at, `null:${sqlType}`, null),
    setObject: (at: number, value: unknown) => set(at, 'object', valueOf('setObject', value)),
    clearParameters: () => host<void>('Jdbc.Statement.clearParameters', statement),
    execute: () => host<boolean>('Jdbc.Statement.execute', statement),
    executeQuery: () => resultSet(host<number>('Jdbc.Statement.executeQuery', statement)),
    executeUpdate: () => host<number>('Jdbc.Statement.executeUpdate', statement),
    addBatch: () => host<void>('Jdbc.Statement.addBatch', statement),
    // facts: JDBC, bulk calls. One array of parameters a row.
    executeBatch: (sets?: unknown[][]) =>
      host<number[]>(
        'Jdbc.Statement.executeBatch',
        statement,
        sets?.map((one) => one.map((value) => valueOf('executeBatch', value))),
      ),
  });
};

interface MetaData {
  readonly product: string;
  readonly version: string;
  readonly driver: string;
  readonly url: string;
}
const databaseMetaData = (connection: number) => {
  const about = (): MetaData => host('Jdbc.Connection.metaData', connection);
  return emulated('JdbcDatabaseMetaData', {
    getDatabaseProductName: () => about().product,
    getDatabaseProductVersion: () => about().version,
    getDriverName: () => about().driver,
    getURL: () => about().url,
  });
};

const connection = (handle: number) =>
  emulated('JdbcConnection', {
    prepareStatement: (sql: string) =>
      prepared(host<number>('Jdbc.Connection.prepareStatement', handle, sql)),
    createStatement: () => plain(host<number>('Jdbc.Connection.createStatement', handle)),
    setAutoCommit: (on: boolean) => host<void>('Jdbc.Connection.setAutoCommit', handle, on),
    getAutoCommit: () => host<boolean>('Jdbc.Connection.getAutoCommit', handle),
    commit: () => host<void>('Jdbc.Connection.commit', handle),
    rollback: () => host<void>('Jdbc.Connection.rollback', handle),
    isClosed: () => host<boolean>('Jdbc.Connection.isClosed', handle),
    isValid: () => host<boolean>('Jdbc.Connection.isValid', handle),
    close: () => host<void>('Jdbc.Connection.close', handle),
    getMetaData: () => databaseMetaData(handle),
  });

const asked = (user?: Asked | string, password?: string): Asked =>
  typeof user === 'object' ? user : { user, password };

/** facts: JDBC. */
export const Jdbc = emulated('Jdbc', {
  getConnection: (url: string, user?: Asked | string, password?: string) =>
    connection(host<number>('Jdbc.getConnection', url, asked(user, password))),
  getCloudSqlConnection: (url: string, user?: Asked | string, password?: string) =>
    connection(host<number>('Jdbc.getCloudSqlConnection', url, asked(user, password))),
});
