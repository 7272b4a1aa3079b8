import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { connect, createServer, type AddressInfo, type Socket } from 'node:net';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { TLSSocket } from 'node:tls';
import { DAILY } from '../../emulator/limits';
import {
  administer,
  ownServer,
  SERVER_ENGINES,
  sharedServer,
  type OwnServer,
  type Place,
} from '../kit/servers';
import { cleanUp, errorOf, machineOf, tempFolder } from './kit';
import { deskAt, deskOn, deskOnPglite, type Desk } from './jdbc-kit';

/** Databases and the machine: executions that end, quotas, permissions, time, and what goes wrong. */
const REFUSED =
  'Failed to establish a database connection. Check connection string, username and password.';
const LOST = /^(Communications link failure|An I\/O error occurred)/;
const USER = 'analyst@school.example';

afterAll(cleanUp);

/** A certificate of its own maker. */
const certificateOf = (name: string): { readonly key: string; readonly cert: string } => {
  const folder = tempFolder();
  const at = (file: string) => path.join(folder, file);
  const ask = `req -x509 -newkey rsa:2048 -nodes -days 2 -subj /CN=${name}`.split(' ');
  execFileSync('openssl', [...ask, '-keyout', at('key'), '-out', at('cert')], { stdio: 'ignore' });
  return { key: readFileSync(at('key'), 'utf8'), cert: readFileSync(at('cert'), 'utf8') };
};

/** PostgreSQL's way into TLS, before a server that has none. */
const tlsBefore = async (port: number) => {
  const { key, cert } = certificateOf('server');
  const sockets: Socket[] = [];
  const proxy = createServer((socket) => {
    sockets.push(socket);
    socket.once('data', () => {
      socket.write('S');
      const inside = new TLSSocket(socket, { isServer: true, key, cert });
      const server = connect(port, '127.0.0.1');
      inside.pipe(server).pipe(inside);
      for (const end of [inside, server]) end.on('error', () => socket.destroy());
    });
  });
  await new Promise<void>((resolve) => proxy.listen(0, '0.0.0.0', resolve));
  const close = (): void => {
    for (const socket of sockets) socket.destroy();
    proxy.close();
  };
  return { port: (proxy.address() as AddressInfo).port, certificate: cert, close };
};

const create = (desk: Desk) =>
  desk.run(`open().createStatement().execute('CREATE TABLE t (a BIGINT PRIMARY KEY)')`);
const INSERT = (n: number) => `c.createStatement().execute('INSERT INTO t VALUES (${n})');`;
const keysOf = async (desk: Desk): Promise<number[]> =>
  desk.run(
    `return open().createStatement().executeQuery('SELECT a FROM t ORDER BY a').getRows('getInt(1)').map(([a]) => a);`,
  );

