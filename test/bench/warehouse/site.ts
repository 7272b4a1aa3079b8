import type { Host } from '../../../src/host/host';
import type { Engine, Store } from '../../../src/model';
import mysql from '../../../src/warehouses/mysql';
import postgres from '../../../src/warehouses/postgres';
import { databasesOf, type Databases, type HostCall } from '../../kit/jdbc';
import { sharedServer, type Place, type ServerEngine } from '../../kit/servers';

const WAREHOUSES = { postgres, mariadb: mysql } as const;

/** An empty database, and our engine on it over the emulator's Jdbc. */
export interface Site {
  readonly place: Place;
  readonly databases: Databases;
  readonly engine: Engine;
  readonly store: Store;
  close(): Promise<void>;
}

let line: HostCall | undefined;

/** The objects a script sees are evaluated once, with one line out; whoever opens a site last has it. */
const globals = async (): Promise<(host: HostCall) => Databases['jdbc']> => {
  const context = globalThis as unknown as { __host?: HostCall };
  context.__host = (...call) => line!(...call);
  const { Jdbc } = await import('../../../emulator/runtime/globals/jdbc');
  return (host) => {
    line = host;
    return Jdbc as unknown as Databases['jdbc'];
  };
};

export const openSite = async (on: ServerEngine): Promise<Site> => {
  const server = await sharedServer(on);
  const place = await server.database();
  const databases = databasesOf({}, await globals());
  const host = {
    sql: databases.sql,
    clock: { now: Date.now, sleep: () => undefined },
    workbook: { id: () => 'bench' },
  } as unknown as Host;
  const { host: name, port, database, user, password } = place;
  const engine = await WAREHOUSES[on].open(host, {
    settings: { server: `${name}:${port}`, database, user },
    secrets: { password },
  });
  const { store } = engine;
  if (!store) throw new Error(`${on} keeps nothing.`);
  return {
    ...{ place, databases, engine, store },
    close: async () => {
      engine.close();
      await databases.close();
    },
  };
};
