// Programs that tests need and npm cannot install.
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { ENGINES } from '../databases/server.mjs';
import { run } from './run.mjs';
import { withoutServices } from './no-services.mjs';

/**
 * Debian's package, the programs of which one is enough, where they lie beside the PATH, and what the
 * package is no use without.
 */
export const PACKAGES = Object.freeze([
  {
    package: 'chromium',
    binaries: ['chromium', 'chromium-browser', 'google-chrome'],
    with: ['fonts-liberation'],
  },
  ...Object.values(ENGINES).map((engine) => ({
    package: engine.package,
    binaries: engine.programs,
    folders: engine.folders,
  })),
]);

const isIn = (folders, binary) => folders.some((folder) => existsSync(join(folder, binary)));
const onPath = (binary, path = process.env.PATH ?? '') => isIn(path.split(delimiter), binary);

/** The packages none of whose programs is installed, with what belongs to them. */
export const missingPackages = (packages = PACKAGES, path = process.env.PATH) =>
  packages
    .filter(({ binaries, folders = () => [] }) =>
      binaries.every((binary) => !onPath(binary, path) && !isIn(folders(), binary)),
    )
    .flatMap((entry) => [entry.package, ...(entry.with ?? [])]);

const aptInstall = async (names) => {
  // Standard output belongs to what was asked for, such as the measurements.
  const options = { env: { DEBIAN_FRONTEND: 'noninteractive' }, stdio: ['inherit', 2, 2] };
  await run('apt-get', ['update', '-q'], options);
  return withoutServices(() =>
    run('apt-get', ['install', '-qy', '--no-install-recommends', ...names], options),
  );
};

/** Installs what is missing where that is ours to do, and otherwise says exactly what to type. */
export const installSystemPackages = async () => {
  const missing = missingPackages();
  if (missing.length === 0) return;
  const names = missing.join(' ');
  const mayInstall = process.getuid?.() === 0 && onPath('apt-get');
  if (mayInstall) {
    console.error(`Installing ${names} with apt-get…`);
    if ((await aptInstall(missing)) === 0 && missingPackages().length === 0) return;
  }
  throw new Error(
    `The tests need ${names}, which could not be found. Install it, for example with ` +
      `\`sudo apt-get install ${names}\`, and run them again.`,
  );
};
