import type { Host } from '../../host/host';
import {
  FAILURES,
  isOver,
  type Connection,
  type Dataset,
  type Failure,
  type Finding,
  type Registry,
  type Subscription,
} from '../../model';
import { expiring } from '../credentials';
import { failingIn } from '../failing';
import { isFed, lateSince, type Times } from '../schedule';
import { keys, type Snapshot } from '../store';
import { daysBetween } from '../wall';

/** Something a person is told once, until it changes: `sign` tells one state of it from another. */
export type Matter = { readonly key: string; readonly sign: string } & (
  | { readonly kind: 'trigger'; readonly failure: Failure; readonly url?: string }
  | {
      readonly kind: 'failed' | 'held';
      readonly subscription: Subscription;
      readonly failure: Failure;
    }
  | {
      readonly kind: 'late';
      readonly subscription: Subscription;
      readonly since: number;
      readonly failure?: Failure;
    }
  | {
      readonly kind: 'partial';
      readonly subscription: Subscription;
      /** Since when the first of them could not be read. ISO time. */
      readonly since: string;
      readonly sites: readonly string[];
      readonly of: number;
      readonly failure: Failure;
    }
  | {
      readonly kind: 'expires';
      readonly connection: Connection;
      readonly date: string;
      readonly days: number;
    }
  | { readonly kind: 'schema'; readonly finding: Finding; readonly site: string }
);

/** The most important first. */
export const KINDS = ['trigger', 'failed', 'held', 'late', 'partial', 'expires', 'schema'] as const;
/** A person is needed today: for these the last mails of the day are kept. */
export const URGENT: readonly Matter['kind'][] = ['trigger', 'failed', 'held'];

/** Told again when so few days are left. */
const EXPIRY_STEPS = [3, 14] as const;
/** A run that is at it is trusted for so long: it may be under way for hours, an execution in each. */
const TRUSTED_MS = 45 * 60_000;
/** A person did it, and knows. */
const KNOWN: readonly Failure['code'][] = ['setup.paused'];

export const datasetKey = (id: string): string => `dataset/${id}`;

/** The run at hand may still bring the data set by itself. */
const isInHand = ({ run }: Snapshot, { dataset }: Subscription): boolean =>
  run !== null &&
  !isOver(run.status) &&
  run.datasets.includes(dataset) &&
  run.outcomes[dataset] === undefined &&
  !(run.status.is === 'paused' && run.status.failure?.code === 'host.quota');

const ofDataset = (
  { clock }: Pick<Host, 'clock'>,
  registry: Registry<Host>,
  now: Snapshot,
  subscription: Subscription,
): Matter[] => {
  const { dataset: id, on, failure } = subscription;
  const dataset = registry.datasets.get(id);
  if (!on || !dataset || !isFed(dataset, now.connections)) return [];
  const key = datasetKey(id);
  if (failure && FAILURES[failure.code].recovery === 'fail') {
    if (KNOWN.includes(failure.code)) return [];
    const kind = failure.code === 'data.held' ? 'held' : 'failed';
    return [{ kind, key, sign: failure.code, subscription, failure }];
  }
  const times = { clock, calendar: now.calendar };
  const since = lateSince(subscription, times, true);
  if (since === null) return ofSome(times, dataset, now, subscription);
  if (isInHand(now, subscription) && clock.now() - since < TRUSTED_MS) return [];
  return [
    { kind: 'late', key, sign: 'late', subscription, since, ...(failure ? { failure } : {}) },
  ];
};

/**
 * Sources that others went on without: told at once where a person is needed, and of one that may come back
 * by itself once what its rows promise is broken.
 */
const ofSome = (
  times: Times,
  { sql }: Dataset,
  { connections }: Snapshot,
  subscription: Subscription,
): Matter[] => {
  const { dataset, version } = subscription;
  const feeding = connections.filter(
    ({ connector, paused }) => sql[connector] !== undefined && !paused,
  );
  const told = failingIn(subscription, feeding).filter(({ good, since, failure }) => {
    const isNeeded = FAILURES[failure.code].recovery === 'fail';
    const old = version && { ...subscription, version: { ...version, at: good ?? since } };
    return isNeeded || (old && lateSince(old, times, true) !== null);
  });
  const [first] = told;
  if (!first) return [];
  const sites = told.map(({ site }) => site).sort();
  const since = told.map((one) => one.since).sort()[0]!;
  const sign = `partial ${told
    .map(({ connection }) => connection)
    .sort()
    .join(' ')}`;
  const { failure } = first;
  const of = feeding.length;
  const key = datasetKey(dataset);
  return [{ kind: 'partial', key, sign, subscription, since, sites, of, failure }];
};

/** What keeps the trigger from its work, as the last look at it noted. */
const ofTrigger = (now: Snapshot): Matter[] => {
  const made = now.get(keys.trigger) as unknown as { readonly trouble?: Failure } | undefined;
  if (!made?.trouble) return [];
  const { trouble: failure } = made;
  const { url } = failure.params;
  const link = typeof url === 'string' ? { url } : {};
  return [{ kind: 'trigger', key: 'trigger', sign: failure.code, failure, ...link }];
};

const ofKeys = (host: Pick<Host, 'clock'>, now: Snapshot): Matter[] => {
  const today = host.clock.local(host.clock.now()).date;
  return expiring(host, now.connections).map(({ connection, date }) => {
    const days = daysBetween(today, date);
    const step = EXPIRY_STEPS.find((most) => days <= most) ?? EXPIRY_STEPS[1];
    const sign = days < 0 ? `${date} over` : `${date} ${step}`;
    return { kind: 'expires', key: `key/${connection.id}`, sign, connection, date, days };
  });
};

/** One for each collection of a source, however many data sets are made of it. */
const ofSources = (now: Snapshot): Matter[] => {
  const matters = new Map<string, Matter>();
  for (const { on, findings = [] } of now.subscriptions)
    for (const finding of on ? findings : []) {
      if (finding.kind !== 'schema') continue;
      const { connection = '', how = '', fields = '' } = finding.params;
      const key = `schema/${connection}/${finding.about}/${how}`;
      const site = now.connections.find(({ id }) => id === connection)?.site ?? String(connection);
      matters.set(key, { kind: 'schema', key, sign: String(fields), finding, site });
    }
  return [...matters.values()];
};

/** Everything a person should know of, the most important first. */
export const mattersOf = (
  host: Pick<Host, 'clock'>,
  registry: Registry<Host>,
  now: Snapshot,
): readonly Matter[] =>
  [
    ...ofTrigger(now),
    ...now.subscriptions.flatMap((one) => ofDataset(host, registry, now, one)),
    ...ofKeys(host, now),
    ...ofSources(now),
  ].sort((a, b) => KINDS.indexOf(a.kind) - KINDS.indexOf(b.kind));

/** Whether a data set that was in trouble has come through, and not only ceased to be looked at. */
export const isWell = (registry: Registry<Host>, now: Snapshot, id: string): boolean => {
  const subscription = now.subscription(id);
  const { on, failure } = subscription;
  const dataset = registry.datasets.get(id);
  const isWhole = !failure && failingIn(subscription, now.connections).length === 0;
  return on && isWhole && dataset !== undefined && isFed(dataset, now.connections);
};
