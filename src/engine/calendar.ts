import type { Host } from '../host/host';
import type { Cell, Dataset, Engine, Json } from '../model';
import { addDays, daysBetween, weekdayOf } from './wall';

/** The days a published calendar tells of: one character a date, `1` where any school has lessons. */
export interface SchoolDays {
  readonly v: 1;
  readonly from: string;
  readonly to: string;
  readonly days: string;
}

/** All calendars of the workbook together. */
export interface Calendar {
  /** The days that are known, `YYYY-MM-DD`; absent: none is loaded. */
  readonly range?: { readonly from: string; readonly to: string };
  /** Whether any school has lessons. Where nothing is known, Monday to Friday. */
  isOpen(date: string): boolean;
  /** A calendar says that no school has lessons. */
  isClosed(date: string): boolean;
}

const PREFIX = 'calendar/';
/** Dates further away are typing errors of the source; they would only make the record long. */
const DAYS_BACK = 400;
const DAYS_AHEAD = 800;

const ISO_DATE = /^\d{4}-\d{2}-\d{2}$/;

/** @param rows a date and whether some school has lessons on it; a date may stand more than once. */
export const schoolDays = (
  rows: readonly (readonly Cell[])[],
  today: string,
): SchoolDays | undefined => {
  const open = new Map<string, boolean>();
  for (const [date, lessons] of rows) {
    if (typeof date !== 'string' || !ISO_DATE.test(date)) continue;
    const away = daysBetween(today, date);
    if (!(away >= -DAYS_BACK && away <= DAYS_AHEAD)) continue;
    open.set(date, open.get(date) === true || lessons === true || lessons === 1);
  }
  const dates = [...open.keys()].sort();
  const [from] = dates;
  const to = dates[dates.length - 1];
  if (from === undefined || to === undefined) return undefined;
  let days = '';
  // A day that no school's calendar names lies between those that are named: no lessons.
  for (let i = 0; i <= daysBetween(from, to); i++) days += open.get(addDays(from, i)) ? '1' : '0';
  return { v: 1, from, to, days };
};

/** The calendars among a workbook's records. */
export const calendarOf = (records: Readonly<Record<string, Json>>): Calendar => {
  const parts = Object.keys(records)
    .filter((key) => key.startsWith(PREFIX))
    .map((key) => records[key] as unknown as SchoolDays);
  const known = (date: string): string[] =>
    parts
      .filter(({ from, to }) => from <= date && date <= to)
      .map(({ from, days }) => days.charAt(daysBetween(from, date)));
  const from = parts.map((part) => part.from).sort()[0];
  const to = parts
    .map((part) => part.to)
    .sort()
    .reverse()[0];
  return {
    ...(from !== undefined && to !== undefined ? { range: { from, to } } : {}),
    isOpen: (date) => {
      const told = known(date);
      return told.length > 0 ? told.includes('1') : weekdayOf(date) <= 5;
    },
    isClosed: (date) => {
      const told = known(date);
      return told.length > 0 && !told.includes('1');
    },
  };
};

/**
 * Remembers the school's days when a data set that tells them is about to be published.
 * @param rows what stands behind FROM for all rows of it.
 */
export const noteCalendar = (
  host: Pick<Host, 'records'>,
  engine: Engine,
  dataset: Dataset,
  rows: string,
  today: string,
): void => {
  if (!dataset.calendar) return;
  const { quote } = engine.dialect;
  const { date, open } = dataset.calendar;
  const days = engine.select(`SELECT DISTINCT ${quote(date)}, ${quote(open)} FROM ${rows} AS v`, [
    'date',
    'boolean',
  ]);
  const found = schoolDays(days, today);
  const key = PREFIX + dataset.id;
  if (found) host.records.set(key, found as unknown as Json);
  else host.records.remove(key);
};
