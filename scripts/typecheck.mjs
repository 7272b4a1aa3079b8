// npm run typecheck: each part against what exists where it runs (no DOM on the server, for one).
import { existsSync } from 'node:fs';
import { at } from './lib/paths.mjs';
import { main, runNode } from './lib/run.mjs';
import { setup } from './setup.mjs';

const PROJECTS = ['.', 'sidebar', 'gallery', 'sources', 'emulator', 'emulator/page', 'test'];

/** Two at a time: each is a compiler of its own, and machines for tests have two cores. */
const LANES = 2;

const check = (project) =>
  runNode(at('node_modules/typescript/bin/tsc'), ['--noEmit', '-p', at(project)]);

await main(async () => {
  await setup();
  const queue = PROJECTS.filter((project) => existsSync(at(project, 'tsconfig.json')));
  const lane = async () => {
    for (let project; (project = queue.shift());) {
      if ((await check(project)) !== 0) process.exitCode = 1;
    }
  };
  await Promise.all(Array.from({ length: LANES }, lane));
});
