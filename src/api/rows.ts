import type { Cell, Field } from '../model';
import { ProblemError } from './problem';

/** A record as JSON has it, by the names of its fields. */
type Value = Cell | object;

/** What a cell is in JSON: fields that hold JSON are themselves. */
const valueOf = (cell: Cell, { type }: Field): Value => {
  if (type !== 'json' || typeof cell !== 'string') return cell;
  try {
    return JSON.parse(cell) as object;
  } catch {
    return cell;
  }
};

export const recordOf = (row: readonly Cell[], fields: readonly Field[]): Record<string, Value> => {
  const record: Record<string, Value> = {};
  for (let i = 0; i < fields.length; i++)
    record[fields[i]!.name] = valueOf(row[i] ?? null, fields[i]!);
  return record;
};

export const ndjsonOf = (rows: readonly (readonly Cell[])[], fields: readonly Field[]): string =>
  rows.map((row) => `${JSON.stringify(recordOf(row, fields))}\n`).join('');

/** What a spreadsheet takes for a formula when it opens a file, blanks before it or not. */
const FORMULA = /^[\s\u0000-\u001f]*[=+\-@|%＝＋－＠]/;
const QUOTED = /[",\r\n]/;

/**
 * Text that a spreadsheet would run gets an apostrophe before it, as spreadsheets themselves mark text.
 * Numbers stay numbers: only text can hold a formula.
 */
const csvCell = (cell: Cell): string => {
  if (cell === null) return '';
  if (typeof cell !== 'string') return String(cell);
  const text = FORMULA.test(cell) ? `'${cell}` : cell;
  return QUOTED.test(text) ? `"${text.replace(/"/g, '""')}"` : text;
};

/** RFC 4180, with the fields' names as header. */
export const csvOf = (rows: readonly (readonly Cell[])[], fields: readonly Field[]): string =>
  [fields.map(({ name }) => name), ...rows].map((row) => row.map(csvCell).join(',')).join('\r\n') +
  '\r\n';

/** More would not pass as one answer (facts: Quotas, 50 MB). */
const MOST_CHARS = 40_000_000;

/** @throws ProblemError too-large */
export const fitting = (text: string): string => {
  if (text.length > MOST_CHARS)
    throw new ProblemError(
      'too-large',
      'The answer is larger than Google lets a script give. Ask for fewer fields, filter, or set a limit.',
    );
  return text;
};
