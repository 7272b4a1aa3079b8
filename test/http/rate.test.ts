import { createClient, isFailure, type Kept } from '../../src/http/client';
import { createRate } from '../../src/http/rate';
import type { Tally } from '../../src/http/turns';
import type { Connector, Json } from '../../src/model';
import { fakeHost, ok, plainConnector, status } from './_fake';

const HOUR = 3_600_000;

/** Time, a server's own log, and what outlives executions. */
const worldOf = (rate: Connector['rate'], latency: () => number = () => 0) => {
  let now = Date.parse('2026-11-22T06:00:00Z');
  let kept: Json | undefined;
  let writes = 0;
  let executions = 0;
  const log: number[] = [];
  const clock = { now: () => now, sleep: (ms: number) => void (now += ms) };
  const tally = (): Tally => {
    const by = `e${(executions += 1)}`;
    return {
      by,
      change: (change) => {
        // What is kept is text.
        kept = JSON.parse(JSON.stringify(change(kept))) as Json;
        writes += 1;
        return true;
      },
    };
  };
  return {
    log,
    clock,
    writes: () => writes,
    pass: (ms: number) => void (now += ms),
    open: () => createRate(rate, clock, tally()),
    /** Sends so many; @returns how many were sent before the rate said no. */
    send: (open: ReturnType<typeof createRate>, count: number): number => {
      let sent = 0;
      while (sent < count) {
        const granted = open.take(count - sent);
        if (granted === 0) return sent;
        // On its way each is counted somewhere between sending and answer.
        const [way, back] = [latency(), latency()];
        for (let i = 0; i < granted; i++) log.push(now + Math.floor(way * (i / granted + 0.1)));
        now += way + back;
        open.answered(granted);
        sent += granted;
      }
      return sent;
    },
  };
};

const mostWithin = (log: readonly number[], span: number): number => {
  const sorted = [...log].sort((a, b) => a - b);
  let most = 0;
  for (let first = 0, last = 0; last < sorted.length; last++) {
    while (sorted[last]! - sorted[first]! >= span) first++;
    most = Math.max(most, last - first + 1);
  }
  return most;
};

const chance = (seed: number) => (): number => {
  seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648;
  return seed / 2_147_483_648;
};

const LIMITS = { parallel: 8, perSecond: 2, perHour: 1200 };

test('no second holds more than it may, however long requests are on their way', () => {
  const random = chance(7);
  const world = worldOf(LIMITS, () => Math.floor(random() ** 3 * 4_000));
  const rate = world.open();
  expect(world.send(rate, 300)).toBe(300);
  expect(mostWithin(world.log, 1_000)).toBe(2);
});

test('no hour holds more, over executions of which some are killed; then it is told how long', () => {
  const random = chance(42);
  const world = worldOf(LIMITS, () => Math.floor(random() * 200));
  const from = world.clock.now();
  let refused = 0;
  while (world.clock.now() < from + 5 * HOUR) {
    const rate = world.open();
    const end = world.send(rate, 40 + Math.floor(random() * 200));
    if (random() < 0.7) rate.rest();
    if (end === 0) {
      refused += 1;
      expect(rate.away()).toBeGreaterThan(0);
      expect(rate.away()).toBeLessThanOrEqual(HOUR);
      world.pass(rate.away());
    }
    world.pass(Math.floor(random() * 60_000));
  }
  expect(mostWithin(world.log, 1_000)).toBe(2);
  expect(mostWithin(world.log, HOUR)).toBeLessThanOrEqual(1200);
  // It is not kept by sending next to nothing.
  expect(world.log.length).toBeGreaterThan(5 * 900);
  expect(refused).toBeGreaterThan(2);
  expect(world.writes() / world.log.length).toBeLessThan(0.1);
});

test('the last execution counts to the second, too', () => {
  const world = worldOf({ parallel: 2, perSecond: 2 });
  for (let i = 0; i < 20; i++) {
    const rate = world.open();
    expect(world.send(rate, 2)).toBe(2);
    rate.rest();
  }
  expect(mostWithin(world.log, 1_000)).toBe(2);
});

/** How long it took, milliseconds. */
const timed = ({ clock }: ReturnType<typeof worldOf>, act: () => void): number => {
  const from = clock.now();
  act();
  return clock.now() - from;
};

test('while one sends, another waits for its turn', () => {
  const world = worldOf(LIMITS);
  const [first, second] = [world.open(), world.open()];
  const send = (open: typeof first) => () => expect(world.send(open, 2)).toBe(2);
  expect(timed(world, send(first))).toBeLessThan(1_000);
  expect(timed(world, send(second))).toBeGreaterThan(10_000);
  // The turn is the second's now, and is given back.
  second.rest();
  expect(timed(world, send(first))).toBeLessThan(3_000);
  expect(timed(world, send(second))).toBeGreaterThan(10_000);
  expect(world.log).toHaveLength(8);
  expect(mostWithin(world.log, 1_000)).toBe(2);
});

