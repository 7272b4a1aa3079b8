/** Assignments & Submissions and the rosters of learning platforms, against what their demo systems hold. */
import { buildVendor, readVendor, type Records } from './vendor';

type Any = Record<string, any>;
const byId = (records: Records, name: string): Map<string, Any> =>
  new Map((records[name] as Any[]).map((one) => [one['id'] as string, one]));

describe('Canvas', () => {
  let records: Records;
  beforeAll(() => (records = readVendor('canvas')));

  test('every assignment of every learner', async () => {
    const rows = await buildVendor('assignments_submissions', 'canvas', records);
    const [assignments, users, courses] = ['assignments', 'users', 'courses'].map((name) =>
      byId(records, name),
    );
    const wanted = (records['submissions'] as Any[])
      .map((one) => {
        const points = assignments!.get(one['assignment_id'])!['points_possible'] as number;
        return {
          key: `${one['course_id']}|${one['assignment_id']}|${one['user_id']}`,
          course: courses!.get(one['course_id'])!['name'],
          assignment: assignments!.get(one['assignment_id'])!['name'],
          student_id: users!.get(one['user_id'])!['sis_user_id'],
          learner: users!.get(one['user_id'])!['name'],
          due_at: one['cached_due_date'],
          submitted: Number(one['submitted_at'] !== null),
          late: Number(one['late']),
          missing: Number(one['missing']),
          excused: Number(one['excused']),
          graded: Number(one['score'] !== null),
          score: one['score'],
          points_possible: points,
          score_share: one['score'] === null || points === 0 ? null : one['score'] / points,
        };
      })
      .sort((a, b) => (a.key < b.key ? -1 : 1));
    const found = rows
      .map((row) => ({
        row,
        key: `${row['course_id']}|${row['assignment_id']}|${row['learner_id']}`,
      }))
      .sort((a, b) => (a.key < b.key ? -1 : 1));
    expect(found.map(({ key }) => key)).toEqual(wanted.map(({ key }) => key));
    expect(wanted.length).toBeGreaterThan(100);
    found.forEach(({ row }, i) => {
      const { key: _, score_share: share, ...rest } = wanted[i]!;
      expect(row).toMatchObject(rest);
      if (share === null) expect(row['score_share']).toBeNull();
      else expect(row['score_share']).toBeCloseTo(share, 6);
    });
    expect(rows.some((row) => row['assignment'] === '00123')).toBe(true);
  });

  test('who is in which section', async () => {
    const rows = await buildVendor('section_rosters', 'canvas', records);
    const students = (records['enrollments'] as Any[]).filter(
      ({ type }) => type === 'StudentEnrollment',
    );
    expect(rows).toHaveLength(students.length);
    expect(rows.filter((row) => row['active'])).toHaveLength(
      students.filter((one) => one['enrollment_state'] === 'active').length,
    );
    expect(
      rows.find((row) => row['student_id'] === '00000' && row['local_course_code'] === 'SIS-0'),
    ).toMatchObject({
      last_name: 'Ñandú',
      first_name: 'Zoë',
      school_year: 2027,
      session_name: 'Fall 2026',
      begin_date: '2026-08-24',
    });
    expect(new Set(rows.map((row) => row['school_year']))).toEqual(new Set([2026, 2027]));
  });

  test('sections with their teachers and sizes', async () => {
    const rows = await buildVendor('courses_sections', 'canvas', records);
    expect(rows).toHaveLength(records['sections']!.length);
    const [section] = rows.filter((row) => row['section_id'] === '200');
    const members = (records['enrollments'] as Any[]).filter(
      (one) => one['course_section_id'] === '200' && one['type'] === 'StudentEnrollment',
    );
    expect(section).toMatchObject({
      course_title: 'Algèbre I',
      local_course_code: 'SIS-0',
      students_enrolled: members.length,
      students_now: members.filter((one) => one['enrollment_state'] === 'active').length,
      begin_date: '2026-08-24',
    });
    expect(rows.filter((row) => row['teachers'] !== null)).toHaveLength(5);
  });
});

