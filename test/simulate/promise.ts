/** What a schedule promises, reckoned anew: this shares no code with the one that keeps it. */
import type { Schedule } from '../../src/model';
import { HOUR, hasLessons, weekdayOf, ZONE } from './plan';
import { wallOf } from './wall';

const wall = wallOf(ZONE);

const strikes = (schedule: Schedule, epoch: number): boolean => {
  if (schedule.every === 'never') return false;
  if (schedule.every === 'hour' || schedule.every === 'tick') return true;
  const { date, hour } = wall(epoch);
  if (hour !== schedule.hour) return false;
  // When an hour comes twice, the first of the two counts.
  const before = wall(epoch - HOUR);
  if (before.date === date && before.hour === hour) return false;
  if (schedule.every === 'day') return true;
  if (schedule.every === 'weekday') return weekdayOf(date) < 6;
  if (schedule.every === 'week') return weekdayOf(date) === schedule.day;
  return hasLessons(date);
};

/** How long after its hour a data set may still be under way before somebody should hear of it, hours. */
const allowance = (schedule: Schedule): number => (schedule.every === 'hour' ? 4 : 8);

const nextDay = (date: string): string =>
  new Date(Date.parse(`${date}T12:00Z`) + 24 * HOUR).toISOString().slice(0, 10);

/**
 * When somebody waits for what was promised at a moment: that moment, or the same hour of the next day
 * with lessons. The calendar is published in this school, and a closed school's data does not alert.
 */
const awaited = (at: number): number => {
  const { date, hour } = wall(at);
  if (hasLessons(date)) return at;
  let day = date;
  do day = nextDay(day);
  while (!hasLessons(day));
  // No zone is more than an hour from where it was at the same time of another day.
  const near = at + (Date.parse(`${day}T12:00Z`) - Date.parse(`${date}T12:00Z`));
  return [near, near + HOUR, near - HOUR].find((one) => wall(one).hour === hour) ?? near;
};

/**
 * When the data set should have been fresh and is not; null: it is as fresh as promised, or nobody waits
 * for it yet.
 * @param good when the last good version was published, epoch ms.
 * @param since nothing before was promised.
 */
export const brokenSince = (
  schedule: Schedule,
  good: number,
  now: number,
  since: number,
): number | null => {
  const first = Math.max(since, good, now - 9 * 24 * HOUR);
  for (let at = Math.ceil(first / HOUR) * HOUR; at <= now; at += HOUR)
    if (strikes(schedule, at) && good < at && awaited(at) + allowance(schedule) * HOUR <= now)
      return at;
  return null;
};
