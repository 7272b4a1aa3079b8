// A private database server: found, given a data folder, started on a free port, ended.
import { execFileSync, spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { chmodSync, createWriteStream, existsSync, mkdirSync, readFileSync } from 'node:fs';
import { renameSync, rmSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { at } from '../lib/paths.mjs';
import { quietPort } from '../lib/port.mjs';
import mariadb from './mariadb.mjs';
import postgres from './postgres.mjs';

export const ENGINES = Object.freeze({ postgres, mariadb });

/** Where the server's program is; undefined: it is not installed. */
export const programOf = ({ programs, folders }, path = process.env.PATH ?? '') =>
  [...folders(), ...path.split(delimiter)]
    .flatMap((folder) => programs.map((program) => join(folder, program)))
    .find((file) => existsSync(file));

const idOf = (what, account) => Number(execFileSync('id', [what, account], { stdio: 'pipe' }));

/**
 * Servers refuse to be run by root, with reason. A container's tests often are, so the server is then
 * another's: its own account, or nobody.
 */
const identity = ({ accounts }) => {
  if (process.getuid?.() !== 0) return {};
  for (const account of accounts)
    try {
      return { uid: idOf('-u', account), gid: idOf('-g', account) };
    } catch {
      continue;
    }
  throw new Error(`There is none of the accounts ${accounts.join(', ')} to run the server as.`);
};

const give = (folder, { uid, gid }) => {
  if (uid !== undefined) execFileSync('chown', ['-R', `${uid}:${gid}`, folder]);
};

const runToEnd = (program, args, options) => {
  try {
    execFileSync(program, args, { stdio: 'pipe', cwd: '/', ...options });
  } catch (error) {
    throw new Error(
      `${program} did not succeed:\n${error.stderr || error.stdout || error.message}`,
    );
  }
};

/**
 * A fresh data folder. To make one takes seconds, to copy one does not: the first is kept as a template,
 * under a name that says which program made it how.
 */
const makeData = (engine, program, data, as) => {
  const version = execFileSync(program, ['--version'], { encoding: 'utf8' });
  const [maker, args] = engine.initialise(program, data);
  const choices = args.filter((arg) => !arg.includes(data));
  const how = createHash('sha256').update(JSON.stringify([version, choices]));
  const template = at('.build/databases', `${engine.id}-${how.digest('hex').slice(0, 12)}`);
  if (!existsSync(template)) {
    runToEnd(maker, args, as);
    mkdirSync(dirname(template), { recursive: true });
    const part = `${template}.${process.pid}`;
    execFileSync('cp', ['-R', data, part]);
    // Another process may have been faster; then this one is not needed.
    try {
      renameSync(part, template);
    } catch {
      rmSync(part, { recursive: true, force: true });
    }
    return;
  }
  execFileSync('cp', ['-R', template, data]);
  chmodSync(data, 0o700);
  give(data, as);
};

/** A server's own children. PostgreSQL's live on for a moment when it is killed, and hold its memory. */
const childrenOf = (pid) => {
  try {
    return readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').split(' ').filter(Boolean);
  } catch {
    return [];
  }
};

/** With this the kernel ends the server when we are gone, even by kill -9. Linux only; others do without. */
const LEASH = '/usr/bin/setpriv';
const leashed = (program, args) =>
  existsSync(LEASH) ? [LEASH, ['--pdeathsig', 'KILL', '--', program, ...args]] : [program, args];

/**
 * @param folder its own: `data` lies in it, and `log`. It must be one that the server's account can reach.
 * @returns a server that is not running yet.
 */
export const createServerIn = async (id, folder) => {
  const engine = ENGINES[id];
  const program = programOf(engine);
  if (!program)
    throw new Error(
      `${engine.title} is not installed: there is no ${engine.programs.join(' or ')}. ` +
        `Install it, for example with \`sudo apt-get install ${engine.package}\`.`,
    );
  const as = identity(engine);
  const data = join(folder, 'data');
  const log = join(folder, 'log');
  mkdirSync(folder, { recursive: true });
  give(folder, as);
  if (!existsSync(data)) makeData(engine, program, data, as);
  const port = await quietPort();
  let child = null;

  const last = () => readFileSync(log, 'utf8').split('\n').slice(-12).join('\n');
  const gone = (it) => it.exitCode !== null || it.signalCode !== null;
  const ended = (it) => new Promise((resolve) => (gone(it) ? resolve() : it.once('exit', resolve)));

  const spawnOnce = () => {
    const [command, args] = leashed(program, engine.serve(data, port));
    const it = spawn(command, args, { ...as, cwd: '/', stdio: ['ignore', 'pipe', 'pipe'] });
    const out = createWriteStream(log, { flags: 'a' });
    for (const stream of [it.stdout, it.stderr]) stream.pipe(out, { end: false });
    it.on('error', () => {});
    return it;
  };
  const untilReady = async (it, until) => {
    for (;;) {
      if (gone(it)) return false;
      try {
        await engine.connect(port);
        return true;
      } catch (error) {
        if (Date.now() > until) throw new Error(`${engine.title} is not ready: ${error.message}`);
      }
      await sleep(30);
    }
  };

  return {
    id,
    port,
    /** Starts it on the same port and data; answers when somebody can log in. */
    start: async (seconds = 60) => {
      const until = Date.now() + seconds * 1000;
      for (let attempt = 1; ; attempt += 1) {
        child = spawnOnce();
        if (await untilReady(child, until)) return;
        // What a killed one left (its port, its memory) may take a moment to be free.
        if (attempt === 10 || Date.now() > until)
          throw new Error(`${engine.title} ended by itself as it started:\n${last()}`);
        await sleep(100 * attempt);
      }
    },
    /** As if the machine had lost power: no farewell. */
    kill: async () => {
      const it = child;
      if (!it || gone(it)) return;
      const others = childrenOf(it.pid);
      it.kill('SIGKILL');
      for (const pid of others)
        try {
          process.kill(Number(pid), 'SIGKILL');
        } catch {
          continue; // it has ended by itself
        }
      await ended(it);
    },
    stop: async () => {
      const it = child;
      if (!it || gone(it)) return;
      it.kill(engine.end);
      await ended(it);
    },
  };
};
