import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import * as esbuild from 'esbuild';
import { at } from '../lib/paths.mjs';
import { writeAsset } from './asset.mjs';
import { idOf } from './elsewhere-loader.cjs';
import withoutExample from './example-loader.cjs';
import { nameOf } from './sql-loader.cjs';

/**
 * Code in files of its own, beside the bundle: every execution reads the bundle, and only the few that
 * need one of these read it. What there must be one of is the bundle's own and is handed in.
 */
const SHARED = 'src/host/google/shared.ts';

const sharedNames = () =>
  [...readFileSync(at(SHARED), 'utf8').matchAll(/export \{([^}]*)\}/g)].flatMap(([, names]) =>
    names.split(',').flatMap((name) => name.trim() || []),
  );

const handedIn = {
  name: 'handed-in',
  setup: (build) => {
    const contents = `export const { ${sharedNames().join(', ')} } = shared;`;
    const ones = ['model', 'host/google/errors', 'host/google/probes/loaded'];
    const paths = ones.map((one) => at(`src/${one}`));
    build.onResolve({ filter: /\/(model|errors|loaded)$/ }, ({ path, resolveDir }) =>
      paths.includes(resolve(resolveDir, path))
        ? { path: SHARED, namespace: 'handed-in' }
        : undefined,
    );
    build.onLoad({ filter: /.*/, namespace: 'handed-in' }, () => ({ contents }));
  },
};

/** A resource's `example` is its test: no execution asks for it. */
const withoutExamples = {
  name: 'without-examples',
  setup: (build) =>
    build.onLoad({ filter: /\/src\/(org\/)?connectors\/.*\.ts$/ }, ({ path }) => ({
      contents: withoutExample(readFileSync(path, 'utf8')),
      loader: 'ts',
    })),
};

/** SQL is named; its text lies in a file of its own. */
const namedSql = {
  name: 'named-sql',
  setup: (build) =>
    build.onLoad({ filter: /\.sql$/ }, ({ path }) => ({
      contents: `export default ${JSON.stringify(`@sql ${nameOf(path)}`)};`,
    })),
};

/** Writes the body of a function that takes what is shared and answers what `contents` exports. */
const writeCode = async (name, contents) => {
  const { outputFiles } = await esbuild.build({
    stdin: { contents, resolveDir: at('src'), loader: 'ts' },
    bundle: true,
    write: false,
    minify: true,
    format: 'iife',
    globalName: 'exported',
    target: 'es2019',
    charset: 'utf8',
    plugins: [handedIn, withoutExamples, namedSql],
  });
  writeAsset(name, `${outputFiles[0].text}return exported;`);
};

/** The kinds of sources that people add by a file. */
export const buildCustom = () =>
  writeCode('custom', `export { explorer, kinds } from './connectors/_kinds';`);

/** The warehouses outside the script: one file, or one folder with an `index.ts`, each. */
const outside = () =>
  readdirSync(at('src/warehouses'), { withFileTypes: true })
    .filter(({ name }) => !/^_|^embedded$|\.md$/.test(name))
    .map((entry) => join(at('src/warehouses'), entry.name, entry.isDirectory() ? 'index.ts' : '.'))
    .filter((path) => existsSync(path));

export const buildWarehouses = () =>
  writeCode(
    'warehouses',
    outside()
      .map((file) => `export { default as ${idOf(file)} } from ${JSON.stringify(file)};`)
      .join('\n'),
  );

/** The host's ways to them. */
export const buildDatabases = () =>
  writeCode(
    'databases',
    `export { createSql } from './host/google/sql';
    export { createBigQuery } from './host/google/bigquery';`,
  );

/** What mails say in another language than English. */
export const buildMails = (language) =>
  writeCode(`mails-${language}`, `export { mails } from './messages/${language}';`);

/** Definitions of a layer: one file, or one folder with an `index.ts`, each. */
const definitionFiles = (folder) =>
  existsSync(folder)
    ? readdirSync(folder, { withFileTypes: true })
        .filter(({ name }) => !/^[_.]|\.md$/.test(name))
        .map((entry) => join(folder, entry.name, entry.isDirectory() ? 'index.ts' : '.'))
        .filter((path) => existsSync(path))
        .sort()
    : [];

/** A catalog of upstream's definitions and the school's own, and what goes with it. */
const writeCatalog = (kind, more = '', ...changes) => {
  const all = `${kind}s`;
  const folders = [[`src/${all}`], [`src/org/${all}`, ...changes]];
  const layers = folders.map((some) => some.flatMap((folder) => definitionFiles(at(folder))));
  const name = (layer, i) => `entry${layer}_${i}`;
  const imports = layers.flatMap((files, layer) =>
    files.map((file, i) => `import ${name(layer, i)} from ${JSON.stringify(file)};`),
  );
  const lists = layers.map((files, layer) => `[${files.map((_, i) => name(layer, i)).join(', ')}]`);
  return writeCode(
    all,
    `${imports.join('\n')}
    import { catalog } from './model';
    ${more}
    export const ${all} = catalog('${kind}', ${lists.join(', ')});`,
  );
};

/** Connectors whole: what they read and how. */
export const buildConnectors = () => writeCatalog('connector');

/** Contracts of data sets whole. A check of the school's own is a change to one. */
export const buildDatasets = () => writeCatalog('dataset', '', 'src/org/checks');

/** Reports with their charts, and how they are drawn. */
export const buildReports = () =>
  writeCatalog(
    'report',
    `export * from './engine/draw';
    export * from './app/reports';`,
  );

/** What is done in warehouses that outlive the execution. */
export const buildOutside = () => writeCode('outside', `export * from './engine/outside';`);

/** What works on runs. */
export const buildWork = () => writeCode('work', `export * from './app/working';`);

/** What few executions do. */
export const buildSeldom = () => writeCode('seldom', `export * from './app/seldom';`);

/** What answers whoever visits the script's own address. */
export const buildApi = () =>
  writeCode(
    'api',
    `export { answerWeb } from './api';
    export { brokenAnswer, outputOf, requestOf } from './host/google/web';`,
  );

/** What answers Looker Studio. */
export const buildLooker = () =>
  writeCode(
    'looker',
    `export { createConnector } from './looker';
    export { createStudio } from './host/google/studio';`,
  );

/** The host's ways to read what is published. */
export const buildReading = () =>
  writeCode(
    'reading',
    `export { createCache } from './host/google/cache';
    export { readColumns } from './host/google/columns';
    export { chartsIn, toDrawing } from './host/google/drawing';`,
  );

/** What is said and kept of published data sets. */
export const buildPublished = () => writeCode('published', `export * from './engine/published';`);

/** What viewers of the live board ask every second. */
export const buildBoard = () =>
  writeCode('board', `export { boardState } from './app/board/state';`);

/** What keeps it fresh. */
export const buildWatch = () => writeCode('watch', `export * from './app/board/watching';`);

/** What the System check asks. */
export const buildProbes = () =>
  writeCode('probes', `export { createProbes } from './host/google/probes';`);
