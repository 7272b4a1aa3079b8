import type { Host } from '../../host/host';
import type { Warehouse } from '../../model';
import { base64 } from './base64';
import { openDatabase } from './database';
import { engineOf } from './engine';
import { sqlite } from './sqlite';

/** SQLite inside the bundle: needs no server, holds what fits into one execution's memory. */
const embedded: Warehouse<Host> = {
  id: 'embedded',
  title: 'Built in (SQLite)',
  description:
    'Needs nothing: data sets are built inside the script and published to tabs. Right for most schools.',
  settings: [],
  open: async (host) => {
    const library = await sqlite(() => base64(host.assets.text('sqlite')));
    return engineOf(openDatabase(library));
  },
};

export default embedded;
