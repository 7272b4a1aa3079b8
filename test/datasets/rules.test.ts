import { district, event } from './fixture';
import { pick, schoolOf, type Row, type School } from './harness';

let school: School;
beforeAll(async () => {
  school = await schoolOf(district, '2026-11-20');
});

const find = (id: string, wanted: Row): Row => {
  const rows = school
    .rows(id)
    .filter((row) => Object.entries(wanted).every(([name, value]) => row[name] === value));
  expect(rows).toHaveLength(1);
  return rows[0]!;
};
const expectRow = (id: string, wanted: Row, expected: Row): void =>
  expect(pick(find(id, wanted), ...Object.keys(expected))).toEqual(expected);

describe('schools', () => {
  test('order their grades and join their categories', () => {
    expectRow(
      'schools',
      { school_id: '10' },
      {
        school: 'High School',
        district_id: '1',
        district: 'Willow District',
        category: 'High School',
        lowest_grade: 'Ninth grade',
        highest_grade: 'Twelfth grade',
        grade_levels: 'Ninth grade, Tenth grade, Twelfth grade',
      },
    );
  });
  test('without a named district belong to the only one; grades without an order come last', () => {
    expectRow(
      'schools',
      { school_id: '20' },
      {
        district_id: '1',
        district: 'Willow District',
        lowest_grade: 'Preschool/Prekindergarten',
        highest_grade: '3',
        grade_levels: 'Preschool/Prekindergarten, Kindergarten, 3, Harvest group',
      },
    );
  });
});

describe('student enrollment', () => {
  const row = (student_id: string, entry_date: string, expected: Row): void =>
    expectRow('student_enrollment', { student_id, entry_date }, expected);

  test('there is one row for each enrollment', () => {
    expect(school.rows('student_enrollment')).toHaveLength(11);
  });
  test('a finished year is completed and not active', () => {
    row('001', '2025-08-25', {
      last_name: 'Last 001',
      middle_name: 'Q',
      school: 'High School',
      school_id: '10',
      school_year: 2026,
      exit_date: '2026-05-29',
      exit_type: 'End of school year',
      active: 0,
      completed_school_year: 1,
      retained: null,
      years_ago: 1,
      most_recent_enrollment_year: 2027,
      economically_disadvantaged: 1,
    });
  });
  test('the year that goes on is active, not completed, and retained in the same grade', () => {
    row('001', '2026-08-24', {
      grade_level: 'Ninth grade',
      school_year: 2027,
      active: 1,
      completed_school_year: 0,
      retained: 1,
      years_ago: 0,
      economically_disadvantaged: 0,
    });
  });
  test('the school’s own word about a student goes before the district’s', () => {
    row('001', '2026-08-24', {
      sex: 'Female',
      race_ethnicity: 'Hispanic/Latino',
      races: 'White',
      english_learner: null,
      home_language: 'spa',
    });
  });
  test('two races are a category, and sex at birth steps in', () => {
    row('002', '2026-11-02', {
      sex: 'Male',
      race_ethnicity: 'Two or more races',
      races: 'White, Asian',
      english_learner: 1,
      economically_disadvantaged: 1,
      special_education: 1,
      home_language: 'fra',
      school_year: 2027,
      calendar: 'A',
    });
  });
  test('one race is itself; monitored students are no English learners; an ended program is over', () => {
    row('003', '2026-11-12', {
      race_ethnicity: 'Native Hawaiian or Other Pacific Islander',
      english_learner: 0,
      economically_disadvantaged: 0,
      special_education: 0,
      active: 0,
      completed_school_year: 0,
      retained: null,
    });
    row('003', '2026-11-18', { active: 1, retained: 1 });
  });
  test('other words than the federal ones make no category; Hispanic may be said as a race', () => {
    row('004', '2026-11-02', { race_ethnicity: null, races: 'Other', english_learner: 0 });
    row('005', '2026-11-02', { race_ethnicity: 'Hispanic/Latino' });
  });
  test('a school year nobody states is found from the terms, else from the month', () => {
    row('004', '2026-11-02', { school_year: 2027, active: 1, completed_school_year: 1 });
    row('006', '2026-08-03', { school_year: 2027, active: 1, completed_school_year: 0 });
  });
  test('what nobody knows is empty', () => {
    row('006', '2026-08-03', {
      sex: null,
      race_ethnicity: null,
      races: null,
      english_learner: null,
      economically_disadvantaged: null,
      home_language: null,
      special_education: 0,
      retained: null,
    });
    row('008', '2019-08-20', { completed_school_year: null });
  });
  test('an old enrollment without an exit ended with its year; a future one has not begun', () => {
    row('008', '2019-08-20', { active: 0, years_ago: 7, most_recent_enrollment_year: 2020 });
    row('009', '2027-01-05', { active: 0, completed_school_year: 0, years_ago: 0 });
  });
  test('between two years the new one begins in July', async () => {
    const june = await schoolOf(district, '2026-06-30');
    const july = await schoolOf(district, '2026-07-01');
    const first = (s: School) => pick(s.rows('student_enrollment')[0], 'school_year', 'years_ago');
    expect(first(june)).toEqual({ school_year: 2026, years_ago: 0 });
    expect(first(july)).toEqual({ school_year: 2026, years_ago: 1 });
  });
  test('without special-education records nobody is said to be in it or not', async () => {
    const bare = { ...district, studentSpecialEducationProgramAssociations: [] };
    const rows = (await schoolOf(bare, '2026-11-20')).rows('student_enrollment');
    expect(new Set(rows.map((r) => r['special_education']))).toEqual(new Set([null]));
  });
  test('an exit before the entry is caught', async () => {
    const [first, ...rest] = district['studentSchoolAssociations']!;
    const wrong = { ...first, exitWithdrawDate: '2025-08-24' };
    const bad = await schoolOf(
      { ...district, studentSchoolAssociations: [wrong, ...rest] },
      '2026-11-20',
    );
    expect(bad.wrong('student_enrollment', 'entry_before_exit')).toHaveLength(1);
    expect(school.wrong('student_enrollment', 'entry_before_exit')).toEqual([]);
  });
});

