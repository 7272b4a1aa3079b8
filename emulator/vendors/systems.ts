import { VENDORS } from '.';
import { createEdFi } from './edfi';
import { createFile } from './file';
import type { Database } from './database';
import { createManifest } from './manifest';
import { createPisa } from './pisa';
import { createSql } from './sql';
import { createTracker } from './tracker';
import type { Vendor } from './vendor';

/**
 * All that can be read, by the id of the connector or of the kind of source: the demo systems, the district,
 * which has a server of its own, databases, and what only a definition of a school's leads to.
 */
export const SYSTEMS: Readonly<Record<string, () => Vendor | Database>> = {
  ...VENDORS,
  edfi: createEdFi,
  file: createFile,
  manifest: createManifest,
  pisa: createPisa,
  sql: createSql,
  tracker: createTracker,
};
