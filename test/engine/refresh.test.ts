import { datasets as fed } from '../datasets/harness';
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
    // Those of other systems have nothing to be built from here.
    const ids = fed.map(({ id }) => id);
    expect(ids.length).toBeGreaterThanOrEqual(13);
    expect(state.datasets.map(({ id }) => id)).toEqual(expect.arrayContaining(ids));
    await school.switchOn(...ids);
    expect((await school.refresh(ids)).is).toBe('succeeded');
    const { datasets } = await school.command('consoleState');
    const titles = titlesOf(school.machine);
    for (const { title, status, rows } of datasets.filter(({ id }) => ids.includes(id))) {
      expect([title, status]).toEqual([title, 'fresh']);
      expect(titles).toContain(title);
      expect(rowsOf(school.machine, title)).toHaveLength(rows!);
    }
    const students = rowsOf(school.machine, 'Student Demographics & Enrollment');
    expect(students.map((row) => row['Student ID'])).toContain('00012345');
  });
});
