/** Where a stream goes on: moments as systems write them, and spans of time or of ids. */
import { cursorOf } from '../../../src/connectors/_manifest/cursor';
import { contextOf } from '../../../src/connectors/_manifest/context';
import { formatMoment, parseMoment } from '../../../src/connectors/_manifest/template/time';
import type { Json } from '../../../src/model';
import { BASE, option, readThings, small } from './_small';

const NOW = Date.parse('2026-11-22T06:00:00Z');
const context = contextOf({ start: '2026-11-20T00:00:00Z', days: '3' }, NOW);

describe('formats of moments', () => {
  it.each([
    ['%Y-%m-%dT%H:%M:%SZ', '2026-03-04T05:06:07Z'],
    ['%Y-%m-%dT%H:%M:%S.%fZ', '2026-03-04T05:06:07.000000Z'],
    ['%Y-%m-%dT%H:%M:%S%z', '2026-03-04T05:06:07+0000'],
    ['%Y-%m-%d %H:%M:%S', '2026-03-04 05:06:07'],
    ['%Y-%m-%d', '2026-03-04'],
    ['%d/%m/%y', '04/03/26'],
    ['%Y%m%d', '20260304'],
    ['%s', '1772600767'],
    ['%ms', '1772600767000'],
    ['%epoch_microseconds', '1772600767000000'],
    ['%s_as_float', '1772600767.000000'],
    ['%Y-%m-%dT%H:%M:%S.%_msZ', '2026-03-04T05:06:07.000Z'],
    ['%a, %d %b %Y %H:%M:%S GMT', 'Wed, 04 Mar 2026 05:06:07 GMT'],
    ['%I:%M %p %j', '05:06 AM 063'],
  ])('%s', (format, written) => {
    const moment = parseMoment('2026-03-04T05:06:07Z', '%Y-%m-%dT%H:%M:%S%z')!;
    expect(formatMoment(moment, format)).toBe(written);
    const read = parseMoment(written, format);
    expect(read).not.toBeNull();
    expect(formatMoment(read!, format)).toBe(written);
  });

  it.each([
    ['%Y-%m-%d', '2026-13-01'],
    ['%Y-%m-%d', '2026-3'],
    ['%s', 'soon'],
    ['%Y-%m-%dT%H:%M:%SZ', '2026-03-04'],
  ])('%s is not %s', (format, written) => {
    expect(parseMoment(written, format)).toBeNull();
  });
});

