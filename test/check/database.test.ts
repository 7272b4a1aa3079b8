import { databaseOf } from '../../src/app/database';
import { fits } from '../../src/app/fits';
import { keys } from '../../src/engine/store';
import type { Google } from '../../src/host/google/globals';
import { createProbes } from '../../src/host/google/probes';
import type { Host, SqlAddress } from '../../src/host/host';
import type { Json } from '../../src/model';
import { registry } from '../../src/registry';
import { databasesOf, type Databases } from '../kit/jdbc';
import { sharedServer, type ServerEngine } from '../kit/servers';

const storeOf = (entries: Record<string, Json>) => ({
  get: (key: string) => entries[key],
  all: () => entries,
});

/** Questions of the System check that only a database answers. */
const PGLITE: SqlAddress = {
  ...{ url: 'jdbc:postgresql://pglite.example:5432/postgres', user: 'postgres', password: 'x' },
};
const placeOf = async (name: ServerEngine | 'pglite'): Promise<SqlAddress> =>
  name === 'pglite' ? PGLITE : (await sharedServer(name)).database();

describe.each(['postgres', 'mariadb', 'pglite'] as const)('asked of %s', (name) => {
  let databases: Databases;
  let to: SqlAddress;
  beforeAll(async () => {
    databases = databasesOf({ 'pglite.example:5432': { pglite: null } });
    to = await placeOf(name);
  });
  afterAll(() => databases.close());
  const probes = () => createProbes({ Jdbc: databases.jdbc } as unknown as Google);

  test('all are answered, as Homeroom relies on it, twice, and nothing stays', async () => {
    const { all, ask } = probes();
    for (let time = 1; time <= 2; time += 1)
      for (const { id, expected } of all.filter((one) => /^jdbc-(?!tls|cloud)/.test(one.id))) {
        const { found, unknown } = await ask(id, to);
        expect([id, unknown]).toEqual([id, undefined]);
        if (expected !== undefined)
          expect([id, found, fits(found!, expected)]).toEqual([id, found, true]);
      }
    const connection = databases.sql.connect(to);
    const tables = `SELECT table_name FROM information_schema.tables WHERE table_name LIKE 'homeroom_check%'`;
    expect(connection.query(tables)).toEqual([]);
    connection.close();
  });

  test('what is only told is what a script sees', async () => {
    const found = async (id: string): Promise<Json | undefined> =>
      (await probes().ask(id, to)).found;
    expect(await found('jdbc-parameters')).toMatchObject({ kept: false });
    const isMysql = name === 'mariadb';
    expect(await found('jdbc-texts')).toEqual({
      date: '2026-01-02',
      time: isMysql ? '2026-01-02 03:04:05.0' : '2026-01-02 03:04:05-08',
      five: '5',
    });
    expect(await found('jdbc-session')).toEqual({
      zone: isMysql ? expect.stringMatching(/^(SYSTEM|[-+]\d\d:\d\d)$/) : 'America/Los_Angeles',
    });
    expect(await found('jdbc-numbers')).toEqual({ text: isMysql ? '5.0' : '5' });
  });
});

test('without a database they stay unknown, and no connection is tried', async () => {
  const { all, ask } = createProbes({} as Google);
  for (const { id } of all.filter((one) => /^jdbc-(?!refused)/.test(one.id)))
    expect([id, typeof (await ask(id)).unknown]).toEqual([id, 'string']);
});

test('a database that takes nobody in tells nothing of the host', async () => {
  const databases = databasesOf();
  const { ask } = createProbes({ Jdbc: databases.jdbc } as unknown as Google);
  const nobody = { ...PGLITE, url: 'jdbc:postgresql://127.0.0.1:1026/x' };
  for (const id of ['jdbc-rows', 'jdbc-texts'])
    expect([id, typeof (await ask(id, nobody)).unknown]).toEqual([id, 'string']);
  await databases.close();
});

test('the address is that of the workbook’s own database, for whoever has its password', () => {
  const settings = { server: 'db.school.org:5433', database: 'school', user: 'homeroom' };
  const records: Record<string, Json> = {};
  const secrets: Record<string, Json> = {};
  const host = { records: storeOf(records), secrets: storeOf(secrets) } as unknown as Host;
  expect(databaseOf(host, registry)).toBeUndefined();
  records[keys.warehouse] = {
    v: 1,
    id: 'w1',
    engine: 'postgres',
    settings,
    since: '2026-11-22T12:00:00Z',
  };
  expect(databaseOf(host, registry)).toBeUndefined();
  secrets[keys.secret('w1')] = { password: 'p' };
  expect(databaseOf(host, registry)).toEqual({
    ...{ url: 'jdbc:postgresql://db.school.org:5433/school', user: 'homeroom', password: 'p' },
  });
});
