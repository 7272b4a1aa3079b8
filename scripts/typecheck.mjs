// npm run typecheck: each part against what exists where it runs (no DOM on the server, for one).
import { existsSync } from 'node:fs';
import { at } from './lib/paths.mjs';
import { main, runNode } from './lib/run.mjs';
import { setup } from './setup.mjs';

const PROJECTS = ['.', 'sidebar', 'emulator', 'emulator/page', 'test'];

await main(async () => {
  await setup();
  const projects = PROJECTS.filter((project) => existsSync(at(project, 'tsconfig.json')));
  for (const project of projects) {
    const args = ['--noEmit', '-p', at(project)];
    const code = await runNode(at('node_modules/typescript/bin/tsc'), args);
    if (code !== 0) process.exitCode = code;
  }
});
