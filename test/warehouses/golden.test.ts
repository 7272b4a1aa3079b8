import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Host, SqlConnection } from '../../src/host/host';
import { MACROS, type FieldType, type Cell, type Engine, type Table } from '../../src/model';
import mysql, { flavor as mysqlFlavor } from '../../src/warehouses/mysql';
import postgres, { flavor as postgresFlavor } from '../../src/warehouses/postgres';
import sqlserver, { flavor as sqlserverFlavor } from '../../src/warehouses/sqlserver';
import type { Flavor } from '../../src/warehouses/_jdbc/flavor';

const FIELD_TYPES: readonly FieldType[] = [
  ...(['text', 'integer', 'number', 'boolean', 'date', 'timestamp', 'json'] as const),
];

const FOLDER = join(__dirname, 'golden');

/** `GOLDEN=write` writes what is said now; look at the difference before it is committed. */
const WRITE = process.env['GOLDEN'] === 'write';

const TABLE: Table = {
  schema: 'raw_edfi',
  name: 'students',
  comment: "People who learn; it's all of them.",
  columns: [
    { name: '_connection', type: 'text' },
    { name: '_epoch', type: 'integer' },
    { name: 'id', type: 'text', comment: 'The source’s own id.' },
    { name: 'order', type: 'integer' },
    { name: 'share', type: 'number' },
    { name: 'active', type: 'boolean' },
    { name: 'born', type: 'date' },
    { name: 'seen', type: 'timestamp' },
    { name: '_extra', type: 'json' },
  ],
  key: ['_connection', '_epoch', 'id'],
  indexes: [['born'], ['_connection', 'id']],
};
const CODES: Table = {
  schema: 'raw_edfi',
  name: 'codes',
  columns: [
    { name: 'id', type: 'text', short: true },
    { name: 'code', type: 'text', short: true, comment: 'Short as a rule.' },
    { name: 'school', type: 'integer' },
    { name: 'said', type: 'text' },
  ],
  key: ['id'],
  indexes: [['code']],
  joined: [['code', 'school', 'said']],
};
const some = (...names: string[]): Table => ({
  ...TABLE,
  columns: names.map((name) => TABLE.columns.find((c) => c.name === name)!),
});
const ROW: Cell[] = [
  'c1',
  2,
  "it's",
  3,
  0.5,
  true,
  '2010-02-28',
  '2026-11-22T07:30:00Z',
  '{"a":1}',
];

/** What the catalogue says is there, when a table is to be brought to another shape. */
type There = (
  places: readonly { readonly schema: string; readonly name: string }[],
) => (string | null)[][];

const telling = (flavor: Flavor, version: string, there: { now: There }) => {
  const lines: string[] = [];
  const tell = (sql: string, parameters: readonly Cell[] = []): void => {
    lines.push(`${sql};`, ...parameters.map((p) => `-- ? ${JSON.stringify(p)}`));
  };
  const connection: SqlConnection = {
    execute: (sql, parameters) => (tell(sql, parameters), 1),
    executeMany: (sql) => tell(sql),
    query: (sql, parameters) => {
      tell(sql, parameters);
      if (sql === flavor.about) return [[version, '16777216']];
      if (sql.startsWith('SELECT workbook')) return [['w1']];
      if (/format_type|column_type|y\.name/.test(sql))
        return there.now([
          {
            schema: flavor.hasSchemas ? 'raw_edfi' : '',
            name: flavor.hasSchemas ? 'students' : 'raw_edfi__students',
          },
        ]);
      if (/relkind = 'v'/.test(sql))
        return [['raw_edfi', 'students_current', ' SELECT 1;', 'Now.']];
      if (/table_type FROM|type_desc/.test(sql))
        return [
          [
            flavor.hasSchemas ? 'raw_edfi' : '',
            flavor.hasSchemas ? 'students' : 'raw_edfi__students',
            'VIEW',
          ],
        ];
      return [];
    },
    typed: (sql) => (tell(sql), { types: [], rows: [] }),
    describe: (sql) => (tell(sql), { names: [], types: [] }),
    begin: () => void lines.push('-- begin'),
    commit: () => void lines.push('-- commit'),
    rollback: () => void lines.push('-- rollback'),
    close: () => undefined,
    pace: () => ({ calls: 0, ms: 0 }),
  };
  const host = {
    sql: { connect: () => connection },
    clock: { now: () => Date.UTC(2026, 10, 22), sleep: () => undefined },
    workbook: { id: () => 'w1' },
  } as unknown as Host;
  return { host, lines };
};

const ARGUMENTS: Readonly<Record<string, string[]>> = {
  today: ["'2026-11-22'"],
  days_between: ['a', 'b'],
  days_after: ['a', 'b'],
  join_text: ['a', 'b'],
  share: ['a', 'b'],
  quotient: ['a', 'b'],
  concat: ['a', 'b', 'c'],
  greatest: ['a', 'b'],
  least: ['a', 'b'],
  flag: ['a > 1'],
  count_if: ['a > 1'],
};

const ENGINES = [
  [
    'postgres',
    postgres,
    postgresFlavor,
    'PostgreSQL 15.8 on x86_64',
    'Run by the tests on PostgreSQL and PGlite.',
  ],
  [
    'mysql',
    mysql,
    mysqlFlavor,
    '8.0.36',
    'As for MySQL 8: only MariaDB runs in the tests, with another collation.',
  ],
  [
    'sqlserver',
    sqlserver,
    sqlserverFlavor,
    '16.0.4135.4',
    'NOT RUN: no SQL Server has seen these statements. They were written from its manual.',
  ],
] as const;

