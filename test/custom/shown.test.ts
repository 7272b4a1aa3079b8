/** What a school made a source of from a file, seen from outside: Looker Studio, the data API, a helper. */
import { FIRST_WORKBOOK } from '../../emulator/machine/owner';
import { asksOf } from '../api/_school';
import { openSchool, type School } from '../kit/school';
import { serve, type Served } from '../kit/served';
import { optionsOf, studioOf } from '../looker/_report';

const HOST = 'api.campus-library.example';
const PLANTED = 'planted-4711';
const manifest = `version: 6.5.2
type: DeclarativeSource
streams:
  - type: DeclarativeStream
    name: loans
    primary_key: id
    retriever:
      type: SimpleRetriever
      requester:
        type: HttpRequester
        url_base: https://${HOST}/v1/
        path: loans
        request_headers: {x-planted: ${PLANTED}}
        authenticator: {type: BearerAuthenticator, api_token: "{{ config['api_key'] }}"}
      record_selector: {type: RecordSelector, extractor: {type: DpathExtractor, field_path: [items]}}
    schema_loader:
      type: InlineSchemaLoader
      schema:
        type: object
        properties:
          id: {type: string}
          copies: {type: integer}
          due: {type: string, format: date}
  - type: DeclarativeStream
    name: reports
    retriever: {type: CustomRetriever, class_name: source_library.${PLANTED}}
spec:
  type: Spec
  connection_specification:
    type: object
    required: [api_key]
    properties: {api_key: {type: string, title: API key, airbyte_secret: true}}
`;
const LOANS = Array.from({ length: 4 }, (_, i) => ({
  id: `00${i}`,
  copies: i,
  due: `2026-11-0${i + 1}`,
}));

let server: Served;
let school: School;
let dataset: string;
beforeAll(async () => {
  server = await serve((_, response) => {
    response.writeHead(200, { 'content-type': 'application/json' });
    response.end(JSON.stringify({ items: LOANS }));
  });
  school = await openSchool({
    district: { students: 5, schools: 1 },
    machine: { mode: 'owned', servers: { [HOST]: server.url } },
  });
  const { id } = await school.command('saveSource', { kind: 'manifest', text: manifest });
  const secrets = { api_key: 'k-planted' };
  await school.command('saveConnection', { connector: id, site: 'Library', settings: {}, secrets });
  dataset = `${id}__loans`;
  await school.switchOn(dataset);
  expect((await school.refresh([dataset])).is).toBe('succeeded');
}, 300_000);
afterAll(async () => {
  await school.close();
  await server.close();
});

test('Looker Studio is offered it, and told its fields and rows, without the record it was made from', async () => {
  const studio = studioOf(school);
  const chosen = { workbook: FIRST_WORKBOOK, dataset };
  expect(optionsOf(await studio.config({ workbook: FIRST_WORKBOOK }), 'dataset')).toEqual([
    dataset,
  ]);
  expect((await studio.config(chosen)).isSteppedConfig).toBe(false);
  const types = (await studio.schema(chosen)).map(({ name, semantics }) => [
    name,
    semantics.semanticType,
  ]);
  expect(types).toEqual(
    expect.arrayContaining([
      ['id', 'TEXT'],
      ['copies', 'NUMBER'],
      ['due', 'YEAR_MONTH_DAY'],
      ['site', 'TEXT'],
    ]),
  );
  const fields = [{ name: 'due' }, { name: 'id' }];
  const filter = {
    fieldName: 'copies',
    type: 'INCLUDE',
    operator: 'NUMERIC_GREATER_THAN',
  } as const;
  const { rows } = await studio.data(chosen, {
    fields: [...fields, { name: 'copies', forFilterOnly: true }],
    dimensionsFilters: [[{ ...filter, values: ['1'] }]],
  });
  expect(rows).toEqual([
    ['20261103', '002'],
    ['20261104', '003'],
  ]);
});

test('a token of the data API reads it, and its documentation', async () => {
  const { text: token } = await school.command('makeToken', {
    name: 'Desk',
    scope: { [dataset]: { fields: ['id', 'copies'] } },
  });
  const ask = async (query: string) =>
    JSON.parse(await asksOf(school, 'GET', `token=${token}${query}`)) as Record<string, unknown>;
  expect(await ask('')).toMatchObject({
    datasets: [{ id: dataset, title: `${HOST}: Loans`, fields: ['id', 'copies'], complete: true }],
  });
  expect(await ask(`&dataset=${dataset}&filter.copies.gte=2`)).toMatchObject({
    rows: [
      { id: '002', copies: 2 },
      { id: '003', copies: 3 },
    ],
  });
  expect(await ask(`&dataset=${dataset}&fields=due`)).toMatchObject({ status: 403 });
  expect(await ask(`&dataset=${dataset}&schema`)).toMatchObject({
    properties: { id: { type: 'string', 'x-key': true }, copies: { type: ['integer', 'null'] } },
  });
});

test('a helper is told its kind, its streams and what of it does not go, and no line of its definition', async () => {
  const bundle = await school.command('supportBundle', null);
  const [, line = ''] = /## Own sources\n(.*)\n/.exec(bundle) ?? [];
  expect(JSON.parse(line)).toMatchObject({
    id: dataset.split('__')[0],
    kind: 'manifest',
    settings: ['api_key secret'],
    streams: [{ name: 'loans', key: ['id'], fields: 3 }],
    problems: [{ line: expect.any(Number) as number, stops: 'reports' }],
  });
  expect(bundle).not.toContain('planted');
});
