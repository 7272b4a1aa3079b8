import type { Host } from '../host/host';
import type { Subscription } from '../model';

/** A trigger comes a little early or late; what is almost due is due. */
const SLACK_MS = 5 * 60_000;
const HOUR_MS = 3_600_000;

/** The moment from which on a data set is older than its schedule promises; null: never. */
export const dueAt = (
  subscription: Subscription,
  clock: Pick<Host['clock'], 'local'>,
): number | null => {
  const { schedule, version, attemptedAt } = subscription;
  const last = attemptedAt ?? version?.at;
  if (schedule.every === 'never') return null;
  if (!last) return 0;
  const before = Date.parse(last);
  if (schedule.every === 'hour') return before + HOUR_MS - SLACK_MS;
  // The next time the local clock shows the hour: at most a day away.
  for (let at = nextHour(before); ; at += HOUR_MS)
    if (clock.local(at).hour === schedule.hour || at > before + 26 * HOUR_MS) return at - SLACK_MS;
};

const nextHour = (epoch: number): number => (Math.floor(epoch / HOUR_MS) + 1) * HOUR_MS;

export const isDue = (
  subscription: Subscription,
  clock: Pick<Host['clock'], 'local' | 'now'>,
): boolean => {
  if (!subscription.on) return false;
  const at = dueAt(subscription, clock);
  return at !== null && at <= clock.now();
};
