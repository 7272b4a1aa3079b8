import { openSchool, type School } from '../kit/school';
import { rowsOf } from '../kit/tabs';

describe('what stands in lists inside a record', () => {
  let school: School;
  beforeAll(async () => {
    school = await openSchool();
    await school.connect();
    await school.switchOn('student_enrollment');
    await school.refresh();
  });
  afterAll(() => school.close());

  it('reaches the tab', () => {
    const rows = rowsOf(school.machine, 'Student Demographics & Enrollment');
    const raceOf = new Map(
      (
        school.district.data.all('studentEducationOrganizationAssociations') as {
          studentReference: { studentUniqueId: string };
          races?: { raceDescriptor: string }[];
        }[]
      ).map((r) => [
        r.studentReference.studentUniqueId,
        (r.races ?? []).map((race) => race.raceDescriptor.split('#')[1]).join(', ') || null,
      ]),
    );
    expect(new Set(raceOf.values()).size).toBeGreaterThan(2);
    for (const row of rows)
      expect([row['Student ID'], row['Races']]).toEqual([
        row['Student ID'],
        raceOf.get(String(row['Student ID'])),
      ]);
    expect(rows.filter((row) => row['Home Language'] === null)).toEqual([]);
    expect(rows.filter((row) => row['Economically Disadvantaged'] === true)).not.toEqual([]);
  });
});
