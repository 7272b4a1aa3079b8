import { SERVER_ENGINES } from '../kit/servers';
import { cleanUp } from './kit';
import { deskOn, deskOnPglite, type Desk } from './jdbc-kit';

/** What a script sees of a database. The same on every server, but where the servers' drivers differ. */
const places = [...SERVER_ENGINES, 'pglite'] as const;

describe.each(places)('Jdbc on %s', (name) => {
  const isMysql = name === 'mariadb';
  let desk: Desk;
  beforeAll(async () => {
    desk = name === 'pglite' ? await deskOnPglite() : await deskOn(name);
    const time = isMysql ? 'DATETIME(6)' : 'timestamptz';
    const zone = isMysql ? '' : '+00';
    await desk.run(`
      const s = open().createStatement();
      s.execute('CREATE TABLE t (a BIGINT, b VARCHAR(50), c DOUBLE PRECISION, d DATE, e ${time}, f BOOLEAN)');
      s.execute("INSERT INTO t VALUES (1, 'é''?', 1.5, '2026-01-02', '2026-01-02 03:04:05${zone}', true), (2, NULL, NULL, NULL, NULL, NULL)");
    `);
  });
  afterAll(cleanUp);

  test('cells are read one by one, from 1, by index and by name', async () => {
    const answer = await desk.run(`
      const r = open().createStatement().executeQuery('SELECT a, b, c FROM t ORDER BY a');
      const before = caught(() => r.getString(1));
      const first = [r.next(), r.getInt(1), r.getString('B'), r.getDouble('c'), r.wasNull(), r.getRow()];
      const second = [r.next(), r.getLong('a'), r.getString(2), r.getDouble(3), r.wasNull()];
      const wrong = [caught(() => r.getString(0)), caught(() => r.getString(4)), caught(() => r.getString('x'))];
      return [before, first, second, r.next(), caught(() => r.getInt(1)), wrong];
    `);
    expect(answer).toEqual([
      expect.stringMatching(/need to call next/),
      [true, 1, "é'?", 1.5, false, 1],
      [true, 2, null, 0, true],
      false,
      expect.stringMatching(/need to call next/),
      [
        'The column index is out of range: 0, number of columns: 3.',
        'The column index is out of range: 4, number of columns: 3.',
        'The column name x was not found in this ResultSet.',
      ],
    ]);
  });

  test('many rows come in one call, from the cursor on, until there are none', async () => {
    const answer = await desk.call(`
      const s = open().prepareStatement('SELECT a, b, c FROM t ORDER BY a');
      const all = s.executeQuery().getRows("getString(1), getDouble('c')");
      const r = s.executeQuery();
      r.next();
      const rest = [r.getRows('getInt(1)', 5), r.getRows('getInt(1)', 5)];
      const wrong = ['getInt(1', 'drop(1)', 'getInt(9)', ''].map((q) => caught(() => s.executeQuery().getRows(q)));
      return [all, rest, wrong];
    `);
    expect(answer.result).toEqual([
      [
        ['1', 1.5],
        ['2', 0],
      ],
      [[[2]], []],
      [
        'Invalid argument: getInt(1',
        'Invalid argument: drop(1)',
        'The column index is out of range: 9, number of columns: 3.',
        'Invalid argument: query',
      ],
    ]);
    expect(answer.execution.calls['Jdbc.ResultSet.getRows']).toBe(7);
  });

  test('what texts come of dates, times, truths and fractions', async () => {
    const texts = await desk.run(`
      const c = open();
      ${isMysql ? '' : 'c.createStatement().execute("SET TimeZone = \'UTC\'");'}
      return c.createStatement().executeQuery('SELECT a, c, d, e, f FROM t ORDER BY a').getRows(
        'getString(1), getString(2), getString(3), getString(4), getString(5)');
    `);
    const time = isMysql ? '2026-01-02 03:04:05.0' : '2026-01-02 03:04:05+00';
    expect(texts).toEqual([
      ['1', '1.5', '2026-01-02', time, isMysql ? '1' : 't'],
      ['2', null, null, null, null],
    ]);
  });

  test('numbers of Java: 32 bits of a float, a proxy of a decimal, bounds of an int', async () => {
    const answer = await desk.run(`
      const r = open().createStatement().executeQuery('SELECT 0.1, 3000000000, 12345678901234567.89');
      r.next();
      const big = r.getBigDecimal(3);
      return [r.getFloat(1), caught(() => r.getInt(2)), typeof big, String(big), Number.isNaN(Number(big) + 0)];
    `);
    expect(answer.slice(0, 4)).toEqual([
      Math.fround(0.1),
      'Bad value for type int : 3000000000',
      'object',
      '12345678901234567.89',
    ]);
  });

  test('parameters: every setter, nulls, text that looks like SQL; each run needs them anew', async () => {
    const answer = await desk.run(`
      const c = open();
      c.createStatement().execute('CREATE TABLE p (a BIGINT, b VARCHAR(99), c DOUBLE PRECISION, d BOOLEAN)');
      const s = c.prepareStatement('INSERT INTO p VALUES (?, ?, ?, ?)');
      s.setLong(1, 9007199254740991); s.setString(2, "'; DROP TABLE p; -- \\\\ ?\\n\\u0001é😀"); s.setDouble(3, 0.1); s.setBoolean(4, true);
      const count = s.executeUpdate();
      const again = caught(() => s.executeUpdate());
      s.setInt(1, 2); s.setNull(2, 12); s.setNull(3, 0); s.setObject(4, null);
      s.execute();
      const counted = s.getUpdateCount();
      s.setInt(1, 3);
      const some = caught(() => s.execute());
      const outside = [caught(() => s.setString(0, 'x')), caught(() => s.setString(5, 'x'))];
      const mistyped = [caught(() => s.setString(2, 5)), caught(() => s.setObject(2, new Date())), caught(() => s.setLong(1, NaN))];
      const rows = c.createStatement().executeQuery('SELECT a, b, c FROM p ORDER BY a').getRows('getString(1), getString(2), getString(3)');
      return [count, again, counted, some, outside, mistyped, rows];
    `);
    expect(answer).toEqual([
      1,
      expect.stringMatching(/^No value specified for parameter 1\.?$/),
      1,
      expect.stringMatching(/^No value specified for parameter 2\.?$/),
      [
        'The column index is out of range: 0, number of columns: 4.',
        'The column index is out of range: 5, number of columns: 4.',
      ],
      [
        expect.stringMatching(
          /don't match the method signature for JdbcPreparedStatement.setString/,
        ),
        expect.stringMatching(/setObject/),
        expect.stringMatching(/setLong/),
      ],
      [
        ['2', null, null],
        ['9007199254740991', "'; DROP TABLE p; -- \\ ?\n\u0001é😀", '0.1'],
      ],
    ]);
  });

  test('many sets of parameters go in one call, and one that fails says which', async () => {
    const answer = await desk.run(`
      const c = open();
      c.createStatement().execute('CREATE TABLE m (a BIGINT PRIMARY KEY, b VARCHAR(9), c BOOLEAN)');
      const s = c.prepareStatement('INSERT INTO m VALUES (?, ?, ?)');
      const counts = s.executeBatch([[1, 'x', true], [2, null, null], [3, "o'n", false]]);
      const failed = caught(() => s.executeBatch([[4, 'y', true], [1, 'secret', true], [5, 'z', true]]));
      const short = caught(() => s.executeBatch([[6]]));
      s.setInt(1, 7); s.setString(2, 'q'); s.setBoolean(3, true); s.addBatch();
      const old = s.executeBatch();
      const left = c.createStatement().executeQuery('SELECT a FROM m ORDER BY a').getRows('getInt(1)');
      return [counts, failed, short, old, left.map(([a]) => a)];
    `);
    const [counts, failed, short, old, left] = answer;
    expect([counts, old]).toEqual([[1, 1, 1], [1]]);
    expect(short).toMatch(/No value specified for parameter 2/);
    // Connector/J goes on after a failure; pgjdbc does all or nothing, and quotes values.
    if (isMysql) expect(failed).toMatch(/^Duplicate entry '1'/);
    else
      expect(failed).toMatch(
        /^Batch entry 1 INSERT INTO m VALUES \(\('1'\), \('secret'\), \('true'\)\) was aborted: ERROR: duplicate key/,
      );
    expect(left).toEqual(isMysql ? [1, 2, 3, 4, 5, 7] : [1, 2, 3, 7]);
  });

  test('a transaction counts whole or not at all', async () => {
    const answer = await desk.run(`
      const c = open();
      const count = () => open().createStatement().executeQuery('SELECT COUNT(*) FROM x').getRows('getInt(1)')[0][0];
      c.createStatement().execute('CREATE TABLE x (a BIGINT)');
      const early = caught(() => c.commit());
      c.setAutoCommit(false);
      c.createStatement().execute('INSERT INTO x VALUES (1)');
      c.rollback();
      const after = count();
      c.createStatement().execute('INSERT INTO x VALUES (2)');
      c.commit();
      c.createStatement().execute('INSERT INTO x VALUES (3)');
      c.setAutoCommit(true); // commits
      return [early, after, count(), c.getAutoCommit()];
    `);
    expect(answer).toEqual([
      isMysql
        ? "Can't call commit when autocommit=true"
        : 'Cannot commit when autoCommit is enabled.',
      0,
      2,
      true,
    ]);
  });

  test('one statement a call; rows where none are expected and none where some are', async () => {
    const answer = await desk.run(`
      const c = open();
      const s = c.createStatement();
      return [
        caught(() => s.execute('SELECT 1; SELECT 2')),
        caught(() => s.executeUpdate('SELECT 1')),
        caught(() => s.executeQuery("UPDATE t SET b = b WHERE a = 7")),
        [s.execute('SELECT 1'), s.getUpdateCount(), s.getResultSet().getRows('getInt(1)')],
        [s.execute('UPDATE t SET b = b WHERE a = 1'), s.getUpdateCount(), s.getResultSet()],
      ];
    `);
    expect(answer[0]).toMatch(
      isMysql ? /You have an error in your SQL syntax/ : /multiple commands/,
    );
    expect(answer.slice(1)).toEqual([
      'A result was returned when none was expected.',
      'No results were returned by the query.',
      [true, -1, [[1]]],
      [false, 1, null],
    ]);
  });

  test('what is closed stays closed; a run closes the rows of the run before', async () => {
    const answer = await desk.run(`
      const c = open();
      const s = c.prepareStatement('SELECT a FROM t');
      const r = s.executeQuery();
      s.executeQuery();
      const rows = caught(() => r.next());
      s.close();
      const statement = caught(() => s.executeQuery());
      c.close(); c.close();
      return [rows, r.isClosed(), statement, s.isClosed(), caught(() => c.createStatement()), c.isClosed()];
    `);
    expect(answer).toEqual([
      'This ResultSet is closed.',
      true,
      'This statement has been closed.',
      true,
      'This connection has been closed.',
      true,
    ]);
  });

  test('columns and the database tell what they are; at most so many rows', async () => {
    const answer = await desk.run(`
      const c = open();
      const s = c.createStatement();
      s.setMaxRows(1); s.setFetchSize(10); s.setQueryTimeout(30);
      const r = s.executeQuery('SELECT a AS "x", b, d FROM t ORDER BY a'.replace(/"/g, ${isMysql} ? '\`' : '"'));
      const m = r.getMetaData();
      const columns = [1, 2, 3].map((i) => [m.getColumnLabel(i), m.getColumnType(i)]);
      const d = c.getMetaData();
      return [m.getColumnCount(), columns, r.getRows('getInt(1)'), d.getDatabaseProductName(), caught(() => m.getColumnType(4))];
    `);
    expect(answer).toEqual([
      3,
      [
        ['x', -5],
        ['b', 12],
        ['d', 91],
      ],
      [[1]],
      isMysql ? 'MySQL' : 'PostgreSQL',
      'The column index is out of range: 4, number of columns: 3.',
    ]);
  });

  test('errors are in the words of the driver', async () => {
    const answer = await desk.run(`
      const s = open().createStatement();
      return [caught(() => s.execute('SELECT * FROM nothere')), caught(() => s.execute("INSERT INTO t (a) VALUES ('secret')"))];
    `);
    expect(answer).toEqual(
      isMysql
        ? [
            expect.stringMatching(/^Table 't\w+\.nothere' doesn't exist$/),
            expect.stringMatching(
              /^(Data truncation: )?Incorrect integer value: 'secret' for column/,
            ),
          ]
        : [
            'ERROR: relation "nothere" does not exist\n  Position: 15',
            expect.stringMatching(
              /^ERROR: invalid input syntax for type bigint: "secret"\n {2}Position/,
            ),
          ],
    );
  });
});

describe('what only PostgreSQL’s driver does', () => {
  let desk: Desk;
  beforeAll(async () => {
    desk = await deskOn('postgres');
    await desk.run(
      `open().createStatement().execute('CREATE TABLE t (a BIGINT, d DATE, f DOUBLE PRECISION)')`,
    );
  });
  afterAll(cleanUp);

  test('a text is a text: it does not become a date or a number by itself, and a null of text neither', async () => {
    const answer = await desk.run(`
      const c = open();
      const insert = (sql, set) => caught(() => { const s = c.prepareStatement(sql); set(s); s.execute(); });
      return [
        insert('INSERT INTO t (d) VALUES (?)', (s) => s.setString(1, '2026-01-02')),
        insert('INSERT INTO t (d) VALUES (CAST(? AS date))', (s) => s.setString(1, '2026-01-02')),
        insert('INSERT INTO t (d) VALUES (?)', (s) => s.setNull(1, 12)),
        insert('INSERT INTO t (d) VALUES (?)', (s) => s.setNull(1, 0)),
        insert('DELETE FROM t WHERE a = ?', (s) => s.setString(1, '1')),
      ];
    `);
    expect(answer).toEqual([
      expect.stringMatching(
        /column "d" is of type date but expression is of type character varying/,
      ),
      'nothing',
      expect.stringMatching(/is of type date but expression is of type character varying/),
      'nothing',
      expect.stringMatching(/operator does not exist: bigint = character varying/),
    ]);
  });

  test('from the sixth run on a fraction comes as Java spells it', async () => {
    const texts = await desk.run(`
      const c = open();
      c.createStatement().execute('INSERT INTO t (f) VALUES (5), (12345678)');
      const s = c.prepareStatement('SELECT f FROM t WHERE f IS NOT NULL ORDER BY f');
      return [1, 2, 3, 4, 5, 6].map(() => s.executeQuery().getRows('getString(1)').join());
    `);
    expect(texts).toEqual([...new Array(5).fill('5,12345678'), '5.0,1.2345678E7']);
  });

  test('its session begins in another time zone; a failure spoils the transaction', async () => {
    const answer = await desk.run(`
      const c = open();
      const zone = c.createStatement().executeQuery('SHOW TimeZone').getRows('getString(1)')[0][0];
      c.setAutoCommit(false);
      const s = c.createStatement();
      s.execute('INSERT INTO t (a) VALUES (77)');
      const first = caught(() => s.execute('SELECT nothing'));
      const second = caught(() => s.execute('SELECT 1'));
      const commit = caught(() => c.commit());
      c.setAutoCommit(true);
      return [zone, first, second, commit, s.executeQuery('SELECT COUNT(*) FROM t WHERE a = 77').getRows('getInt(1)')];
    `);
    expect(answer).toEqual([
      'America/Los_Angeles',
      expect.stringMatching(/column "nothing" does not exist/),
      expect.stringMatching(/current transaction is aborted/),
      expect.stringMatching(
        /^The database returned ROLLBACK, so the transaction cannot be committed/,
      ),
      [[0]],
    ]);
  });
});

describe('what only MySQL’s driver does', () => {
  let desk: Desk;
  beforeAll(async () => {
    desk = await deskOn('mariadb');
  });
  afterAll(cleanUp);

  test('texts are written as the session’s mode wants them', async () => {
    const answer = await desk.run(`
      const c = open();
      const s = c.prepareStatement('SELECT ?');
      const ask = () => { s.setString(1, "a\\\\'b\\"c\\\\"); return s.executeQuery().getRows('getString(1)')[0][0]; };
      const usual = ask();
      c.createStatement().execute("SET SESSION sql_mode = 'ANSI_QUOTES,NO_BACKSLASH_ESCAPES'");
      return [usual, ask()];
    `);
    expect(answer).toEqual(['a\\\'b"c\\', 'a\\\'b"c\\']);
  });

  test('a statement larger than the server takes is not sent', async () => {
    const { result } = await desk.call(`
      const s = open().prepareStatement('SELECT LENGTH(?)');
      const most = 17 * 1024 * 1024;
      s.setString(1, 'x'.repeat(most));
      return caught(() => s.executeQuery());
    `);
    expect(result).toMatch(/^Packet for query is too large \([\d,]+ > 16,777,216\)/);
  });
});
