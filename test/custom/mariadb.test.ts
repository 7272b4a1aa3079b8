/** A MariaDB as a source: what looking into it tells, and what its types, names and views come to in tabs. */
import { createConnection, type Connection } from 'mysql2/promise';
import type { ExploreInput } from '../../src/app/api';
import { openSchool, type School } from '../kit/school';
import { administer, sharedServer, type Place } from '../kit/servers';
import { rowsOf } from '../kit/tabs';

let place: Place;
let client: Connection;
let school: School;
let asked: ExploreInput;
beforeAll(async () => {
  const server = await sharedServer('mariadb');
  place = await server.database();
  const { host, port, user, password, database } = place;
  const reader = `r_${database}`;
  client = await createConnection({ host, port, user, password, database });
  for (const sql of [
    `CREATE TABLE Kinds (
      Id bigint unsigned PRIMARY KEY, on_roll bit(1), flags bit(8), active tinyint(1), tiny tinyint,
      small smallint unsigned, year_of year, grade enum('A','B','it''s'), tags set('x','y'),
      more json, paid decimal(12,2) unsigned, ratio double, born date, at_hour time,
      seen datetime(3), moved timestamp NULL, photo blob, mark char(2), uid uuid, addr inet4, note longtext,
      place point, \`order\` int zerofill, \`Full Name\` varchar(40), \`a\`\`b\` int, \`dot.ted\` int)`,
    `INSERT INTO Kinds VALUES (18446744073709551615, b'1', b'00000101', 1, -5, 65535, 2026, 'it''s', 'x,y',
      '{"a": [1, 2]}', 1234567890.50, 0.1, '2012-02-29', '25:00:00', '2026-11-23 08:00:00.120', '2026-11-23 08:00:01',
      x'00ff', 'é', '123e4567-e89b-12d3-a456-426655440000', '192.0.2.1', 'long', POINT(1, 2), 7, 'Zoë Łukasz', 3, 4),
      (2, b'0', NULL, 0, NULL, 0, NULL, 'A', '', NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL)`,
    'CREATE TABLE `Class Lists` (Student varchar(12), `Course ID` int unsigned, grade decimal(4,1), PRIMARY KEY (Student, `Course ID`))',
    "INSERT INTO `Class Lists` VALUES ('00001', 7, 3.5), ('00001', 8, NULL), ('00002', 7, 4)",
    'CREATE TABLE emails (id int, address varchar(60) NOT NULL UNIQUE, other varchar(20) NULL UNIQUE)',
    'CREATE TABLE pairs (a int NOT NULL, b int NOT NULL, c int, UNIQUE (a, b))',
    'CREATE VIEW `active Students` AS SELECT Id, `Full Name`, on_roll FROM Kinds WHERE active',
    'CREATE TABLE hidden (id int PRIMARY KEY)',
    'CREATE TABLE `part` (id int PRIMARY KEY, seen int, secret int, also int)',
    'CREATE TABLE `Part` (id int PRIMARY KEY)',
    'CREATE SEQUENCE numbers',
    'ANALYZE TABLE Kinds, `Class Lists`',
  ])
    await client.query(sql);
  await administer(
    server.admin,
    `CREATE USER ${reader}@'%' IDENTIFIED BY 'read-1'`,
    ...['Kinds', '`Class Lists`', 'emails', 'pairs', '`active Students`'].map(
      (name) => `GRANT SELECT ON ${database}.${name} TO ${reader}@'%'`,
    ),
    `GRANT SELECT (id, seen), INSERT (also) ON ${database}.part TO ${reader}@'%'`,
    `GRANT SELECT ON ${database}.numbers TO ${reader}@'%'`,
    `GRANT INSERT ON ${database}.Part TO ${reader}@'%'`,
    `GRANT INSERT ON ${database}.hidden TO ${reader}@'%'`,
  );
  asked = {
    settings: { engine: 'mysql', host, port: `${port}`, database, user: reader },
    secrets: { password: 'read-1' },
  };
  school = await openSchool({ district: { students: 5, schools: 1 } });
}, 300_000);
afterAll(async () => {
  await school?.close();
  await client?.end();
});

const look = (tables: readonly string[]) =>
  school.command('exploreDatabase', { ...asked, tables: tables.map((name) => [name]) });
const columnsOf = async (table: string) => (await look([table])).opened[0]!.columns;

it('lists tables and views, and tells which it may not read; a sequence is none of them', async () => {
  const { tables } = await school.command('exploreDatabase', asked);
  // Names that differ by their case alone come in any order.
  const told = tables.map(({ path, view, rows, readable }) => ({
    name: path.join('.'),
    view,
    rows,
    readable,
  }));
  const table = (name: string, rows: number, readable: boolean) => ({
    name,
    view: false,
    rows,
    readable,
  });
  expect(told.sort((a, b) => (a.name < b.name ? -1 : 1))).toEqual([
    table('Class Lists', 3, true),
    table('Kinds', 2, true),
    table('Part', 0, false),
    { name: 'active Students', view: true, rows: null, readable: true },
    table('emails', 0, true),
    table('hidden', 0, false),
    table('pairs', 0, true),
    table('part', 0, true),
  ]);
});

