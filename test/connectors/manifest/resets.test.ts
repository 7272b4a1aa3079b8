/** Paging that begins anew in mid-walk: a source that sends only so much of one question. */
import type { HttpRequest, HttpResponse, Json } from '../../../src/model';
import { failureOf, inspected, option, readThings, small, text } from './_small';

type Rec = { [name: string]: Json };
const PAGE = 2;

/** A source by pages of two, oldest change first, which refuses to go beyond a page. */
const source =
  (records: readonly Rec[], beyond: number, refused: HttpResponse = text({}, {}, 400)) =>
  ({ url }: HttpRequest): Json | HttpResponse => {
    const said = (name: string): string | undefined =>
      decodeURIComponent(new RegExp(`[?&]${name}=([^&]*)`).exec(url)?.[1] ?? '') || undefined;
    const page = Number(said('page') ?? 1);
    if (page > beyond) return refused;
    const since = said('since') ?? '';
    const found = records.filter(({ at }) => String(at) >= since);
    return { items: found.slice((page - 1) * PAGE, page * PAGE) };
  };

const at = (second: number): string => `2026-11-01T00:00:${String(second).padStart(2, '0')}Z`;
const records = (seconds: readonly number[]): Rec[] =>
  seconds.map((second, i) => ({ id: `r${i}`, at: at(second) }));

const things = (reset: Rec | null, filters: readonly Rec[] = [], stream: Rec = {}): string =>
  small({
    requester: { error_handler: { type: 'DefaultErrorHandler', response_filters: filters } },
    retriever: {
      paginator: {
        type: 'DefaultPaginator',
        page_token_option: option('page'),
        pagination_strategy: { type: 'PageIncrement', page_size: PAGE, start_from_page: 1 },
      },
      ...(reset ? { pagination_reset: { type: 'PaginationReset', ...reset } } : {}),
    },
    stream: {
      incremental_sync: {
        type: 'DatetimeBasedCursor',
        cursor_field: 'at',
        datetime_format: '%Y-%m-%dT%H:%M:%SZ',
        start_datetime: at(0),
        start_time_option: option('since'),
      },
      ...stream,
    },
  });
/** Each once: what is read twice lands as one. */
const idsOf = (rows: readonly Rec[]): Json[] => [...new Set(rows.map(({ id }) => id!))].sort();
const REFUSED: Rec = { http_codes: [400], action: 'RESET_PAGINATION', error_message: 'Too far.' };
const SPLIT: Rec = { action: 'SPLIT_USING_CURSOR' };

it('goes on from the last change that was read, where a page is refused', () => {
  const all = records([1, 2, 3, 4, 5, 6, 7, 8, 9]);
  const seen = things(SPLIT, [REFUSED]);
  expect(inspected(seen).problems).toEqual([]);
  const { rows, urls, batches } = readThings(seen, source(all, 2));
  expect(idsOf(rows)).toEqual(all.map(({ id }) => id));
  expect(urls.filter((url) => !url.includes('page=')).map((url) => url.split('since=')[1])).toEqual(
    [0, 4, 7].map((second) => encodeURIComponent(at(second))),
  );
  expect(batches[batches.length - 1]!.complete).toBe(true);
});

it('goes on from there after as many records as there are at once', () => {
  const all = records([1, 2, 3, 4, 5, 6, 7]);
  const limits: Json = { type: 'PaginationResetLimits', number_of_records: 4 };
  const { rows } = readThings(things({ ...SPLIT, limits }), source(all, 2, text({ items: [] })));
  expect(idsOf(rows)).toEqual(all.map(({ id }) => id));
});

it('takes the same first records for a page of their own and not for one that repeats', () => {
  const all = records([1, 2, 2, 2, 3]);
  const { rows } = readThings(things(SPLIT, [REFUSED]), source(all, 2));
  expect(idsOf(rows)).toHaveLength(5);
});

it('says so where more changed at one moment than is sent at once', () => {
  const all = records([1, 1, 1, 1, 1, 1]);
  const limits: Json = { type: 'PaginationResetLimits', number_of_records: 4 };
  expect(failureOf(() => readThings(things({ ...SPLIT, limits }), source(all, 3)))).toMatchObject({
    code: 'source.crowded',
  });
  // What a page that is refused says is the file's own word.
  const failure = failureOf(() => readThings(things(SPLIT, [REFUSED]), source(all, 2)));
  expect(JSON.stringify(failure)).toContain('Too far.');
});

it('asks once more from the beginning where no time is asked by, and fails then', () => {
  const whole = things(null, [{ ...REFUSED, http_codes: [500] }], { incremental_sync: null });
  let asked = 0;
  const answer =
    (fails: number) =>
    (request: HttpRequest): Json | HttpResponse =>
      request.url.includes('page=2') && asked++ < fails
        ? text({}, {}, 500)
        : source(records([1, 2, 3]), 9)(request);
  const { rows, urls } = readThings(whole, answer(1));
  expect(idsOf(rows)).toEqual(['r0', 'r1', 'r2']);
  expect(urls).toHaveLength(4);
  asked = 0;
  expect(JSON.stringify(failureOf(() => readThings(whole, answer(2))))).toContain('Too far.');
});

it('begins anew in another execution as in this one', () => {
  const all = records([1, 2, 3, 4, 5, 6, 7]);
  const seen = things(SPLIT, [REFUSED]);
  const whole = readThings(seen, source(all, 2));
  for (const { checkpoint } of whole.batches.slice(0, -1)) {
    const rest = readThings(seen, source(all, 2), { checkpoint });
    expect(rest.rows.map(({ id }) => id)).toContain('r6');
  }
});
