// Programs that tests need and npm cannot install.
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { run } from './run.mjs';

/** Debian's package, the programs of which one is enough, and what the package is no use without. */
export const PACKAGES = Object.freeze([
  {
    package: 'chromium',
    binaries: ['chromium', 'chromium-browser', 'google-chrome'],
    with: ['fonts-liberation'],
  },
]);

const onPath = (binary, path = process.env.PATH ?? '') =>
  path.split(delimiter).some((folder) => existsSync(join(folder, binary)));

/** The packages none of whose programs is installed, with what belongs to them. */
export const missingPackages = (packages = PACKAGES, path = process.env.PATH) =>
  packages
    .filter(({ binaries }) => !binaries.some((binary) => onPath(binary, path)))
    .flatMap((entry) => [entry.package, ...(entry.with ?? [])]);

const aptInstall = async (names) => {
  const env = { DEBIAN_FRONTEND: 'noninteractive' };
  await run('apt-get', ['update', '-q'], { env });
  return run('apt-get', ['install', '-qy', '--no-install-recommends', ...names], { env });
};

/** Installs what is missing where that is ours to do, and otherwise says exactly what to type. */
export const installSystemPackages = async () => {
  const missing = missingPackages();
  if (missing.length === 0) return;
  const names = missing.join(' ');
  const mayInstall = process.getuid?.() === 0 && onPath('apt-get');
  if (mayInstall) {
    console.log(`Installing ${names} with apt-get…`);
    if ((await aptInstall(missing)) === 0 && missingPackages().length === 0) return;
  }
  throw new Error(
    `The tests need ${names}, which could not be found. Install it, for example with ` +
      `\`sudo apt-get install ${names}\`, and run them again.`,
  );
};
