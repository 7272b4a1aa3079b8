// npm run bench [-- --json]: measures the built bundle. Standard output belongs to the measurements.
import { existsSync } from 'node:fs';
import { at } from './lib/paths.mjs';
import { main, runNode } from './lib/run.mjs';
import { build } from './build.mjs';
import { setup } from './setup.mjs';

const entry = 'test/bench/main.ts';

await main(async () => {
  await setup();
  await build({ say: console.error });
  if (!existsSync(at(entry))) throw new Error(`There is nothing to measure yet: no ${entry}.`);
  const { buildNode } = await import('./build/node.mjs');
  const { buildSchool } = await import('./build/server.mjs');
  await buildSchool('test/simulate/registry.ts', '.build/simulate/school');
  await buildNode(entry, '.build/bench/main.js');
  const args = process.argv.slice(2);
  process.exitCode = await runNode(at('.build/bench/main.js'), args);
});
