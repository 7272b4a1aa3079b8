import * as esbuild from 'esbuild';
import { at } from '../lib/paths.mjs';
import { sqlTexts } from './sql-text.cjs';

/** Bundles a program of ours for this Node: TypeScript in, one CommonJS file out. */
export const buildNode = (entry, outfile) =>
  esbuild.build({
    entryPoints: [at(entry)],
    outfile: at(outfile),
    bundle: true,
    platform: 'node',
    format: 'cjs',
    target: 'node20',
    sourcemap: 'linked',
    plugins: [sqlTexts],
    // Found beside the program, not inside it: they look for files of their own.
    external: ['playwright-core', '@axe-core/playwright', '@duckdb/node-api'],
    logLevel: 'warning',
  });
