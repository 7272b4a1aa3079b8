// npm test: everything that must be true before a change is taken. Stops at the first step that fails.
import { mkdirSync, rmSync } from 'node:fs';
import { at } from './lib/paths.mjs';
import { main, runNode } from './lib/run.mjs';
import { installSystemPackages } from './lib/system.mjs';
import { build } from './build.mjs';
import { setup } from './setup.mjs';

/** Jest's own account of the run; `.ci/run` reads its totals. */
const RESULTS = '.build/jest.json';

const script = (...args) => runNode(at('scripts', args[0]), args.slice(1));

const jest = (args) => {
  mkdirSync(at('.build'), { recursive: true });
  const report = ['--json', `--outputFile=${at(RESULTS)}`];
  const env = { HOMEROOM_BUILT: '1' };
  return runNode(at('node_modules/jest/bin/jest.js'), [...report, ...args], { env });
};

const asStep = (body) => async () => {
  await body();
  return 0;
};

const steps = (args) => {
  const suite = { name: 'tests', run: () => jest(args) };
  const built = { name: 'build', run: asStep(build) };
  if (args.length > 0) return [built, suite];
  return [
    { name: 'system packages', run: asStep(installSystemPackages) },
    { name: 'registry', run: () => script('generate.mjs', '--check') },
    { name: 'lint', run: () => script('lint.mjs') },
    { name: 'types', run: () => script('typecheck.mjs') },
    built,
    suite,
  ];
};

await main(async () => {
  rmSync(at(RESULTS), { force: true });
  await setup();
  for (const { name, run } of steps(process.argv.slice(2))) {
    const start = Date.now();
    console.log(`── ${name}`);
    const code = await run();
    if (code !== 0) throw new Error(`the step “${name}” failed (see above).`);
    console.log(`── ${name}: fine (${((Date.now() - start) / 1000).toFixed(1)} s)`);
  }
});
