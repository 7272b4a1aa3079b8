import { desk } from './bigquery-kit';
import { cleanUp } from './kit';

afterEach(cleanUp);

const config = (query: string, more: object = {}) => ({
  configuration: { query: { query, useLegacySql: false, ...more } },
});
const named = (id: string, query: string, more: object = {}) => ({
  jobReference: { projectId: 'school', jobId: id, location: 'EU' },
  ...config(query, more),
});

test('a query job is inserted, polled, and its rows are fetched', async () => {
  const { api } = await desk();
  const inserted = await api(
    'post',
    'school/jobs',
    named('mine', "SELECT 1 AS n, 'x' AS t, CAST(NULL AS STRING) AS nothing, TRUE AS b, 1.5 AS x"),
  );
  expect(inserted.body).toMatchObject({ id: 'school:EU.mine', status: { state: 'RUNNING' } });
  expect((await api('get', 'school/queries/mine?location=EU&timeoutMs=0')).body).toMatchObject({
    jobComplete: false,
  });
  const rows = await api('get', 'school/queries/mine?location=EU');
  expect(rows.body).toMatchObject({
    jobComplete: true,
    totalRows: '1',
    rows: [{ f: [{ v: '1' }, { v: 'x' }, { v: null }, { v: 'true' }, { v: '1.5' }] }],
  });
  expect(rows.body.schema.fields.map((f: { type: string }) => f.type)).toEqual([
    'INTEGER',
    'STRING',
    'STRING',
    'BOOLEAN',
    'FLOAT',
  ]);
  expect((await api('get', 'school/jobs/mine?location=EU')).body.status).toEqual({ state: 'DONE' });
  expect((await api('get', 'school/jobs/mine')).code).toBe(200);
  expect((await api('get', 'school/jobs/mine?location=US')).body.error.errors[0].reason).toBe(
    'notFound',
  );
});

test('a job of an id that is there is refused, and did nothing again', async () => {
  const { api, query } = await desk();
  await query('CREATE SCHEMA d OPTIONS (location = "EU")');
  await query('CREATE TABLE d.t (n INT64)');
  const insert = named('once', 'INSERT INTO d.t (n) VALUES (1)');
  expect((await api('post', 'school/jobs', insert)).code).toBe(200);
  expect((await api('post', 'school/jobs', insert)).body.error).toMatchObject({
    code: 409,
    errors: [{ reason: 'duplicate' }],
  });
  await api('get', 'school/queries/once?location=EU');
  const body = {
    query: 'INSERT INTO d.t (n) VALUES (2)',
    useLegacySql: false,
    requestId: 'r-1',
    timeoutMs: 60_000,
  };
  const [a, b] = [
    await api('post', 'school/queries', body),
    await api('post', 'school/queries', body),
  ];
  expect(a.body.jobReference).toEqual(b.body.jobReference);
  expect(await query('SELECT n FROM d.t ORDER BY n')).toEqual([['1'], ['2']]);
});

test('rows come in pages, of a size asked for and of 10 MB at most', async () => {
  const { api } = await desk();
  await api(
    'post',
    'school/jobs',
    named(
      'many',
      "SELECT x, REPEAT('a', 20000) AS t FROM UNNEST(GENERATE_ARRAY(1, 1200)) AS x ORDER BY x",
    ),
  );
  const seen: string[] = [];
  const sizes: number[] = [];
  let token = '';
  do {
    const { body } = await api(
      'get',
      `school/queries/many?location=EU${token && `&pageToken=${token}`}`,
    );
    expect(body.totalRows).toBe('1200');
    sizes.push(body.rows.length);
    for (const { f } of body.rows) seen.push(f[0].v);
    token = body.pageToken ?? '';
  } while (token);
  expect(seen).toEqual(Array.from({ length: 1200 }, (_, i) => String(i + 1)));
  expect(sizes).toEqual([524, 524, 152]);
  const some = await api('get', 'school/queries/many?location=EU&maxResults=2&startIndex=5');
  expect(some.body.rows.map(({ f }: { f: { v: string }[] }) => f[0]!.v)).toEqual(['6', '7']);
});

test('a dry run says what would be read by column, and a limit on it is kept', async () => {
  const { api, query, refused } = await desk();
  await query('CREATE SCHEMA d OPTIONS (location = "EU")');
  await query(
    'CREATE TABLE d.t AS SELECT n, CAST(n AS STRING) AS s FROM UNNEST(GENERATE_ARRAY(1, 9)) AS n',
  );
  const dry = async (sql: string) =>
    (
      await api('post', 'school/jobs', {
        configuration: { dryRun: true, query: { query: sql, useLegacySql: false } },
      })
    ).body;
  expect((await dry('SELECT n FROM d.t')).statistics.totalBytesProcessed).toBe('72');
  expect((await dry('SELECT s FROM d.t')).statistics.totalBytesProcessed).toBe('27');
  expect((await dry('SELECT COUNT(*) FROM d.t')).statistics.totalBytesProcessed).toBe('0');
  expect((await dry('DELETE FROM d.t WHERE n = 1')).statistics.totalBytesProcessed).toBe('99');
  expect((await dry('SELECT nope FROM d.t')).error.errors[0].reason).toBe('invalidQuery');
  expect(await query('SELECT COUNT(*) FROM d.t')).toEqual([['9']]);
  expect(await refused('SELECT n FROM d.t', { maximumBytesBilled: '1000' })).toBe(
    'bytesBilledLimitExceeded: Query exceeded limit for bytes billed: 1000. 10485760 or higher required.',
  );
});

