/** What an answer is taken for, and how long to wait for a better one. */
import { contextOf } from '../../../src/connectors/_manifest/context';
import { judgeOf } from '../../../src/connectors/_manifest/judge';
import type { HttpResponse, Json } from '../../../src/model';
import { failureOf, readThings, small, text } from './_small';

const NOW = Date.parse('2026-11-22T06:00:00Z');
const context = contextOf({ start: '2026-11-20T00:00:00Z', days: '3' }, NOW);
const response = (
  status: number,
  body = '',
  headers: Record<string, string> = {},
): HttpResponse => ({
  status,
  headers,
  text: body,
});

describe('error handlers', () => {
  const judged = (handler: Json, answer: HttpResponse, attempts = 1) =>
    judgeOf({ error_handler: handler } as never, context)(answer, attempts, NOW);
  const filters = (...response_filters: Json[]): Json => ({
    type: 'DefaultErrorHandler',
    response_filters,
  });

  it.each([
    ['by its number', { http_codes: [404], action: 'IGNORE' }, response(404), 'take'],
    [
      'by its words',
      { error_message_contains: 'gone', action: 'IGNORE' },
      response(400, 'is gone'),
      'take',
    ],
    [
      'by an expression',
      { predicate: "{{ response.code == 'x' }}", action: 'FAIL' },
      response(200, '{"code":"x"}'),
      'fail',
    ],
    [
      'by a header',
      { predicate: "{{ headers['X-Left'] == '0' }}", action: 'RETRY' },
      response(200, '{}', { 'x-left': '0' }),
      'retry',
    ],
    ['as a rate', { http_codes: [403], action: 'RATE_LIMITED' }, response(403), 'retry'],
    [
      'by a new token',
      { http_codes: [403], action: 'REFRESH_TOKEN_THEN_RETRY' },
      response(403),
      'renew',
    ],
    ['as success', { http_codes: [418], action: 'SUCCESS' }, response(418), 'take'],
    [
      'as usual where none matches: fail',
      { http_codes: [404], action: 'IGNORE' },
      response(400),
      'fail',
    ],
    [
      'as usual where none matches: again',
      { http_codes: [404], action: 'IGNORE' },
      response(503),
      'retry',
    ],
    [
      'as usual where none matches: taken',
      { http_codes: [404], action: 'IGNORE' },
      response(200),
      'take',
    ],
  ])('judge an answer %s', (_, filter, answer, verdict) => {
    expect(judged(filters({ type: 'HttpResponseFilter', ...filter }), answer)?.is).toBe(verdict);
  });

  it('say what the file says, and never the source’s words', () => {
    const handler = (error_message: string) =>
      filters({ http_codes: [400], action: 'FAIL', error_message });
    const answer = response(400, '{"of": "Zoë"}');
    expect(judged(handler('Ask for the scope.'), answer)).toEqual({
      is: 'fail',
      message: 'Ask for the scope.',
    });
    expect(judged(handler('No: {{ response.of }}'), answer)).toEqual({ is: 'fail' });
  });

  it('of several take the first that knows', () => {
    const composite: Json = {
      type: 'CompositeErrorHandler',
      error_handlers: [
        filters({ http_codes: [404], action: 'IGNORE' }),
        { ...(filters({ http_codes: [429], action: 'RETRY' }) as object), max_retries: 2 } as Json,
      ],
    };
    expect(judged(composite, response(404))?.is).toBe('take');
    expect(judged(composite, response(429))).toMatchObject({ is: 'retry' });
    expect(judged(composite, response(400))?.is).toBe('fail');
  });

  const waits = (
    strategy: { [name: string]: Json },
    headers: Record<string, string> = {},
    attempts = 1,
  ) =>
    judged(
      { type: 'DefaultErrorHandler', backoff_strategies: [strategy] },
      response(503, '', headers),
      attempts,
    );

  it.each([
    [
      'a constant time',
      { type: 'ConstantBackoffStrategy', backoff_time_in_seconds: 7 },
      {},
      1,
      7_000,
    ],
    ['longer each time', { type: 'ExponentialBackoffStrategy', factor: 3 }, {}, 1, 3_000],
    ['longer each time, later', { type: 'ExponentialBackoffStrategy', factor: 3 }, {}, 4, 24_000],
    [
      'as a header says',
      { type: 'WaitTimeFromHeader', header: 'Retry-In' },
      { 'retry-in': '12' },
      1,
      12_000,
    ],
    [
      'as a part of a header says',
      { type: 'WaitTimeFromHeader', header: 'X', regex: String.raw`in (\d+) s` },
      { x: 'again in 9 s' },
      1,
      9_000,
    ],
    [
      'until a header’s moment',
      { type: 'WaitUntilTimeFromHeader', header: 'Reset' },
      { reset: String(NOW / 1000 + 30) },
      1,
      30_000,
    ],
    [
      'at least so long',
      { type: 'WaitUntilTimeFromHeader', header: 'Reset', min_wait: 5 },
      { reset: String(NOW / 1000 - 30) },
      1,
      5_000,
    ],
    [
      'as usual where the header is not there',
      { type: 'WaitTimeFromHeader', header: 'constructor' },
      {},
      1,
      undefined,
    ],
  ])('wait %s', (_, strategy, headers, attempts, ms) => {
    const said = waits(strategy as never, headers as never, attempts);
    expect(said).toMatchObject({ is: 'retry' });
    expect((said as { waitMs?: number }).waitMs).toBe(ms);
  });

  it('do not wait longer than the file allows', () => {
    const long = { type: 'WaitTimeFromHeader', header: 'x', max_waiting_time_in_seconds: 60 };
    expect(waits(long, { x: '61' })).toEqual({ is: 'fail' });
  });

  it('end after as many attempts as the file says, and pass over what it ignores', () => {
    let asked = 0;
    const handler = (more: { [name: string]: Json }) =>
      small({ requester: { error_handler: { type: 'DefaultErrorHandler', ...more } } });
    const constant: Json = [{ type: 'ConstantBackoffStrategy', backoff_time_in_seconds: 1 }];
    failureOf(() =>
      readThings(handler({ max_retries: 2, backoff_strategies: constant }), () => {
        asked++;
        return text({}, {}, 503);
      }),
    );
    expect(asked).toBe(3);
    const ignoring = handler({
      response_filters: [{ type: 'HttpResponseFilter', http_codes: [404], action: 'IGNORE' }],
    });
    expect(readThings(ignoring, () => text('<html>', {}, 404)).rows).toEqual([]);
  });
});