it('tells what types become, and what tells rows apart', async () => {
  const kinds = await columnsOf('Kinds');
  expect(kinds.map(({ name, as }) => [name, as])).toEqual([
    ...[
      ['Id', 'text'],
      ['on_roll', 'boolean'],
      ['flags', null],
      ['active', 'boolean'],
    ],
    ...[
      ['tiny', 'integer'],
      ['small', 'integer'],
      ['year_of', 'integer'],
      ['grade', 'text'],
    ],
    ...[
      ['tags', 'text'],
      ['more', 'text'],
      ['paid', 'number'],
      ['ratio', 'number'],
    ],
    ...[
      ['born', 'date'],
      ['at_hour', 'text'],
      ['seen', 'timestamp'],
      ['moved', 'timestamp'],
    ],
    ...[
      ['photo', null],
      ['mark', 'text'],
      ['uid', 'text'],
      ['addr', 'text'],
      ['note', 'text'],
    ],
    ...[
      ['place', null],
      ['order', 'integer'],
      ['Full Name', 'text'],
      ['a`b', 'integer'],
    ],
    ['dot.ted', null],
  ]);
  const keys = async (table: string) =>
    (await columnsOf(table)).map(({ name, is }) => `${name} ${is}`.trim());
  expect(kinds[0]!.is).toBe('key');
  expect(await keys('Class Lists')).toEqual(['Student part', 'Course ID part', 'grade']);
  expect(await keys('emails')).toEqual(['id', 'address key', 'other']);
  expect(await keys('pairs')).toEqual(['a part', 'b part', 'c']);
  expect(await keys('active Students')).toEqual(['Id', 'Full Name', 'on_roll']);
  // `secret` is for others, and so is `also`: this user may write it.
  expect(await keys('part')).toEqual(['id key', 'seen']);
});

it('tells the columns of a query, and what of them holds no text', async () => {
  const sql = 'SELECT k.*, COUNT(*) OVER () AS `How Many` FROM Kinds AS k -- all\n;';
  const { opened } = await school.command('exploreDatabase', { ...asked, query: sql });
  const found = new Map(opened[0]!.columns.map(({ name, as }) => [name, as]));
  const unread = [...found].flatMap(([name, as]) => (as === null ? [name] : []));
  expect(unread).toEqual(['flags', 'photo', 'place', 'dot.ted']);
  const told = ['on_roll', 'small', 'grade', 'more', 'paid', 'born', 'seen', 'uid', 'How Many'];
  expect(told.map((name) => found.get(name))).toEqual(
    'boolean integer text text number date timestamp text integer'.split(' '),
  );
});

it('brings all of it into tabs, whatever it is called, and follows what changes', async () => {
  const chosen = async (table: string) =>
    (await columnsOf(table)).flatMap(({ name, as }) => (as ? [{ name, type: as }] : []));
  const table = async (title: string, name: string, key: string | readonly string[]) => {
    return { title, from: { table: [name] }, key, columns: await chosen(name) };
  };
  // Nothing tells there that its numbers may be larger than a script's.
  const active = await table('Active', 'active Students', 'Full Name');
  const text = JSON.stringify({
    ...{ v: 1, title: 'Maria', where: asked.settings, page: 15, sweepMinutes: 0 },
    tables: [
      await table('Kinds', 'Kinds', 'Id'),
      await table('Lists', 'Class Lists', ['Student', 'Course ID']),
      { ...active, columns: active.columns.slice(1), where: '`on_roll` = 1' },
    ],
  });
  const { id } = await school.command('saveSource', { kind: 'sql', text });
  const state = await school.command('saveConnection', { connector: id, site: 'North', ...asked });
  const ids = state.datasets.flatMap((one) => (one.id.startsWith(`${id}__`) ? [one.id] : []));
  expect(ids).toHaveLength(3);
  await school.switchOn(...ids);
  expect(await school.refresh(ids)).toMatchObject({ is: 'succeeded' });
  const tab = (title: string) => rowsOf(school.machine, `Maria: ${title}`);
  const of = (rows: readonly Record<string, unknown>[], key: string) =>
    rows.find((row) => String(row['Id']) === key)!;
  const LARGE = '18446744073709551615';
  expect(tab('Kinds')).toHaveLength(2);
  expect(of(tab('Kinds'), LARGE)).toMatchObject({
    ...{ 'On roll': true, Active: true, Tiny: -5, Small: 65535, 'Year of': 2026, Grade: "it's" },
    ...{ Tags: 'x,y', More: '{"a": [1, 2]}', Paid: 1234567890.5, Ratio: 0.1, Mark: 'é' },
    ...{ 'At hour': '25:00:00', Uid: '123e4567-e89b-12d3-a456-426655440000', Addr: '192.0.2.1' },
    ...{ 'Full name': 'Zoë Łukasz', 'A b': 3 },
  });
  expect(of(tab('Kinds'), '2')).toMatchObject({ 'On roll': false, Active: false, Small: 0 });
  expect(tab('Lists').map((row) => row['Key'])).toEqual(['00001|7', '00001|8', '00002|7']);
  expect(tab('Active').map((row) => [row['Full name'], row['On roll']])).toEqual([
    ['Zoë Łukasz', true],
  ]);
  // Nothing marks these changes but their sums.
  await client.query("UPDATE Kinds SET on_roll = b'1', `Full Name` = 'New' WHERE Id = 2");
  await client.query("DELETE FROM `Class Lists` WHERE `Course ID` = 7 AND Student = '00001'");
  expect((await school.refresh(ids)).is).toBe('succeeded');
  expect(of(tab('Kinds'), '2')).toMatchObject({ 'On roll': true, 'Full name': 'New' });
  expect(tab('Lists').map((row) => row['Key'])).toEqual(['00001|8', '00002|7']);
}, 120_000);
