import { createContext, constants, runInContext } from 'node:vm';
import { join } from 'node:path';
import * as esbuild from 'esbuild';
import { at, root } from '../lib/paths.mjs';

/** Lays the school's layer over upstream's, as the bundle will, and answers the ids it finds. */
const program = (folder) => `
  import { catalog } from ${JSON.stringify(at('src/model'))};
  import { upstream, org } from ${JSON.stringify(join(folder, 'src/registry.generated.ts'))};
  const needed = [
    ...catalog('warehouse', upstream.warehouses, []).all,
    ...catalog('connector', upstream.connectors, org.connectors).all,
  ];
  for (const scope of org.scopes)
    if (!needed.some(({ scopes = [], mayAsk = [] }) => [...scopes, ...mayAsk].includes(scope)))
      throw new Error(
        'src/org/scopes.json asks for “' + scope + '”, which nothing needs. Known: ' +
          needed.flatMap(({ title, scopes = [], mayAsk = [] }) => [...scopes, ...mayAsk].map((one) => one + ' (' + title + ')')).join(', ') +
          '. Correct or remove it.',
      );
  const ids = (kind, list, own) => catalog(kind, list, own).all.map(({ id }) => id);
  export const found = {
    connectors: ids('connector', upstream.connectors, org.connectors),
    datasets: ids('dataset', upstream.datasets, [...org.datasets, ...org.checks]),
    warehouses: ids('warehouse', upstream.warehouses, []),
    reports: ids('report', upstream.reports, org.reports),
  };
`;

/**
 * Every definition evaluates and every patch finds what it patches: said at build time, where the
 * person who pulled an update sits, and not in a sidebar days later.
 */
export const checkDefinitions = async (folder = root) => {
  const { outputFiles } = await esbuild.build({
    stdin: { contents: program(folder), resolveDir: folder, loader: 'js' },
    bundle: true,
    write: false,
    format: 'iife',
    globalName: 'definitions',
    loader: { '.sql': 'text' },
    nodePaths: [at('node_modules')],
    logLevel: 'silent',
  });
  const context = createContext(constants.DONT_CONTEXTIFY);
  try {
    runInContext(outputFiles[0].text, context);
  } catch (error) {
    throw new Error(`the definitions do not hold: ${error.message}`);
  }
  return JSON.parse(runInContext('JSON.stringify(definitions.found)', context));
};
