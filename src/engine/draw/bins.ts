import type { Cell, Field, Grouping, Key } from '../../model';
import { addDays, DAY_MS, HOUR_MS, weekdayOf, type WallClock } from '../wall';

/** Zones change their clocks on these: all moments of one are off UTC by the same. */
const QUARTER_MS = 15 * 60_000;
/** School years begin in July: later than any ends, earlier than any begins. */
const FIRST_MONTH = 7;

interface Moment {
  readonly date: string;
  readonly hour: number;
}

/** How far the wall clock is ahead of UTC: asked once a day, and by the quarter where it changes that day. */
const offsets = (clock: WallClock): ((time: number) => number) => {
  const known = new Map<number, number>();
  const at = (time: number): number => {
    const found = known.get(time);
    if (found !== undefined) return found;
    const { date, hour, minute } = clock.local(time);
    const offset = Date.parse(`${date}T00:00:00Z`) + hour * HOUR_MS + minute * 60_000 - time;
    known.set(time, offset);
    return offset;
  };
  return (time) => {
    const day = Math.floor(time / DAY_MS) * DAY_MS;
    const offset = at(day);
    return at(day + DAY_MS) === offset ? offset : at(Math.floor(time / QUARTER_MS) * QUARTER_MS);
  };
};

const wallOf = (clock: WallClock): ((cell: string) => Moment | null) => {
  const offset = offsets(clock);
  const dates = new Map<number, string>();
  return (cell) => {
    const time = Date.parse(/(Z|[+-]\d\d:?\d\d)$/.test(cell) ? cell : `${cell}Z`);
    if (Number.isNaN(time)) return null;
    const local = time + offset(time);
    const day = Math.floor(local / DAY_MS);
    const date = dates.get(day) ?? new Date(day * DAY_MS).toISOString().slice(0, 10);
    dates.set(day, date);
    return { date, hour: Math.floor((local - day * DAY_MS) / HOUR_MS) };
  };
};

const schoolYearOf = (date: string): number =>
  Number(date.slice(0, 4)) + (Number(date.slice(5, 7)) >= FIRST_MONTH ? 1 : 0);

const OF_DATE: Readonly<Record<string, (date: string) => Key>> = {
  day: (date) => date,
  week: (date) => addDays(date, 1 - weekdayOf(date)),
  month: (date) => date.slice(0, 7),
  weekday: (date) => weekdayOf(date),
  school_year: schoolYearOf,
};

/** What a field's values are grouped by. A moment is read by the wall clock of the workbook's zone. */
export const binOf = (
  field: Pick<Field, 'type'>,
  as: Grouping,
  clock: WallClock,
): ((cell: Cell) => Key) => {
  if (as === 'value') return (cell) => cell;
  if (as === 'tens')
    return (cell) => (typeof cell === 'number' ? Math.floor(cell / 10) * 10 : null);
  if (field.type === 'date') {
    const bin = OF_DATE[as];
    return (cell) => (bin && typeof cell === 'string' ? bin(cell.slice(0, 10)) : null);
  }
  const wall = wallOf(clock);
  return (cell) => {
    const moment = typeof cell === 'string' ? wall(cell) : null;
    if (moment === null) return null;
    return as === 'hour' ? moment.hour : (OF_DATE[as]?.(moment.date) ?? null);
  };
};

/** The date of a value in the workbook's zone. */
export const dateIn = (
  field: Pick<Field, 'type'>,
  clock: WallClock,
): ((cell: Cell) => string | null) => {
  const day = binOf(field, 'day', clock);
  return (cell) => day(cell) as string | null;
};
