import type { Trigger } from './triggers';

/** The event object of a time-driven trigger; its fields are in UTC on the host. */
export function eventOf({ id }: Trigger, now: number, timeZone: string): Record<string, unknown> {
  const date = new Date(now);
  return {
    authMode: 'FULL',
    triggerUid: id,
    timezone: timeZone === 'Etc/UTC' ? 'UTC' : timeZone,
    year: date.getUTCFullYear(),
    month: date.getUTCMonth() + 1,
    'day-of-month': date.getUTCDate(),
    'day-of-week': date.getUTCDay() || 7,
    'week-of-year': weekOf(date),
    hour: date.getUTCHours(),
    minute: date.getUTCMinutes(),
    second: date.getUTCSeconds(),
  };
}

/** ISO week. */
function weekOf(date: Date): number {
  const day = new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth(), date.getUTCDate()));
  day.setUTCDate(day.getUTCDate() + 4 - (day.getUTCDay() || 7));
  const first = Date.UTC(day.getUTCFullYear(), 0, 1);
  return Math.ceil(((day.getTime() - first) / 86_400_000 + 1) / 7);
}
