/** Fields that the system itself names. */
import { manifest } from '../../../src/connectors/_manifest';
import type { CustomStream, Discovery, HttpRequest, Json } from '../../../src/model';
import { readSample } from '../../suites/reading';
import { BASE, inspected, small } from './_small';

type Rec = { [name: string]: Json };

const loader = (more: Rec = {}, identifier: Rec = {}): Rec => ({
  type: 'DynamicSchemaLoader',
  retriever: {
    requester: { type: 'HttpRequester', url_base: BASE, path: '/tables' },
    record_selector: {
      extractor: { field_path: ['tables'] },
      record_filter: { condition: "{{ record['id'] == 't1' }}" },
    },
  },
  schema_type_identifier: {
    schema_pointer: ['columns'],
    key_pointer: ['name'],
    type_pointer: ['type'],
    ...identifier,
  },
  ...more,
});
const MAPPING: Json = [
  { type: 'TypesMap', current_type: 'text', target_type: 'string' },
  { type: 'TypesMap', current_type: 'amount', target_type: ['integer', 'number'] },
  { type: 'TypesMap', current_type: 'day', target_type: 'date' },
  {
    type: 'TypesMap',
    current_type: 'worked out',
    target_type: 'timestamp_with_timezone',
    condition: "{{ raw_schema['options']['as'] == 'moment' }}",
  },
  { type: 'TypesMap', current_type: 'worked out', target_type: 'number' },
  {
    type: 'TypesMap',
    current_type: 'many',
    target_type: { type: 'ComplexFieldType', field_type: 'array', items: 'string' },
  },
];
const COLUMNS: Json = [
  { name: 'Full Name', type: 'text' },
  { name: 'Sum', type: 'amount' },
  { name: 'Born', type: 'day' },
  { name: 'Seen', type: 'worked out', options: { as: 'moment' } },
  { name: 'Mean', type: 'worked out', options: { as: 'amount' } },
  { name: 'Tags', type: 'many' },
  { name: 'Yes', type: 'boolean' },
  { name: 'Odd', type: 'nobody knows' },
];
const answer = ({ url }: HttpRequest): Json =>
  url.endsWith('/tables')
    ? {
        tables: [
          { id: 't0', columns: [{ name: 'No', type: 'text' }] },
          { id: 't1', columns: COLUMNS },
        ],
      }
    : { items: [{ id: 'a', full_name: 'Zoë', sum: 1.5, seen: '2026-11-01T00:00:00Z' }] };

/** What a survey finds out, and what the source is with it. */
const surveyed = (source: string, given = answer, before?: readonly CustomStream[]) => {
  const streams = before ?? inspected(source).streams;
  const connector = manifest.compile('own_test', source, streams);
  const asked: string[] = [];
  const run = connector.survey!({ settings: {}, discovery: {}, now: 0 });
  let step = run.next();
  while (!step.done)
    step = run.next(
      step.value.ask.map((one) => {
        asked.push(one.url);
        return { status: 200, headers: {}, text: JSON.stringify(given(one)) };
      }),
    );
  const learned = manifest.learn!(source, streams, step.value as Discovery);
  return { asked, learned, streams: learned ?? streams };
};
const named = (transformations: Json): string =>
  small({
    stream: {
      schema_loader: loader(
        { schema_transformations: transformations },
        { types_mapping: MAPPING },
      ),
    },
  });
const SAME: Json = [
  { type: 'KeysToLower' },
  { type: 'KeysReplace', old: ' ', new: '_' },
  { type: 'AddFields', fields: [{ path: ['of'], value: "{{ {'type': ['null', 'integer']} }}" }] },
];

it('become a stream’s columns, by the file’s own mapping of kinds', () => {
  const source = named(SAME);
  expect(inspected(source).streams[0]!.fields.map(({ name }) => name)).toEqual(['id']);
  const { streams, asked } = surveyed(source);
  expect(asked).toEqual([`${BASE}/tables`]);
  const [things] = streams;
  expect(things!.fields.map(({ name, type }) => `${name} ${type}`)).toEqual([
    'id text',
    'full_name text',
    'sum number',
    'born date',
    'seen timestamp',
    'mean number',
    'tags json',
    'yes boolean',
    'odd text',
    'of_value integer',
  ]);
  expect(things!.revision).toBe(1);
  // As it is kept, it is read; and nobody is asked again.
  const connector = manifest.compile('own_test', source, streams);
  expect(connector.survey).toBeUndefined();
  const { tables } = readSample(connector, 'things', { settings: {}, secrets: {}, answer });
  expect(Object.values(tables)[0]).toEqual([
    expect.objectContaining({ id: 'a', full_name: 'Zoë', sum: 1.5, seen: '2026-11-01T00:00:00Z' }),
  ]);
});

it('are filtered as the file says', () => {
  const source = small({
    stream: {
      schema_loader: loader({
        schema_filter: { type: 'RecordFilter', condition: "{{ 'Sum' not in record }}" },
      }),
    },
  });
  const names = surveyed(source).streams[0]!.fields.map(({ name }) => name);
  expect(names).toContain('full_name');
  expect(names).not.toContain('sum');
});

it('are looked for once where many streams are described by one answer', () => {
  const one = JSON.parse(small({ stream: { schema_loader: loader() } })) as {
    readonly streams: readonly Rec[];
  } & Rec;
  const [things] = one.streams as readonly [Rec];
  const source = JSON.stringify({ ...one, streams: [things, { ...things, name: 'more' }] });
  const { streams, asked } = surveyed(source);
  expect(asked).toHaveLength(1);
  expect(streams.map(({ fields }) => fields.length)).toEqual([9, 9]);
});

it('stay those of the first page where nobody tells them', () => {
  const source = named([]);
  expect(surveyed(source, () => ({ tables: [] })).learned).toBeNull();
  const odd = small({ stream: { schema_loader: loader({}, { schema_pointer: ['{{ 1 / 0 }}'] }) } });
  expect(surveyed(odd).learned).toBeNull();
  const python = small({
    stream: {
      schema_loader: loader({
        schema_transformations: [{ type: 'CustomTransformation', class_name: 'a.B' }],
      }),
    },
  });
  const { streams } = inspected(python);
  expect(streams).toHaveLength(1);
  expect(manifest.compile('own_test', python, streams).survey).toBeUndefined();
});

it('are found with the streams that the system names', () => {
  const one = JSON.parse(small({ stream: { schema_loader: loader() } })) as {
    readonly streams: readonly Rec[];
  } & Rec;
  const [stream_template] = one.streams as readonly [Rec];
  const source = JSON.stringify({
    ...one,
    streams: [],
    dynamic_streams: [
      {
        type: 'DynamicDeclarativeStream',
        stream_template,
        components_resolver: {
          type: 'HttpComponentsResolver',
          retriever: {
            requester: { type: 'HttpRequester', url_base: BASE, path: '/tables' },
            record_selector: { extractor: { field_path: ['tables'] } },
          },
          components_mapping: [
            { field_path: ['name'], value: '{{ components_values.id }}' },
            {
              field_path: [
                'schema_loader',
                'retriever',
                'record_selector',
                'record_filter',
                'condition',
              ],
              value: '{{ "{{ record[\'id\'] == \'" ~ components_values.id ~ "\' }}" }}',
            },
          ],
        },
      },
    ],
  });
  const { streams, asked } = surveyed(source);
  expect(asked).toHaveLength(2);
  expect(streams.map(({ name, fields }) => [name, fields.length])).toEqual([
    ['t0', 2],
    ['t1', 9],
  ]);
});
