import type { FieldType, Table, TableColumn } from '../model';
import { charsOf, keyLimit } from './_jdbc/batches';
import { bulk, type Flavor, type Server, type Shape } from './_jdbc/flavor';
import { warehouseOf } from './_jdbc/index';
import { ASKING } from './_jdbc/reading';
import {
  among,
  assigning,
  BUSY,
  columnLines,
  heldBy,
  insert,
  literal as plain,
  MACROS,
  matching,
  standard,
} from './_jdbc/standard';
import { hexOf } from './_jdbc/values';

const quote = (identifier: string): string => `\`${identifier.replace(/`/g, '``')}\``;

/**
 * What a backslash means depends on the server's mode, which the driver has to know when it fills in
 * parameters: it is left as it is, and a text with one is written in hex.
 */
const literal = (text: string): string =>
  text.includes('\\') ? `CONVERT(0x${hexOf(text)} USING utf8mb4)` : plain(text);

const TYPES: Readonly<Record<FieldType, string>> = {
  text: 'longtext',
  integer: 'bigint',
  number: 'double',
  boolean: 'tinyint(1)',
  date: 'date',
  timestamp: 'datetime(6)',
  // MySQL's own JSON would order the names anew.
  json: 'longtext',
};

/** What a parameter is read as. */
const PARAMETERS: Partial<Record<FieldType, string>> = {
  integer: 'double',
  number: 'double',
  date: 'date',
  timestamp: 'datetime(6)',
};

/** Texts compare and sort by their code points: no case, no accent, no blank at the end is passed over. */
const collation = ({ version }: Server): string =>
  version.startsWith('MariaDB') ? 'utf8mb4_nopad_bin' : 'utf8mb4_0900_bin';

/** What a column of the bulk rows is read as; dates and moments become themselves when they are stored. */
const readAs = (type: FieldType): string =>
  type === 'date' || type === 'timestamp' ? 'varchar(40)' : TYPES[type];

const isText = ({ type }: Pick<TableColumn, 'type'>): boolean => TYPES[type] === 'longtext';

/**
 * Characters of a short text: MariaDB joins by hash, and gives common tables keys, where two of them have no
 * more than 1,000 bytes, and not at all where they are long texts. Of fewer than 64, rows of many columns would
 * not fit into a page.
 */
const SHORT = 120;
/** Columns that a row, which has 65,535 bytes without its long texts, takes of them. */
const MOST_SHORT = 100;
const isShort = (table: Table, column: TableColumn): boolean =>
  isText(column) &&
  table.columns
    .filter((c) => c.short && isText(c))
    .slice(0, MOST_SHORT)
    .some(({ name }) => name === column.name);

/** What a text may come to: keys are in an index whole. */
const longest = (table: Table, column: TableColumn): string => {
  const chars = charsOf(table, column, flavor);
  return chars === Infinity ? 'longtext' : `varchar(${chars})`;
};

/**
 * Characters of a text that an index other than the key's looks at. Fewer than a short text has: one of all
 * its characters would keep it from becoming a long one.
 */
const INDEXED = 100;
/** What a number, a day or a moment takes of an index, in characters. */
const NUMBER_CHARS = 3;
/** Columns that an index takes. */
const MOST_INDEXED = 16;
const indexed = ({ table, quote: q }: Shape, columns: readonly string[]): string => {
  const taken = columns.slice(0, MOST_INDEXED).map((name) => ({
    name,
    column: table.columns.find((c) => c.name === name),
  }));
  const texts = taken.filter(({ column }) => column && isText(column)).length;
  const left = flavor.keyChars - NUMBER_CHARS * (taken.length - texts);
  const chars = Math.min(INDEXED, Math.floor(left / texts), keyLimit(table, flavor));
  return taken
    .map(({ name, column }) => q(name) + (column && isText(column) ? `(${chars})` : ''))
    .join(', ');
};

const commented = ({ comment }: { readonly comment?: string }): string =>
  comment === undefined ? '' : ` COMMENT ${plain(comment)}`;

const definition = ({ quote: q, table }: Shape, column: TableColumn, type: string): string =>
  `${q(column.name)} ${type}${table.key.includes(column.name) ? ' NOT NULL' : ''}` +
  commented(column);

const modified = (sql: Shape, column: TableColumn, type: string): readonly string[] => [
  `ALTER TABLE ${sql.name} MODIFY ${definition(sql, column, type)}`,
];

const NUMBER = `'^[+-]?([0-9]{1,200}[.]?[0-9]{0,200}|[.][0-9]{1,200})([eE][+-]?[0-9]{1,2})?$'`;

