import { openSchool, type School } from '../kit/school';
import { visible } from '../kit/landed';

/**
 * A large tab is not read back every night: marks of its rows are remembered. Killed at any of the calls
 * that write the tab, the marks or the records, the next tick still ends with the right rows.
 */
const HOUR = 3_600_000;
const DATASET = 'student_enrollment';

describe('a large tab, refreshed by the trigger', () => {
  let school: School;
  beforeAll(async () => {
    school = await openSchool({
      district: {
        students: 4_000,
        only: [
          'schools',
          'sessions',
          'students',
          'studentEducationOrganizationAssociations',
          'studentSchoolAssociations',
        ],
      },
    });
    await school.connect();
    await school.switchOn(DATASET);
    await school.refresh([DATASET]);
  });
  afterAll(() => school.close());

  const ticks = () => school.machine.executions().filter((e) => e.function === 'tick');
  const version = async () =>
    (await school.command('consoleState')).datasets.find((d) => d.id === DATASET)?.publishedAt;

  it('is read by its keys, and survives being killed while it is written', async () => {
    const { machine, district } = school;
    // To the hour before the nightly one.
    let before = machine.snapshot();
    const first = await version();
    while ((await version()) === first) {
      before = machine.snapshot();
      await machine.advance(HOUR);
    }
    machine.restore(before);
    district.data.rows('students').forEach((row, i) => {
      const { id } = row as { id: string };
      if (i % 100 === 0) district.data.patch('students', id, { middleName: `Q${i}` });
    });
    const [gone] = district.data.all('studentSchoolAssociations') as unknown as { id: string }[];
    district.data.delete('studentSchoolAssociations', gone!.id, { cascade: true });

    await machine.advance(HOUR);
    const night = ticks().at(-1)!;
    expect(night.outcome).toBe('ok');
    const expected = visible(machine);
    const read = night.calls['Sheets.Spreadsheets.Values.get'] ?? 0;
    expect(read).toBeGreaterThan(1);

    const wrong: string[] = [];
    for (let k = night.totalCalls - 13; k <= night.totalCalls; k++) {
      machine.restore(before);
      machine.faults({ [k % 2 ? 'killAtCall' : 'killAfterCall']: k });
      await machine.advance(HOUR);
      machine.faults({});
      await machine.advance(HOUR);
      try {
        expect(visible(machine)).toEqual(expected);
      } catch (error) {
        wrong.push(`call ${k}: ${(error as Error).message.slice(0, 800)}`);
      }
    }
    expect(wrong).toEqual([]);
  }, 600_000);
});
