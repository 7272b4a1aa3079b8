/** Streams whose parts are another's records: found while reading, in as many executions as it takes. */
import { manifest } from '../../../src/connectors/_manifest';
import { contextOf } from '../../../src/connectors/_manifest/context';
import { fed } from '../../../src/connectors/_manifest/routers';
import type { Tree } from '../../../src/connectors/_manifest/yaml';
import type { Json } from '../../../src/model';
import { readSample } from '../../suites/reading';
import { BASE, inspected, option, small } from './_small';

type Rec = { [name: string]: Json };
const parent = (name: string, more: Rec = {}): Rec => ({
  type: 'DeclarativeStream',
  name,
  primary_key: 'id',
  retriever: {
    type: 'SimpleRetriever',
    requester: { type: 'HttpRequester', url_base: BASE, path: `/${name}` },
    record_selector: {
      type: 'RecordSelector',
      extractor: { type: 'DpathExtractor', field_path: ['items'] },
    },
    paginator: {
      type: 'DefaultPaginator',
      page_token_option: option('page'),
      pagination_strategy: { type: 'PageIncrement', page_size: 50 },
    },
  },
  ...more,
});
const substream = (stream: Rec, more: Rec = {}): Rec => ({
  type: 'SubstreamPartitionRouter',
  parent_stream_configs: [
    { type: 'ParentStreamConfig', stream, parent_key: 'id', partition_field: 'of', ...more },
  ],
});
const child = (router: Json, path = "/things/{{ stream_partition['of'] }}", stream: Rec = {}) =>
  small({ retriever: { partition_router: router }, requester: { path }, stream });

const page = (url: string): number => Number(/page=(\d+)/.exec(url)?.[1] ?? 0);
const some = (count: number, from = 0): Json[] =>
  Array.from({ length: Math.max(0, count) }, (_, i) => ({ id: `p${from + i}` }));
const parents = (url: string, count: number): Json => ({
  items: some(Math.min(50, count - page(url) * 50), page(url) * 50),
});

/** Reads on from what each batch committed, as if every one were the last of its execution. */
const readInPieces = (
  source: string,
  answer: (url: string) => Json,
  begin: Json = null,
): { keys: string[]; largest: number; executions: number; end: Json } => {
  const keys: string[] = [];
  let [checkpoint, largest, executions] = [begin, 0, 0];
  const connector = manifest.compile('own_test', source, inspected(source).streams);
  const server = {
    settings: {},
    secrets: {},
    answer: ({ url }: { readonly url: string }) => answer(url),
  };
  for (let complete = false; !complete; executions++) {
    if (executions > 5_000) throw new Error('It does not end.');
    const [batch] = readSample(connector, 'things', server, checkpoint, 1).batches;
    complete = batch!.complete === true;
    keys.push(...(batch!.rows ?? []).map(({ id }) => String(id)));
    const text = JSON.stringify(batch!.checkpoint);
    largest = Math.max(largest, text.length);
    checkpoint = JSON.parse(text) as Json;
  }
  return { keys, largest, executions, end: checkpoint };
};

