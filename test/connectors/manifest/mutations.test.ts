/** Manifests nobody here has seen: those that others wrote, changed by chance, and three odd ones. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { manifest } from '../../../src/connectors/_manifest';
import {
  isList,
  isTree,
  readYaml,
  type Part,
  type Tree,
} from '../../../src/connectors/_manifest/yaml';
import { FailureError, type Json } from '../../../src/model';
import { readSample } from '../../suites/reading';
import { answersFor } from './source';

const FOLDER = join(__dirname, '../../../../shared/assets/airbyte/manifests');
const there = existsSync(FOLDER);
if (!there) console.log('../shared/assets/airbyte is not there: its manifests are not changed.');
const files = there ? readdirSync(FOLDER).sort() : [];

const chance = (seed: number): (() => number) => {
  let a = seed;
  return () => {
    a = (a + 0x6d2b79f5) | 0;
    let t = Math.imul(a ^ (a >>> 15), 1 | a);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
};

const shuffled = (part: Part, next: () => number): Part => {
  if (isList(part)) return part.map((item) => shuffled(item, next));
  if (!isTree(part)) return part;
  return Object.fromEntries(
    Object.keys(part)
      .map((name) => [next(), name] as const)
      .sort(([a], [b]) => a - b)
      .map(([, name]) => [name, shuffled(part[name]!, next)]),
  );
};

const ODD: readonly Part[] = [
  null,
  true,
  0,
  -1,
  1e300,
  '',
  'x'.repeat(5_000),
  '{{',
  '{{ 1 + [] }}',
  "{{ 'a' | nothing }}",
  '{{ record.a.b.c }}',
  "{{ now_utc() - 'a' }}",
  [],
  [[[]]],
  {},
  { type: 'DefaultPaginator' },
  { type: 'constructor' },
  { $ref: '#/definitions' },
  ['%Y', 1, null],
];

/** One place of it is something else, or is not there. */
const broken = (root: Part, next: () => number): Part => {
  const places: { of: Record<string, Part>; name: string }[] = [];
  const copy = JSON.parse(JSON.stringify(root)) as Part;
  const visit = (part: Part): void => {
    if (typeof part !== 'object' || part === null) return;
    for (const name of Object.keys(part)) {
      places.push({ of: part as unknown as Record<string, Part>, name });
      visit((part as Tree)[name]!);
    }
  };
  visit(copy);
  const { of, name } = places[Math.floor(next() * places.length)]!;
  const value = ODD[Math.floor(next() * (ODD.length + 1))];
  if (value === undefined) delete of[name];
  else of[name] = value;
  return copy;
};

const seenOf = (text: string) => {
  const { streams, settings, hosts, problems } = manifest.inspect(text);
  return {
    streams: streams.map(({ name, key, fields }) => `${name} ${key} ${fields.length}`).sort(),
    settings: settings.map(({ name, type }) => `${name} ${type}`).sort(),
    hosts,
    problems: problems.map(({ text: of, stops }) => `${of} ${stops}`).sort(),
  };
};

/** It reads, or says in words of ours why it does not. */
const tried = (text: string): void => {
  const seen = manifest.inspect(text);
  for (const { text: said } of seen.problems) expect(said).toMatch(/\S/);
  if (seen.problems.some(({ stops }) => stops === 'all')) return;
  const connector = manifest.compile('own_test', text, seen.streams);
  const { settings, secrets } = answersFor(connector.settings);
  const [stream] = connector.resources;
  let asked = 0;
  try {
    readSample(connector, stream!.name, {
      settings,
      secrets,
      answer: (): Json => {
        if (++asked > 60) throw new FailureError('source.endless', { host: '', resource: '' });
        return { data: [{ id: 1 }], access_token: 't', items: [], results: null } as Json;
      },
    });
  } catch (error) {
    if (!(error instanceof FailureError) && !String(error).includes('Not as promised')) throw error;
  }
};

(there ? describe.each(files) : describe.skip.each(['none']))('%s, changed', (file) => {
  const text = there ? readFileSync(join(FOLDER, file), 'utf8') : '';
  const { value } = readYaml(text);

  it('is the same in another order, as JSON, and of other versions', () => {
    const next = chance(7);
    const plain = seenOf(text);
    expect(seenOf(JSON.stringify(shuffled(value, next)))).toEqual(plain);
    for (const version of ['0.50.0', '4.6.2', '7.9.9', 'v5.0.0'])
      expect(seenOf(JSON.stringify({ ...(value as Tree), version }))).toEqual(plain);
  });

  it('is read or refused in words, whatever in it is broken', () => {
    const next = chance(files.indexOf(file) + 1);
    for (let n = 0; n < 6; n++) tried(JSON.stringify(broken(value, next)));
  });
});

