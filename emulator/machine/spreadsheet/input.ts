/**
 * What a text becomes when it is typed into a cell (a person, `setValues`, USER_ENTERED), in the
 * locale en_US. This is the hostile part: "00123" is the number 123, "3-4" is a date.
 * assumes: write-parsed
 * Source: support.google.com/docs/answer/56470, the API's ValueInputOption, and Sheets itself.
 */
import type { Cell } from './book';
import { serialOf } from './serial';

export interface Entered {
  readonly value: Cell | null;
  readonly formula?: string;
  /** The number format that typing brings with it to a cell that has none. */
  readonly format?: { readonly type: string; readonly pattern: string };
}

const CLEARED: Entered = Object.freeze({ value: null });

/** `textCell`: the cell's format is "@", where all typing stays text. `year` is the current one. */
export function typed(text: string, textCell: boolean, year: () => number): Entered {
  if (text === '') return CLEARED;
  if (textCell) return { value: text };
  const first = text.charCodeAt(0);
  if (first === 39 /* ' */) return { value: text.slice(1) };
  if (first === 61 /* = */ && text.length > 1) return { value: null, formula: text };
  const trimmed = text.trim();
  if (/^(true|false)$/i.test(trimmed)) return { value: trimmed.length === 4 };
  if (!/\d/.test(trimmed) || trimmed.length > 60) return plainText(text, trimmed);
  return number(trimmed) ?? date(trimmed, year) ?? plainText(text, trimmed);
}

/** A leading "+" that is not a number begins a formula. */
const plainText = (text: string, trimmed: string): Entered =>
  trimmed.length > 1 && trimmed.startsWith('+')
    ? { value: null, formula: `=${trimmed}` }
    : { value: text };

const NUMBER =
  /^(\()?([-+])?(\$)?([-+])?((?:\d{1,3}(?:,\d{3})+|\d+)(\.\d*)?|(\.\d+))([eE][-+]?\d+)?\s?(%)?(\))?$/;

function number(text: string): Entered | null {
  const match = NUMBER.exec(text);
  if (!match) return null;
  const [, open, sign, dollar, inner, digits, decimals, bare, exponent, percent, close] = match;
  if (!!open !== !!close || (sign && inner) || (open && (sign || inner))) return null;
  const negative = open !== undefined || sign === '-' || inner === '-';
  const size = Number(digits!.replace(/,/g, '') + (exponent ?? ''));
  if (!Number.isFinite(size)) return null;
  const value = ((negative ? -size : size) || 0) / (percent ? 100 : 1);
  const fraction = (decimals ?? bare ?? '').length > 1;
  if (percent) return { value, format: { type: 'PERCENT', pattern: fraction ? '0.00%' : '0%' } };
  if (dollar) {
    const pattern = fraction ? '"$"#,##0.00' : '"$"#,##0';
    return { value, format: { type: 'CURRENCY', pattern } };
  }
  if (exponent) return { value, format: { type: 'SCIENTIFIC', pattern: '0.00E+00' } };
  if (digits!.includes(','))
    return { value, format: { type: 'NUMBER', pattern: fraction ? '#,##0.00' : '#,##0' } };
  return { value };
}

const MONTHS = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ');
const FULL_MONTHS =
  'january february march april may june july august september october november december'.split(
    ' ',
  );

function monthNumber(name: string): number {
  const lower = name.toLowerCase().replace(/\.$/, '');
  const full = FULL_MONTHS.indexOf(lower);
  return (full >= 0 ? full : MONTHS.indexOf(lower === 'sept' ? 'sep' : lower)) + 1;
}

const TIME = /^(\d{1,4}):(\d{2})(?::(\d{2})(\.\d{1,3})?)?\s?([aApP]\.?[mM]\.?)?$/;
const DATE_TIME =
  /^(.+?)(?:\s+|(?<=\d)T)(\d{1,2}:\d{2}(?::\d{2}(?:\.\d{1,3})?)?\s?(?:[ap]\.?m\.?)?)$/i;

/** A time zone ("Z", "+01:00") is not understood: such a text stays text. */
function date(text: string, year: () => number): Entered | null {
  const time = clock(text);
  if (time) return time;
  const both = DATE_TIME.exec(text);
  if (!both) return day(text, year);
  const onDay = day(both[1]!, year);
  const atTime = clock(both[2]!);
  if (!onDay || !atTime || (atTime.value as number) >= 1) return null;
  const pattern = `${onDay.format!.pattern} ${atTime.format!.pattern}`;
  return {
    value: (onDay.value as number) + (atTime.value as number),
    format: { type: 'DATE_TIME', pattern },
  };
}