test('parameters by name and by place carry their types and never become SQL', async () => {
  const { query, refused } = await desk();
  const value = (type: string, of: string | null, name?: string) => ({
    ...(name !== undefined && { name }),
    parameterType: { type },
    parameterValue: { value: of },
  });
  const places = {
    parameterMode: 'POSITIONAL',
    queryParameters: [value('INT64', '4'), value('STRING', "' OR 1=1 --")],
  };
  expect(await query('SELECT ? + 1, ?', places)).toEqual([['5', "' OR 1=1 --"]]);
  const names = {
    parameterMode: 'NAMED',
    queryParameters: [
      value('DATE', '2026-02-03', 'd'),
      value('BOOL', 'true', 'b'),
      value('FLOAT64', 'NaN', 'x'),
      value('TIMESTAMP', '2026-01-01 00:00:00Z', 't'),
      value('STRING', null, 's'),
      {
        name: 'list',
        parameterType: { type: 'ARRAY', arrayType: { type: 'INT64' } },
        parameterValue: { arrayValues: [{ value: '1' }, { value: '2' }] },
      },
    ],
  };
  expect(await query('SELECT @d, @b, @x, UNIX_MICROS(@t), @s, 2 IN UNNEST(@list)', names)).toEqual([
    ['2026-02-03', 'true', 'NaN', '1767225600000000', null, 'true'],
  ]);
  expect(await refused('SELECT @nope', names)).toMatch(/Query parameter 'nope' not found/);
  expect(
    await refused('SELECT ?', {
      parameterMode: 'POSITIONAL',
      queryParameters: [value('INT64', '1; DROP')],
    }),
  ).toMatch(/could not make INT64/);
});

test('a script with a transaction is all or nothing, and tells of each statement', async () => {
  const { api, query } = await desk();
  await query('CREATE SCHEMA d OPTIONS (location = "EU")');
  await query('CREATE TABLE d.t (n INT64)');
  await query('CREATE TABLE d.done (what STRING)');
  const commit = (n: string) =>
    `BEGIN TRANSACTION; INSERT INTO d.t (n) VALUES (1); INSERT INTO d.done (what) VALUES ('one'); ` +
    `ASSERT (SELECT COUNT(*) FROM d.done) = ${n} AS 'others'; COMMIT TRANSACTION;`;
  await api('post', 'school/jobs', named('bad', commit('2')));
  const bad = (await api('get', 'school/queries/bad?location=EU')).body;
  expect(bad.error.message).toMatch(/^Query error: Assertion failed: others at \[1:/);
  expect(await query('SELECT COUNT(*) FROM d.t')).toEqual([['0']]);
  await api('post', 'school/jobs', named('good', commit('1')));
  expect((await api('get', 'school/queries/good?location=EU')).body.jobComplete).toBe(true);
  expect(await query('SELECT (SELECT COUNT(*) FROM d.t), what FROM d.done')).toEqual([
    ['1', 'one'],
  ]);
  const children = (await api('get', 'school/jobs?parentJobId=good')).body.jobs;
  expect(
    children.map(
      (job: { statistics: { query: { statementType: string } } }) =>
        job.statistics.query.statementType,
    ),
  ).toEqual(['ASSERT', 'INSERT', 'INSERT']);
  // what is not committed when a script ends is gone
  await query('BEGIN TRANSACTION; DELETE FROM d.t WHERE TRUE');
  expect(await query('SELECT COUNT(*) FROM d.t')).toEqual([['1']]);
});

test('a transaction that met another one at the same table is taken back', async () => {
  const { api, query } = await desk();
  await query('CREATE SCHEMA d OPTIONS (location = "EU")');
  await query('CREATE TABLE d.t (n INT64)');
  await query('INSERT INTO d.t (n) VALUES (0)');
  const script = 'BEGIN TRANSACTION; UPDATE d.t SET n = n + 1 WHERE TRUE; COMMIT;';
  await api('post', 'school/jobs', named('a', script));
  await api('post', 'school/jobs', named('b', script));
  expect((await api('get', 'school/queries/a?location=EU')).body.jobComplete).toBe(true);
  expect((await api('get', 'school/queries/b?location=EU')).body.error.message).toMatch(
    /aborted due to concurrent update against table school:d.t/,
  );
  expect(await query('SELECT n FROM d.t')).toEqual([['1']]);
});

test('a job that is cancelled does nothing', async () => {
  const { api, query } = await desk();
  await query('CREATE SCHEMA d OPTIONS (location = "EU")');
  await query('CREATE TABLE d.t (n INT64)');
  await api('post', 'school/jobs', named('gone', 'INSERT INTO d.t (n) VALUES (1)'));
  expect(
    (await api('post', 'school/jobs/gone/cancel?location=EU')).body.job.status.errorResult.reason,
  ).toBe('stopped');
  expect(await query('SELECT COUNT(*) FROM d.t')).toEqual([['0']]);
});

test('a snapshot holds tables and jobs, and what follows does not change it', async () => {
  const { machine, query } = await desk();
  await query('CREATE SCHEMA d OPTIONS (location = "EU")');
  await query('CREATE TABLE d.t AS SELECT 1 AS n');
  const saved = machine.snapshot();
  await query('UPDATE d.t SET n = 2 WHERE TRUE');
  expect(await query('SELECT n FROM d.t')).toEqual([['2']]);
  machine.restore(saved);
  expect(await query('SELECT n FROM d.t')).toEqual([['1']]);
  await query('DROP TABLE d.t');
  machine.restore(saved);
  expect(await query('SELECT n FROM d.t')).toEqual([['1']]);
});
