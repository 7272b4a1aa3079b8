import { flatten } from '../engine/flatten';
import {
  changeInbox,
  hookOf,
  inboxFile,
  inboxOf,
  type Inbox,
  type PushedEvent,
} from '../engine/inbox';
import { plan } from '../engine/plan';
import { withSql } from '../engine/sql';
import { asJson, keys, snapshot, type Snapshot, type Wish } from '../engine/store';
import type { Host, WebRequest } from '../host/host';
import type { Connection, FileId, Registry, Resource, SourceRecord } from '../model';
import { ProblemError } from './problem';

/** An event has to arrive within this time of when it happened: for so long is it told from a replay. */
const MAX_AGE_MS = 15 * 60_000;
const MAX_AHEAD_MS = 5 * 60_000;
const MAX_ROWS = 5_000;
const MAX_BODY = 5_000_000;
/** Events that may wait for a refresh. */
const MAX_WAITING = 500;

export interface Accepted {
  readonly accepted: true;
  readonly event: string;
  /** It came before; nothing was done. */
  readonly duplicate?: true;
}

/** An event as a source sends it: signed as it stands. */
interface Sent extends PushedEvent {
  readonly id: string;
  readonly at: string;
}

export const isEvent = ({ method, parameters }: WebRequest): boolean =>
  method === 'POST' && parameters['hook'] !== undefined;

/** One answer for everything that is not signed right: it tells nobody which connections there are. */
const unknown = (): never => {
  throw new ProblemError(
    'unknown-hook',
    'Send to the address that Homeroom shows under Sharing, with “signature” as the HMAC-SHA-256 of the ' +
      'body under its secret, in hexadecimal.',
  );
};

/** As long for every pair of its length: how far two agree is told by no clock. */
const same = (a: string, b: string): boolean => {
  let differ = a.length ^ b.length;
  for (let i = 0; i < b.length; i++) differ |= (a.charCodeAt(i) || 0) ^ b.charCodeAt(i);
  return differ === 0;
};

const bad = (detail: string): never => {
  throw new ProblemError('bad-event', detail);
};

/**
 * Takes a pushed event: its signature is checked over the body as it was sent, an event counts once, and
 * its rows wait in the steward's Drive until the next run lands them like any others.
 */
export const acceptEvent = (
  host: Host,
  registry: Registry<Host>,
  { parameters, body = '' }: WebRequest,
): Accepted => {
  if (body.length > MAX_BODY)
    throw new ProblemError('too-large', 'An event has at most 5 million characters.');
  const [id = ''] = parameters['hook'] ?? [];
  const [signature = ''] = parameters['signature'] ?? [];
  const hook = /^[\w-]{1,64}$/.test(id) ? hookOf(host, id) : undefined;
  // Without a hook it takes as long as with one.
  const expected = host.digest.hmac(body, hook?.secret ?? 'none');
  if (!same(signature.replace(/^sha256=/, '').toLowerCase(), expected) || !hook) return unknown();

  const event = eventOf(body);
  const now = snapshot(host);
  const connection = now.connections.find((c) => c.id === id) ?? unknown();
  const resource = resourceOf(registry, connection, event);
  const datasets = readersOf(host, registry, now, connection, resource);
  const age = host.clock.now() - Date.parse(event.at);
  if (age > MAX_AGE_MS || age < -MAX_AHEAD_MS)
    throw new ProblemError(
      'too-old',
      'An event is taken within 15 minutes of its “at”. Check the sender’s clock, and send missed rows as a new event.',
    );
  validate(resource, event);
  return keep(host, connection, event, datasets);
};

