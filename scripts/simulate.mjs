// npm run simulate: a month of a school on the emulator. Standard output belongs to its table.
import { at } from './lib/paths.mjs';
import { main, runNode } from './lib/run.mjs';
import { build } from './build.mjs';
import { setup } from './setup.mjs';

await main(async () => {
  await setup();
  await build({ say: console.error });
  const { buildNode } = await import('./build/node.mjs');
  const { buildSchool } = await import('./build/server.mjs');
  await buildSchool('test/simulate/registry.ts', '.build/simulate/school');
  await buildNode('test/simulate/main.ts', '.build/simulate/main.js');
  process.exitCode = await runNode(at('.build/simulate/main.js'), process.argv.slice(2));
});
