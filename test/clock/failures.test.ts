import type { District } from '../../emulator/district/server';
import type { Subscription } from '../../src/model';
import { HOUR, MINUTE, openClockDesk, smallDistrict, type ClockDesk } from './_desk';

/** Sources that are ill, and executions that are ended again and again. */
let district: District;
beforeAll(async () => {
  district = await smallDistrict();
});
afterAll(() => district.close());
let desk: ClockDesk;
afterEach(async () => {
  district.faults.clear();
  await desk.close();
});

const attempts = async (hours: number): Promise<number[]> => {
  const seen: number[] = [];
  for (let i = 0; i < hours * 4; i++) {
    await desk.pass(15 * MINUTE);
    const { attemptedAt } = desk.record<Subscription>('subscription/student_enrollment');
    const at = Date.parse(attemptedAt ?? '');
    if (seen[seen.length - 1] !== at) seen.push(at);
  }
  return seen;
};

test('a source that is down is asked again later and later, holds up nobody, and is well by itself', async () => {
  desk = await openClockDesk(district, { mode: 'owned' }, ['school_calendar']);
  const { recipients, timeZone, retentionDays } = await desk.command('settings');
  const settings = { recipients, timeZone, retentionDays, tickMinutes: 5 } as const;
  await desk.command('saveSettings', settings);
  await desk.pass(HOUR);
  await desk.command('setSchedule', 'school_calendar', { every: 'hour' });
  district.faults.add({ kind: 'serverError', resource: 'students' });
  await desk.command('switchDataset', 'student_enrollment', true);
  await desk.command('setSchedule', 'student_enrollment', { every: 'hour' });
  const calendar = desk.publishedAt('school_calendar');
  const seen = await attempts(16);
  const gaps = seen.slice(1).map((at, i) => Math.round((4 * (at - seen[i]!)) / HOUR) / 4);
  expect(gaps.slice(0, 5)).toEqual([0.25, 1, 2, 4, 4]);
  // The other one has been refreshed every hour all the while.
  expect(desk.publishedAt('school_calendar')).not.toBe(calendar);
  const age = desk.machine.now() - Date.parse(desk.publishedAt('school_calendar')!);
  expect(age).toBeLessThan(1.2 * HOUR);
  const card = async () =>
    (await desk.command('consoleState')).datasets.find(({ id }) => id === 'student_enrollment')!;
  const ill = await card();
  expect(ill).toMatchObject({ status: 'failed', trouble: { code: 'source.error' } });
  expect(ill.late).toBeDefined();
  expect(Date.parse(ill.next!)).toBeGreaterThan(desk.machine.now());
  district.faults.clear();
  await desk.pass(5 * HOUR);
  const well = desk.record<Subscription>('subscription/student_enrollment');
  expect(well.failure).toBeUndefined();
  expect(well.tries).toBeUndefined();
  expect((await card()).late).toBeUndefined();
}, 240_000);

test('what is ended in every execution is given up with words, and the next run is not', async () => {
  desk = await openClockDesk(district, { mode: 'owned' }, ['schools']);
  await desk.command('refresh', ['schools']);
  for (let i = 0; i < 8; i++) {
    // Just before it would tell of its first page.
    desk.machine.faults({ killAtCall: 34 });
    await desk.machine.call('work', ['en']);
    desk.machine.faults({});
    const run = await desk.command('runState');
    if (run?.is === 'failed') break;
  }
  const run = await desk.work();
  expect(run).toMatchObject({ is: 'failed', trouble: { code: 'host.killed' } });
  expect(run.trouble!.message).toMatch(/^Google ended the work \d+ times in a row/);
  expect((await desk.refresh(['schools'])).is).toBe('succeeded');
});
