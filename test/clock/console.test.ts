import type { District } from '../../emulator/district/server';
import type { RunCard } from '../../src/app/api';
import { DAY, HOUR, openClockDesk, smallDistrict, type ClockDesk } from './_desk';

/** What the console knows of time: the school's days, and how long a run still takes. */
let district: District;
let desk: ClockDesk;
beforeAll(async () => {
  district = await smallDistrict();
  desk = await openClockDesk(district, {}, ['schools', 'school_calendar']);
});
afterAll(async () => {
  await desk.close();
  await district.close();
});

test('a published calendar tells the school’s days, and schedules go by them', async () => {
  expect((await desk.command('consoleState')).calendar).toBeUndefined();
  await desk.refresh();
  const { calendar } = await desk.command('consoleState');
  const days = desk.record<{ v: 1; from: string; to: string; days: string }>(
    'calendar/school_calendar',
  );
  expect(calendar).toEqual({ from: days.from, to: days.to });
  const { values } = desk.machine.workbook.tab('School Calendar') as unknown as {
    values: unknown[][];
  };
  const [titles, ...rows] = values as [string[], ...unknown[][]];
  const at = (title: string): number => titles.indexOf(title);
  const open = new Set(
    rows.filter((row) => row[at('Instructional')] === true).map((row) => Number(row[at('Date')])),
  );
  expect([...days.days].filter((d) => d === '1').length).toBeGreaterThan(100);
  const serial = (date: string): number => (Date.parse(date) - Date.UTC(1899, 11, 30)) / DAY;
  const wrong = [...days.days].filter(
    (day, i) => (day === '1') !== open.has(serial(days.from) + i),
  );
  expect(wrong).toHaveLength(0);

  // The next school day of the calendar is the next refresh.
  await desk.command('setSchedule', 'schools', { every: 'school_day', hour: 6 });
  const { datasets, now } = await desk.command('consoleState');
  const next = datasets.find(({ id }) => id === 'schools')!.next!;
  const today = serial(now.slice(0, 10));
  const first = [...open].sort((a, b) => a - b).find((day) => day > today)!;
  expect(serial(next.slice(0, 10))).toBe(first);
}, 60_000);

test('time left is told once two runs have been seen, and not before', async () => {
  const during = async (): Promise<RunCard[]> => {
    const seen: RunCard[] = [];
    await desk.command('refresh', ['schools', 'school_calendar']);
    const start = desk.machine.snapshot();
    for (let k = 25; k < 400; k += 25) {
      desk.machine.restore(start);
      desk.machine.faults({ killAtCall: k });
      const { execution } = await desk.machine.call('work', ['en']);
      desk.machine.faults({});
      if (execution.outcome !== 'killed') break;
      const run = await desk.command('runState');
      if (run?.is === 'running') seen.push(run);
    }
    desk.machine.restore(start);
    expect((await desk.work()).is).toBe('succeeded');
    return seen;
  };
  await desk.pass(HOUR);
  for (const run of await during()) expect(run.left).toBeUndefined();
  await desk.refresh();
  const cards = await during();
  const told = cards.flatMap(({ left }) => left ?? []);
  expect(told.length).toBeGreaterThan(0);
  // Less and less, and never nothing.
  expect(told).toEqual([...told].sort((a, b) => b - a));
  for (const left of told) expect(left).toBeGreaterThan(0);
  const need = (await desk.command('datasetDetails', 'schools')).need!;
  expect(need.ms).toBeGreaterThan(0);
  expect(need.fetches).toBeGreaterThan(0);
}, 120_000);

test('a poll while a run is at work costs three calls at most', async () => {
  await desk.command('refresh', ['schools']);
  desk.machine.faults({ killAtCall: 40 });
  await desk.machine.call('work', ['en']);
  desk.machine.faults({});
  const run = await desk.command('runState');
  expect(run).toMatchObject({ is: 'running', working: true });
  expect(desk.last().totalCalls).toBeLessThanOrEqual(3);
  // Silent for long, it counts as ended, and the poll costs no more.
  await desk.machine.advance(30_000);
  expect(await desk.command('runState')).toMatchObject({ is: 'running', working: false });
  expect(desk.last().totalCalls).toBeLessThanOrEqual(3);
  expect((await desk.work()).is).toBe('succeeded');
  await desk.command('runState');
  expect(desk.last().totalCalls).toBeLessThanOrEqual(3);
});
