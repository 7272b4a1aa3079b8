import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import * as esbuild from 'esbuild';
import { at } from '../lib/paths.mjs';

/** Puts a text before a closing tag of the page; data is never read as a replacement pattern. */
const before = (page, tag, text) => {
  const place = page.lastIndexOf(tag);
  if (place < 0) throw new Error(`sidebar/index.html has no ${tag}.`);
  return page.slice(0, place) + text + page.slice(place);
};

/** Puts a language's words in the place of the English ones. */
const speaking = (language) => ({
  name: 'language',
  setup: ({ onResolve }) => {
    onResolve({ filter: /\/src\/messages\/en$/ }, () => ({
      path: at(`src/messages/${language}.ts`),
    }));
    if (language !== 'en')
      onResolve({ filter: /\/src\/messages\/gallery$/ }, ({ importer }) =>
        importer.includes('src/messages')
          ? undefined
          : { path: at(`src/messages/gallery-${language}.ts`) },
      );
  },
});

/** Colours and sizes have names for whoever writes the style; the page is smaller with a letter for each. */
const lettered = (css) => {
  const names = [...new Set(css.match(/--[a-z][a-z-]*/g) ?? [])];
  return css.replace(/--[a-z][a-z-]*/g, (name) => `--${(names.indexOf(name) + 10).toString(36)}`);
};

/**
 * One HTML file with its style and script inside: HtmlService serves files, never folders. Each language
 * is a page of its own, so that nobody loads what nobody reads.
 */
export const buildSidebar = async (
  from = at('sidebar'),
  to = at('dist/sidebar.html'),
  language = 'en',
) => {
  const { outputFiles } = await esbuild.build({
    entryPoints: [join(from, 'main.tsx')],
    outdir: at('.build/sidebar'),
    bundle: true,
    write: false,
    minify: true,
    charset: 'utf8',
    target: 'es2020',
    // `createElement(type, props, ...children)`: over the page 4 kB less than the JSX runtime's calls. As
    // options of their own these would lose against the folder's tsconfig.json, which is for the editor.
    tsconfigRaw: {
      compilerOptions: {
        strict: true,
        jsx: 'react',
        jsxFactory: 'createElement',
        jsxFragmentFactory: 'Fragment',
      },
    },
    inject: [at('scripts/build/jsx.mjs')],
    nodePaths: [at('node_modules')],
    legalComments: 'none',
    define: { 'process.env.NODE_ENV': '"production"', LANGUAGE: JSON.stringify(language) },
    plugins: [speaking(language)],
    logLevel: 'warning',
  });
  const text = (ending) => outputFiles.find(({ path }) => path.endsWith(ending))?.text.trim() ?? '';
  let page = readFileSync(join(from, 'index.html'), 'utf8');
  if (text('.css')) page = before(page, '</head>', `<style>${lettered(text('.css'))}</style>\n`);
  page = before(page, '</body>', `<script>${text('.js')}</script>\n`);
  mkdirSync(dirname(to), { recursive: true });
  writeFileSync(to, page);
};
