import type { Dialect, FieldType, Table, TableName } from '../../model';

const TYPES: Readonly<Record<FieldType, string>> = {
  text: 'TEXT',
  integer: 'INTEGER',
  number: 'REAL',
  boolean: 'INTEGER',
  date: 'TEXT',
  timestamp: 'TEXT',
  json: 'TEXT',
};

const quote = (identifier: string): string => `"${identifier.replace(/"/g, '""')}"`;

const day = (date: string): string => `substr(${date}, 1, 10)`;
const part = (format: string, date: string): string =>
  `CAST(strftime('${format}', ${day(date)}) AS INTEGER)`;

/** SQLite's `max` and `min` are null as soon as one argument is: each steps in for its neighbours. */
const ignoringNulls =
  (name: 'max' | 'min') =>
  (...args: string[]): string => {
    if (args.length === 1) return `(${args[0]})`;
    const turns = args.map((_, i) => [...args.slice(i), ...args.slice(0, i)]);
    return `${name}(${turns.map((turn) => `coalesce(${turn.join(', ')})`).join(', ')})`;
  };

const place = ({ schema, name }: TableName): string => quote(`${schema}__${name}`);

export const dialect: Dialect = Object.freeze({
  name: 'SQLite',
  quote,
  table: place,
  literal: (text: string): string => `'${text.replace(/'/g, "''")}'`,
  insertSelect: (table: Table, picked: readonly string[], query: string): string =>
    `INSERT INTO ${place(table)} (${table.columns.map((c) => quote(c.name)).join(', ')}) ` +
    `SELECT ${picked.join(', ')} FROM (\n${query}\n) AS q`,
  columnType: (type: FieldType): string => TYPES[type],
  materialized: 'MATERIALIZED' as const,
  macros: Object.freeze({
    descriptor: (uri: string) => `substr(${uri}, instr(${uri}, '#') + 1)`,
    days_between: (from: string, to: string) =>
      `CAST(julianday(${day(to)}) - julianday(${day(from)}) AS INTEGER)`,
    days_after: (date: string, count: string) => `date(${day(date)}, (${count}) || ' days')`,
    today: (literal: string) => literal,
    year_of: (date: string) => part('%Y', date),
    month_of: (date: string) => part('%m', date),
    weekday_of: (date: string) => part('%u', date),
    concat: (...texts: string[]) => `concat(${texts.join(', ')})`,
    join_text: (text: string, order: string) => `group_concat(${text}, ', ' ORDER BY ${order})`,
    flag: (condition: string) => `(CASE WHEN ${condition} THEN 1 ELSE 0 END)`,
    is_true: (column: string) => `(coalesce(${column}, 0) <> 0)`,
    // Comparing with a NUMERIC makes a number of a text that is one, and leaves all others alone.
    to_number: (text: string) =>
      `(CASE WHEN CAST(trim(${text}) AS NUMERIC) = trim(${text}) THEN CAST(trim(${text}) AS REAL) END)`,
    to_text: (value: string) =>
      `(CASE WHEN typeof(${value}) = 'real' AND ${value} = CAST(${value} AS INTEGER) ` +
      `THEN CAST(CAST(${value} AS INTEGER) AS TEXT) ELSE CAST(${value} AS TEXT) END)`,
    greatest: ignoringNulls('max'),
    least: ignoringNulls('min'),
    share: (part: string, whole: string) => `(CAST(${part} AS REAL) / nullif(${whole}, 0))`,
    quotient: (part: string, whole: string) => `CAST((${part}) / nullif(${whole}, 0) AS INTEGER)`,
    count_if: (condition: string) => `count(CASE WHEN ${condition} THEN 1 END)`,
  }),
});
