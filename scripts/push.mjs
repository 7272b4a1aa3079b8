// npm run push: builds and hands dist/ to Google, after looking at what would go.
import { execFileSync } from 'node:child_process';
import { readFileSync, readdirSync } from 'node:fs';
import { at, root } from './lib/paths.mjs';
import { parts } from './build/parts.mjs';
import { main, runNode } from './lib/run.mjs';
import { build } from './build.mjs';
import { setup } from './setup.mjs';

const inDist = (file) => file.startsWith('dist/');
const PLACEHOLDER = 'PUT-YOUR-SCRIPT-ID-HERE';
/** The registry, and every part that leaves something in dist/. */
export const FOR_GOOGLE = parts
  .filter(({ name, outputs }) => name === 'registry' || outputs.some((file) => inDist(file)))
  .map(({ name }) => name);
const BUILT = parts.flatMap(({ outputs }) => outputs.filter((file) => inDist(file)));
const clasp = at('node_modules/@google/clasp/build/src/index.js');

const NO_SCRIPT_YET = `.clasp.json does not say yet which script is yours. Once, in this folder:
  1. switch the Apps Script API on at https://script.google.com/home/usersettings
  2. npx clasp login
  3. in your spreadsheet: Extensions ▸ Apps Script ▸ Project Settings, and copy the script ID
  4. put it into .clasp.json as "scriptId", and leave "rootDir": "dist" as it is
Then run npm run push again.`;

/** What clasp would push, by clasp's own account; it needs no network for that. */
export const filesToPush = () => {
  const text = execFileSync(process.execPath, [clasp, 'show-file-status', '--json'], {
    cwd: root,
    encoding: 'utf8',
  });
  return JSON.parse(text)
    .filesToPush.map((file) => file.replace(/^dist\//, ''))
    .sort();
};

const checkFiles = () => {
  const built = readdirSync(at('dist')).sort();
  const missing = BUILT.filter((file) => !built.includes(file.replace('dist/', '')));
  if (missing.length > 0)
    throw new Error(`The build left out ${missing.join(', ')}. Run npm run build and look at why.`);
  const pushed = filesToPush();
  if (built.join() === pushed.join()) return;
  throw new Error(
    `clasp would push ${pushed.join(', ') || 'nothing'}, and dist/ holds ${built.join(', ')}. ` +
      'Look at .clasp.json (rootDir must be dist) and .claspignore.',
  );
};

if (process.argv[1] === at('scripts/push.mjs')) {
  await main(async () => {
    if (JSON.parse(readFileSync(at('.clasp.json'), 'utf8')).scriptId === PLACEHOLDER) {
      throw new Error(NO_SCRIPT_YET);
    }
    await setup();
    await build({ only: FOR_GOOGLE });
    checkFiles();
    process.exitCode = await runNode(clasp, ['push', ...process.argv.slice(2)]);
  });
}
