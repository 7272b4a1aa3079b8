import { desk, type Desk } from './bigquery-kit';
import { cleanUp } from './kit';

afterEach(cleanUp);

const one = async ({ query }: Desk, expression: string): Promise<string | null> =>
  (await query(`SELECT ${expression}`))[0]![0]!;

test('expressions mean what GoogleSQL means by them', async () => {
  const d = await desk();
  const cases: readonly (readonly [expression: string, value: string | null])[] = [
    ['1/2', '0.5'],
    ['6/3', '2.0'],
    ['MOD(7, 3)', '1'],
    ['DIV(-7, 2)', '-3'],
    ["DATE_DIFF(DATE '2026-03-01', DATE '2026-02-01', DAY)", '28'],
    ["EXTRACT(DAYOFWEEK FROM DATE '2026-11-22')", '1'],
    ["EXTRACT(YEAR FROM DATE '2026-11-22')", '2026'],
    ["FORMAT_DATE('%Y-%m-%d', DATE '2026-11-02')", '2026-11-02'],
    ["JSON_VALUE(PARSE_JSON('{\"a\": 1}'), '$.a')", '1'],
    ["SAFE_CAST('x' AS FLOAT64)", null],
    ["SAFE_CAST('1.5' AS FLOAT64)", '1.5'],
    ["SAFE_CAST('1.5' AS INT64)", null],
    ['GREATEST(1, NULL)', null],
    ['LEAST(2, 1)', '1'],
    ['IFNULL(CAST(NULL AS STRING), "x")', 'x'],
    ["STRPOS('abc', 'c')", '3'],
    ["SUBSTR('abcdef', 3)", 'cdef'],
    ["SUBSTR('abcdef', -2)", 'ef'],
    ["CONCAT('a', NULL)", null],
    ["REGEXP_CONTAINS('abc1', r'\\d$')", 'true'],
    ["'a_b' LIKE 'a\\\\_b'", 'true'],
    ["'axb' LIKE 'a\\\\_b'", 'false'],
    ['CAST(1.0 AS STRING)', '1'],
    ['CAST(1e22 AS STRING)', '1e+22'],
    ['1e22', '1.0E22'],
    ['CAST(2.5 AS INT64)', '3'],
    ["CAST('2026-01-02' AS DATE)", '2026-01-02'],
    ["TIMESTAMP '2023-11-14 22:13:20+00'", '1.7E9'],
    ["CAST(TIMESTAMP '2023-11-14 22:13:20.5+00' AS STRING)", '2023-11-14 22:13:20.500+00'],
    ["'it\\'s' || ''' a \"b\" '''", 'it\'s a "b" '],
    ["'B' < 'a'", 'true'],
    ['COUNTIF(x > 1) FROM UNNEST([1, 2, 3]) AS x', '2'],
    ["STRING_AGG(x, ', ' ORDER BY x DESC) FROM UNNEST(['a', 'b']) AS x", 'b, a'],
    ['SUM(x) FROM UNNEST([1, 2]) AS x', '3'],
    ['2 IN UNNEST([1, 2])', 'true'],
    ["LOWER('Ä')", 'ä'],
    ["TRIM('  a\\t ')", 'a'],
    ['PARSE_JSON(\'{ "b": 1,  "a": [1, 2] }\')', '{"a":[1,2],"b":1}'],
    ['TO_JSON_STRING(PARSE_JSON(\'{"b":1}\'))', '{"b":1}'],
    ['IF(NULL, 1, 2)', '2'],
    ["UNIX_MICROS(TIMESTAMP '1970-01-01 00:00:01+00')", '1000000'],
  ];
  const got: [string, string | null][] = [];
  for (const [expression] of cases)
    got.push([expression, await one(d, expression).catch((e: Error) => `failed: ${e.message}`)]);
  expect(got).toEqual(cases);
});

