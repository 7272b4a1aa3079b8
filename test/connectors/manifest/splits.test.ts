/** A window of time with too much in it: it is read as two halves, and each of them so again. */
import { problem } from '../../../src/messages/sources-problems-fr';
import type { HttpRequest, HttpResponse, Json } from '../../../src/model';
import { failureOf, inspected, option, readThings, small, text } from './_small';

type Rec = { [name: string]: Json };
const HOUR = (hour: number): string => `2026-11-20T${String(hour).padStart(2, '0')}`;
const SPLIT: Rec = {
  http_codes: [400],
  action: 'SPLIT_REQUEST_WINDOW',
  error_message: 'Too much.',
};

const things = (
  splitting: Json = { type: 'RequestWindowSplitting' },
  sync: Rec = {},
  more: { readonly retriever?: Rec; readonly filter?: Rec } = {},
): string =>
  small({
    requester: {
      error_handler: { type: 'DefaultErrorHandler', response_filters: [more.filter ?? SPLIT] },
    },
    retriever: { ...(splitting ? { request_window_splitting: splitting } : {}), ...more.retriever },
    stream: {
      incremental_sync: {
        type: 'DatetimeBasedCursor',
        cursor_field: 'at',
        datetime_format: '%Y-%m-%dT%H',
        start_datetime: HOUR(0),
        end_datetime: HOUR(23),
        step: 'P1D',
        cursor_granularity: 'PT1H',
        start_time_option: option('from'),
        end_time_option: option('to'),
        ...sync,
      },
    },
  });

const said = ({ url }: HttpRequest, name: string): string =>
  new RegExp(`[?&]${name}=([^&]*)`).exec(url)?.[1] ?? '';
const windowOf = (request: HttpRequest): string =>
  `${said(request, 'from').slice(-2)}-${said(request, 'to').slice(-2)}`;
const windows = (urls: readonly string[]): string[] => urls.map((url) => windowOf({ url }));

/** A record an hour, as the end of the window is included, and no more than so many at once. */
const source =
  (most: number, refused: HttpResponse = text({}, {}, 400)) =>
  (request: HttpRequest): Json | HttpResponse => {
    const [from, to] = windowOf(request).split('-').map(Number) as [number, number];
    const found = Array.from({ length: to - from + 1 }, (_, i) => from + i);
    if (found.length > most) return refused;
    return { items: found.map((hour) => ({ id: `r${hour}`, at: HOUR(hour) })) };
  };
const ALL = Array.from({ length: 24 }, (_, hour) => `r${hour}`);

it('reads the halves of a window that is refused in order, and each record once', () => {
  expect(inspected(things()).problems).toEqual([]);
  const { rows, urls, batches } = readThings(things(), source(12));
  expect(windows(urls)).toEqual(['00-23', '00-11', '12-23']);
  expect(rows.map(({ id }) => id)).toEqual(ALL);
  expect(batches[batches.length - 1]!.complete).toBe(true);
});

it('halves a half again, down to the smallest there is', () => {
  const { rows, urls } = readThings(things(), source(1));
  expect(rows.map(({ id }) => id)).toEqual(ALL);
  expect(windows(urls).slice(0, 7)).toEqual([
    '00-23',
    '00-11',
    '00-05',
    '00-02',
    '00-00',
    '01-02',
    '01-01',
  ]);
});

it('reads on where only one of the halves is refused', () => {
  const heavy = (request: HttpRequest): Json | HttpResponse =>
    ['00-23', '12-23', '18-23'].includes(windowOf(request))
      ? text({}, {}, 400)
      : source(24)(request);
  const { rows, urls } = readThings(things(), heavy);
  expect(windows(urls)).toEqual(['00-23', '00-11', '12-23', '12-17', '18-23', '18-20', '21-23']);
  expect(rows.map(({ id }) => id)).toEqual(ALL);
});

it('believes in many halves with nothing in them', () => {
  const rare = (request: HttpRequest): Json | HttpResponse => {
    const answer = source(1)(request);
    return 'status' in (answer as object) || windowOf(request) === '23-23' ? answer : { items: [] };
  };
  expect(readThings(things(), rare).rows.map(({ id }) => id)).toEqual(['r23']);
});