const marks = district['studentSchoolAttendanceEvents']!;

describe('attendance', () => {
  const row = (student_id: string, expected: Row, school_year = 2027): void =>
    expectRow('attendance', { student_id, school_year }, expected);

  test('parts of days, doubled days, and days outside the enrollment', () => {
    // Weekdays from 24 August to 20 November are 65; Labor Day is one of them.
    row('001', {
      days_enrolled: 64,
      days_absent_excused: 3.75,
      days_absent_unexcused: 1.5,
      days_absent: 5.25,
      days_tardy: 2,
      days_present: 58.75,
      attendance_rate: 58.75 / 64,
      chronically_absent: 0,
      grade_level: 'Ninth grade',
    });
  });
  test('a past year counts to its end', async () => {
    // 25 August 2025 to 29 May 2026: 40 weeks of five days. Nobody was marked: who was there is not known.
    row('001', { days_enrolled: 200, days_absent: 0 }, 2026);
    const unknown = { days_present: null, attendance_rate: null, chronically_absent: null };
    row('001', unknown, 2026);
    const late = {
      ...event('004', 10, '2025-11-03', 'Tardy'),
      sessionReference: { schoolId: 10, schoolYear: 2026, sessionName: 'Fall' },
    };
    const studentSchoolAttendanceEvents = [...marks, late];
    const marked = await schoolOf({ ...district, studentSchoolAttendanceEvents }, '2026-11-20');
    const found = marked
      .rows('attendance')
      .find((one) => one['student_id'] === '001' && one['school_year'] === 2026);
    expect(pick(found, 'days_enrolled', ...Object.keys(unknown))).toEqual({
      days_enrolled: 200,
      days_present: 200,
      attendance_rate: 1,
      chronically_absent: 0,
    });
  });
  test('a kept calendar counts its own days up to today', () => {
    row('002', {
      days_enrolled: 14,
      days_absent_unexcused: 2,
      days_present: 12,
      chronically_absent: 1,
    });
  });
  test('who leaves and comes back is enrolled in both spells, and too short to judge', () => {
    row('003', {
      days_enrolled: 6,
      days_absent_excused: 1,
      days_absent_unexcused: 0,
      days_present: 5,
      chronically_absent: null,
    });
  });
  test('a term has no more days than planned', () => {
    row('004', { days_enrolled: 5, chronically_absent: null });
  });
  test('overlapping terms and enrollments count a day once', () => {
    row('005', { days_enrolled: 15, chronically_absent: 0 });
  });
  test('without terms and calendar every weekday since the entry counts', () => {
    row('006', { days_enrolled: 80, days_present: 80 });
  });
  test('attendance without enrollment has no rate', () => {
    row('007', {
      days_enrolled: null,
      days_present: null,
      days_absent_unexcused: 1,
      attendance_rate: null,
      chronically_absent: null,
      school: 'Elementary School',
    });
    expect(school.wrong('attendance', 'enrollment_known')).toHaveLength(1);
  });
  test('an old year without terms has no days; a year to come has no row', () => {
    row('008', { days_enrolled: null, attendance_rate: null }, 2020);
    expect(school.rows('attendance').filter((r) => r['student_id'] === '009')).toEqual([]);
  });
  test('exactly ten percent is chronic', async () => {
    const [, event] = district['studentSchoolAttendanceEvents']!;
    const absent = (n: number) =>
      Array.from({ length: n }, (_, i) => ({
        ...event,
        id: `x${i}`,
        studentReference: { studentUniqueId: '006' },
        schoolReference: { schoolId: 50 },
        eventDate: `2026-10-${12 + i}`,
      }));
    for (const [n, chronic] of [
      [8, 1],
      [7, 0],
    ] as const) {
      const s = await schoolOf(
        { ...district, studentSchoolAttendanceEvents: absent(n) },
        '2026-11-20',
      );
      const found = s.rows('attendance').find((r) => r['student_id'] === '006');
      expect(pick(found, 'days_absent', 'chronically_absent')).toEqual({
        days_absent: n,
        chronically_absent: chronic,
      });
    }
  });
  test('days add up', () => {
    expect(school.wrong('attendance', 'days_add_up')).toEqual([]);
  });
});

