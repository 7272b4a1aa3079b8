import { grandBend, schoolOf, type School, type Source } from './harness';

const real = grandBend();
if (!real) console.log('Grand Bend is not at hand: its rows are not counted.');

/** Counted from the files alone, by a path that shares nothing with the SQL. */
(real ? describe : describe.skip)('Grand Bend, on the first of March 2022', () => {
  const list = (name: string): Source[] => real?.[name] ?? [];
  const distinct = (name: string): number => new Set(list(name).map((r) => r['id'])).size;
  const inner = (record: Source, name: string): Source => (record[name] ?? {}) as Source;
  let school: School;
  beforeAll(async () => {
    school = await schoolOf(real!, '2022-03-01');
  });

  test.each([
    ['schools', 'schools'],
    ['student_enrollment', 'studentSchoolAssociations'],
    ['school_calendar', 'calendarDates'],
    ['courses_sections', 'sections'],
    ['section_rosters', 'studentSectionAssociations'],
    ['staff_assignments', 'staffEducationOrganizationAssignmentAssociations'],
    ['grades', 'grades'],
    ['discipline', 'studentDisciplineIncidentBehaviorAssociations'],
  ])('%s has a row for each of its %s', (id, resource) => {
    expect(school.rows(id)).toHaveLength(distinct(resource));
  });

  test('program participation unites both kinds', () => {
    expect(school.rows('program_participation')).toHaveLength(
      distinct('studentProgramAssociations') +
        distinct('studentSpecialEducationProgramAssociations'),
    );
  });

  test('attendance counts each absence of each student', async () => {
    const absent = new Map<string, number>();
    for (const event of list('studentSchoolAttendanceEvents')) {
      const what = String(event['attendanceEventCategoryDescriptor']);
      const id = String(inner(event, 'studentReference')['studentUniqueId']);
      if (!what.endsWith('Excused Absence') && !what.endsWith('Unexcused Absence')) continue;
      absent.set(id, (absent.get(id) ?? 0) + 1);
    }
    const pairs = new Set(
      list('studentSchoolAssociations').map(
        (e) =>
          `${inner(e, 'studentReference')['studentUniqueId']} ${inner(e, 'schoolReference')['schoolId']}`,
      ),
    );
    expect(school.rows('attendance')).toHaveLength(pairs.size);
    const rows = (await schoolOf(real!, '2022-06-30')).rows('attendance');
    const sum = rows.reduce((n, row) => n + Number(row['days_absent']), 0);
    expect(sum).toBe([...absent.values()].reduce((a, b) => a + b, 0));
    // 81 days of fall and 88 of spring, as its terms say.
    expect(new Set(rows.map((row) => row['days_enrolled']))).toEqual(new Set([169]));
  });

  test('assessment results have a row for each method, of the whole and of objectives', () => {
    let expected = 0;
    const methods = (record: Source): number => {
      const found = [
        ...((record['scoreResults'] ?? []) as Source[]),
        ...((record['performanceLevels'] ?? []) as Source[]),
      ];
      return new Set(found.map((f) => f['assessmentReportingMethodDescriptor'])).size;
    };
    for (const result of list('studentAssessments')) {
      const parts = (result['studentObjectiveAssessments'] ?? []) as Source[];
      const byObjective = new Map<unknown, Source[]>();
      for (const part of parts) {
        const code = inner(part, 'objectiveAssessmentReference')['identificationCode'];
        byObjective.set(code, [...(byObjective.get(code) ?? []), part]);
      }
      let rows = methods(result);
      for (const same of byObjective.values())
        rows += methods({
          scoreResults: same.flatMap((p) => (p['scoreResults'] ?? []) as Source[]),
          performanceLevels: same.flatMap((p) => (p['performanceLevels'] ?? []) as Source[]),
        });
      expected += Math.max(rows, 1);
    }
    expect(school.rows('assessment_results')).toHaveLength(expected);
  });

  test('every enrollment names its student as the source does', () => {
    const names = new Map(list('students').map((s) => [s['studentUniqueId'], s['lastSurname']]));
    for (const row of school.rows('student_enrollment'))
      expect(row['last_name']).toBe(names.get(row['student_id']));
  });
});
