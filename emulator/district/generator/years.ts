import { addDays, isWeekend, mondayOf, nthWeekday } from './dates';

export interface Term {
  readonly name: string;
  readonly term: string;
  readonly begin: string;
  readonly end: string;
  readonly days: number;
}

export interface Quarter extends Term {
  /** The term it belongs to. */
  readonly termName: string;
  readonly sequence: number;
}

export interface SchoolYear {
  /** The year in which it ends: 2027 is 2026-2027. */
  readonly year: number;
  readonly name: string;
  readonly first: string;
  readonly last: string;
  /** Every weekday from the first to the last, with what it is. */
  readonly weekdays: readonly { readonly date: string; readonly event: string }[];
  /** The days on which there is school. */
  readonly days: readonly string[];
  readonly terms: readonly Term[];
  readonly quarters: readonly Quarter[];
}

export const CURRENT_YEAR = 2027;
/** The district was generated after this school day; the next days come by passing. */
export const LAST_DAY = '2026-11-20';

const QUARTERS = ['First', 'Second', 'Third', 'Fourth'];

export function schoolYear(year: number): SchoolYear {
  const autumn = year - 1;
  const first = nthWeekday(autumn, 8, 1, 4);
  const last = addDays(nthWeekday(year, 5, 1, -1), 4);
  const off = new Map<string, string>();
  const holiday = (from: string, days = 1, event = 'Holiday') => {
    for (let i = 0; i < days; i++) off.set(addDays(from, i), event);
  };
  holiday(nthWeekday(autumn, 9, 1, 1)); // Labor Day
  holiday(nthWeekday(autumn, 10, 5, 2), 1, 'Teacher only day');
  holiday(nthWeekday(autumn, 11, 4, 4), 2); // Thanksgiving
  holiday(mondayOf(`${autumn}-12-24`), 14); // winter break
  holiday(nthWeekday(year, 1, 1, 3)); // Martin Luther King Day
  holiday(nthWeekday(year, 2, 1, 3)); // Presidents' Day
  holiday(nthWeekday(year, 3, 1, 3), 5); // spring break
  holiday(nthWeekday(year, 5, 1, -1)); // Memorial Day
  if (year === 2026) holiday('2026-01-27', 1, 'Weather day');
  const weekdays: { date: string; event: string }[] = [];
  for (let date = first; date <= last; date = addDays(date, 1)) {
    if (!isWeekend(date)) weekdays.push({ date, event: off.get(date) ?? 'Instructional day' });
  }
  const days = weekdays.filter((d) => d.event === 'Instructional day').map((d) => d.date);
  const name = `${autumn}-${year}`;
  const turn = days.findIndex((date) => date > `${autumn}-12-31`);
  const term = (which: string, part: readonly string[]): Term => ({
    name: `${name} ${which} Semester`,
    term: `${which} Semester`,
    begin: part[0] as string,
    end: part[part.length - 1] as string,
    days: part.length,
  });
  const parts = [days.slice(0, turn), days.slice(turn)];
  const terms = [term('Fall', parts[0] as string[]), term('Spring', parts[1] as string[])];
  const quarters = parts.flatMap((part, t) => {
    const half = Math.ceil(part.length / 2);
    return [part.slice(0, half), part.slice(half)].map((stretch, q) => ({
      ...term('', stretch),
      name: `${name} ${QUARTERS[t * 2 + q]} Nine Weeks`,
      term: `${QUARTERS[t * 2 + q]} Nine Weeks`,
      termName: (terms[t] as Term).name,
      sequence: t * 2 + q + 1,
    }));
  });
  return { year, name, first, last, weekdays, days, terms, quarters };
}
