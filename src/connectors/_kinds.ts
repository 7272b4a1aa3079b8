import type { Kind } from '../model';
import { manifest } from './_manifest';

/** The ways in which people of a school add a source: `scripts/build/code.mjs` writes them beside the bundle. */
export const kinds: Readonly<Record<string, Kind>> = { manifest };
