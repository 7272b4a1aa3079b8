/** How a run is driven from an open sidebar, against a server that is a few answers. */
import type { Answer, ConsoleState, RunCard } from '../../src/app/api';
import type { Client } from '../../sidebar/client';
import { cancel, open, refresh, switchDataset } from '../../sidebar/state/actions';
import { createSession, type Session, type State } from '../../sidebar/state/session';
import { consoleOf, good, runOf } from '../browser/sidebar-fixture';

jest.useFakeTimers();

/** A server whose state a test changes; calls are counted by name. */
function server(first: Partial<ConsoleState>) {
  const counts: Record<string, number> = {};
  const now = { state: consoleOf(first), down: false };
  const works: { end(): void; fail(): void }[] = [];
  const answer = async <T>(name: string, value: () => T): Promise<Answer<T>> => {
    counts[name] = (counts[name] ?? 0) + 1;
    await Promise.resolve();
    if (now.down) throw new Error('NetworkError');
    return good(value());
  };
  const client = {
    consoleState: () => answer('consoleState', () => now.state),
    runState: () => answer('runState', () => now.state.run),
    refresh: () => answer('refresh', () => now.state.run),
    cancel: () => answer('cancel', () => now.state.run),
    work: () => {
      counts['work'] = (counts['work'] ?? 0) + 1;
      return new Promise<void>((resolve, reject) => {
        works.push({
          end: resolve,
          fail: () => reject(new Error('Exceeded maximum execution time')),
        });
      });
    },
  } as unknown as Client;
  const session = createSession(client);
  return {
    session,
    works,
    count: (name: string) => counts[name] ?? 0,
    /** What the server says from now on. */
    becomes: (run: RunCard | null, more: Partial<ConsoleState> = {}) => {
      now.state = { ...now.state, run, ...more };
    },
    goesDown: (down: boolean) => (now.down = down),
  };
}

const pass = (ms: number) => jest.advanceTimersByTimeAsync(ms);
const shown = (session: Session): State => session.store.get();
const queued = runOf({ is: 'queued', working: false, progress: undefined });
const over = (is: 'succeeded' | 'failed' | 'cancelled' = 'succeeded') =>
  runOf({ is, working: false, finished: runOf().datasets });

test('a refresh is worked on once while it runs, and shown when it is over', async () => {
  const at = server({});
  await open(at.session);
  at.becomes(queued);
  await refresh(at.session, ['attendance']);
  expect(at.count('work')).toBe(1);
  at.becomes(runOf());
  await pass(10_000);
  expect(at.count('work')).toBe(1);
  expect(at.count('runState')).toBeGreaterThanOrEqual(5);
  expect(shown(at.session).run?.progress?.done).toBe(41_300);
  const asked = at.count('consoleState');
  at.becomes(over());
  at.works[0]!.end();
  await pass(2_000);
  expect(at.count('consoleState')).toBe(asked + 1);
  expect(shown(at.session).outcome).toMatch(/refreshed/);
  await pass(60_000);
  expect(at.count('work')).toBe(1);
});

test.each(['end', 'fail'] as const)(
  'work that comes to an %s before the run is over is begun again',
  async (how) => {
    const at = server({ run: queued });
    await open(at.session);
    expect(at.count('work')).toBe(1);
    at.becomes(runOf({ working: false, finished: ['attendance'] }));
    at.works[0]![how]();
    await pass(50);
    expect(at.count('work')).toBe(2);
  },
);

test('work that changes nothing is begun ever more seldom, and then not at all', async () => {
  const at = server({ run: queued });
  const idle = setInterval(() => at.works.splice(0).forEach(({ end }) => end()), 100);
  await open(at.session);
  await pass(10_000);
  expect(at.count('work')).toBeLessThanOrEqual(2);
  await pass(600_000);
  expect(at.count('work')).toBe(4);
  const { problem } = shown(at.session);
  expect(problem?.trouble.message).toMatch(/does not move on/);
  problem?.retry?.();
  await pass(100);
  expect(at.count('work')).toBe(5);
  clearInterval(idle);
});

