import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import * as esbuild from 'esbuild';
import { at } from '../lib/paths.mjs';
import { writeAsset } from './asset.mjs';

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
    if (language !== 'en')
      onResolve(
        { filter: /\/src\/messages\/(console|console-more|gallery|sources)$/ },
        ({ path, importer }) =>
          importer.includes('src/messages')
            ? undefined
            : { path: at(`src/messages/${path.split('/').pop()}-${language}.ts`) },
      );
  },
});

/** Colours and sizes have names for whoever writes the style; the page is smaller with a letter for each. */
const lettered = (css, names) =>
  css.replace(/--[a-z][a-z-]*/g, (name) => `--${(names.indexOf(name) + 10).toString(36)}`);
const namesIn = (css) => [...new Set(css.match(/--[a-z][a-z-]*/g) ?? [])];

/** `a as b, c` of an import or an export, as pairs. */
const pairsIn = (names) =>
  names.split(',').map((one) => {
    const [from, to = from] = one.trim().split(' as ');
    return [from, to];
  });

/** The body of a function whose `first.shared` is what it imports; it answers what it exports. */
const bodyOf = (module) => {
  const body = module
    .replace(/import\{([^}]*)\}from"[^"]*";/g, (_, names) => {
      const taken = pairsIn(names).map(([from, to]) => (from === to ? from : `${from}:${to}`));
      return `const{${taken.join()}}=first.shared;`;
    })
    .replace(/import"[^"]*";/g, '')
    .replace(/export\{([^}]*)\};/g, (_, names) => {
      const given = pairsIn(names).map(([from, to]) => (from === to ? from : `${to}:${from}`));
      return `return{${given.join()}};`;
    });
  if (/(^|[;}])(import|export)[{"*]/.test(body))
    throw new Error('A part of the page is not whole.');
  return body;
};

/** The modules of a page: what its two parts share, the first part, and where there is one the second. */
const modulesOf = async (from, language) => {
  const hasMore = existsSync(join(from, 'more.tsx'));
  const { outputFiles } = await esbuild.build({
    entryPoints: ['main.tsx', ...(hasMore ? ['more.tsx'] : [])].map((name) => join(from, name)),
    outdir: at('.build/sidebar'),
    bundle: true,
    splitting: true,
    format: 'esm',
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
  const text = (name) =>
    outputFiles
      .filter(({ path }) => name.test(path))
      .map((file) => file.text.trim())
      .join('\n');
  return {
    shared: text(/chunk-\w+\.js$/),
    main: text(/main\.js$/),
    more: text(/more\.js$/),
    style: text(/main\.css$/),
    moreStyle: text(/more\.css$/),
  };
};

/**
 * One HTML file with its style and script inside: HtmlService serves files, never folders. Each language
 * is a page of its own, so that nobody loads what nobody reads. What `more.tsx` exports is a file beside it
 * that the page asks for when it is wanted (`sidebar/state/more.ts`); it is made for this build's page alone.
 */
export const buildSidebar = async (
  from = at('sidebar'),
  to = at('dist/sidebar.html'),
  language = 'en',
  moreName = '',
) => {
  const { shared, main, more, style, moreStyle } = await modulesOf(from, language);
  const build = createHash('sha256').update(`${shared}\n${main}`).digest('base64').slice(0, 8);
  const names = namesIn(style + moreStyle);
  const script =
    `(()=>{const first={build:"${build}"};` +
    (shared ? `first.shared=(()=>{${bodyOf(shared)}})();` : '') +
    `(()=>{${bodyOf(main)}})()})()`;
  let page = readFileSync(join(from, 'index.html'), 'utf8');
  if (style) page = before(page, '</head>', `<style>${lettered(style, names)}</style>\n`);
  page = before(page, '</body>', `<script>${script}</script>\n`);
  mkdirSync(dirname(to), { recursive: true });
  writeFileSync(to, page);
  if (more)
    writeAsset(moreName, {
      build,
      style: lettered(moreStyle, names),
      code: `takeMore(first=>{${bodyOf(more)}})`,
    });
};
