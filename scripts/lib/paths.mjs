import { dirname, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The checkout, wherever a script is called from. */
export const root = resolve(dirname(fileURLToPath(import.meta.url)), '../..');

/** A path inside the checkout; an absolute one stays as it is. */
export const at = (...parts) => resolve(root, ...parts);
