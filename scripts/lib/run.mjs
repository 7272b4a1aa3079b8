import { spawn } from 'node:child_process';
import { root } from './paths.mjs';

/** Runs a command in the checkout with its output on the screen; answers its exit code. */
export const run = (command, args = [], { env = {}, cwd = root, stdio = 'inherit' } = {}) =>
  new Promise((resolve, reject) => {
    const child = spawn(command, args, { cwd, stdio, env: { ...process.env, ...env } });
    child.on('error', reject);
    child.on('exit', (code, signal) => resolve(code ?? (signal ? 128 : 1)));
  });

/** Runs a script of an installed package with this Node, without a shell or npx between. */
export const runNode = (file, args = [], options = {}) =>
  run(process.execPath, [file, ...args], options);

/** Ends the process with a plain sentence instead of a stack. */
export const fail = (message) => {
  console.error(message);
  process.exit(1);
};

/** Runs a script's main function; an Error meant for people prints as its message alone. */
export const main = (body) =>
  body().catch((error) => fail(process.env.DEBUG ? error.stack : `Stopped: ${error.message}`));