describe.each([...SERVER_ENGINES, 'pglite'] as const)('executions and %s', (name) => {
  let desk: Desk;
  beforeAll(async () => {
    desk = name === 'pglite' ? await deskOnPglite() : await deskOn(name);
    await create(desk);
  });

  test('what an execution leaves open is rolled back when it ends, however it ends', async () => {
    const open = `const c = open(); c.setAutoCommit(false);`;
    await desk.call(`${open} ${INSERT(1)}`);
    await desk.call(`${open} ${INSERT(2)} throw new Error('x')`);
    const { machine } = desk;
    // getConnection, setAutoCommit, createStatement, execute, then the commit
    for (const fault of ['killAtCall', 'killInCall', 'killAfterCall'] as const) {
      machine.faults({ [fault]: 4 });
      expect((await desk.call(`${open} ${INSERT(3)} c.commit();`)).execution.outcome).toBe(
        'killed',
      );
    }
    machine.faults({ latency: { 'Jdbc.Statement': 0, 'Jdbc.Statement.execute': 6 * 60_000 } });
    expect((await desk.call(`${open} ${INSERT(4)} c.commit();`)).execution.outcome).toBe(
      'timed-out',
    );
    machine.faults({});
    expect(await keysOf(desk)).toEqual([]);
  });

  test('killed after the commit it is there, and killed before it is not', async () => {
    const work = (n: number) =>
      `const c = open(); c.setAutoCommit(false); ${INSERT(n)} c.commit();`;
    desk.machine.faults({ killAtCall: 5 });
    await desk.call(work(11));
    desk.machine.faults({ killAfterCall: 5 });
    await desk.call(work(12));
    desk.machine.faults({});
    expect(await keysOf(desk)).toEqual([12]);
  });

  test('a connection cut before, in and after a statement', async () => {
    const ends: string[] = [];
    for (const [n, when] of [
      [21, 'before'],
      [22, 'in'],
      [23, 'after'],
    ] as const) {
      desk.machine.faults({ cutConnection: { at: 1, when } });
      const said = await desk.run(
        `const c = open(); const s = c.createStatement();
         const first = caught(() => s.execute('INSERT INTO t VALUES (${n})'));
         return [first, caught(() => s.execute('SELECT 1'))];`,
      );
      ends.push(said[0]);
      expect(said[1]).toMatch(/closed/);
    }
    desk.machine.faults({});
    for (const said of ends) expect(said).toMatch(LOST);
    const keys = await keysOf(desk);
    expect(keys).not.toContain(21);
    expect(keys).toContain(23);
  });

  test('a commit whose answer is lost has happened; the transaction of a cut statement has not', async () => {
    const work = (n: number) =>
      `const c = open(); c.setAutoCommit(false); ${INSERT(n)} return caught(() => c.commit());`;
    // setAutoCommit, insert, commit
    desk.machine.faults({ cutConnection: { at: 3, when: 'after' } });
    expect(await desk.run(work(31))).toMatch(LOST);
    desk.machine.faults({ cutConnection: { at: 3, when: 'before' } });
    expect(await desk.run(work(32))).toMatch(LOST);
    desk.machine.faults({});
    const keys = await keysOf(desk);
    expect(keys).toContain(31);
    expect(keys).not.toContain(32);
  });

  test('Google’s own passing errors come before or after the effect', async () => {
    desk.machine.faults({ transient: { service: 'Jdbc.Statement.execute', rate: 1, seed: 3 } });
    const said = await desk.run(
      `const c = open(); const s = c.createStatement();
       return [41, 42, 43, 44, 45, 46].map((n) => caught(() => s.execute('INSERT INTO t VALUES (' + n + ')')));`,
    );
    desk.machine.faults({});
    for (const one of said) expect(one).toMatch(/server error|timed out|short time|unavailable/);
    const done = (await keysOf(desk)).filter((key) => key > 40).length;
    expect([done > 0, done < 6]).toEqual([true, true]);
  });

  test('a slow server and every call cost emulated time', async () => {
    const ask = `const c = open(); const s = c.createStatement(); s.executeQuery('SELECT 1').getRows('getInt(1)');`;
    const usual = (await desk.call(ask)).execution.virtualMs;
    expect(usual).toBeGreaterThan(1000);
    desk.machine.slowHost(desk.place.host, 20_000);
    const slow = (await desk.call(ask)).execution.virtualMs;
    desk.machine.slowHost(desk.place.host, null);
    expect(slow - usual).toBeGreaterThan(39_000);
  });
});

describe('PGlite has one session, and connections take turns', () => {
  test('with their own settings, and one after the other where a transaction is open', async () => {
    const desk = await deskOnPglite();
    await create(desk);
    const answer = await desk.run(`
      const one = open(), two = open();
      const zone = (c) => c.createStatement().executeQuery('SHOW TimeZone').getRows('getString(1)')[0][0];
      one.createStatement().execute("SET TimeZone = 'UTC'");
      two.createStatement().executeQuery("SELECT 1, set_config('TimeZone', 'Asia/Tokyo', false)");
      return [zone(one), zone(two), zone(one), zone(open())];
    `);
    expect(answer).toEqual(['UTC', 'Asia/Tokyo', 'UTC', 'America/Los_Angeles']);
    const both = await Promise.all(
      [1, 2].map((n) =>
        desk.call(
          `const c = open(); c.setAutoCommit(false); ${INSERT(n)} ${INSERT(n + 10)} c.commit();`,
        ),
      ),
    );
    expect(both.map(({ execution }) => execution.outcome)).toEqual(['ok', 'ok']);
    expect(await keysOf(desk)).toEqual([1, 2, 11, 12]);
  });
});

