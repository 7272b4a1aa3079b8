import { openSchool, type School } from '../kit/school';
import { orphans, visible } from '../kit/landed';

/**
 * Killed at every host call in turn, on both sides of its effect, and then resumed, a refresh ends in the
 * state of one that was never interrupted.
 */
const DATASETS = ['schools', 'student_enrollment'];

const sweep = async (
  school: School,
  start: ReturnType<School['machine']['snapshot']>,
): Promise<{ calls: number; expected: unknown }> => {
  const { machine } = school;
  machine.restore(start);
  const run = await machine.call('work');
  expect(run.execution.outcome).toBe('ok');
  expect((await school.command('runState'))?.is).toBe('succeeded');
  const calls = run.execution.totalCalls;
  const expected = visible(machine);
  const wrong: string[] = [];
  for (let k = 1; k <= calls; k++)
    for (const kill of ['killAtCall', 'killAfterCall'] as const) {
      machine.restore(start);
      machine.faults({ [kill]: k });
      const first = await machine.call('work');
      if (first.execution.outcome !== 'killed') wrong.push(`${kill} ${k}: ${first.execution.outcome}`);
      machine.faults({});
      try {
        await school.work(5);
        expect(visible(machine)).toEqual(expected);
      } catch (error) {
        wrong.push(`${kill} ${k}: ${(error as Error).message.slice(0, 1500)}`);
        if (wrong.length > 3) break;
      }
    }
  expect(wrong).toEqual([]);
  return { calls, expected };
};

describe('killed at every call', () => {
  let school: School;
  beforeAll(async () => {
    school = await openSchool({ district: { students: 6, schools: 1 } });
    await school.connect();
    await school.switchOn(...DATASETS);
  });
  afterAll(() => school.close());

  it('a full read and first publication ends as if nothing had happened', async () => {
    await school.command('refresh', DATASETS);
    const { calls } = await sweep(school, school.machine.snapshot());
    console.log(`full read and publication: killed at each of ${calls} calls, before and after`);
    await school.command('refresh', DATASETS);
    await school.work();
    expect(orphans(school.machine)).toEqual([]);
  }, 900_000);
});
