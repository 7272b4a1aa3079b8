/** Limits of some requests only: none is ever broken, and nobody else waits for them. */
import { createClient, isFailure } from '../../src/http/client';
import { besideShares, createShares } from '../../src/http/shares';
import { createTurns, type Tally } from '../../src/http/turns';
import type { Ask, Connector, Json, Share } from '../../src/model';
import { fakeHost, ok, plainConnector } from './_fake';

const [SECOND, MINUTE, HOUR] = [1_000, 60_000, 3_600_000];

/** Time, and what outlives executions. */
const world = () => {
  let now = Date.parse('2026-11-23T06:00:00Z');
  let kept: Json | undefined;
  let executions = 0;
  return {
    clock: { now: () => now, sleep: (ms: number) => void (now += ms) },
    kept: () => kept,
    tally: (): Tally => ({
      by: `e${(executions += 1)}`,
      change: (change) => {
        kept = JSON.parse(JSON.stringify(change(kept))) as Json;
        return true;
      },
    }),
  };
};
const share =
  (windows: Share['windows'], weight = 1): NonNullable<Connector['rate']['share']> =>
  ({ url }) =>
    url.includes('/slow') ? { name: 'slow', weight, windows } : null;
const asks = (...paths: string[]): Ask[] =>
  paths.map((path) => ({ url: `https://api.example${path}` }));
const slow = (count: number): Ask[] => asks(...Array.from({ length: count }, () => '/slow'));

const mostWithin = (log: readonly number[], span: number): number =>
  Math.max(0, ...log.map((from) => log.filter((at) => at >= from && at < from + span).length));

it('grants so many of those a limit is for, and all others at once', () => {
  const { clock } = world();
  const shares = createShares(share([{ limit: 2, ms: MINUTE }]), clock);
  const wanted = asks('/slow', '/quick', '/slow', '/slow', '/quick');
  const first = shares.fitting(wanted);
  expect(first).toEqual([0, 1, 2, 4]);
  shares.sent(first.map((i) => wanted[i]!));
  clock.sleep(5 * SECOND);
  shares.answered();
  expect(shares.fitting(asks('/slow', '/quick'))).toEqual([1]);
  // The source counts a request when it answers at the latest.
  expect(shares.wait()).toBe(MINUTE);
  clock.sleep(shares.wait());
  expect(shares.fitting(slow(3))).toEqual([0, 1]);
});

it('counts a request as much as it weighs', () => {
  const { clock } = world();
  const shares = createShares(share([{ limit: 10, ms: MINUTE }], 4), clock);
  expect(shares.fitting(slow(5))).toEqual([0, 1]);
});

it('lets a request that weighs more than the whole limit go alone', () => {
  const { clock } = world();
  const shares = createShares(share([{ limit: 3, ms: MINUTE }], 5), clock);
  expect(shares.fitting(slow(2))).toEqual([0]);
  shares.sent(slow(1));
  shares.answered();
  expect(shares.fitting(slow(1))).toEqual([]);
  clock.sleep(shares.wait());
  expect(shares.fitting(slow(1))).toEqual([0]);
});

it('holds a limit of a day across executions, also of those that are killed', () => {
  const { clock, tally } = world();
  const windows = [
    { limit: 3, ms: SECOND },
    { limit: 60, ms: 24 * HOUR },
  ];
  const log: number[] = [];
  for (let execution = 0; execution < 200; execution++) {
    const shares = createShares(share(windows), clock, tally());
    for (let round = 0; round < 1 + (execution % 7); round++) {
      const fit = shares.fitting(slow(4));
      shares.sent(slow(fit.length));
      for (const _ of fit) log.push(clock.now());
      clock.sleep(100 + 37 * (execution % 5));
      shares.answered();
    }
    if (execution % 3 !== 0) shares.rest();
    clock.sleep(20 * MINUTE);
  }
  expect(mostWithin(log, SECOND)).toBeLessThanOrEqual(3);
  expect(mostWithin(log, 24 * HOUR)).toBeLessThanOrEqual(60);
  // What is given back is used: three days hold three times the limit, nearly.
  expect(log.length).toBeGreaterThan(120);
});

it('keeps its account beside that of the turns', () => {
  const { clock, tally, kept } = world();
  const one = tally();
  const turns = createTurns({ parallel: 1, perHour: 100 }, clock, besideShares(one));
  const shares = createShares(share([{ limit: 40, ms: HOUR }]), clock, one);
  turns.take(1);
  shares.fitting(slow(1));
  turns.rest();
  expect(Object.keys(kept() as object).sort()).toEqual([
    'blocks',
    'by',
    'elsewhere',
    'shares',
    'until',
  ]);
});

describe('a client', () => {
  const connector = (windows: Share['windows']): Connector => ({
    ...plainConnector(),
    rate: { parallel: 5, share: share(windows) },
  });

  it('waits for a limit that is over within a minute', () => {
    const { host, clock } = fakeHost(() => ok());
    const began = clock.now();
    const client = createClient(host, connector([{ limit: 2, ms: 10 * SECOND }]), {}, {});
    const outcomes = client.fetchAll(slow(5).map((ask) => ({ ...ask, anonymous: true as const })));
    expect(outcomes.filter(isFailure)).toEqual([]);
    expect(clock.now() - began).toBeGreaterThanOrEqual(20 * SECOND);
  });

  it('says when to come back where a limit is spent for longer, and reads the rest', () => {
    const { host } = fakeHost(() => ok());
    const client = createClient(host, connector([{ limit: 2, ms: HOUR }]), {}, {});
    const outcomes = client.fetchAll(
      asks('/slow', '/slow', '/slow', '/quick').map((ask) => ({
        ...ask,
        anonymous: true as const,
      })),
    );
    expect(outcomes.map(isFailure)).toEqual([false, false, true, false]);
    expect(outcomes[2]).toMatchObject({ code: 'source.too_busy', params: { host: 'api.example' } });
  });
});
