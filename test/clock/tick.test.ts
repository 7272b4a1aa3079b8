import type { District } from '../../emulator/district/server';
import type { Ticks } from '../../src/app/ticks';
import type { SettingsInput } from '../../src/app/api';
import { DAY, HOUR, MINUTE, openClockDesk, smallDistrict, type ClockDesk } from './_desk';

/** The trigger at work: what it costs when nothing is due, and when it refreshes. */
let district: District;
beforeAll(async () => {
  district = await smallDistrict();
});
afterAll(() => district.close());

let desk: ClockDesk | undefined;
afterEach(async () => {
  await desk?.close();
  desk = undefined;
});

const settingsOf = async (of: ClockDesk): Promise<SettingsInput> => {
  const { recipients, timeZone, tickMinutes, retentionDays } = await of.command('settings');
  return { recipients, timeZone, tickMinutes, retentionDays };
};
const everyMinutes = async (of: ClockDesk, tickMinutes: 60 | 30 | 15 | 10 | 5 | 1) =>
  of.command('saveSettings', { ...(await settingsOf(of)), tickMinutes });

describe('a copy the school owns, every minute', () => {
  test('a tick that finds nothing due costs three calls, and fits the day of a consumer’s account', async () => {
    desk = await openClockDesk(district, { mode: 'owned', account: 'consumer' });
    await everyMinutes(desk, 1);
    await desk.pass(10 * MINUTE);
    const ticks = await desk.pass(3 * HOUR);
    expect(ticks.length).toBeGreaterThanOrEqual(178);
    expect(ticks.filter(({ outcome }) => outcome !== 'ok')).toEqual([]);
    const quiet = ticks.filter(({ totalCalls }) => totalCalls <= 4);
    // In earnest once an hour, and when something is due.
    expect(ticks.length - quiet.length).toBeLessThanOrEqual(8);
    for (const { calls } of quiet)
      expect(calls).toEqual({
        'PropertiesService.getDocumentProperties': 1,
        'PropertiesService.getProperties': 1,
        'PropertiesService.setProperties': 1,
      });
    // A day of them: runtime of triggers, and reads and writes of properties (facts: Quotas).
    const mean = (of: (e: (typeof ticks)[number]) => number): number =>
      ticks.reduce((sum, e) => sum + of(e), 0) / ticks.length;
    const START_MS = 1_000; // Google's own share, on the slow side
    const perDay = (mean((e) => e.virtualMs) + START_MS) * 1_440;
    expect(perDay).toBeLessThan(0.9 * 90 * MINUTE);
    expect(mean((e) => e.calls['PropertiesService.setProperties'] ?? 0) * 2 * 1_440).toBeLessThan(
      50_000 / 4,
    );
    console.log(
      `1-minute ticks: ${quiet.length} of ${ticks.length} idle, ` +
        `${Math.round(mean((e) => e.virtualMs))} ms and ${mean((e) => e.totalCalls).toFixed(1)} calls on average; ` +
        `${(perDay / MINUTE).toFixed(0)} of 90 trigger minutes a day`,
    );
  });

  test('whatever changes what is due is noticed by the next tick', async () => {
    desk = await openClockDesk(district, { mode: 'owned' });
    await everyMinutes(desk, 1);
    await desk.pass(5 * MINUTE);
    const seen = async (): Promise<number> => {
      const [tick] = await desk!.pass(MINUTE);
      return tick!.totalCalls;
    };
    expect(await seen()).toBeLessThanOrEqual(4);
    await desk.command('switchDataset', 'school_calendar', true);
    expect(await seen()).toBeGreaterThan(40);
    expect(desk.publishedAt('school_calendar')).toBeDefined();
    await seen();
    expect(await seen()).toBeLessThanOrEqual(4);
    await desk.command('refresh', ['schools']);
    const before = desk.publishedAt('schools');
    expect(await seen()).toBeGreaterThan(40);
    expect(desk.publishedAt('schools')).not.toBe(before);
  });

  test('what every tick refreshes is refreshed in each tick once, however slow it is', async () => {
    desk = await openClockDesk(district, { mode: 'owned' });
    await everyMinutes(desk, 1);
    await desk.switchOn('student_enrollment');
    const both = ['schools', 'student_enrollment'];
    for (const id of both) await desk.command('setSchedule', id, { every: 'tick' });
    await desk.pass(2 * MINUTE);
    desk.machine.faults({ latency: 8 });
    const runs = async (): Promise<number> => {
      const begun = desk!.machine
        .logs()
        .map((line) => line as { jsonPayload?: { event?: string } });
      return begun.filter(({ jsonPayload }) => jsonPayload?.event === 'run.begin').length;
    };
    const before = await runs();
    const ticks = await desk.pass(10 * MINUTE);
    // Each takes so long that the first data set is old again when the second is there.
    const working = ticks.filter(({ virtualMs }) => virtualMs > MINUTE / 3);
    expect(working.length).toBeGreaterThan(2);
    expect((await runs()) - before).toBe(working.length);
  });

  test('refreshes in the minute the hour strikes, once, over the night the clocks go back', async () => {
    desk = await openClockDesk(district, {
      mode: 'owned',
      spreadsheetTimeZone: 'America/New_York',
      startTime: Date.parse('2026-10-31T22:00:00Z'),
    });
    await everyMinutes(desk, 5);
    await desk.command('setSchedule', 'schools', { every: 'day', hour: 1 });
    await desk.pass(10 * MINUTE);
    const published: string[] = [];
    for (let i = 0; i < 12 * 28; i++) {
      await desk.pass(5 * MINUTE);
      const at = desk.publishedAt('schools')!.slice(0, 15);
      if (published[published.length - 1] !== at) published.push(at);
    }
    // 01:00 in New York: first by summer time, the next day by winter time.
    expect(published.slice(-1)).toEqual(['2026-11-01T05:0']);
    await desk.pass(DAY);
    expect(desk.publishedAt('schools')!.slice(0, 15)).toBe('2026-11-02T06:0');
  }, 240_000);
});

