import type { Cell, FieldType } from '../../model';

/** What no engine outside takes in a text: the character zero and halves of a pair. */
const UNTAKEN = /[\0\ud800-\udfff]/gu;
const MAYBE_UNTAKEN = /[\0\ud800-\udfff]/;

/** A text as it will stand there: what no engine takes is marked as “replaced”, in the same way everywhere. */
export const clean = (text: string): string =>
  MAYBE_UNTAKEN.test(text) ? text.replace(UNTAKEN, '\ufffd') : text;

/** A text's bytes in UTF-8, two hex digits each. */
export const hexOf = (text: string): string =>
  encodeURIComponent(clean(text)).replace(
    /%(..)|[^%]/g,
    (character, hex?: string) => hex ?? character.charCodeAt(0).toString(16),
  );

const MOMENT =
  /^(\d{4}-\d\d-\d\d)(?:[T ](\d\d):(\d\d)(?::(\d\d)(?:\.(\d+))?)?)?\s*(Z|[+-]\d\d(?::?\d\d)?)?$/;

/** The calendar has it. */
const isDay = (day: string): boolean => {
  if (!/^\d{4}-\d\d-\d\d$/.test(day) || day < '0001') return false;
  const time = Date.parse(`${day}T00:00:00Z`);
  return !Number.isNaN(time) && new Date(time).toISOString().slice(0, 10) === day;
};

/** Of many rows few days are new: what was found out about the last ones is kept. */
const DAYS = 10_000;
const known = new Map<string, boolean>();
/** The day, if the calendar has it. */
const dayOf = (text: string): string | null => {
  const day = text.slice(0, 10);
  let is = known.get(day);
  if (is === undefined) {
    is = isDay(day);
    if (known.size === DAYS) known.clear();
    known.set(day, is);
  }
  return is ? day : null;
};

/** As most sources write it; anything else takes the long way. */
const IN_UTC = /^\d{4}-\d\d-\d\dT(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d(?:\.\d{1,6})?Z$/;

/** A moment in UTC to the microsecond, without a zone: `2026-11-22T07:30:00.5`. */
const momentOf = (text: string): string | null => {
  if (IN_UTC.test(text)) return dayOf(text) === null ? null : text.slice(0, -1);
  const [, day = '', hour = '00', minute = '00', second = '00', fraction = '', zone = 'Z'] =
    MOMENT.exec(text) ?? [];
  if (dayOf(day) === null) return null;
  const offset = zone === 'Z' ? zone : `${zone.slice(0, 3)}:${zone.slice(-2)}`;
  const hours = zone.length === 3 ? `${zone}:00` : offset;
  const time = Date.parse(`${day}T${hour}:${minute}:${second}${hours}`);
  if (Number.isNaN(time)) return null;
  const utc = new Date(time).toISOString();
  // The first or the last day of the calendar, as systems say “always”, may be beyond it in UTC.
  if (dayOf(utc) === null) return null;
  const micros = fraction.slice(0, 6);
  return utc.slice(0, 19) + (micros === '' ? '' : `.${micros}`);
};

/** Largest whole number of a BIGINT, as a double sees it. */
const MOST = 2 ** 63;

type Writer = (cell: string | number | boolean) => string;

const quoted = (text: string | null): string => (text === null ? 'null' : `"${text}"`);
const number = (value: number): string => (Number.isFinite(value) ? String(value) : 'null');

/** What JSON writes otherwise, and what is not taken. */
const TROUBLE = /["\\\0-\x1f\ud800-\udfff]/;
const textOf = (text: string): string =>
  TROUBLE.test(text) ? JSON.stringify(clean(text)) : `"${text}"`;

/**
 * How a value of each type is written into bulk JSON. What the column cannot hold (30 February, a whole
 * number beyond 2⁶³) is null: the landing keeps it as it came.
 */
export const writers: Readonly<Record<FieldType, Writer>> = {
  text: (cell) => textOf(String(cell)),
  json: (cell) => textOf(String(cell)),
  integer: (cell) => {
    const value = Number(cell);
    if (Number.isSafeInteger(value)) return String(value);
    return Number.isInteger(value) && Math.abs(value) < MOST ? String(value) : 'null';
  },
  number: (cell) => number(Number(cell)),
  boolean: (cell) => (cell === true || cell === 1 || cell === 'true' || cell === '1' ? '1' : '0'),
  date: (cell) => quoted(dayOf(String(cell))),
  timestamp: (cell) => quoted(momentOf(String(cell))),
};

/** `2026-11-22 07:30:00.5+00` → `2026-11-22T07:30:00.500Z`: as JavaScript writes it, or to the microsecond. */
const isoOf = (text: string): string => {
  const [, day, clock, fraction = ''] =
    /^(\d{4,}-\d\d-\d\d)[T ](\d\d:\d\d:\d\d)(?:\.(\d+))?/.exec(text) ?? [];
  if (day === undefined) return text;
  const bare = fraction.replace(/0+$/, '');
  const shown = bare === '' ? '' : `.${bare.padEnd(bare.length > 3 ? 6 : 3, '0')}`;
  return `${day}T${clock}${shown}Z`;
};

type Reader = (text: string) => Cell;
const isTrue = (text: string): boolean => /^(t|true|1|\u0001)$/i.test(text);

/** A driver's text as the value it stands for. */
export const readers: Readonly<Record<FieldType, Reader>> = {
  text: (text) => text,
  json: (text) => text,
  integer: Number,
  number: Number,
  boolean: isTrue,
  date: (text) => text.slice(0, 10),
  timestamp: isoOf,
};

/** What the numbers of `java.sql.Types` stand for. */
const KINDS: Readonly<Record<number, FieldType>> = {
  [-7]: 'boolean',
  16: 'boolean',
  [-6]: 'integer',
  5: 'integer',
  4: 'integer',
  [-5]: 'integer',
  2: 'number',
  3: 'number',
  6: 'number',
  7: 'number',
  8: 'number',
  91: 'date',
  93: 'timestamp',
  2014: 'timestamp',
};
export const kindOf = (sqlType: number): FieldType => KINDS[sqlType] ?? 'text';

/** Rows of texts as rows of values, in place. */
export const read = (rows: (string | null)[][], types: readonly FieldType[]): Cell[][] => {
  const columns = types.map((type) => readers[type]);
  for (const row of rows as Cell[][])
    for (let i = 0; i < columns.length; i += 1) {
      const text = row[i];
      row[i] = text === null || text === undefined ? null : columns[i]!(text as string);
    }
  return rows;
};
