/** What BigQuery does otherwise than DuckDB, as macros in DuckDB's catalogue. */

const macro = (name: string, body: string): string => `CREATE TEMP MACRO ${name}(x) AS (${body})`;
const asText = 'CAST(x AS VARCHAR)';
const isText = "typeof(x) IN ('VARCHAR', 'JSON')";

/** Casts, and what stands there when a value cannot be cast: an error, or NULL for SAFE_CAST. */
const casts = (prefix: string, bad: (words: string) => string): readonly string[] => {
  const reads = (type: string, readable: string, words: string): string =>
    `CASE WHEN x IS NULL THEN NULL ` +
    `WHEN ${isText} THEN CASE WHEN ${readable} THEN TRY_CAST(${asText} AS ${type}) ELSE ${bad(words)} END `;
  const of = (name: string, body: string): string => macro(`${prefix}${name}`, body);
  const can = (type: string): string => `TRY_CAST(${asText} AS ${type}) IS NOT NULL`;
  const zone = 'TIMESTAMP WITH TIME ZONE';
  return [
    of(
      'int64',
      `${reads('BIGINT', `regexp_full_match(${asText}, '\\s*[+-]?(\\d+|0[xX][0-9a-fA-F]+)\\s*') AND ${can('BIGINT')}`, 'Bad int64 value: ')}` +
        `WHEN typeof(x) IN ('DOUBLE', 'FLOAT') THEN TRY_CAST(round(TRY_CAST(x AS DOUBLE)) AS BIGINT) ` +
        `ELSE TRY_CAST(x AS BIGINT) END`,
    ),
    of(
      'float64',
      `${reads('DOUBLE', can('DOUBLE'), 'Bad double value: ')}ELSE TRY_CAST(x AS DOUBLE) END`,
    ),
    of(
      'bool',
      `${reads('BOOLEAN', `lower(${asText}) IN ('true', 'false')`, 'Bad bool value: ')}ELSE TRY_CAST(x AS BOOLEAN) END`,
    ),
    of(
      'date',
      `${reads('DATE', `regexp_full_match(${asText}, '\\d{4}-\\d{1,2}-\\d{1,2}') AND ${can('DATE')}`, 'Invalid date: ')}ELSE TRY_CAST(x AS DATE) END`,
    ),
    of(
      'timestamp',
      `${reads(zone, can(zone), 'Invalid timestamp: ')}ELSE TRY_CAST(x AS ${zone}) END`,
    ),
    of(
      'datetime',
      `${reads('TIMESTAMP', can('TIMESTAMP'), 'Invalid datetime: ')}ELSE TRY_CAST(x AS TIMESTAMP) END`,
    ),
    of(
      'numeric',
      `${reads('DECIMAL(38,9)', can('DECIMAL(38,9)'), 'Invalid NUMERIC value: ')}ELSE TRY_CAST(x AS DECIMAL(38,9)) END`,
    ),
    of(
      'json',
      `CASE WHEN x IS NULL THEN NULL WHEN json_valid(${asText}) THEN CAST(bq_json(${asText}) AS JSON) ELSE ${bad('Invalid input to PARSE_JSON: ')} END`,
    ),
    of('bytes', `encode(${asText})`),
    of(
      'string',
      `CASE typeof(x) WHEN 'DOUBLE' THEN bq_double_text(TRY_CAST(${asText} AS DOUBLE)) ` +
        `WHEN '${zone}' THEN bq_timestamp_text(TRY_CAST(${asText} AS ${zone})) ELSE ${asText} END`,
    ),
  ];
};

export const MACROS: readonly string[] = [
  macro(
    'bq_double_text',
    `CASE WHEN x = 0 THEN '0' ELSE regexp_replace(regexp_replace(CAST(x AS VARCHAR), '\\.0$', ''), 'e(\\d)', 'e+\\1') END`,
  ),
  macro(
    'bq_timestamp_text',
    `regexp_replace(regexp_replace(strftime(timezone('UTC', x), '%Y-%m-%d %H:%M:%S.%f'), '\\.000000$', ''), '(\\.\\d{3})000$', '\\1') || '+00'`,
  ),
  macro('bq_divisor', "CASE WHEN x = 0 THEN error('division by zero') ELSE CAST(x AS DOUBLE) END"),
  macro('bq_whole_divisor', "CASE WHEN x = 0 THEN error('division by zero') ELSE x END"),
  ...casts('bq_to_', (words) => `error('${words}' || ${asText})`),
  ...casts('bq_safe_', () => 'NULL'),
];
