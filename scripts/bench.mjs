// npm run bench [-- --json] [--only refresh,warehouse] [--sizes 1000,100000]: measures the
// built bundle and the databases that run here. Standard output belongs to the measurements.
import { existsSync } from 'node:fs';
import { at } from './lib/paths.mjs';
import { main, runNode } from './lib/run.mjs';
import { installSystemPackages } from './lib/system.mjs';
import { build } from './build.mjs';
import { setup } from './setup.mjs';

const entry = 'test/bench/main.ts';

await main(async () => {
  await setup();
  // Databases that cannot be installed are passed over by the measurements that need them.
  await installSystemPackages().catch((error) => console.error(error.message));
  await build({ say: console.error });
  if (!existsSync(at(entry))) throw new Error(`There is nothing to measure yet: no ${entry}.`);
  const { buildNode } = await import('./build/node.mjs');
  const { buildSchool } = await import('./build/server.mjs');
  await buildSchool('test/simulate/registry.ts', '.build/simulate/school');
  await buildNode(entry, '.build/bench/main.js');
  const args = process.argv.slice(2);
  process.exitCode = await runNode(at('.build/bench/main.js'), args);
});
