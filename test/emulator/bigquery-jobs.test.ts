import { desk } from './bigquery-kit';
import { cleanUp } from './kit';

afterEach(cleanUp);

const config = (query: string) => ({ configuration: { query: { query, useLegacySql: false } } });

test('a query job is inserted, polled, and its rows are fetched', async () => {
  const { api } = await desk();
  const inserted = await api('post', 'school/jobs', {
    jobReference: { projectId: 'school', jobId: 'mine', location: 'EU' },
    ...config("SELECT 1 AS n, 'x' AS t, CAST(NULL AS STRING) AS nothing, TRUE AS b, 1.5 AS x"),
  });
  expect(inserted.body.status.errorResult).toBeUndefined();
  expect(inserted.body).toMatchObject({ id: 'school:EU.mine', status: { state: 'RUNNING' } });
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
  const job = await api('get', 'school/jobs/mine?location=EU');
  expect(job.body.status).toEqual({ state: 'DONE' });
});