it('begins the pages of each half anew, where a later page is refused', () => {
  const paged = things(
    undefined,
    {},
    {
      retriever: {
        paginator: {
          type: 'DefaultPaginator',
          page_token_option: option('page'),
          pagination_strategy: { type: 'PageIncrement', page_size: 5, start_from_page: 1 },
        },
      },
    },
  );
  const answer = (request: HttpRequest): Json | HttpResponse => {
    const page = Number(said(request, 'page') || 1);
    if (page > 3) return text({}, {}, 400);
    const { items } = source(24)(request) as { items: Rec[] };
    return { items: items.slice((page - 1) * 5, page * 5) };
  };
  const { rows, urls } = readThings(paged, answer);
  expect(urls.map((url) => `${windowOf({ url })} ${said({ url }, 'page') || 1}`)).toEqual([
    ...['00-23 1', '00-23 2', '00-23 3', '00-23 4'],
    ...['00-11 1', '00-11 2', '00-11 3', '12-23 1', '12-23 2', '12-23 3'],
  ]);
  // What was read of the whole is read again: each lands once, by its key.
  expect([...new Set(rows.map(({ id }) => id))]).toEqual(ALL);
});

it('fails in the file’s own words where a window cannot be halved any more', () => {
  const words = 'Ask for less at once.';
  const splitting: Rec = { type: 'RequestWindowSplitting', failure_message: words };
  const refusing = (): HttpResponse => text({}, {}, 400);
  const told = (source: string): string =>
    JSON.stringify(failureOf(() => readThings(source, refusing)));
  expect(told(things(splitting))).toContain(words);
  expect(told(things())).toContain('Too much.');
});

it('halves a window no more than ten times', () => {
  const asked: string[] = [];
  const seconds = things(undefined, {
    datetime_format: '%Y-%m-%dT%H:%M:%S',
    start_datetime: '2026-11-20T00:00:00',
    end_datetime: '2026-11-20T23:59:59',
    cursor_granularity: 'PT1S',
  });
  const refusing = (request: HttpRequest): HttpResponse => {
    asked.push(said(request, 'to'));
    return text({}, {}, 400);
  };
  failureOf(() => readThings(seconds, refusing));
  expect(asked).toHaveLength(11);
});

it('leaves windows as they are that are short enough', () => {
  const asked: string[] = [];
  const least = things({ type: 'RequestWindowSplitting', min_split_window: 'PT6H' });
  const refusing = (request: HttpRequest): HttpResponse => {
    asked.push(windowOf(request));
    return text({}, {}, 400);
  };
  failureOf(() => readThings(least, refusing));
  expect(asked).toEqual(['00-23', '00-11', '00-05']);
});

it('goes on in another execution as in this one', () => {
  const whole = readThings(things(), source(3));
  for (const { checkpoint } of whole.batches.slice(0, -1)) {
    const rest = readThings(things(), source(3), { checkpoint });
    expect(rest.rows.map(({ id }) => id)).toContain('r23');
    expect(rest.urls.length).toBeLessThan(whole.urls.length);
  }
});

it('says by line what it cannot halve', () => {
  const problemsOf = (source: string): string[] =>
    inspected(source)
      .problems.filter(({ stops }) => stops === 'things')
      .map(({ text: told }) => told);
  const all = [
    ...problemsOf(things(null)),
    ...problemsOf(things(undefined, { step: null, cursor_granularity: null })),
    ...problemsOf(
      things(undefined, {}, { retriever: { pagination_reset: { type: 'PaginationReset' } } }),
    ),
  ];
  expect(all).toEqual([
    'SPLIT_REQUEST_WINDOW: there is no request_window_splitting.',
    'request_window_splitting: it needs a DatetimeBasedCursor with a cursor_granularity.',
    'request_window_splitting: beside pagination_reset it is not supported.',
  ]);
  expect(all.filter((one) => problem(one) === one)).toEqual([]);
});
