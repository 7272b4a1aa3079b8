/** Every way to a database: real servers over sockets, and PGlites of this machine, each opened once. */
import type { Place } from './address';
import { openMysql } from './mysql';
import { openPglite, type Pglite } from './pglite';
import { openPostgres } from './postgres';
import type { Session, Target } from './session';

export interface Databases {
  connect(target: Target, pglite?: string | null): Promise<Session>;
  close(): Promise<void>;
}

/** @param runtime folder with the built `pglite.js` */
export function createDatabases(runtime: string): Databases {
  const embedded = new Map<string | null, Promise<Pglite>>();
  return {
    async connect(target, pglite) {
      if (pglite === undefined)
        return target.engine === 'mysql' ? openMysql(target) : openPostgres(target);
      let found = embedded.get(pglite);
      if (!found) embedded.set(pglite, (found = openPglite(runtime, pglite)));
      return (await found).connect();
    },
    async close() {
      const all = [...embedded.values()];
      embedded.clear();
      await Promise.all(all.map(async (one) => (await one).close()));
    },
  };
}
export type { Place };
