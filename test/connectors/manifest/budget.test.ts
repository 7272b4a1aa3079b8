/** How often a system may be asked: by policies, of which the first that means a request holds. */
import { manifest } from '../../../src/connectors/_manifest';
import type { Connector, HttpRequest, Json } from '../../../src/model';
import { inspected, readThings, small } from './_small';

type Rec = { [name: string]: Json };
const matcher = (more: Rec): Rec => ({ type: 'HttpRequestRegexMatcher', ...more });
const moving = (limit: Json, interval: string, matchers: Json = []): Rec => ({
  type: 'MovingWindowCallRatePolicy',
  rates: [{ type: 'Rate', limit, interval }],
  matchers,
});
const budget = (...policies: Rec[]): string =>
  small({ root: { api_budget: { type: 'HTTPAPIBudget', policies } } });
const rateOf = (source: string): Connector['rate'] =>
  manifest.compile('own_test', source, inspected(source).streams).rate;
const shareOf = (source: string, url: string, more: Partial<HttpRequest> = {}) =>
  rateOf(source).share!({ url, ...more });

it('one limit for everything holds across executions, as those of our own connectors', () => {
  const source = budget(moving(60, 'PT1M'));
  expect(rateOf(source)).toMatchObject({ parallel: 4, perMinute: 60 });
  expect(shareOf(source, 'https://a.example/x')?.windows).toEqual([]);
});

it('keeps a limit of any other time as it is', () => {
  const source = budget({
    ...moving(10, 'PT10S'),
    rates: [
      { type: 'Rate', limit: 3, interval: 'PT1S' },
      { type: 'Rate', limit: 10, interval: 'PT10S' },
      { type: 'Rate', limit: 500, interval: 'P1D' },
    ],
  });
  const { perSecond, perMinute, perHour } = rateOf(source);
  expect({ perSecond, perMinute, perHour }).toEqual({ perSecond: 3 });
  expect(shareOf(source, 'https://a.example/x')?.windows).toEqual([
    { limit: 10, ms: 10_000 },
    { limit: 500, ms: 86_400_000 },
  ]);
});

it('takes the first policy that means a request, and none where none does', () => {
  const source = budget(
    { type: 'UnlimitedCallRatePolicy', matchers: [matcher({ url_path_pattern: '/free$' })] },
    moving(2, 'PT1S', [
      matcher({ method: 'GET', url_path_pattern: '^/v1/(things|people)', weight: '2' }),
      matcher({ method: 'POST' }),
    ]),
    {
      type: 'FixedWindowCallRatePolicy',
      period: 'P1D',
      call_limit: 500,
      matchers: [
        matcher({
          url_base: 'https://api.school.example/',
          params: { full: 'true', page: 1 },
          headers: { 'X-Kind': 'log' },
        }),
      ],
    },
  );
  const api = 'https://api.school.example/v1';
  const second = { name: '1', windows: [{ limit: 2, ms: 1000 }] };
  const day = { name: '2', weight: 1, windows: [{ limit: 500, ms: 86_400_000 }] };
  const headers = { 'x-kind': 'log' };
  expect(shareOf(source, `${api}/things/free`)).toBeNull();
  expect(shareOf(source, `${api}/things/?a=1`)).toEqual({ ...second, weight: 2 });
  expect(shareOf(source, `${api}/others`, { method: 'post' })).toEqual({ ...second, weight: 1 });
  expect(shareOf(source, `${api}/logs?page=1&full=true&x=y`, { headers })).toEqual(day);
  expect(shareOf(source, `${api}/logs?page=1&full=true`)).toBeNull();
  expect(shareOf(source, `${api}/logs?page=2&full=true`, { headers })).toBeNull();
  expect(shareOf(source, 'https://other.example/v1/logs?page=1&full=true', { headers })).toBeNull();
});

it('keeps the rest by a policy that means all', () => {
  const source = budget(
    moving(5, 'PT1H', [matcher({ url_path_pattern: '/slow' })]),
    moving(9, 'PT1S'),
  );
  expect(shareOf(source, 'https://a.example/slow')?.windows).toEqual([{ limit: 5, ms: 3_600_000 }]);
  expect(shareOf(source, 'https://a.example/x')?.windows).toEqual([{ limit: 9, ms: 1000 }]);
});

it('says by line which pattern it does not understand, and keeps the limit for all', () => {
  const source = budget(moving(5, 'PT1H', [matcher({ url_path_pattern: '(a' })]));
  const [problem] = inspected(source).problems;
  expect(problem).toMatchObject({ stops: null, line: 1 });
  expect(shareOf(source, 'https://a.example/x')?.windows).toHaveLength(1);
});

it('reads a stream whose requests are limited to its end', () => {
  const source = small({
    root: {
      api_budget: {
        type: 'HTTPAPIBudget',
        policies: [moving(1, 'PT1S', [matcher({ url_path_pattern: 'things' })])],
      },
    },
    retriever: {
      partition_router: {
        type: 'ListPartitionRouter',
        values: ['a', 'b', 'c', 'd'],
        cursor_field: 'of',
      },
    },
    requester: { path: "/things/{{ stream_slice['of'] }}" },
  });
  const { rows } = readThings(source, ({ url }) => ({ items: [{ id: url.slice(-1) }] }));
  expect(rows.map(({ id }) => id)).toEqual(['a', 'b', 'c', 'd']);
});
