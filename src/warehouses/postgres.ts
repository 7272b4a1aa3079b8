import type { FieldType, TableColumn, TableName } from '../model';
import { bulk, type Flavor } from './_jdbc/flavor';
import { warehouseOf } from './_jdbc/index';
import { ASKING } from './_jdbc/reading';
import {
  among,
  assigning,
  BUSY,
  columnLines,
  insert,
  keyList,
  literal,
  MACROS,
  matching,
  standard,
} from './_jdbc/standard';

const quote = (identifier: string): string => `"${identifier.replace(/"/g, '""')}"`;

const TYPES: Readonly<Record<FieldType, string>> = {
  text: 'text',
  integer: 'bigint',
  number: 'double precision',
  boolean: 'boolean',
  date: 'date',
  timestamp: 'timestamptz',
  json: 'json',
};
/** Texts compare and sort by their bytes, whatever the database was made with. */
const BINARY = ' COLLATE "C"';
const stored = (type: FieldType): string => TYPES[type] + (type === 'text' ? BINARY : '');

/** Types as the catalogue writes them. */
const FOUND: Readonly<Record<string, FieldType>> = {
  ...Object.fromEntries(Object.entries(TYPES).map(([type, sql]) => [sql, type as FieldType])),
  'timestamp with time zone': 'timestamp',
};

const day = (date: string): string => `CAST(${date} AS date)`;
const part = (name: string, date: string): string => `CAST(extract(${name} FROM ${date}) AS int)`;
const text = (sql: string): string => `CAST(${sql} AS text)`;

const NUMBER = String.raw`'^[+-]?(\d{1,200}[.]?\d{0,200}|[.]\d{1,200})([eE][+-]?\d{1,2})?$'`;

const isText = ({ type }: TableColumn): boolean => type === 'text' || type === 'json';

/** Statements as one, which is all or nothing. A column may be called as a variable of the language is. */
const block = (statements: readonly string[]): string => {
  const text = statements.join(';\n');
  let tag = '$do$';
  while (text.includes(tag)) tag = `$do${tag.length}${tag.slice(1)}`;
  return `DO ${tag}\n#variable_conflict use_column\nBEGIN\n${text};\nEND ${tag}`;
};