function clock(text: string): Entered | null {
  const match = TIME.exec(text);
  if (!match) return null;
  const [, hours, minutes, seconds, fraction, half] = match;
  if (Number(minutes) > 59 || Number(seconds ?? 0) > 59) return null;
  let hour = Number(hours);
  if (half) {
    if (hour < 1 || hour > 12) return null;
    hour = (hour % 12) + (/^p/i.test(half) ? 12 : 0);
  }
  const value =
    (hour * 3600 + Number(minutes) * 60 + Number(seconds ?? 0) + Number(fraction ?? 0)) / 86_400;
  if (hour > 23) return { value, format: { type: 'TIME', pattern: '[h]:mm:ss' } };
  const pattern = `h:mm${seconds ? ':ss' : ''}${half ? ' am/pm' : ''}`;
  return { value, format: { type: 'TIME', pattern } };
}

/** Each shape: its expression, the places of year, month and day, and the format it brings. */
type Shape = readonly [RegExp, (match: RegExpExecArray, year: () => number) => number[], string];
const SHAPES: readonly Shape[] = [
  [/^(\d{4})-(\d{1,2})-(\d{1,2})$/, (m) => [+m[1]!, +m[2]!, +m[3]!], 'yyyy-mm-dd'],
  [/^(\d{4})[/.](\d{1,2})[/.](\d{1,2})$/, (m) => [+m[1]!, +m[2]!, +m[3]!], 'yyyy/mm/dd'],
  [/^(\d{1,2})[/](\d{1,2})[/](\d{4}|\d{2})$/, (m) => [century(m[3]!), +m[1]!, +m[2]!], 'm/d/yyyy'],
  [/^(\d{1,2})-(\d{1,2})-(\d{4}|\d{2})$/, (m) => [century(m[3]!), +m[1]!, +m[2]!], 'm-d-yyyy'],
  [/^(\d{1,2})\/(\d{1,2})$/, (m, year) => [year(), +m[1]!, +m[2]!], 'm/d'],
  [/^(\d{1,2})-(\d{1,2})$/, (m, year) => [year(), +m[1]!, +m[2]!], 'm-d'],
  [/^(\d{1,2})[-/](\d{4})$/, (m) => [+m[2]!, +m[1]!, 1], 'm/yyyy'],
  [/^(\d{4})[-/](\d{1,2})$/, (m) => [+m[1]!, +m[2]!, 1], 'yyyy-mm'],
  [
    /^(\d{1,2})[- ]([A-Za-z]{3,9}\.?)[- ,]+(\d{4}|\d{2})$/,
    (m) => [century(m[3]!), monthNumber(m[2]!), +m[1]!],
    'd-mmm-yyyy',
  ],
  [
    /^([A-Za-z]{3,9}\.?)[- ](\d{1,2}),?[- ](\d{4})$/,
    (m) => [+m[3]!, monthNumber(m[1]!), +m[2]!],
    'mmm d, yyyy',
  ],
  [/^(\d{1,2})[- ]([A-Za-z]{3,9}\.?)$/, (m, year) => [year(), monthNumber(m[2]!), +m[1]!], 'd-mmm'],
  [/^([A-Za-z]{3,9}\.?)[- ](\d{1,2})$/, (m, year) => [year(), monthNumber(m[1]!), +m[2]!], 'mmm d'],
  [/^([A-Za-z]{3,9}\.?)[- ](\d{4})$/, (m) => [+m[2]!, monthNumber(m[1]!), 1], 'mmm yyyy'],
];

const century = (text: string): number =>
  text.length === 4 ? +text : +text + (+text < 50 ? 2000 : 1900);

function day(text: string, thisYear: () => number): Entered | null {
  for (const [shape, read, pattern] of SHAPES) {
    const match = shape.exec(text);
    if (!match) continue;
    const [year, month, dayOfMonth] = read(match, thisYear) as [number, number, number];
    if (!exists(year, month, dayOfMonth)) continue;
    return { value: serialOf(year, month, dayOfMonth), format: { type: 'DATE', pattern } };
  }
  return null;
}

function exists(year: number, month: number, dayOfMonth: number): boolean {
  if (year < 1000 || month < 1 || month > 12 || dayOfMonth < 1) return false;
  return dayOfMonth <= new Date(Date.UTC(year, month, 0)).getUTCDate();
}
