import { fitting, measured, needOf, type Fitting } from '../../src/app/forecast';
import { openAccount, readMeter, type Meter, type Quota } from '../../src/app/quotas';
import type { Snapshot } from '../../src/engine/store';
import type { Host } from '../../src/host/host';
import type { Json, Run, Subscription } from '../../src/model';
import { subscribed } from './_times';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const MINUTE = 60_000;

/** A host of which only the user's properties, the clock and the counts exist. */
const fakeHost = (workbook = 'w1', properties: Record<string, Json> = {}) => {
  let now = Date.parse('2026-11-22T12:00:00Z');
  let began = now;
  let used = { fetches: 0, mails: 0, properties: 0 };
  let mails = 100;
  const host = {
    clock: { now: () => now, elapsed: () => now - began },
    meter: { used: () => used },
    mail: { remaining: () => mails },
    workbook: { id: () => workbook },
    secrets: {
      all: (prefix: string) =>
        Object.fromEntries(Object.entries(properties).filter(([key]) => key.startsWith(prefix))),
      set: (key: string, value: Json) => {
        properties[key] = JSON.parse(JSON.stringify(value)) as Json;
      },
    },
  } as unknown as Host;
  return {
    host,
    properties,
    pass: (ms: number) => void (now += ms),
    begin: () => {
      began = now;
      used = { fetches: 0, mails: 0, properties: 0 };
    },
    use: (more: Partial<typeof used>) => void (used = { ...used, ...more }),
    mayMail: (n: number) => void (mails = n),
  };
};

describe('the account of the day', () => {
  test('adds up executions, and forgets each 24 hours after it: wherever Google’s day begins, it fits', () => {
    const desk = fakeHost();
    for (let i = 0; i < 3; i++) {
      desk.begin();
      const account = openAccount(desk.host, true);
      desk.use({ fetches: 100, properties: 10 });
      desk.pass(MINUTE);
      account.close(0);
      desk.pass(HOUR);
    }
    const meter = readMeter(desk.host);
    expect(meter.used('fetches')).toBe(300);
    // Each write of the count is one more, and each start of an execution costs its share.
    expect(meter.used('properties')).toBe(33);
    expect(meter.used('triggerMs')).toBeGreaterThanOrEqual(3 * MINUTE);
    expect(meter.used('triggerMs')).toBeLessThan(3 * MINUTE + 3_000);
    expect(meter.used('mails')).toBe(0);
    desk.pass(meter.resets('fetches') - desk.host.clock.now() - 1);
    expect(readMeter(desk.host).used('fetches')).toBe(300);
    desk.pass(1);
    expect(readMeter(desk.host).used('fetches')).toBe(200);
    desk.pass(2 * (HOUR + MINUTE));
    expect(readMeter(desk.host).used('fetches')).toBe(0);
  });

  test('what older versions noted as one stretch is counted still', () => {
    const properties: Record<string, Json> = {};
    const desk = fakeHost('a', properties);
    const used = { fetches: { from: desk.host.clock.now() - HOUR, n: 7 } };
    properties['meter/elsewhere'] = { v: 1, used } as unknown as Json;
    expect(readMeter(desk.host).used('fetches')).toBe(7);
    desk.pass(23 * HOUR);
    expect(readMeter(desk.host).used('fetches')).toBe(0);
  });

  test('schedules leave something to people, and people to what cannot be counted', () => {
    const desk = fakeHost();
    const account = openAccount(desk.host, true);
    desk.use({ fetches: 17_000 });
    expect(account.left('fetches')).toBe(0);
    expect(account.leftForPeople('fetches')).toBe(2_000);
    desk.use({ fetches: 19_500 });
    expect(account.leftForPeople('fetches')).toBe(0);
  });

  test('work of a person counts nothing against the runtime of triggers', () => {
    const desk = fakeHost();
    const account = openAccount(desk.host, false);
    desk.pass(4 * MINUTE);
    desk.use({ fetches: 1 });
    account.close(0);
    expect(readMeter(desk.host).used('triggerMs')).toBe(0);
  });

  test('an execution that was ended is counted at its worst, once', () => {
    const desk = fakeHost();
    openAccount(desk.host, true);
    desk.pass(6 * MINUTE);
    desk.begin();
    openAccount(desk.host, true).close(0);
    const used = readMeter(desk.host).used('triggerMs');
    expect(used).toBeGreaterThanOrEqual(6 * MINUTE);
    expect(readMeter(desk.host).used('fetches')).toBe(200);
    desk.begin();
    openAccount(desk.host, true).close(0);
    expect(readMeter(desk.host).used('triggerMs')).toBeLessThan(used + 1_000);
    expect(readMeter(desk.host).used('fetches')).toBe(200);
  });

  test('the workbooks of a user share one day, and none overwrites another’s count', () => {
    const properties: Record<string, Json> = {};
    const [a, b] = [fakeHost('a', properties), fakeHost('b', properties)];
    const first = openAccount(a.host, false);
    const second = openAccount(b.host, false);
    a.use({ fetches: 10 });
    b.use({ fetches: 20 });
    second.close(0);
    first.close(0);
    expect(readMeter(a.host).used('fetches')).toBe(30);
    expect(readMeter(b.host).used('fetches')).toBe(30);
  });

  test('the kind of account shows in the mails that are left, and fewer of them say nothing', () => {
    const desk = fakeHost();
    openAccount(desk.host, false).close(0);
    expect(readMeter(desk.host).limit('fetches')).toBe(20_000);
    desk.mayMail(1_400);
    desk.pass(HOUR);
    openAccount(desk.host, false).close(0);
    expect(readMeter(desk.host).limit('fetches')).toBe(20_000); // asked once a day
    desk.pass(DAY);
    openAccount(desk.host, false).close(0);
    expect(readMeter(desk.host).limit('fetches')).toBe(100_000);
    desk.mayMail(40);
    desk.pass(2 * DAY);
    openAccount(desk.host, false).close(0);
    expect(readMeter(desk.host).limit('triggerMs')).toBe(6 * HOUR);
  });

  test('what the host says is used up is used up, whatever was counted', () => {
    const desk = fakeHost();
    const account = openAccount(desk.host, false);
    account.spent('fetches');
    expect(account.left('fetches')).toBe(0);
    // Our day is not the host's: it is asked again in an hour.
    expect(account.resets('fetches') - desk.host.clock.now()).toBe(HOUR);
    account.close(0);
    expect(readMeter(desk.host).left('fetches')).toBe(0);
    desk.pass(HOUR);
    expect(readMeter(desk.host).left('fetches')).toBe(16_000);
  });
});

