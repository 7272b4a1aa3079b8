/** Windows of time that no request mentions: they are one and the same request, and it is sent once. */
import type { HttpRequest, Json } from '../../../src/model';
import { option, readThings, small } from './_small';

type Rec = { [name: string]: Json };
const sync = (more: Rec = {}): Rec => ({
  type: 'DatetimeBasedCursor',
  cursor_field: 'at',
  datetime_format: '%Y-%m-%d',
  start_datetime: '2026-11-13',
  step: 'P1D',
  cursor_granularity: 'P1D',
  ...more,
});
/** From the 13th to the 22nd, which is today. */
const DAYS = 10;
const OF: Rec = { type: 'ListPartitionRouter', values: ['a', 'b'], cursor_field: 'of' };
const records = (): Json => ({
  items: [
    { id: '1', at: '2026-11-10' },
    { id: '2', at: '2026-11-20' },
  ],
});
const asked = (parts: Parameters<typeof small>[0], cursor: Rec = {}): number =>
  readThings(
    small({ ...parts, stream: { incremental_sync: sync(cursor), ...parts?.stream } }),
    records,
  ).urls.length;

it('asks once where nothing says which window', () => {
  expect(asked({})).toBe(1);
  expect(asked({ requester: { request_parameters: { day: '{{ today_utc() }}' } } })).toBe(1);
});

it('keeps what is within all of the windows', () => {
  const source = (more: Rec): string => small({ stream: { incremental_sync: sync(more) } });
  const read = readThings(source({ is_client_side_incremental: true }), records);
  expect(read.rows.map(({ id }) => id)).toEqual(['2']);
  expect(readThings(source({}), records).rows.map(({ id }) => id)).toEqual(['1', '2']);
  const { checkpoint } = read.batches[read.batches.length - 1]!;
  expect(checkpoint).toMatchObject({ since: '2026-11-20T00:00:00.000000Z' });
});

it('asks once for each part where only parts are named', () => {
  const retriever = { partition_router: OF };
  for (const path of [
    '/{{ stream_partition.of }}/things',
    "/{{ stream_slice['of'] }}/things",
    "/{{ stream_slice.get('of') }}/things",
  ])
    expect(asked({ retriever, requester: { path } })).toBe(2);
});

it.each<[string, Parameters<typeof small>[0], Rec]>([
  ['an option of its beginning', {}, { start_time_option: option('from') }],
  ['an option of its end', {}, { end_time_option: option('to') }],
  [
    'a parameter',
    { requester: { request_parameters: { a: '{{ stream_interval.start_time }}' } } },
    {},
  ],
  ['a name', { requester: { request_parameters: { "{{ stream_slice['end_time'] }}": 'x' } } }, {}],
  ['the path', { requester: { path: "/{{ stream_slice['start_time'] }}" } }, {}],
  [
    'a name of its own',
    { requester: { path: '/{{ stream_partition.day }}' } },
    { partition_field_start: 'day' },
  ],
  [
    'a part as a whole',
    { requester: { request_headers: { a: '{{ stream_slice | string }}' } } },
    {},
  ],
  [
    'a method of it',
    { requester: { request_headers: { a: '{{ stream_slice.values() | list }}' } } },
    {},
  ],
  [
    'a filter',
    {
      selector: {
        record_filter: {
          type: 'RecordFilter',
          condition: '{{ record.at >= stream_slice.start_time }}',
        },
      },
    },
    {},
  ],
  [
    'a field that is added',
    {
      stream: {
        transformations: [
          { type: 'AddFields', fields: [{ path: ['a'], value: '{{ stream_slice.start_time }}' }] },
        ],
      },
    },
    {},
  ],
])('asks for each window where %s says which', (_, parts, cursor) => {
  expect(asked(parts, cursor)).toBe(DAYS);
});

it('asks for each window and part where both are named', () => {
  const urls: string[] = [];
  const answer = ({ url }: HttpRequest): Json => {
    urls.push(url);
    return records();
  };
  const requester = { path: '/{{ stream_slice.of }}/{{ stream_slice.start_time }}' };
  readThings(
    small({ requester, retriever: { partition_router: OF }, stream: { incremental_sync: sync() } }),
    answer,
  );
  expect(new Set(urls).size).toBe(2 * DAYS);
});
