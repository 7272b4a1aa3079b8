/**
 * Bundles the emulator into `.build/emulator/`: `cli.js`, `worker.js` (an execution's thread),
 * `globals.js` (what is evaluated inside the script's context), `pglite.js` (a database's thread) and
 * `jdbc.js` and `bigquery.js` (either alone, for tests).
 */
import { existsSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from 'esbuild';

const here = path.dirname(fileURLToPath(import.meta.url));
const outdir = path.join(here, '..', '.build', 'emulator');

/** Answers the folder with the built files, as `createMachine({ runtime })` takes it. */
export async function buildEmulator() {
  const common = { bundle: true, logLevel: 'warning', legalComments: 'none' };
  const node = { ...common, platform: 'node', format: 'cjs', target: 'node20' };
  const jobs = [
    build({
      ...node,
      entryPoints: [path.join(here, 'runtime/worker.ts')],
      outfile: path.join(outdir, 'worker.js'),
    }),
    build({
      ...node,
      // It looks for files of its own beside it.
      external: ['@electric-sql/pglite'],
      entryPoints: [path.join(here, 'runtime/pglite.ts')],
      outfile: path.join(outdir, 'pglite.js'),
    }),
    build({
      ...node,
      external: ['pg-native'],
      entryPoints: [path.join(here, 'machine/jdbc/thread.ts')],
      outfile: path.join(outdir, 'jdbc.js'),
    }),
    build({
      ...node,
      external: ['@duckdb/node-api'],
      entryPoints: [path.join(here, 'machine/bigquery/thread.ts')],
      outfile: path.join(outdir, 'bigquery.js'),
    }),
    build({
      ...common,
      platform: 'neutral',
      format: 'iife',
      target: 'es2020',
      entryPoints: [path.join(here, 'runtime/globals/index.ts')],
      outfile: path.join(outdir, 'globals.js'),
    }),
  ];
  const cli = path.join(here, 'cli.ts');
  if (existsSync(cli))
    jobs.push(
      build({
        ...node,
        entryPoints: [cli],
        outfile: path.join(outdir, 'cli.js'),
        external: ['esbuild', 'pg-native', '@duckdb/node-api'],
      }),
    );
  await Promise.all(jobs);
  return outdir;
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href)
  await buildEmulator();
