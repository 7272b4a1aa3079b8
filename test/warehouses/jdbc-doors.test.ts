import type { Host } from '../../src/host/host';
import { FailureError, type Access, type Cell, type Warehouse } from '../../src/model';
import mysql from '../../src/warehouses/mysql';
import postgres from '../../src/warehouses/postgres';
import { administer, sharedServer } from '../kit/servers';
import { codeOf, codeOfOpening, SERVED, sitAt } from './_served';
import { jdbcHost, WORKBOOK } from './hosts';

/** The way into a database: who is let in, and what is said where nobody is. */
describe.each(SERVED)('%s', (id, where, warehouse: Warehouse<Host>) => {
  const desk = sitAt(id, where, warehouse);
  const changed = (
    settings: Record<string, string>,
    secrets: Record<string, string> = {},
  ): Access => ({
    settings: { ...desk.access.settings, ...settings },
    secrets: { ...desk.access.secrets, ...secrets },
  });
  const tables = (): Cell[][] =>
    desk.engine.select(
      'SELECT table_schema, table_name FROM information_schema.tables ORDER BY 1, 2',
    );

  test('another workbook is refused, and the same comes in again', async () => {
    const theirs = jdbcHost(desk.site.databases!, 'another-workbook');
    expect(await codeOfOpening(warehouse.open(theirs, desk.access))).toBe('warehouse.taken');
    expect(codeOf(() => warehouse.test!(theirs, desk.access))).toBe('warehouse.taken');
    const own = await warehouse.open(jdbcHost(desk.site.databases!, WORKBOOK), desk.access);
    own.close();
  });

  test('a test tells what it found and leaves nothing behind', () => {
    const before = tables();
    const facts = warehouse.test!(desk.site.host, desk.access);
    expect(tables()).toEqual(before);
    const about = Object.fromEntries(facts.map(({ label, value }) => [label, value]));
    expect(about['Server']).toMatch(id === 'postgres' ? /^PostgreSQL \d+/ : /^MariaDB \d+/);
    expect(about['Database']).toBe(desk.access.settings['database']);
    expect(about['May create tables']).toBe(true);
    expect(about['Milliseconds an answer takes']).toBeGreaterThanOrEqual(0);
    expect(Number(about['Megabytes a statement may have'])).toBeGreaterThanOrEqual(1);
    // Where nothing was yet, nothing is.
    const schemas = 'SELECT count(*) FROM information_schema.schemata';
    const count = desk.engine.select(schemas);
    warehouse.test!(desk.site.host, desk.site.fresh());
    expect([tables(), desk.engine.select(schemas)]).toEqual([before, count]);
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
    expect(await codeOfOpening(warehouse.open(desk.site.host, wrong))).toBe(code);
    expect(codeOf(() => warehouse.test!(desk.site.host, wrong))).toBe(code);
  });

  test('missing rights are said', async () => {
    const { admin } = await sharedServer(id === 'postgres' ? 'postgres' : 'mariadb');
    const user = `reader_${desk.access.settings['database']!}`;
    const database = desk.access.settings['database']!;
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
    expect(await codeOfOpening(warehouse.open(desk.site.host, reader))).toBe('warehouse.rights');
    expect(codeOf(() => warehouse.test!(desk.site.host, reader))).toBe('warehouse.rights');
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
