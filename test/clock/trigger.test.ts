import type { District } from '../../emulator/district/server';
import type { ConsoleState, SettingsInput } from '../../src/app/api';
import { DAY, HOUR, MINUTE, openClockDesk, smallDistrict, STEWARD, type ClockDesk } from './_desk';

/** A trigger that is missing, doubled, silent or not allowed is seen, mended where it can be, and told. */
let district: District;
beforeAll(async () => {
  district = await smallDistrict();
});
afterAll(() => district.close());

let desk: ClockDesk;
afterEach(() => desk.close());

interface Kept {
  id: string;
  next: number;
}
/** What people and Google do to triggers behind the script's back. */
const meddle = (change: (triggers: Kept[]) => Kept[]): void => {
  const saved = structuredClone(desk.machine.snapshot()) as unknown as { triggers: Kept[] };
  expect(saved.triggers.length).toBeGreaterThan(0);
  saved.triggers = change(saved.triggers);
  desk.machine.restore(saved as unknown as ReturnType<typeof desk.machine.snapshot>);
};
const triggers = () => desk.machine.triggers().filter((t) => t.function === 'tick');
const open = (): Promise<ConsoleState> => desk.command('consoleState');
const kinds = async (): Promise<string[]> => (await open()).notices.map(({ kind }) => kind);
const input = async (): Promise<SettingsInput> => {
  const { recipients, timeZone, tickMinutes, retentionDays } = await desk.command('settings');
  return { recipients, timeZone, tickMinutes, retentionDays };
};

