import type { Host } from '../../host/host';
import type { Warehouse } from '../../model';
import { base64 } from './base64';
import { openDatabase } from './database';
import { engineOf } from './engine';
import { sqlite, withStandIns } from './sqlite';

/** SQLite inside the bundle: needs no server, holds what fits into one execution's memory. */
const embedded: Warehouse<Host> = {
  id: 'embedded',
  title: 'Built in (SQLite)',
  open: async (host) => {
    const library = await sqlite(() => base64(host.assets.text('sqlite')));
    const database = openDatabase(library);
    // SQLite seeds its random numbers at the first wish, and asks the browser for the seed.
    withStandIns(() => database.select('SELECT random()'));
    return engineOf(database);
  },
};

export default embedded;
