/** What a system's own answers tell of its limits: nothing is sent that it would refuse, in this execution or the next. */
import { manifest } from '../../../src/connectors/_manifest';
import { createClient, isFailure, type Client } from '../../../src/http/client';
import type { Tally } from '../../../src/http/turns';
import type { Ask, Failure, HttpResponse, Json } from '../../../src/model';
import { fakeHost } from '../../http/_fake';
import { BASE, inspected, small } from './_small';

type Rec = { [name: string]: Json };
const [SECOND, MINUTE, HOUR] = [1_000, 60_000, 3_600_000];

const generous = (type: string): Rec => ({
  type,
  ...(type === 'FixedWindowCallRatePolicy'
    ? { period: 'PT1H', call_limit: 100_000 }
    : { rates: [{ type: 'Rate', limit: 100_000, interval: 'PT1H' }] }),
  matchers: [],
});
const FIXED = generous('FixedWindowCallRatePolicy');
const connectorOf = (budget: Rec) => {
  const source = small({ root: { api_budget: { type: 'HTTPAPIBudget', ...budget } } });
  return manifest.compile('own_test', source, inspected(source).streams);
};

interface Limit {
  readonly most: number;
  readonly every: number;
  /** What of it the answer says, and how. */
  tell(left: number, anewAt: number, now: number): Record<string, string>;
  /** What is refused is answered by this number. */
  readonly refusal?: number;
}

/** A system that refuses who goes over its limit, whichever execution that is of. */
const system = (limit: Limit) => {
  let [began, used, refused] = [0, 0, 0];
  let kept: Json | undefined;
  let executions = 0;
  const { host, clock, asked } = fakeHost((): HttpResponse => {
    const now = clock.now();
    if (now >= began + limit.every) [began, used] = [now - (now % limit.every), 0];
    used += 1;
    const headers = limit.tell(Math.max(0, limit.most - used), began + limit.every, now);
    if (used <= limit.most) return { status: 200, headers, text: '{}' };
    refused += 1;
    return { status: limit.refusal ?? 429, headers, text: '' };
  });
  // In the middle of a window.
  clock.sleep(limit.every - (clock.now() % limit.every) + 7 * SECOND);
  const tally = (): Tally => ({
    by: `e${(executions += 1)}`,
    change: (change) => {
      kept = JSON.parse(JSON.stringify(change(kept))) as Json;
      return true;
    },
  });
  return {
    clock,
    asked,
    refused: () => refused,
    /** Somebody else uses the same key. */
    spend: (count: number) => void (used += count),
    execution: (budget: Rec) => createClient(host, connectorOf(budget), {}, {}, { tally: tally() }),
  };
};
const wanted = (count: number): Ask[] =>
  Array.from({ length: count }, (_, i) => ({ url: `${BASE}/things?n=${i}`, anonymous: true }));
const failuresOf = (client: Client, count: number): readonly Failure[] =>
  client.fetchAll(wanted(count)).filter(isFailure);

const USUAL: Limit['tell'] = (left, anewAt) => ({
  'ratelimit-remaining': `${left}`,
  'ratelimit-reset': `${Math.floor(anewAt / SECOND)}`,
});

describe.each([
  ['a fixed window', FIXED],
  ['a moving window', generous('MovingWindowCallRatePolicy')],
  [
    'some requests only',
    { ...FIXED, matchers: [{ type: 'HttpRequestRegexMatcher', url_path_pattern: 'things' }] },
  ],
])('a policy of %s', (_, policy) => {
  it('sends no more than the system says is left, and goes on when that begins anew', () => {
    const { execution, refused, asked, clock } = system({
      most: 7,
      every: 30 * SECOND,
      tell: USUAL,
    });
    const began = clock.now();
    expect(failuresOf(execution({ policies: [policy] }), 20)).toEqual([]);
    expect({ refused: refused(), asked: asked.length }).toEqual({ refused: 0, asked: 20 });
    expect(clock.now() - began).toBeLessThan(2 * 30 * SECOND);
  });
});

