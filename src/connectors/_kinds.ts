import type { Kind } from '../model';
import { file } from './_files';
import { manifest } from './_manifest';
import { revised } from './_revised';
import { sql } from './_sql/own';
import { tracker } from './_tracker';

export { explorer } from './_sql/own/explore';

/** The ways in which people of a school add a source: `scripts/build/code.mjs` writes them beside the bundle. */
export const kinds: Readonly<Record<string, Kind>> = {
  manifest: revised(manifest),
  sql: revised(sql),
  file: revised(file),
  tracker: revised(tracker),
};
