/** Streams that the system itself or the settings name. */
import { manifest } from '../../../src/connectors/_manifest';
import type { CustomStream, Discovery, HttpRequest, Json } from '../../../src/model';
import { readSample } from '../../suites/reading';
import { BASE, failureOf, inspected, small } from './_small';

type Rec = { [name: string]: Json };
const mapping = (field_path: string[], value: string, more: Rec = {}): Rec => ({
  ...{ type: 'ComponentMappingDefinition', field_path, value },
  ...more,
});
const PATH = ['retriever', 'requester', 'path'];

/** `things` as a template. */
const dynamic = (components_resolver: Rec, settings: Rec = {}, also: Rec[] = []): string => {
  const one = JSON.parse(small({ settings })) as { streams: Json[] } & Rec;
  const [stream_template] = one.streams;
  one.streams = also;
  one['dynamic_streams'] = [
    {
      ...{ type: 'DynamicDeclarativeStream', name: 'tables' },
      stream_template: stream_template!,
      components_resolver,
    },
  ];
  return JSON.stringify(one);
};
const byHttp = dynamic({
  type: 'HttpComponentsResolver',
  retriever: {
    type: 'SimpleRetriever',
    requester: {
      type: 'HttpRequester',
      url_base: BASE,
      path: "/bases/{{ stream_partition['base'] }}",
    },
    record_selector: {
      type: 'RecordSelector',
      extractor: { type: 'DpathExtractor', field_path: ['tables'] },
    },
    partition_router: {
      type: 'ListPartitionRouter',
      values: ['one', 'two'],
      cursor_field: 'base',
    },
  },
  components_mapping: [
    mapping(['name'], "{{ stream_slice['base'] }}/{{ components_values['name'] | lower }}"),
    mapping(PATH, "/{{ stream_slice['base'] }}/{{ components_values.id }}"),
    mapping(['nowhere', 'at', 'all'], 'x'),
  ],
});
const byConfig = dynamic(
  {
    type: 'ConfigComponentsResolver',
    stream_config: { type: 'StreamConfig', configs_pointer: ['reports'] },
    components_mapping: [
      mapping(['name'], "{{ components_values['name'] }}"),
      mapping(PATH, "/{{ components_values['name'] }}"),
      mapping(['primary_key'], 'a', { condition: "{{ components_values.get('by') == 'a' }}" }),
    ],
  },
  {
    reports: {
      type: 'array',
      items: { type: 'object', properties: { name: { type: 'string' } } },
    },
  },
);

/** As the app does: found by a survey, kept, read. */
const known = (
  source: string,
  answer: (request: HttpRequest) => Json,
  settings: Record<string, string> = {},
  before: readonly CustomStream[] = inspected(source).streams,
) => {
  const first = manifest.compile('own_test', source, before);
  const run = first.survey!({ settings, discovery: {}, now: 0 });
  let step = run.next();
  while (!step.done)
    step = run.next(
      step.value.ask.map((one) => ({
        status: 200,
        headers: {},
        text: JSON.stringify(answer(one)),
      })),
    );
  const discovery: Discovery = step.value;
  const streams = manifest.learn!(source, before, discovery) ?? before;
  return { streams, discovery, connector: manifest.compile('own_test', source, streams) };
};
const tables =
  (...names: string[]) =>
  ({ url }: HttpRequest): Json =>
    /bases\/one/.test(url)
      ? { tables: names.map((name) => ({ name, id: `t${name.length}` })) }
      : /bases\/two/.test(url)
        ? { tables: [{ name: 'Łódź und viele, viele andere Orte in Polen', id: 't0' }] }
        : { items: [{ id: url.slice(BASE.length) }] };

