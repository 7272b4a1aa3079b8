/** Secrets that a sign-in replaces by others: none of them is lost on the way from a form to a run. */
import { latest, remember } from '../../src/app/renewed';
import { between, renewing } from '../../src/engine/between';
import { keys } from '../../src/engine/store';
import type { Host } from '../../src/host/host';
import type { Json } from '../../src/model';
import { plainConnector } from '../http/_fake';
import { nodeDigest } from '../kit/digest';

const hostOf = () => {
  const [secrets, cache] = [new Map<string, Json>(), new Map<string, string>()];
  let turns = 0;
  let free = true;
  const host = {
    digest: nodeDigest,
    person: { uuid: () => `u${(turns += 1)}` },
    turn: { tryAcquire: () => free, release: () => undefined },
    secrets: {
      get: (key: string) => secrets.get(key),
      set: (key: string, value: Json) => void secrets.set(key, value),
    },
    cache: {
      getAll: (wanted: readonly string[]) =>
        Object.fromEntries(wanted.flatMap((k) => (cache.has(k) ? [[k, cache.get(k)!]] : []))),
      putAll: (values: Record<string, string>) => {
        for (const [key, value] of Object.entries(values)) cache.set(key, value);
      },
    },
  } as unknown as Host;
  return { host, secrets, cache, hold: (held: boolean) => void (free = !held) };
};

test('what a test of typed secrets used up is not tried again, nor saved', () => {
  const { host } = hostOf();
  const typed = { client: 'c', refresh: 'r1' };
  expect(latest(host, typed)).toEqual(typed);
  const keep = remember(host, typed);
  keep({ refresh: 'r2' });
  keep({ refresh: 'r3' });
  expect(latest(host, typed)).toEqual({ client: 'c', refresh: 'r3' });
  // Whoever types others has others, in whichever order.
  expect(latest(host, { refresh: 'x', client: 'c' })).toEqual({ refresh: 'x', client: 'c' });
  expect(latest(host, { refresh: 'r1', client: 'c' })['refresh']).toBe('r3');
});

test('a run keeps them with the connection’s, beside what is not renewed', () => {
  const { host, secrets } = hostOf();
  secrets.set(keys.secret('c1'), { client: 'c', refresh: 'r1' });
  renewing(host, 'c1')({ refresh: 'r2' });
  expect(secrets.get(keys.secret('c1'))).toEqual({ client: 'c', refresh: 'r2' });
});

describe('what limits are counted by', () => {
  const limited = plainConnector({ parallel: 2, perSecond: 2, perHour: 100 });
  const tallyOf = (host: Host, secret: string) =>
    between(host, limited, { secret }, () => undefined).tally!;
  const count = (was: Json | undefined): Json => Number(was ?? 0) + 1;

  test('is one for a key, whatever connection has it, and tells nothing of it', () => {
    const { host, secrets } = hostOf();
    tallyOf(host, 'sésame').change(count);
    tallyOf(host, 'sésame').change(count);
    tallyOf(host, 'other').change(count);
    expect([...secrets.values()].sort()).toEqual([1, 2]);
    for (const key of secrets.keys()) {
      expect(key).toMatch(/^rate\/[0-9a-f]{24}$/);
      expect(key).not.toContain('sésame');
    }
  });

  test('is not changed by two at once', () => {
    const { host, secrets, hold } = hostOf();
    hold(true);
    expect(tallyOf(host, 'k').change(count)).toBe(false);
    expect(secrets.size).toBe(0);
  });

  test('is nothing where there are no limits that last', () => {
    const { host } = hostOf();
    const plain = plainConnector({ parallel: 2, perMinute: 60 });
    expect(between(host, plain, {}, () => undefined).tally).toBeUndefined();
  });
});
