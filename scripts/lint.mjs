// npm run lint: ESLint (with the design's arrows as rules) and Prettier.
import { at } from './lib/paths.mjs';
import { main, runNode } from './lib/run.mjs';
import { setup } from './setup.mjs';

await main(async () => {
  await setup();
  const eslint = await runNode(at('node_modules/eslint/bin/eslint.js'), ['.', '--max-warnings=0']);
  const prettier = await runNode(at('node_modules/prettier/bin/prettier.cjs'), [
    '--check',
    '--log-level=warn',
    '.',
  ]);
  if (prettier !== 0) console.error('Run `npx prettier --write .` to format them.');
  process.exitCode = eslint || prettier;
});
