import type { SqlAddress } from '../../host';
import type { Google, JdbcConnection } from '../globals';
import { openJdbc } from '../sql';
import { sqlError } from '../sql-errors';
import { cannot, isBeside, median, saw, sentenceOf, timed, type Question } from './probe';

const NO_DATABASE = 'No database is set here: it is asked where data sets are built in one.';
const NOT_IN =
  'The database could not be reached: test it in Settings, “Where data sets are built”, and check again.';
/** Nobody answers there: `.invalid` belongs to no one. */
const NOBODY = 'jdbc:mysql://homeroom-check.invalid:3306/none';
const TABLE = 'homeroom_check';
const ROWS = 2_000;
/** Characters; the first is the most that a bulk statement of ours has. */
const SIZES = [4_000_000, 12_000_000] as const;

type Engine = 'mysql' | 'postgresql' | 'sqlserver';
interface Database {
  readonly connection: JdbcConnection;
  readonly engine: Engine;
  /** Gone with the connection. */
  table(columns: string): string;
}

/** A question to the database in use. What it makes is temporary, and gone when it is closed. */
const asked = (
  { id, title, ...more }: Omit<Question, 'ask'>,
  ask: (database: Database, g: Google) => ReturnType<typeof saw>,
): Question => ({
  id,
  title,
  ...more,
  ask: (g, to) => {
    if (!to) return cannot(NO_DATABASE);
    const engine = /^jdbc:(?:google:)?(\w+):/.exec(to.url)?.[1] as Engine;
    let connection: JdbcConnection;
    try {
      connection = openJdbc(g, to);
    } catch (error) {
      if (isBeside(error)) throw error;
      return cannot(NOT_IN, { sentence: sentenceOf(error) });
    }
    const table = (columns: string): string => {
      const name = engine === 'sqlserver' ? `#${TABLE}` : TABLE;
      const kind = engine === 'sqlserver' ? 'TABLE' : 'TEMPORARY TABLE';
      connection.createStatement().executeUpdate(`CREATE ${kind} ${name} (${columns})`);
      return name;
    };
    try {
      return ask({ connection, engine, table }, g);
    } finally {
      connection.close();
    }
  },
});

const rowsOf = ({ connection }: Database, sql: string, columns: number) => {
  const query = Array.from({ length: columns }, (_, i) => `getString(${i + 1})`).join(', ');
  return connection.createStatement().executeQuery(sql).getRows!(query, ROWS);
};
const flat = (rows: readonly (readonly unknown[])[]): string =>
  rows.map((row) => row.map(String).join(',')).join(';');

const TIMES: Readonly<Record<Engine, string>> = {
  mysql: 'DATETIME(6)',
  postgresql: 'timestamptz',
  sqlserver: 'datetime2',
};
const ZONES: Readonly<Record<Engine, string>> = {
  mysql: 'SELECT @@session.time_zone',
  postgresql: "SELECT current_setting('TimeZone')",
  sqlserver: 'SELECT CURRENT_TIMEZONE()',
};

