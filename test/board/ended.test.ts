/**
 * What a viewer has seen is not lost: where an execution is ended between showing rows and landing them, and
 * where a schedule falls due in the middle of a watch.
 */
import { createMachine, type CallAnswer, type Machine } from '../../emulator/machine/machine';
import type { District } from '../../emulator/district/server';
import type { ActivityPage, ConsoleState } from '../../src/app/api';
import { until } from '../kit/until';
import { ask, bringTogether, enroll, enrolled, startCountries, stateOf } from './_countries';

jest.setTimeout(120_000);

const TAB = 'Student Demographics & Enrollment';
let districts: readonly District[];
let machine: Machine;
beforeAll(async () => {
  districts = await startCountries(2);
});
afterAll(() => Promise.all(districts.map((district) => district.close())));
beforeEach(async () => {
  machine = await createMachine({ cpuScale: 0, mode: 'owned' });
  await bringTogether(machine, districts, ['student_enrollment', 'schools']);
  machine.faults({ latency: 0 });
  Object.assign(machine.settings, { waits: 'sleeps' });
});
afterEach(async () => {
  districts.forEach((district) => district.faults.clear());
  await machine.close();
});

const watch = (): Promise<CallAnswer> => machine.call('watch', ['en', 'enrollment']);
/** The number on the board; it is never lower than one that was seen, and says so at once. */
const looker = (from: number) => {
  let most = from;
  return async (): Promise<{ is: string; shown: number; failing: number }> => {
    const state = await stateOf(machine);
    const shown = enrolled(state)!;
    expect(shown).toBeGreaterThanOrEqual(most);
    most = shown;
    return { is: state.is, shown, failing: state.failing.length };
  };
};
/** Students in the tab, each as often as it stands there. */
const inTab = (): readonly string[] => {
  const { values } = machine.workbook.tab(TAB) as { values: string[][] };
  const at = values[0]!.indexOf('Student ID');
  return values
    .slice(1)
    .flatMap((row) => (String(row[at]).startsWith('99') ? String(row[at]) : []));
};
/** All that were enrolled, once each. */
const twice = (rows: readonly string[]): number => rows.length - new Set(rows).size;

test('ended between showing and landing: what was seen stays on the board, and is read again', async () => {
  const before = enrolled(await stateOf(machine))!;
  const rows = inTab().length;
  const look = looker(before);
  const first = watch();
  await until(async () => (await look()).is === 'live');
  // The first change is landed as soon as it is seen; the next one waits for its turn.
  enroll(districts[0]!);
  await until(async () => (await look()).shown === before + 1);
  await until(() => Promise.resolve(inTab().length === rows + 1));
  enroll(districts[1]!);
  await until(async () => (await look()).shown === before + 2);
  machine.faults({ latency: 0, killAtCall: 1 });
  expect((await first).execution.outcome).toBe('killed');
  expect(inTab()).toHaveLength(rows + 1);

  // Nobody works for the board, and it is drawn anew from time to time.
  for (const seconds of [1, 13, 25, 25]) {
    await machine.advance(seconds * 1_000);
    expect((await look()).shown).toBe(before + 2);
  }
  // The source is down when the next execution begins: the board says so, and shows what was seen.
  districts[1]!.faults.add({ kind: 'closeSocket', resource: '*' } as never);
  const second = watch();
  const down = await until(async () => {
    const seen = await look();
    return seen.failing > 0 && seen;
  });
  expect(down).toEqual({ is: 'live', shown: before + 2, failing: 1 });
  districts[1]!.faults.clear();
  await until(async () => (await look()).failing === 0 && inTab().length === rows + 2);
  expect(twice(inTab())).toBe(0);
  Object.assign(machine.settings, { waits: 'nothing' });
  await second;
  expect((await look()).shown).toBe(before + 2);
});

test('what was seen and has gone at the source meanwhile goes from the board, too', async () => {
  const before = enrolled(await stateOf(machine))!;
  const first = watch();
  await until(async () => (await stateOf(machine)).is === 'live');
  const rows = inTab().length;
  enroll(districts[0]!);
  await until(() => Promise.resolve(inTab().length === rows + 1));
  const known = new Set(districts[1]!.data.all('studentSchoolAssociations').map(({ id }) => id));
  enroll(districts[1]!);
  await until(async () => enrolled(await stateOf(machine)) === before + 2);
  machine.faults({ latency: 0, killAtCall: 1 });
  await first;
  const [made] = districts[1]!.data
    .all('studentSchoolAssociations')
    .filter(({ id }) => !known.has(id));
  districts[1]!.data.delete('studentSchoolAssociations', String(made!.id));
  await machine.advance(13_000);
  expect(enrolled(await stateOf(machine))).toBe(before + 2);
  const second = watch();
  await until(async () => enrolled(await stateOf(machine)) === before + 1);
  Object.assign(machine.settings, { waits: 'nothing' });
  await second;
  expect(inTab()).toHaveLength(rows + 1);
});

test('a schedule that falls due in mid-watch gets its turn: what was seen is landed before', async () => {
  await ask(machine, 'setSchedule', ['schools', { every: 'hour' }]);
  await ask(machine, 'setSchedule', ['student_enrollment', { every: 'never' }]);
  const before = enrolled(await stateOf(machine))!;
  const rows = inTab().length;
  const look = looker(before);
  // It is due 55 minutes after it was published, which was some time before the whole run was over.
  const { datasets } = await ask<ConsoleState>(machine, 'consoleState', []);
  const published = datasets.find(({ id }) => id === 'schools')!.publishedAt!;
  await machine.advance(Date.parse(published) + 55 * 60_000 - 12_000 - machine.now());
  // Who opens a board looks first, and has it kept fresh then.
  await look();
  let over = false;
  const first = watch().finally(() => (over = true));
  await until(async () => (await look()).is === 'live');
  enroll(districts[0]!);
  await until(async () => (await look()).shown === before + 1);
  enroll(districts[1]!);
  await until(async () => (await look()).shown === before + 2);
  await until(async () => {
    await look();
    return over;
  });
  await first;
  const ends = machine.logs().flatMap((line) => {
    const { event, end } =
      (line as { jsonPayload?: { event?: string; end?: string } }).jsonPayload ?? {};
    return event === 'watch.end' ? [end] : [];
  });
  expect(ends).toEqual(['work']);
  expect(inTab()).toHaveLength(rows + 2);
  // Whoever watches next does what is due, and then the board is live again.
  await watch();
  await look();
  const { runs } = await ask<ActivityPage>(machine, 'activity', [{}]);
  expect(runs[0]).toMatchObject({ cause: 'schedule', is: 'succeeded' });
  expect(Object.keys(runs[0]!.datasets ?? {}).length).toBeLessThanOrEqual(1);
  const second = watch();
  await until(async () => (await look()).is === 'live');
  Object.assign(machine.settings, { waits: 'nothing' });
  await second;
  expect(twice(inTab())).toBe(0);
  expect(inTab()).toHaveLength(rows + 2);
  expect(machine.outbox()).toEqual([]);
});
