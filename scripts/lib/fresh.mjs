// Skips what need not be built again: a part's inputs are remembered, and compared, as one digest.
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { at, root } from './paths.mjs';

const filesUnder = (path) => {
  if (!existsSync(path)) return [];
  if (!statSync(path).isDirectory()) return [path];
  return readdirSync(path, { withFileTypes: true })
    .filter((entry) => !entry.name.startsWith('.'))
    .flatMap((entry) => filesUnder(join(path, entry.name)));
};

/**
 * The state of some files and folders. By name, size and time, so that a removed file and a switched
 * branch count as changes too, which "newer than the output" would miss.
 */
export const fingerprint = (paths, folder = root) => {
  const hash = createHash('sha256').update(process.version);
  for (const file of paths.flatMap((path) => filesUnder(join(folder, path))).sort()) {
    const { size, mtimeMs } = statSync(file);
    hash.update(`${file}\0${size}\0${mtimeMs}\n`);
  }
  return hash.digest('hex');
};

const stamp = (name) => at('.build/stamps', name);

/** True when the part was built from exactly these inputs and its outputs are still there. */
export const isFresh = (name, inputs, outputs) =>
  outputs.every((output) => existsSync(at(output))) &&
  existsSync(stamp(name)) &&
  readFileSync(stamp(name), 'utf8') === fingerprint(inputs);

/** Remembers the inputs a part was built from; `was` is their fingerprint from before the build. */
export const remember = (name, was) => {
  mkdirSync(dirname(stamp(name)), { recursive: true });
  writeFileSync(stamp(name), was);
};
