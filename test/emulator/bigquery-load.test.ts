import { desk, type Desk } from './bigquery-kit';
import { cleanUp } from './kit';

afterEach(cleanUp);

const SCHEMA = {
  fields: [
    { name: 'id', type: 'STRING', mode: 'REQUIRED' },
    { name: 'n', type: 'INT64' },
    { name: 'x', type: 'FLOAT64' },
    { name: 'day', type: 'DATE' },
    { name: 'at_', type: 'TIMESTAMP' },
    { name: 'b', type: 'BOOL' },
    { name: 'j', type: 'JSON' },
  ],
};
const job = (id: string, more: object = {}) => ({
  jobReference: { projectId: 'school', jobId: id, location: 'EU' },
  configuration: {
    load: {
      destinationTable: { projectId: 'school', datasetId: 'd', tableId: 't' },
      sourceFormat: 'NEWLINE_DELIMITED_JSON',
      writeDisposition: 'WRITE_TRUNCATE',
      schema: SCHEMA,
      ...more,
    },
  },
});
const UPLOAD = '/upload/bigquery/v2/projects/school/jobs?uploadType=resumable';
const withDataset = async (): Promise<Desk> => {
  const made = await desk();
  await made.api('post', 'school/datasets', {
    datasetReference: { datasetId: 'd' },
    location: 'EU',
  });
  return made;
};
const begin = async ({ raw }: Desk, body: object): Promise<string> => {
  const { headers, code } = await raw('post', UPLOAD, body, {
    'X-Upload-Content-Type': 'application/octet-stream',
  });
  expect(code).toBe(200);
  return headers['Location']!;
};
/** Loads lines and answers the job when it is done. */
const loaded = async (d: Desk, id: string, lines: string, more: object = {}) => {
  const session = await begin(d, job(id, more));
  const bytes = Buffer.byteLength(lines);
  const { text } = await d.raw('put', session, lines, {
    'Content-Range': `bytes 0-${bytes - 1}/${bytes}`,
  });
  expect(JSON.parse(text).status.state).toBe('RUNNING');
  for (;;) {
    const { body } = await d.api('get', `school/jobs/${id}?location=EU`);
    if (body.status.state === 'DONE') return body;
    await d.machine.call('sleep', [1000]);
  }
};

test('lines of JSON arrive as they are, in pieces, and are seen when the job is done', async () => {
  const d = await withDataset();
  const row = (i: number) =>
    JSON.stringify({
      id: `s${i}`,
      n: i,
      x: i / 4,
      day: '2026-01-02',
      at_: '2026-01-02T03:04:05.678Z',
      b: i % 2 === 0,
      j: { b: 1, a: [i] },
    });
  const lines = Array.from({ length: 6000 }, (_, i) => row(i)).join('\n');
  const size = Buffer.byteLength(lines);
  const unit = 256 * 1024;
  expect(size).toBeGreaterThan(2 * unit);
  const session = await begin(d, job('first'));
  const first = await d.raw('put', session, lines.slice(0, unit + 7), {
    'Content-Range': `bytes 0-${unit + 6}/*`,
  });
  // of a piece that is no whole number of units only whole units stay
  expect([first.code, first.headers['Range']]).toEqual([308, `bytes=0-${unit - 1}`]);
  const asked = await d.raw('put', session, '', { 'Content-Range': 'bytes */*' });
  expect([asked.code, asked.headers['Range']]).toEqual([308, `bytes=0-${unit - 1}`]);
  const rest = await d.raw('put', session, lines.slice(unit), {
    'Content-Range': `bytes ${unit}-${size - 1}/${size}`,
  });
  expect(JSON.parse(rest.text)).toMatchObject({
    id: 'school:EU.first',
    status: { state: 'RUNNING' },
  });
  expect((await d.api('get', 'school/datasets/d/tables/t')).code).toBe(404);
  await d.machine.call('sleep', [60_000]);
  expect((await d.api('get', 'school/jobs/first?location=EU')).body).toMatchObject({
    status: { state: 'DONE' },
    statistics: { load: { outputRows: '6000', inputFileBytes: String(size) } },
  });
  expect(await d.query("SELECT * FROM d.t WHERE id = 's5'", { location: 'EU' })).toEqual([
    ['s5', '5', '1.25', '2026-01-02', '1.767323045678E9', 'false', '{"a":[5],"b":1}'],
  ]);
  const int64 = { formatOptions: { useInt64Timestamp: true } };
  expect(await d.query('SELECT MIN(at_), COUNT(*) FROM d.t', int64)).toEqual([
    ['1767323045678000', '6000'],
  ]);
});

test('a line that is wrong ends the job and leaves the table as it was, told by its number', async () => {
  const d = await withDataset();
  await loaded(d, 'good', '{"id":"a","n":1}\n{"id":"b","n":null}\n');
  const wrong: readonly (readonly [line: string, why: RegExp])[] = [
    ['{"id":"c","n":"x"}', /Could not convert value to int64. Field: n/],
    ['{"id":"c","nope":1}', /No such field: nope/],
    ['{"n":1}', /Missing required field: id/],
    ['{"id":"c"', /Parser terminated/],
    ['{"id":"c","day":"02.01.2026"}', /Could not convert value to date/],
    ['{"id":"c","n":9223372036854775808}', /Could not convert/],
  ];
  for (const [i, [line, why]] of wrong.entries()) {
    const { status } = await loaded(d, `bad${i}`, `{"id":"x"}\n${line}\n`);
    expect(status.errorResult.reason).toBe('invalid');
    expect(status.errorResult.message).toMatch(why);
    expect(status.errorResult.message).toContain('line_number: 2');
  }
  const appended = await loaded(d, 'more', '{"id":"c","n":3}', {
    writeDisposition: 'WRITE_APPEND',
  });
  expect(appended.status.errorResult).toBeUndefined();
  const occupied = await loaded(d, 'empty', '{"id":"d"}', { writeDisposition: 'WRITE_EMPTY' });
  expect(occupied.status.errorResult.reason).toBe('duplicate');
  expect(await d.query('SELECT id, n FROM d.t ORDER BY id')).toEqual([
    ['a', '1'],
    ['b', null],
    ['c', '3'],
  ]);
});

test('texts come back exactly: nothing is SQL, nothing is lost', async () => {
  const d = await withDataset();
  const texts = [
    "it's",
    '\\',
    '"',
    '`',
    "'; DROP TABLE t; --",
    'Zoë 😀',
    ' ',
    '',
    '\u2028',
    'a\nb\tc',
    '${x}',
    'x'.repeat(50_000),
  ];
  await loaded(d, 'texts', texts.map((id, n) => JSON.stringify({ id, n })).join('\n'));
  expect((await d.query('SELECT id FROM d.t ORDER BY n')).map(([id]) => id)).toEqual(texts);
  for (const [n, text] of texts.entries()) {
    const named = {
      parameterMode: 'NAMED',
      queryParameters: [
        { name: 'p', parameterType: { type: 'STRING' }, parameterValue: { value: text } },
      ],
    };
    expect(await d.query('SELECT n FROM d.t WHERE id = @p', named)).toEqual([[String(n)]]);
  }
});
