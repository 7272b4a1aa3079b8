// Makes a fresh clone ready. Plain Node built-ins only: this runs before anything is installed.
import { existsSync, lstatSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { at, root } from './lib/paths.mjs';
import { run } from './lib/run.mjs';

/** `node:vm` contexts with a near-native global object exist from this version on. */
const MINIMUM_NODE = [20, 18];

export const checkNode = (version = process.versions.node) => {
  const [major, minor] = version.split('.').map(Number);
  const [wantMajor, wantMinor] = MINIMUM_NODE;
  if (major > wantMajor || (major === wantMajor && minor >= wantMinor)) return;
  throw new Error(
    `Homeroom needs Node ${MINIMUM_NODE.join('.')} or newer and this is ${version}. ` +
      'Install a current one from https://nodejs.org and try again.',
  );
};

const packagesIn = (file) => JSON.parse(readFileSync(file, 'utf8')).packages;

/**
 * Compares what is installed (npm's own record) with what package-lock.json names, rather than file
 * times, which a checkout or a copy changes for no reason. Optional packages are for other systems.
 */
export const packagesAreCurrent = (folder = root) => {
  const record = join(folder, 'node_modules/.package-lock.json');
  if (!existsSync(record)) return false;
  const installed = packagesIn(record);
  return Object.entries(packagesIn(join(folder, 'package-lock.json'))).every(
    ([path, { version, optional }]) =>
      path === '' || (optional && !installed[path]) || installed[path]?.version === version,
  );
};

/** Installs what package-lock.json names, when it is not there yet. */
export const setup = async () => {
  checkNode();
  if (packagesAreCurrent()) return;
  refuseLink();
  const why = existsSync(at('node_modules')) ? 'package-lock.json has changed' : 'first run';
  console.log(`Installing packages (${why}); this takes about a minute…`);
  // Nothing we use needs an install script, and none is run: a package cannot act before it is used.
  const code = await run(npm(), ['ci', '--ignore-scripts', '--no-audit', '--no-fund']);
  if (code !== 0) {
    throw new Error('npm ci did not succeed (see above). Check the network and try again.');
  }
};

/** `npm ci` empties the folder first: through a link it would empty somebody else's. */
export const refuseLink = (folder = at('node_modules')) => {
  if (!lstatSync(folder, { throwIfNoEntry: false })?.isSymbolicLink()) return;
  throw new Error(
    `${folder} is a link, and installing would empty what it leads to. Remove the link and try again.`,
  );
};

const npm = () => (process.platform === 'win32' ? 'npm.cmd' : 'npm');

if (process.argv[1] === at('scripts/setup.mjs')) {
  const { main } = await import('./lib/run.mjs');
  await main(setup);
}
