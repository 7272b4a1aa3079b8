import type { Google } from '../../src/host/google/globals';
import { createSql } from '../../src/host/google/sql';
import type { SqlAddress } from '../../src/host/host';
import { failureOf } from '../../src/model';
import { databasesOf, type Databases } from '../kit/jdbc';
import { sharedServer, type ServerEngine } from '../kit/servers';

/** Homeroom's `Sql` over what a script is given as `Jdbc`, on real servers and on PGlite. */
const PGLITE: SqlAddress = {
  ...{ url: 'jdbc:postgresql://pglite.example:5432/postgres', user: 'postgres', password: 'x' },
};
const addressOf = async (name: ServerEngine | 'pglite'): Promise<SqlAddress> =>
  name === 'pglite' ? PGLITE : (await sharedServer(name)).database();

const codeOf = (work: () => unknown): string => {
  try {
    work();
    return 'nothing';
  } catch (error) {
    return failureOf(error).code;
  }
};

describe.each(['postgres', 'mariadb', 'pglite'] as const)('Sql on %s', (name) => {
  let databases: Databases;
  let to: SqlAddress;
  const fresh = () => {
    databases.faults({});
    return databases.sql.connect(to);
  };
  const callsDuring = (work: () => void): Record<string, number> => {
    const before = { ...databases.calls };
    work();
    return Object.fromEntries(
      Object.entries(databases.calls)
        .map(([op, count]) => [op.replace('Jdbc.', ''), count - (before[op] ?? 0)] as const)
        .filter(([, count]) => count > 0),
    );
  };
  beforeAll(async () => {
    databases = databasesOf({ 'pglite.example:5432': { pglite: null } });
    to = await addressOf(name);
    fresh().execute(
      'CREATE TABLE t (a BIGINT PRIMARY KEY, b VARCHAR(200), c DOUBLE PRECISION, d BOOLEAN)',
    );
  });
  afterEach(() => databases.leave());
  afterAll(() => databases.close());

  test('every kind of cell goes in and comes back as text', () => {
    const connection = fresh();
    const insert = 'INSERT INTO t VALUES (?, ?, ?, ?)';
    expect(connection.execute(insert, [1, "'; DROP TABLE t; -- \\ ?", 0.1, true])).toBe(1);
    expect(connection.execute(insert, [2, null, null, null])).toBe(1);
    connection.executeMany(insert, [
      [Number.MAX_SAFE_INTEGER, 'é😀\u0001\n', -0.5, false],
      [3, '', null, null],
    ]);
    connection.executeMany(insert, []);
    const [yes, no] = name === 'mariadb' ? ['1', '0'] : ['t', 'f'];
    expect(connection.query('SELECT * FROM t ORDER BY a')).toEqual([
      ['1', "'; DROP TABLE t; -- \\ ?", '0.1', yes],
      ['2', null, null, null],
      ['3', '', null, null],
      ['9007199254740991', 'é😀\u0001\n', '-0.5', no],
    ]);
    expect(connection.execute('DELETE FROM t WHERE a < ?', [4])).toBe(3);
    expect(connection.query('SELECT a FROM t WHERE a = ?', [5])).toEqual([]);
    expect(connection.typed('SELECT a, b FROM t').types).toEqual([-5, 12]);
    connection.close();
  });

  test('few calls: a statement with parameters is prepared once and one without never, columns are counted once, commits switch as little as may be', () => {
    const connection = fresh();
    const commit = (n: number) => {
      connection.begin();
      connection.execute('DELETE FROM t WHERE a = ?', [n]);
      connection.commit();
    };
    expect(callsDuring(() => commit(1))).toEqual({
      ...{
        'Connection.setAutoCommit': 1,
        'Connection.prepareStatement': 1,
        'Connection.commit': 1,
      },
      ...{ 'Statement.set': 1, 'Statement.executeUpdate': 1 },
    });
    expect(callsDuring(() => commit(2))).toEqual({
      ...{ 'Statement.set': 1, 'Statement.executeUpdate': 1, 'Connection.commit': 1 },
    });
    const read = { 'Statement.executeQuery': 1, 'ResultSet.getRows': 1 };
    const ask = () => connection.query('SELECT a FROM t');
    expect(callsDuring(ask)).toEqual({
      ...{ ...read, 'Connection.setAutoCommit': 1, 'Connection.createStatement': 1 },
      'ResultSet.columnCount': 1,
    });
    expect(callsDuring(ask)).toEqual(read);
    expect(callsDuring(() => connection.query('SELECT b FROM t', [], 1))).toEqual(read);
    expect(callsDuring(() => connection.execute('DELETE FROM t WHERE a = 77'))).toEqual({
      'Statement.executeUpdate': 1,
    });
    const { calls } = connection.pace();
    connection.execute('DELETE FROM t WHERE a = ?', [3]);
    expect(connection.pace().calls - calls).toBe(2);
  });

  test('of a hundred statements the oldest are closed again', () => {
    const connection = fresh();
    const made = callsDuring(() => {
      for (let n = 0; n < 100; n++)
        connection.execute(`DELETE FROM t WHERE a = ? AND a <> ${n}`, [-1]);
    });
    expect([made['Connection.prepareStatement'], made['Statement.close']]).toEqual([100, 50]);
    expect(connection.query('SELECT 0', [], 1)).toEqual([['0']]);
  });

  test('long answers come in several calls, at least 5,000 rows each once they are known to be short', () => {
    const connection = fresh();
    const series =
      name === 'mariadb'
        ? 'SELECT seq FROM seq_1_to_50000'
        : 'SELECT * FROM generate_series(1, 50000)';
    let rows: (string | null)[][] = [];
    const calls = callsDuring(() => void (rows = connection.query(`${series} AS s ORDER BY 1`)));
    expect(rows.map(([n]) => Number(n))).toEqual(Array.from({ length: 50_000 }, (_, i) => i + 1));
    expect(calls['ResultSet.getRows']).toBeLessThanOrEqual(10);
    const wide = connection.query(
      `SELECT REPEAT('é', 30000) FROM (${series} AS s) x LIMIT 300`.replace(
        name === 'mariadb' ? ' AS s' : '~',
        '',
      ),
    );
    expect([wide.length, wide[299]![0]!.length]).toEqual([300, 30_000]);
  });

  test('transactions: taken back, and one statement by itself counts at once', () => {
    const connection = fresh();
    const other = fresh();
    const count = () => Number(other.query('SELECT COUNT(*) FROM t')[0]![0]);
    const before = count();
    connection.begin();
    connection.execute('INSERT INTO t (a) VALUES (100)');
    connection.rollback();
    expect(count()).toBe(before);
    connection.execute('INSERT INTO t (a) VALUES (101)');
    expect(count()).toBe(before + 1);
    connection.begin();
    connection.execute('INSERT INTO t (a) VALUES (102)');
    connection.close();
    expect(count()).toBe(before + 1);
  });

  test('failures by their meaning', () => {
    const connection = fresh();
    expect(codeOf(() => connection.query('SELECT * FROM nothere'))).toBe('warehouse.sql');
    expect(codeOf(() => connection.execute('SELECT 1'))).toBe('warehouse.sql');
    databases.faults({ cutConnection: { at: 1, when: 'after' } });
    expect(codeOf(() => connection.execute('INSERT INTO t (a) VALUES (200)'))).toBe(
      'warehouse.lost',
    );
    expect(codeOf(() => connection.execute('INSERT INTO t (a) VALUES (200)'))).toBe(
      'warehouse.lost',
    );
    connection.close();
    expect(fresh().query('SELECT a FROM t WHERE a = 200')).toEqual([['200']]);
    const wrong = { ...to, url: to.url.replace(/:\d+\//, ':1026/') };
    expect(codeOf(() => databases.sql.connect(wrong))).toBe('warehouse.no_connection');
  });

  if (name !== 'pglite')
    test('two that wait for each other: one is told that it is busy, and the other goes on', async () => {
      const [one, two] = [databasesOf(), databasesOf()];
      const [first, second] = [one.sql.connect(to), two.sql.connect(to)];
      const wait =
        name === 'mariadb' ? 'SET innodb_lock_wait_timeout = 1' : "SET lock_timeout = '1s'";
      second.execute(wait);
      first.execute('INSERT INTO t (a) VALUES (300)');
      first.begin();
      first.execute('UPDATE t SET c = 1 WHERE a = 300');
      second.begin();
      expect(codeOf(() => second.execute('UPDATE t SET c = 2 WHERE a = 300'))).toBe(
        'warehouse.busy',
      );
      first.commit();
      await Promise.all([one.close(), two.close()]);
    });
});

describe('Sql before it asks, and with a host that lacks something', () => {
  let databases: Databases;
  beforeAll(() => {
    databases = databasesOf({ 'pglite.example:5432': { pglite: null } });
  });
  afterAll(() => databases.close());

  test('what Google would refuse is refused in words, and no connection is tried', () => {
    const at = (url: string) => codeOf(() => databases.sql.connect({ ...PGLITE, url }));
    expect(at('jdbc:postgresql://db:443/x')).toBe('warehouse.port');
    expect(at('jdbc:mysql://[::1]:1024/x')).toBe('warehouse.port');
    for (const parameter of ['sslmode=require', 'useSSL=true', 'requireSSL=true', 'ssl=true'])
      expect(at(`jdbc:mysql://db:3306/x?a=b&${parameter}`)).toBe('warehouse.ssl_in_address');
    expect(at('jdbc:sqlserver://db:1433;encrypt=true')).toBe('warehouse.ssl_in_address');
    expect(databases.calls).toEqual({});
  });

  test('Cloud SQL, certificates and the rest are asked for as Google wants them', () => {
    const asked: unknown[][] = [];
    const note =
      (name: string) =>
      (...args: unknown[]) => {
        asked.push([name, ...args]);
        return {};
      };
    const Jdbc = { getConnection: note('any'), getCloudSqlConnection: note('google') };
    const sql = createSql({ Jdbc } as unknown as Google);
    const login = { user: 'u', password: 'p' };
    sql.connect({ ...login, url: 'jdbc:google:mysql://p:r:i/d' });
    sql.connect({ ...login, url: 'jdbc:mysql://h:3306/d' });
    sql.connect({
      ...login,
      url: 'jdbc:mysql://h:3306/d',
      serverCertificate: 'a',
      clientCertificate: 'b',
      clientKey: 'c',
    });
    expect(asked).toEqual([
      ['google', 'jdbc:google:mysql://p:r:i/d', 'u', 'p'],
      ['any', 'jdbc:mysql://h:3306/d', login],
      [
        'any',
        'jdbc:mysql://h:3306/d',
        { ...login, _serverSslCertificate: 'a', _clientSslCertificate: 'b', _clientSslKey: 'c' },
      ],
    ]);
  });

  /** The same Jdbc, with answers changed on the way. */
  const through = (
    object: unknown,
    change: Readonly<Record<string, (real: any) => unknown>>,
  ): any =>
    new Proxy(object as object, {
      get: (target, key) => {
        const real = (target as Record<string, unknown>)[key as string];
        if (typeof real !== 'function') return real;
        const own = change[key as string];
        const call = (...args: unknown[]): unknown => {
          const answer: unknown = (real as (...a: unknown[]) => unknown).apply(target, args);
          return typeof answer === 'object' && answer !== null && !Array.isArray(answer)
            ? through(answer, change)
            : answer;
        };
        return own ? own(call) : call;
      },
    });

  test('without calls for many rows it goes value by value, and says so once', () => {
    const told: string[] = [];
    const old = through(databases.jdbc, {
      getRows: () => undefined,
      executeBatch:
        (real: (...args: unknown[]) => unknown) =>
        (...args: unknown[]) => {
          if (args.length > 0)
            throw new Error(
              "The parameters (number[]) don't match the method signature for JdbcPreparedStatement.executeBatch.",
            );
          return real();
        },
    });
    const google = { Jdbc: old, Utilities: { sleep: () => undefined } } as unknown as Google;
    const connection = createSql(google, (host) => told.push(host)).connect(PGLITE);
    connection.execute('CREATE TABLE o (a BIGINT, b TEXT)');
    connection.executeMany('INSERT INTO o VALUES (?, ?)', [
      [1, 'x'],
      [2, null],
    ]);
    expect(connection.query('SELECT a, b FROM o ORDER BY a')).toEqual([
      ['1', 'x'],
      ['2', null],
    ]);
    expect(told).toEqual(['pglite.example:5432']);
  });

  test('what may be done twice is repeated when Google had a short problem, and nothing else', () => {
    let failures = 0;
    let slept = 0;
    const flaky =
      (real: (...args: unknown[]) => unknown) =>
      (...args: unknown[]) => {
        failures += 1;
        if (failures % 2 === 1) {
          real(...args);
          throw new Error('Service unavailable: Jdbc');
        }
        return real(...args);
      };
    const connect = (names: readonly string[]) => {
      failures = slept = 0;
      const jdbc = through(databases.jdbc, Object.fromEntries(names.map((name) => [name, flaky])));
      const sleep = (ms: number) => (slept += ms);
      return createSql({ Jdbc: jdbc, Utilities: { sleep } } as unknown as Google).connect(PGLITE);
    };
    const good = connect([
      'createStatement',
      'prepareStatement',
      'setLong',
      'setAutoCommit',
      'getColumnCount',
    ]);
    good.execute('CREATE TABLE r (a BIGINT)');
    good.begin();
    expect(good.execute('INSERT INTO r VALUES (?)', [5])).toBe(1);
    good.commit();
    expect(good.query('SELECT a FROM r')).toEqual([['5']]);
    expect(slept).toBeGreaterThan(0);
    good.close();
    for (const method of ['executeUpdate', 'commit', 'getRows']) {
      const bad = connect([method]);
      const work = () => {
        bad.begin();
        bad.execute('INSERT INTO r VALUES (6)');
        bad.commit();
        return bad.query('SELECT a FROM r');
      };
      expect([method, codeOf(work), slept]).toEqual([method, 'warehouse.lost', 0]);
      bad.close();
    }
    expect(codeOf(() => connect(['getConnection']))).toBe('warehouse.lost');
  });
});
