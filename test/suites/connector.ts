/** What every connector must do against its vendor's demo system, whichever way that one pages. */
import { unzipSync } from 'fflate';
import type { Database } from '../../emulator/vendors/database';
import { open, type Door, type Fault, type Gate } from '../../emulator/vendors/door';
import type { PagingFaults, Vendor } from '../../emulator/vendors/vendor';
import { flatten } from '../../src/engine/flatten';
import { createClient, isFailure } from '../../src/http/client';
import {
  FailureError,
  type Batch,
  type Connector,
  type HttpResponse,
  type Json,
  type Resource,
  type SourceRecord,
} from '../../src/model';
import { openGate, type Served } from './database';

export const START = Date.parse('2026-11-22T06:00:00Z');
export const DAY = 86_400_000;
const BASE = 'https://vendor.test';
/** Requests after which a reading is taken to have no end. */
const ENDLESS = 5_000;

/** As the host hands out an answer that is packed. */
const unpacked = (how: string | undefined, bytes: Buffer): Pick<HttpResponse, 'text' | 'files'> => {
  if (how === 'zip')
    try {
      const files = Object.entries(unzipSync(bytes)).map(([name, one]) => ({
        name,
        text: Buffer.from(one).toString('utf8'),
      }));
      return { text: '', files };
    } catch {
      // It is none.
    }
  return { text: bytes.toString('utf8') };
};

/** What is landed of a resource: what the log of segments would come to. */
export type Held = ReadonlyMap<string, string>;
export interface Shelf {
  readonly held: Held;
  readonly checkpoint: Json;
  /** Rows whose values were not of the promised type. */
  readonly issues: number;
}
export const EMPTY: Shelf = { held: new Map(), checkpoint: null, issues: 0 };

export interface Desk<G extends Gate = Door> {
  readonly door: G;
  /** Reads a resource from where the shelf stands. @throws FailureError as the engine would meet it. */
  read(resource: string, from?: Shelf, hook?: (requests: number) => void): Shelf;
  /** What the last reading left landed, whether it came to its end or not. */
  landed(): Shelf;
  advance(milliseconds: number): void;
}

type Host = Parameters<typeof createClient>[0];

/** What both kinds of desk have: the time, and how a resource is read over what leads to the system. */
const deskOf = <G extends Gate>(
  connector: Connector,
  /** @param asks is called with each request, before it is answered. @returns which resource it is for */
  make: (
    now: () => number,
    asks: () => string,
  ) => { readonly door: G } & Pick<Host, 'http' | 'sql'>,
): Desk<G> => {
  let time = START;
  let requests = 0;
  let reading = '';
  let hooked: (requests: number) => void = () => undefined;
  const { door, http, sql } = make(
    () => time,
    () => {
      requests += 1;
      if (requests > ENDLESS) throw new Error('The reading does not end.');
      hooked(requests);
      return reading;
    },
  );
  const { settings, secrets } = door.vendor.connect(BASE);
  const host: Host = {
    http,
    ...(sql ? { sql } : {}),
    clock: {
      now: () => time,
      sleep: (milliseconds: number) => void (time += milliseconds),
      elapsed: () => 0,
      timeZone: () => 'UTC',
      local: () => ({ date: '2026-11-22', hour: 6, minute: 0 }),
    },
    log: { write: () => undefined },
  };
  let shelf = EMPTY;

  return {
    door,
    advance: (milliseconds) => void (time += milliseconds),
    landed: () => shelf,
    read: (name, from = EMPTY, hook = () => undefined) => {
      const resource = connector.resources.find((one) => one.name === name) as Resource;
      [requests, reading, hooked, shelf] = [0, name, hook, from];
      const client = createClient(host, connector, settings, secrets);
      const reader = connector.read(resource, client.session, from.checkpoint);
      try {
        let step = reader.next([]);
        while (!step.done) {
          if ('batch' in step.value) {
            shelf = put(resource, shelf, step.value.batch);
            step = reader.next([]);
            continue;
          }
          const answers = client.fetchAll(step.value.ask);
          const failed = answers.find(isFailure);
          step = failed
            ? reader.throw(new FailureError(failed.code, failed.params))
            : reader.next(answers as readonly HttpResponse[]);
        }
      } finally {
        client.rest();
      }
      return shelf;
    },
  };
};

/** At a system that speaks HTTP. */
export const sitDown = (connector: Connector, vendor: Vendor): Desk =>
  deskOf(connector, (now, asks) => {
    const door = open(vendor, now);
    const http: Host['http'] = {
      fetchAll: (asked) =>
        asked.map((request) => {
          asks();
          const sent = {
            ...request.headers,
            ...(request.contentType ? { 'content-type': request.contentType } : {}),
            // As the host does, for Google alone.
            ...(request.own && /^https:\/\/[\w-]+\.googleapis\.com\//.test(request.url)
              ? { authorization: 'Bearer own' }
              : {}),
          };
          const answer = door.answer({
            method: (request.method ?? 'get').toUpperCase(),
            url: new URL(request.url),
            headers: Object.fromEntries(
              Object.entries(sent).map(([k, v]) => [k.toLowerCase(), String(v)]),
            ),
            body: request.body ?? '',
            base: BASE,
          });
          if (!answer) return { noAnswer: 'unreachable' as const, detail: '' };
          const headers = Object.fromEntries(
            Object.entries(answer.headers ?? {}).map(([k, v]) => [k.toLowerCase(), v]),
          );
          return { status: answer.status, headers, ...unpacked(request.unpack, answer.bytes) };
        }),
    };
    return { door, http };
  });

/** At a database: its tables are made anew. */
export const sitDownAt = (
  connector: Connector,
  database: Database,
  server: Served,
): Desk<Gate<Database>> =>
  deskOf(connector, (now, asks) => ({
    ...openGate(database, server, now, asks),
    http: { fetchAll: () => [] },
  }));

/** What a batch makes of what is landed. A full read in hand replaces it from its first batch on. */
const put = (resource: Resource, shelf: Shelf, batch: Batch): Shelf => {
  const held = new Map(batch.restart ? [] : shelf.held);
  let issues = batch.restart ? 0 : shelf.issues;
  for (const key of batch.deletes ?? []) held.delete(key);
  const flat = flatten(resource);
  for (const record of batch.rows ?? []) {
    const row = flat(record as SourceRecord);
    if (row.key === null)
      throw new FailureError('data.no_key', {
        resource: resource.name,
        field: resource.key,
        count: 1,
      });
    issues += row.issues.length;
    held.set(row.key, JSON.stringify([row.values, row.extra, row.children]));
  }
  return { held, checkpoint: batch.checkpoint, issues };
};

export const sorted = (held: Held): readonly (readonly [string, string])[] =>
  [...held].sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0));

export type { Fault, PagingFaults };
