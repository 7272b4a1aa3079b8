import * as esbuild from 'esbuild';
import { at } from '../lib/paths.mjs';
import { writeAsset } from './asset.mjs';

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

/** One file a language, read only for whoever speaks it. */
export const buildWords = async (languages) => {
  for (const language of languages) writeAsset(`words-${language}`, await wordsOf(language));
};
