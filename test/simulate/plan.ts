/** What happens in the simulated month: decided beforehand by a seed, so that it can be repeated. */
import type { Schedule } from '../../src/model';
import { SETS_A_SYSTEM, SYSTEMS } from './definitions';
import type { Illness } from './systems';

export const ZONE = 'America/New_York';
/** Clocks go back on November 1. */
export const FIRST_DAY = '2026-10-28';
export const HOUR = 3_600_000;
const DAY = 24 * HOUR;
export const CAMPUSES = 3;
export const SOURCES = SYSTEMS * CAMPUSES;

const HOLIDAYS = ['2026-11-03', '2026-11-11', '2026-11-26', '2026-11-27'];

const dayAfter = (date: string, days: number): string =>
  new Date(Date.parse(`${date}T12:00Z`) + days * DAY).toISOString().slice(0, 10);

/** 1 is Monday. */
export const weekdayOf = (date: string): number => new Date(`${date}T12:00Z`).getUTCDay() || 7;

export const LESSONS = Array.from({ length: 92 }, (_, i) => {
  const date = dayAfter('2026-10-01', i);
  return [date, weekdayOf(date) < 6 && !HOLIDAYS.includes(date)] as const;
});
export const hasLessons = (date: string): boolean =>
  LESSONS.find(([day]) => day === date)?.[1] ?? weekdayOf(date) < 6;

/** A generator of numbers from 0 to 1. */
export const chanceOf = (seed: number) => {
  let state = seed >>> 0;
  return (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
};

export const setId = (n: number, k: number): string => `set_${n}_${k}`;

export const schedules: Readonly<Record<string, Schedule>> = Object.fromEntries(
  Array.from({ length: SYSTEMS }, (_, n) => n).flatMap((n) =>
    Array.from({ length: SETS_A_SYSTEM }, (_, k): [string, Schedule] => {
      const all: readonly Schedule[] = [
        n < 3 ? { every: 'hour' } : { every: 'day', hour: 5 },
        { every: 'weekday', hour: 6 },
        { every: 'school_day', hour: 7 },
        // 1 and 2 o'clock among them: one of them comes twice when the clocks go back.
        { every: 'day', hour: n },
        { every: 'week', day: 1 + (n % 5), hour: 8 },
        n > 7 ? { every: 'never' } : { every: 'day', hour: 4 },
      ];
      return [setId(n, k), all[k]!];
    }),
  ),
);

/** An event of the month, in hours from its beginning. */
export type Event =
  | { readonly at: number; readonly do: 'ill'; readonly source: number; readonly with: Illness }
  | { readonly at: number; readonly do: 'google'; readonly slower: number }
  | { readonly at: number; readonly do: 'steward' | 'colleague' };

export const eventsOf = (seed: number, days: number): readonly Event[] => {
  const chance = chanceOf(seed);
  const events: Event[] = [];
  const ill = (at: number, hours: number, source: number, what: Illness): void => {
    events.push({ at, do: 'ill', source, with: what });
    if (what !== 'refuses') events.push({ at: at + hours, do: 'ill', source, with: null });
  };
  for (let day = 0; day < days; day++) {
    for (let source = 0; source < SOURCES; source++) {
      const dice = chance();
      const at = day * 24 + Math.floor(chance() * 24);
      const hours = 1 + Math.floor(chance() * 8);
      if (dice < 0.03) ill(at, hours, source, 'down');
      else if (dice < 0.05) ill(at, hours, source, 'error');
      else if (dice < 0.07) ill(at, Math.ceil(hours / 3), source, 'busy');
      else if (dice < 0.074) ill(at, 0, source, 'refuses');
    }
    events.push({ at: day * 24 + 9, do: 'steward' }, { at: day * 24 + 11, do: 'colleague' });
  }
  // A whole system is gone for three days.
  for (let campus = 0; campus < CAMPUSES; campus++) ill(6 * 24, 72, campus * SYSTEMS, 'down');
  // Google itself is slow for two days: the day's share of trigger time does not last.
  events.push({ at: 12 * 24, do: 'google', slower: 8 }, { at: 14 * 24, do: 'google', slower: 1 });
  return events.sort((a, b) => a.at - b.at);
};
