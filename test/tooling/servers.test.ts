import { execFileSync, spawn } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createConnection } from 'mysql2/promise';
import { Client } from 'pg';
import {
  administer,
  ownServer,
  SERVER_ENGINES,
  sharedServer,
  type Place,
  type ServerEngine,
} from '../kit/servers';
import { root } from './_run';

/** Runs one statement as the owner of a database. */
const run = async (place: Place, statement: string): Promise<unknown[]> => {
  const { engine, host, port, user, password, database } = place;
  const login = { host, port, user, password, database };
  if (engine === 'postgres') {
    const client = new Client(login);
    await client.connect();
    try {
      return (await client.query(statement)).rows as unknown[];
    } finally {
      await client.end();
    }
  }
  const client = await createConnection(login);
  try {
    return (await client.query(statement))[0] as unknown[];
  } finally {
    await client.end();
  }
};

const folders = (): string[] =>
  readdirSync(tmpdir()).filter((name) => name.startsWith('homeroom-database-'));
const isAlive = (pid: number): boolean => {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
};
const until = async (holds: () => boolean): Promise<void> => {
  for (const end = Date.now() + 60_000; !holds() && Date.now() < end;)
    await new Promise((resolve) => setTimeout(resolve, 50));
  expect(holds()).toBe(true);
};

describe.each(SERVER_ENGINES)('a private server: %s', (engine: ServerEngine) => {
  it('is shared by a run, and gives everybody a database of their own', async () => {
    const [one, two] = await Promise.all([sharedServer(engine), sharedServer(engine)]);
    expect(one.admin).toEqual(two.admin);
    const [mine, other] = await Promise.all([one.database(), two.database()]);
    await run(mine, 'CREATE TABLE here (id int)');
    await run(mine, 'INSERT INTO here VALUES (7)');
    expect(await run(mine, 'SELECT id FROM here')).toEqual([{ id: 7 }]);
    await expect(run(other, 'SELECT id FROM here')).rejects.toThrow(/here/);
    await expect(run({ ...mine, password: 'wrong' }, 'SELECT 1')).rejects.toThrow();
    await expect(
      run({ ...mine, database: other.database }, 'SELECT * FROM here'),
    ).rejects.toThrow();
  });

  it('is not run by root, and keeps what was committed when it is killed', async () => {
    const server = await ownServer(engine);
    try {
      const place = await server.database();
      await run(place, 'CREATE TABLE here (id int)');
      for (let id = 1; id <= 3; id += 1) await run(place, `INSERT INTO here VALUES (${id})`);
      await server.kill();
      await expect(run(place, 'SELECT 1')).rejects.toThrow(/ECONNREFUSED/);
      await server.start();
      expect(await run(place, 'SELECT count(*) AS n FROM here')).toEqual([
        { n: engine === 'postgres' ? '3' : 3 },
      ]);
      await server.stop();
      await expect(run(place, 'SELECT 1')).rejects.toThrow(/ECONNREFUSED/);
      await server.start();
      expect(await run(place, 'SELECT max(id) AS n FROM here')).toEqual([{ n: 3 }]);
      const folder = await administer(
        server.admin,
        engine === 'postgres' ? 'SHOW data_directory' : 'SELECT @@datadir AS data_directory',
      );
      const [{ data_directory: data }] = folder as [{ data_directory: string }];
      const owner = execFileSync('stat', ['-c', '%u', data], { encoding: 'utf8' });
      expect(Number(owner)).not.toBe(0);
      await server.close();
      expect(existsSync(data)).toBe(false);
    } finally {
      await server.close();
    }
  });

  it.each(['stdin', 'follow'])('ends when who wanted it is killed (%s)', async (way) => {
    const before = new Set(folders());
    const program = join(root, 'scripts/database.mjs');
    const wanted =
      way === 'stdin'
        ? `spawn(process.execPath, [${JSON.stringify(program)}, '--engine', '${engine}'],
             { stdio: ['pipe', 'inherit', 'ignore'] });`
        : `spawn(process.execPath, [${JSON.stringify(program)}, '--engine', '${engine}', '--follow', String(process.pid)],
             { stdio: ['ignore', 'inherit', 'ignore'], detached: true });`;
    const parent = spawn(process.execPath, [
      '--eval',
      `const { spawn } = require('node:child_process');
       const it = ${wanted} console.log('keeper ' + it.pid); setInterval(() => {}, 1000);`,
    ]);
    let said = '';
    parent.stdout.on('data', (chunk) => (said += String(chunk)));
    await until(() => said.includes('"port"'));
    const keeper = Number(/keeper (\d+)/.exec(said)![1]);
    expect(isAlive(keeper)).toBe(true);
    const mine = folders().filter((name) => !before.has(name));
    expect(mine.length).toBeGreaterThan(0);
    parent.kill('SIGKILL');
    await until(() => !isAlive(keeper));
    await until(() => mine.some((name) => !existsSync(join(tmpdir(), name))));
  });
});
