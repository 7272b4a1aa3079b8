import { createClient, isFailure } from '../../../src/http/client';
import { readTable } from '../../../src/connectors/_sql/read';
import { DIALECTS } from '../../../src/connectors/_sql/dialect';
import type { Gentleness, SqlTable } from '../../../src/connectors/_sql/table';
import type { Host } from '../../../src/host/host';
import {
  FailureError,
  type Batch,
  type HttpResponse,
  type Connector,
  type Json,
  type Reader,
  type Resource,
  type Session,
  type SourceRecord,
} from '../../../src/model';
import { databasesOf, type Databases } from '../../kit/jdbc';
import { sharedServer, type Place, type ServerEngine } from '../../kit/servers';
import { administer, type Login } from '../../kit/servers';
import { Client } from 'pg';
import { createConnection } from 'mysql2/promise';

/** A database of a school's, that is written to from outside and read as a source. */
export interface Base {
  readonly place: Place;
  readonly databases: Databases;
  run(...statements: readonly string[]): Promise<void>;
  rows(sql: string): Promise<readonly Record<string, unknown>[]>;
  close(): Promise<void>;
}

export const admin = (login: Login, ...sql: string[]): Promise<unknown> =>
  administer(login, ...sql);

export const openBase = async (engine: ServerEngine, databases = databasesOf()): Promise<Base> => {
  const place = await (await sharedServer(engine)).database();
  const { host, port, user, password, database } = place;
  if (engine === 'postgres') {
    const client = new Client({ host, port, user, password, database });
    await client.connect();
    return {
      place,
      databases,
      run: async (...all) => {
        for (const sql of all) await client.query(sql);
      },
      rows: async (sql) => (await client.query(sql)).rows as Record<string, unknown>[],
      close: async () => {
        await client.end();
        await databases.close();
      },
    };
  }
  const client = await createConnection({ host, port, user, password, database });
  return {
    place,
    databases,
    run: async (...all) => {
      for (const sql of all) await client.query(sql);
    },
    rows: async (sql) => (await client.query(sql))[0] as Record<string, unknown>[],
    close: async () => {
      await client.end();
      await databases.close();
    },
  };
};

/** As messages name it: one server has many databases. */
export const whereIs = ({ place: { host, port, database } }: Base): string =>
  `${host}:${port}/${database}`;

/** What the engine would hold: rows by key, and the checkpoint. */
export interface Landed {
  rows: Map<string, SourceRecord>;
  checkpoint: Json;
}

export interface Told {
  readonly batches: readonly Batch[];
  readonly statements: number;
  readonly calls: number;
}

export const nothing = (): Landed => ({ rows: new Map(), checkpoint: null });

const land = (to: Landed, resource: Resource, batch: Batch): void => {
  if (batch.restart) to.rows = new Map();
  for (const row of batch.rows ?? []) to.rows.set(String(row[resource.key]), row);
  for (const key of batch.deletes ?? []) to.rows.delete(key);
  to.checkpoint = JSON.parse(JSON.stringify(batch.checkpoint)) as Json;
};

/** One reading through the client, as a refresh makes it. @param between is called before each statement. */
export const readOnce = async (
  base: Base,
  table: SqlTable,
  resource: Resource,
  to: Landed,
  gentle: Partial<Gentleness> = {},
  between: (statement: string, nth: number) => Promise<void> | void = () => undefined,
  session: Partial<Session> = {},
): Promise<Told> => {
  const { place, databases } = base;
  const dialect = DIALECTS[place.engine === 'postgres' ? 'postgres' : 'mysql'];
  const { url, user, password } = place;
  const connector = {
    rate: { parallel: 1 },
    *discover() {
      return {};
    },
    *signIn() {
      return { headers: {}, database: { url, user, password }, prepare: dialect.prepare(20) };
    },
  } as unknown as Connector;
  const clock = { now: () => Date.now(), sleep: () => undefined, local: () => ({ hour: 12 }) };
  const log = { write: () => undefined };
  const made = (): number => Object.values(databases.calls).reduce((sum, n) => sum + n, 0);
  const before = made();
  const client = createClient(
    { sql: databases.sql, clock, log } as unknown as Host,
    connector,
    {},
    {},
  );
  const own: Gentleness = { page: 50, lookBack: 0, sweepEvery: 0, ...gentle };
  const reader: Reader = readTable(
    { dialect, table, gentle: own, url: `sql://${whereIs(base)}` },
    resource,
    { settings: {}, discovery: {}, now: Date.now(), ...session },
    to.checkpoint,
  );
  const batches: Batch[] = [];
  let statements = 0;
  for (let step = reader.next([]); !step.done;) {
    if ('batch' in step.value) {
      batches.push(step.value.batch);
      land(to, resource, step.value.batch);
      step = reader.next([]);
      continue;
    }
    for (const { statement } of step.value.ask) await between(statement!.sql, (statements += 1));
    const answers = client.fetchAll(step.value.ask);
    const failed = answers.find(isFailure);
    if (failed) throw new FailureError(failed.code, failed.params);
    step = reader.next(answers as readonly HttpResponse[]);
  }
  client.rest();
  return { batches, statements, calls: made() - before };
};
