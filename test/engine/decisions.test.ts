import { openSchool, type School } from '../kit/school';
import { rowsOf } from '../kit/tabs';

/** What a person decides: to let a sudden loss through, to stop a run. */
const DATASET = 'student_enrollment';
const TITLE = 'Student Demographics & Enrollment';

describe('a person decides', () => {
  let school: School;
  beforeAll(async () => {
    school = await openSchool({ district: { students: 40, schools: 1 } });
    await school.connect();
    await school.switchOn(DATASET);
    await school.refresh([DATASET]);
  });
  afterAll(() => school.close());

  const card = async () =>
    (await school.command('consoleState')).datasets.find((d) => d.id === DATASET)!;

  it('stops a run that nobody works on, and it stays stopped', async () => {
    await school.command('refresh', [DATASET]);
    school.machine.faults({ killAtCall: 40 });
    expect((await school.machine.call('work')).execution.outcome).toBe('killed');
    school.machine.faults({});
    // A poll asks for the lock only where a run has been silent for some seconds.
    await school.machine.advance(20_000);
    expect(await school.command('runState')).toMatchObject({ is: 'running', working: false });
    expect((await school.command('cancel'))?.is).toBe('cancelled');
    const before = rowsOf(school.machine, TITLE);
    await school.machine.call('work');
    expect((await school.command('runState'))?.is).toBe('cancelled');
    expect(rowsOf(school.machine, TITLE)).toEqual(before);
    expect((await card()).status).toBe('fresh');
  });

  it('takes a wish back before it is granted', async () => {
    await school.command('refresh', [DATASET]);
    expect((await school.command('runState'))?.is).toBe('queued');
    await school.command('cancel');
    expect((await school.command('runState'))?.is).toBe('cancelled');
  });

  it('is asked before half the students vanish, and heard', async () => {
    const before = rowsOf(school.machine, TITLE);
    const { data } = school.district;
    const students = data.all('students') as unknown as { id: string }[];
    for (const { id } of students.slice(0, 20)) data.delete('students', id, { cascade: true });

    await school.refresh([DATASET]);
    const held = await card();
    expect(held).toMatchObject({ status: 'held', rows: before.length });
    expect(held.trouble?.message).toContain(`from ${before.length} to `);
    expect(rowsOf(school.machine, TITLE)).toEqual(before);

    await school.command('publishAnyway', DATASET);
    expect((await school.work()).is).toBe('succeeded');
    const after = await card();
    expect(after.status).toBe('fresh');
    expect(after.rows).toBeLessThan(before.length);
    expect(rowsOf(school.machine, TITLE)).toHaveLength(after.rows!);
  });
});
