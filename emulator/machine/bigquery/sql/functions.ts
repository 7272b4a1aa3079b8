/** GoogleSQL's functions in DuckDB's: those that dialects and people's data sets are likely to use. */
import { invalidQuery } from '../errors';
import type { Token } from './tokens';
import type { Context } from './names';

export interface Argument {
  readonly sql: string;
  readonly tokens?: readonly Token[];
}
export interface Aggregated {
  readonly place?: string;
  readonly distinct?: boolean;
  readonly order?: string;
  readonly limit?: string;
  readonly nulls?: string;
}

type Write = (a: readonly string[], context: Context) => string;
interface Entry {
  readonly least: number;
  readonly most: number;
  readonly write: Write;
}
const of = (least: number, most: number, write: Write): Entry => ({ least, most, write });
const same = (name: string, least: number, most = least): Entry =>
  of(least, most, (a) => `${name}(${a.join(', ')})`);

/** What needs rows: written as they are, DISTINCT and order inside. */
const AGGREGATES: Readonly<Record<string, string>> = {
  COUNT: 'count',
  SUM: 'sum',
  AVG: 'avg',
  MIN: 'min',
  MAX: 'max',
  ANY_VALUE: 'any_value',
  STRING_AGG: 'string_agg',
  ARRAY_AGG: 'array_agg',
  LOGICAL_AND: 'bool_and',
  LOGICAL_OR: 'bool_or',
  APPROX_COUNT_DISTINCT: 'approx_count_distinct',
  STDDEV: 'stddev_samp',
  VARIANCE: 'var_samp',
  STDDEV_SAMP: 'stddev_samp',
  STDDEV_POP: 'stddev_pop',
  CORR: 'corr',
  ROW_NUMBER: 'row_number',
  RANK: 'rank',
  DENSE_RANK: 'dense_rank',
  PERCENT_RANK: 'percent_rank',
  CUME_DIST: 'cume_dist',
  NTILE: 'ntile',
  LAG: 'lag',
  LEAD: 'lead',
  FIRST_VALUE: 'first_value',
  LAST_VALUE: 'last_value',
  NTH_VALUE: 'nth_value',
};

