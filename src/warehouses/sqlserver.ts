import type { FieldType, TableName } from '../model';
import { charsOf } from './_jdbc/batches';
import { bulk, type Flavor, type Shape } from './_jdbc/flavor';
import { warehouseOf } from './_jdbc/index';
import { parted } from './_jdbc/query';
import {
  among,
  assigning,
  columnLines,
  heldBy,
  insert,
  literal as plain,
  MACROS,
  matching,
  standard,
} from './_jdbc/standard';

const quote = (identifier: string): string => `[${identifier.replace(/\]/g, ']]')}]`;
/** Beyond ASCII a literal without N would go through the database's code page. */
const literal = (text: string): string => {
  const said = plain(text);

  return /^[\0-\x7f]*$/.test(said) ? said : `N${said}`;
};

/** By code points; but for “=” blanks at the end are not there, as everywhere on SQL Server. */
const BINARY = ' COLLATE Latin1_General_100_BIN2_UTF8';
const TEXT = 'varchar(max)';

const TYPES: Readonly<Record<FieldType, string>> = {
  text: TEXT,
  integer: 'bigint',
  number: 'float',
  boolean: 'bit',
  date: 'date',
  timestamp: 'datetime2(6)',
  json: TEXT,
};
const isText = (type: FieldType): boolean => TYPES[type] === TEXT;
const stored = (type: FieldType): string => TYPES[type] + (isText(type) ? BINARY : '');
/** UTF-8 takes up to three bytes for a UTF-16 unit, and an index counts bytes. */
const BYTES_PER_CHAR = 3;

const toText = (value: string): string => {
  const text = `CONVERT(${TEXT}, ${value}, 126)`;
  // A float comes in scientific form, with all its digits.
  return (
    `(CASE WHEN ${text} LIKE '%[0-9]e[+-][0-9][0-9][0-9]' ` +
    `THEN FORMAT(TRY_CAST(${text} AS float), 'R', 'en-US') ELSE ${text} END)`
  );
};

/** Where a comment belongs, as the procedures for it take it. */
const owner = ({ table: { place } }: Shape, kind: string, column?: string): string =>
  [
    `N'SCHEMA', ${n(place.schema)}, N'${kind}', ${n(place.name)}`,
    column === undefined ? 'NULL, NULL' : `N'COLUMN', ${n(column)}`,
  ].join(', ');
const n = (text: string): string => `N${plain(text)}`;

const comment = (at: string, text: string): string =>
  `IF EXISTS (SELECT 1 FROM sys.fn_listextendedproperty(N'MS_Description', ${at})) ` +
  `EXEC sys.sp_updateextendedproperty N'MS_Description', ${n(text)}, ${at} ` +
  `ELSE EXEC sys.sp_addextendedproperty N'MS_Description', ${n(text)}, ${at}`;

const within = (places: readonly TableName[]): string =>
  among(places, 's.name', 't.name', (text) => n(text));