describe('what fits into the day', () => {
  const meter = (left: Partial<Record<Quota, number>>, used = 1e9): Meter => ({
    used: () => used,
    limit: () => 0,
    left: (quota) => left[quota] ?? 0,
    leftForPeople: (quota) => left[quota] ?? 0,
    resets: () => 777,
    perMs: () => 0,
  });
  const now = (...needs: [string, number, number][]): Snapshot => {
    const known = needs.map(([dataset, ms, fetches]) =>
      subscribed({ every: 'day', hour: 5 }, { dataset, need: { ms, fetches, runs: 2 } }),
    );
    return {
      subscriptions: known,
      subscription: (id: string) =>
        known.find((s) => s.dataset === id) ?? subscribed({ every: 'hour' }, { dataset: id }),
    } as unknown as Snapshot;
  };
  const due = (...ids: string[]) => ids.map((id, since) => ({ id, since }));
  const state = now(['a', 1_000, 10], ['b', 1_000, 100], ['c', 1_000, 10]);

  test('all, when there is room', () => {
    expect(fitting(state, due('a', 'b', 'c'), meter({ fetches: 120 }), false)).toEqual({
      go: ['a', 'b', 'c'],
      wait: [],
    });
  });

  test('the longest overdue first; what does not fit waits, and nothing passes it', () => {
    const fit: Fitting = fitting(state, due('c', 'b', 'a'), meter({ fetches: 100 }), false);
    expect(fit).toEqual({
      go: ['c'],
      wait: ['b', 'a'],
      short: { quota: 'fetches', until: 777 },
    });
  });

  test('the runtime of triggers counts where a trigger does the work, and nowhere else', () => {
    const little = meter({ fetches: 1_000, triggerMs: 1_500 });
    expect(fitting(state, due('a', 'b'), little, true)).toMatchObject({
      go: ['a'],
      short: { quota: 'triggerMs' },
    });
    expect(fitting(state, due('a', 'b'), little, false).wait).toEqual([]);
  });

  test('one that needs more than a day has is begun when the day is young', () => {
    const young = meter({ fetches: 90 }, 5);
    expect(fitting(state, due('b', 'a'), young, false)).toMatchObject({ go: ['b'], wait: ['a'] });
    expect(fitting(state, due('b', 'a'), meter({ fetches: 90 }, 50), false).go).toEqual([]);
  });

  test('with nothing left nothing is begun, also what was never measured', () => {
    const nothing = fitting(now(), due('x'), meter({ fetches: 0 }), false);
    expect(nothing).toMatchObject({ go: [], wait: ['x'] });
    expect(needOf(now(), 'x')).toEqual({ ms: 0, fetches: 0 });
    expect(needOf(state, 'x')).toEqual({ ms: 1_000, fetches: 40 });
  });
});

describe('what a run has cost', () => {
  const run = (rows: Record<string, number | null>): Run =>
    ({
      outcomes: Object.fromEntries(
        Object.entries(rows).map(([id, n]) => [
          id,
          n === null
            ? { is: 'failed', failure: { code: 'source.error', params: {} } }
            : { is: 'published', rows: n, changed: 0 },
        ]),
      ),
    }) as unknown as Run;
  const fresh = (dataset: string): Subscription => subscribed({ every: 'hour' }, { dataset });

  test('is shared by rows among what was published; nothing is lost', () => {
    const [a, b, ...more] = measured(
      run({ a: 0, b: 1_000, c: null }),
      { ms: 8_000, fetches: 40 },
      fresh,
    );
    expect(more).toEqual([]);
    expect(a!.need).toEqual({ ms: 2_000, fetches: 10, runs: 1 });
    expect(b!.need).toEqual({ ms: 6_000, fetches: 30, runs: 1 });
  });

  test('the second run takes the place of the first, which read everything; then the mean moves slowly', () => {
    let subscription = fresh('a');
    const after = (ms: number): number | undefined => {
      [subscription] = measured(run({ a: 10 }), { ms, fetches: 0 }, () => subscription) as [
        Subscription,
      ];
      return subscription.need?.ms;
    };
    expect(after(300_000)).toBe(300_000);
    expect(after(10_000)).toBe(10_000);
    expect(after(20_000)).toBe(13_000);
    expect(after(13_000)).toBe(13_000);
  });
});
