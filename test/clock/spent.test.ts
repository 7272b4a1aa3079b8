import type { District } from '../../emulator/district/server';
import { DAY, HOUR, MINUTE, openClockDesk, smallDistrict, type ClockDesk } from './_desk';

/** The runtime of triggers: a run that is under way waits before Google would skip the trigger for it. */
let district: District;
beforeAll(async () => {
  district = await smallDistrict();
});
afterAll(() => district.close());
let desk: ClockDesk;
afterEach(() => desk.close());

const COLLEAGUE = 'teacher@school.example';

/** The steward's triggers have worked so long elsewhere, in the last hour. */
const spend = (triggerMs: number): void =>
  desk.useElsewhere({ triggerMs: [{ from: desk.machine.now() - HOUR, n: triggerMs }] });
const wish = (): Promise<unknown> =>
  desk.machine.call('refresh', ['en', ['schools']], { user: COLLEAGUE });

test('what people ask for goes on while schedules wait already', async () => {
  desk = await openClockDesk(district, { account: 'consumer' });
  await desk.pass(2 * HOUR);
  await desk.command('setSchedule', 'schools', { every: 'hour' });
  spend(82 * MINUTE);
  const before = desk.publishedAt('schools');
  await desk.pass(2 * HOUR);
  expect(desk.publishedAt('schools')).toBe(before);
  await wish();
  await desk.pass(HOUR);
  expect(desk.publishedAt('schools')).not.toBe(before);
});

test('a run that meets the end of the day’s runtime waits, says why, and goes on by itself', async () => {
  desk = await openClockDesk(district, { account: 'consumer' });
  await desk.pass(2 * HOUR);
  const before = desk.publishedAt('schools');
  spend(87 * MINUTE);
  await wish();
  await desk.pass(HOUR);
  expect(desk.publishedAt('schools')).toBe(before);
  expect(await desk.command('runState')).toMatchObject({
    is: 'paused',
    trouble: { code: 'host.quota', message: 'Today’s share of automatic work is used up.' },
  });
  const ticks = await desk.pass(DAY);
  expect(ticks.every(({ outcome }) => outcome === 'ok')).toBe(true);
  expect(desk.publishedAt('schools')).not.toBe(before);
  expect(await desk.command('runState')).toMatchObject({ is: 'succeeded' });
});
