import {
  copyFileSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import webpack from 'webpack';
import config from '../../webpack.config.js';
import { at, root } from '../lib/paths.mjs';
import { scopesOf } from '../generate.mjs';

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

/**
 * Writes the bundle of another school into a folder: `registry` takes the place of the generated one.
 * What does not depend on the registry is copied from dist/.
 */
export const buildSchool = async (registry, folder) => {
  const generated = new webpack.NormalModuleReplacementPlugin(
    /\/registry\.generated$/,
    (resource) => {
      resource.request = at(registry);
    },
  );
  const plugins = [...config.plugins, generated];
  rmSync(at(folder), { recursive: true, force: true });
  await bundle({ ...config, plugins, output: { ...config.output, path: at(folder) } });
  for (const name of readdirSync(at('dist')))
    if (name !== 'main.js') copyFileSync(at(`dist/${name}`), join(at(folder), name));
};

/** The manifest with the permissions that this school's copy asks for beside everybody's. */
export const manifest = (folder = root) => {
  const text = readFileSync(at('appsscript.json'), 'utf8');
  const more = scopesOf(folder).map((scope) => `https://www.googleapis.com/auth/${scope}`);
  if (more.length === 0) return text;
  const { oauthScopes, ...rest } = JSON.parse(text);
  const whole = { ...rest, oauthScopes: [...new Set([...oauthScopes, ...more])] };
  return `${JSON.stringify(whole, null, 2)}\n`;
};

/** Writes `dist/main.js` and the manifest. A failed build leaves the last good bundle in place. */
export const buildServer = async () => {
  const scratch = at('.build/server');
  rmSync(scratch, { recursive: true, force: true });
  await bundle({ ...config, output: { ...config.output, path: scratch } });
  mkdirSync(at('dist'), { recursive: true });
  renameSync(join(scratch, 'main.js'), at('dist/main.js'));
  writeFileSync(at('dist/appsscript.json'), manifest());
};
