import { createClient, isFailure } from '../../src/http/client';
import { askOne } from '../../src/http/exchange';
import type { HttpResponse } from '../../src/model';
import { fakeHost, ok, plainConnector, status, type Reply } from './_fake';

const page = (n: number) => ({ url: `https://host.example/page/${n}`, of: `page ${n}` });
const isPage = (url: string) => url.includes('/page/');

const setUp = (
  reply: (url: string, nth: number, headers: Readonly<Record<string, string>>) => Reply,
  connector = plainConnector(),
) => {
  const fake = fakeHost(({ url, headers }, nth) =>
    isPage(url) ? reply(url, nth, headers ?? {}) : ok('{}'),
  );
  const client = createClient(fake.host, connector, {}, { secret: 's3cret' });
  return { ...fake, client, pages: () => fake.asked.filter(({ url }) => isPage(url)) };
};

describe('a refusal that is passed over', () => {
  test.each([401, 403])('is said in the log, once a stream: %i', (refused) => {
    const { client, host } = setUp(() => status(refused));
    const written = jest.spyOn(host.log, 'write');
    const judge = () => ({ is: 'take' }) as const;
    const answers = client.fetchAll([1, 2, 3].map((n) => ({ ...page(n), of: 'staff', judge })));
    expect(answers.map((one) => 'status' in one && one.status)).toEqual([
      refused,
      refused,
      refused,
    ]);
    client.fetchAll([{ ...page(4), of: 'pupils', judge }]);
    expect(written.mock.calls).toEqual([
      ['http.passed_over', expect.objectContaining({ resource: 'staff' })],
      ['http.passed_over', expect.objectContaining({ resource: 'pupils' })],
    ]);
  });

  test('is none where nothing is there, or where it is a failure', () => {
    const { client, host } = setUp((url) => status(url.endsWith('1') ? 404 : 403));
    const written = jest.spyOn(host.log, 'write');
    client.fetchAll([{ ...page(1), judge: () => ({ is: 'take' }) as const }, page(2)]);
    expect(written.mock.calls.map(([event]) => event)).toEqual(['http.failed']);
  });
});

describe('sending', () => {
  test('discovers and signs in once, and adds the credential', () => {
    const { client, asked, pages } = setUp(() => ok());
    client.fetchAll([page(1), page(2)]);
    client.fetchAll([page(3)]);
    expect(client.session.discovery).toEqual({ found: true });
    expect(asked.filter(({ url }) => url.endsWith('/token'))).toHaveLength(1);
    expect(asked.filter(({ url }) => url.endsWith('.example/'))).toHaveLength(1);
    expect(pages().map(({ headers }) => headers?.['authorization'])).toEqual([
      'Bearer 1',
      'Bearer 1',
      'Bearer 1',
    ]);
    expect(client.counts).toEqual({ requests: 5, retries: 0 });
  });

  test('an anonymous request goes without the credential, before any sign-in', () => {
    const { client, asked } = setUp(() => ok());
    client.fetchAll([{ ...page(1), anonymous: true }]);
    expect(asked.map(({ url, headers }) => [url, headers])).toEqual([[page(1).url, undefined]]);
  });

  test('adds what takes a key to find out to the discovery', () => {
    const connector = {
      ...plainConnector(),
      *survey() {
        const answer = yield* askOne(page(7));
        return { newest: Number(answer.text) };
      },
    };
    const { client } = setUp(() => ok('42'), connector);
    expect(client.session.discovery).toEqual({ found: true, newest: 42 });
  });

  test('answers in the order asked, so many at once as the source allows', () => {
    const { client, pages } = setUp((url) => ok(url.slice(-1)), plainConnector({ parallel: 3 }));
    const answers = client.fetchAll([1, 2, 3, 4, 5, 6, 7].map(page)) as HttpResponse[];
    expect(answers.map(({ text }) => text)).toEqual(['1', '2', '3', '4', '5', '6', '7']);
    const sizes = new Map<number, number>();
    for (const { round } of pages()) sizes.set(round, (sizes.get(round) ?? 0) + 1);
    expect([...sizes.values()]).toEqual([3, 3, 1]);
  });

  test('keeps a ceiling a minute', () => {
    const connector = plainConnector({ parallel: 10, perMinute: 12 });
    const { client, clock, pages } = setUp(() => ok(), connector);
    const start = clock.now();
    client.fetchAll(Array.from({ length: 30 }, (_, n) => page(n)));
    expect(pages()).toHaveLength(30);
    expect(clock.now() - start).toBeGreaterThanOrEqual(120_000);
    expect(clock.slept.every((wait) => wait <= 60_000)).toBe(true);
  });
});

