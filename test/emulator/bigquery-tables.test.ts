import { desk } from './bigquery-kit';
import { cleanUp, tempFolder } from './kit';

afterEach(cleanUp);

const SCOPE = 'https://www.googleapis.com/auth/';
const dataset = {
  datasetReference: { datasetId: 'd' },
  location: 'EU',
  labels: { made_by: 'homeroom' },
};
const table = (id: string, more: object = {}) => ({
  tableReference: { projectId: 'school', datasetId: 'd', tableId: id },
  schema: {
    fields: [
      { name: 'k', type: 'STRING', mode: 'REQUIRED', description: 'The key' },
      { name: 'at_', type: 'TIMESTAMP' },
    ],
  },
  ...more,
});
const reason = ({ body }: { body: any }): string =>
  `${body.error.code} ${body.error.errors[0].reason}`;

test('data sets and tables are made, read, listed, changed and deleted', async () => {
  const { api } = await desk();
  expect((await api('post', 'school/datasets', dataset)).body).toMatchObject({
    id: 'school:d',
    location: 'EU',
  });
  expect(reason(await api('post', 'school/datasets', dataset))).toBe('409 duplicate');
  const made = await api(
    'post',
    'school/datasets/d/tables',
    table('t', {
      description: 'A table',
      labels: { a: 'b' },
      timePartitioning: { type: 'DAY', field: 'at_' },
      clustering: { fields: ['k'] },
    }),
  );
  expect(made.body).toMatchObject({
    id: 'school:d.t',
    type: 'TABLE',
    numRows: '0',
    description: 'A table',
    labels: { a: 'b' },
    timePartitioning: { type: 'DAY', field: 'at_' },
    clustering: { fields: ['k'] },
    schema: {
      fields: [
        { name: 'k', type: 'STRING', mode: 'REQUIRED', description: 'The key' },
        { name: 'at_', type: 'TIMESTAMP', mode: 'NULLABLE' },
      ],
    },
  });
  const view = {
    tableReference: { projectId: 'school', datasetId: 'd', tableId: 'v' },
    view: { query: 'SELECT k FROM `school.d.t`', useLegacySql: false },
  };
  expect((await api('post', 'school/datasets/d/tables', view)).body).toMatchObject({
    type: 'VIEW',
    schema: { fields: [{ name: 'k' }] },
  });
  const list = (await api('get', 'school/datasets/d/tables?maxResults=1')).body;
  expect([list.totalItems, list.tables[0].type]).toEqual([2, 'TABLE']);
  expect(
    (await api('get', `school/datasets/d/tables?maxResults=1&pageToken=${list.nextPageToken}`)).body
      .tables[0].type,
  ).toBe('VIEW');
  const fields = [...made.body.schema.fields, { name: 'more', type: 'INT64', mode: 'NULLABLE' }];
  expect(
    (await api('patch', 'school/datasets/d/tables/t', { schema: { fields } })).body.schema.fields,
  ).toHaveLength(3);
  expect(reason(await api('delete', 'school/datasets/d'))).toBe('400 resourceInUse');
  expect((await api('delete', 'school/datasets/d/tables/v')).code).toBe(204);
  expect(reason(await api('get', 'school/datasets/d/tables/v'))).toBe('404 notFound');
  expect((await api('delete', 'school/datasets/d?deleteContents=true')).code).toBe(204);
  expect(reason(await api('get', 'school/datasets/d/tables/t'))).toBe('404 notFound');
});

