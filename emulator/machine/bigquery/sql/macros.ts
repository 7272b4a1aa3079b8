/** What BigQuery does otherwise than DuckDB, as macros in DuckDB's catalogue. */

/** By BigQuery's own words: `Bad int64 value: x`. */
const bad = (type: string): string => `error('Bad ${type} value: ' || CAST(x AS VARCHAR))`;
const macro = (name: string, body: string): string =>
  `CREATE TEMP MACRO ${name}(x) AS (${body})`;
const isText = "typeof(x) IN ('VARCHAR', 'JSON')";
const asText = 'CAST(x AS VARCHAR)';

export const MACROS: readonly string[] = [
  macro('bq_divisor', "CASE WHEN x = 0 THEN error('division by zero') ELSE CAST(x AS DOUBLE) END"),
  macro('bq_whole_divisor', "CASE WHEN x = 0 THEN error('division by zero') ELSE x END"),
  macro(
    'bq_to_int64',
    `CASE WHEN x IS NULL THEN NULL ` +
      `WHEN ${isText} THEN CASE WHEN regexp_full_match(${asText}, '\\s*[+-]?(\\d+|0[xX][0-9a-fA-F]+)\\s*') THEN CAST(${asText} AS BIGINT) ELSE ${bad('int64')} END ` +
      `WHEN typeof(x) IN ('DOUBLE', 'FLOAT') THEN CAST(round(TRY_CAST(x AS DOUBLE)) AS BIGINT) ` +
      `ELSE CAST(x AS BIGINT) END`,
  ),
  macro(
    'bq_to_float64',
    `CASE WHEN x IS NULL THEN NULL WHEN ${isText} AND TRY_CAST(${asText} AS DOUBLE) IS NULL THEN ${bad('double')} ELSE CAST(x AS DOUBLE) END`,
  ),
  macro(
    'bq_to_bool',
    `CASE WHEN x IS NULL THEN NULL WHEN ${isText} THEN CASE lower(${asText}) WHEN 'true' THEN true WHEN 'false' THEN false ELSE ${bad('bool')} END ELSE CAST(x AS BOOLEAN) END`,
  ),
  macro(
    'bq_to_string',
    `CASE typeof(x) WHEN 'DOUBLE' THEN bq_double_text(TRY_CAST(${asText} AS DOUBLE)) ` +
      `WHEN 'TIMESTAMP WITH TIME ZONE' THEN bq_timestamp_text(TRY_CAST(${asText} AS TIMESTAMP WITH TIME ZONE)) ELSE ${asText} END`,
  ),
  macro(
    'bq_to_date',
    `CASE WHEN x IS NULL THEN NULL WHEN ${isText} AND NOT regexp_full_match(${asText}, '\\d{4}-\\d{1,2}-\\d{1,2}') THEN error('Invalid date: ''' || ${asText} || '''') ELSE CAST(x AS DATE) END`,
  ),
  macro(
    'bq_to_timestamp',
    `CASE WHEN x IS NULL THEN NULL WHEN ${isText} AND TRY_CAST(${asText} AS TIMESTAMP WITH TIME ZONE) IS NULL THEN error('Invalid timestamp: ''' || ${asText} || '''') ELSE CAST(x AS TIMESTAMP WITH TIME ZONE) END`,
  ),
  macro('bq_to_datetime', 'CAST(x AS TIMESTAMP)'),
  macro('bq_to_numeric', 'CAST(x AS DECIMAL(38,9))'),
  macro('bq_to_json', 'CAST(x AS JSON)'),
  macro('bq_to_bytes', 'encode(CAST(x AS VARCHAR))'),
  macro('bq_parse_json', `CASE WHEN x IS NULL THEN NULL WHEN json_valid(x) THEN CAST(x AS JSON) ELSE error('Invalid input to PARSE_JSON: syntax error') END`),
];
// Macros that others use come first.
export const BASICS: readonly string[] = [
  macro('bq_double_text', `CASE WHEN x = 0 THEN '0' ELSE regexp_replace(regexp_replace(CAST(x AS VARCHAR), '\\.0$', ''), 'e(\\d)', 'e+\\1') END`),
  macro(
    'bq_timestamp_text',
    `regexp_replace(regexp_replace(strftime(timezone('UTC', x), '%Y-%m-%d %H:%M:%S.%f'), '\\.000000$', ''), '000$', '') || '+00'`,
  ),
];