describe('the token', () => {
  test('is renewed when it is refused, once for all that used it', () => {
    const { client, asked } = setUp((_url, _nth, headers) =>
      headers['authorization'] === 'Bearer 1' ? status(401) : ok('good'),
    );
    const answers = client.fetchAll([page(1), page(2), page(3)]);
    expect(answers.map((answer) => !isFailure(answer) && answer.text)).toEqual([
      'good',
      'good',
      'good',
    ]);
    expect(asked.filter(({ url }) => url.endsWith('/token'))).toHaveLength(2);
  });

  test('that is refused again and again fails the request and no other', () => {
    const { client, pages } = setUp((url) => (url.endsWith('/1') ? status(401) : ok()));
    const [bad, good] = client.fetchAll([page(1), page(2)]);
    expect(bad).toEqual({ code: 'source.refused_key', params: { host: 'host.example' } });
    expect(good).toMatchObject({ status: 200 });
    // Once with the old token and three times with a new one; the other request only once.
    expect(pages()).toHaveLength(5);
  });

  test('is renewed shortly before it ends', () => {
    const life = 1_800_000;
    const { client, clock, asked } = setUp(() => ok(), plainConnector({ parallel: 5 }, life));
    const tokens = () => asked.filter(({ url }) => url.endsWith('/token')).length;
    client.fetchAll([page(1)]);
    clock.sleep(life - 61_000);
    client.fetchAll([page(1)]);
    expect(tokens()).toBe(1);
    clock.sleep(2_000);
    client.fetchAll([page(1)]);
    expect(tokens()).toBe(2);
  });

  test('of a few seconds is still used', () => {
    const { client, asked } = setUp(() => ok(), plainConnector({ parallel: 1 }, 5_000));
    client.fetchAll([page(1), page(2), page(3)]);
    expect(asked.filter(({ url }) => url.endsWith('/token'))).toHaveLength(1);
  });

  test('that cannot be had fails all that need it, and nothing else', () => {
    const fake = fakeHost(({ url }) => (url.endsWith('/token') ? status(401) : ok('{}')));
    const client = createClient(fake.host, plainConnector(), {}, { secret: 's3cret' });
    const outcomes = client.fetchAll([page(1), { ...page(2), anonymous: true }, page(3)]);
    expect(outcomes.map((o) => (isFailure(o) ? o.code : o.status))).toEqual([
      'source.refused_key',
      200,
      'source.refused_key',
    ]);
    expect(fake.asked.filter(({ url }) => isPage(url))).toHaveLength(1);
  });
});

