import type { District } from '../../emulator/district/server';
import { DAY, HOUR, MINUTE, openClockDesk, smallDistrict, STEWARD, type ClockDesk } from './_desk';

/** Quotas that run out: work waits and goes on by itself; nothing is switched off or failed for it. */
let district: District;
beforeAll(async () => {
  district = await smallDistrict();
});
afterAll(() => district.close());
let desk: ClockDesk;
afterEach(() => desk.close());

const DATASETS = ['schools', 'school_calendar', 'student_enrollment'];
const cards = async () =>
  (await desk.command('consoleState')).datasets.filter(({ id }) => DATASETS.includes(id));

/** The steward has used so much elsewhere, today. */
const spend = (fetches: number): void =>
  desk.useElsewhere({ fetches: { from: desk.machine.now() - HOUR, n: fetches } });

test('what does not fit the rest of the day waits, says until when, and goes on by itself', async () => {
  desk = await openClockDesk(district, { account: 'consumer' }, DATASETS);
  await desk.pass(2 * HOUR);
  const first = DATASETS.map((id) => desk.publishedAt(id));
  expect(first).not.toContain(undefined);
  for (const id of DATASETS) await desk.command('setSchedule', id, { every: 'hour' });
  await desk.pass(2 * HOUR);
  spend(15_999);
  const before = DATASETS.map((id) => desk.publishedAt(id));
  await desk.pass(3 * HOUR);
  expect(DATASETS.map((id) => desk.publishedAt(id))).toEqual(before);
  const { notices } = await desk.command('consoleState');
  expect(notices).toMatchObject([
    { kind: 'quota', message: expect.stringMatching(/^3 data set.*web requests/) },
  ]);
  for (const card of await cards()) {
    expect(card.waitsUntil).toBeDefined();
    expect(Date.parse(card.waitsUntil!)).toBeGreaterThan(desk.machine.now());
    expect(card.status).toBe('due');
    expect(card.trouble).toBeUndefined();
  }
  // A person's own refresh has its share kept for it.
  expect((await desk.refresh(['schools'])).is).toBe('succeeded');
  await desk.pass(24 * HOUR);
  for (const card of await cards()) {
    expect(card.waitsUntil).toBeUndefined();
    expect(card.status).not.toBe('failed');
    expect(Date.parse(card.publishedAt!)).toBeGreaterThan(desk.machine.now() - 2 * HOUR);
  }
  expect((await desk.command('consoleState')).notices).toEqual([]);
});

test('a quota that the host says is spent pauses until it is back, for days if it must, and fails nothing', async () => {
  desk = await openClockDesk(district, { account: 'consumer' }, ['schools']);
  await desk.pass(2 * HOUR);
  await desk.command('setSchedule', 'schools', { every: 'hour' });
  // Another script of this user has taken them all: the host knows, we do not.
  const exhaust = (): void => {
    const saved = structuredClone(desk.machine.snapshot()) as unknown as {
      machine: { quotas: { days: [string, { since: number; used: number }][] } };
    };
    const { quotas } = saved.machine;
    const key = `urlfetch|${STEWARD}`;
    expect(quotas.days.map(([name]) => name)).toContain(key);
    quotas.days = quotas.days.map(([name, day]) =>
      name === key ? [name, { ...day, used: 20_000 }] : [name, day],
    );
    desk.machine.restore(saved as unknown as ReturnType<typeof desk.machine.snapshot>);
  };
  exhaust();
  for (let i = 0; i < 9; i++) {
    await desk.pass(HOUR);
    const [card] = (await cards()).filter(({ id }) => id === 'schools');
    expect(card!.status).not.toBe('failed');
  }
  const run = await desk.command('runState');
  expect(run).toMatchObject({ is: 'paused', trouble: { code: 'host.quota' } });
  // That it is out of date is told, once; that it failed is not, for it has not.
  expect(desk.machine.outbox().map(({ subject }) => subject)).toEqual([
    'Homeroom: Schools is out of date',
  ]);
  await desk.pass(DAY);
  const [card] = (await cards()).filter(({ id }) => id === 'schools');
  expect(card!.status).not.toBe('failed');
  expect(Date.parse(card!.publishedAt!)).toBeGreaterThan(desk.machine.now() - 3 * HOUR);
}, 120_000);

test('a killed execution is counted as six minutes of the triggers’ runtime', async () => {
  desk = await openClockDesk(district, { mode: 'addon' }, ['schools']);
  desk.machine.faults({ killAtCall: 60 });
  await desk.pass(HOUR);
  desk.machine.faults({});
  await desk.pass(HOUR);
  const { quotas } = await desk.command('settings');
  expect(quotas.find(({ name }) => name === 'triggerMs')!.used).toBeGreaterThan(6 * MINUTE);
});
