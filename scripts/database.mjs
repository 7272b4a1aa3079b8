// A private database server as a process of its own, which ends with whoever wanted it:
//   node scripts/database.mjs --engine postgres|mariadb [--folder DIR] [--follow PID --tell FILE]
// Without --follow it lives as long as its standard input, takes the words kill, start and stop there,
// each answered by a line; with it, as long as that process. --folder keeps the data.
import { chmodSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setInterval } from 'node:timers';
import { parseArgs } from 'node:util';
import { LOGIN } from './databases/login.mjs';
import { createServerIn, ENGINES } from './databases/server.mjs';

const options = {
  engine: { type: 'string' },
  folder: { type: 'string' },
  follow: { type: 'string' },
  tell: { type: 'string' },
};

const isAlive = (pid) => {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === 'EPERM';
  }
};

/** A folder that the server's account can reach, which a checkout in root's home is not. */
const temporary = () => {
  const folder = mkdtempSync(join(tmpdir(), 'homeroom-database-'));
  chmodSync(folder, 0o755);
  return folder;
};

const { values } = parseArgs({ options });
const folder = values.folder ?? temporary();
let server = null;

const tell = (what) => {
  const line = `${JSON.stringify(what)}\n`;
  if (!values.tell) return process.stdout.write(line);
  writeFileSync(`${values.tell}.part`, line);
  renameSync(`${values.tell}.part`, values.tell);
};

const forget = () => {
  for (const file of [values.tell, `${values.tell}.first`]) rmSync(file, { force: true });
};

let ending = null;
const end = (code = 0) => {
  ending ??= (async () => {
    // What is thrown away need not be put in order first.
    await (values.folder ? server?.stop() : server?.kill());
    if (!values.folder) rmSync(folder, { recursive: true, force: true });
    if (values.tell) forget();
    process.exit(code);
  })();
  return ending;
};

const follow = (pid) => {
  if (!isAlive(pid)) void end();
};

const WORDS = {
  kill: () => server.kill(),
  start: () => server.start(),
  stop: () => server.stop(),
};

// Whoever started it as a service is gone; the server is to end in order, and not to be left behind.
if (process.channel) process.removeAllListeners('disconnect').on('disconnect', () => void end());
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => void end());
process.stdout.on('error', () => void end());

try {
  if (!ENGINES[values.engine])
    throw new Error(`--engine is one of ${Object.keys(ENGINES).join(', ')}.`);
  if (values.follow) setInterval(follow, 500, Number(values.follow));
  server = await createServerIn(values.engine, folder);
  await server.start();
  tell({ engine: values.engine, host: '127.0.0.1', port: server.port, ...LOGIN });
} catch (error) {
  tell({ error: error.message });
  // Whoever asks later in the same run is to read it too.
  if (!values.follow) await end(1);
}

if (!values.follow) {
  const lines = createInterface({ input: process.stdin });
  for await (const word of lines)
    try {
      await WORDS[word]();
      tell({ done: word });
    } catch (error) {
      tell({ error: error.message });
    }
  await end();
}
