// Builds dist/ (what clasp pushes) and .build/ (what runs on this machine), only what has changed.
import { existsSync, statSync } from 'node:fs';
import { at } from './lib/paths.mjs';
import { main } from './lib/run.mjs';
import { alone } from './lib/lock.mjs';
import { fingerprint, isFresh, remember } from './lib/fresh.mjs';
import { parts } from './build/parts.mjs';
import { setup } from './setup.mjs';

const kilobytes = (path) => `${(statSync(at(path)).size / 1000).toFixed(1)} kB`;

const buildPart = async ({ name, needs, inputs, outputs, make }, say) => {
  if (!existsSync(at(needs))) {
    say(`${name}: skipped, there is no ${needs} yet`);
    return;
  }
  if (isFresh(name, inputs, outputs)) return;
  const was = fingerprint(inputs);
  const start = Date.now();
  await make();
  remember(name, was);
  const sizes = outputs.map((output) =>
    statSync(at(output)).isFile() ? `${output} ${kilobytes(output)}` : output,
  );
  say(`${name}: ${sizes.join(', ')} (${((Date.now() - start) / 1000).toFixed(1)} s)`);
};

/** Builds every part that is out of date, without those named in `except`. */
export const build = ({ except = [], say = console.log } = {}) =>
  alone(async () => {
    for (const part of parts) if (!except.includes(part.name)) await buildPart(part, say);
  });

if (process.argv[1] === at('scripts/build.mjs')) {
  await main(async () => {
    await setup();
    const quiet = process.argv.includes('--quiet');
    await build(quiet ? { say: () => {} } : {});
    if (quiet) return;
    const { printSizes } = await import('./build/sizes.mjs');
    printSizes();
  });
}