test('shapes that BigQuery refuses are refused', async () => {
  const { api } = await desk();
  await api('post', 'school/datasets', dataset);
  await api('post', 'school/datasets/d/tables', table('t'));
  const fields = (...more: object[]) => ({ schema: { fields: more } });
  const [k, at] = table('t').schema.fields;
  const refused: readonly (readonly [string, string, object, RegExp])[] = [
    ['post', 'tables', table('bad name!'), /Invalid table ID/],
    [
      'post',
      'tables',
      table('u', fields({ name: 'a b', type: 'STRING' })),
      /Invalid field name "a b"/,
    ],
    [
      'post',
      'tables',
      table('u', fields({ name: '_TABLE_x', type: 'STRING' })),
      /not allowed to start with/,
    ],
    [
      'post',
      'tables',
      table('u', fields({ name: 'a', type: 'STRING' }, { name: 'A', type: 'STRING' })),
      /Duplicate column name/,
    ],
    [
      'post',
      'tables',
      table('u', fields({ name: 'a', type: 'TEXT' })),
      /TEXT is not a valid value/,
    ],
    [
      'post',
      'tables',
      table('u', { timePartitioning: { type: 'DAY', field: 'k' } }),
      /must be of type DATE, TIMESTAMP/,
    ],
    [
      'post',
      'tables',
      table('u', { clustering: { fields: ['nope'] } }),
      /cannot be found in the schema/,
    ],
    ['post', 'tables', table('u', { labels: { Upper: 'x' } }), /Invalid label/],
    ['patch', 'tables/t', fields(k!), /Field at_ is missing in new schema/],
    [
      'patch',
      'tables/t',
      fields(k!, { name: 'at_', type: 'DATE' }),
      /changed type from TIMESTAMP to DATE/,
    ],
    [
      'patch',
      'tables/t',
      fields(k!, at!, { name: 'n', type: 'INT64', mode: 'REQUIRED' }),
      /Cannot add required fields/,
    ],
  ];
  for (const [method, path, body, why] of refused) {
    const { code, body: told } = await api(method, `school/datasets/d/${path}`, body);
    expect([code, told.error?.message]).toEqual([400, expect.stringMatching(why)]);
  }
});

test('a table’s shape may be changed five times in ten seconds, its data 1,500 times a day', async () => {
  const { api, machine, query } = await desk();
  await api('post', 'school/datasets', dataset);
  await api('post', 'school/datasets/d/tables', table('t'));
  const patch = (description: string) =>
    api('patch', 'school/datasets/d/tables/t', { description });
  for (let i = 0; i < 5; i++) expect((await patch(String(i))).code).toBe(200);
  expect(reason(await patch('one more'))).toBe('403 rateLimitExceeded');
  await machine.call('sleep', [10_000]);
  expect((await patch('later')).code).toBe(200);
  await query('CREATE OR REPLACE TABLE d.n AS SELECT 1 AS n');
  const saved = machine.snapshot() as any;
  const by = saved.bigquery.catalog.operations.by;
  expect(by['school:d.n'].count).toBe(1);
  machine.restore({
    ...saved,
    bigquery: {
      ...saved.bigquery,
      catalog: {
        ...saved.bigquery.catalog,
        operations: {
          ...saved.bigquery.catalog.operations,
          by: { ...by, 'school:d.n': { count: 1500, shapes: [] } },
        },
      },
    },
  });
  await expect(query('CREATE OR REPLACE TABLE d.n AS SELECT 2 AS n')).rejects.toThrow(
    /quotaExceeded: Quota exceeded: Your table exceeded quota/,
  );
  expect(await query('SELECT n FROM d.n')).toEqual([['1']]);
});

test('without the permission Google says which is missing, and without a token who asks', async () => {
  const { api, machine, raw } = await desk();
  machine.faults({ revokedScopes: [] });
  machine.grant('analyst@school.example', [
    `${SCOPE}script.external_request`,
    `${SCOPE}drive.file`,
  ]);
  const refused = await api('get', 'school/datasets');
  expect(refused.code).toBe(403);
  expect(refused.body.error).toMatchObject({
    status: 'PERMISSION_DENIED',
    details: [{ reason: 'ACCESS_TOKEN_SCOPE_INSUFFICIENT' }],
  });
  machine.grant('analyst@school.example', [`${SCOPE}script.external_request`, `${SCOPE}bigquery`]);
  expect((await api('get', 'school/datasets')).code).toBe(200);
  const nobody = await raw('get', '/bigquery/v2/projects/school/datasets', null, {
    Authorization: 'Bearer nope',
  });
  expect(nobody.code).toBe(401);
});

test('tables, and a load that still runs, outlive the machine in its folder', async () => {
  const state = tempFolder();
  const first = await desk({ state });
  await first.query('CREATE SCHEMA d');
  await first.query("CREATE TABLE d.t AS SELECT 1 AS n, DATE '2026-01-02' AS day");
  await first.api('post', 'school/jobs', {
    jobReference: { jobId: 'late' },
    configuration: { query: { query: 'INSERT INTO d.t (n) VALUES (2)', useLegacySql: false } },
  });
  await first.machine.close();
  const second = await desk({ state });
  await second.api('get', 'school/queries/late');
  expect(await second.query('SELECT n, day FROM d.t ORDER BY n')).toEqual([
    ['1', '2026-01-02'],
    ['2', null],
  ]);
  second.machine.reset();
  expect((await second.api('get', 'school/datasets/d')).code).toBe(404);
});
