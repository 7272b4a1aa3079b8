import type { Host, SqlConnection } from '../../src/host/host';
import {
  FailureError,
  failureOf,
  type Access,
  type Cell,
  type Engine,
  type Step,
  type Store,
  type Table,
  type Warehouse,
} from '../../src/model';
import mysql from '../../src/warehouses/mysql';
import postgres from '../../src/warehouses/postgres';
import { administer, sharedServer } from '../kit/servers';
import { jdbcHost, sites, WORKBOOK, type Site } from './hosts';

type Lasting = Engine & { readonly store: Store };

const TABLE: Table = {
  schema: 'raw_suite',
  name: 'rows',
  comment: 'Rows of the suite; it’s a test.',
  columns: [
    { name: 'id', type: 'integer', comment: 'A number? Yes.' },
    { name: 'body', type: 'text', comment: "What it's about." },
    { name: 'day', type: 'date' },
  ],
  key: ['id'],
  indexes: [['day'], ['body']],
};
const DONE: Table = {
  schema: 'homeroom',
  name: 'done',
  columns: [
    { name: 'what', type: 'text' },
    { name: 'seq', type: 'integer' },
  ],
  key: ['what'],
};

const codeOf = (work: () => unknown): string => {
  try {
    work();
    return 'nothing';
  } catch (error) {
    return failureOf(error).code;
  }
};
const codeOfOpening = (opening: Promise<unknown>): Promise<string> =>
  opening.then(
    () => 'nothing',
    (error: unknown) => failureOf(error).code,
  );

const SERVED = [
  ['postgres', 'PostgreSQL', postgres],
  ['mysql', 'MariaDB', mysql],
] as const;