describe('the way in', () => {
  let place: Place;
  beforeAll(async () => {
    place = await (await sharedServer('mariadb')).database();
  });
  const tryAt = async (url: string, options = {}, password = place.password) => {
    const desk = await deskAt(place, options);
    const said = await desk.run(`return caught(() => open())`, { url, password });
    return { desk, said };
  };

  test('is refused with one sentence, whatever is wrong, and counted', async () => {
    const { host, port, database } = place;
    for (const url of [
      `jdbc:mysql://${host}:1/${database}`,
      `jdbc:mysql://${host}:443/${database}`,
      `jdbc:mysql://nowhere.invalid:3306/${database}`,
      `jdbc:mysql://${host}:${port}/nothere`,
      `jdbc:postgresql://${host}:${port}/${database}`,
    ])
      expect([url, (await tryAt(url)).said]).toEqual([url, REFUSED]);
    const { desk, said } = await tryAt(place.url, {}, 'wrong');
    expect(said).toBe(REFUSED);
    expect(desk.machine.quotas().used).toEqual({
      [`jdbc|${USER}`]: 1,
      [`jdbc failures|${USER}`]: 1,
    });
    expect((await desk.call('open()')).execution.outcome).toBe('ok');
    expect(desk.machine.quotas().used).toEqual({
      [`jdbc|${USER}`]: 2,
      [`jdbc failures|${USER}`]: 1,
    });
  });

  test('takes no port below 1025, though a server listens there, and no SSL parameter', async () => {
    const { said } = await tryAt('jdbc:postgresql://low.example:443/postgres', {
      databases: { 'low.example:443': { pglite: null } },
    });
    expect(said).toBe(REFUSED);
    for (const parameter of ['useSSL=true', 'sslmode=require', 'verifyServerCertificate=false'])
      expect((await tryAt(`${place.url}?${parameter}`)).said).toMatch(/properties are unsupported/);
    for (const url of ['mysql://x', 'jdbc:mysql:x', 'jdbc:google:mysql://p:r:i/d'])
      expect((await tryAt(url)).said).toBe('Connection URL is malformed.');
  });

  test('is encrypted where it leaves this machine, by the certificate that is given', async () => {
    const server = await (await sharedServer('postgres')).database();
    const { port, certificate, close } = await tlsBefore(server.port);
    // An address of this machine that does not look like one: what is behind it is far away.
    const far = (at: number) => ({ host: '0.0.0.0', port: at });
    const databases = { 'plain.example:5432': far(server.port), 'tls.example:5432': far(port) };
    const desk = await deskAt(server, { databases });
    const said = await desk.run(`
      const to = (host, more) => caught(() => Jdbc.getConnection(
        'jdbc:postgresql://' + host + ':5432/' + place.database,
        { user: place.user, password: place.password, ...more }));
      const own = ${JSON.stringify(certificate)}, other = ${JSON.stringify(certificateOf('other').cert)};
      return [
        to('plain.example'),
        to('tls.example'),
        to('tls.example', { _serverSslCertificate: own }),
        to('tls.example', { _serverSslCertificate: other }),
      ];
    `);
    expect(said).toEqual([REFUSED, 'nothing', 'nothing', REFUSED]);
    close();
  });

  test('leads to Cloud SQL by the instance’s name, MySQL only', async () => {
    const instance = 'school:europe-west1:main';
    const desk = await deskAt(place, {
      databases: { [instance]: { host: place.host, port: place.port } },
    });
    const answer = await desk.run(`
      const to = (url) => Jdbc.getCloudSqlConnection(url, place.user, place.password);
      const rows = to('jdbc:google:mysql://${instance}/' + place.database)
        .createStatement().executeQuery('SELECT DATABASE()').getRows('getString(1)');
      return [rows, caught(() => to('jdbc:google:mysql://school:europe-west1:other/x')), caught(() => to(place.url))];
    `);
    expect(answer).toEqual([[[place.database]], REFUSED, 'Connection URL is malformed.']);
  });

  test('is closed before the permissions are there', async () => {
    const desk = await deskAt(place);
    for (const mode of ['NONE', 'LIMITED'] as const)
      expect(await errorOf(desk.call('open()', { mode, kind: 'simple' }))).toMatch(
        /You do not have permission to call Jdbc.getConnection/,
      );
    const scopes = ['https://www.googleapis.com/auth/drive.file'];
    const other = await deskAt(place, { grantedScopes: scopes });
    expect(await errorOf(other.call('open()'))).toMatch(/script\.external_request/);
    // The way by an instance's name needs a permission of its own besides.
    const plain = await deskAt(place, {
      grantedScopes: ['https://www.googleapis.com/auth/script.external_request'],
    });
    const google = `Jdbc.getCloudSqlConnection('jdbc:google:mysql://p:r:i/d', 'u', 'p')`;
    expect(await errorOf(plain.call(google))).toMatch(/auth\/sqlservice/);
    expect((await plain.call('open()')).execution.outcome).toBe('ok');
  });

  test('is closed when the day’s connections, or the failed ones, are used up', async () => {
    const desk = await deskAt(place, { account: 'consumer' });
    const spend = (name: 'jdbc' | 'jdbc failures', left: number): void => {
      const snapshot = desk.machine.snapshot();
      const day = { since: desk.machine.now(), used: DAILY[name].consumer - left };
      (snapshot.machine as { quotas: unknown }).quotas = { days: [[`${name}|${USER}`, day]] };
      desk.machine.restore(snapshot);
    };
    const SPENT = 'Service invoked too many times for one day: jdbc';
    spend('jdbc', 1);
    expect(await desk.run('return [1, 2].map(() => caught(open))')).toEqual([
      'nothing',
      `${SPENT}.`,
    ]);
    spend('jdbc failures', 1);
    const wrong = `jdbc:mysql://127.0.0.1:1/x`.replace(':1/', ':1025/');
    expect(await desk.run('return [1, 2].map(() => caught(open))', { url: wrong })).toEqual([
      REFUSED,
      `${SPENT} failures.`,
    ]);
    expect(await desk.run('return caught(open)')).toBe(`${SPENT} failures.`);
  });
});