describe('cursors in time', () => {
  const cursor = (more: { [name: string]: Json }) =>
    cursorOf(
      {
        type: 'DatetimeBasedCursor',
        cursor_field: 'at',
        datetime_format: '%Y-%m-%d',
        start_datetime: '2026-11-18',
        ...more,
      } as never,
      context,
    )!;
  const spans = (more: { [name: string]: Json }, since: string | null = null) =>
    cursor(more)
      .windows(since, null)!
      .map((one) => `${String(one['start_time'])}..${String(one['end_time'])}`);

  it.each([
    ['is one span without a step', {}, null, ['2026-11-18..2026-11-22']],
    [
      'goes by steps, less the granularity',
      { step: 'P2D', cursor_granularity: 'P1D' },
      null,
      ['2026-11-18..2026-11-19', '2026-11-20..2026-11-21', '2026-11-22..2026-11-22'],
    ],
    [
      'goes on from what is known, looking back',
      { step: 'P10D', cursor_granularity: 'P1D', lookback_window: 'P1D' },
      '2026-11-21T00:00:00.000000Z',
      ['2026-11-20..2026-11-22'],
    ],
    [
      'looks back by a setting',
      { lookback_window: '{{ "P" ~ config.days ~ "D" }}' },
      '2026-11-22T00:00:00.000000Z',
      ['2026-11-19..2026-11-22'],
    ],
    [
      'looks back by nothing where a setting says nothing',
      { lookback_window: "{{ config.get('weeks') }}", step: "{{ config.get('weeks') }}" },
      '2026-11-20T00:00:00.000000Z',
      ['2026-11-20..2026-11-22'],
    ],
    [
      'never before its start',
      { lookback_window: 'P30D' },
      '2026-11-19T00:00:00.000000Z',
      ['2026-11-18..2026-11-22'],
    ],
    ['ends where it says', { end_datetime: '2026-11-20' }, null, ['2026-11-18..2026-11-20']],
    ['ends today where it says nothing', {}, null, ['2026-11-18..2026-11-22']],
    [
      'goes beyond today where it says so',
      { end_datetime: '2027-01-01' },
      null,
      ['2026-11-18..2027-01-01'],
    ],
    ['is nothing where it begins after its end', { end_datetime: '2026-11-01' }, null, []],
    [
      'takes the later of two beginnings',
      {
        start_datetime: {
          type: 'MinMaxDatetime',
          datetime: '{{ config.start }}',
          datetime_format: '%Y-%m-%dT%H:%M:%SZ',
          min_datetime: '2026-11-21T00:00:00Z',
        },
      },
      null,
      ['2026-11-21..2026-11-22'],
    ],
    [
      'is written in UTC where a bound has no zone of its own, and in its own where it has',
      {
        datetime_format: '%Y-%m-%dT%H%z',
        start_datetime: {
          datetime: '2026-11-21T00:00:00+05:30',
          datetime_format: '%Y-%m-%dT%H:%M:%S%z',
        },
        end_datetime: { datetime: '2026-11-22T03:00:00Z', datetime_format: '%Y-%m-%dT%H:%M:%SZ' },
      },
      null,
      ['2026-11-21T00+0530..2026-11-22T03+0000'],
    ],
    [
      'goes by months where one is shorter',
      { start_datetime: '2026-08-31', step: 'P1M', cursor_granularity: 'P1D' },
      null,
      ['2026-08-31..2026-09-29', '2026-09-30..2026-10-29', '2026-10-30..2026-11-22'],
    ],
  ] as const)('%s', (_, more, since, expected) => {
    expect(spans(more as never, since)).toEqual(expected);
  });

  it('reads other formats of a record than it asks by', () => {
    const one = cursor({
      datetime_format: '%s',
      cursor_datetime_formats: ['%ms', '%Y-%m-%dT%H:%M:%SZ'],
    });
    expect(one.of('2026-03-04T05:06:07Z')).toBe('2026-03-04T05:06:07.000000Z');
    expect(one.of(1772600767000)).toBe('2026-03-04T05:06:07.000000Z');
    expect(one.of('soon')).toBeNull();
    expect(one.of(null)).toBeNull();
    expect(one.of({ a: 1 })).toBeNull();
    expect(spans({ datetime_format: '%s', start_datetime: '1795305600' })).toEqual([
      '1795305600..1795327200',
    ]);
  });

  it('asks for what changed since, and lands it', () => {
    const source = small({
      stream: {
        incremental_sync: {
          type: 'DatetimeBasedCursor',
          cursor_field: 'at',
          datetime_format: '%Y-%m-%dT%H:%M:%SZ',
          start_datetime: '2026-11-01T00:00:00Z',
          start_time_option: option('from'),
          end_time_option: { type: 'RequestOption', inject_into: 'header', field_name: 'X-To' },
        },
      },
    });
    const items = [
      { id: '1', at: '2026-11-03T00:00:00Z' },
      { id: '2', at: '2026-11-09T00:00:00Z' },
    ];
    const first = readThings(source, () => ({ items }));
    expect(first.requests[0]).toMatchObject({
      url: `${BASE}/things?from=2026-11-01T00%3A00%3A00Z`,
      headers: { 'X-To': '2026-11-22T06:00:00Z' },
    });
    const { checkpoint } = first.batches[first.batches.length - 1]!;
    const second = readThings(source, () => ({ items: [items[1]!] }), { checkpoint });
    expect(second.urls).toEqual([`${BASE}/things?from=2026-11-09T00%3A00%3A00Z`]);
    expect(second.batches.some(({ restart }) => restart)).toBe(false);
  });

  describe('of a source that sends everything', () => {
    const items = ['11-24', '11-23', '11-12', '11-10'].map((day, i) => ({
      id: `r${i}`,
      at: `2026-${day}`,
    }));
    const source = (end_datetime: string, more: { [name: string]: Json }): string =>
      small({
        retriever: {
          paginator: {
            type: 'DefaultPaginator',
            page_token_option: option('page'),
            pagination_strategy: { type: 'PageIncrement', page_size: 1 },
          },
        },
        stream: {
          incremental_sync: {
            ...{ type: 'DatetimeBasedCursor', cursor_field: 'at', datetime_format: '%Y-%m-%d' },
            ...{ start_datetime: '2026-11-12', end_datetime, ...more },
          },
        },
      });
    const answer = ({ url }: { readonly url: string }): Json => ({
      items: items.slice(Number(/page=(\d+)/.exec(url)?.[1] ?? 0)).slice(0, 1),
    });

    it.each(['is_client_side_incremental', 'is_data_feed'])(
      'takes what is for another time then, and goes on from what it took: %s',
      (name) => {
        const kind = { [name]: true };
        const first = readThings(source('2026-11-20', kind), answer);
        expect(first.rows.map(({ id }) => id)).toEqual(['r2']);
        const { checkpoint } = first.batches[first.batches.length - 1]!;
        expect(checkpoint).toMatchObject({ since: '2026-11-12T00:00:00.000000Z' });
        const later = readThings(source('2026-12-01', kind), answer, { checkpoint });
        expect(later.rows.map(({ id }) => id)).toEqual(['r0', 'r1', 'r2']);
      },
    );
  });

  it('counts where ids only rise', () => {
    const source = small({
      stream: {
        incremental_sync: {
          type: 'IncrementingCountCursor',
          cursor_field: 'n',
          start_value: 5,
          start_value_option: option('after'),
        },
      },
    });
    const first = readThings(source, () => ({
      items: [
        { id: 'a', n: 9 },
        { id: 'b', n: 10 },
      ],
    }));
    expect(first.urls[0]).toContain('after=5');
    const { checkpoint } = first.batches[first.batches.length - 1]!;
    expect(readThings(source, () => ({ items: [] }), { checkpoint }).urls[0]).toContain('after=10');
  });
});
