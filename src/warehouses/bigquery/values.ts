import type { Cell, FieldType } from '../../model';

/** Microseconds since 1970 as the text that went in: `2026-11-22T07:30:00.500Z`. */
const momentOf = (micros: string): string => {
  // In two parts: of far years they are more than a number holds exactly.
  const isBefore = micros.startsWith('-');
  const digits = micros.replace('-', '').padStart(7, '0');
  let [seconds, rest] = [Number(digits.slice(0, -6)), Number(digits.slice(-6))];
  if (isBefore) [seconds, rest] = rest === 0 ? [-seconds, 0] : [-seconds - 1, 1_000_000 - rest];
  const moment = new Date(seconds * 1000).toISOString().slice(0, 19);
  if (rest === 0) return `${moment}Z`;
  const fraction = String(rest).padStart(6, '0');
  return `${moment}.${fraction.endsWith('000') ? fraction.slice(0, 3) : fraction}Z`;
};

type Reader = (text: string) => Cell;
const same: Reader = (text) => text;

/** How BigQuery calls types in what it answers; what is not here comes as its text. */
const READERS: Readonly<Record<string, Reader>> = {
  INTEGER: Number,
  INT64: Number,
  FLOAT: Number,
  FLOAT64: Number,
  NUMERIC: Number,
  BIGNUMERIC: Number,
  BOOLEAN: (text) => text === 'true',
  BOOL: (text) => text === 'true',
  TIMESTAMP: momentOf,
};
export const readerOf = (type: string): Reader => READERS[type] ?? same;

/** What a column of such a type may hold of ours. */
const HOLDS: Readonly<Record<string, readonly FieldType[]>> = {
  STRING: ['text', 'json'],
  INTEGER: ['integer'],
  INT64: ['integer'],
  FLOAT: ['number'],
  FLOAT64: ['number'],
  BOOLEAN: ['boolean'],
  BOOL: ['boolean'],
  DATE: ['date'],
  TIMESTAMP: ['timestamp'],
};
export const typesOf = (type: string): readonly FieldType[] => HOLDS[type] ?? [];
