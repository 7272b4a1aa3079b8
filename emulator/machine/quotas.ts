/** Daily quotas, by user. */
import { DAILY, DAY, type DailyQuota } from '../limits';
import type { Settings } from './settings';
import { ServiceError } from './service';

export interface Quotas {
  /** Uses `n`; throws as the host does once the day's share is spent. */
  use(name: string, user: string, now: number, n?: number): void;
  left(name: DailyQuota, user: string, now: number): number;
  view(): Record<string, number>;
  snapshot(): unknown;
  restore(snapshot: unknown): void;
}

const isDaily = (name: string): name is DailyQuota => name in DAILY;

export function createQuotas(settings: Settings): Quotas {
  let day = 0;
  let used = new Map<string, number>();

  const at = (now: number): Map<string, number> => {
    const today = Math.floor(now / DAY);
    if (today > day) {
      day = today;
      used = new Map();
    }
    return used;
  };
  const limit = (name: DailyQuota): number => DAILY[name][settings.account];

  return {
    use(name, user, now, n = 1) {
      if (!isDaily(name)) throw new Error(`There is no daily quota '${name}' in limits.ts`);
      const counts = at(now);
      const key = `${name}|${user}`;
      const next = (counts.get(key) ?? 0) + n;
      // facts: Triggers. Terminal for the day.
      if (next > limit(name))
        throw new ServiceError(`Service invoked too many times for one day: ${name}.`);
      counts.set(key, next);
    },
    left: (name, user, now) => limit(name) - (at(now).get(`${name}|${user}`) ?? 0),
    view: () => Object.fromEntries(used),
    snapshot: () => ({ day, used: [...used] }),
    restore(snapshot) {
      const saved = snapshot as { day: number; used: [string, number][] };
      day = saved.day;
      used = new Map(saved.used);
    },
  };
}
