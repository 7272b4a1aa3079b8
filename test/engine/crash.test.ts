import { killedEverywhere } from '../kit/killed';
import { orphans, visible } from '../kit/landed';
import { openSchool, type School } from '../kit/school';

/**
 * Killed at every host call in turn, on both sides of its effect, and then resumed, a refresh ends in the
 * state of one that was never interrupted.
 */
const DATASETS = ['schools', 'student_enrollment'];
type Snapshot = ReturnType<School['machine']['snapshot']>;

const ended = (school: School) => ({
  ...(visible(school.machine) as object),
  mails: school.machine.outbox().length,
});

/** Sweeps one execution of `work`, begun from a snapshot. @returns how many calls it makes. */
const sweep = async (school: School, start: Snapshot): Promise<number> => {
  const { machine } = school;
  machine.restore(start);
  const whole = await machine.call('work');
  expect(whole.execution.outcome).toBe('ok');
  expect((await school.command('runState'))?.is).toBe('succeeded');
  const expected = ended(school);
  const { totalCalls } = whole.execution;
  await killedEverywhere(
    machine,
    start,
    totalCalls,
    () => machine.call('work'),
    async (answer) => {
      expect(answer).toMatchObject({ execution: { outcome: 'killed' } });
      const run = await school.work(5);
      expect(run.is).toBe('succeeded');
      expect(ended(school)).toEqual(expected);
    },
  );
  return totalCalls;
};

describe('killed at every call', () => {
  let school: School;
  let published: Snapshot;
  beforeAll(async () => {
    school = await openSchool({ district: { students: 6, schools: 1 } });
    await school.connect();
    await school.switchOn(...DATASETS);
  });
  afterAll(() => school.close());

  it('a full read and first publication ends as if nothing had happened', async () => {
    await school.command('refresh', DATASETS);
    const calls = await sweep(school, school.machine.snapshot());
    console.log(`full read and publication: killed at each of ${calls} calls, before and after`);
    published = school.machine.snapshot();
    await school.refresh(DATASETS);
    expect(orphans(school.machine)).toEqual([]);
  }, 900_000);

  it('an incremental read and a changed publication end as if nothing had happened', async () => {
    school.machine.restore(published);
    const { data } = school.district;
    const ids = data.all('students').map((row) => (row as { id: string }).id);
    data.patch('students', ids[0]!, { firstName: 'Zoë' });
    data.delete('students', ids[1]!, { cascade: true });
    data.rekey('students', ids[2]!, { studentUniqueId: '00000777' });
    await school.command('refresh', DATASETS);
    const calls = await sweep(school, school.machine.snapshot());
    console.log(
      `incremental read and publication: killed at each of ${calls} calls, before and after`,
    );
  }, 900_000);
});
