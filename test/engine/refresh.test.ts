import { openSchool, type School } from '../kit/school';
import { rowsOf, titlesOf } from '../kit/tabs';

describe('a refresh of the demo district', () => {
  let school: School;
  beforeAll(async () => {
    school = await openSchool();
  });
  afterAll(() => school.close());

  it('brings every data set into a tab of its own', async () => {
    const state = await school.connect();
    expect(state.connections[0]?.about).toContainEqual({ label: 'Students', value: 40 });
    const ids = state.datasets.map((d) => d.id);
    expect(ids).toHaveLength(13);
    await school.switchOn(...ids);
    expect((await school.refresh(ids)).is).toBe('succeeded');
    const { datasets } = await school.command('consoleState');
    const titles = titlesOf(school.machine);
    for (const { title, status, rows } of datasets) {
      expect([title, status]).toEqual([title, 'fresh']);
      expect(titles).toContain(title);
      expect(rowsOf(school.machine, title)).toHaveLength(rows!);
    }
    const students = rowsOf(school.machine, 'Student Demographics & Enrollment');
    expect(students.map((row) => row['Student ID'])).toContain('00012345');
  });
});
