import type { Host } from '../host/host';
import {
  columnTitles,
  factsOf,
  isOver,
  type Connection,
  type Dataset,
  type Progress,
  type Registry,
  type Run,
  type Subscription,
} from '../model';
import { failingIn } from '../engine/failing';
import { isDue, lateSince, nextDue, type Times } from '../engine/schedule';
import { settingsOf } from '../engine/settings';
import { movingTo } from '../engine/move';
import { isLasting, secretsOf, warehouseOf } from '../engine/site';
import { keys, snapshot, type Snapshot } from '../engine/store';
import { troubleOf } from './answer';
import type {
  ConnectionCard,
  ConsoleState,
  DatasetCard,
  DatasetStatus,
  RunCard,
  Notice,
} from './api';
import { lacksSecret, unfed } from './feeds';
import { waitsOf } from './forecast';
import { consentNotices } from './consent';
import { quotaNotices, stewardNotices, triggerNotices, warehouseNotices } from './notices';
import { dependsOn } from './removal';
import { clearLeftover } from './handover';
import { isSteward } from './steward';
import { lookAfterTrigger, tickAfter } from './trigger';

/** What a run last told of itself. */
interface Told {
  readonly run: string;
  readonly progress: Progress;
  /** Epoch milliseconds. */
  readonly at?: number;
}

/** A run that has told of itself so recently is at work. */
const FRESH_MS = 20_000;

/**
 * Whether an execution is at work on a run, as far as it has told of itself lately: one that is silent may
 * have been ended. Whoever then calls for `work` finds out by the lock, which would cost a poll as much
 * again.
 */
const isWorking = (
  host: Pick<Host, 'clock'>,
  { id, status, since }: Run,
  told: Told | undefined,
): boolean => {
  if (status.is !== 'running') return false;
  const begun = since === undefined ? 0 : Date.parse(since);
  const last = Math.max(begun, told?.run === id ? (told.at ?? 0) : 0);
  return host.clock.now() - last < FRESH_MS;
};

/** The run at hand as the sidebar shows it: two host calls. */
export const runCard = (host: Pick<Host, 'clock'>, now: Snapshot): RunCard | null => {
  const { run, wished } = now;
  const current = run && !isOver(run.status) ? run : null;
  if (!current && wished.length > 0)
    return {
      id: 'wish',
      is: 'queued',
      datasets: wished,
      finished: [],
      working: false,
      by: firstBy(now),
    };
  const next = movingTo(now);
  if (!current && next)
    return {
      id: 'move',
      is: 'queued',
      datasets: now.subscriptions.filter(({ on }) => on).map(({ dataset }) => dataset),
      finished: [],
      working: false,
      ...(next.by === undefined ? {} : { by: next.by }),
    };
  if (!run) return null;
  const told = now.get(keys.progress) as Told | undefined;
  const working = isWorking(host, run, told);
  const progress = told?.run === run.id && !isOver(run.status) ? told.progress : undefined;
  const { status } = run;
  const left = working ? timeLeft(host, now, run) : null;
  return {
    id: run.id,
    is: working && status.is === 'queued' ? 'running' : status.is,
    datasets: run.datasets,
    finished: Object.keys(run.outcomes),
    working,
    ...(run.by === undefined ? {} : { by: run.by }),
    ...(run.repair?.preview ? { preview: true } : {}),
    ...(progress ? { progress } : {}),
    ...(left === null ? {} : { left }),
    ...(status.is === 'paused' ? { until: status.until } : {}),
    ...('failure' in status && status.failure ? { trouble: troubleOf(status.failure) } : {}),
  };
};

/** The same, and whether somebody's live board is worked for meanwhile. */
export const runNow = (host: Host, now: Snapshot): RunCard | null => {
  const card = runCard(host, now);
  const isIdle = card && ['succeeded', 'failed', 'cancelled'].includes(card.is);
  const isWatched = Number(now.get(keys.watching) ?? 0) > host.clock.now();
  return isIdle && isWatched ? { ...card, watched: true } : card;
};