/** MySQL of version 8.0.19 and later, and MariaDB of 10.6 and later. */
export const flavor: Flavor = {
  ...standard,
  id: 'mysql',
  title: 'MySQL',
  description:
    'A MySQL or MariaDB database. Cloud SQL for MySQL is the easiest to set up: Google’s scripts reach it by its name, without opening it to any address.',
  example: 'my-project:europe-west1:school',
  port: 3306,
  byInstance: true,
  url: ({ host, port, instance, database }) =>
    instance
      ? `jdbc:google:mysql://${instance}/${database}`
      : `jdbc:mysql://${host}:${port}/${database}`,

  hasSchemas: false,
  longestName: 64,
  // 3,072 bytes of an index, four a character.
  keyChars: 760,
  rowsAtOnce: 4000,

  session: [
    'SET SESSION sql_mode = CONCAT(' +
      "IF(@@sql_mode LIKE '%NO_BACKSLASH_ESCAPES%', 'NO_BACKSLASH_ESCAPES,', ''), " +
      "'ANSI_QUOTES,PIPES_AS_CONCAT,STRICT_ALL_TABLES,NO_ENGINE_SUBSTITUTION'), " +
      "SESSION time_zone = '+00:00', SESSION group_concat_max_len = 4294967295, collation_connection = " +
      "IF(VERSION() LIKE '%MariaDB%', 'utf8mb4_nopad_bin', 'utf8mb4_0900_bin')" +
      // MariaDB joins by hash only where it is told to; to MySQL, which does, this is a comment.
      ' /*M! , SESSION join_cache_level = 8, SESSION join_buffer_size = 8388608 */',
  ],
  about: 'SELECT VERSION(), @@max_allowed_packet',
  versionOf: (told) => {
    const number = /^[\d.]+/.exec(told)?.[0] ?? '';
    return /mariadb/i.test(told) ? `MariaDB ${number}` : `MySQL ${number}`;
  },

  dialect: () => ({
    name: 'MySQL',
    quote,
    literal,
    columnType: (type) => TYPES[type],
    materialized: '',
    // By EXISTS it would look at every row of the table.
    deleteMeeting: (table, from, on) => `DELETE ${table} FROM ${table} JOIN ${from} ON ${on}`,
    macros: {
      ...MACROS,
      descriptor: (uri) => `substr(${uri}, instr(${uri}, '#') + 1)`,
      days_between: (from, to) => `datediff(${to}, ${from})`,
      days_after: (date, count) => `date_add(CAST(${date} AS date), INTERVAL (${count}) DAY)`,
      year_of: (date) => `year(${date})`,
      month_of: (date) => `month(${date})`,
      weekday_of: (date) => `(weekday(${date}) + 1)`,
      concat: (...texts) => `concat(${texts.map((text) => `coalesce(${text}, '')`).join(', ')})`,
      join_text: (text, order) => `group_concat(${text} ORDER BY ${order} SEPARATOR ', ')`,
      flag: (condition) => `(CASE WHEN ${condition} THEN 1 ELSE 0 END)`,
      is_true: (column) => `(coalesce(${column}, 0) <> 0)`,
      to_number: (text) =>
        `(CASE WHEN trim(${text}) REGEXP ${NUMBER} THEN CAST(trim(${text}) AS double) END)`,
      to_text: (value) => `CAST(${value} AS char)`,
      hmac: (value, inner, outer) =>
        `substr(sha2(concat(unhex('${outer}'), unhex(sha2(concat(unhex('${inner}'), ` +
        `CAST(nullif(${value}, '') AS binary)), 256))), 256), 1, 16)`,
      share: (part, whole) => `(CAST(${part} AS double) / nullif(${whole}, 0))`,
      quotient: (part, whole) => `((${part}) DIV nullif(${whole}, 0))`,
    },
  }),
  asking: {
    ...ASKING,
    parameter: (type) => (PARAMETERS[type] ? `CAST(? AS ${PARAMETERS[type]})` : '?'),
    contains: (value, part) => `instr(${value}, ${part}) > 0`,
  },
  columnType: (_, table, column) => {
    if (!isText(column)) return TYPES[column.type];
    return isShort(table, column)
      ? `varchar(${Math.min(SHORT, charsOf(table, column, flavor))})`
      : longest(table, column);
  },
  typeOf: (found) => {
    const type = found.toLowerCase();
    return heldBy(TYPES, /^bigint/.test(type) ? 'bigint' : type);
  },

  roomOf: (found) => Number(/^varchar\((\d+)\)$/i.exec(found)?.[1] ?? Infinity),
  makeRoom: (sql, columns) =>
    `ALTER TABLE ${sql.name} ${columns
      .map((column) => `MODIFY ${definition(sql, column, longest(sql.table, column))}`)
      .join(', ')}`,

  from: (_, columns) =>
    `JSON_TABLE(?, '$[*]' COLUMNS (${columns
      .map(({ type }, i) => `${bulk(i)} ${readAs(type)} PATH '$[${i}]' ERROR ON ERROR`)
      .join(', ')})) AS j`,
  upsert: (sql) => {
    if (sql.keys.length === 0) return insert(sql);
    const [first] = sql.keys;
    const set = assigning(sql, (i) => `VALUES(${sql.columns[i]})`);
    const same = `${sql.columns[first!]} = ${sql.name}.${sql.columns[first!]}`;
    return `${insert(sql)} ON DUPLICATE KEY UPDATE ${set === '' ? same : set}`;
  },
  update: (sql) =>
    `UPDATE ${sql.name} JOIN ${sql.from} ON ${matching(sql)} ` +
    `SET ${assigning(sql, (i) => sql.values[i]!, `${sql.name}.`)}`,
  remove: (sql) => `DELETE ${sql.name} FROM ${sql.name} JOIN ${sql.from} ON ${matching(sql)}`,

  create: (sql) => [
    `CREATE TABLE ${sql.name} (${columnLines(sql, (column) => commented(column))}) ` +
      `ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE ${collation(sql.server)}` +
      commented(sql.table),
  ],
  addColumn: (sql, column) => [
    `ALTER TABLE ${sql.name} ADD COLUMN ${definition(sql, column, sql.typeOf(column))}`,
  ],
  widen: (sql, column) => modified(sql, column, sql.typeOf(column)),
  joinsByIndex: true,
  createIndex: (sql, index, columns) =>
    `CREATE INDEX ${sql.quote(index)} ON ${sql.name} (${indexed(sql, columns)})`,
  // A comment has to be a plain literal, where a backslash means what the server's mode says.
  remark: (text) => standard.remark(text).replace(/\\/g, '∖'),
  comment: (sql, column, found) =>
    column
      ? modified(sql, column, found ?? sql.typeOf(column))
      : [`ALTER TABLE ${sql.name}${commented({ comment: '', ...sql.table })}`],
  // MySQL knows blocks in stored procedures only.
  atomic: ({ version }, steps) =>
    version.startsWith('MariaDB')
      ? `BEGIN NOT ATOMIC\n${[
          'DECLARE EXIT HANDLER FOR SQLEXCEPTION BEGIN ROLLBACK; RESIGNAL; END',
          'START TRANSACTION',
          ...steps.map((step) =>
            typeof step === 'string'
              ? step
              : (step.changing === undefined
                  ? `IF NOT ((${step.sql}) <=> ${step.answer}) THEN `
                  : `${step.changing};\nIF ROW_COUNT() <> ${step.answer} THEN `) +
                `SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = '${BUSY}'; END IF`,
          ),
          'COMMIT',
        ].join(';\n')};\nEND`
      : undefined,
  createView: ({ name }, query) => [`CREATE OR REPLACE VIEW ${name} AS ${query}`],
  // The server counts by itself only seconds later: a build that comes sooner takes every table for empty,
  // and reads all rows of a connection for each row that it joins.
  analyze: (names) => `ANALYZE TABLE ${names.join(', ')}`,
  analyzeColumns: 4,
  columnsOf: (places) =>
    "SELECT '', c.table_name, c.column_name, c.column_type, c.column_comment, t.table_comment, t.table_rows " +
    'FROM information_schema.columns c JOIN information_schema.tables t ' +
    'ON t.table_schema = c.table_schema AND t.table_name = c.table_name ' +
    `WHERE c.table_schema = database() AND t.table_type = 'BASE TABLE' ` +
    `AND ${among(places, '', 'c.table_name', literal)}`,
  indexesOf: (places) =>
    "SELECT DISTINCT '', table_name, index_name FROM information_schema.statistics " +
    `WHERE table_schema = database() AND ${among(places, '', 'table_name', literal)}`,
  kindsOf: (places) =>
    "SELECT '', table_name, table_type FROM information_schema.tables " +
    `WHERE table_schema = database() AND ${among(places, '', 'table_name', literal)}`,
};

export default warehouseOf(flavor);
