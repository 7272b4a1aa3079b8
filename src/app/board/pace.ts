import type { Snapshot } from '../../engine/store';
import type { Host } from '../../host/host';
import { aheadOfDay } from '../forecast';
import type { Account, Quota } from '../quotas';

/** Sources are asked no more often than this. */
const LEAST_MS = 400;
/** Asked so seldom, a board is not live any more. */
const MOST_MS = 60_000;
/** Full speed is for the first half of what watching may use in a day; the rest is to last so long. */
const FAST = 0.5;
const LASTS_MS = 60 * 60_000;
const WATCHED: readonly Quota[] = ['fetches', 'properties'];
/** How fast what a round has cost gives way to what the last one did. */
const WEIGHT = 0.3;

/**
 * How often sources may be asked, so that what schedules will need today, and what is kept for people, is
 * left: the less there is, the slower, and so it never ends in nothing.
 */
export interface Pace {
  /** Called after every round. @returns milliseconds from one round to the next; null: that is no watching. */
  next(): number | null;
}

export const openPace = (host: Host, now: Snapshot, account: Account): Pace => {
  const schedules: Readonly<Partial<Record<Quota, number>>> = {
    fetches: aheadOfDay(host, now).fetches,
  };
  const cost = new Map<Quota, number>();
  const used = (quota: Quota): number =>
    quota === 'fetches' ? host.meter.used().fetches : host.meter.used().properties;
  const before = new Map(WATCHED.map((quota) => [quota, used(quota)]));
  return {
    next: () => {
      let wait = LEAST_MS;
      for (const quota of WATCHED) {
        const spent = used(quota) - before.get(quota)!;
        before.set(quota, used(quota));
        const known = cost.get(quota);
        const mean = known === undefined ? spent : known * (1 - WEIGHT) + spent * WEIGHT;
        cost.set(quota, mean);
        const kept = schedules[quota] ?? 0;
        const spare = account.left(quota) - kept;
        if (spare <= 0) return null;
        const whole = account.left(quota) + account.used(quota) - kept;
        if (spare < whole * FAST) wait = Math.max(wait, (mean / spare) * LASTS_MS);
      }
      return wait > MOST_MS ? null : Math.round(wait);
    },
  };
};
