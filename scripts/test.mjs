// npm test: everything that must be true before a change is taken. Stops at the first step that fails.
import { mkdirSync, rmSync } from 'node:fs';
import { at } from './lib/paths.mjs';
import { main, runNode } from './lib/run.mjs';
import { installSystemPackages } from './lib/system.mjs';
import { build } from './build.mjs';
import { EVIDENCE, searchEvidence } from './planted.mjs';
import { setup } from './setup.mjs';

/** Jest's own account of the run; `.ci/run` reads its totals. */
const RESULTS = '.build/jest.json';

const script = (name, ...args) => runNode(at('scripts', name), args);

const jest = (args) => {
  mkdirSync(at('.build'), { recursive: true });
  const report = ['--json', `--outputFile=${at(RESULTS)}`];
  rmSync(at(EVIDENCE), { recursive: true, force: true });
  mkdirSync(at(EVIDENCE), { recursive: true });
  const env = { HOMEROOM_BUILT: '1', HOMEROOM_EVIDENCE: at(EVIDENCE) };
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
    { name: 'planted secrets', run: asStep(() => console.log(searchEvidence())) },
  ];
};

/** Runs steps in order and stops, naming it, at the first that does not answer 0. */
export const inOrder = async (list) => {
  for (const { name, run } of list) {
    const start = Date.now();
    console.log(`── ${name}`);
    const code = await run().catch((error) => console.error(error.message) ?? 1);
    if (code !== 0) throw new Error(`the step “${name}” failed (see above).`);
    console.log(`── ${name}: fine (${((Date.now() - start) / 1000).toFixed(1)} s)`);
  }
};

if (process.argv[1] === at('scripts/test.mjs')) {
  await main(async () => {
    rmSync(at(RESULTS), { force: true });
    await setup();
    await inOrder(steps(process.argv.slice(2)));
  });
}
