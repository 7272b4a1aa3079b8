import { deskOn, openDesk, traces, type Desk } from './_desk';

/**
 * Killed at many of its calls, on both sides of their effect, and run again: nothing that the check made
 * is left, and the report is whole.
 */
/** Prime, so that the calls looked at differ between the two kinds of death. */
const STEP = 11;
/** After this much silence a check counts as ended. */
const SILENCE_MS = 120_000;

describe.each(['addon', 'owned'] as const)('killed in %s mode', (mode) => {
  let desk: Desk;
  beforeAll(async () => {
    desk = await openDesk({ mode });
  });
  afterAll(() => desk.close());

  test('the next check leaves nothing behind', async () => {
    const { machine } = desk;
    const start = machine.snapshot();
    const nothing = traces(machine);
    const { totalCalls } = (await machine.call('runSystemCheck', ['en'])).execution;
    const wrong: string[] = [];
    let killed = 0;
    for (const kill of ['killAtCall', 'killAfterCall'] as const)
      for (let k = kill === 'killAtCall' ? 1 : 6; k <= totalCalls; k += STEP) {
        machine.restore(start);
        machine.faults({ [kill]: k });
        const { execution } = await machine.call('runSystemCheck', ['en']);
        machine.faults({});
        if (execution.outcome !== 'killed') continue;
        killed += 1;
        await machine.advance(SILENCE_MS);
        const report = await deskOn(machine).run();
        const strange = report.checks.filter(({ is }) => is === 'differs').map(({ id }) => id);
        if (strange.length > 0 || report.checks.length < 40)
          wrong.push(`${kill} ${k}: ${report.checks.length} answers, differs: ${strange.join()}`);
        const left = JSON.stringify(traces(machine));
        if (left !== JSON.stringify(nothing)) wrong.push(`${kill} ${k}: ${left.slice(0, 400)}`);
      }
    expect(wrong).toEqual([]);
    expect(killed).toBeGreaterThan(totalCalls / STEP);
  }, 280_000);

  test('a trigger that outlives its check removes itself', async () => {
    const { machine } = desk;
    machine.restore({ ...machine.snapshot() });
    machine.reset();
    const { calls } = (await machine.call('runSystemCheck', ['en'])).execution;
    expect(calls['ScriptApp.newTrigger']).toBeGreaterThan(2);
    machine.reset();
    const start = machine.snapshot();
    // The first call after which a trigger of the check is there.
    let k = 1;
    for (; machine.triggers().length === 0; k++) {
      machine.restore(start);
      machine.faults({ killAfterCall: k });
      await machine.call('runSystemCheck', ['en']);
      machine.faults({});
    }
    expect(machine.triggers()).toMatchObject([{ function: 'sweepSystemCheck' }]);
    await machine.advance(61 * 60_000);
    expect(machine.triggers()).toEqual([]);
  }, 280_000);
});