describe.each(SERVED)('%s', (id, where, warehouse: Warehouse<Host>) => {
  let site: Site;
  let access: Access;
  let engine: Lasting;
  beforeAll(async () => {
    site = await sites[id]![where]!();
  });
  afterAll(() => site.close());
  beforeEach(async () => {
    access = site.fresh();
    engine = (await warehouse.open(site.host, access)) as Lasting;
  });
  afterEach(() => engine.close());

  const changed = (
    settings: Record<string, string>,
    secrets: Record<string, string> = {},
  ): Access => ({
    settings: { ...access.settings, ...settings },
    secrets: { ...access.secrets, ...secrets },
  });
  const rows = (): Cell[][] =>
    engine.select(`SELECT id, body FROM ${engine.dialect.table(TABLE)} ORDER BY id`, [
      'integer',
      'text',
    ]);
  const tables = (): Cell[][] =>
    engine.select('SELECT table_schema, table_name FROM information_schema.tables ORDER BY 1, 2');

  test('what was loaded is counted before anything is built of it', () => {
    engine.store.ensure([TABLE]);
    const schema = access.settings['schema']!;
    const some = Array.from({ length: 2000 }, (_, i): Cell[] => [i, 'a', null]);
    engine.store.commit([{ do: 'upsert', table: TABLE, rows: some }]);
    engine.run(`UPDATE ${engine.dialect.table(TABLE)} SET body = 'b' WHERE id = 1`);
    const known =
      id === 'postgres'
        ? `SELECT CAST(reltuples AS bigint) FROM pg_class WHERE oid = '${schema}_raw_suite.rows'::regclass`
        : `SELECT cardinality FROM information_schema.statistics WHERE table_schema = database()
             AND table_name = '${schema}_raw_suite__rows' AND index_name = 'PRIMARY'`;
    const [[count] = []] = engine.select(known, ['integer']);
    // MariaDB counts some pages and reckons.
    expect(count).toBeGreaterThan(1000);
    expect(count).toBeLessThan(4000);
  });

  test('comments and indexes are there for whoever looks', () => {
    engine.store.ensure([TABLE]);
    const schema = access.settings['schema']!;
    const said =
      id === 'postgres'
        ? `SELECT obj_description('${schema}_raw_suite.rows'::regclass), col_description('${schema}_raw_suite.rows'::regclass, 1),
             col_description('${schema}_raw_suite.rows'::regclass, 2)`
        : `SELECT t.table_comment, max(CASE WHEN c.column_name = 'id' THEN c.column_comment END),
             max(CASE WHEN c.column_name = 'body' THEN c.column_comment END)
           FROM information_schema.tables t JOIN information_schema.columns c
             ON c.table_schema = t.table_schema AND c.table_name = t.table_name
           WHERE t.table_schema = database() AND t.table_name = '${schema}_raw_suite__rows' GROUP BY t.table_comment`;
    const comments = ['Rows of the suite; it’s a test.', 'A number? Yes.', "What it's about."];
    expect(engine.select(said)).toEqual([comments]);
    const indexes =
      id === 'postgres'
        ? `SELECT count(*) FROM pg_indexes WHERE schemaname = '${schema}_raw_suite' AND tablename = 'rows'`
        : `SELECT count(DISTINCT index_name) FROM information_schema.statistics
           WHERE table_schema = database() AND table_name = '${schema}_raw_suite__rows'`;
    expect(engine.select(indexes)).toEqual([[3]]);
    const other = { ...TABLE, comment: 'Another.' };
    engine.store.ensure([other]);
    expect(engine.select(said)).toEqual([['Another.', ...comments.slice(1)]]);
  });

  test('who may read a view still may when it is made again', () => {
    engine.store.ensure([TABLE]);
    const view = { schema: 'raw_suite', name: 'seen' };
    const [seen, from] = [engine.dialect.table(view), engine.dialect.table(TABLE)];
    engine.store.view(view, `SELECT id, body FROM ${from}`, 'Seen.');
    if (id === 'postgres') engine.run(`GRANT SELECT ON ${seen} TO PUBLIC`);
    engine.store.view(view, `SELECT id, body FROM ${from} WHERE id > 1`);
    if (id === 'postgres') {
      const grants = `SELECT count(*) FROM information_schema.role_table_grants
        WHERE grantee = 'PUBLIC' AND table_schema = '${access.settings['schema']}_raw_suite'`;
      expect(engine.select(grants)).toEqual([[1]]);
    }
    engine.store.commit([
      {
        do: 'upsert',
        table: TABLE,
        rows: [
          [1, 'x', null],
          [2, 'y', null],
        ],
      },
    ]);
    expect(engine.select(`SELECT * FROM ${seen}`)).toEqual([[2, 'y']]);
    engine.store.view(view, `SELECT day, id FROM ${from}`);
    expect(engine.select(`SELECT * FROM ${seen} ORDER BY id`, ['date', 'integer'])).toEqual([
      [null, 1],
      [null, 2],
    ]);
  });

  test('another workbook is refused, and the same comes in again', async () => {
    const theirs = jdbcHost(site.databases!, 'another-workbook');
    expect(await codeOfOpening(warehouse.open(theirs, access))).toBe('warehouse.taken');
    expect(codeOf(() => warehouse.test!(theirs, access))).toBe('warehouse.taken');
    const own = await warehouse.open(jdbcHost(site.databases!, WORKBOOK), access);
    own.close();
  });

  test('a test tells what it found and leaves nothing behind', () => {
    const before = tables();
    const facts = warehouse.test!(site.host, access);
    expect(tables()).toEqual(before);
    const about = Object.fromEntries(facts.map(({ label, value }) => [label, value]));
    expect(about['Server']).toMatch(id === 'postgres' ? /^PostgreSQL \d+/ : /^MariaDB \d+/);
    expect(about['Database']).toBe(access.settings['database']);
    expect(about['May create tables']).toBe(true);
    expect(about['Milliseconds an answer takes']).toBeGreaterThanOrEqual(0);
    expect(Number(about['Megabytes a statement may have'])).toBeGreaterThanOrEqual(1);
    // Where nothing was yet, nothing is.
    const schemas = 'SELECT count(*) FROM information_schema.schemata';
    const count = engine.select(schemas);
    warehouse.test!(site.host, site.fresh());
    expect([tables(), engine.select(schemas)]).toEqual([before, count]);
  });

  // Why there is no connection Google does not say; everything else is found out before or after.
  test.each<[string, Record<string, string>, Record<string, string>, string]>([
    ['the password', {}, { password: 'wrong' }, 'warehouse.no_connection'],
    ['the user', { user: 'nobody' }, {}, 'warehouse.no_connection'],
    ['the port', { server: '127.0.0.1:9' }, {}, 'warehouse.address'],
    ['the server', { server: '127.0.0.1:9999' }, {}, 'warehouse.no_connection'],
    ['the address', { server: 'https://db/school?x' }, {}, 'warehouse.address'],
    ['the database’s name', { database: 'a;b' }, {}, 'warehouse.address'],
    ['the schema', { schema: 'x"; DROP' }, {}, 'warehouse.address'],
    ['a schema that another workbook has', { schema: 'Homeroom' }, {}, 'warehouse.address'],
    ['a schema of its raw tables', { schema: 'north_raw_edfi' }, {}, 'warehouse.address'],
    ['the database', { database: 'no_such' }, {}, 'warehouse.no_connection'],
    ['that there is no database', { database: '' }, {}, 'setup.missing'],
    ['that there is no password', {}, { password: '' }, 'setup.missing'],
  ])('what is wrong is said: %s', async (_, settings, secrets, code) => {
    const wrong = changed(settings, secrets);
    expect(await codeOfOpening(warehouse.open(site.host, wrong))).toBe(code);
    expect(codeOf(() => warehouse.test!(site.host, wrong))).toBe(code);
  });

  test('missing rights are said', async () => {
    const { admin } = await sharedServer(id === 'postgres' ? 'postgres' : 'mariadb');
    const user = `reader_${access.settings['database']!}`;
    const database = access.settings['database']!;
    await administer(
      admin,
      ...(id === 'postgres'
        ? [
            `CREATE ROLE ${user} LOGIN PASSWORD 'pass'`,
            `GRANT CONNECT ON DATABASE ${database} TO ${user}`,
          ]
        : [
            `CREATE USER ${user}@'%' IDENTIFIED BY 'pass'`,
            `GRANT SELECT ON ${database}.* TO ${user}@'%'`,
          ]),
    );
    const reader = changed({ user, schema: 'elsewhere' }, { password: 'pass' });
    expect(await codeOfOpening(warehouse.open(site.host, reader))).toBe('warehouse.rights');
    expect(codeOf(() => warehouse.test!(site.host, reader))).toBe('warehouse.rights');
  });

  test('a connection cut at any statement of a commit changes nothing about its end', () => {
    engine.store.ensure([TABLE, DONE]);
    const many = Array.from({ length: 9000 }, (_, i): Cell[] => [i, `row ${i}`, null]);
    let expected: Cell[][] | undefined;
    let cuts = 0;
    for (const when of ['before', 'in', 'after'] as const)
      for (let at = 1; at <= 14; at += 3) {
        engine.store.commit([
          { do: 'run', sql: `DELETE FROM ${engine.dialect.table(TABLE)}` },
          {
            do: 'upsert',
            table: TABLE,
            rows: [
              [1, 'old', null],
              [20_000, 'gone', null],
            ],
          },
        ]);
        site.databases!.faults({ cutConnection: { at, when } });
        engine.store.commit([
          { do: 'delete', table: { ...TABLE, columns: [TABLE.columns[0]!] }, rows: [[20_000]] },
          { do: 'upsert', table: TABLE, rows: many },
          { do: 'upsert', table: DONE, rows: [['segment', at]] },
        ]);
        site.databases!.faults({});
        cuts += 1;
        expected ??= rows();
        expect(rows()).toEqual(expected);
        const seq = `SELECT seq FROM ${engine.dialect.table(DONE)}`;
        expect(engine.select(seq, ['integer'])).toEqual([[at]]);
      }
    expect([expected!.length, cuts]).toEqual([9000, 15]);
  });

  test('a select goes on after a cut, an SQL whose effect is not known does not', () => {
    engine.store.ensure([TABLE]);
    engine.store.commit([{ do: 'upsert', table: TABLE, rows: [[1, 'x', null]] }]);
    site.databases!.faults({ cutConnection: { at: 1, when: 'after' } });
    expect(rows()).toEqual([[1, 'x']]);
    site.databases!.faults({ cutConnection: { at: 1, when: 'in' } });
    const run = `UPDATE ${engine.dialect.table(TABLE)} SET body = 'y'`;
    expect(codeOf(() => engine.run(run))).toBe('warehouse.lost');
    site.databases!.faults({});
    engine.run(run);
    expect(rows()).toEqual([[1, 'y']]);
  });

  test('of two that commit at once one is told that it is busy, and what stands there is the other’s, whole', async () => {
    engine.store.ensure([TABLE, DONE]);
    engine.store.commit([{ do: 'upsert', table: DONE, rows: [['turn', 0]] }]);
    const other = (await warehouse.open(site.host, access)) as Lasting;
    try {
      other.run(
        id === 'postgres'
          ? `SET lock_timeout = '300ms'`
          : 'SET SESSION innodb_lock_wait_timeout = 1',
      );
      const turn = `${engine.dialect.table(DONE)} WHERE what = 'turn' AND seq =`;
      const steps = (list: readonly Cell[][]): readonly Step[] => [
        {
          do: 'expect',
          changing: `UPDATE ${turn.replace('WHERE', 'SET seq = 1 WHERE')} 0`,
          sql: `SELECT COUNT(*) FROM ${turn} 1`,
          answer: 1,
        },
        { do: 'upsert', table: TABLE, rows: list },
      ];
      // More than one statement takes: while its rows are sent it holds the turn.
      const many = (body: string): Cell[][] =>
        Array.from({ length: 6000 }, (_, i): Cell[] => [i, body, null]);
      const meanwhile = (): string => codeOf(() => other.store.commit(steps(many('second'))));
      const codes: string[] = [];
      const first = many('first');
      const watched = {
        *[Symbol.iterator]() {
          codes.push(meanwhile());
          yield* first;
        },
        length: first.length,
      } as unknown as Cell[][];
      engine.store.commit(steps(watched));
      codes.push(meanwhile());
      expect(codes).toEqual(['warehouse.busy', 'warehouse.busy']);
      expect(rows()).toEqual(first.map((row) => row.slice(0, 2)));
    } finally {
      other.close();
    }
  }, 60_000);

  test('rows go and come by thousands a call', () => {
    engine.store.ensure([TABLE]);
    const { calls } = site.databases!;
    const made = (op: string): number => calls[op] ?? 0;
    const before = { ...calls };
    const many = Array.from({ length: 40_000 }, (_, i): Cell[] => [i, `row ${i}`, '2026-11-22']);
    engine.store.commit([{ do: 'upsert', table: TABLE, rows: many }]);
    const all = (): number => Object.values(calls).reduce((n, c) => n + c, 0);
    const loaded = all() - Object.values(before).reduce((n, c) => n + c, 0);
    expect(loaded).toBeLessThanOrEqual(40);
    const reads = made('Jdbc.ResultSet.getRows');
    expect(rows()).toHaveLength(40_000);
    expect(made('Jdbc.ResultSet.getRows') - reads).toBeLessThanOrEqual(8);
  });
});

