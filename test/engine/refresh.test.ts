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

  it('gives every column the room of what stands in it, and none so much that it hides the others', () => {
    const { workbook } = school.machine;
    const narrow: unknown[] = [];
    let long = 0;
    for (const { title, columnWidths } of workbook.tabs().filter(({ lastRow }) => lastRow > 1)) {
      const [header, ...rows] = workbook.tab(title).displayValues;
      header!.forEach((name, at) => {
        const width = columnWidths[at + 1]!;
        const letters = Math.max(...rows.map((row) => (row[at] ?? '').length));
        if (letters > 15) long += 1;
        // Sheets' letters are 6 pixels wide on average, and a cell keeps 3 free at both sides.
        if (width < Math.min(300, letters * 6 + 6)) narrow.push([title, name, width, letters]);
        expect(width).toBeLessThanOrEqual(300);
      });
    }
    expect(narrow).toEqual([]);
    expect(long).toBeGreaterThan(5);
  });
});
