import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Assets, Host } from '../../src/host/host';
import type { Access } from '../../src/model';
import { emulatedBigQuery } from '../kit/bigquery';
import { databasesOf, type Databases } from '../kit/jdbc';
import { sharedServer } from '../kit/servers';

const dist = join(__dirname, '../../dist');

/** The built assets, as the host hands them out. */
export const assets: Pick<Assets, 'text'> = {
  text: (name) => readFileSync(join(dist, `${name}.html`), 'utf8'),
};

const only = (parts: Partial<Host>): Host => parts as Host;

export const NOTHING: Access = { settings: {}, secrets: {} };

/** Somewhere that a warehouse can be opened in a test. */
export interface Site {
  readonly host: Host;
  /** Of a place where nothing is yet; each time another. */
  fresh(): Access;
  /** It has one session: while that is at work nobody else is answered. */
  readonly alone?: boolean;
  readonly databases?: Databases;
  close(): Promise<void>;
}

export const WORKBOOK = 'workbook-of-the-tests';

/** The host as far as an engine over JDBC needs it. */
export const jdbcHost = (databases: Databases, workbook = WORKBOOK): Host =>
  only({
    sql: databases.sql,
    clock: { now: Date.now, sleep: () => undefined } as unknown as Host['clock'],
    workbook: { id: () => workbook } as unknown as Host['workbook'],
  });

const jdbcSite = (databases: Databases, access: Access, alone = false): Site => {
  let count = 0;
  return {
    alone,
    host: jdbcHost(databases),
    databases,
    fresh: () => ({
      ...access,
      settings: { ...access.settings, schema: `s${(count += 1)}` },
    }),
    close: databases.close,
  };
};

/** A database of its own on a real server that the run's tests share. */
const served = (engine: 'postgres' | 'mariadb') => async (): Promise<Site> => {
  const server = await sharedServer(engine);
  const { host, port, database, user, password } = await server.database();
  const settings = { server: `${host}:${port}`, database, user };
  return jdbcSite(databasesOf(), { settings, secrets: { password } });
};

const embeddedPostgres = async (): Promise<Site> => {
  const databases = databasesOf({ 'pglite.school.example:5432': { pglite: null } });
  const settings = {
    server: 'pglite.school.example:5432',
    database: 'postgres',
    user: 'postgres',
  };
  return jdbcSite(databases, { settings, secrets: { password: 'any' } }, true);
};

/** The machine's BigQuery, on DuckDB. Nothing of it is Google's. */
const emulated = async (): Promise<Site> => {
  const { bigquery, sleep, close } = emulatedBigQuery();
  let count = 0;
  return {
    host: only({
      bigquery,
      clock: { now: Date.now, sleep } as unknown as Host['clock'],
      person: { uuid: randomUUID } as unknown as Host['person'],
      workbook: { id: () => WORKBOOK } as unknown as Host['workbook'],
    }),
    fresh: () => ({
      settings: { project: 'my-school-123', location: 'EU', schema: `s${(count += 1)}` },
      secrets: {},
    }),
    close,
  };
};

/** For each warehouse of the registry, where it is opened in a test, and how that is called. */
export const sites: Readonly<Record<string, Readonly<Record<string, () => Promise<Site>>>>> = {
  embedded: {
    'in memory': async () => ({
      host: only({ assets: assets as Assets }),
      fresh: () => NOTHING,
      close: async () => undefined,
    }),
  },
  mysql: { MariaDB: served('mariadb') },
  postgres: { PostgreSQL: served('postgres'), PGlite: embeddedPostgres },
  bigquery: { 'the emulator’s BigQuery': emulated },
};
