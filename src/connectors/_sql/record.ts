import type { Json, Resource, Session, SourceRecord } from '../../model';
import { HEAD, type SqlTable } from './table';

/** A row as it came: every value a text. */
export type Texts = readonly (string | null)[];

export const keyOf = (row: Texts): string => row[0] ?? '';
export const sumOf = (row: Texts): number => Number(row[1]);
export const changeOf = (row: Texts): string | null => row[2] ?? null;

/** Rows of one statement that have the key of another of them, or none. */
export const keylessOf = (rows: readonly Texts[]): number =>
  rows.length - new Set(rows.flatMap(([key]) => (key === null ? [] : [key]))).size;

const MOMENT = /^(\d{4}-\d\d-\d\d)[ T](\d\d:\d\d:\d\d)(\.\d+)?(.*)$/;
/** As databases write moments: what has no zone is in UTC, for so the connection was told. */
const momentOf = (text: string): string => {
  const [, day, clock, fraction = '', zone = ''] = MOMENT.exec(text) ?? [];
  if (day === undefined) return text;
  const told = /^([+-]\d\d)(:?\d\d)?$/.exec(zone.trim());
  const isUtc = !told || /^[+-]00(:?00)?$/.test(zone.trim());
  return `${day}T${clock}${fraction.replace(/\.?0+$/, '')}${isUtc ? 'Z' : `${told[1]}:${(told[2] ?? '00').slice(-2)}`}`;
};

const TRUE = ['1', 't', 'true', 'y', 'yes'];
const FALSE = ['0', 'f', 'false', 'n', 'no'];
const flagOf = (text: string): Json => {
  const word = text.toLowerCase();
  return TRUE.includes(word) ? true : FALSE.includes(word) ? false : text;
};
/** What a database writes as a number and JSON does not: `.5`, `NaN`. */
const numberOf = (text: string): Json => {
  if (/^-?(nan|inf(inity)?)$/i.test(text)) return null;
  return text.replace(/^(-?)\./, '$10.');
};

/** Rows as records: by the columns' names, typed as the resource's fields promise. */
export const recordsOf = (
  table: SqlTable,
  resource: Resource,
  { seal }: Pick<Session, 'seal'>,
): ((row: Texts) => SourceRecord) => {
  const types = new Map(resource.fields.map(({ path, type }) => [path, type]));
  const nulls = new Set(table.nulls ?? []);
  const hashed = new Set(table.hashed ?? []);
  // By the key rows are asked for again: what is kept of it would tell what is to be hidden.
  if (hashed.has(table.key)) throw new Error(`${table.key} tells rows apart and cannot be hidden.`);
  const valueOf = (column: string, text: string | null | undefined): Json => {
    if (text === null || text === undefined) return null;
    if (hashed.has(column)) {
      if (!seal) throw new Error(`There is no key to hide ${column} by.`);
      return text === '' ? text : seal(text);
    }
    const type = types.get(column);
    // Of a text it may be one that is meant: NA is Namibia.
    if (type !== 'text' && nulls.has(text.trim())) return null;
    if (type === 'timestamp') return momentOf(text);
    if (type === 'boolean') return flagOf(text);
    return type === 'number' || type === 'integer' ? numberOf(text) : text;
  };
  return (row) =>
    Object.fromEntries(
      table.columns.map((column, i) => [column, valueOf(column, row[HEAD + i])] as const),
    );
};
