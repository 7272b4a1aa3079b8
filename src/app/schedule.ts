import type { Host } from '../host/host';
import type { Subscription } from '../model';

/** A trigger comes a little early or late; what is almost due is due. */
const SLACK_MS = 5 * 60_000;
const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

type Clock = Pick<Host['clock'], 'local' | 'now'>;

/** Local wall-clock time as a text that sorts: `2026-11-22 05`. */
const stamp = (clock: Clock, epoch: number): string => {
  const { date, hour } = clock.local(epoch);
  return `${date} ${String(hour).padStart(2, '0')}`;
};

/**
 * Whether a data set is older than its schedule promises. A daily one is due when its hour has struck
 * since the last attempt: by the wall clock, so that a change to daylight saving moves nothing, and once
 * however many days were missed.
 */
export const isDue = (subscription: Subscription, clock: Clock): boolean => {
  const { on, schedule, version, attemptedAt } = subscription;
  if (!on || schedule.every === 'never') return false;
  const last = attemptedAt ?? version?.at;
  if (!last) return true;
  const now = clock.now() + SLACK_MS;
  if (schedule.every === 'hour') return Date.parse(last) + HOUR_MS <= now;
  const hour = ` ${String(schedule.hour).padStart(2, '0')}`;
  const today = clock.local(now).date + hour;
  const struck = stamp(clock, now) >= today ? today : clock.local(now - DAY_MS).date + hour;
  return stamp(clock, Date.parse(last) + SLACK_MS) < struck;
};

/** When a data set is refreshed next by itself, to the hour; null: never, or it is not on. */
export const nextDue = (subscription: Subscription, clock: Clock): number | null => {
  const { on, schedule } = subscription;
  if (!on || schedule.every === 'never') return null;
  const now = clock.now();
  const thisHour = Math.floor(now / HOUR_MS) * HOUR_MS;
  if (schedule.every === 'hour' || isDue(subscription, clock)) return thisHour + HOUR_MS;
  const ahead = (schedule.hour - clock.local(now).hour + 24) % 24;
  return thisHour + (ahead === 0 ? 24 : ahead) * HOUR_MS;
};