describe('odd ones', () => {
  it.each([
    [
      'everything by expressions of everything',
      `version: 0.50.1
definitions:
  r: &r {type: HttpRequester, url_base: "{{ 'https://' ~ config.host ~ '/' }}", path: "{{ ['a', parameters.p] | join('/') }}", http_method: "get"}
streams:
- {name: a, $parameters: {p: x}, type: DeclarativeStream, primary_key: [[id], [b, c]], retriever: {type: SimpleRetriever, requester: *r, record_selector: {extractor: {field_path: ["{{ parameters.p }}", "*"]}, record_filter: {condition: "{{ record.id is defined and record.id > 1 }}"}}, paginator: {type: DefaultPaginator, pagination_strategy: {type: CursorPagination, cursor_value: "{{ last_record.id }}", stop_condition: "{{ last_page_size < 3 }}", page_size: 2}, page_token_option: {type: RequestOption, inject_into: body_json, field_path: [a, b]}}}, transformations: [{type: AddFields, fields: [{path: ["{{ parameters.p }}"], value: "{{ record.id * 2 }}", value_type: integer}]}]}
spec: {connection_specification: {properties: {host: {type: string, default: api.school.example}}}}
`,
      { x: { one: { id: 1, b: { c: 'z' } }, two: { id: 2, b: { c: 'y' } } } },
      1,
    ],
    [
      'a graph in one question',
      `version: 6.60.0
streams:
- type: DeclarativeStream
  name: things
  primary_key: id
  retriever:
    type: SimpleRetriever
    requester: {type: HttpRequester, url: "https://api.school.example/graphql", http_method: POST, request_body: {type: RequestBodyGraphQL, value: {query: "query { things { id } }"}}, request_headers: {X-A: "{{ 1 }}"}}
    record_selector: {type: RecordSelector, extractor: {type: DpathExtractor, field_path: [data, "**", nodes, "*"]}}
    partition_router: [{type: ListPartitionRouter, values: [a, b], cursor_field: s}, {type: ListPartitionRouter, values: "{{ [1, 2] }}", cursor_field: n, request_option: {inject_into: header, field_name: N}}]
  schema_loader: {type: InlineSchemaLoader, schema: {properties: {id: {type: [string, integer]}, deep: {}}}}
`,
      { data: { a: { nodes: [{ id: 7, deep: { x: [1] } }] } } },
      4,
    ],
    [
      'names of objects of ours',
      `version: 6.0.0
streams:
- type: DeclarativeStream
  name: constructor
  primary_key: toString
  $parameters: {hasOwnProperty: x, valueOf: y}
  retriever:
    type: SimpleRetriever
    requester: {type: HttpRequester, url_base: "https://api.school.example", path: /a, request_parameters: {constructor: "{{ parameters.hasOwnProperty }}", toString: 1}}
    record_selector: {type: RecordSelector, extractor: {type: DpathExtractor, field_path: [constructor]}}
  transformations: [{type: RemoveFields, field_pointers: [[__proto__], [constructor, prototype]]}, {type: AddFields, fields: [{path: [__proto__, a], value: 1}, {path: [valueOf], value: b}]}]
  schema_loader: {type: InlineSchemaLoader, schema: {type: object, properties: {toString: {type: string}, constructor: {type: object}, select: {type: string}}}}
spec: {type: Spec, connection_specification: {type: object, properties: {constructor: {type: string}, toString: {type: string, airbyte_secret: true}}}}
`,
      { constructor: [{ toString: 'k', constructor: { a: 1 }, select: 's' }] },
      1,
    ],
  ])('%s', (_, text, body, requests) => {
    const seen = manifest.inspect(text);
    expect(seen.problems.filter(({ stops }) => stops !== null)).toEqual([]);
    const connector = manifest.compile('own_test', text, seen.streams);
    const [stream] = connector.resources;
    const reading = readSample(connector, stream!.name, {
      settings: {},
      secrets: {},
      answer: () => body as unknown as Json,
    });
    expect(reading.requests).toHaveLength(requests);
    const rows = reading.batches.flatMap((batch) => batch.rows ?? []);
    expect(rows.length).toBeGreaterThan(0);
    expect(rows.every((row) => row[stream!.key] !== null)).toBe(true);
    expect(({} as Record<string, unknown>)['a']).toBeUndefined();
  });
});