describe('texts that MariaDB keeps short', () => {
  const CODES: Table = {
    schema: 'raw_suite',
    name: 'codes',
    columns: [
      { name: 'id', type: 'text', short: true },
      { name: 'code', type: 'text', short: true, comment: 'Short as a rule.' },
      { name: 'n', type: 'integer' },
    ],
    key: ['id'],
    joined: [['code']],
  };
  const LONG = 'Zażółć gęślą jaźń 😀 '.repeat(200);
  let site: Site;
  let access: Access;
  const engines: Lasting[] = [];
  beforeAll(async () => {
    site = await sites['mysql']!['MariaDB']!();
  });
  afterAll(() => site.close());
  beforeEach(() => {
    access = site.fresh();
  });
  afterEach(() => engines.splice(0).forEach((engine) => engine.close()));
  const open = async (host = site.host): Promise<Lasting> => {
    const engine = (await mysql.open(host, access)) as Lasting;
    engines.push(engine);
    return engine;
  };
  const rows = (engine: Engine): Cell[][] =>
    engine.select(`SELECT id, code, n FROM ${engine.dialect.table(CODES)} ORDER BY n`);
  const typesOf = (engine: Engine): Cell[] =>
    engine
      .select(
        `SELECT column_type FROM information_schema.columns WHERE table_schema = database()
           AND table_name = '${access.settings['schema']}_raw_suite__codes' ORDER BY ordinal_position`,
      )
      .map(([type]) => type!)
      .slice(0, 2);
  const insert = (...some: Cell[][]): Step => ({ do: 'upsert', table: CODES, rows: some });
  const OLD = [
    ['a', 'short', 1],
    ['b', 'x'.repeat(120), 2],
  ];

  test('get a longer type before the commit that brings a longer one', async () => {
    const engine = await open();
    engine.store.ensure([CODES]);
    engine.store.commit([insert(...OLD)]);
    expect(typesOf(engine)).toEqual(['varchar(120)', 'varchar(120)']);
    engine.store.commit([insert(['c', LONG, 3])]);
    expect(typesOf(engine)).toEqual(['varchar(120)', 'longtext']);
    engine.store.commit([insert(['d'.repeat(400), 'x', 4])]);
    expect(typesOf(engine)).toEqual(['varchar(760)', 'longtext']);
    const all = [...OLD, ['c', LONG, 3], ['d'.repeat(400), 'x', 4]];
    expect(rows(engine)).toEqual(all);
    // Said anew, they stay as they are.
    const later = await open();
    const columns = CODES.columns.map((column) => ({ ...column, comment: 'Said anew.' }));
    later.store.ensure([{ ...CODES, columns }]);
    expect(typesOf(later)).toEqual(['varchar(760)', 'longtext']);
    expect(rows(later)).toEqual(all);
  });

  test('lose nothing when the execution ends between the longer type and the commit', async () => {
    const engine = await open();
    engine.store.ensure([CODES]);
    engine.store.commit([insert(...OLD)]);
    let ends = false;
    const dying = {
      ...site.host,
      sql: {
        connect: (to) => {
          const connection = site.host.sql!.connect(to);
          return {
            ...connection,
            execute: (...call: Parameters<SqlConnection['execute']>) => {
              if (ends) throw new Error('The execution has ended.');
              const told = connection.execute(...call);
              ends = call[0].includes('MODIFY');
              return told;
            },
            begin: () => {
              if (ends) throw new Error('The execution has ended.');
              connection.begin();
            },
          };
        },
      },
    } as Host;
    const killed = await open(dying);
    killed.store.ensure([CODES]);
    expect(() => killed.store.commit([insert(['c', LONG, 3])])).toThrow(/has ended/);
    expect(ends).toBe(true);
    const next = await open();
    expect([typesOf(next)[1], rows(next)]).toEqual(['longtext', OLD]);
    next.store.ensure([CODES]);
    next.store.commit([insert(['c', LONG, 3])]);
    expect(rows(next)).toEqual([...OLD, ['c', LONG, 3]]);
  });

  test('find their room whatever call a connection is cut at', async () => {
    const engine = await open();
    for (const when of ['before', 'in', 'after'] as const)
      for (let at = 1; at <= 9; at += 1) {
        engine.create(CODES);
        engine.store.commit([insert(...OLD)]);
        site.databases!.faults({ cutConnection: { at, when } });
        engine.store.commit([insert(['c', LONG, 3])]);
        site.databases!.faults({});
        expect([at, when, typesOf(engine)[1], rows(engine)]).toEqual([
          ...[at, when, 'longtext'],
          [...OLD, ['c', LONG, 3]],
        ]);
      }
  });

  test('are taken as they come where an older table keeps them long', async () => {
    const engine = await open();
    const long = CODES.columns.map(({ name, type }) => ({ name, type }));
    const { schema, name, key } = CODES;
    engine.store.ensure([{ schema, name, key, columns: long }]);
    engine.store.commit([insert(...OLD)]);
    expect(typesOf(engine)).toEqual(['varchar(760)', 'longtext']);
    engine.store.ensure([CODES]);
    engine.store.commit([insert(['c', LONG, 3])]);
    expect(typesOf(engine)).toEqual(['varchar(760)', 'longtext']);
    expect(rows(engine)).toEqual([...OLD, ['c', LONG, 3]]);
  });
});