test.each(ENGINES)('%s says what it said before', async (id, warehouse, flavor, version, note) => {
  const there: { now: There } = { now: () => [] };
  const { host, lines } = telling(flavor, version, there);
  const part = (title: string, work: () => void): void => {
    lines.push('', `-- ${title}`);
    work();
  };
  lines.push('-- open');
  const engine: Engine = await warehouse.open(host, {
    settings: { server: 'db.school.org:5432', database: 'school', user: 'homeroom' },
    secrets: { password: 'secret' },
  });
  const store = engine.store!;
  const { dialect } = engine;
  part('create', () => engine.create({ ...TABLE, schema: 'school', name: 'made' }));
  part('ensure, where nothing is', () => void store.ensure([TABLE]));
  const named =
    (types: Partial<Record<string, string>>): There =>
    (places) =>
      places.flatMap(({ schema, name }) =>
        TABLE.columns
          .filter((column) => types[column.name] !== '')
          .map((column) => {
            const own = flavor.columnType({ version, packet: 0 }, TABLE, column).toLowerCase();
            const bare =
              types[column.name] ??
              own.replace(/ collate.*/, '').replace('timestamptz', 'timestamp with time zone');
            return [
              schema,
              name,
              column.name,
              id === 'sqlserver' ? bare.replace(/\(.*/, '') : bare,
              '',
              '',
            ];
          }),
      );
  const integer = 'bigint';
  there.now = named({ share: integer, _extra: '' });
  part(
    'ensure, where a column is missing and another too narrow',
    () => void store.ensure([TABLE]),
  );
  there.now = named({});
  const texts = TABLE.columns.map((c) =>
    c.name === 'share' ? { ...c, type: 'text' as const } : c,
  );
  part(
    'ensure, where a number becomes a text',
    () => void store.ensure([{ ...TABLE, columns: texts }]),
  );
  part('view', () =>
    store.view(
      { schema: 'raw_edfi', name: 'students_current' },
      `SELECT * FROM ${dialect.table(TABLE)}`,
      'Now.',
    ),
  );
  part('drop', () => store.drop([{ schema: TABLE.schema, name: TABLE.name }]));
  part('drop, of what is known to be a table', () => store.drop([TABLE]));
  part('upsert, of rows that may be many', () => engine.upsert(TABLE, [ROW]));
  part('fill', () =>
    engine.fill!({ ...TABLE, schema: 'school', name: 'made', indexes: [] }, [
      'INSERT 1',
      'INSERT 2',
    ]),
  );
  part('commit', () =>
    store.commit([
      {
        do: 'expect',
        changing: 'UPDATE t SET turn = turn + 1 WHERE turn = 4',
        sql: 'SELECT count(*) FROM t WHERE turn = 5',
        answer: 1,
      },
      { do: 'upsert', table: TABLE, rows: [ROW] },
      { do: 'upsert', table: { ...TABLE, key: [] }, rows: [ROW] },
      { do: 'upsert', table: some(...TABLE.key), rows: [ROW.slice(0, 3)] },
      {
        do: 'update',
        table: some(...TABLE.key, 'born', '_extra'),
        rows: [['c1', 2, 'x', null, '[]']],
      },
      { do: 'delete', table: some('_connection', 'order'), rows: [['c1', 7]] },
      { do: 'run', sql: `DELETE FROM ${dialect.table(TABLE)}` },
    ]),
  );
  there.now = () => [];
  part('ensure, of texts that are short as a rule', () => void store.ensure([CODES]));
  part('commit, with texts that are not', () =>
    store.commit([
      {
        do: 'upsert',
        table: CODES,
        rows: [
          ['a', 'x'.repeat(121), 1, 'x'.repeat(121)],
          ['b'.repeat(121), 'x', 1, null],
        ],
      },
      {
        do: 'update',
        table: { ...CODES, columns: CODES.columns.slice(0, 2) },
        rows: [['a', 'y'.repeat(130)]],
      },
    ]),
  );
  part('insert what a query selects', () =>
    lines.push(
      `${dialect.insertSelect(
        some('id', 'active', 'born'),
        ['q.id', 'q.active', "'2026-01-01'"],
        "with few as (select '(' as a -- it's ( one\n from t), \"q s\" as (select 1)\nselect id, active from few union select id, active from t",
      )};`,
      `${dialect.insertSelect(some('id'), ['q.id'], 'select id from t')};`,
    ),
  );
  part('literals', () =>
    lines.push(...["it's", 'a\\b', 'Łódź 😀', '{?$1}'].map((text) => dialect.literal(text))),
  );
  part('types', () =>
    lines.push(...FIELD_TYPES.map((type) => `${type}: ${dialect.columnType(type)}`)),
  );
  part('macros', () =>
    lines.push(
      ...Object.keys(MACROS).map(
        (name) => `${name}: ${dialect.macros[name]!(...(ARGUMENTS[name] ?? ['a']))}`,
      ),
    ),
  );
  const said = `-- ${warehouse.title}. ${note}\n-- Written by test/warehouses/golden.test.ts with GOLDEN=write.\n\n${lines.join('\n')}\n`;
  const file = join(FOLDER, `${id}.sql`);
  if (WRITE) {
    mkdirSync(FOLDER, { recursive: true });
    writeFileSync(file, said);
  }
  expect(existsSync(file)).toBe(true);
  expect(said).toBe(readFileSync(file, 'utf8'));
});
