// A server of ours as a process of its own.
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';
import { at, root } from './paths.mjs';

/**
 * Starts a built program. `ended` settles when it ends, however it does, and `firstLine` with the
 * first thing it prints: our servers print one line when they are ready. Errors go to the screen.
 */
export const startService = (name, file, args) => {
  if (!existsSync(at(file))) throw new Error(`The ${name} is not built: there is no ${file}.`);
  const child = spawn(
    process.execPath,
    ['--require', at('scripts/lib/follow-parent.cjs'), at(file), ...args],
    { cwd: root, stdio: ['ignore', 'pipe', 'inherit', 'ipc'] },
  );
  const ended = new Promise((resolve) => {
    child.on('error', (error) => resolve(error.message));
    child.on('exit', (code, signal) => resolve(signal ?? `exit code ${code}`));
  });
  const firstLine = new Promise((resolve) => {
    createInterface({ input: child.stdout }).once('line', resolve);
  });
  child.stdout.resume();
  return { name, ended, firstLine, stop: () => child.kill('SIGTERM') };
};

/** The service's first line; throws when it ended before, or took too long. */
export const untilReady = async ({ name, ended, firstLine }, seconds = 60) => {
  const late = sleep(seconds * 1000, null, { ref: false }).then(() => {
    throw new Error(`The ${name} was not ready after ${seconds} seconds.`);
  });
  const dead = ended.then((how) => {
    throw new Error(`The ${name} ended before it was ready (${how}).`);
  });
  // Whichever loses the race still settles, and nobody listens to it any more.
  for (const promise of [late, dead]) promise.catch(() => {});
  return Promise.race([firstLine, dead, late]);
};

/**
 * Holds on until Ctrl-C (answers quietly) or until a service ends by itself (an error); either way
 * no service is left running.
 */
export const holdOn = async (services) => {
  const asked = new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => resolve(null));
  });
  const gone = services.map(({ name, ended }) => ended.then((how) => ({ name, how })));
  const first = await Promise.race([asked, ...gone]);
  await stopAll(services);
  if (first) throw new Error(`The ${first.name} ended by itself (${first.how}); see above.`);
};

/** Ends services and waits for them. */
export const stopAll = async (services) => {
  for (const service of services) service.stop();
  await Promise.all(services.map(({ ended }) => ended));
};
