/** What SQL differs by between the databases of schools. Arguments and answers are SQL, where not told. */
export interface SqlDialect {
  readonly id: 'postgres' | 'mysql' | 'sqlserver';
  readonly title: string;
  readonly port: number;
  url(host: string, port: number, database: string): string;
  /** What a new connection is told: it only reads, gives up in time, and writes moments in UTC. */
  prepare(seconds: number): readonly string[];
  quote(name: string): string;
  /** A text in SQL. What is in it never ends it. */
  literal(text: string): string;
  /** Any value as the text that is read. */
  text(value: string): string;
  /** The same of a yes or no, in whichever type. */
  yesNo(value: string): string;
  /** 48 bits of a one-way sum of texts, each of which may be null. */
  sum(texts: readonly string[]): string;
  /** Six bytes of a text as a number, from byte `6 * at` on; past its end 0. */
  chunk(text: string, at: number): string;
  /** How many bytes it has, as `chunk` counts them. */
  bytes(text: string): string;
  /** How bytes are text. */
  readonly encoding: 'utf8' | 'utf16le';
  /** A whole number above another, rounded down; both are not negative. */
  divide(number: string, by: string): string;
  /** Sums that may be larger than an integer, as text, modulo 2^48. */
  total(numbers: string): string;
  /** The type of a key's column, by which texts are compared with it; null: the engine knows by itself. */
  typeOf(key: string): string;
  /** A parameter that is compared with such a column. */
  parameter(type: string): string;
  /** No more than so many rows of a query with ORDER BY. */
  first(select: string, rows: number): string;
  /** A query: the texts in a JSON list, which is the one parameter, as `v`. */
  readonly list: string;
  /** Texts compare and sort by code points. */
  plain(text: string): string;
}

const MOD = '281474976710656';
const literal = (text: string): string => `'${text.replace(/\0/g, '').replace(/'/g, "''")}'`;

const postgres: SqlDialect = {
  id: 'postgres',
  title: 'PostgreSQL',
  port: 5432,
  url: (host, port, database) => `jdbc:postgresql://${host}:${port}/${database}`,
  // As one statement: each is a call of its own.
  prepare: (seconds) => [
    `DO $$ BEGIN PERFORM set_config('default_transaction_read_only', 'on', false), ` +
      `set_config('statement_timeout', '${seconds * 1000}', false), set_config('TimeZone', 'UTC', false), ` +
      `set_config('DateStyle', 'ISO', false), set_config('extra_float_digits', '1', false), ` +
      `set_config('standard_conforming_strings', 'on', false); END $$`,
  ],
  quote: (name) => `"${name.replace(/"/g, '""')}"`,
  literal,
  text: (value) => `CAST(${value} AS text)`,
  yesNo: (value) => `CAST(${value} AS text)`,
  sum: (texts) =>
    `CAST(CAST('x' || substr(md5(CAST(ROW(${texts.join(', ')}) AS text)), 1, 12) AS bit(48)) AS bigint)`,
  chunk: (text, at) =>
    `CAST(CAST('x' || rpad(substr(encode(convert_to(${text}, 'UTF8'), 'hex'), ${12 * at + 1}, 12), 12, '0') AS bit(48)) AS bigint)`,
  bytes: (text) => `octet_length(convert_to(${text}, 'UTF8'))`,
  encoding: 'utf8',
  divide: (number, by) => `${number} / ${by}`,
  total: (numbers) => `CAST(mod(coalesce(sum(${numbers}), 0), ${MOD}) AS text)`,
  typeOf: (key) => `CAST(pg_typeof(${key}) AS text)`,
  parameter: (type) => `CAST(? AS ${type})`,
  first: (select, rows) => `${select} LIMIT ${rows}`,
  list: 'SELECT value AS v FROM json_array_elements_text(CAST(? AS json))',
  plain: (text) => `${text} COLLATE "C"`,
};

