/**
 * PostgreSQL and MariaDB of the tests' own: started from the system's packages on a free port of this
 * machine, in a temporary folder, and ended when the run ends in whatever way. Nothing that happens to
 * run here is used.
 */
import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';
import { createConnection } from 'mysql2/promise';
import { Client } from 'pg';

export type ServerEngine = 'postgres' | 'mariadb';
export const SERVER_ENGINES: readonly ServerEngine[] = ['postgres', 'mariadb'];

export interface Login {
  readonly engine: ServerEngine;
  readonly host: string;
  readonly port: number;
  readonly user: string;
  readonly password: string;
}
/** A database and somebody who owns it and nothing else, as a school's would be. */
export interface Place extends Login {
  readonly database: string;
  /** `jdbc:postgresql://127.0.0.1:5432/suite`. */
  readonly url: string;
}
export interface Server {
  /** May do everything: makes databases and users, ends sessions, loads files. */
  readonly admin: Login;
  /** A new, empty database. */
  database(): Promise<Place>;
}
/** A server that only one suite has, to be ended in the middle of things. */
export interface OwnServer extends Server {
  /** SIGKILL to it and all its processes. */
  kill(): Promise<void>;
  /** An orderly end; its sessions are cut. */
  stop(): Promise<void>;
  /** On the same port and data. Answers when one can log in. */
  start(): Promise<void>;
  /** Ends it for good; the data go. */
  close(): Promise<void>;
}

const ROOT = join(__dirname, '../..');
const PROGRAM = join(ROOT, 'scripts/database.mjs');
const SCHEMES = { postgres: 'postgresql', mariadb: 'mysql' } as const;

/** Runs statements as the administrator, in a database if one is named. Answers the last one's rows. */
export const administer = async (
  admin: Login & { readonly database?: string },
  ...statements: string[]
): Promise<unknown> => {
  const { engine, host, port, user, password, database = 'postgres' } = admin;
  const login = { host, port, user, password };
  let rows: unknown;
  if (engine === 'postgres') {
    const client = new Client({ ...login, database });
    await client.connect();
    try {
      for (const statement of statements) ({ rows } = await client.query(statement));
    } finally {
      await client.end();
    }
    return rows;
  }
  const client = await createConnection(login);
  try {
    for (const statement of statements) [rows] = await client.query(statement);
  } finally {
    await client.end();
  }
  return rows;
};

const makeDatabase = async (admin: Login): Promise<Place> => {
  const name = `t${randomBytes(6).toString('hex')}`;
  const password = `pass-${name}`;
  const { engine, host, port } = admin;
  const statements =
    engine === 'postgres'
      ? [
          `CREATE ROLE ${name} LOGIN PASSWORD '${password}'`,
          `CREATE DATABASE ${name} OWNER ${name} TEMPLATE template0`,
        ]
      : [
          `CREATE DATABASE ${name}`,
          `CREATE USER ${name}@'%' IDENTIFIED BY '${password}'`,
          `GRANT ALL PRIVILEGES ON ${name}.* TO ${name}@'%'`,
        ];
  await administer(admin, ...statements);
  const url = `jdbc:${SCHEMES[engine]}://${host}:${port}/${name}`;
  return { engine, host, port, database: name, user: name, password, url };
};

interface Told extends Login {
  readonly error?: string;
}
const serverAt = ({ error, ...admin }: Told): Server => {
  if (error !== undefined) throw new Error(error);
  return { admin, database: () => makeDatabase(admin) };
};

/** The process with which shared servers end: jest's, or this one; and when it began, as numbers come again. */
const RUN = process.env['HOMEROOM_RUN'] ?? `${process.pid}.${Date.now()}`;

const isFirst = (file: string): boolean => {
  try {
    writeFileSync(file, '', { flag: 'wx' });
    return true;
  } catch {
    return false;
  }
};

/** The server that all suites of this run share: started by the first that asks, in whatever worker. */
export const sharedServer = async (engine: ServerEngine): Promise<Server> => {
  const folder = join(ROOT, '.build/databases');
  mkdirSync(folder, { recursive: true });
  const told = join(folder, `${engine}.${RUN}.json`);
  if (isFirst(`${told}.first`)) {
    const args = ['--engine', engine, '--follow', RUN.split('.')[0]!, '--tell', told];
    spawn(process.execPath, [PROGRAM, ...args], { detached: true, stdio: 'ignore' }).unref();
  }
  for (const until = Date.now() + 60_000; !existsSync(told); await sleep(20))
    if (Date.now() > until) throw new Error(`The ${engine} server of the tests did not start.`);
  return serverAt(JSON.parse(readFileSync(told, 'utf8')) as Told);
};

/** A server of this suite alone. It ends with `close`, or with this process. */
export const ownServer = async (engine: ServerEngine): Promise<OwnServer> => {
  const child = spawn(process.execPath, [PROGRAM, '--engine', engine], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const ended = new Promise((resolve) => child.once('exit', resolve));
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  const answer = async (): Promise<Told> => {
    const { value, done } = (await lines.next()) as IteratorResult<string>;
    if (done) throw new Error(`The ${engine} server of the tests ended by itself.`);
    return JSON.parse(value) as Told;
  };
  const say = async (word: 'kill' | 'start' | 'stop'): Promise<void> => {
    child.stdin.write(`${word}\n`);
    const { error } = await answer();
    if (error !== undefined) throw new Error(error);
  };
  return {
    ...serverAt(await answer()),
    kill: () => say('kill'),
    stop: () => say('stop'),
    start: () => say('start'),
    close: async () => {
      child.stdin.end();
      await ended;
    },
  };
};