describe('streams that the system names', () => {
  it('are said to be found later, and are found', () => {
    const seen = inspected(byHttp);
    expect(seen.streams).toEqual([]);
    expect(seen.problems).toEqual([
      expect.objectContaining({ line: 1, stops: null, text: expect.stringContaining('found') }),
    ]);
    expect(seen.hosts).toEqual(['api.school.example']);
    const { streams, connector } = known(byHttp, tables('People', 'Rooms!'));
    expect(streams.map(({ name }) => name)).toEqual([
      'one/people',
      'one/rooms!',
      'two/łódź und viele, viele andere orte in polen',
    ]);
    expect(streams.every(({ table }) => /^[a-z_0-9]{1,40}$/.test(table))).toBe(true);
    const server = { settings: {}, secrets: {}, answer: tables('People', 'Rooms!') };
    const read = readSample(connector, 'one/rooms!', server);
    expect(Object.values(read.tables)[0]).toEqual([expect.objectContaining({ id: '/one/t6' })]);
  });

  it('keep their tables when others come and go; one that went is told, and nothing of it goes', () => {
    const first = known(byHttp, tables('People', 'Rooms'));
    const answer = tables('Zoo', 'People');
    const second = known(byHttp, answer, {}, first.streams);
    expect(second.streams.slice(0, 3)).toEqual(first.streams);
    expect(second.streams.map(({ name }) => name)).toContain('one/zoo');
    const server = { settings: {}, secrets: {}, answer };
    // It was read before.
    const went = (checkpoint: Json) =>
      readSample(second.connector, 'one/rooms', server, checkpoint);
    expect(failureOf(() => went({ since: null, fullAt: 1 })).code).toBe('source.stream_gone');
    // Here it never was: another connection has it.
    const [nothing] = went(null).batches;
    expect(nothing).toMatchObject({ rows: [], complete: true });
    expect(went(nothing!.checkpoint).batches).toEqual([expect.objectContaining({ rows: [] })]);
    const described = second.connector.describe({
      settings: {},
      discovery: second.discovery,
      now: 0,
    });
    let step = described.next();
    while (!step.done)
      step = described.next(
        step.value.ask.map(() => ({ status: 200, headers: {}, text: '{"items": []}' })),
      );
    expect(step.value).toContainEqual({ label: 'Streams that are not here', value: 1 });
  });

  it('wait where the system does not answer which there are, and only they', () => {
    const { connector } = known(byHttp, tables('People'));
    const trouble = { code: 'source.forbidden', params: { resource: 'tables', detail: '' } };
    const reader = connector.read(
      connector.resources[0]!,
      { settings: {}, discovery: { trouble } as unknown as Discovery, now: 0 },
      null,
    );
    expect(failureOf(() => reader.next([])).code).toBe('source.forbidden');
  });
});

describe('streams that settings name', () => {
  const settings = { reports: '[{"name": "people", "by": "a"}, {"name": "rooms"}]' };

  it('are those of each connection, each as its settings say', () => {
    const { streams, connector } = known(byConfig, () => ({}), settings);
    expect(streams.map(({ name, key }) => [name, key])).toEqual([
      ['people', 'a'],
      ['rooms', 'id'],
    ]);
    const answer = ({ url }: HttpRequest): Json => ({
      items: [{ id: url.slice(BASE.length), a: 'k' }],
    });
    const read = (name: string, of: Record<string, string>) =>
      readSample(connector, name, { settings: of, secrets: {}, answer }).requests.map(
        ({ url }) => url,
      );
    expect(read('rooms', settings)).toEqual([`${BASE}/rooms`]);
    expect(read('rooms', { reports: '[{"name": "people"}]' })).toEqual([]);
  });

  it('are refused where the setting is a secret', () => {
    const secret = byConfig.replace(
      '"name":{"type":"string"}',
      '"name":{"type":"string","airbyte_secret":true}',
    );
    expect(inspected(secret).problems).toContainEqual(
      expect.objectContaining({ stops: 'tables', text: expect.stringContaining('secret') }),
    );
  });

  it('stand beside those that are written, whose names come first', () => {
    const one = JSON.parse(small()) as { streams: Rec[] };
    const both = dynamic(
      (JSON.parse(byConfig) as { dynamic_streams: Rec[] }).dynamic_streams[0]![
        'components_resolver'
      ] as Rec,
      { reports: { type: 'array', items: { type: 'object' } } },
      [{ ...one.streams[0]!, name: 'people' }],
    );
    const { streams } = known(both, () => ({}), settings);
    expect(streams.map(({ name }) => name)).toEqual(['people', 'rooms']);
    expect(streams[0]).not.toHaveProperty('made');
  });
});

it('puts parameters of the settings into a template as well', () => {
  const source = dynamic({
    type: 'ParametrizedComponentsResolver',
    stream_parameters: {
      type: 'StreamParametersDefinition',
      list_of_parameters_for_stream: [{ name: 'books' }, { name: 'films' }],
    },
    components_mapping: [
      mapping(['name'], "{{ config['domain'] }}_{{ components_values.name }}"),
      mapping(['**', 'path'], '/{{ components_values.name }}'),
    ],
  });
  const { streams, connector } = known(source, () => ({}), { domain: 'north' });
  expect(streams.map(({ name }) => name)).toEqual(['north_books', 'north_films']);
  const server = { settings: { domain: 'north' }, secrets: {}, answer: () => ({ items: [] }) };
  expect(readSample(connector, 'north_films', server).requests[0]?.url).toBe(`${BASE}/films`);
});
