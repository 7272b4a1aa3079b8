/** The statements that docs/warehouses.md gives to whoever keeps a database, tried on real ones. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Host } from '../../src/host/host';
import { failureOf, type Table, type Warehouse } from '../../src/model';
import mysql from '../../src/warehouses/mysql';
import postgres from '../../src/warehouses/postgres';
import { databasesOf, type Databases } from '../kit/jdbc';
import { administer, sharedServer, type Login } from '../kit/servers';
import { jdbcHost } from './hosts';

const page = readFileSync(join(__dirname, '../../docs/warehouses.md'), 'utf8');
/** The SQL under a heading, statement by statement; of one that names engines, that of this one. */
const statements = (heading: string, engine?: string): string[] => {
  const from = page.indexOf(`\n## ${heading}\n`);
  if (from < 0) throw new Error(`The page has no “${heading}” any more.`);
  const section = page.slice(from, page.indexOf('\n## ', from + 4));
  const sql = [...section.matchAll(/```sql\n([^]*?)```/g)].map(([, text]) => text!).join('\n');
  const own =
    engine === undefined
      ? sql
      : (sql.split(/^-- (?=[A-Z])/m).find((t) => t.startsWith(engine)) ?? '');
  return own
    .replace(engine === undefined ? /$^/ : /^.*\n/, '')
    .split(';')
    .map((one) => one.trim())
    .filter((one) => one !== '');
};

/** What is published, and what is not for readers. */
const published: Table = {
  schema: 'school',
  name: 'attendance',
  columns: [{ name: 'id', type: 'text' }],
  key: ['id'],
};
const raw: Table = { ...published, schema: 'raw_edfi', name: 'students' };

const NAMES = /\b(school|homeroom|readers|reader)\b/g;

describe.each([
  ['postgres', postgres, 'Set up PostgreSQL', 'PostgreSQL'],
  ['mariadb', mysql, 'Set up Cloud SQL for MySQL', 'MySQL'],
] as const)('%s', (engine, warehouse: Warehouse<Host>, setUp, called) => {
  let databases: Databases;
  let admin: Login;
  beforeAll(async () => {
    ({ admin } = await sharedServer(engine));
    databases = databasesOf();
  });
  afterAll(() => databases.close());

  test('whoever is set up so gets all that is needed, and readers see what is published and nothing else', async () => {
    const database = `doc_${process.pid}_${engine}`;
    /** The server is shared: every name of the page gets an end of its own, but for schemas. */
    const named = (sql: string): string =>
      sql
        // MariaDB has other words for what Google's driver needs of MySQL 8.
        .replace('WITH mysql_native_password BY', 'BY')
        .replace(NAMES, (name, _, at: number) => {
          const isSchema = /SCHEMA $/.test(sql.slice(0, at));
          if (name === 'school') return isSchema ? name : database;
          return `${name}_${database}`;
        });
    const [user, reader] = ['homeroom', 'reader'].map((name) => `${name}_${database}`);
    // In the console of Cloud SQL a database is made by a click.
    const clicked = engine === 'mariadb' ? [`CREATE DATABASE ${database}`] : [];
    const made = statements(setUp);
    expect(made.length).toBeGreaterThan(1);
    await administer(admin, ...clicked, ...made.map(named));

    const settings = { server: `${admin.host}:${admin.port}`, database, user: user! };
    const access = { settings, secrets: { password: 'a long password' } };
    const host = jdbcHost(databases);
    expect(warehouse.test!(host, access)).toContainEqual({
      label: 'May create tables',
      value: true,
    });
    const own = await warehouse.open(host, access);
    own.store!.ensure([published, raw]);
    own.store!.commit([{ do: 'upsert', table: published, rows: [['a']] }]);

    const rights = statements('Readers', called);
    expect(rights.length).toBeGreaterThan(1);
    await administer({ ...admin, database }, ...rights.map(named));
    // What is made again later is theirs to read, too.
    if (engine === 'postgres') own.create(published);
    const reading = warehouse.read!(host, {
      settings: { ...settings, user: reader! },
      secrets: { password: 'another long password' },
    });
    const { table } = reading.dialect;
    const all = (of: Table) => reading.select(`SELECT id FROM ${table(of)}`, [], ['text']);
    const codeOf = (work: () => unknown): string => {
      try {
        work();
        return 'nothing';
      } catch (error) {
        return failureOf(error).code;
      }
    };
    expect(all(published)).toEqual(engine === 'postgres' ? [] : [['a']]);
    expect(codeOf(() => all(raw))).toBe('warehouse.rights');
    const write = `DELETE FROM ${table(published)}`;
    expect(codeOf(() => reading.select(write, [], []))).toBe('warehouse.rights');
    own.close();
  }, 60_000);
});
