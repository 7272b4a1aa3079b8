/** What is said to databases that are read, in each engine's words; no SQL Server runs in the tests. */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DIALECTS, type SqlDialect } from '../../../src/connectors/_sql/dialect';
import { sql as kind } from '../../../src/connectors/_sql/own';
import { catalogOf } from '../../../src/connectors/_sql/own/catalog';
import { statementsOf, type SqlTable } from '../../../src/connectors/_sql/table';
import type { Ask, Connector } from '../../../src/model';

const FOLDER = join(__dirname, 'golden');

/** `GOLDEN=write` writes what is said now; look at the difference before it is committed. */
const WRITE = process.env['GOLDEN'] === 'write';

const NOTES: Readonly<Record<SqlDialect['id'], string>> = {
  postgres: 'Run by the tests on PostgreSQL.',
  mysql: 'Run by the tests on MariaDB.',
  sqlserver: 'NOT RUN: no SQL Server has seen these statements. They were written from its manual.',
};

const TABLE: SqlTable = {
  resource: 'students',
  from: { table: 'sis.students' },
  key: 'id',
  change: 'updated_at',
  columns: ['id', 'order', 'born'],
  where: "school = 'O''Hara'",
};
const QUERY: SqlTable = {
  resource: 'counts',
  from: { query: 'SELECT a, COUNT(*) AS n FROM t GROUP BY a' },
  key: 'a',
  columns: ['a', 'n'],
};
const at = '2026-11-22 07:30:00';

/** What a source of several key columns asks first. */
const firstOfKeys = (engine: SqlDialect['id']): string => {
  const text = JSON.stringify({
    ...{ v: 1, title: 'Own', where: { engine }, page: 500, sweepMinutes: 0 },
    tables: [
      {
        title: 'Enrolments',
        from: { table: ['sis', 'enrol]ments'] },
        key: ['student', 'course'],
        columns: ['student', 'course'].map((name) => ({ name, type: 'text' })),
      },
    ],
  });
  const connector: Connector = kind.compile('own_golden', text);
  const settings = { engine, host: 'db.school.org', database: 'sis' };
  const reader = connector.read(connector.resources[0]!, { settings, discovery: {}, now: 0 }, null);
  const { ask } = reader.next([]).value as { readonly ask: readonly Ask[] };
  return ask[0]!.statement!.sql;
};

const said = (dialect: SqlDialect): string => {
  const [table, query] = [statementsOf(dialect, TABLE), statementsOf(dialect, QUERY)];
  const catalog = catalogOf(dialect);
  const parts: readonly (readonly [string, ...string[]])[] = [
    ['open', ...dialect.prepare(60)],
    ['what there is', catalog.tables(1_000)],
    [
      'columns of tables',
      catalog.columns([
        ['sis', 'students'],
        ['sis', "it's"],
      ]),
    ],
    ['about a table', table.about(), query.about()],
    ['how many rows', table.rows()],
    ['first page', table.page(null, 5_000), query.page(null, 5_000)],
    ['next page', table.page('', 5_000)],
    ['what changed, and the sum of all', table.refresh({ at, open: false }, 5_000, true)],
    ['what changed', table.refresh({ at, open: true }, 5_000, false)],
    ['its next page', table.refresh({ at, open: false, after: true }, 5_000, true)],
    ['the sum of all', query.refresh(null, 5_000, true)],
    ['cells', table.cells(6, 2)],
    ['rows by their keys', table.byKeys()],
    ['about rows that several columns name', firstOfKeys(dialect.id)],
  ];
  const lines = parts.flatMap(([title, ...all]) => [
    '',
    `-- ${title}`,
    ...all.map((sql) => `${sql};`),
  ]);
  return `${[
    `-- ${dialect.title}. ${NOTES[dialect.id]}`,
    '-- Written by test/connectors/sql/golden.test.ts with GOLDEN=write.',
    ...lines,
  ].join('\n')}\n`;
};

test.each(Object.values(DIALECTS).map((dialect) => [dialect.id, dialect] as const))(
  '%s is asked what it was asked before',
  (id, dialect) => {
    const file = join(FOLDER, `${id}.sql`);
    const now = said(dialect);
    if (WRITE) {
      mkdirSync(FOLDER, { recursive: true });
      writeFileSync(file, now);
    }
    expect(existsSync(file)).toBe(true);
    expect(now).toBe(readFileSync(file, 'utf8'));
  },
);

test('every value that is written into a statement stays a text of it', () => {
  for (const dialect of Object.values(DIALECTS)) {
    const evil = "x\\' OR 1 = 1; --";
    const text = dialect.literal(evil);
    // Taken apart as each engine does, it is what it was.
    const inner = text.replace(/^N?'/, '').replace(/'$/, '').replace(/''/g, "'");
    expect(dialect.id === 'mysql' ? inner.replace(/\\\\/g, '\\') : inner).toBe(evil);
    const name = 'a]b`c"d';
    const close = { postgres: '"', mysql: '`', sqlserver: ']' }[dialect.id];
    expect(
      dialect
        .quote(name)
        .slice(1, -1)
        .split(close + close)
        .join(close),
    ).toBe(name);
  }
});