const eventOf = (body: string): Sent => {
  let value: unknown = null;
  try {
    value = JSON.parse(body);
  } catch {
    // Told below.
  }
  const { id, at, resource, rows, deletes } = (value ?? {}) as Partial<Record<string, unknown>>;
  if (typeof id !== 'string' || !/^\S{1,200}$/.test(id))
    return bad('“id” is a text without blanks that no other event has.');
  if (
    typeof at !== 'string' ||
    !/^\d{4}-\d\d-\d\dT.*(Z|[+-]\d\d:\d\d)$/.test(at) ||
    Number.isNaN(Date.parse(at))
  )
    return bad('“at” is the moment of the event, such as 2026-11-22T08:00:00Z.');
  if (typeof resource !== 'string') return bad('“resource” names the collection the rows are of.');
  const isRecord = (row: unknown): row is SourceRecord =>
    typeof row === 'object' && row !== null && !Array.isArray(row);
  const records = rows ?? [];
  if (!Array.isArray(records) || !records.every(isRecord))
    return bad('“rows” is a list of records, as the source’s own API has them.');
  const gone = deletes ?? [];
  if (!Array.isArray(gone) || !gone.every((key): key is string => typeof key === 'string'))
    return bad('“deletes” is a list of keys.');
  if (records.length + gone.length === 0) return bad('It has neither “rows” nor “deletes”.');
  if (records.length + gone.length > MAX_ROWS) return bad(`It has more than ${MAX_ROWS} rows.`);
  return { id, at, resource, rows: records, deletes: gone };
};

const resourceOf = (
  registry: Registry<Host>,
  { connector }: Connection,
  event: PushedEvent,
): Resource => {
  const resources = registry.connectors.get(connector)?.resources ?? [];
  return (
    resources.find(({ name }) => name === event.resource) ??
    bad(`“resource” is one of ${resources.map(({ name }) => name).join(', ')}.`)
  );
};

/** The data sets that are on and built from the collection. @throws ProblemError not-read */
const readersOf = (
  host: Host,
  registry: Registry<Host>,
  now: Snapshot,
  connection: Connection,
  resource: Resource,
): readonly string[] => {
  const on = now.subscriptions.filter((s) => s.on).map((s) => s.dataset);
  // What a data set is built from stands in its SQL, which lies beside the bundle.
  const steps = plan(withSql(host, registry), [connection], on);
  const readers = on.filter((dataset) =>
    steps.sources.some((source) =>
      steps.needs(dataset, source).some(({ name }) => name === resource.name),
    ),
  );
  if (readers.length === 0 || connection.paused)
    throw new ProblemError(
      'not-read',
      connection.paused
        ? 'The connection is paused in Homeroom.'
        : `No data set that is on is built from ${resource.name}. Switch one on in Homeroom first.`,
    );
  return readers;
};

const validate = (resource: Resource, { rows = [] }: PushedEvent): void => {
  const flat = flatten(resource, new Set());
  const keyless = rows.findIndex((row) => flat(row).key === null);
  if (keyless >= 0) bad(`Row ${keyless + 1} comes without its key, “${resource.key}”.`);
};

/** Written before it is noted: killed in between, the sender gets no answer and sends it again. */
const keep = (
  host: Host,
  connection: Connection,
  { id, at: _, ...event }: Sent,
  datasets: readonly string[],
): Accepted => {
  const mark = host.digest.sha256(id).slice(0, 16);
  const now = host.clock.now();
  const fresh = ({ seen }: Inbox): Inbox['seen'] =>
    seen.filter(({ at }) => now - Date.parse(at) < 2 * (MAX_AGE_MS + MAX_AHEAD_MS));
  const before = inboxOf(host, connection.id);
  const duplicate: Accepted = { accepted: true, event: id, duplicate: true };
  if (fresh(before).some((one) => one.event === mark)) return duplicate;
  if (before.waiting.length >= MAX_WAITING)
    throw new ProblemError(
      'unavailable',
      `${MAX_WAITING} events wait for a refresh. Homeroom takes them with the next one.`,
    );
  const [file] = host.files.create([inboxFile(connection.id)]) as [FileId];
  host.files.write([{ id: file, text: JSON.stringify(event) }]);
  const at = new Date(now).toISOString();
  const after = changeInbox(host, connection.id, (inbox) => {
    const seen = fresh(inbox);
    return seen.some((one) => one.event === mark)
      ? inbox
      : { waiting: [...inbox.waiting, { file, at }], seen: [...seen, { event: mark, at }] };
  });
  // It came twice at one moment, and the other was first.
  const isOurs = after?.waiting.some((one) => one.file === file) ?? false;
  if (!isOurs) host.files.remove([file]);
  if (!after)
    throw new ProblemError('unavailable', 'Too much arrives at this moment. Send it again.');
  if (!isOurs) return duplicate;
  const wish: Wish = { at, by: connection.site, datasets };
  host.records.set(keys.wish(`push ${connection.id}`), asJson(wish));
  host.log.write('push.taken', { connection: connection.id, resource: event.resource });
  return { accepted: true, event: id };
};
