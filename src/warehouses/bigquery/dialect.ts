import type { Dialect, FieldType, Table } from '../../model';
import { MACROS } from '../_jdbc/standard';
import { clean } from '../_jdbc/values';
import { nameOf, placed } from './names';

/** JSON stays the text it came as: BigQuery's own JSON type would order names and round numbers. */
export const TYPES: Readonly<Record<FieldType, string>> = {
  text: 'STRING',
  integer: 'INT64',
  number: 'FLOAT64',
  boolean: 'BOOL',
  date: 'DATE',
  timestamp: 'TIMESTAMP',
  json: 'STRING',
};

export const quote = (identifier: string): string => `\`${nameOf(identifier)}\``;

const ESCAPED: Readonly<Record<string, string>> = {
  '\\': '\\\\',
  "'": "\\'",
  '\n': '\\n',
  '\r': '\\r',
};
/** A quote is escaped by a backslash; doubled it would end the text. */
export const literal = (text: string): string =>
  `'${clean(text).replace(/[\\'\n\r]/g, (character) => ESCAPED[character]!)}'`;

const cast = (sql: string, type: string): string => `CAST(${sql} AS ${type})`;
const day = (date: string): string => cast(date, 'DATE');
const text = (sql: string): string => cast(sql, 'STRING');

const NUMBER = `'^[+-]?([0-9]{1,200}[.]?[0-9]{0,200}|[.][0-9]{1,200})([eE][+-]?[0-9]{1,2})?$'`;

/** GREATEST and LEAST are null as soon as one argument is: each steps in for its neighbours. */
const ignoringNulls =
  (name: 'GREATEST' | 'LEAST') =>
  (...args: string[]): string => {
    if (args.length === 1) return `(${args[0]})`;
    const turns = args.map((_, i) => [...args.slice(i), ...args.slice(0, i)]);
    return `${name}(${turns.map((turn) => `COALESCE(${turn.join(', ')})`).join(', ')})`;
  };

/** A column that nobody gave a type is an INT64 of nulls, which only becomes a text. */
const made = (sql: string, type: FieldType): string =>
  type === 'date' || type === 'timestamp' ? cast(text(sql), TYPES[type]) : cast(sql, TYPES[type]);

/** GoogleSQL for a workbook whose schema is this, in this project. */
export const dialectOf = (project: string, own: string): Dialect => {
  const place = placed(own);
  const table: Dialect['table'] = (of) => {
    const { schema, name } = place(of);
    return `\`${project}.${schema}.${name}\``;
  };
  return Object.freeze({
    name: 'BigQuery',
    quote,
    table,
    literal,
    columnType: (type: FieldType) => TYPES[type],
    insertSelect: (into: Table, picked: readonly string[], query: string) =>
      `INSERT INTO ${table(into)} (${into.columns.map(({ name }) => quote(name)).join(', ')}) ` +
      `SELECT ${into.columns.map(({ type }, i) => made(picked[i]!, type)).join(', ')} ` +
      `FROM (\n${query}\n) AS q`,
    materialized: '' as const,
    macros: Object.freeze({
      ...MACROS,
      today: day,
      descriptor: (uri: string) => `SUBSTR(${uri}, STRPOS(${uri}, '#') + 1)`,
      days_between: (from: string, to: string) => `DATE_DIFF(${day(to)}, ${day(from)}, DAY)`,
      days_after: (date: string, count: string) =>
        `DATE_ADD(${day(date)}, INTERVAL (${count}) DAY)`,
      year_of: (date: string) => `EXTRACT(YEAR FROM ${day(date)})`,
      month_of: (date: string) => `EXTRACT(MONTH FROM ${day(date)})`,
      hmac: (value: string, inner: string, outer: string) =>
        `SUBSTR(TO_HEX(SHA256(CONCAT(FROM_HEX('${outer}'), SHA256(CONCAT(FROM_HEX('${inner}'), ` +
        `CAST(NULLIF(${value}, '') AS BYTES)))))), 1, 16)`,
      weekday_of: (date: string) => cast(`FORMAT_DATE('%u', ${day(date)})`, 'INT64'),
      concat: (...texts: string[]) =>
        `CONCAT(${texts.map((value) => `COALESCE(${text(value)}, '')`).join(', ')})`,
      join_text: (value: string, order: string) =>
        `STRING_AGG(${text(value)}, ', ' ORDER BY ${order})`,
      flag: (condition: string) => `COALESCE((${condition}), FALSE)`,
      is_true: (column: string) => `COALESCE(${column}, FALSE)`,
      to_number: (value: string) =>
        `(CASE WHEN REGEXP_CONTAINS(TRIM(${text(value)}, ' '), ${NUMBER}) ` +
        `THEN SAFE_CAST(TRIM(${text(value)}, ' ') AS FLOAT64) END)`,
      to_text: text,
      greatest: ignoringNulls('GREATEST'),
      least: ignoringNulls('LEAST'),
      share: (part: string, whole: string) => `(${cast(part, 'FLOAT64')} / NULLIF(${whole}, 0))`,
      quotient: (part: string, whole: string) =>
        cast(`TRUNC((${part}) / NULLIF(${whole}, 0))`, 'INT64'),
    }),
  });
};