describe('Google Classroom', () => {
  let records: Records;
  beforeAll(() => (records = readVendor('classroom')));
  const today = '2026-11-22';

  test('every assignment of every learner', async () => {
    const rows = await buildVendor('assignments_submissions', 'classroom', records, today);
    const works = byId(records, 'coursework');
    const names = new Map(
      (records['students'] as Any[]).map((one) => [one['userId'], one['profile'].name.fullName]),
    );
    const key = (row: Any): string =>
      `${row['course_id']}|${row['assignment_id']}|${row['learner_id']}`;
    const found = new Map(rows.map((row) => [key(row), row]));
    expect(found.size).toBe(records['submissions']!.length);
    let [missing, late] = [0, 0];
    for (const one of records['submissions'] as Any[]) {
      const work = works.get(one['courseWorkId'])!;
      const { year, month, day } = work['dueDate'] ?? {};
      const { hours = 0, minutes = 0 } = work['dueTime'] ?? {};
      const due = year ? Date.UTC(year, month - 1, day, hours, minutes) : null;
      const handed = one['submissionHistory']?.[0]?.stateHistory.stateTimestamp ?? null;
      const score = one['assignedGrade'] ?? null;
      const row = found.get(`${one['courseId']}|${one['courseWorkId']}|${one['userId']}`)!;
      const over = due !== null && new Date(due).toISOString().slice(0, 10) < today;
      expect(row).toMatchObject({
        assignment: work['title'],
        learner: names.get(one['userId']),
        submitted_at: handed,
        submitted: Number(handed !== null),
        late: Number(one['late'] ?? false),
        missing: Number(handed === null && score === null && over),
        graded: Number(score !== null),
        score,
        points_possible: work['maxPoints'] ?? null,
      });
      expect(row['due_at'] === null ? null : Date.parse(String(row['due_at']))).toBe(due);
      missing += Number(row['missing']);
      late += Number(row['late']);
    }
    expect(missing).toBeGreaterThan(10);
    expect(late).toBeGreaterThan(10);
  });

  test('rosters and sections', async () => {
    const rosters = await buildVendor('section_rosters', 'classroom', records, today);
    expect(rosters).toHaveLength(records['students']!.length);
    expect(rosters[0]).toMatchObject({ session_name: 'No term', active: 1 });
    const sections = await buildVendor('courses_sections', 'classroom', records, today);
    expect(sections).toHaveLength(records['courses']!.length);
    const members = (records['students'] as Any[]).filter((one) => one['courseId'] === '5500');
    expect(sections.find((row) => row['section_id'] === '5500')).toMatchObject({
      course_title: 'Algèbre I',
      classroom: '00123',
      students_now: members.length,
      school_year: 2027,
    });
  });
});

describe('OneRoster', () => {
  test('what stands in the grade book', async () => {
    const records = readVendor('oneroster');
    const rows = await buildVendor('assignments_submissions', 'oneroster', records);
    const named = (name: string): Map<string, Any> =>
      new Map((records[name] as Any[]).map((one) => [one['sourcedId'] as string, one]));
    const [items, classes, users] = ['lineItems', 'classes', 'users'].map(named);
    const wanted = (records['results'] as Any[]).map((one) => {
      const item = items!.get(one['lineItem'].sourcedId)!;
      const user = users!.get(one['student'].sourcedId)!;
      return {
        ...{ course_id: item['class'].sourcedId, assignment_id: item['sourcedId'] },
        ...{ learner_id: user['sourcedId'], student_id: user['sourcedId'] },
        learner: `${user['givenName']} ${user['familyName']}`,
        course: classes!.get(item['class'].sourcedId)!['title'],
        ...{ assignment: item['title'], submitted_at: null },
        // The same moment, as engines write it.
        due_at: String(item['dueDate']).replace('.000Z', 'Z'),
        submitted: Number(one['scoreStatus'] === 'fully graded'),
        late: Number(one['late'] === 'true'),
        missing: Number(one['scoreStatus'] === 'not submitted'),
        excused: Number(one['scoreStatus'] === 'exempt'),
        graded: Number('score' in one),
        score: one['score'] ?? null,
        points_possible: 100,
        score_share: 'score' in one ? one['score'] / 100 : null,
      };
    });
    const key = (row: Any): string => `${row['assignment_id']}|${row['learner_id']}`;
    const found = new Map(rows.map((row) => [key(row), row]));
    expect([...found.keys()].sort()).toEqual([...new Set(wanted.map(key))].sort());
    expect(wanted.length).toBeGreaterThan(20);
    for (const one of wanted) {
      const { score_share: share, ...rest } = one;
      expect(found.get(key(one))).toMatchObject(rest);
      if (share !== null) expect(found.get(key(one))!['score_share']).toBeCloseTo(share, 9);
    }
    // Some of each: what never happens proves nothing.
    for (const name of ['late', 'missing', 'excused', 'graded'])
      expect([name, new Set(wanted.map((one) => (one as Any)[name])).size]).toEqual([name, 2]);
  });

  test('the last of several results counts, and what is not due yet is not missing', async () => {
    const result = (sourcedId: string, more: object) => ({
      ...{ sourcedId, status: 'active', dateLastModified: '2026-11-01T00:00:00Z' },
      ...{ lineItem: { sourcedId: 'l-1' }, student: { sourcedId: 'u-1' }, ...more },
    });
    const of = async (today: string, results: readonly object[]) =>
      buildVendor(
        'assignments_submissions',
        'oneroster',
        {
          lineItems: [
            {
              ...{ sourcedId: 'l-1', title: 'Essay', dueDate: '2026-11-10T00:00:00Z' },
              ...{ class: { sourcedId: 'c-1' }, resultValueMax: 20 },
            },
          ],
          results: results as Any[],
        },
        today,
      );
    const retried = await of('2026-11-22', [
      result('r-9', { score: 8, scoreStatus: 'fully graded', scoreDate: '2026-11-02' }),
      result('r-1', { score: 15, scoreStatus: 'fully graded', scoreDate: '2026-11-05' }),
      result('r-5', { scoreStatus: 'not submitted' }),
    ]);
    expect(retried).toMatchObject([{ score: 15, score_share: 0.75, learner: null, missing: 0 }]);
    const waiting = [result('r-1', { scoreStatus: 'not submitted' })];
    expect(await of('2026-11-10', waiting)).toMatchObject([{ missing: 0, submitted: 0 }]);
    expect(await of('2026-11-11', waiting)).toMatchObject([{ missing: 1, submitted: 0 }]);
  });
});