/** Who asked first of those who wait. */
const firstBy = ({ wishes }: Snapshot): string =>
  Object.values(wishes).sort((a, b) => (a.at < b.at ? -1 : 1))[0]?.by ?? '';

/**
 * Seconds of work left, from what these data sets have cost before; null: it is not known. A first run
 * reads everything and says little about the next, so two are asked for; and a run that takes longer than
 * it ever did takes nobody knows how long.
 */
const timeLeft = (host: Pick<Host, 'clock'>, now: Snapshot, run: Run): number | null => {
  const needs = run.datasets.map((id) => ({ id, need: now.subscription(id).need }));
  if (needs.some(({ need }) => (need?.runs ?? 0) < 2) || run.since === undefined) return null;
  const sum = (some: typeof needs): number => some.reduce((ms, { need }) => ms + need!.ms, 0);
  const worked = (run.spent?.ms ?? 0) + host.clock.now() - Date.parse(run.since);
  const left = Math.min(sum(needs) - worked, sum(needs.filter(({ id }) => !run.outcomes[id])));
  return left > 0 ? Math.ceil(left / 1000) : null;
};

const statusOf = (
  times: Times,
  subscription: Subscription,
  run: RunCard | null,
  fed: boolean,
  failing: boolean,
): DatasetStatus => {
  const { dataset, on, failure, version } = subscription;
  if (!on) return 'off';
  const inRun = run && ['queued', 'running', 'paused'].includes(run.is);
  if (inRun && run.datasets.includes(dataset) && !run.finished.includes(dataset)) return 'running';
  if (!fed) return 'paused';
  if (failure) return failure.code === 'data.held' ? 'held' : 'failed';
  if (!version) return 'waiting';
  if (failing) return 'partial';
  return isDue(subscription, times) ? 'due' : 'fresh';
};

const failingCard = (
  failing: ReturnType<typeof failingIn>,
  of: number,
): NonNullable<DatasetCard['failing']> => ({
  sites: failing.map(({ site, since, failure }) => ({ site, since, trouble: troubleOf(failure) })),
  of,
});

const datasetCard = (
  host: Host,
  registry: Registry<Host>,
  now: Snapshot,
  run: RunCard | null,
  dataset: Dataset,
): DatasetCard => {
  const subscription = now.subscription(dataset.id);
  const { version, quarantined } = subscription;
  const why = unfed(registry, now.connections, dataset);
  const times: Times = { clock: host.clock, calendar: now.calendar };
  const next = why || !now.steward ? null : nextDue(subscription, times);
  const late = lateSince(subscription, times, !why);
  const waits = waitsOf(host, now);
  const failure = why ?? subscription.failure;
  const families = Object.keys(dataset.sql);
  const feeding = now.connections.filter(
    ({ connector, paused }) => families.includes(connector) && !paused,
  );
  const failing = subscription.on && !failure ? failingIn(subscription, feeding) : [];
  return {
    id: dataset.id,
    title: dataset.title,
    description: dataset.description,
    grain: dataset.grain,
    fields: columnTitles(dataset),
    sources: families.map((id) => registry.connectors.get(id)?.title ?? id),
    available: now.connections.some((c) => families.includes(c.connector)),
    own: registry.datasets.own.includes(dataset.id),
    status: statusOf(times, subscription, run, !why, failing.length > 0),
    history: subscription.history ?? [],
    hasTab: subscription.sheetId !== undefined && version !== undefined,
    schedule: subscription.schedule,
    ...(version ? { rows: version.rows, changed: version.changed, publishedAt: version.at } : {}),
    ...(quarantined ? { quarantined } : {}),
    ...(failure && subscription.on ? { trouble: troubleOf(failure) } : {}),
    ...(failing.length > 0 ? { failing: failingCard(failing, feeding.length) } : {}),
    ...(next === null ? {} : { next: new Date(tickAfter(host, now, next)).toISOString() }),
    ...(waits?.datasets.includes(dataset.id) && subscription.on ? { waitsUntil: waits.until } : {}),
    ...(late === null ? {} : { late: new Date(late).toISOString() }),
  };
};