it.each<[string, Limit['tell'], Rec]>([
  [
    'headers of other names',
    (left, anewAt) => ({
      'x-calls-left': `${left}`,
      'x-calls-reset': `${Math.ceil(anewAt / SECOND)}`,
    }),
    { ratelimit_remaining_header: 'X-Calls-Left', ratelimit_reset_header: 'X-Calls-Reset' },
  ],
  [
    'seconds from now on',
    (left, anewAt, now) => ({
      'ratelimit-remaining': `${left}`,
      'ratelimit-reset': `${Math.floor((anewAt - now) / SECOND)}`,
    }),
    {},
  ],
  [
    'milliseconds',
    (left, anewAt) => ({ 'ratelimit-remaining': `${left}`, 'ratelimit-reset': `${anewAt}` }),
    {},
  ],
])('understands %s', (_, tell, names) => {
  const { execution, refused, asked } = system({ most: 9, every: 20 * SECOND, tell });
  expect(failuresOf(execution({ policies: [FIXED], ...names }), 24)).toEqual([]);
  expect([refused(), asked.length]).toEqual([0, 24]);
});

it('waits as long as its own window where it hears only that nothing is left', () => {
  const { execution, refused, clock } = system({
    most: 6,
    every: 10 * SECOND,
    tell: (left) => ({ 'ratelimit-remaining': `${left}` }),
  });
  const rates: Json = [{ type: 'Rate', limit: 6, interval: 'PT10S' }];
  const client = execution({ policies: [{ type: 'MovingWindowCallRatePolicy', rates }] });
  expect(failuresOf(client, 6)).toEqual([]);
  const before = clock.now();
  expect(failuresOf(client, 1)).toEqual([]);
  expect(clock.now() - before).toBeGreaterThanOrEqual(10 * SECOND);
  expect(refused()).toBe(0);
});

it('comes back when a refused request may be asked again, as the refusal says', () => {
  const tell = (left: number, anewAt: number): Record<string, string> =>
    left > 0 ? {} : { 'ratelimit-reset': `${Math.floor(anewAt / SECOND)}` };
  const { execution, refused, asked } = system({
    most: 8,
    every: 40 * SECOND,
    tell,
    refusal: 403,
  });
  const client = execution({ policies: [FIXED], status_codes_for_ratelimit_hit: [403] });
  expect(failuresOf(client, 10)).toEqual([]);
  // Of the third round of four the whole is refused, and none in vain after it.
  expect([refused(), asked.length]).toEqual([2, 12]);
});

it('does not ask before then in the next execution either, and says when', () => {
  const { execution, refused, asked, clock } = system({ most: 30, every: HOUR, tell: USUAL });
  const first = execution({ policies: [FIXED] });
  expect(failuresOf(first, 40)).toHaveLength(10);
  expect(asked).toHaveLength(30);
  // It was ended without a word.
  clock.sleep(20 * MINUTE);
  const [failure] = failuresOf(execution({ policies: [FIXED] }), 3);
  const seconds = Number(failure!.params?.['seconds']);
  expect(failure).toMatchObject({ code: 'source.too_busy' });
  expect(asked).toHaveLength(30);
  clock.sleep((seconds + 1) * SECOND);
  expect(failuresOf(execution({ policies: [FIXED] }), 3)).toEqual([]);
  expect([refused(), asked.length]).toEqual([0, 33]);
});

it('believes what another execution left of a limit, and what others took of it', () => {
  const { execution, refused, spend } = system({ most: 24, every: HOUR, tell: USUAL });
  const first = execution({ policies: [FIXED] });
  expect(failuresOf(first, 12)).toEqual([]);
  first.rest();
  spend(6);
  const second = execution({ policies: [FIXED] });
  expect(failuresOf(second, 12)).toHaveLength(6);
  expect(refused()).toBe(0);
});

it('asks again after a day, whatever it was told', () => {
  const { execution, asked, clock } = system({
    most: 100,
    every: HOUR,
    tell: () => ({ 'ratelimit-remaining': '0', 'ratelimit-reset': '32503680000' }),
  });
  expect(failuresOf(execution({ policies: [FIXED] }), 5)).toHaveLength(1);
  clock.sleep(24 * HOUR);
  expect(failuresOf(execution({ policies: [FIXED] }), 1)).toEqual([]);
  expect(asked).toHaveLength(5);
});

it('hears nothing for requests without a limit, nor where the manifest has no budget', () => {
  const none: Limit = {
    most: 100,
    every: HOUR,
    tell: () => ({ 'ratelimit-remaining': '0', 'ratelimit-reset': '32503680000' }),
  };
  const unlimited = { policies: [{ type: 'UnlimitedCallRatePolicy', matchers: [] }] };
  expect(failuresOf(system(none).execution(unlimited), 20)).toEqual([]);
  expect(connectorOf({ policies: [] }).rate.told).toBeUndefined();
});