test('school calendar: one row a day, make-up days have lessons, holidays have not', () => {
  expect(school.rows('school_calendar')).toHaveLength(21);
  const day = (calendar_date: string, expected: Row): void =>
    expectRow('school_calendar', { calendar_date, school_id: '20', calendar: 'A' }, expected);
  day('2026-11-20', {
    weekday: 5,
    event: 'Make-up day',
    instructional: 1,
    calendar_type: 'Student Specific',
    school_year: 2027,
  });
  day('2026-11-11', { weekday: 3, event: 'Holiday', instructional: 0 });
});

test('courses and sections: titles, subjects, teachers of record, sizes', () => {
  expectRow(
    'courses_sections',
    { section_id: 'A1' },
    {
      course_title: 'Algebra I',
      course_code: 'ALG',
      subject: 'Mathematics, Science',
      credits: 1,
      classroom: '012',
      teachers: 'Ann Zed',
      students_enrolled: 3,
      students_now: 2,
      term: 'Fall',
      end_date: '2026-12-18',
    },
  );
  expectRow(
    'courses_sections',
    { section_id: 'B1' },
    {
      course_title: 'Art for all',
      subject: null,
      credits: 0.5,
      teachers: 'Cy Abel, Bob Best',
      students_enrolled: 0,
      students_now: 0,
    },
  );
});

test('section rosters: active by dates, else by the term', () => {
  const active = school
    .rows('section_rosters')
    .map((r) => [r['student_id'], r['begin_date'], r['active'], r['homeroom']]);
  expect(active).toEqual([
    ['001', '2025-08-25', 0, null],
    ['001', '2026-08-24', 1, 1],
    ['002', '2026-08-24', 0, null],
    ['002', '2026-11-02', 1, null],
    ['003', '2026-08-24', 0, null],
  ]);
});

test('staff: the work address, the organization’s name, active by dates', () => {
  expectRow(
    'staff_assignments',
    { staff_id: 'T1' },
    {
      email: 'ann@school.test',
      organization: 'High School',
      classification: 'Teacher',
      full_time_equivalency: 0.8,
      active: 1,
    },
  );
  expectRow(
    'staff_assignments',
    { staff_id: 'T2' },
    {
      email: null,
      organization: 'Willow District',
      active: 0,
    },
  );
});

test('grades: grading periods by name or by number', () => {
  const period = { period_begin_date: '2026-08-24', period_end_date: '2026-10-02' };
  expectRow(
    'grades',
    { student_id: '001' },
    {
      grading_period: 'P1',
      ...period,
      letter_grade: 'B+',
      numeric_grade: 87.5,
      course_title: 'Algebra I',
    },
  );
  expectRow(
    'grades',
    { student_id: '002' },
    {
      grading_period: 'First Six Weeks',
      ...period,
      letter_grade: 'C',
      numeric_grade: null,
    },
  );
});

describe('discipline', () => {
  const row = (student_id: string, expected: Row): void =>
    expectRow('discipline', { student_id }, expected);
  test('actions in order, days as served, days removed', () => {
    row('001', {
      incident_id: 'I1',
      incident_date: '2026-10-05',
      behavior: 'Fighting',
      participation: 'Perpetrator, Reporter',
      location: 'Hallway',
      reported_to_law_enforcement: 0,
      actions: 'Out of School Suspension, In School Suspension',
      action_count: 2,
      first_action_date: '2026-10-06',
      action_days: 3,
      days_removed: 2,
    });
  });
  test('no action, an action that names the incident, an incident named by the action only', () => {
    row('002', { actions: null, action_count: 0, action_days: null, days_removed: 0 });
    row('004', { incident_id: 'I1', actions: 'Detention', action_count: 1, days_removed: 0 });
    row('003', {
      incident_id: 'I2',
      incident_date: '2026-10-12',
      reported_to_law_enforcement: null,
      actions: 'Expulsion',
      days_removed: 10,
    });
  });
});