/** Of all data sets that it feeds the one that has missed it longest. */
const unreadOf = (now: Snapshot, connection: Connection): Pick<ConnectionCard, 'unread'> => {
  const [first] = now.subscriptions
    .flatMap((one) => (one.on ? failingIn(one, [connection]) : []))
    // A refused key has a notice of its own.
    .filter(({ failure }) => failure.code !== 'source.refused_key')
    .sort((a, b) => (a.since < b.since ? -1 : 1));
  return first ? { unread: { since: first.since, trouble: troubleOf(first.failure) } } : {};
};

const connectionCard = (
  registry: Registry<Host>,
  now: Snapshot,
  connection: Connection,
): ConnectionCard => {
  const { id, connector, site, settings, paused, credential } = connection;
  const about = factsOf(connection);
  return {
    id,
    connector,
    site,
    settings,
    paused: paused === true,
    depends: dependsOn(registry, now, connection).map(({ title }) => title),
    ...(about.length > 0 ? { about } : {}),
    ...(credential ? { credential } : {}),
    ...(lacksSecret(registry, connection)
      ? { trouble: troubleOf({ code: 'setup.secret_missing', params: { site, connection: id } }) }
      : unreadOf(now, connection)),
  };
};

/** A refused permission is told once, by its own words. */
const withConsent = (
  host: Host,
  now: Snapshot,
  you: boolean,
  made: ReturnType<typeof lookAfterTrigger> | undefined,
  own: Registry<Host>['scopes'],
): readonly Notice[] => {
  const refused = consentNotices(host, now, you, own);
  const others = triggerNotices(host, now, made);
  return refused.length > 0
    ? [...refused, ...others.filter(({ kind }) => kind !== 'authorize')]
    : others;
};

/** Where data sets are built, where that is not in the script itself. */
const warehouseIn = (registry: Registry<Host>, now: Snapshot): Pick<ConsoleState, 'warehouse'> => {
  const { id, engine, since } = warehouseOf(now);
  const found = registry.warehouses.get(engine);
  if (since === '' || (found && !isLasting(found))) return {};
  const secrets = found ? secretsOf(found) : [];
  const charges = found?.charges ? { charges: true as const } : {};
  return { warehouse: { id, title: found?.title ?? engine, ...charges, secrets } };
};

/** All the console shows: one reading of the records. */
export const consoleState = (
  host: Host,
  registry: Registry<Host>,
  opening = false,
): ConsoleState => {
  const now = snapshot(host);
  const you = isSteward(host, now);
  if (!you) clearLeftover(host, now);
  // One look at an opening: what is asked after each click need not be asked of Google.
  const made = you && opening ? lookAfterTrigger(host, now) : undefined;
  const { tickMinutes } = settingsOf(now);
  const run = runNow(host, now);
  const { steward } = now;
  const me = host.person.email();
  const datasets = registry.datasets.all.map((d) => datasetCard(host, registry, now, run, d));
  const [next] = datasets.flatMap((d) => d.next ?? []).sort();
  return {
    now: new Date(host.clock.now()).toISOString(),
    timeZone: host.clock.timeZone(),
    workbook: { name: host.workbook.name(), url: host.workbook.url() },
    connectors: registry.connectors.all.map(({ id, title, description, settings, group }) => ({
      id,
      title,
      description,
      settings,
      ...(group ? { group } : {}),
    })),
    connections: now.connections.map((connection) => connectionCard(registry, now, connection)),
    datasets,
    run,
    tickMinutes,
    notices: [
      ...(opening
        ? withConsent(host, now, you, made, registry.scopes)
        : triggerNotices(host, now, made)),
      ...stewardNotices(host, now, tickMinutes),
      ...warehouseNotices(registry, now),
      ...quotaNotices(host, now),
    ],
    ...warehouseIn(registry, now),
    ...(now.calendar.range ? { calendar: now.calendar.range } : {}),
    ...(next === undefined ? {} : { nextRefresh: next }),
    ...(steward ? { steward: { email: steward.email, you } } : {}),
    ...(me === '' ? {} : { you: me }),
  };
};
