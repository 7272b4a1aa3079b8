// npm run push: builds and hands dist/ to Google, after looking at what would go.
import { execFileSync } from 'node:child_process';
import { readFileSync, readdirSync } from 'node:fs';
import { at, root } from './lib/paths.mjs';
import { main, runNode } from './lib/run.mjs';
import { build } from './build.mjs';
import { setup } from './setup.mjs';

const PLACEHOLDER = 'PUT-YOUR-SCRIPT-ID-HERE';
const FOR_GOOGLE = ['registry', 'server', 'sidebar', 'sqlite'];
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