const PARTS: Readonly<Record<string, string>> = {
  MICROSECOND: 'microsecond',
  MILLISECOND: 'millisecond',
  SECOND: 'second',
  MINUTE: 'minute',
  HOUR: 'hour',
  DAY: 'day',
  ISOWEEK: 'week',
  MONTH: 'month',
  QUARTER: 'quarter',
  YEAR: 'year',
  ISOYEAR: 'isoyear',
};
const partOf = (sql: string): string => sql.replace(/"/g, '').replace(/\s/g, '').toUpperCase();
const part = (sql: string, of_: string): string => {
  const name = partOf(sql);
  const found = PARTS[name === 'WEEK(MONDAY)' ? 'ISOWEEK' : name];
  if (!found) throw invalidQuery(`A valid date part name is required but found ${name} in ${of_}`);
  return `'${found}'`;
};
const cast = (c: Context, sql: string, type: string): string =>
  `${c.probe ? 'TRY_CAST' : 'CAST'}(${sql} AS ${type})`;
const nullIfAny =
  (name: string): Write =>
  (a) =>
    a.length === 1
      ? `(${a[0]})`
      : `CASE WHEN ${a.map((x) => `(${x}) IS NULL`).join(' OR ')} THEN NULL ELSE ${name}(${a.join(', ')}) END`;

const extract: Write = ([name = '', value = '', zone], c) => {
  const from = zone === undefined ? value : `timezone(${zone}, ${value})`;
  const big = (sql: string): string => cast(c, sql, 'BIGINT');
  switch (partOf(name)) {
    case 'DAYOFWEEK':
      return big(`(extract(dow FROM ${from}) + 1)`);
    case 'DAYOFYEAR':
      return big(`extract(doy FROM ${from})`);
    case 'ISOWEEK':
      return big(`extract(week FROM ${from})`);
    case 'WEEK':
      return big(`strftime(${from}, '%U')`);
    case 'MILLISECOND':
      return big(`(extract(millisecond FROM ${from}) % 1000)`);
    case 'MICROSECOND':
      return big(`(extract(microsecond FROM ${from}) % 1000000)`);
    case 'DATE':
      return cast(c, from, 'DATE');
    case 'DAY':
    case 'MONTH':
    case 'YEAR':
    case 'QUARTER':
    case 'ISOYEAR':
    case 'HOUR':
    case 'MINUTE':
    case 'SECOND':
      return big(`extract(${partOf(name).toLowerCase()} FROM ${from})`);
    default:
      throw invalidQuery(`A valid date part name is required but found ${partOf(name)}`);
  }
};

const truncated =
  (type: string): Write =>
  ([value, unit = 'DAY'], c) => {
    const name = partOf(unit);
    if (name === 'WEEK' || name === 'WEEK(SUNDAY)')
      return cast(c, `(date_trunc('week', ${value} + INTERVAL 1 DAY) - INTERVAL 1 DAY)`, type);
    return cast(c, `date_trunc(${part(unit, 'TRUNC')}, ${value})`, type);
  };

/** Formats that DuckDB spells otherwise. */
const format = (sql: string): string =>
  sql
    .replace(/%E\*S|%E6S/g, '%S.%f')
    .replace(/%E3S/g, '%S.%g')
    .replace(/%F/g, '%Y-%m-%d')
    .replace(/%T/g, '%H:%M:%S')
    .replace(/%e/g, '%-d')
    .replace(/%R/g, '%H:%M')
    .replace(/%Z/g, 'UTC')
    .replace(/%Ez/g, '+00:00')
    .replace(/%P/g, '%p');

const zoned = (value: string, zone: string | undefined): string =>
  `timezone(${zone ?? "'UTC'"}, ${value})`;

const CANNED: Readonly<Record<string, Entry>> = {
  // conditions
  IF: of(3, 3, ([c, a, b]) => `CASE WHEN ${c} THEN ${a} ELSE ${b} END`),
  IFNULL: of(2, 2, ([a, b]) => `coalesce(${a}, ${b})`),
  NULLIF: same('nullif', 2),
  COALESCE: same('coalesce', 1, 99),
  GREATEST: of(1, 99, nullIfAny('greatest')),
  LEAST: of(1, 99, nullIfAny('least')),
  ERROR: of(1, 1, ([m]) => `error(${m})`),
  // numbers
  ABS: same('abs', 1),
  SIGN: same('sign', 1),
  CEIL: same('ceil', 1),
  CEILING: same('ceil', 1),
  FLOOR: same('floor', 1),
  ROUND: same('round', 1, 2),
  TRUNC: same('trunc', 1, 2),
  SQRT: same('sqrt', 1),
  EXP: same('exp', 1),
  LN: same('ln', 1),
  POW: same('pow', 2),
  POWER: same('pow', 2),
  IS_NAN: same('isnan', 1),
  IS_INF: same('isinf', 1),
  MOD: of(2, 2, ([a, b], c) => `((${a}) % ${c.probe ? `(${b})` : `bq_whole_divisor(${b})`})`),
  DIV: of(2, 2, ([a, b], c) => `((${a}) // ${c.probe ? `(${b})` : `bq_whole_divisor(${b})`})`),
  SAFE_DIVIDE: of(
    2,
    2,
    ([a, b], c) => `(${cast(c, a!, 'DOUBLE')} / nullif(${cast(c, b!, 'DOUBLE')}, 0))`,
  ),
  IEEE_DIVIDE: of(2, 2, ([a, b], c) => `(${cast(c, a!, 'DOUBLE')} / ${cast(c, b!, 'DOUBLE')})`),
  // texts
  CONCAT: of(1, 99, (a) => `(${a.join(' || ')})`),
  LOWER: same('lower', 1),
  UPPER: same('upper', 1),
  LENGTH: same('length', 1),
  CHAR_LENGTH: same('length', 1),
  CHARACTER_LENGTH: same('length', 1),
  BYTE_LENGTH: same('strlen', 1),
  OCTET_LENGTH: same('strlen', 1),
  REVERSE: same('reverse', 1),
  REPEAT: same('repeat', 2),
  REPLACE: same('replace', 3),
  STARTS_WITH: same('starts_with', 2),
  ENDS_WITH: same('ends_with', 2),
  STRPOS: same('strpos', 2),
  LEFT: same('left', 2),
  RIGHT: same('right', 2),
  SUBSTR: of(
    2,
    3,
    ([s, p, n]) =>
      `substr(${s}, CASE WHEN (${p}) = 0 THEN 1 ELSE (${p}) END${n === undefined ? '' : `, ${n}`})`,
  ),
  TRIM: of(1, 2, ([s, chars]) =>
    chars === undefined ? `regexp_replace(${s}, '^\\s+|\\s+$', '', 'g')` : `trim(${s}, ${chars})`,
  ),
  LTRIM: of(1, 2, ([s, chars]) =>
    chars === undefined ? `regexp_replace(${s}, '^\\s+', '')` : `ltrim(${s}, ${chars})`,
  ),
  RTRIM: of(1, 2, ([s, chars]) =>
    chars === undefined ? `regexp_replace(${s}, '\\s+$', '')` : `rtrim(${s}, ${chars})`,
  ),
  LPAD: of(2, 3, ([s, n, by = "' '"], c) => `lpad(${s}, ${cast(c, n!, 'INTEGER')}, ${by})`),
  RPAD: of(2, 3, ([s, n, by = "' '"], c) => `rpad(${s}, ${cast(c, n!, 'INTEGER')}, ${by})`),
  SPLIT: of(1, 2, ([s, by = "','"]) => `string_split(${s}, ${by})`),
  REGEXP_CONTAINS: of(2, 2, ([s, p]) => `regexp_matches(${s}, ${p})`),
  REGEXP_REPLACE: of(3, 3, ([s, p, r]) => `regexp_replace(${s}, ${p}, ${r}, 'g')`),
  REGEXP_EXTRACT: of(2, 2, ([s, p]) => {
    const groups = /(^|[^\\])\((?!\?)/.test(p!) ? 1 : 0;
    return `CASE WHEN regexp_matches(${s}, ${p}) THEN regexp_extract(${s}, ${p}, ${groups}) END`;
  }),
  NORMALIZE: same('nfc_normalize', 1),
  CHR: of(1, 1, ([n], c) => `chr(${cast(c, n!, 'INTEGER')})`),
  FROM_HEX: of(1, 1, ([t]) => `unhex(${t})`),
  TO_HEX: of(1, 1, ([b]) => `lower(hex(${b}))`),
  TO_BASE64: same('to_base64', 1),
  FROM_BASE64: same('from_base64', 1),
  SHA256: of(1, 1, ([s]) => `unhex(sha256(${s}))`),
  MD5: of(1, 1, ([s]) => `unhex(md5(${s}))`),
  SHA1: of(1, 1, ([s]) => `unhex(sha1(${s}))`),
  GENERATE_UUID: of(0, 0, (_, c) => cast(c, 'uuid()', 'VARCHAR')),
  // JSON
  PARSE_JSON: of(1, 1, ([s], c) => (c.probe ? `TRY_CAST(${s} AS JSON)` : `bq_to_json(${s})`)),
  TO_JSON: of(1, 1, ([v]) => `to_json(${v})`),
  TO_JSON_STRING: of(1, 1, ([v], c) =>
    c.probe
      ? `CASE WHEN to_json(${v}) IS NULL THEN 'null' ELSE '' END`
      : `CAST(to_json(${v}) AS VARCHAR)`,
  ),
  JSON_VALUE: of(
    1,
    2,
    ([j, path = "'$'"]) =>
      `CASE WHEN json_type(${j}, ${path}) NOT IN ('OBJECT', 'ARRAY', 'NULL') THEN json_extract_string(${j}, ${path}) END`,
  ),
  JSON_EXTRACT_SCALAR: of(
    1,
    2,
    ([j, path = "'$'"]) =>
      `CASE WHEN json_type(${j}, ${path}) NOT IN ('OBJECT', 'ARRAY', 'NULL') THEN json_extract_string(${j}, ${path}) END`,
  ),
  JSON_QUERY: of(1, 2, ([j, path = "'$'"]) => `json_extract(${j}, ${path})`),
  // days
  CURRENT_DATE: of(0, 1, ([zone], c) =>
    cast(c, zoned(`make_timestamptz(${c.nowMicros})`, zone), 'DATE'),
  ),
  CURRENT_TIMESTAMP: of(0, 0, (_, c) => `make_timestamptz(${c.nowMicros})`),
  DATE: of(1, 3, (a, c) =>
    a.length === 3
      ? `make_date(${a.join(', ')})`
      : cast(c, a[1] === undefined ? a[0]! : zoned(a[0]!, a[1]), 'DATE'),
  ),
  TIMESTAMP: of(1, 2, ([v, zone], c) =>
    zone === undefined
      ? cast(c, v!, 'TIMESTAMP WITH TIME ZONE')
      : `timezone(${zone}, ${cast(c, v!, 'TIMESTAMP')})`,
  ),
  DATETIME: of(1, 2, ([v, zone], c) =>
    zone === undefined ? cast(c, v!, 'TIMESTAMP') : zoned(v!, zone),
  ),
  DATE_DIFF: of(2, 3, ([a, b, unit = 'DAY']) => {
    const name = partOf(unit);
    if (name === 'WEEK' || name === 'WEEK(SUNDAY)')
      return `date_diff('week', ${b} + INTERVAL 1 DAY, ${a} + INTERVAL 1 DAY)`;
    return `date_diff(${part(unit, 'DATE_DIFF')}, ${b}, ${a})`;
  }),
  DATETIME_DIFF: of(
    3,
    3,
    ([a, b, unit]) => `date_diff(${part(unit!, 'DATETIME_DIFF')}, ${b}, ${a})`,
  ),
  TIMESTAMP_DIFF: of(
    3,
    3,
    ([a, b, unit]) => `date_sub(${part(unit!, 'TIMESTAMP_DIFF')}, ${b}, ${a})`,
  ),
  DATE_ADD: of(2, 2, ([d, interval], c) => cast(c, `(${d} + ${interval})`, 'DATE')),
  DATE_SUB: of(2, 2, ([d, interval], c) => cast(c, `(${d} - ${interval})`, 'DATE')),
  TIMESTAMP_ADD: of(2, 2, ([d, interval]) => `(${d} + ${interval})`),
  TIMESTAMP_SUB: of(2, 2, ([d, interval]) => `(${d} - ${interval})`),
  DATE_TRUNC: of(2, 2, truncated('DATE')),
  TIMESTAMP_TRUNC: of(2, 2, truncated('TIMESTAMP WITH TIME ZONE')),
  LAST_DAY: same('last_day', 1),
  FORMAT_DATE: of(2, 2, ([f, d]) => `strftime(${d}, ${format(f!)})`),
  FORMAT_TIMESTAMP: of(2, 3, ([f, t, zone]) => `strftime(${zoned(t!, zone)}, ${format(f!)})`),
  PARSE_DATE: of(2, 2, ([f, s], c) => cast(c, `strptime(${s}, ${format(f!)})`, 'DATE')),
  PARSE_TIMESTAMP: of(2, 3, ([f, s, zone]) => zoned(`strptime(${s}, ${format(f!)})`, zone)),
  EXTRACT: of(2, 3, extract),
  UNIX_SECONDS: of(1, 1, ([t], c) => cast(c, `epoch(${t})`, 'BIGINT')),
  UNIX_MILLIS: same('epoch_ms', 1),
  UNIX_MICROS: same('epoch_us', 1),
  UNIX_DATE: of(1, 1, ([d]) => `date_diff('day', DATE '1970-01-01', ${d})`),
  TIMESTAMP_MICROS: same('make_timestamptz', 1),
  TIMESTAMP_MILLIS: of(1, 1, ([n]) => `make_timestamptz((${n}) * 1000)`),
  TIMESTAMP_SECONDS: of(1, 1, ([n]) => `make_timestamptz((${n}) * 1000000)`),
  // lists
  ARRAY_LENGTH: same('len', 1),
  ARRAY_TO_STRING: same('array_to_string', 2),
  GENERATE_ARRAY: same('generate_series', 2, 3),
  ARRAY_CONCAT: same('list_concat', 1, 9),
  ARRAY_REVERSE: same('list_reverse', 1),
};

export function functionSql(
  context: Context,
  name: string,
  args: readonly Argument[],
  about: Aggregated = {},
): string {
  const a = args.map(({ sql }) => sql);
  const place = about.place === undefined ? '' : ` at ${about.place}`;
  if (name === 'COUNTIF')
    return `count(${about.distinct ? 'DISTINCT ' : ''}CASE WHEN ${a[0]} THEN 1 END)`;
  const aggregate = AGGREGATES[name];
  if (aggregate !== undefined) {
    const all = name === 'STRING_AGG' && a.length === 1 ? [...a, "','"] : a;
    const order = about.order === undefined ? '' : ` ${about.order}`;
    const nulls = about.nulls === undefined ? '' : ` ${about.nulls}`;
    const sql = `${aggregate}(${about.distinct ? 'DISTINCT ' : ''}${all.join(', ')}${order}${nulls})`;
    return about.limit === undefined ? sql : `(${sql})[1:${about.limit}]`;
  }
  const entry = Object.hasOwn(CANNED, name) ? CANNED[name]! : undefined;
  if (!entry)
    throw invalidQuery(
      `Function not found: ${name}${place} (if BigQuery has it: add it to emulator/machine/bigquery/sql/functions.ts)`,
    );
  if (a.length < entry.least || a.length > entry.most)
    throw invalidQuery(
      `No matching signature for function ${name}: it takes ${entry.least === entry.most ? entry.least : `${entry.least} to ${entry.most}`} arguments and got ${a.length}${place}`,
    );
  return entry.write(a, context);
}
