import { asJson, keys, snapshot, type Identity } from '../engine/store';
import type { Host } from '../host/host';
import {
  FailureError,
  type Connection,
  type ConnectionId,
  type Json,
  type Subscription,
} from '../model';

/**
 * Whoever copies a spreadsheet may get its document properties with it: records that name the folder,
 * the run and the steward of another workbook. They carry that workbook's id, so a copy shows; it is
 * settled at the first touch, before anything else is done.
 *
 * What a copy keeps: its connections without secrets, what was chosen for persons, and its data sets with
 * the tabs that were copied along (their ids are the same). All else belongs to the original and is forgotten here; nothing of the
 * original's is touched.
 *
 * The connections get new ids. A user's properties are one store for all workbooks of an add-on, and a
 * secret lies there under its connection's id: under the same id, removing the connection in the copy
 * would delete the original's secret, and the copy would read with a secret nobody gave it.
 */
const KEPT = /^(connection|subscription|calendar)\/|^choice\/(on|schedule|personal)\/|^settings$/;

interface Adoption {
  /** The copy these ids were chosen for. */
  readonly workbook: string;
  /** Old ids of the connections and the new ones. */
  readonly ids: Readonly<Record<string, ConnectionId>>;
}

/** Settles a copy. Killed on the way, the next touch goes on; the last write makes it a workbook of its own. */
export const settleIdentity = (host: Host): void => {
  const stored = host.records.get(keys.workbook) as unknown as Identity | undefined;
  if (!stored) {
    // Written with the first connection; a workbook that is older than this record gets it here.
    if (host.records.get(keys.steward) !== undefined)
      host.records.set(keys.workbook, asJson({ id: host.workbook.id() } satisfies Identity));
    return;
  }
  if (stored.id === host.workbook.id()) return;
  // Two people may open a copy at once.
  if (!host.lock.tryAcquire(30_000))
    throw new FailureError('host.transient', { detail: 'this copy is being set up just now.' });
  try {
    const own = host.workbook.id();
    const again = host.records.get(keys.workbook) as unknown as Identity | undefined;
    if (own !== '' && again && again.id !== own) adopt(host, own);
  } finally {
    host.lock.release();
  }
};

const adopt = (host: Host, workbook: string): void => {
  const all = host.records.all('');
  const now = snapshot(host);
  const ids = chosenIds(host, all, now.connections, workbook);
  const fresh = new Set<string>(Object.values(ids));
  const foreign = now.connections.filter(({ id }) => !fresh.has(id));

  const settled: Record<string, Json> = {};
  for (const connection of foreign) {
    const id = ids[connection.id]!;
    settled[keys.connection(id)] = asJson(withoutSecret({ ...connection, id }));
  }
  for (const subscription of now.subscriptions)
    settled[keys.subscription(subscription.dataset)] = asJson(withTab(subscription, ids));
  // A copy that somebody tries out does not write to the original's readers.
  const settings = all[keys.settings] as Readonly<Record<string, Json>> | undefined;
  if (settings) settled[keys.settings] = { ...settings, recipients: [] };
  host.records.setAll(settled);

  for (const { id } of foreign) host.records.remove(keys.connection(id));
  for (const key of Object.keys(all))
    if (!KEPT.test(key) && key !== keys.workbook && key !== keys.adopting) host.records.remove(key);
  // Killed between these two, the connections change their ids once more: nothing names them yet.
  host.records.remove(keys.adopting);
  const copied = new Date(host.clock.now()).toISOString();
  host.records.set(keys.workbook, asJson({ id: workbook, copied } satisfies Identity));
  host.log.write('workbook.copied', { connections: Object.keys(ids).length });
};

/** The new ids are recorded before any is used: whoever goes on after a kill uses the same. */
const chosenIds = (
  host: Host,
  all: Readonly<Record<string, Json>>,
  connections: readonly Connection[],
  workbook: string,
): Adoption['ids'] => {
  const begun = all[keys.adopting] as unknown as Adoption | undefined;
  if (begun?.workbook === workbook) return begun.ids;
  const ids = Object.fromEntries(connections.map(({ id }) => [id, newConnectionId(host)]));
  host.records.set(keys.adopting, asJson({ workbook, ids } satisfies Adoption));
  return ids;
};

export const newConnectionId = (host: Host): ConnectionId =>
  `c${host.person.uuid().slice(0, 8)}` as ConnectionId;

/** It is read again when somebody has given its secret. */
export const withoutSecret = (connection: Connection): Connection => {
  const { credential: _, pushed: __, ...rest } = connection;
  return { ...rest, paused: true };
};

/** A data set as its tab stands; files of raw data and what was tried belong to another account. */
const withTab = (subscription: Subscription, ids: Adoption['ids']): Subscription => {
  const { v, dataset, on, schedule, sheetId, columns, version, history } = subscription;
  const renamed = <T>(of: Readonly<Record<string, T>>): Record<string, T> =>
    Object.fromEntries(Object.entries(of).map(([id, value]) => [ids[id] ?? id, value]));
  return {
    v,
    dataset,
    on,
    schedule,
    ...(sheetId === undefined ? {} : { sheetId }),
    ...(columns ? { columns } : {}),
    ...(history ? { history } : {}),
    ...(version
      ? {
          version: {
            ...version,
            segments: renamed(version.segments),
            ...(version.parts ? { parts: renamed(version.parts) } : {}),
          },
        }
      : {}),
  };
};