describe('the add-on, every hour', () => {
  test('refreshes once a day, and once after days without a tick', async () => {
    desk = await openClockDesk(district, { startTime: Date.parse('2026-09-01T12:00:00Z') });
    await desk.pass(2 * HOUR);
    const versions = new Set<string>();
    for (let i = 0; i < 72; i++) {
      await desk.pass(HOUR);
      versions.add(desk.publishedAt('schools')!);
    }
    // The first publication, and three mornings.
    expect(versions.size).toBe(4);
    const scope = 'https://www.googleapis.com/auth/script.external_request';
    desk.machine.faults({ revokedScopes: [scope] });
    await desk.pass(5 * DAY);
    desk.machine.faults({});
    const missed = new Set<string>();
    for (let i = 0; i < 5; i++) {
      await desk.pass(HOUR);
      missed.add(desk.publishedAt('schools')!);
    }
    expect([...missed].filter((at) => !versions.has(at))).toHaveLength(1);
  }, 240_000);

  test('every run is in time, and the console says when the next one is', async () => {
    desk = await openClockDesk(district, { startTime: Date.parse('2026-09-01T12:20:00Z') });
    await desk.pass(2 * HOUR);
    const { datasets, nextRefresh } = await desk.command('consoleState');
    const card = datasets.find(({ id }) => id === 'schools')!;
    // Five o'clock in New York is nine in UTC; the trigger comes within the hour.
    expect(card.next).toMatch(/^2026-09-02T09:/);
    expect(nextRefresh).toBe(card.next);
    const at = Date.parse(card.next!);
    await desk.pass(at - desk.machine.now() - MINUTE);
    const before = desk.publishedAt('schools');
    await desk.pass(2 * MINUTE);
    expect(desk.publishedAt('schools')).not.toBe(before);
    expect(desk.record<Ticks>('ticks').at.slice(0, 13)).toBe(card.next!.slice(0, 13));
  });

  test('a changed time zone of the workbook moves the hour', async () => {
    desk = await openClockDesk(district, { startTime: Date.parse('2026-09-01T12:20:00Z') });
    await desk.pass(2 * HOUR);
    await desk.command('saveSettings', { ...(await settingsOf(desk)), timeZone: 'Asia/Kathmandu' });
    const { datasets, timeZone } = await desk.command('consoleState');
    expect(timeZone).toBe('Asia/Kathmandu');
    // 05:00 there is 23:15 the day before in UTC.
    expect(datasets.find(({ id }) => id === 'schools')!.next).toMatch(
      /^2026-09-0(1T23:[2-5]|2T00:[01])/,
    );
  });
});