test('a run that another execution works on is only watched, and taken up when it is left', async () => {
  const at = server({ run: runOf() });
  await open(at.session);
  await pass(10_000);
  expect(at.count('work')).toBe(0);
  at.becomes(runOf({ working: false }));
  await pass(3_100);
  expect(at.count('work')).toBe(1);
});

test('a pause is waited for by the clock of the server', async () => {
  // The browser's clock is years away from it.
  const until = new Date(Date.parse(consoleOf().now) + 20 * 60_000).toISOString();
  const paused = runOf({ is: 'paused', working: false, until });
  const at = server({ run: paused });
  await open(at.session);
  await pass(19 * 60_000);
  expect(at.count('work')).toBe(0);
  expect(at.count('runState')).toBeLessThan(25);
  await pass(2 * 60_000);
  expect(at.count('work')).toBe(1);
});

test('who asks again does not wait for the pause to end', async () => {
  const until = new Date(Date.parse(consoleOf().now) + 20 * 60_000).toISOString();
  const at = server({ run: runOf({ is: 'paused', working: false, until }) });
  await open(at.session);
  await pass(5_000);
  await refresh(at.session, ['attendance']);
  await pass(100);
  expect(at.count('work')).toBe(1);
});

test('a colleague only queues: the work is the steward’s', async () => {
  const at = server({ steward: { email: 'steward@school.example', you: false } });
  await open(at.session);
  at.becomes({ ...queued, id: 'wish' });
  await refresh(at.session, ['attendance']);
  await pass(10 * 60_000);
  expect(at.count('work')).toBe(0);
  expect(at.count('runState')).toBeLessThanOrEqual(31);
  at.becomes(over());
  await pass(30_000);
  expect(shown(at.session).run?.is).toBe('succeeded');
});

test('a poll without an answer is told quietly and asked again', async () => {
  const at = server({ run: runOf() });
  await open(at.session);
  at.goesDown(true);
  await pass(4_000);
  expect(shown(at.session)).toMatchObject({ lost: true, problem: null });
  expect(shown(at.session).run?.is).toBe('running');
  at.goesDown(false);
  await pass(1_600);
  expect(shown(at.session).lost).toBe(false);
});

test('the state is asked for as each data set arrives', async () => {
  const at = server({ run: runOf() });
  await open(at.session);
  await pass(3_000);
  expect(at.count('consoleState')).toBe(1);
  at.becomes(runOf({ finished: ['attendance'] }));
  await pass(1_600);
  expect(at.count('consoleState')).toBe(2);
  await pass(3_000);
  expect(at.count('consoleState')).toBe(2);
  expect(shown(at.session).said).toBe('Done: Attendance');
});

test('what is asked for in mid-run is queued, and worked on when its turn comes', async () => {
  const at = server({ run: runOf() });
  await open(at.session);
  await refresh(at.session, ['schools']);
  expect(shown(at.session).asked).toEqual(['schools']);
  at.becomes({ ...queued, id: 'wish', datasets: ['schools'] });
  await pass(1_600);
  expect(shown(at.session).asked).toEqual([]);
  expect(at.count('work')).toBe(1);
});

test('cancelling where nobody is at work ends it there and then', async () => {
  const at = server({ run: queued });
  await open(at.session);
  at.becomes(over('cancelled'));
  await cancel(at.session);
  await pass(100);
  expect(shown(at.session).outcome).toMatch(/cancelled/);
  await pass(10_000);
  expect(shown(at.session).outcome).toMatch(/cancelled/);
  expect(at.count('work')).toBe(1);
});

test('a run that fails as a whole says why', async () => {
  const at = server({ run: runOf() });
  await open(at.session);
  const trouble = {
    code: 'homeroom.unexpected',
    message: 'Something went wrong.',
    next: 'Refresh.',
  };
  at.becomes({ ...over('failed'), trouble });
  await pass(1_600);
  expect(shown(at.session).problem?.trouble).toEqual(trouble);
});

