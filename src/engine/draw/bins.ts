import type { Cell, Field, Grouping, Key } from '../../model';
import { addDays, weekdayOf, type WallClock } from '../wall';

/** Zones are off UTC by quarters of an hour: all moments of one have one wall clock. */
const QUARTER_MS = 15 * 60_000;
/** School years begin in July: later than any ends, earlier than any begins. */
const FIRST_MONTH = 7;

interface Moment {
  readonly date: string;
  readonly hour: number;
}

const wallOf = (clock: WallClock): ((cell: string) => Moment | null) => {
  const known = new Map<number, Moment>();
  return (cell) => {
    const time = Date.parse(/(Z|[+-]\d\d:?\d\d)$/.test(cell) ? cell : `${cell}Z`);
    if (Number.isNaN(time)) return null;
    const quarter = Math.floor(time / QUARTER_MS);
    const found = known.get(quarter) ?? clock.local(quarter * QUARTER_MS);
    known.set(quarter, found);
    return found;
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
