import { VENDORS } from '.';
import { createEdFi } from './edfi';
import { createFile } from './file';
import { createManifest } from './manifest';
import { createTracker } from './tracker';
import type { Vendor } from './vendor';

/**
 * All that can be read, by the id of the connector or of the kind of source: the demo systems, the district,
 * which has a server of its own, and what only a definition of a school's leads to.
 */
export const SYSTEMS: Readonly<Record<string, () => Vendor>> = {
  ...VENDORS,
  edfi: createEdFi,
  file: createFile,
  manifest: createManifest,
  tracker: createTracker,
};
