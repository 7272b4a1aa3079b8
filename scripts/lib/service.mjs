// A server of ours as a process of its own.
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { get } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { at, root } from './paths.mjs';

const answers = (url) =>
  new Promise((resolve) => {
    const request = get(url, { timeout: 1000 }, (response) => {
      response.resume();
      resolve(true);
    });
    request.on('timeout', () => request.destroy());
    request.on('error', () => resolve(false));
  });

/**
 * Starts a built program. `ended` settles when it ends, however it does; what it prints goes to the
 * screen, except when `quiet`, which keeps its standard output back.
 */
export const startService = (name, file, args, { quiet = false } = {}) => {
  if (!existsSync(at(file))) throw new Error(`The ${name} is not built: there is no ${file}.`);
  const child = spawn(
    process.execPath,
    ['--require', at('scripts/lib/follow-parent.cjs'), at(file), ...args],
    { cwd: root, stdio: ['ignore', quiet ? 'ignore' : 'inherit', 'inherit', 'ipc'] },
  );
  const ended = new Promise((resolve) => {
    child.on('error', (error) => resolve(error.message));
    child.on('exit', (code, signal) => resolve(signal ?? `exit code ${code}`));
  });
  return { name, ended, stop: () => child.kill('SIGTERM') };
};

/** Waits until the service answers HTTP at `url`; throws when it ended first or took too long. */
export const untilItAnswers = async ({ name, ended }, url, seconds = 60) => {
  let how = null;
  void ended.then((reason) => (how = reason));
  for (const end = Date.now() + seconds * 1000; Date.now() < end; await sleep(100)) {
    if (how !== null) throw new Error(`The ${name} ended before it was ready (${how}).`);
    if (await answers(url)) return;
  }
  throw new Error(`The ${name} did not answer at ${url} within ${seconds} seconds.`);
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
