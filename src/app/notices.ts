import { expiring } from '../engine/credentials';
import { warehouseOf } from '../engine/site';
import { keys, type Identity, type Snapshot } from '../engine/store';
import type { Host } from '../host/host';
import type { Failure, Registry, TickMinutes } from '../model';
import { troubleOf } from './answer';
import type { Notice } from './api';
import { waitsOf } from './forecast';
import { seen } from './heartbeat';
import { SPOKEN } from './quotas';
import { madeTrigger, type Made } from './trigger';
import { warehouseTrouble } from './place';

const HOUR_MS = 3_600_000;

export const noticeOf = (kind: Notice['kind'], failure: Failure, connection?: string): Notice => ({
  kind,
  ...troubleOf(failure),
  ...(connection === undefined ? {} : { connection }),
});

/** What everybody should see of the trigger: it looks after all the rest. */
export const triggerNotices = (
  host: Host,
  now: Snapshot,
  made: Made | undefined = madeTrigger(now),
): readonly Notice[] => {
  const trouble = made?.trouble;
  if (!trouble || !now.steward || made.by !== now.steward.email) return [];
  if (trouble.code !== 'host.unauthorized') return [noticeOf('trigger', trouble)];
  // The page at which a permission is granted is of use to the steward alone.
  const { url, ...params } = trouble.params;
  if (made.by !== host.person.email()) return [];
  const notice = noticeOf('authorize', { code: trouble.code, params });
  return [url === undefined ? notice : { ...notice, url: String(url) }];
};

/** Data sets that wait for another day, and a run that does. */
export const quotaNotices = (host: Host, now: Snapshot): readonly Notice[] => {
  const waits = waitsOf(host, now);
  const { run } = now;
  if (waits) {
    const params = { count: waits.datasets.length, service: SPOKEN[waits.quota] };
    return [noticeOf('quota', { code: 'quota.waits', params })];
  }
  return run?.status.is === 'paused' && run.status.failure?.code === 'host.quota'
    ? [noticeOf('quota', run.status.failure)]
    : [];
};

/** Why nothing can be built, told once for all data sets. */
export const warehouseNotices = (registry: Registry<Host>, now: Snapshot): readonly Notice[] => {
  const why = warehouseTrouble(registry, now);
  return [...(why ? [noticeOf('warehouse', why)] : []), ...clearingNotices(registry, now)];
};

/** What of removed connections still stands in a warehouse, and why where it was tried in vain. */
const clearingNotices = (registry: Registry<Host>, now: Snapshot): Notice[] => {
  const { old, ...here } = warehouseOf(now);
  return Object.values(now.clearings).flatMap(({ place, connection, failure }) => {
    const name = [here, old].find((one) => one?.id === place)?.engine;
    if (!connection || name === undefined) return [];
    const { id, site } = connection;
    const params = { site, engine: registry.warehouses.get(name)?.title ?? name };
    const code = failure ? 'warehouse.uncleared' : 'warehouse.clearing';
    return [
      noticeOf('clearing', { code, params }, `${place} ${id}`),
      ...(failure ? [noticeOf('warehouse', failure, `${place} ${id}`)] : []),
    ];
  });
};

/** What everybody should see of who looks after the workbook and of its keys. */
export const stewardNotices = (
  host: Host,
  now: Snapshot,
  tickMinutes: TickMinutes,
): readonly Notice[] => [
  ...copied(now),
  ...gone(host, now, tickMinutes),
  ...refused(now),
  ...expires(host, now),
];

/** Until somebody has given a secret. */
const copied = (now: Snapshot): Notice[] => {
  const own = now.get(keys.workbook) as unknown as Identity | undefined;
  return own?.copied !== undefined && !now.steward
    ? [noticeOf('copied', { code: 'setup.copied', params: {} })]
    : [];
};

/** For colleagues: the steward who reads it is there. */
const gone = (host: Host, now: Snapshot, tickMinutes: TickMinutes): Notice[] => {
  const { steward } = now;
  const last = seen(host, now, tickMinutes);
  if (!steward || !last?.gone || steward.email === host.person.email()) return [];
  const hours = Math.floor((host.clock.now() - Date.parse(last.at)) / HOUR_MS);
  const params = { steward: steward.email, hours };
  return [noticeOf('steward_gone', { code: 'setup.steward_gone', params })];
};

const isOf = (connection: string, failure: Failure | undefined): boolean =>
  failure?.code === 'source.refused_key' && failure.params['connection'] === connection;

/** One for each connection, however many data sets have met it. */
const refused = (now: Snapshot): Notice[] =>
  now.connections.flatMap(({ id, site, paused, credential }) => {
    const since = credential?.since ?? '';
    // A key given since then has not been tried in a refresh yet.
    const met = now.subscriptions.some(
      ({ on, failure, attemptedAt = '', failing = [] }) =>
        on &&
        ((isOf(id, failure) && attemptedAt > since) ||
          failing.some((one) => isOf(id, one.failure) && one.askedAt > since)),
    );
    return met && !paused
      ? [noticeOf('key_refused', { code: 'setup.key_refused', params: { site } }, id)]
      : [];
  });

const expires = (host: Host, now: Snapshot): Notice[] =>
  expiring(host, now.connections).map(({ connection, date }) =>
    noticeOf(
      'key_expires',
      { code: 'setup.key_expires', params: { site: connection.site, date } },
      connection.id,
    ),
  );
