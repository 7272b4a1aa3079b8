import { createEdFi2 } from '../../../emulator/vendors/edfi2';
import { bridges } from '../../../src/connectors/edfi2/bridge';
import type { SourceRecord } from '../../../src/model';
import { registry } from '../../../src/registry';
import { buildSample } from '../../suites/sample';

/** All records of a demo system of one shape, as the API sends them. */
const recordsOf = (shape: '2.4' | '2.5'): Record<string, SourceRecord[]> => {
  const vendor = createEdFi2({ shape, students: 12 });
  const { settings, secrets } = vendor.connect('');
  const base = { headers: {}, now: 0, base: '', paging: {} };
  const sign = (path: string, form: Record<string, string>): Record<string, string> =>
    vendor.answer({
      ...base,
      ...{ method: 'POST', path, query: new URLSearchParams() },
      body: new URLSearchParams(form).toString(),
    }).body as Record<string, string>;
  const client = { Client_id: settings['key']! };
  const { code } = sign('/oauth/authorize', { ...client, Response_type: 'code' });
  const { access_token } = sign('/oauth/token', {
    ...client,
    ...{ Client_secret: secrets['secret']!, Code: code!, Grant_type: 'authorization_code' },
  });
  return Object.fromEntries(
    vendor.resources.map((name) => [
      name,
      vendor.answer({
        ...base,
        ...{ method: 'GET', path: `/api/v2.0/2019/${name}`, body: '' },
        query: new URLSearchParams({ limit: '100' }),
        headers: { authorization: `Bearer ${access_token}` },
      }).body as SourceRecord[],
    ]),
  );
};

const results = async (shape: '2.4' | '2.5') => {
  const records = Object.fromEntries(
    Object.entries(recordsOf(shape)).map(([name, list]) => [name, list.map(bridges[name]!)]),
  );
  return buildSample('assessment_results', { connector: 'edfi2', records, today: '2026-11-22' });
};

test.each(['2.4', '2.5'] as const)(
  'records of version %s stand in Assessment Results as those of version 3',
  async (shape) => {
    const rows = await results(shape);
    // Each sitting has the whole and one objective, each with one reporting method.
    expect(rows).toHaveLength(12 * 2 * 2);
    const whole = rows.find(
      (row) => row['result_id'] === 'r13' && row['objective_id'] === 'Overall',
    );
    expect(whole).toMatchObject({
      student_id: '00001',
      first_name: 'André',
      last_name: 'Lefèvre',
      assessment: 'Bench English Language Arts',
      category: 'Benchmark test',
      subject: 'English Language Arts',
      grade_level: 'Eighth grade',
      reporting_method: 'Raw score',
      score: '23',
      score_number: 23,
      performance_level: 'Proficient',
    });
    const part = rows.find((row) => row['result_id'] === 'r13' && row['objective_id'] === '01');
    expect(part).toMatchObject({
      objective: 'Part 1',
      score: '1',
      subject: 'English Language Arts',
    });
  },
);

test('both shapes give the same rows, but for how an assessment is called by its key', async () => {
  const bare = async (shape: '2.4' | '2.5') =>
    (await results(shape)).map(({ assessment_id: _, ...rest }) => rest);
  expect(await bare('2.4')).toEqual(await bare('2.5'));
});

test('it feeds only the data sets that it has all resources for', () => {
  const fed = registry.datasets.all.filter(({ sql }) => 'edfi2' in sql).map(({ id }) => id);
  expect(fed).toEqual(['assessment_results']);
});
