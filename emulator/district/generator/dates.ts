/** Days as ISO text; all arithmetic is in UTC so that no machine's zone matters. */
const DAY = 86_400_000;

export const addDays = (date: string, days: number): string =>
  new Date(Date.parse(date) + days * DAY).toISOString().slice(0, 10);

/** 0 is Sunday. */
export const weekday = (date: string): number => new Date(Date.parse(date)).getUTCDay();

export const isWeekend = (date: string): boolean => weekday(date) % 6 === 0;

export const mondayOf = (date: string): string => addDays(date, -((weekday(date) + 6) % 7));

/** The n-th given weekday of a month, from 1; -1 is the last one. */
export function nthWeekday(year: number, month: number, day: number, n: number): string {
  const first = `${year}-${String(month).padStart(2, '0')}-01`;
  if (n > 0) return addDays(first, ((day - weekday(first) + 7) % 7) + (n - 1) * 7);
  const next =
    month === 12 ? `${year + 1}-01-01` : `${year}-${String(month + 1).padStart(2, '0')}-01`;
  const last = addDays(next, -1);
  return addDays(last, -((weekday(last) - day + 7) % 7));
}
