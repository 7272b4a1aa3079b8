import { isDue, nextDue, strokesBetween, type Times } from '../engine/schedule';
import { settingsOf } from '../engine/settings';
import { asJson, keys, type Snapshot } from '../engine/store';
import { addDays, DAY_MS, instantOf } from '../engine/wall';
import type { Host } from '../host/host';
import type { Run, Subscription } from '../model';
import type { Need, QuotaCard } from './api';
import { QUOTAS, readMeter, type Meter, type Quota } from './quotas';
import { ticksOf } from './ticks';

/** A single run that needs more than a day has is begun when the day is young: it goes on the next day. */
const YOUNG = 0.9;
/** How fast what is remembered of a run's cost gives way to what was measured last. */
const WEIGHT = 0.3;
/** Rows cost, and so does every data set without any. */
const FIXED_ROWS = 500;

const NOTHING: Need = { ms: 0, fetches: 0 };
const plus = (a: Need, b: Need): Need => ({ ms: a.ms + b.ms, fetches: a.fetches + b.fetches });

/** What it is expected to cost; of one that was never measured the mean of the others. */
export const needOf = (now: Snapshot, dataset: string): Need => {
  const { need } = now.subscription(dataset);
  if (need) return need;
  const known = now.subscriptions.flatMap((s) => s.need ?? []);
  if (known.length === 0) return NOTHING;
  const { ms, fetches } = known.reduce(plus, NOTHING);
  return { ms: ms / known.length, fetches: fetches / known.length };
};

/** What is due and what of it fits into the day. */
export interface Fitting {
  readonly go: readonly string[];
  readonly wait: readonly string[];
  /** The quota that is short, and until when. */
  readonly short?: { readonly quota: Quota; readonly until: number };
}

/**
 * The due data sets, the longest overdue first, as many as fit what is left of the day's quotas: what
 * people ask for comes before and is not asked here, and a share is kept for it. One that does not fit
 * lets none pass that is less overdue, or a large one would never have its turn.
 * @param trigger whether the runtime of triggers is what the work is done in.
 */
export const fitting = (
  now: Snapshot,
  due: readonly { readonly id: string; readonly since: number }[],
  meter: Meter,
  trigger: boolean,
): Fitting => {
  const ordered = [...due].sort((a, b) => a.since - b.since || (a.id < b.id ? -1 : 1));
  const limits: readonly Quota[] = trigger ? ['fetches', 'triggerMs'] : ['fetches'];
  const left = Object.fromEntries(limits.map((quota) => [quota, meter.left(quota)]));
  const young = (quota: Quota): boolean => meter.left(quota) >= YOUNG * untouched(meter, quota);
  const go: string[] = [];
  for (const [at, { id }] of ordered.entries()) {
    const need = needOf(now, id);
    const cost = { fetches: need.fetches, triggerMs: need.ms } as Record<Quota, number>;
    const quota = limits.find((name) => cost[name] > left[name]! || left[name] === 0);
    if (quota !== undefined && !(go.length === 0 && limits.every(young)))
      return {
        go,
        wait: ordered.slice(at).map((one) => one.id),
        short: { quota, until: meter.resets(quota) },
      };
    for (const name of limits) left[name]! -= cost[name];
    go.push(id);
  }
  return { go, wait: [] };
};

/** What schedules may take of a whole day. */
const untouched = (meter: Meter, quota: Quota): number => meter.left(quota) + meter.used(quota);

/** Data sets that wait for a quota, as the tick noted it: colleagues cannot read the steward's. */
export interface Waits {
  readonly v: 1;
  readonly until: string;
  readonly quota: Quota;
  readonly datasets: readonly string[];
}
export const waitsOf = (host: Pick<Host, 'clock'>, now: Snapshot): Waits | null => {
  const waits = now.get(keys.waits) as unknown as Waits | undefined;
  return waits && Date.parse(waits.until) > host.clock.now() ? waits : null;
};