describe('what fails for a moment', () => {
  test.each<[string, Reply]>([
    ['429', status(429)],
    ['500', status(500)],
    ['502', status(502)],
    ['503', status(503)],
    ['504', status(504)],
    ['no answer', { noAnswer: 'unreachable', detail: 'reset' }],
  ])('%s is asked again, and only that', (_, reply) => {
    const { client, pages } = setUp((url, nth) => (url.endsWith('/2') && nth < 3 ? reply : ok()));
    const answers = client.fetchAll([page(1), page(2), page(3)]);
    expect(answers.every((answer) => !isFailure(answer))).toBe(true);
    expect(pages()).toHaveLength(5);
    expect(client.counts.retries).toBe(2);
  });

  test('waits longer each time', () => {
    const { client, clock } = setUp((_, nth) => (nth < 5 ? status(503) : ok()));
    client.fetchAll([page(1)]);
    expect(clock.slept).toEqual([1000, 2000, 4000, 8000]);
  });

  test('waits once a round, however many failed', () => {
    const { client, clock } = setUp((_, nth) => (nth < 2 ? status(500) : ok()));
    client.fetchAll(Array.from({ length: 100 }, (_, n) => page(n)));
    expect(clock.slept).toEqual([1000]);
  });

  test('waits as long as Retry-After says, in seconds or as a date', () => {
    const { client, clock } = setUp((_, nth) => {
      if (nth === 1) return status(429, { 'retry-after': '7' });
      const at = new Date(clock.now() + 9_000).toUTCString();
      return nth === 2 ? status(503, { 'retry-after': at }) : ok();
    });
    client.fetchAll([page(1)]);
    expect(clock.slept[0]).toBe(7_000);
    expect(clock.slept[1]).toBeGreaterThan(8_000 - 1);
    expect(clock.slept[1]).toBeLessThanOrEqual(9_000);
  });

  test('a throttling server is left alone before the rest is sent', () => {
    const { client, pages } = setUp(
      (_, nth) => (nth === 1 ? status(429, { 'retry-after': '20' }) : ok()),
      plainConnector({ parallel: 2 }),
    );
    client.fetchAll([page(1), page(2), page(3), page(4)]);
    expect(pages().map(({ url }) => url.slice(-1))).toEqual([...'12', ...'12', ...'34', ...'34']);
  });

  test('a longer Retry-After than an execution can wait is said, and nothing more is sent', () => {
    const { client, clock, pages } = setUp(
      () => status(429, { 'retry-after': '300' }),
      plainConnector({ parallel: 2 }),
    );
    const expected = { code: 'source.too_busy', params: { host: 'host.example', seconds: 300 } };
    expect(client.fetchAll([page(1), page(2), page(3)])).toEqual([expected, expected, expected]);
    expect(clock.slept).toEqual([]);
    expect(pages()).toHaveLength(2);
    clock.sleep(100_000);
    expect(client.fetchAll([page(4)])).toEqual([
      { code: 'source.too_busy', params: { host: 'host.example', seconds: 200 } },
    ]);
    expect(pages()).toHaveLength(2);
  });

  test('an overloaded server that says when to come back is a busy one', () => {
    const { client } = setUp(() => status(503, { 'retry-after': '900' }));
    expect(client.fetchAll([page(1)])).toEqual([
      { code: 'source.too_busy', params: { host: 'host.example', seconds: 900 } },
    ]);
  });

  test('gives up within a minute', () => {
    const { client, clock } = setUp(() => status(429));
    const start = clock.now();
    expect(client.fetchAll([page(1)])).toEqual([
      { code: 'source.too_busy', params: { host: 'host.example', seconds: 60 } },
    ]);
    expect(clock.now() - start).toBeLessThanOrEqual(60_000);
    expect(clock.now() - start).toBeGreaterThan(20_000);
  });
});

describe('failures', () => {
  const of = (reply: Reply) => setUp(() => reply).client.fetchAll([page(1)])[0];
  const at = { host: 'host.example', resource: 'page 1' };

  test.each<[string, Reply, object]>([
    [
      'source.forbidden',
      status(403, {}, 'no-claim'),
      { ...at, detail: '(no-claim, correlation id c-1)', correlation: 'c-1' },
    ],
    ['source.not_found', status(404), at],
    [
      'source.bad_request',
      status(422, {}, 'Zoë Ñandú, 00012345, is not 7 years old.'),
      { ...at, status: 422, detail: '(correlation id c-1)', correlation: 'c-1' },
    ],
    [
      'source.error',
      status(500, {}, 'x'),
      { ...at, status: 500, detail: '(x, correlation id c-1)', correlation: 'c-1' },
    ],
    ['source.unknown_host', { noAnswer: 'unknown_host', detail: '' }, { host: 'host.example' }],
    ['source.tls', { noAnswer: 'tls', detail: '' }, { host: 'host.example' }],
    ['source.unreachable', { noAnswer: 'unreachable', detail: '' }, { host: 'host.example' }],
    ['source.too_large', { noAnswer: 'too_large', detail: '' }, at],
    ['host.quota', { noAnswer: 'quota', detail: '' }, { service: 'web requests' }],
  ])('%s', (code, reply, params) => {
    expect(of(reply)).toEqual({ code, params });
  });

  test('an expected status is an answer', () => {
    const { client } = setUp(() => status(404));
    expect(client.fetchAll([{ ...page(1), expect: [404] }])).toEqual([status(404)]);
  });

  test('neither a failure nor the log holds a secret or an address beyond its host', () => {
    const { client, lines } = setUp(() => status(500));
    const url = 'https://user:pass@host.example/page/1?access_token=t0ken';
    const text = JSON.stringify([client.fetchAll([{ url, of: 'page' }]), lines]);
    expect(lines.length).toBeGreaterThan(1);
    expect(text).not.toMatch(/s3cret|pass|t0ken|Bearer|Basic/);
    expect(text).toContain('host.example');
  });

  test('ends a conversation, which may take it', () => {
    const { client } = setUp(() => status(404));
    expect(() => client.converse(askOne(page(1)))).toThrow('source.not_found');
    function* brave() {
      try {
        yield* askOne(page(1));
        return 'answered';
      } catch {
        return 'took it';
      }
    }
    expect(client.converse(brave())).toBe('took it');
  });
});
