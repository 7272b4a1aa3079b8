// Builds the workbook page: index.html, page.js and page.css, in a folder the emulator serves at `/`.
import { copyFileSync, mkdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import * as esbuild from 'esbuild';

const here = dirname(fileURLToPath(import.meta.url));

/** Writes the page into `folder` and answers the folder. */
export const buildPage = async (folder = join(here, '../../.build/page')) => {
  mkdirSync(folder, { recursive: true });
  await esbuild.build({
    entryPoints: { page: join(here, 'main.tsx') },
    outdir: folder,
    bundle: true,
    minify: true,
    sourcemap: 'linked',
    charset: 'utf8',
    target: 'es2022',
    jsx: 'automatic',
    jsxImportSource: 'preact',
    legalComments: 'none',
    define: { 'process.env.NODE_ENV': '"production"' },
    logLevel: 'warning',
  });
  copyFileSync(join(here, 'index.html'), join(folder, 'index.html'));
  return folder;
};

if (process.argv[1] === fileURLToPath(import.meta.url)) console.log(await buildPage());
