// npm run docs: writes the pages that are derived from definitions. --check only says what is stale.
import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import * as prettier from 'prettier';
import { definitionsOf } from './docs/definitions.mjs';
import { commandPages } from './docs/commands.mjs';
import { connectorPages } from './docs/connectors.mjs';
import { datasetPages } from './docs/datasets.mjs';
import { logPages } from './docs/log.mjs';
import { macroPages } from './docs/macros.mjs';
import { reportPages } from './docs/reports.mjs';
import { at, root } from './lib/paths.mjs';
import { main } from './lib/run.mjs';

/** Folders in which every page is derived: what no definition asks for is removed. */
const DERIVED = ['datasets', 'connectors', 'reports'];

/** Every derived page by its path under docs/. */
export const pagesOf = async (folder = root) => {
  const definitions = await definitionsOf(folder);
  const pages = {
    ...datasetPages(definitions),
    ...connectorPages(definitions),
    ...macroPages(definitions),
    ...reportPages(definitions),
    ...logPages(definitions),
    ...commandPages(folder),
  };
  const options = { ...(await prettier.resolveConfig(at('docs/x.md'))), parser: 'markdown' };
  for (const path of Object.keys(pages)) pages[path] = await prettier.format(pages[path], options);
  return pages;
};

const textOf = (file) => (existsSync(file) ? readFileSync(file, 'utf8') : undefined);

/** What differs between docs/ and the definitions: paths to write and paths to remove. */
export const staleIn = async (folder = root) => {
  const pages = await pagesOf(folder);
  const paths = Object.keys(pages);
  const left = DERIVED.filter((name) => existsSync(join(folder, 'docs', name)))
    .flatMap((name) => readdirSync(join(folder, 'docs', name)).map((file) => `${name}/${file}`))
    .filter((path) => !paths.includes(path));
  const write = paths.filter((path) => textOf(join(folder, 'docs', path)) !== pages[path]);
  return { pages, write, remove: left };
};

/** Brings docs/ up to date, and answers what changed. */
export const writeDocs = async (folder = root) => {
  const { pages, write, remove } = await staleIn(folder);
  for (const path of write) {
    mkdirSync(dirname(join(folder, 'docs', path)), { recursive: true });
    writeFileSync(join(folder, 'docs', path), pages[path]);
  }
  for (const path of remove) rmSync(join(folder, 'docs', path), { recursive: true });
  return [...write, ...remove];
};

if (process.argv[1] === at('scripts/docs.mjs')) {
  await main(async () => {
    if (!process.argv.includes('--check')) {
      const changed = await writeDocs();
      console.log(
        changed.length ? changed.map((path) => `docs/${path}`).join('\n') : 'docs/ is up to date',
      );
      return;
    }
    const { write, remove } = await staleIn();
    const stale = [...write, ...remove].map((path) => `docs/${path}`);
    if (stale.length)
      throw new Error(
        `stale: ${stale.join(', ')}. Run \`npm run docs\` and commit what it writes.`,
      );
  });
}
