/** Texts and dates. Sources: support.google.com/docs/answer/3094139 (TEXT), 3092969 (DATE), 3092985 (WEEKDAY), 3092984 (TODAY), 3092974 (EDATE), 3093044 (EOMONTH), 3094215 (SUBSTITUTE), 3094126 (FIND), 3098292 (REGEXMATCH). */
import { display } from '../../display';
import { serialOf, serialOfInstant, wallClock, type WallClock } from '../../serial';
import { cellsOf, Fault, numberIn, toNumber, toText, Unsupported } from '../value';
import { MANY, numeric, plain, textual, whole, type Known } from './kinds';

const NUM = (name: string) => new Fault('#NUM!', `Function ${name} got a value out of its range.`);

const ofDate = (name: string, work: (at: WallClock) => number): Known =>
  numeric(1, 1, (serial) => (serial < 0 ? NUM(name) : work(wallClock(serial))));

/** Types 1 (Sunday is 1), 2 (Monday is 1) and 3 (Monday is 0). */
const weekday = (serial: number, type = 1) => {
  const { weekday: day } = wallClock(Math.floor(serial));
  if (type === 1) return day + 1;
  if (type === 2) return ((day + 6) % 7) + 1;
  return type === 3 ? (day + 6) % 7 : NUM('WEEKDAY');
};

/** The same day so many months on, or the month's last one. */
const months = (serial: number, count: number): number => {
  const { year, month, day } = wallClock(Math.floor(serial));
  const first = serialOf(year, month + Math.trunc(count), 1);
  return first + Math.min(day, daysFrom(first)) - 1;
};

function daysFrom(first: number): number {
  const { year, month } = wallClock(first);
  return serialOf(year, month + 1, 1) - first;
}

/** Years below 1900 count from 1900, months and days beyond their bounds run over. */
const dateOf = (year: number, month: number, day: number) =>
  year < 0
    ? NUM('DATE')
    : serialOf(Math.trunc(year) + (year < 1900 ? 1900 : 0), Math.trunc(month), Math.trunc(day));

const text = plain(2, 2, ([value, pattern]) => {
  const number = typeof value === 'string' ? numberIn(value) : value;
  return typeof number === 'number' ? display(number, String(pattern)) : (toText(value!) as string);
});

/**
 * Patterns are RE2's: what RE2 refuses and JavaScript knows (looking around, references back) is refused.
 * Of its flags only `(?i)` at the beginning is known here.
 */
const patternIn = (source: string): RegExp | Fault => {
  const [, flags = '', rest = source] = /^\(\?(i)\)([^]*)$/.exec(source) ?? [];
  if (/\(\?(?!:|P?<\w)/.test(rest)) throw new Unsupported(`flags in the pattern ${source}`);
  try {
    if (!/\\[1-9]/.test(rest)) return new RegExp(rest, `${flags}u`);
  } catch {
    // Told below.
  }
  return new Fault(
    '#REF!',
    `Function REGEXMATCH parameter 2 value "${source}" is not a valid regular expression.`,
  );
};

const regexMatch: Known = plain(2, 2, ([value, pattern]) => {
  if (typeof value === 'number' || typeof value === 'boolean')
    return new Fault(
      '#VALUE!',
      `Function REGEXMATCH parameter 1 expects text values. But '${String(value)}' is a ${typeof value} and cannot be coerced to a text.`,
    );
  const made = patternIn(toText(pattern!) as string);
  return made instanceof Fault ? made : made.test(value ?? '');
});

const cut = (work: (text: string, count: number) => string): Known =>
  plain(1, 2, ([value, count = 1]) => {
    const size = toNumber(count);
    return size instanceof Fault ? size : work(toText(value!) as string, size);
  });

export const TEXTS: Readonly<Record<string, Known>> = {
  TEXT: text,
  VALUE: plain(1, 1, ([value]) => toNumber(value!)),
  N: plain(1, 1, ([value]) =>
    typeof value === 'number' ? value : typeof value === 'boolean' ? Number(value) : 0,
  ),
  T: plain(1, 1, ([value]) => (typeof value === 'string' ? value : '')),
  LEN: textual(1, 1, (one) => one.length),
  TRIM: textual(1, 1, (one) => one.trim().replace(/ +/g, ' ')),
  UPPER: textual(1, 1, (one) => one.toUpperCase()),
  LOWER: textual(1, 1, (one) => one.toLowerCase()),
  LEFT: cut((one, count) => one.slice(0, count)),
  RIGHT: cut((one, count) => (count > 0 ? one.slice(-count) : '')),
  FIND: plain(2, 3, ([wanted, text, from = 1]) => {
    const at = String(toText(text!)).indexOf(String(toText(wanted!)), Number(from) - 1);
    return at < 0
      ? new Fault('#VALUE!', `In FIND evaluation, cannot find '${String(wanted)}'.`)
      : at + 1;
  }),
  REGEXMATCH: regexMatch,
  EXACT: textual(2, 2, (one, other) => one === other),
  SUBSTITUTE: textual(3, 3, (one, from, to) => (from === '' ? one : one.split(from).join(to))),
  HYPERLINK: textual(1, 2, (url, label) => label ?? url),
  CONCATENATE: whole(1, MANY, (values) => {
    let joined = '';
    for (const value of values)
      for (const cell of cellsOf(value)) {
        const part = toText(cell);
        if (part instanceof Fault) return part;
        joined += part;
      }
    return joined;
  }),
  DATE: numeric(3, 3, dateOf),
  YEAR: ofDate('YEAR', (at) => at.year),
  MONTH: ofDate('MONTH', (at) => at.month),
  DAY: ofDate('DAY', (at) => at.day),
  HOUR: ofDate('HOUR', (at) => at.hour),
  WEEKDAY: numeric(1, 2, weekday),
  EDATE: numeric(2, 2, months),
  EOMONTH: numeric(2, 2, (serial, count) => {
    const { year, month } = wallClock(Math.floor(serial));
    return serialOf(year, month + Math.trunc(count) + 1, 1) - 1;
  }),
  DATEVALUE: plain(1, 1, ([value]) => {
    const serial = toNumber(value!);
    return serial instanceof Fault ? serial : Math.floor(serial);
  }),
  TODAY: plain(0, 0, (_, context) => Math.floor(serialOfInstant(context.now(), context.timeZone))),
  NOW: plain(0, 0, (_, context) => serialOfInstant(context.now(), context.timeZone)),
};