/** Waits until the server is at work on the statement that sleeps. */
const untilAsleep = async ({ admin }: OwnServer): Promise<void> => {
  const statement =
    admin.engine === 'mariadb'
      ? "SELECT id FROM information_schema.processlist WHERE info LIKE 'SELECT SLEEP(30)%'"
      : "SELECT pid FROM pg_stat_activity WHERE state = 'active' AND query LIKE 'SELECT pg_sleep(30)%'";
  for (const end = Date.now() + 60_000; Date.now() < end; await sleep(50))
    if (((await administer(admin, statement)) as unknown[]).length > 0) return;
  throw new Error('The statement was never begun.');
};

test.each(SERVER_ENGINES)(
  '%s is killed in the middle of a statement and comes back',
  async (engine) => {
    const server = await ownServer(engine);
    try {
      const desk = await deskAt(await server.database());
      await create(desk);
      const sleep = engine === 'mariadb' ? 'SELECT SLEEP(30)' : 'SELECT pg_sleep(30)';
      const running = desk.run(
        `const c = open(); c.setAutoCommit(false); ${INSERT(1)}
       const s = c.createStatement();
       return [caught(() => s.execute('${sleep}')), caught(() => c.commit())];`,
      );
      await untilAsleep(server);
      await server.kill();
      const [said, commit] = await running;
      expect(said).toMatch(LOST);
      expect(commit).not.toBe('nothing');
      expect(await desk.run('return caught(open)')).toBe(REFUSED);
      await server.start();
      expect(await keysOf(desk)).toEqual([]);
    } finally {
      await server.close();
    }
  },
);

test('a script that never touches a database opens none', async () => {
  const machine = await machineOf('function f() { return typeof Jdbc.getConnection; }');
  const { result, execution } = await machine.call('f');
  expect([result, execution.totalCalls]).toEqual(['function', 0]);
});
