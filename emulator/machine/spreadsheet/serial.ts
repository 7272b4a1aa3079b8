/** Dates as Sheets keeps them: days since 1899-12-30, in the workbook's own wall-clock time. */

const DAY = 86_400_000;
/** 1899-12-30 in ms since 1970. */
const EPOCH = Date.UTC(1899, 11, 30);

export const serialOf = (
  year: number,
  month: number,
  day: number,
  hour = 0,
  minute = 0,
  second = 0,
): number =>
  (Date.UTC(year, month - 1, day) - EPOCH) / DAY + (hour * 3600 + minute * 60 + second) / 86_400;

export interface WallClock {
  readonly year: number;
  readonly month: number;
  readonly day: number;
  readonly hour: number;
  readonly minute: number;
  readonly second: number;
  readonly millisecond: number;
  /** 0 is Sunday. */
  readonly weekday: number;
}

export function wallClock(serial: number): WallClock {
  const date = new Date(EPOCH + Math.round(serial * DAY));
  return {
    year: date.getUTCFullYear(),
    month: date.getUTCMonth() + 1,
    day: date.getUTCDate(),
    hour: date.getUTCHours(),
    minute: date.getUTCMinutes(),
    second: date.getUTCSeconds(),
    millisecond: date.getUTCMilliseconds(),
    weekday: date.getUTCDay(),
  };
}

const formats = new Map<string, Intl.DateTimeFormat>();

function zoneFormat(timeZone: string): Intl.DateTimeFormat {
  let format = formats.get(timeZone);
  if (!format) {
    format = new Intl.DateTimeFormat('en-US', {
      timeZone,
      hourCycle: 'h23',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
      second: 'numeric',
    });
    formats.set(timeZone, format);
  }
  return format;
}

/** Time changes happen at whole quarters of an hour, so an offset holds for the quarter it is in. */
const QUARTER = 900_000;
const KEPT_QUARTERS = 50_000;
const offsets = new Map<string, Map<number, number>>();

/** How far the zone's wall clock is ahead of UTC at an instant, ms. */
function offsetAt(instant: number, timeZone: string): number {
  let held = offsets.get(timeZone);
  if (!held || held.size > KEPT_QUARTERS) offsets.set(timeZone, (held = new Map()));
  const quarter = Math.floor(instant / QUARTER);
  let offset = held.get(quarter);
  if (offset === undefined) held.set(quarter, (offset = readOffset(quarter * QUARTER, timeZone)));
  return offset;
}

function readOffset(instant: number, timeZone: string): number {
  const parts: Record<string, number> = {};
  for (const { type, value } of zoneFormat(timeZone).formatToParts(instant))
    parts[type] = Number(value);
  const wall = Date.UTC(
    parts['year']!,
    parts['month']! - 1,
    parts['day']!,
    parts['hour']!,
    parts['minute']!,
    parts['second']!,
  );
  return wall - instant;
}

export const serialOfInstant = (instant: number, timeZone: string): number =>
  (instant + offsetAt(instant, timeZone) - EPOCH) / DAY;

/** In the hour that a time change repeats, the earlier instant; in the one it skips, the later. */
export function instantOfSerial(serial: number, timeZone: string): number {
  const wall = EPOCH + Math.round(serial * DAY);
  const guess = wall - offsetAt(wall, timeZone);
  const again = wall - offsetAt(guess, timeZone);
  return again;
}