/** Notes who waits; writes nothing where nothing changed. */
export const noteWaits = (host: Host, now: Snapshot, { wait, short }: Fitting): void => {
  const before = now.get(keys.waits) as unknown as Waits | undefined;
  if (!short) {
    if (before) host.records.remove(keys.waits);
    return;
  }
  const until = new Date(short.until).toISOString();
  const next: Waits = { v: 1, until, quota: short.quota, datasets: wait };
  if (JSON.stringify(next) !== JSON.stringify(before)) host.records.set(keys.waits, asJson(next));
};

/**
 * What each data set of a run that is over has cost: the run's cost in shares by rows. A first run reads
 * everything, so the second says more and takes its place; from then on the mean moves slowly.
 */
export const measured = (
  run: Run,
  cost: Need,
  subscription: (id: string) => Subscription,
): readonly Subscription[] => {
  const published = Object.entries(run.outcomes).flatMap(([id, outcome]) =>
    outcome.is === 'published' ? [{ id, weight: outcome.rows + FIXED_ROWS }] : [],
  );
  const whole = published.reduce((sum, { weight }) => sum + weight, 0);
  return published.map(({ id, weight }) => {
    const before = subscription(id);
    const share = { ms: (cost.ms * weight) / whole, fetches: (cost.fetches * weight) / whole };
    const { need } = before;
    const runs = (need?.runs ?? 0) + 1;
    const mean = (old: number, last: number): number =>
      runs <= 2 ? last : old * (1 - WEIGHT) + last * WEIGHT;
    return {
      ...before,
      need: {
        ms: Math.round(mean(need?.ms ?? 0, share.ms)),
        fetches: Math.round(mean(need?.fetches ?? 0, share.fetches) * 10) / 10,
        runs,
      },
    };
  });
};

/** What schedules are expected to cost from now until a moment. */
const ahead = (now: Snapshot, times: Times, until: number): Need =>
  now.subscriptions.reduce((sum, subscription) => {
    const at = nextDue(subscription, times);
    if (at === null || at >= until) return sum;
    const overdue = isDue(subscription, times) ? 1 : 0;
    const runs = overdue + strokesBetween(subscription, times, times.clock.now(), until);
    const need = needOf(now, subscription.dataset);
    return plus(sum, { ms: need.ms * runs, fetches: need.fetches * runs });
  }, NOTHING);

/** What schedules are expected to cost within a day from now. */
export const aheadOfDay = (host: Host, now: Snapshot): Need =>
  ahead(now, { clock: host.clock, calendar: now.calendar }, host.clock.now() + DAY_MS);

/** The steward's quotas: used in 24 hours, and what the rest of the school's day is expected to need. */
export const quotaCards = (host: Host, now: Snapshot): readonly QuotaCard[] => {
  const meter = readMeter(host);
  const at = host.clock.now();
  const times: Times = { clock: host.clock, calendar: now.calendar };
  const midnight = instantOf(host.clock, addDays(host.clock.local(at).date, 1), 0);
  const need = ahead(now, times, midnight);
  const idle = ticksOf(now)?.idleMs ?? 0;
  const minutes = settingsOf(now).tickMinutes;
  return QUOTAS.map((name) => {
    const ticks = ((midnight - at) / 60_000 / minutes) * IDLE_TICK[name];
    const work = {
      fetches: need.fetches,
      triggerMs: need.ms,
      // A mail is written when something goes wrong, and that cannot be known.
      mails: null,
      properties: need.ms * meter.perMs('properties'),
    }[name];
    return {
      name,
      used: Math.round(meter.used(name) + (name === 'triggerMs' ? idle : 0)),
      ...(work === null ? {} : { forecast: Math.round(work + ticks) }),
      limit: meter.limit(name),
      resets: new Date(meter.resets(name)).toISOString(),
    };
  });
};

/** What a tick that finds nothing to do takes; measured on the emulator, see `test/clock/tick.test.ts`. */
const IDLE_TICK: Readonly<Record<Quota, number>> = {
  fetches: 0,
  triggerMs: 600,
  mails: 0,
  properties: 3,
};