test('“School” is “school”: a server that knows no case would have one of them', () => {
  const seen = (schema: string) =>
    postgres.placed!({ schema: 'homeroom', name: 'owner' }, { schema }).schema;
  expect(['', 'School', ' SCHOOL ', 'north'].map(seen)).toEqual([
    ...Array<string>(3).fill('homeroom'),
    'north_homeroom',
  ]);
});

describe('without a server', () => {
  /** @param execute answers how many milliseconds it took; nothing: none. */
  const faking = (
    packet: number,
    execute: (sql: string, parameters?: readonly Cell[]) => number | void,
  ) => {
    const happened: string[] = [];
    let ms = 0;
    const connection: SqlConnection = {
      execute: (sql, parameters) => {
        ms += Number(execute(sql, parameters) ?? 0);
        happened.push(sql.slice(0, 6));
        return 1;
      },
      executeMany: () => undefined,
      query: (sql) => (sql.startsWith('SELECT workbook') ? [['w']] : [['8.0.36', `${packet}`]]),
      typed: () => ({ types: [], rows: [] }),
      describe: () => ({ names: [], types: [] }),
      begin: () => void happened.push('begin'),
      commit: () => void happened.push('commit'),
      rollback: () => void happened.push('rollback'),
      close: () => void happened.push('close'),
      pace: () => ({ calls: 0, ms }),
    };
    const host = {
      sql: { connect: () => (happened.push('connect'), connection) },
      clock: { now: () => 0, sleep: (ms: number) => void happened.push(`sleep ${ms}`) },
      workbook: { id: () => 'w' },
    } as unknown as Host;
    const settings = { server: 'db.school.org:3306', database: 'd', user: 'u' };
    return { happened, open: () => mysql.open(host, { settings, secrets: { password: 'p' } }) };
  };
  const steps = [{ do: 'upsert', table: DONE, rows: [['a', 1]] }] as const;

  test('a statement stays below what the server takes', async () => {
    const sizes: number[] = [];
    const { open } = faking(2 ** 20, (_, parameters) => {
      if (parameters) sizes.push(Buffer.byteLength(String(parameters[0])));
    });
    const engine = await open();
    const rows = Array.from({ length: 300 }, (_, i): Cell[] => [i, '\\"😀é'.repeat(1000), null]);
    engine.store!.commit([{ do: 'upsert', table: TABLE, rows }]);
    expect(Math.max(...sizes)).toBeLessThan(2 ** 20);
    expect(sizes.length).toBeGreaterThan(5);
  });

  test('fewer rows are sent where answers are slow, more where they come at once, and never too few', async () => {
    const sizes: number[] = [];
    let slow = true;
    const { open } = faking(2 ** 26, (_, parameters) => {
      if (!parameters) return 0;
      sizes.push((JSON.parse(String(parameters[0])) as unknown[]).length);
      return slow ? 25_000 : 300;
    });
    const engine = await open();
    const load = (count: number): readonly number[] => {
      sizes.length = 0;
      const rows = Array.from({ length: count }, (_, i): Cell[] => [i, 'x', null]);
      engine.store!.commit([{ do: 'upsert', table: TABLE, rows }]);
      return sizes;
    };
    expect(load(8200)).toEqual([4000, 2000, 1000, 500, 250, 125, 100, 100, 100, 25]);
    slow = false;
    expect(load(100_000)).toEqual([
      ...[100, 200, 400, 800, 1600, 3200, 6400, 12_800, 25_600],
      ...[32_000, 16_900],
    ]);
  });

  test('a deadlock is taken back and tried again, longer each time, but not for ever', async () => {
    let busy = 2;
    const { happened, open } = faking(2 ** 24, (sql) => {
      if (sql.startsWith('INSERT') && (busy -= 1) >= 0)
        throw new FailureError('warehouse.busy', { detail: 'deadlock' });
    });
    const engine = await open();
    happened.length = 0;
    engine.store!.commit(steps);
    expect(happened).toEqual([
      ...['begin', 'rollback', 'sleep 500', 'begin', 'rollback', 'sleep 1000'],
      ...['begin', 'INSERT', 'commit'],
    ]);
    busy = 100;
    expect(codeOf(() => engine.store!.commit(steps))).toBe('warehouse.busy');
  });

  test('rows that can be walked once are not sent twice', async () => {
    const { happened, open } = faking(2 ** 24, (sql) => {
      if (sql.startsWith('INSERT')) throw new FailureError('warehouse.lost');
    });
    const engine = await open();
    happened.length = 0;
    const once = (function* () {
      yield ['a', 1];
    })();
    expect(codeOf(() => engine.upsert(DONE, once))).toBe('warehouse.lost');
    expect(happened.filter((what) => what === 'begin')).toHaveLength(1);
  });

  test('Cloud SQL is reached by the name of its instance', async () => {
    const urls: string[] = [];
    const host = {
      sql: {
        connect: ({ url }: { url: string }) => {
          urls.push(url);
          throw new FailureError('warehouse.unreachable', { host: 'x' });
        },
      },
      clock: { sleep: () => undefined },
    } as unknown as Host;
    const at = (server: string): Access => ({
      settings: { server, database: 'd', user: 'u' },
      secrets: { password: 'p' },
    });
    for (const server of [
      'school-1:europe-west1:data',
      'example.org:team:europe-west1:data',
      'db.org',
      '[::1]:3310',
      'jdbc:mysql://db.org:4000/',
    ])
      await codeOfOpening(mysql.open(host, at(server)));
    expect(urls).toEqual([
      'jdbc:google:mysql://school-1:europe-west1:data/d',
      'jdbc:google:mysql://example.org:team:europe-west1:data/d',
      'jdbc:mysql://db.org:3306/d',
      'jdbc:mysql://[::1]:3310/d',
      'jdbc:mysql://db.org:4000/d',
    ]);
  });
});