test('what BigQuery refuses is refused in its words', async () => {
  const { refused, query } = await desk();
  await query('CREATE SCHEMA d');
  await query(
    'CREATE TABLE d.t (id INT64, s STRING, day DATE, moment TIMESTAMP, x FLOAT64, j JSON)',
  );
  await query("INSERT INTO d.t (id, s, day, x) VALUES (1, 'a', '2026-01-01', 1)");
  const cases: readonly (readonly [sql: string, why: RegExp])[] = [
    ['SELECT 1/0', /division by zero/],
    ['SELECT MOD(1, 0)', /division by zero/],
    ['SELECT nope FROM d.t', /Unrecognized name: nope/],
    ['SELECT s FROM d.missing', /notFound: Not found: Table school:d.missing/],
    ['SELECT s FROM other.t', /notFound: Not found: Dataset school:other/],
    ['SELECT s FROM t', /must be qualified with a dataset/],
    ['SELECT day = s FROM d.t', /No matching signature .*(DATE, STRING|STRING, DATE)/],
    ['SELECT id = s FROM d.t', /No matching signature .*STRING, INT64/],
    ["SELECT id = '1' FROM d.t", /No matching signature/],
    ['SELECT day = moment FROM d.t', /No matching signature/],
    ['SELECT LOWER(id) FROM d.t', /No matching signature/],
    ['SELECT CONCAT(id, s) FROM d.t', /No matching signature/],
    ['SELECT COALESCE(id, s) FROM d.t', /No matching signature/],
    ['SELECT CASE WHEN TRUE THEN day ELSE s END FROM d.t', /No matching signature/],
    ['SELECT id FROM d.t UNION ALL SELECT s FROM d.t', /No matching signature|incompatible/],
    ['SELECT id FROM d.t UNION SELECT id FROM d.t', /Expected keyword ALL or keyword DISTINCT/],
    ['SELECT CAST(day AS INT64) FROM d.t', /Invalid cast from DATE to INT64/],
    ['SELECT CAST(j AS STRING) FROM d.t', /Invalid cast from JSON to STRING/],
    ['SELECT j = j FROM d.t', /Equality is not defined for arguments of type JSON/],
    ["SELECT CAST('x' AS INT64)", /Bad int64 value: x/],
    ["SELECT CAST('1.5' AS INT64)", /Bad int64 value: 1.5/],
    ["SELECT CAST('t' AS BOOL)", /Bad bool value: t/],
    ['SELECT id, COUNT(*) FROM d.t', /neither grouped nor aggregated/],
    ['SELECT * FORM d.t', /Syntax error/],
    ['SELECT id::STRING FROM d.t', /Syntax error/],
    ["SELECT 'a", /Unclosed string literal/],
    ['SELECT NO_SUCH(1)', /Function not found: NO_SUCH/],
    ["INSERT INTO d.t (id) VALUES ('1')", /No matching signature/],
    ['INSERT INTO d.t (day) SELECT s FROM d.t', /No matching signature/],
    ['INSERT INTO d.t (id, s) VALUES (1)', /invalidQuery/],
    ['UPDATE d.t SET id = 2', /UPDATE must have a WHERE clause/],
    ['DELETE FROM d.t', /DELETE must have a WHERE clause/],
    [
      'UPDATE d.t SET x = u.id FROM d.t u, UNNEST([1, 2]) AS n WHERE t.id = u.id',
      /at most one source row/,
    ],
    ['SELECT 9223372036854775807 + 1', /int64 overflow/],
    ['CREATE TABLE d.t (id INT64)', /duplicate: Already Exists: Table school:d.t/],
    ["SELECT ERROR('ours')", /ours/],
    ["ASSERT (SELECT COUNT(*) FROM d.t) = 7 AS 'seven'", /Assertion failed: seven/],
    ['SELECT s AS b, UPPER(b) AS c FROM d.t', /Unrecognized name: b/],
    ['SELECT s AS b FROM d.t WHERE b = "a"', /Unrecognized name: b/],
  ];
  const got: [string, string, boolean][] = [];
  for (const [sql, why] of cases) {
    const said = await refused(sql);
    got.push([sql, said, why.test(said)]);
  }
  expect(got.filter(([, , right]) => !right)).toEqual([]);
});

test('tables are made, filled, changed, merged and dropped', async () => {
  const { query } = await desk();
  await query('CREATE SCHEMA d');
  await query(
    "CREATE OR REPLACE TABLE `school.d.t` (k STRING NOT NULL OPTIONS (description = 'key'), n INT64, moment TIMESTAMP) " +
      "PARTITION BY DATE(moment) CLUSTER BY k OPTIONS (description = 'a table', labels = [('made_by', 'homeroom')])",
  );
  await query("INSERT INTO `school.d.t` (k, n) VALUES ('a', 1), ('b', 2), ('c', NULL)");
  await query("UPDATE d.t SET n = n + 10 WHERE k = 'a'");
  await query("DELETE FROM d.t AS x WHERE x.k = 'b'");
  await query(
    "MERGE INTO `school.d.t` t USING (SELECT 'a' AS k, 5 AS n UNION ALL SELECT 'd', 6) s ON t.k = s.k " +
      'WHEN MATCHED THEN UPDATE SET n = s.n WHEN NOT MATCHED THEN INSERT (k, n) VALUES (s.k, s.n)',
  );
  expect(await query('SELECT k, n FROM d.t ORDER BY k')).toEqual([
    ['a', '5'],
    ['c', null],
    ['d', '6'],
  ]);
  await query('CREATE OR REPLACE VIEW d.v AS SELECT k FROM d.t WHERE n IS NOT NULL');
  await query('CREATE TABLE d.u AS SELECT k, ROW_NUMBER() OVER (ORDER BY k) AS place FROM d.v');
  expect(
    await query('SELECT * FROM d.u WHERE TRUE QUALIFY ROW_NUMBER() OVER (ORDER BY place DESC) = 1'),
  ).toEqual([['d', '2']]);
  await query('ALTER TABLE d.u ADD COLUMN more FLOAT64');
  await query(
    'MERGE d.u u USING d.v v ON FALSE WHEN NOT MATCHED BY SOURCE THEN DELETE WHEN NOT MATCHED THEN INSERT (k, more) VALUES (v.k, 1.5)',
  );
  expect(await query('SELECT k, place, more FROM d.u ORDER BY 1')).toEqual([
    ['a', null, '1.5'],
    ['d', null, '1.5'],
  ]);
  await query('TRUNCATE TABLE d.u');
  await query('DROP VIEW d.v');
  await query('DROP TABLE IF EXISTS d.u');
  await query('DROP TABLE IF EXISTS d.u');
  expect(
    await query(
      'WITH a AS (SELECT k FROM d.t), b AS (SELECT COUNT(*) AS n FROM a) SELECT n FROM b',
    ),
  ).toEqual([['3']]);
});

test('nulls sort first upwards and last downwards', async () => {
  const { query } = await desk();
  const list = 'SELECT x FROM UNNEST([2, NULL, 1]) AS x ORDER BY x';
  expect(await query(list)).toEqual([[null], ['1'], ['2']]);
  expect(await query(`${list} DESC`)).toEqual([['2'], ['1'], [null]]);
  expect(await query(`${list} DESC NULLS FIRST`)).toEqual([[null], ['2'], ['1']]);
});
