/** Who looks at a live board keeps nobody from anything: what is due, what somebody asks for, a trigger. */
import { createMachine, type CallAnswer, type Machine } from '../../emulator/machine/machine';
import type { District } from '../../emulator/district/server';
import type { ActivityPage } from '../../src/app/api';
import { pause, until } from '../kit/until';
import { ask, bringTogether, enroll, enrolled, startCountries, stateOf } from './_countries';

jest.setTimeout(180_000);

let districts: readonly District[];
let machine: Machine;
beforeAll(async () => {
  districts = await startCountries(2);
});
afterAll(() => Promise.all(districts.map((district) => district.close())));
beforeEach(async () => {
  machine = await createMachine({ cpuScale: 0, mode: 'owned' });
  await bringTogether(machine, districts, ['student_enrollment']);
  machine.faults({ latency: 0 });
});
afterEach(() => machine.close());

const watch = (): Promise<CallAnswer> => machine.call('watch', ['en', 'enrollment']);
const ends = (): readonly string[] =>
  machine.logs().flatMap((line) => {
    const { event, end } =
      (line as { jsonPayload?: { event?: string; end?: string } }).jsonPayload ?? {};
    return event === 'watch.end' ? [end!] : [];
  });
const tabCount = (): number =>
  (machine.workbook.tab('Student Demographics & Enrollment') as { values: unknown[] }).values
    .length;

test('what somebody asks for while a board is watched is done, and what was seen is not lost', async () => {
  Object.assign(machine.settings, { waits: 'sleeps' });
  const before = enrolled(await stateOf(machine))!;
  const rows = tabCount();
  const first = watch();
  await until(async () => (await stateOf(machine)).is === 'live');
  // The console says so.
  expect(await ask(machine, 'runState', [])).toMatchObject({ is: 'succeeded', watched: true });
  enroll(districts[0]!);
  await until(async () => enrolled(await stateOf(machine)) === before + 1);
  // Seen, and perhaps in no file yet: another one right before the board has to give way.
  enroll(districts[1]!);
  await ask(machine, 'refresh', [['student_enrollment']]);
  await machine.call('work', ['en']);
  await first;
  expect(ends()).toEqual(['work']);
  await until(async () => {
    await machine.call('work', ['en']);
    return (await ask<{ is: string }>(machine, 'runState', [])).is === 'succeeded';
  });
  expect(tabCount()).toBe(rows + 2);
  const second = watch();
  await until(async () => (await stateOf(machine)).is === 'live');
  expect(enrolled(await stateOf(machine))).toBe(before + 2);
  Object.assign(machine.settings, { waits: 'nothing' });
  await second;
  expect(machine.outbox()).toEqual([]);
});

test('triggers that fire while a board is watched harm nothing, and refresh when nobody looks any more', async () => {
  await ask(machine, 'setSchedule', ['student_enrollment', { every: 'hour' }]);
  Object.assign(machine.settings, { waits: 'sleeps' });
  const before = enrolled(await stateOf(machine))!;
  const rows = tabCount();
  const first = watch();
  await until(async () => (await stateOf(machine)).is === 'live');
  for (const district of districts) {
    enroll(district);
    const { error, execution } = await machine.call('tick', [{}]);
    expect(error).toBeUndefined();
    expect(execution.virtualMs).toBeLessThan(20_000);
    await pause(500);
  }
  await until(async () => enrolled(await stateOf(machine)) === before + 2);
  expect(ends()).toEqual([]);
  // Nobody looks any more.
  Object.assign(machine.settings, { waits: 'nothing' });
  await first;
  expect(ends()).toEqual(['nobody']);
  expect(tabCount()).toBe(rows + 2);
  enroll(districts[0]!);
  await machine.advance(3 * 3_600_000);
  expect(tabCount()).toBe(rows + 3);
  const { runs } = await ask<ActivityPage>(machine, 'activity', [{}]);
  expect(runs.map(({ cause }) => cause)).toEqual(expect.arrayContaining(['watch', 'schedule']));
  expect(machine.outbox()).toEqual([]);
});

test('what every tick refreshes keeps no board waiting: the board refreshes it itself', async () => {
  await ask(machine, 'setSchedule', ['student_enrollment', { every: 'tick' }]);
  await machine.advance(10_000);
  const refreshes = async (): Promise<readonly string[]> => {
    const { runs } = await ask<ActivityPage>(machine, 'activity', [{}]);
    return runs.map(({ cause }) => cause);
  };
  const known = await refreshes();
  Object.assign(machine.settings, { waits: 'sleeps' });
  const before = enrolled(await stateOf(machine))!;
  const first = watch();
  await until(async () => (await stateOf(machine)).is === 'live');
  enroll(districts[0]!);
  await until(async () => enrolled(await stateOf(machine)) === before + 1);
  Object.assign(machine.settings, { waits: 'nothing' });
  await first;
  expect(ends()).toEqual(['nobody']);
  expect(await refreshes()).toEqual(['watch', ...known]);
});

test('who looks is told that a refresh goes first', async () => {
  await ask(machine, 'refresh', [['student_enrollment']]);
  expect(await stateOf(machine)).toMatchObject({ is: 'idle' });
  await watch();
  expect(ends()).toEqual([]);
  expect(await stateOf(machine)).toMatchObject({ is: 'idle', ended: 'work' });
});

test('a source that is down is called so until it was read again: neither before it is asked nor at the end', async () => {
  districts[1]!.faults.add({ kind: 'closeSocket', resource: '*' } as never);
  await ask(machine, 'refresh', [['student_enrollment']]);
  await machine.call('work', ['en']);
  Object.assign(machine.settings, { waits: 'sleeps' });
  const before = await stateOf(machine);
  const down = before.failing.map(({ site }) => site);
  expect(down).toHaveLength(1);
  enroll(districts[0]!);
  const first = watch();
  const said: (readonly string[])[] = [];
  await until(async () => {
    const state = await stateOf(machine);
    said.push(state.failing.map(({ site }) => site));
    return enrolled(state) === enrolled(before)! + 1;
  });
  Object.assign(machine.settings, { waits: 'nothing' });
  await first;
  expect(ends()).toEqual(['nobody']);
  said.push((await stateOf(machine)).failing.map(({ site }) => site));
  expect(new Set(said.map(String))).toEqual(new Set([down[0]]));
  districts[1]!.faults.clear();
});
