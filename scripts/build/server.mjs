import { copyFileSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import webpack from 'webpack';
import config from '../../webpack.config.js';
import { at } from '../lib/paths.mjs';

const bundle = (options) =>
  new Promise((resolve, reject) => {
    const compiler = webpack(options);
    compiler.run((error, stats) => {
      compiler.close(() => {
        if (error) reject(error);
        else if (stats.hasErrors()) reject(new Error(stats.toString('errors-only')));
        else resolve();
      });
    });
  });

/** Writes `dist/main.js` and the manifest. A failed build leaves the last good bundle in place. */
export const buildServer = async () => {
  const scratch = at('.build/server');
  rmSync(scratch, { recursive: true, force: true });
  await bundle({ ...config, output: { ...config.output, path: scratch } });
  mkdirSync(at('dist'), { recursive: true });
  renameSync(join(scratch, 'main.js'), at('dist/main.js'));
  copyFileSync(at('appsscript.json'), at('dist/appsscript.json'));
};