/** What databases do over JDBC. */
export const jdbc: readonly Question[] = [
  asked(
    {
      id: 'jdbc-rows',
      title: 'Many rows of a database come in one call, from the cursor on, until there are none',
      expected: { rows: '1,a;2,null', more: '' },
    },
    (database) => {
      const sql = "SELECT 1 AS a, 'a' AS b UNION ALL SELECT 2, NULL ORDER BY 1";
      const result = database.connection.prepareStatement(sql).executeQuery();
      const read = () => flat(result.getRows!('getString(1), getString(2)', 5));
      return saw({ rows: read(), more: read() });
    },
  ),
  asked(
    {
      id: 'jdbc-batch',
      title: 'Many rows go into a database in one call, nulls among them',
      expected: { rows: '1,x;2,null' },
    },
    (database) => {
      const name = database.table('a INT, b VARCHAR(20)');
      const insert = database.connection.prepareStatement(`INSERT INTO ${name} VALUES (?, ?)`);
      insert.executeBatch([
        [1, 'x'],
        [2, null],
      ]);
      return saw({ rows: flat(rowsOf(database, `SELECT a, b FROM ${name} ORDER BY a`, 2)) });
    },
  ),
  asked(
    {
      id: 'jdbc-null',
      title: 'A null without a type goes into any column of a database',
      expected: { taken: true },
    },
    (database) => {
      const name = database.table('a INT, b DATE');
      const insert = database.connection.prepareStatement(`INSERT INTO ${name} VALUES (?, ?)`);
      insert.setNull(1, 0);
      insert.setNull(2, 0);
      return saw({ taken: insert.executeUpdate() === 1 });
    },
  ),
  asked(
    {
      id: 'jdbc-numbers',
      title: 'What becomes of a whole number that is given among many rows',
    },
    (database) => {
      const name = database.table('a VARCHAR(20)');
      database.connection.prepareStatement(`INSERT INTO ${name} VALUES (?)`).executeBatch([[5]]);
      return saw({ text: flat(rowsOf(database, `SELECT a FROM ${name}`, 1)) });
    },
  ),
  asked(
    {
      id: 'jdbc-parameters',
      title: 'Parameters of a statement are kept for its next run',
      kinder: 'more',
    },
    (database) => {
      const name = database.table('a INT');
      const insert = database.connection.prepareStatement(`INSERT INTO ${name} VALUES (?)`);
      insert.setInt(1, 1);
      insert.executeUpdate();
      try {
        return saw({ kept: insert.executeUpdate() === 1 });
      } catch (error) {
        return saw({ kept: false, sentence: sentenceOf(error) });
      }
    },
  ),
  asked(
    { id: 'jdbc-texts', title: 'As which texts a database’s dates, times and fractions come' },
    (database) => {
      const time = `CAST('2026-01-02 03:04:05' AS ${TIMES[database.engine]})`;
      // Not every server casts into it: as a column it is there everywhere.
      const name = database.table(`a DATE, b ${TIMES[database.engine]}, c FLOAT`);
      const stamp = database.engine === 'mysql' ? "'2026-01-02 03:04:05'" : time;
      database.connection
        .prepareStatement(`INSERT INTO ${name} VALUES ('2026-01-02', ${stamp}, 5)`)
        .executeUpdate();
      const [row = []] = rowsOf(database, `SELECT a, b, c FROM ${name}`, 3);
      return saw({ date: String(row[0]), time: String(row[1]), five: String(row[2]) });
    },
  ),
  asked(
    { id: 'jdbc-session', title: 'In which time zone a session of the database begins' },
    (database) => saw({ zone: flat(rowsOf(database, ZONES[database.engine], 1)) }),
  ),
  asked(
    {
      id: 'jdbc-latency',
      title: 'A call of JDBC, and 2,000 rows written and read, milliseconds',
      expected: { ms: '≤ 500', written: '≤ 20000', read: '≤ 10000' },
      kinder: 'less',
    },
    (database) => {
      const name = database.table('a INT, b VARCHAR(40)');
      const insert = database.connection.prepareStatement(`INSERT INTO ${name} VALUES (?, ?)`);
      const ms = median(() => insert.setInt(1, 1));
      const rows = Array.from({ length: ROWS }, (_, i) => [i, `row number ${i}`]);
      const written = timed(() => insert.executeBatch(rows));
      const read = timed(() => rowsOf(database, `SELECT a, b FROM ${name}`, 2));
      return saw({ ms, written, read });
    },
  ),
  asked(
    {
      id: 'jdbc-size',
      title: 'A parameter takes 4 million characters, and how many it takes',
      expected: { chars: `≥ ${SIZES[0]}` },
      kinder: 'more',
    },
    (database) => {
      const count = database.engine === 'sqlserver' ? 'LEN' : 'LENGTH';
      const ask = database.connection.prepareStatement(`SELECT ${count}(?)`);
      let chars = 0;
      let sentence: string | undefined;
      for (const size of SIZES)
        try {
          ask.setString(1, 'x'.repeat(size));
          if (ask.executeQuery().next()) chars = size;
        } catch (error) {
          sentence = sentenceOf(error);
          break;
        }
      return saw({ chars, ...(sentence === undefined ? {} : { sentence }) });
    },
  ),
  {
    id: 'jdbc-refused',
    title: 'A database that cannot be reached is refused in a sentence that Homeroom knows',
    expected: { means: 'warehouse.no_connection' },
    ask: (g) => {
      const to: SqlAddress = { url: NOBODY, user: 'none', password: 'none' };
      try {
        openJdbc(g, to).close();
        return saw({ means: 'nothing' });
      } catch (error) {
        const { failure } = sqlError(error, { host: '', database: '', user: '' });
        return saw({ means: failure.code, sentence: sentenceOf(error) });
      }
    },
  },
];
