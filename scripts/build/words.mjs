import { mkdirSync, writeFileSync } from 'node:fs';
import * as esbuild from 'esbuild';
import { at } from '../lib/paths.mjs';

/** The words of a language, as `src/messages` has them. */
export const wordsOf = async (language) => {
  const { outputFiles } = await esbuild.build({
    stdin: {
      contents: `export { words } from './${language}';`,
      resolveDir: at('src/messages'),
      loader: 'ts',
    },
    bundle: true,
    write: false,
    platform: 'node',
    format: 'esm',
    logLevel: 'warning',
  });
  const code = Buffer.from(outputFiles[0].text).toString('base64');
  return (await import(`data:text/javascript;base64,${code}`)).words;
};

/** JSON in ASCII and without what HTML reads as its own: the host serves it as an HTML file. */
const harmless = (value) =>
  JSON.stringify(value).replace(
    /[<>&\u007f-\uffff]/g,
    (c) => '\\u' + c.charCodeAt(0).toString(16).padStart(4, '0'),
  );

/** One file a language, read only for whoever speaks it. */
export const buildWords = async (languages) => {
  mkdirSync(at('dist'), { recursive: true });
  for (const language of languages)
    writeFileSync(at(`dist/words-${language}.html`), harmless(await wordsOf(language)));
};