describe.each(['addon', 'owned'] as const)('%s', (mode) => {
  beforeEach(async () => {
    desk = await openClockDesk(district, { mode });
  });

  test('a missing one is made again at an opening', async () => {
    meddle(() => []);
    expect(await kinds()).toEqual([]);
    expect(triggers()).toMatchObject([{ when: 'every hour', user: STEWARD }]);
    expect(await desk.pass(2 * HOUR)).toHaveLength(2);
  });

  test('a doubled one is alone again after a tick, and the one that stays is the one on record', async () => {
    meddle(([one]) => [one!, { ...one!, id: '42', next: one!.next + 7 * MINUTE }]);
    await desk.pass(2 * HOUR);
    expect(triggers()).toHaveLength(1);
    expect(desk.record<{ id: string }>('trigger').id).toBe(triggers()[0]!.id);
  });

  test('one that nobody knows takes no place', async () => {
    meddle(([one]) => [{ ...one!, id: '42' }]);
    await open();
    expect(triggers()).toHaveLength(1);
    expect(triggers()[0]!.id).not.toBe('42');
    expect(desk.record<{ id: string }>('trigger').id).toBe(triggers()[0]!.id);
  });

  test('one that never fires is made anew; where that does not help, people are told', async () => {
    await desk.pass(2 * HOUR);
    const never = (): void => meddle(([one]) => [{ ...one!, next: one!.next + 300 * DAY }]);
    never();
    const [silent] = triggers();
    await desk.pass(3 * HOUR);
    await open();
    expect(triggers()[0]!.id).toBe(silent!.id);
    await desk.pass(HOUR);
    expect(await kinds()).toEqual([]);
    expect(triggers()[0]!.id).not.toBe(silent!.id);
    never();
    await desk.pass(4 * HOUR);
    const { notices } = await open();
    expect(notices).toMatchObject([
      { kind: 'trigger', message: expect.stringMatching(/has not started for 8 hours/) },
    ]);
    // The last one fires after all: it is over.
    await desk.pass(2 * HOUR);
    expect(await kinds()).toEqual([]);
    expect(triggers()).toHaveLength(1);
  });

  test('a permission that is gone is told to the steward, with Google’s page for it', async () => {
    await desk.pass(2 * HOUR);
    desk.machine.faults({
      revokedScopes: ['https://www.googleapis.com/auth/script.external_request'],
    });
    expect(await desk.pass(5 * HOUR)).toEqual([]);
    const authorize = (await open()).notices.filter(({ kind }) => kind === 'authorize');
    expect(authorize.length).toBeGreaterThan(0);
    expect(authorize[0]!.url).toMatch(/^https:\/\/script\.google\.com\//);
    desk.machine.faults({});
    expect(await kinds()).toEqual([]);
    expect((await desk.pass(2 * HOUR)).length).toBeGreaterThan(0);
  });

  test('an opening asks Google for its triggers once, a change in the console not at all', async () => {
    await desk.pass(2 * HOUR);
    await open();
    const scriptApp = (): Record<string, number> =>
      Object.fromEntries(
        Object.entries(desk.last().calls).filter(([name]) => name.startsWith('ScriptApp')),
      );
    expect(Object.values(scriptApp())).toEqual([1]);
    await desk.command('switchDataset', 'school_calendar', true);
    expect(scriptApp()).toEqual({});
    await desk.command('runState');
    expect(desk.last().totalCalls).toBeLessThanOrEqual(3);
  });
});

describe('how often', () => {
  test('an add-on stays with every hour, and says why', async () => {
    desk = await openClockDesk(district, { mode: 'addon' });
    const before = desk.machine.properties().document;
    const at = desk.record('trigger');
    await expect(
      desk.command('saveSettings', { ...(await input()), tickMinutes: 15, retentionDays: 99 }),
    ).rejects.toMatchObject({
      code: 'setup.too_often',
      message: 'Google lets an add-on refresh by itself once an hour at most.',
    });
    expect(await desk.command('settings')).toMatchObject({ tickMinutes: 60, retentionDays: 30 });
    expect(before['settings']).toBe(desk.machine.properties().document['settings']);
    expect(desk.record('trigger')).toEqual(at);
    expect(triggers()).toMatchObject([{ when: 'every hour' }]);
    expect(await desk.pass(2 * HOUR)).toHaveLength(2);
  });

  test.each([30, 15, 10, 5, 1] as const)(
    'a copy the school owns goes to every %i minutes and back',
    async (tickMinutes) => {
      desk = await openClockDesk(district, { mode: 'owned' });
      const saved = await desk.command('saveSettings', { ...(await input()), tickMinutes });
      expect(saved.tickMinutes).toBe(tickMinutes);
      expect(triggers()).toHaveLength(1);
      expect(triggers()[0]!.when).toBe(
        tickMinutes === 1 ? 'every minute' : `every ${tickMinutes} minutes`,
      );
      expect((await open()).tickMinutes).toBe(tickMinutes);
      await desk.command('saveSettings', { ...(await input()), tickMinutes: 60 });
      expect(triggers()).toMatchObject([{ when: 'every hour' }]);
    },
  );

  test('killed at any call while the interval changes, one trigger is left by the next opening', async () => {
    desk = await openClockDesk(district, { mode: 'owned' });
    const start = desk.machine.snapshot();
    const wanted = { ...(await input()), tickMinutes: 5 } as const;
    const whole = await desk.machine.call('saveSettings', ['en', wanted]);
    const { totalCalls } = whole.execution;
    const wrong: string[] = [];
    for (let k = 1; k <= totalCalls; k++)
      for (const kill of ['killAtCall', 'killAfterCall'] as const) {
        desk.machine.restore(start);
        desk.machine.faults({ [kill]: k });
        await desk.machine.call('saveSettings', ['en', wanted]);
        desk.machine.faults({});
        await open();
        const { tickMinutes } = await desk.command('settings');
        const expected = tickMinutes === 5 ? 'every 5 minutes' : 'every hour';
        const left = triggers().map(({ when }) => when);
        if (left.join() !== expected) wrong.push(`${kill} ${k}: ${tickMinutes}, ${left.join()}`);
      }
    expect(wrong).toEqual([]);
  }, 120_000);

  test('no room for another trigger is a notice, and nothing else fails', async () => {
    desk = await openClockDesk(district, { mode: 'addon' });
    await desk.pass(HOUR);
    // Google says that this account has made too many, wherever they are.
    meddle(([one]) => [{ ...one!, function: 'somethingElse' } as Kept]);
    const { notices } = await open();
    expect(notices).toMatchObject([{ kind: 'trigger', code: 'setup.too_many_triggers' }]);
    await desk.command('refresh', ['schools']);
    expect((await desk.work()).is).toBe('succeeded');
    meddle(() => []);
  });
});

describe.each(['addon', 'owned'] as const)(
  '%s, where the host does not tell timed triggers of a workbook',
  (mode) => {
    beforeEach(async () => {
      desk = await openClockDesk(district, { mode, timedUserTriggers: false });
    });

    test('one stays, however often it is looked for, and a second that fires goes', async () => {
      for (let i = 0; i < 3; i++) await open();
      const [first] = triggers();
      await desk.pass(3 * HOUR);
      expect(triggers()).toEqual([{ ...triggers()[0]!, id: first!.id }]);
      meddle(([one]) => [one!, { ...one!, id: '42', next: one!.next + 7 * MINUTE }]);
      await desk.pass(2 * HOUR);
      expect(triggers().map(({ id }) => id)).toEqual([first!.id]);
    });

    test('a missing one is made again', async () => {
      await open();
      meddle(() => []);
      expect(await kinds()).toEqual([]);
      expect(triggers()).toHaveLength(1);
    });
  },
);
