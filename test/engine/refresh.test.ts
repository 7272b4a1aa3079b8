import { openSchool, type School } from '../kit/school';
import { titlesOf } from '../kit/tabs';

describe('a refresh of the demo district', () => {
  let school: School;
  beforeAll(async () => {
    school = await openSchool();
  });
  afterAll(() => school.close());

  it('brings the switched-on data sets into tabs', async () => {
    const state = await school.connect();
    console.log(state.connections);
    const ids = state.datasets.map((d) => d.id);
    await school.switchOn(...ids);
    const run = await school.refresh(ids);
    const after = await school.command('consoleState');
    console.log(
      run,
      after.datasets.map((d) => [d.id, d.status, d.rows, d.trouble]),
      titlesOf(school.machine),
    );
    console.log(
      school.machine
        .executions()
        .map((e) => [
          e.function,
          e.outcome,
          e.error,
          e.totalCalls,
          Math.round(e.virtualMs),
          Math.round(e.cpuMs),
          JSON.stringify(e.calls),
        ]),
    );
    expect(run.is).toBe('succeeded');
  });
});
