import type { Host } from '../host/host';

/** The wall clock of the workbook's zone: all that schedules go by. */
export type WallClock = Pick<Host['clock'], 'local' | 'now'>;

export const HOUR_MS = 3_600_000;
export const DAY_MS = 24 * HOUR_MS;
/** Zones change their clocks on these, as UTC counts (Lord Howe Island: by half an hour, at half past). */
const QUARTER_MS = HOUR_MS / 4;

/** A date as the number of its day; Monday to Sunday are 1 to 7. */
const dayOf = (date: string): number => Date.parse(`${date}T00:00:00Z`) / DAY_MS;
export const addDays = (date: string, days: number): string =>
  new Date((dayOf(date) + days) * DAY_MS).toISOString().slice(0, 10);
export const daysBetween = (from: string, to: string): number => dayOf(to) - dayOf(from);
export const weekdayOf = (date: string): number => ((dayOf(date) + 3) % 7) + 1;

/** How far the wall clock is ahead of UTC. */
const offsetAt = (clock: WallClock, epoch: number): number => {
  const quarter = Math.floor(epoch / QUARTER_MS) * QUARTER_MS;
  const { date, hour, minute } = clock.local(quarter);
  return dayOf(date) * DAY_MS + hour * HOUR_MS + minute * 60_000 - quarter;
};

/**
 * When the wall clock first shows this hour of this date. An hour that exists twice strikes the first
 * time; one that does not exist strikes at the moment the clocks jump over it.
 */
export const instantOf = (clock: WallClock, date: string, hour: number): number => {
  const wanted = dayOf(date) * DAY_MS + hour * HOUR_MS;
  // No zone is further than a day from UTC: between these two lies the moment and any change near it.
  const before = offsetAt(clock, wanted - DAY_MS);
  const after = offsetAt(clock, wanted + DAY_MS);
  const early = wanted - Math.max(before, after);
  const late = wanted - Math.min(before, after);
  if (early === late) return early;
  // Clocks that are set back show the hour by the old offset first, where that still holds.
  if (after < before) return offsetAt(clock, early) === before ? early : late;
  if (offsetAt(clock, early) === after) return early;
  if (offsetAt(clock, late) === before) return late;
  let jump = early;
  while (offsetAt(clock, jump) === before) jump = Math.floor(jump / QUARTER_MS + 1) * QUARTER_MS;
  return jump;
};