test('refreshing fails without an answer: it says so and can be done again', async () => {
  const at = server({});
  await open(at.session);
  at.goesDown(true);
  await refresh(at.session, null);
  const { problem, busy } = shown(at.session);
  expect(busy).toEqual([]);
  expect(problem?.trouble.message).toMatch(/No answer from Google/);
  at.goesDown(false);
  at.becomes(queued);
  problem?.retry?.();
  await pass(100);
  expect(at.count('work')).toBe(1);
  expect(shown(at.session).problem).toBeNull();
});

test('a reading that was asked for before a change does not undo it', async () => {
  const at = server({ run: runOf() });
  await open(at.session);
  // The run is over; while the sidebar reads so, a person asks for another one.
  const { client } = at.session;
  const slow = client.consoleState;
  let release: () => void = () => undefined;
  const gate = new Promise<void>((resolve) => (release = resolve));
  const old = { ...consoleOf(), run: over() };
  Object.assign(client, {
    consoleState: async () => {
      await gate;
      Object.assign(client, { consoleState: slow });
      return good(old);
    },
  });
  at.becomes(over());
  await pass(1_600);
  at.becomes({ ...queued, id: 'wish', datasets: ['schools'] });
  await refresh(at.session, ['schools']);
  release();
  await pass(2_000);
  expect(shown(at.session).run?.id).toBe('wish');
  expect(at.count('work')).toBe(1);
});

test('changes are made one after another', async () => {
  const at = server({});
  await open(at.session);
  const order: string[] = [];
  Object.assign(at.session.client, {
    switchDataset: async (id: string) => {
      order.push(`${id} begins`);
      await new Promise((resolve) => setTimeout(resolve, 500));
      order.push(`${id} ends`);
      return good(consoleOf());
    },
  });
  const both = [switchDataset(at.session, 'a', false), switchDataset(at.session, 'b', false)];
  expect(shown(at.session).busy).toEqual(['switch/a', 'switch/b']);
  await pass(2_000);
  await Promise.all(both);
  expect(order).toEqual(['a begins', 'a ends', 'b begins', 'b ends']);
});

test.each([
  ['the steward, where queries cost something', true, ['switch', 'details', 'refresh']],
  ['a colleague there', false, ['switch', 'refresh']],
  ['the steward, where they cost nothing', undefined, ['switch', 'refresh']],
] as const)('switched on by %s', async (_, you, wanted) => {
  const charges = you === undefined ? {} : { charges: true as const };
  const state = consoleOf({
    warehouse: { id: 'w1', title: 'BigQuery', ...charges, secrets: [] },
    steward: { email: 'ada@school.org', you: you ?? true },
  });
  const at = server(state);
  await open(at.session);
  const order: string[] = [];
  Object.assign(at.session.client, {
    switchDataset: async () => (order.push('switch'), good(state)),
    datasetDetails: async () => (order.push('details'), good({}) as never),
    refresh: async () => (order.push('refresh'), good(over())),
  });
  await Promise.all([switchDataset(at.session, 'attendance', true), pass(2_000)]);
  expect(order).toEqual(wanted);
  const isOpen = shown(at.session).list.open.includes('attendance');
  expect([isOpen, shown(at.session).details['attendance']?.is]).toEqual(
    you ? [true, 'here'] : [false, undefined],
  );
});

// A page whose frame was closed has every call refused at once: it must come to rest.
test('where every call is refused at once, the next is not made at once', async () => {
  const at = server({});
  await open(at.session);
  at.becomes(queued);
  await refresh(at.session, ['attendance']);
  let refused = 0;
  Object.assign(at.session.client, {
    work: () =>
      // One that never ends keeps a loop from never ending.
      ++refused > 50 ? new Promise(() => undefined) : Promise.reject(new Error('refused')),
  });
  at.goesDown(true);
  at.works[0]!.fail();
  await pass(1_000);
  expect(refused).toBeLessThanOrEqual(1);
  await pass(60_000);
  expect(refused).toBeGreaterThan(5);
  expect(refused).toBeLessThan(30);
});
