import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as esbuild from 'esbuild';
import { sqlTexts } from '../build/sql-text.cjs';

/**
 * Upstream's definitions as they are at run time, and what the model says of them. The school's own
 * layer is left out: a fork's pages would conflict with every pull.
 */
export const definitionsOf = async (folder) => {
  const { outputFiles } = await esbuild.build({
    stdin: {
      contents: `export { upstream } from './registry.generated'; export { refsOf, MACROS, EVENTS, EVENT_FIELDS } from './model'; export { fieldsOfChart } from './engine/draw';`,
      resolveDir: join(folder, 'src'),
      loader: 'ts',
    },
    bundle: true,
    write: false,
    platform: 'node',
    format: 'esm',
    plugins: [sqlTexts],
    logLevel: 'silent',
  });
  const text = Buffer.from(outputFiles[0].contents).toString('base64');
  const { upstream, refsOf, MACROS, EVENTS, EVENT_FIELDS, fieldsOfChart } = await import(
    `data:text/javascript;base64,${text}`
  );
  const byId = (list) => [...list].sort((a, b) => (a.id < b.id ? -1 : 1));
  return {
    connectors: byId(upstream.connectors),
    datasets: byId(upstream.datasets),
    reports: byId(upstream.reports),
    fieldsOfChart,
    refsOf,
    macros: MACROS,
    events: EVENTS,
    eventFields: EVENT_FIELDS,
    read: (path) => readFileSync(join(folder, path), 'utf8'),
  };
};
