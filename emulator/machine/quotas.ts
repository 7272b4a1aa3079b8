/** Daily quotas, by user. */
import { DAILY, DAY, type DailyQuota } from '../limits';
import type { Settings } from './settings';
import { ServiceError } from './service';

export interface Quotas {
  /** Uses `n`; throws as the host does once the day's share is spent. */
  use(name: string, user: string, now: number, n?: number): void;
  left(name: DailyQuota, user: string, now: number): number;
  /** What each user has used of each quota's day; of a day that is over, until the next one begins. */
  view(): Record<string, number>;
  snapshot(): unknown;
  restore(snapshot: unknown): void;
}

/** What was used in a day that began at `since`, virtual epoch milliseconds. */
interface Day {
  readonly since: number;
  readonly used: number;
}

const isDaily = (name: string): name is DailyQuota => name in DAILY;

/** A user's day begins with the first use and is over 24 hours later (see `DAILY` in limits.ts). */
export function createQuotas(settings: Settings): Quotas {
  let days = new Map<string, Day>();

  const dayOf = (key: string, now: number): Day => {
    const day = days.get(key);
    return day && now < day.since + DAY ? day : { since: now, used: 0 };
  };
  const limit = (name: DailyQuota): number => DAILY[name][settings.account];

  return {
    use(name, user, now, n = 1) {
      if (!isDaily(name)) throw new Error(`There is no daily quota '${name}' in limits.ts`);
      const key = `${name}|${user}`;
      const { since, used } = dayOf(key, now);
      // facts: Triggers. Terminal for the day.
      if (used + n > limit(name))
        throw new ServiceError(`Service invoked too many times for one day: ${name}.`);
      days.set(key, { since, used: used + n });
    },
    left: (name, user, now) => limit(name) - dayOf(`${name}|${user}`, now).used,
    view: () => Object.fromEntries([...days].map(([key, { used }]) => [key, used])),
    snapshot: () => ({ days: [...days] }),
    restore(snapshot) {
      // What was kept before days began with their first use says nothing of when that was.
      const { days: saved = [] } = snapshot as { days?: [string, Day][] };
      days = new Map(saved);
    },
  };
}
