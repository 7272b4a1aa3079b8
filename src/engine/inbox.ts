import type { Host } from '../host/host';
import { failureOf, logged, type FileId, type RunId, type SourceRecord } from '../model';
import type { Landing } from './land';
import type { Source } from './plan';
import { asJson } from './store';

/** What a source has pushed and no run has landed yet. Rows are as the source sends them. */
export interface PushedEvent {
  readonly resource: string;
  readonly rows?: readonly SourceRecord[];
  /** Keys of records that are gone. */
  readonly deletes?: readonly string[];
}

/**
 * A connection's inbox: events wait as files in the steward's Drive. `seen` tells an event that comes
 * again, for as long as one may come again.
 */
export interface Inbox {
  readonly waiting: readonly { readonly file: FileId; readonly at: string }[];
  readonly seen: readonly { readonly event: string; readonly at: string }[];
}

const EMPTY: Inbox = { waiting: [], seen: [] };

export const inboxKey = (connection: string): string => `inbox/${connection}`;
/** Not the prefix of the landing's own files: what no manifest names would be swept there. */
export const inboxFile = (connection: string): string => `inbox ${connection}`;

export const inboxOf = (host: Pick<Host, 'records'>, connection: string): Inbox =>
  (host.records.get(inboxKey(connection)) as unknown as Inbox | undefined) ?? EMPTY;

/** Seconds are enough: whoever has the turn writes one record. */
const TURN_MS = 10_000;

/** Changes the inbox in its turn. @returns it as it is then; null: the turn did not come. */
export const changeInbox = (
  host: Host,
  connection: string,
  change: (inbox: Inbox) => Inbox,
): Inbox | null => {
  if (!host.turn.tryAcquire(TURN_MS)) return null;
  try {
    const after = change(inboxOf(host, connection));
    host.records.set(inboxKey(connection), asJson(after));
    return after;
  } finally {
    host.turn.release();
  }
};

/**
 * Lands what was pushed, oldest first, before the source is read: what is read is never older. The manifest
 * remembers the files it took, so that an execution that dies before they are removed lands none twice.
 * An event that no longer fits is logged and left out; the others are not kept waiting by it.
 */
export const takeInbox = (
  host: Host,
  { connection, resources }: Source,
  landing: Landing,
  run: RunId,
): number => {
  if (!connection.pushed) return 0;
  const { waiting } = inboxOf(host, connection.id);
  const fresh = waiting.filter(({ file }) => !landing.took(file));
  const texts = fresh.length > 0 ? host.files.read(fresh.map(({ file }) => file)) : [];
  let rows = 0;
  fresh.forEach(({ file }, i) => {
    const text = texts[i];
    const event = text ? (JSON.parse(text) as PushedEvent) : undefined;
    const resource = resources.find(({ name }) => name === event?.resource);
    // Another run reads its collection; what is gone has nothing to say.
    if (event && !resource) return;
    if (event && resource)
      try {
        const { checkpoint } = landing.state(resource.name);
        landing.add(resource, { ...withoutName(event), checkpoint }, run);
        rows += event.rows?.length ?? 0;
      } catch (error) {
        host.log.write('push.refused', {
          connection: connection.id,
          resource: resource.name,
          ...logged(failureOf(error)),
        });
      }
    landing.take(file);
  });
  landing.commit();
  const done = waiting.filter(({ file }) => landing.took(file)).map(({ file }) => file);
  const removed =
    done.length > 0 &&
    changeInbox(host, connection.id, (inbox) => ({
      ...inbox,
      waiting: inbox.waiting.filter(({ file }) => !done.includes(file)),
    }));
  if (removed) host.files.remove(done);
  return rows;
};

const withoutName = ({ rows, deletes }: PushedEvent) => ({
  ...(rows ? { rows } : {}),
  ...(deletes ? { deletes } : {}),
});

/** Where the secret lies with which a source signs what it pushes. */
export const hookKey = (connection: string): string => `hook/${connection}`;

/** Of a connection that is removed. */
export const forgetInbox = (host: Host, connection: string): void => {
  const files = host.files.list(inboxFile(connection));
  host.files.remove(files.map(({ id }) => id));
  host.records.remove(inboxKey(connection));
  host.secrets.remove(hookKey(connection));
};

/** Records are JSON: kept here so that nobody else has to know how. */
export const hookOf = (host: Host, connection: string): { secret: string } | undefined =>
  host.secrets.get(hookKey(connection)) as { secret: string } | undefined;
export const keepHook = (host: Host, connection: string, secret: string): void =>
  host.secrets.set(hookKey(connection), { secret });