/** SQL Server of 2019 and later, whose texts can be UTF-8. Its SQL was written from its manual: not run here. */
export const flavor: Flavor = {
  ...standard,
  id: 'sqlserver',
  title: 'SQL Server',
  description:
    'A Microsoft SQL Server database of 2019 or later, or Azure SQL. The server must let Google’s addresses in.',
  example: 'db.school.org:1433',
  port: 1433,
  url: ({ host, port, database }) => `jdbc:sqlserver://${host}:${port};databaseName=${database}`,

  longestName: 128,
  // 1,700 bytes of an index that is not the table itself.
  keyChars: 540,
  rowsAtOnce: 5000,

  session: ['SET XACT_ABORT ON; SET DATEFORMAT ymd'],
  about: "SELECT CAST(SERVERPROPERTY('ProductVersion') AS varchar(40)), 268435456",
  versionOf: (told) => `SQL Server ${told}`,
  schemas: 'SELECT name FROM sys.schemas',

  dialect: () => ({
    name: 'SQL Server',
    quote,
    literal,
    columnType: stored,
    materialized: '',
    cast: (sql, type) => (isText(type) ? sql : `CAST(${sql} AS ${TYPES[type]})`),
    insertSelect: (target, picked, query) => {
      const parts = parted(query);
      return parts
        ? `${parts[0]},\nq AS (\n${parts[1]}\n) INSERT INTO ${target} SELECT ${picked.join(', ')} FROM q`
        : `INSERT INTO ${target} SELECT ${picked.join(', ')} FROM (\n${query}\n) AS q`;
    },
    macros: {
      ...MACROS,
      hmac: (value, inner, outer) =>
        `SUBSTRING(LOWER(CONVERT(varchar(64), HASHBYTES('SHA2_256', 0x${outer} + ` +
        `HASHBYTES('SHA2_256', 0x${inner} + CAST(NULLIF(${value}, '') AS varbinary(max)))), 2)), 1, 16)`,
      descriptor: (uri) => `SUBSTRING(${uri}, CHARINDEX('#', ${uri}) + 1, 2147483647)`,
      days_between: (from, to) => `DATEDIFF(day, ${from}, ${to})`,
      days_after: (date, count) => `DATEADD(day, ${count}, CAST(${date} AS date))`,
      year_of: (date) => `YEAR(${date})`,
      month_of: (date) => `MONTH(${date})`,
      weekday_of: (date) => `((DATEDIFF(day, '19000101', ${date}) % 7 + 7) % 7 + 1)`,
      concat: (...texts) => `CONCAT(${texts.join(', ')}, '')`,
      join_text: (text, order) =>
        `STRING_AGG(${text} + CAST('' AS ${TEXT}), ', ') WITHIN GROUP (ORDER BY ${order})`,
      flag: (condition) => `CAST(CASE WHEN ${condition} THEN 1 ELSE 0 END AS bit)`,
      is_true: (column) => `(COALESCE(CAST(${column} AS int), 0) <> 0)`,
      to_number: (value) => {
        const text = `TRIM(CONCAT(${value}, ''))`;
        const like = (pattern: string): string => `${text}${BINARY} LIKE '${pattern}'`;
        return (
          `(CASE WHEN ${like('%[0-9]%')} AND NOT ${like('%[^0-9.eE+-]%')} ` +
          `AND NOT ${like('%[eE+-]')} THEN TRY_CAST(${text} AS float) END)`
        );
      },
      to_text: toText,
      share: (part, whole) => `(CAST(${part} AS float) / NULLIF(${whole}, 0))`,
      quotient: (part, whole) => `(CAST(${part} AS bigint) / NULLIF(CAST(${whole} AS bigint), 0))`,
    },
  }),
  asking: {
    parameter: (type) =>
      isText(type)
        ? `CAST(? AS ${TEXT})${BINARY}`
        : `CAST(? AS ${TYPES[type === 'integer' ? 'number' : type]})`,
    // A character below all others stands for the end: blanks there would be passed over.
    compared: (value, type) => (isText(type) ? `(${value} + CHAR(1))` : value),
    contains: (value, part) => `CHARINDEX(${part}, ${value}) > 0`,
    first: (query, rows) => `${query} OFFSET 0 ROWS FETCH NEXT ${rows} ROWS ONLY`,
  },
  columnType: (_, table, column) => {
    const chars = isText(column.type) ? charsOf(table, column, flavor) : Infinity;
    return chars === Infinity ? stored(column.type) : `varchar(${chars * BYTES_PER_CHAR})${BINARY}`;
  },
  typeOf: (found) => heldBy(TYPES, found, (type) => type.replace(/\(.*/, '')),

  from: (_, columns) =>
    `OPENJSON(?) WITH (${columns
      .map(({ type }, i) => `${bulk(i)} ${isText(type) ? 'nvarchar(max)' : TYPES[type]} '$[${i}]'`)
      .join(', ')}) AS j`,
  value: ({ type }, at) =>
    isText(type) ? `CAST(j.${bulk(at)}${BINARY} AS ${TEXT})` : `j.${bulk(at)}`,
  upsert: (sql) => {
    if (sql.keys.length === 0) return insert(sql);
    const { name, columns, values, from, keys } = sql;
    const set = assigning(sql, (i) => `s.${columns[i]}`);
    return (
      `MERGE INTO ${name} WITH (HOLDLOCK) AS t ` +
      `USING (SELECT ${values.join(', ')} FROM ${from}) AS s (${columns.join(', ')}) ` +
      `ON ${keys.map((i) => `t.${columns[i]} = s.${columns[i]}`).join(' AND ')} ` +
      (set === '' ? '' : `WHEN MATCHED THEN UPDATE SET ${set} `) +
      `WHEN NOT MATCHED THEN INSERT (${columns.join(', ')}) ` +
      `VALUES (${columns.map((column) => `s.${column}`).join(', ')});`
    );
  },
  update: (sql) =>
    `UPDATE t SET ${assigning(sql, (i) => sql.values[i] ?? '')} FROM ${sql.name} AS t ` +
    `JOIN ${sql.from} ON ${matching({ ...sql, name: 't' })}`,
  remove: (sql) =>
    `DELETE t FROM ${sql.name} AS t JOIN ${sql.from} ON ${matching({ ...sql, name: 't' })}`,

  create: (sql) => [
    [
      `CREATE TABLE ${sql.name} (${columnLines(sql, undefined, 'PRIMARY KEY NONCLUSTERED')})`,
      ...[null, ...sql.table.columns].flatMap((column) => flavor.comment(sql, column)),
    ].join(';\n'),
  ],
  addColumn: (sql, column) => [...standard.addColumn(sql, column), ...flavor.comment(sql, column)],
  widen: (sql, column, from) => {
    const { name, quote: q, typeOf, table } = sql;
    const old = q(column.name);
    if (!isText(column.type)) return [`ALTER TABLE ${name} ALTER COLUMN ${old} ${typeOf(column)}`];
    // A float made a text by ALTER COLUMN would keep six digits.
    const made = `${column.name} as text`;
    const text =
      from === 'number' ? `FORMAT(${old}, 'R', 'en-US')` : `CONVERT(${TEXT}, ${old}, 126)`;
    const path = [table.place.schema, table.place.name, made].map(quote).join('.');
    return [
      [
        'BEGIN TRANSACTION',
        `ALTER TABLE ${name} ADD ${q(made)} ${typeOf(column)}`,
        `EXEC(${n(`UPDATE ${name} SET ${q(made)} = ${text}`)})`,
        `ALTER TABLE ${name} DROP COLUMN ${old}`,
        `EXEC sys.sp_rename ${n(path)}, ${n(column.name)}, N'COLUMN'`,
        'COMMIT TRANSACTION',
      ].join(';\n'),
      ...flavor.comment(sql, column),
    ];
  },
  // Texts without a limit cannot be in an index: the others of it can.
  createIndex: (sql, index, columns) => {
    const taken = columns.filter((name) => {
      const column = sql.table.columns.find((c) => c.name === name);
      return column && (!isText(column.type) || sql.table.key.includes(name));
    });
    return taken.length === 0 ? null : standard.createIndex(sql, index, taken);
  },
  comment: (sql, column) => {
    const said = column ? column.comment : sql.table.comment;
    return said === undefined ? [] : [comment(owner(sql, 'TABLE', column?.name), said)];
  },
  createView: (sql, query) => [
    `CREATE OR ALTER VIEW ${sql.name} AS ${query}`,
    ...(sql.table.comment === undefined ? [] : [comment(owner(sql, 'VIEW'), sql.table.comment)]),
  ],
  columnsOf: (places) =>
    'SELECT s.name, t.name, c.name, y.name, CAST(p.value AS nvarchar(3750)), CAST(o.value AS nvarchar(3750)) ' +
    'FROM sys.tables t JOIN sys.schemas s ON s.schema_id = t.schema_id ' +
    'JOIN sys.columns c ON c.object_id = t.object_id JOIN sys.types y ON y.user_type_id = c.user_type_id ' +
    "LEFT JOIN sys.extended_properties p ON p.class = 1 AND p.name = N'MS_Description' " +
    'AND p.major_id = t.object_id AND p.minor_id = c.column_id ' +
    "LEFT JOIN sys.extended_properties o ON o.class = 1 AND o.name = N'MS_Description' " +
    `AND o.major_id = t.object_id AND o.minor_id = 0 WHERE ${within(places)}`,
  indexesOf: (places) =>
    'SELECT s.name, t.name, i.name FROM sys.indexes i JOIN sys.tables t ON t.object_id = i.object_id ' +
    `JOIN sys.schemas s ON s.schema_id = t.schema_id WHERE i.name IS NOT NULL AND ${within(places)}`,
  kindsOf: (places) =>
    'SELECT s.name, t.name, t.type_desc FROM sys.objects t JOIN sys.schemas s ON s.schema_id = t.schema_id ' +
    `WHERE t.type IN ('U', 'V') AND ${within(places)}`,
};

export default warehouseOf(flavor);