describe('parents', () => {
  const source = child(substream(parent('parents')));
  const answer =
    (count: number) =>
    (url: string): Json =>
      url.includes('/parents')
        ? parents(url, count)
        : { items: [{ id: `c-${/things\/(\w+)/.exec(url)![1]}` }] };

  it('are read across executions, and what is kept of them does not grow with them', () => {
    const few = readInPieces(source, answer(250));
    const many = readInPieces(source, answer(1_300));
    expect(new Set(many.keys).size).toBe(1_300);
    expect(many.keys).toHaveLength(1_300);
    expect(many.executions).toBeGreaterThan(100);
    expect(many.largest).toBeLessThan(few.largest * 1.2);
  });

  it('of parents are read so too, with what their records hold beside the key', () => {
    const nested = child(
      substream(
        parent('rooms', {
          retriever: {
            ...(parent('rooms')['retriever'] as Rec),
            requester: {
              ...{ type: 'HttpRequester', url_base: BASE },
              path: "/rooms/{{ stream_slice['of'] }}",
            },
            partition_router: substream(parent('parents')),
          },
        }),
        { extra_fields: [['at', 'floor'], ['none']] },
      ),
      "/things/{{ stream_partition.parent_slice.of }}/{{ stream_slice.of }}/{{ stream_slice.extra_fields['at.floor'] }}",
    );
    const { keys } = readInPieces(nested, (url) => {
      const room = /rooms\/(\w+)/.exec(url)?.[1];
      if (room !== undefined)
        return page(url) > 0 ? { items: [] } : { items: [{ id: `${room}r`, at: { floor: 2 } }] };
      if (url.includes('/parents')) return parents(url, 60);
      return { items: [{ id: url.slice(BASE.length + 8) }] };
    });
    expect(keys).toHaveLength(60);
    expect(new Set(keys).size).toBe(60);
    expect(keys).toContain('p59/p59r/2');
  });

  it('go with each of a list, in groups, and in one with others', () => {
    const letters = { type: 'ListPartitionRouter', values: ['a', 'b'], cursor_field: 'letter' };
    const each = child(
      [letters, substream(parent('parents'))],
      "/things/{{ stream_partition['letter'] }}{{ stream_partition['of'] }}",
    );
    const product = readInPieces(each, (url) =>
      url.includes('/parents') ? parents(url, 70) : { items: [{ id: url.split('/').pop()! }] },
    );
    expect(product.keys).toHaveLength(140);
    expect(product.keys).toContain('bp69');

    const grouped = child(
      {
        ...{ type: 'GroupingPartitionRouter', group_size: 40 },
        underlying_partition_router: substream(parent('parents')),
      },
      "/things?ids={{ stream_partition['of'] | join('.') }}",
    );
    const groups = readInPieces(grouped, (url) =>
      url.includes('/parents')
        ? parents(url, 130)
        : {
            items: url
              .split('ids=')[1]!
              .split('.')
              .map((id) => ({ id })),
          },
    );
    expect(groups.keys).toHaveLength(130);

    const union = child(
      {
        ...{ type: 'UnionPartitionRouter', partition_field: 'of' },
        partition_routers: [
          { type: 'ListPartitionRouter', values: ['p1', 'x'], cursor_field: 'of' },
          substream(parent('parents')),
        ],
      },
      "/things/{{ stream_partition['of'] }}",
    );
    const one = readInPieces(union, answer(60));
    expect(one.keys).toHaveLength(61);
    expect(one.keys).toContain('c-x');
  });

  it('that tell when they changed are asked for what is new, if the file says that this is enough', () => {
    const cursor = (name: string): Rec => ({
      type: 'DatetimeBasedCursor',
      cursor_field: 'at',
      datetime_format: '%Y-%m-%dT%H:%M:%SZ',
      start_datetime: '2026-11-01T00:00:00Z',
      start_time_option: option(name),
    });
    const changing = child(
      substream(parent('parents', { incremental_sync: cursor('changed') }), {
        incremental_dependency: true,
      }),
      undefined,
      { incremental_sync: cursor('from') },
    );
    const at = (day: number): string => `2026-11-${String(day).padStart(2, '0')}T00:00:00Z`;
    const urls: string[] = [];
    const answers =
      (newest: number) =>
      (url: string): Json => {
        urls.push(url);
        if (!url.includes('/parents')) return { items: [{ id: url.split('/').pop()!, at: at(9) }] };
        const since = decodeURIComponent(/changed=([^&]+)/.exec(url)![1]!);
        return {
          items: page(url)
            ? []
            : [3, 5, newest]
                .map((day) => ({ id: `p${day}`, at: at(day) }))
                .filter((one) => one.at >= since),
        };
      };
    const first = readInPieces(changing, answers(7));
    expect(first.keys).toHaveLength(3);
    urls.length = 0;
    const second = readInPieces(changing, answers(12), first.end);
    expect(urls[0]).toContain(`changed=${encodeURIComponent(at(7))}`);
    expect(urls.slice(1).map((url) => /things\/(\w+)/.exec(url)?.[1])).toEqual(['p12']);
    expect(urls[1]).toContain(`from=${encodeURIComponent(at(9))}`);
    expect(second.end).not.toHaveProperty('walk');
  });
});

it('reads every value of a union, also those beyond what it remembers', () => {
  const values = Array.from({ length: 20_050 }, (_, i) => `v${i}`);
  const list = (of: readonly string[]): Tree => ({
    type: 'ListPartitionRouter',
    cursor_field: 'x',
    values: [...of],
  });
  const router: Tree = {
    type: 'UnionPartitionRouter',
    partition_field: 'part',
    partition_routers: [list(values), list(values.slice(0, 30)), list(values)],
  };
  const found: Json[] = [];
  let place: Json = null;
  for (let done = false; !done;) {
    const step = fed(router, contextOf({}, 0), null as never, place, null).next();
    if (!step.done) throw new Error('It asks for nothing.');
    found.push(...step.value.slices.map((slice) => (slice['partition'] as { part: Json }).part));
    ({ place, done } = step.value);
  }
  expect(new Set(found)).toEqual(new Set(values));
  // Each once as far as it remembers; the 50 beyond are read again, which changes nothing of their records.
  expect(found.length).toBe(20_050 + 50);
});
