// Builds dist/ (what clasp pushes) and .build/ (what runs on this machine), only what has changed.
import { existsSync, statSync } from 'node:fs';
import { at } from './lib/paths.mjs';
import { main } from './lib/run.mjs';
import { alone } from './lib/lock.mjs';
import { fingerprint, isFresh, remember } from './lib/fresh.mjs';
import { parts } from './build/parts.mjs';
import { setup } from './setup.mjs';

const sizeOf = (path) => {
  if (!existsSync(at(path))) throw new Error(`${path} was not made`);
  const stats = statSync(at(path));
  return stats.isFile() ? `${path} ${(stats.size / 1000).toFixed(1)} kB` : path;
};

const buildPart = async ({ name, needs, inputs, outputs, make }, say) => {
  if (!existsSync(at(needs))) {
    say(`${name}: skipped, there is no ${needs} yet`);
    return;
  }
  if (isFresh(name, inputs, outputs)) return;
  const start = Date.now();
  // Taken before, so that what changes while it is built counts as changed.
  const was = fingerprint(inputs);
  await make();
  const sizes = outputs.map(sizeOf);
  remember(name, was);
  say(`${name}: ${sizes.join(', ')} (${((Date.now() - start) / 1000).toFixed(1)} s)`);
};

/**
 * Builds every part (or those named in `only`) that is out of date. A part that fails does not keep
 * the others from being built.
 */
export const build = ({ only, say = console.log } = {}) =>
  alone(async () => {
    const failed = [];
    for (const part of parts.filter(({ name }) => !only || only.includes(name))) {
      try {
        await buildPart(part, say);
      } catch (error) {
        console.error(`${part.name}: ${error.message}`);
        failed.push(part.name);
      }
    }
    if (failed.length > 0) throw new Error(`could not build: ${failed.join(', ')} (see above).`);
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