test('program participation: both kinds, active by dates, disabilities by rank', () => {
  expect(school.rows('program_participation')).toHaveLength(4);
  const row = (student_id: string, kind: string, expected: Row): void =>
    expectRow('program_participation', { student_id, kind }, expected);
  row('001', 'Program', { program: 'Gifted', active: 1, organization: 'Willow District' });
  row('002', 'Program', { active: 0, exit_reason: 'Completed', disabilities: null });
  row('002', 'Special education', {
    active: 1,
    disabilities: 'Autism, Speech',
    setting: 'Inside regular class 80% or more of the day',
  });
  row('003', 'Special education', { active: 0, end_date: '2026-10-01' });
});

test('assessment results: a row for each method, of the whole and of each objective', () => {
  const found = school
    .rows('assessment_results')
    .map((r) =>
      [
        'student_id',
        'objective_id',
        'reporting_method',
        'score',
        'score_number',
        'performance_level',
      ].map((name) => r[name]),
    );
  expect(found).toEqual([
    ['001', 'O-1', 'Raw score', '7', 7, 'Did Not Meet Standard'],
    ['001', 'O-2', 'Raw score', '3', 3, null],
    ['001', 'Overall', 'Grade', 'B+', null, null],
    ['001', 'Overall', 'Growth', null, null, 'High'],
    ['001', 'Overall', 'Raw score', '25', 25, 'Met Standard'],
    ['002', 'Overall', 'Not stated', null, null, null],
  ]);
  expectRow(
    'assessment_results',
    { objective_id: 'O-1' },
    {
      objective: 'Fractions',
      subject: 'Numbers',
      assessment: 'Spring Math',
      administered_at: '2026-10-01T09:00:00Z',
    },
  );
  expectRow(
    'assessment_results',
    { objective_id: 'O-2' },
    {
      objective: 'O-2',
      subject: 'Mathematics',
    },
  );
  expectRow('assessment_results', { student_id: '002' }, { reason_not_tested: 'Absent' });
});

describe('assessment items', () => {
  const row = (item_id: string, expected: Row): void =>
    expectRow('assessment_items', { student_id: '001', item_id }, expected);

  test('there is one row for each question, with the objective that names it', () => {
    expect(school.rows('assessment_items')).toHaveLength(3);
    row('Q1', { objective: 'Fractions', response: 'B', correct: 1, subject: 'Mathematics' });
  });
  test('what a sitting tells twice counts as it stands first', () => {
    row('Q2', { objective: null, response: 'D', result: 'Incorrect', correct: 0 });
  });
  test('a judgment between right and wrong is neither', () => {
    row('Q3', { response: 'C', result: 'Partial credit', correct: null });
  });
});

describe('daily attendance', () => {
  test('adds up to the attendance of the year', () => {
    const sum = (id: string, field: string): number =>
      school.rows(id).reduce((total, row) => total + Number(row[field] ?? 0), 0);
    expect(school.rows('attendance_daily').length).toBeGreaterThan(3);
    for (const row of school.rows('attendance_daily')) {
      const { students_enrolled: enrolled, days_present: present, days_absent: absent } = row;
      expect(Number(present) + Number(absent)).toBe(enrolled);
    }
    expect(sum('attendance_daily', 'days_absent')).toBeLessThanOrEqual(
      sum('attendance', 'days_absent'),
    );
  });

  const days = (of: School, school_id: string): unknown[] => [
    ...new Set(
      of
        .rows('attendance_daily')
        .filter((row) => row['school_id'] === school_id)
        .map((row) => row['attendance_date']),
    ),
  ];

  test('tells nothing of a school’s year in which nobody was marked', async () => {
    expect(days(school, '20')).toContain('2026-11-19');
    const elsewhere = marks.filter((mark) => !JSON.stringify(mark).includes('"schoolId":20'));
    expect(elsewhere.length).toBeLessThan(marks.length);
    const silent = await schoolOf(
      { ...district, studentSchoolAttendanceEvents: elsewhere },
      '2026-11-20',
    );
    expect(days(silent, '20')).toEqual([]);
    expect(days(silent, '10')).toEqual(days(school, '10'));
  });

  test('tells of today from the first mark on, be it that somebody is there', async () => {
    expect(days(school, '20')).not.toContain('2026-11-20');
    const marked = await schoolOf(
      {
        ...district,
        studentSchoolAttendanceEvents: [...marks, event('002', 20, '2026-11-20', 'In Attendance')],
      },
      '2026-11-20',
    );
    expect(days(marked, '20')).toEqual([...days(school, '20'), '2026-11-20']);
  });
});