test('an execution that was killed holds up others for half a minute at most', () => {
  const world = worldOf(LIMITS);
  world.send(world.open(), 2);
  const next = world.open();
  const waited = timed(world, () => expect(world.send(next, 2)).toBe(2));
  expect(waited).toBeGreaterThan(10_000);
  expect(waited).toBeLessThanOrEqual(30_000);
  expect(mostWithin(world.log, 1_000)).toBe(2);
});

test('what others sent with the key is believed', () => {
  const world = worldOf(LIMITS);
  const rate = world.open();
  rate.take(2);
  rate.answered(2, 3);
  expect(world.send(rate, 50)).toBe(3);
  expect(rate.away()).toBeGreaterThan(HOUR - 60_000);
  rate.rest();
  expect(world.send(world.open(), 1)).toBe(0);
  world.pass(HOUR + 60_000);
  expect(world.send(world.open(), 50)).toBe(50);
});

test('without limits nothing is kept', () => {
  const world = worldOf({ parallel: 3, perMinute: 60 });
  const rate = world.open();
  expect(world.send(rate, 100)).toBe(100);
  rate.rest();
  expect(world.writes()).toBe(0);
  expect(mostWithin(world.log, 60_000)).toBe(60);
});

describe('through a client', () => {
  const page = (n: number) => ({ url: `https://host.example/page/${n}`, of: 'pages' });
  const setUp = (connector: Connector, reply = (_: { url: string }, _n: number) => ok()) => {
    const fake = fakeHost(reply);
    const times: number[] = [];
    const host = {
      ...fake.host,
      http: {
        fetchAll: (requests: Parameters<typeof fake.host.http.fetchAll>[0]) => {
          times.push(...requests.map(() => fake.clock.now()));
          return fake.host.http.fetchAll(requests);
        },
      },
    };
    const open = (kept?: Kept) => createClient(host, connector, {}, { secret: 's3cret' }, kept);
    return { ...fake, times, open };
  };

  test('signing in and asking for the address count as well', () => {
    const { open, times } = setUp(
      plainConnector({ parallel: 5, perSecond: 2, perHour: 100 }, 5_000),
    );
    open().fetchAll(Array.from({ length: 40 }, (_, i) => page(i)));
    expect(times.length).toBeGreaterThan(42);
    expect(mostWithin(times, 1_000)).toBe(2);
  });

  test('an hour that is spent is too busy, with the seconds, and sleeps for no minutes', () => {
    const { open, clock, times } = setUp(plainConnector({ parallel: 5, perHour: 10 }));
    const begun = clock.now();
    const outcomes = open().fetchAll(Array.from({ length: 12 }, (_, i) => page(i)));
    expect(times).toHaveLength(10);
    const failed = outcomes.filter(isFailure);
    expect(failed).toHaveLength(4);
    expect(failed[0]).toMatchObject({ code: 'source.too_busy', params: { host: 'host.example' } });
    expect(failed[0]!.params['seconds']).toBeGreaterThan(3_500);
    expect(clock.now() - begun).toBeLessThan(30_000);
  });

  test('the header that tells what is left is believed', () => {
    const connector = plainConnector({ parallel: 2, perHour: 1200, left: 'x-left' });
    let left = 7;
    const some = setUp(connector, () => ok('[]', { 'x-left': `${(left -= 1)}` }));
    some.open().fetchAll(Array.from({ length: 20 }, (_, i) => page(i)));
    expect(some.times).toHaveLength(7);
    const none = setUp(connector, () => ok('[]', { 'x-left': '0' }));
    const outcomes = none.open().fetchAll([page(1), page(2)]);
    expect(none.times).toHaveLength(1);
    expect(outcomes.every(isFailure)).toBe(true);
  });

  test('secrets that took the place of others are kept before anything else is sent', () => {
    const rotating = (): Connector => ({
      ...plainConnector({ parallel: 2 }, 100_000),
      *signIn(_settings, secrets, _discovery, now) {
        const [answer] = yield {
          ask: [{ url: `https://host.example/token/${secrets['secret']}`, anonymous: true }],
        };
        return {
          headers: { authorization: 'x' },
          expiresAt: now + 100_000,
          renewed: { secret: answer!.text },
        };
      },
    });
    let tokens = 0;
    const events: string[] = [];
    const { open, clock } = setUp(rotating(), ({ url }) => {
      events.push(url.slice('https://host.example/'.length));
      return url.includes('/token/') ? ok(`r${(tokens += 1)}`) : ok();
    });
    const client = open({ renew: ({ secret }) => void events.push(`kept ${secret}`) });
    client.fetchAll([page(1)]);
    clock.sleep(200_000);
    client.fetchAll([page(2)]);
    expect(events).toEqual([
      '',
      'token/s3cret',
      'kept r1',
      'page/1',
      'token/r1',
      'kept r2',
      'page/2',
    ]);
  });

  test('429 still says for how long', () => {
    const { open } = setUp(plainConnector(LIMITS), ({ url }) =>
      url.includes('/page/') ? status(429, { 'retry-after': '900' }) : ok(),
    );
    expect(open().fetchAll([page(1)])[0]).toMatchObject({
      code: 'source.too_busy',
      params: { seconds: 900 },
    });
  });
});