/** PostgreSQL of version 12 and later, Google's or anybody's. */
export const flavor: Flavor = {
  ...standard,
  id: 'postgres',
  title: 'PostgreSQL',
  description:
    'A PostgreSQL database, at Google (Cloud SQL) or elsewhere: for what no longer fits into a workbook, and for those who ask by SQL. The server must let Google’s addresses in.',
  example: 'db.school.org:5432',
  port: 5432,
  url: ({ host, port, database }) => `jdbc:postgresql://${host}:${port}/${database}`,

  longestName: 63,
  keyChars: 640,
  rowsAtOnce: 5000,
  undoesShapes: true,

  about:
    "SELECT version(), 1073741823, set_config('TimeZone', 'UTC', false), " +
    "set_config('standard_conforming_strings', 'on', false), set_config('DateStyle', 'ISO', false), " +
    "set_config('extra_float_digits', '1', false)",
  versionOf: (told) => /^\S+ [\d.]+/.exec(told)?.[0] ?? told,
  schemas: 'SELECT nspname FROM pg_namespace',

  dialect: () => ({
    name: 'PostgreSQL',
    quote,
    literal,
    columnType: stored,
    materialized: 'MATERIALIZED',
    cast: (sql, type) => `CAST(${sql} AS ${TYPES[type]})`,
    macros: {
      ...MACROS,
      descriptor: (uri) => `substr(${uri}, strpos(${uri}, '#') + 1)`,
      days_between: (from, to) => `(${day(to)} - ${day(from)})`,
      days_after: (date, count) => `(${day(date)} + CAST(${count} AS integer))`,
      year_of: (date) => part('year', date),
      month_of: (date) => part('month', date),
      weekday_of: (date) => part('isodow', date),
      concat: (...texts) => `concat(${texts.join(', ')})`,
      join_text: (value, order) => `string_agg(${text(value)}, ', ' ORDER BY ${order} NULLS FIRST)`,
      flag: (condition) => `coalesce((${condition}), false)`,
      is_true: (column) => `coalesce(${column}, false)`,
      to_number: (value) =>
        `(CASE WHEN trim(${text(value)}) ~ ${NUMBER} THEN CAST(trim(${text(value)}) AS float8) END)`,
      to_text: (value) => text(value) + BINARY,
      hmac: (value, inner, outer) =>
        `substr(encode(sha256(decode('${outer}', 'hex') || sha256(decode('${inner}', 'hex') || ` +
        `convert_to(nullif(${value}, ''), 'UTF8'))), 'hex'), 1, 16)${BINARY}`,
      greatest: (...values) => `greatest(${values.join(', ')})`,
      least: (...values) => `least(${values.join(', ')})`,
      share: (of, whole) => `(CAST(${of} AS float8) / nullif(${whole}, 0))`,
      quotient: (of, whole) =>
        `CAST(trunc(CAST(${of} AS numeric) / nullif(${whole}, 0)) AS bigint)`,
    },
  }),
  asking: {
    ...ASKING,
    parameter: (type) => `CAST(? AS ${TYPES[type === 'integer' ? 'number' : type]})`,
    contains: (value, part) => `strpos(${value}, ${part}) > 0`,
  },
  columnType: (_, __, { type }) => stored(type),
  typeOf: (found) => (FOUND[found] ? [FOUND[found]] : []),

  rowsAre: 'objects',
  from: (_, columns) =>
    `json_to_recordset(CAST(? AS json)) AS j(${columns
      .map(({ type }, i) => `${bulk(i)} ${type === 'json' ? 'text' : TYPES[type]}`)
      .join(', ')})`,
  // As JSON it would be a text inside JSON.
  value: ({ type }, at) => (type === 'json' ? `CAST(j.${bulk(at)} AS json)` : `j.${bulk(at)}`),
  upsert: (sql) => {
    if (sql.keys.length === 0) return insert(sql);
    const set = assigning(sql, (i) => `EXCLUDED.${sql.columns[i]}`);
    return `${insert(sql)} ON CONFLICT (${keyList(sql)}) DO ${set === '' ? 'NOTHING' : `UPDATE SET ${set}`}`;
  },
  update: (sql) =>
    `UPDATE ${sql.name} SET ${assigning(sql, (i) => sql.values[i]!)} FROM ${sql.from} WHERE ${matching(sql)}`,
  remove: (sql) => `DELETE FROM ${sql.name} USING ${sql.from} WHERE ${matching(sql)}`,

  create: (sql) => [
    `CREATE TABLE ${sql.name} (${columnLines(sql)})`,
    ...[null, ...sql.table.columns].flatMap((column) => flavor.comment(sql, column)),
  ],
  addColumn: (sql, column) => [...standard.addColumn(sql, column), ...flavor.comment(sql, column)],
  widen: ({ name, quote: q, typeOf }, column) => [
    `ALTER TABLE ${name} ALTER ${q(column.name)} TYPE ${typeOf(column)} ` +
      `USING CAST(${q(column.name)} AS ${TYPES[column.type]})`,
  ],
  // A B-tree refuses texts of more than 2,700 bytes; a hash takes any, for comparing with “=”.
  createIndex: (sql, index, columns) => {
    const last = sql.table.columns.find(({ name }) => name === columns[columns.length - 1]);
    const texts = sql.table.columns.filter((c) => columns.includes(c.name) && isText(c));
    if (!last || texts.length === 0 || !isText(last))
      return standard.createIndex(sql, index, columns);
    return `CREATE INDEX ${sql.quote(index)} ON ${sql.name} USING hash (${sql.quote(last.name)})`;
  },
  comment: ({ table, name, quote: q }, column) => {
    const [about, said] = column
      ? [`COLUMN ${name}.${q(column.name)}`, column.comment]
      : [`TABLE ${name}`, table.comment];
    return said === undefined ? [] : [`COMMENT ON ${about} IS ${literal(said)}`];
  },
  // Replaced where it can be, so that whoever may read it still may; made anew where its columns change.
  createView: ({ name, table }, query) => [
    `BEGIN CREATE OR REPLACE VIEW ${name} AS ${query};\n` +
      `EXCEPTION WHEN invalid_table_definition THEN DROP VIEW ${name}; CREATE VIEW ${name} AS ${query};\nEND`,
    ...(table.comment === undefined
      ? []
      : [`COMMENT ON VIEW ${name} IS ${literal(table.comment)}`]),
  ],
  together: (statements) =>
    statements.length < 2 && !statements[0]?.startsWith('BEGIN') ? statements : [block(statements)],
  atomic: (_, steps) =>
    block(
      steps.map((step) =>
        typeof step === 'string'
          ? step
          : step.changing !== undefined
            ? `${step.changing};\nIF NOT FOUND THEN RAISE EXCEPTION '${BUSY}'; END IF`
            : `IF (${step.sql}) IS DISTINCT FROM ${step.answer} THEN RAISE EXCEPTION '${BUSY}'; END IF`,
      ),
    ),
  analyze: (names) => `ANALYZE ${names.join(', ')}`,
  viewsOn: ({ schema, name }: TableName) =>
    'SELECT DISTINCT vn.nspname, v.relname, pg_get_viewdef(v.oid), obj_description(v.oid) ' +
    'FROM pg_depend d JOIN pg_rewrite r ON r.oid = d.objid JOIN pg_class v ON v.oid = r.ev_class ' +
    'JOIN pg_namespace vn ON vn.oid = v.relnamespace JOIN pg_class t ON t.oid = d.refobjid ' +
    "JOIN pg_namespace n ON n.oid = t.relnamespace WHERE v.relkind = 'v' AND v.oid <> t.oid " +
    `AND n.nspname = ${literal(schema)} AND t.relname = ${literal(name)}`,
  columnsOf: (places) =>
    'SELECT n.nspname, t.relname, a.attname, format_type(a.atttypid, NULL), ' +
    'col_description(t.oid, a.attnum), obj_description(t.oid) ' +
    'FROM pg_class t JOIN pg_namespace n ON n.oid = t.relnamespace ' +
    'JOIN pg_attribute a ON a.attrelid = t.oid AND a.attnum > 0 AND NOT a.attisdropped ' +
    `WHERE t.relkind IN ('r', 'p') AND ${among(places, 'n.nspname', 't.relname')}`,
  indexesOf: (places) =>
    'SELECT schemaname, tablename, indexname FROM pg_indexes ' +
    `WHERE ${among(places, 'schemaname', 'tablename')}`,
};

export default warehouseOf(flavor);