const mysql: SqlDialect = {
  id: 'mysql',
  title: 'MySQL or MariaDB',
  port: 3306,
  url: (host, port, database) => `jdbc:mysql://${host}:${port}/${database}`,
  // Each of the two reads what is meant for it and takes the rest for a comment.
  prepare: (seconds) => [
    'SET SESSION TRANSACTION READ ONLY',
    `SET SESSION time_zone = '+00:00' /*!80000 , SESSION max_execution_time = ${seconds * 1000} */ ` +
      `/*M! , SESSION max_statement_time = ${seconds} */`,
  ],
  quote: (name) => `\`${name.replace(/`/g, '``')}\``,
  // A backslash may begin something there.
  literal: (text) => literal(text.replace(/\\/g, '\\\\')),
  text: (value) => `CONVERT(${value} USING utf8mb4)`,
  // A bit would be a byte. A text's bytes have two digits each.
  yesNo: (value) =>
    `CASE HEX(${value}) WHEN '0' THEN '0' WHEN '1' THEN '1' ELSE CONVERT(${value} USING utf8mb4) END`,
  sum: (texts) =>
    `CAST(CONV(SUBSTR(MD5(CONCAT(${texts.map((text) => `QUOTE(${text})`).join(", ',', ")})), 1, 12), 16, 10) AS UNSIGNED)`,
  chunk: (text, at) =>
    `CAST(CONV(RPAD(SUBSTR(HEX(${text}), ${12 * at + 1}, 12), 12, '0'), 16, 10) AS UNSIGNED)`,
  bytes: (text) => `OCTET_LENGTH(${text})`,
  encoding: 'utf8',
  divide: (number, by) => `${number} DIV ${by}`,
  total: (numbers) => `CAST(MOD(COALESCE(SUM(${numbers}), 0), ${MOD}) AS CHAR)`,
  typeOf: () => "''",
  parameter: () => '?',
  first: (select, rows) => `${select} LIMIT ${rows}`,
  list: "SELECT j.v FROM JSON_TABLE(?, '$[*]' COLUMNS (v TEXT CHARACTER SET utf8mb4 PATH '$')) AS j",
  plain: (text) => `${text} COLLATE utf8mb4_bin`,
};

const sqlserver: SqlDialect = {
  id: 'sqlserver',
  title: 'SQL Server',
  port: 1433,
  url: (host, port, database) => `jdbc:sqlserver://${host}:${port};databaseName=${database}`,
  prepare: (seconds) => [`SET LOCK_TIMEOUT ${seconds * 1000}; SET DATEFORMAT ymd; SET NOCOUNT ON`],
  quote: (name) => `[${name.replace(/]/g, ']]')}]`,
  literal: (text) => `N${literal(text)}`,
  text: (value) => `CONVERT(nvarchar(max), ${value}, 126)`,
  yesNo: (value) => `CONVERT(nvarchar(max), ${value}, 126)`,
  sum: (texts) =>
    `CONVERT(bigint, SUBSTRING(HASHBYTES('MD5', CONCAT(${texts
      .map((text) => `ISNULL('"' + REPLACE(${text}, '"', '""') + '"', 'N')`)
      .join(", ',', ")}, '')), 1, 6))`,
  chunk: (text, at) =>
    `CONVERT(bigint, CONVERT(binary(6), SUBSTRING(CONVERT(varbinary(max), ${text}), ${6 * at + 1}, 6)))`,
  bytes: (text) => `DATALENGTH(${text})`,
  encoding: 'utf16le',
  // A number that large is a decimal there, and would be divided as one.
  divide: (number, by) => `${number} / CONVERT(bigint, ${by})`,
  total: (numbers) =>
    `CONVERT(nvarchar(40), COALESCE(SUM(CONVERT(decimal(38), ${numbers})), 0) % ${MOD})`,
  typeOf: () => "''",
  parameter: () => '?',
  first: (select, rows) => `${select} OFFSET 0 ROWS FETCH NEXT ${rows} ROWS ONLY`,
  list: 'SELECT value AS v FROM OPENJSON(?)',
  plain: (text) => `${text} COLLATE Latin1_General_100_BIN2`,
};

export const DIALECTS: Readonly<Record<SqlDialect['id'], SqlDialect>> = {
  postgres,
  mysql,
  sqlserver,
};
