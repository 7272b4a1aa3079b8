/** The data sets from a small OneRoster school, worked out by hand. */
import { builder } from './by-hand';

const ref = (sourcedId: string) => ({ sourcedId });
const session = (
  sourcedId: string,
  title: string,
  type: string,
  startDate: string,
  endDate: string,
) => ({
  ...{ sourcedId, title, type, startDate, endDate },
  schoolYear: '2027',
});
const person = (sourcedId: string, givenName: string, familyName: string, more: object = {}) => ({
  ...{ sourcedId, givenName, familyName },
  ...more,
});
const role = (role: string, org: string, more: object = {}) => ({ role, org: ref(org), ...more });
const enrolled = (sourcedId: string, user: string, of: string, more: object = {}) => ({
  sourcedId,
  user: ref(user),
  class: ref(of),
  school: ref('S1'),
  role: 'student',
  ...more,
});

const school = {
  orgs: [
    { sourcedId: 'D', name: 'Willow District', type: 'district' },
    { sourcedId: 'C', name: 'North campus', type: 'local', parent: ref('D') },
    { sourcedId: 'S1', name: 'École Voltaire', type: 'school', parent: ref('C') },
    { sourcedId: 'S2', name: 'Lincoln High', type: 'school' },
  ],
  academicSessions: [
    session('Y', '2026-2027', 'schoolYear', '2026-08-24', '2027-06-11'),
    session('F', 'Fall', 'semester', '2026-08-24', '2027-01-15'),
    session('P', 'Spring', 'semester', '2027-01-19', '2027-06-11'),
    session('Q', 'Quarter 1', 'gradingPeriod', '2026-08-24', '2026-10-30'),
  ],
  courses: [
    { sourcedId: 'K1', title: 'Algebra I', courseCode: '0301', subjects: ['Mathematics', 'STEM'] },
    { sourcedId: 'K2', title: 'Advisory' },
  ],
  classes: [
    {
      ...{ sourcedId: 'A', title: 'Algebra, period 1', classType: 'scheduled', location: 'B 12' },
      ...{
        course: ref('K1'),
        school: ref('S1'),
        terms: [ref('P'), ref('F')],
        grades: ['10', '09', 'KG'],
      },
    },
    {
      ...{ sourcedId: 'H', title: 'Advisory 1', classType: 'homeroom' },
      ...{ course: ref('K2'), school: ref('S1'), terms: [ref('F')], subjects: ['Advice'] },
    },
    { sourcedId: 'X', title: 'Club', course: ref('gone'), school: ref('S2') },
  ],
  users: [
    person('01', 'Zoë', 'Nuñez', {
      middleName: 'Q',
      roles: [role('student', 'S1')],
      grades: ['09', '10'],
    }),
    person('02', 'Björn', 'Åkesson', {
      roles: [
        role('student', 'S2', { beginDate: '2025-08-25', endDate: '2026-06-12' }),
        role('student', 'D'),
      ],
    }),
    person('03', 'New', 'Comer', { roles: [role('student', 'S1', { beginDate: '2027-08-23' })] }),
    person('T1', 'Ada', 'Reyes', {
      email: 'ada@willow.example',
      roles: [
        role('teacher', 'S1', { beginDate: '2019-08-01' }),
        role('principal', 'S2', { beginDate: '2020-08-01', endDate: '2021-06-30' }),
      ],
    }),
    person('T2', 'Bo', 'Aide', { roles: [role('aide', 'S1')] }),
    person('G1', 'Par', 'Ent', { roles: [role('parent', 'S1')] }),
  ],
  enrollments: [
    enrolled('1', '01', 'A', { beginDate: '2026-09-07' }),
    enrolled('2', '01', 'H'),
    enrolled('3', '02', 'A', { endDate: '2026-10-01' }),
    enrolled('4', '02', 'A', { endDate: '2026-09-15' }),
    enrolled('5', 'T1', 'A', { role: 'teacher', primary: 'true' }),
    enrolled('6', 'T2', 'A', { role: 'teacher', primary: 'false' }),
    enrolled('7', 'T2', 'H', { role: 'teacher' }),
  ],
  demographics: [
    { sourcedId: '01', birthDate: '2012-03-04', sex: 'female', white: 'true', asian: 'true' },
    { sourcedId: '02', sex: 'unspecified', hispanicOrLatinoEthnicity: 'true', white: 'true' },
  ],
  categories: [{ sourcedId: 'G', title: 'Quarter' }],
  lineItems: [
    {
      ...{ sourcedId: 'L', title: 'First quarter', class: ref('A'), school: ref('S1') },
      ...{ category: ref('G'), gradingPeriod: ref('Q') },
    },
    { sourcedId: 'M', title: 'Essay', class: ref('H'), school: ref('S1') },
  ],
  results: [
    { sourcedId: 'R1', lineItem: ref('L'), student: ref('01'), score: 91.5, textScore: 'A-' },
    { sourcedId: 'R2', lineItem: ref('M'), student: ref('02'), textScore: 'fair' },
    { sourcedId: 'R3', lineItem: ref('M'), student: ref('01'), scoreStatus: 'not submitted' },
  ],
};

const TODAY = '2026-11-20';
const build = builder('oneroster', TODAY, school);

test('schools: below a campus, with what their classes teach', async () => {
  expect(await build('schools')).toEqual([
    {
      ...{
        school_id: 'S1',
        school: 'École Voltaire',
        district_id: 'D',
        district: 'Willow District',
      },
      ...{ lowest_grade: 'KG', highest_grade: '10', grade_levels: 'KG, 09, 10' },
    },
    { school_id: 'S2', school: 'Lincoln High', district_id: 'D', district: 'Willow District' },
  ]);
});

test('student enrollment: by roles at schools, else by classes; dates as far as they are told', async () => {
  const here = { most_recent_enrollment_year: 2027, completed_school_year: 0 };
  expect(await build('student_enrollment')).toEqual([
    {
      ...{ student_id: '01', last_name: 'Nuñez', first_name: 'Zoë', middle_name: 'Q' },
      ...{ birth_date: '2012-03-04', sex: 'Female', race_ethnicity: 'Two or more races' },
      ...{ races: 'Asian, White', grade_level: '09', school: 'École Voltaire', school_id: 'S1' },
      // The earliest class: the advisory has no date of its own and began with its term.
      ...{ school_year: 2027, entry_date: '2026-08-24', active: 1, years_ago: 0, ...here },
    },
    {
      ...{ student_id: '02', last_name: 'Åkesson', first_name: 'Björn' },
      ...{ race_ethnicity: 'Hispanic/Latino', races: 'White', school: 'École Voltaire' },
      ...{ school_id: 'S1', school_year: 2027, entry_date: '2026-08-24', active: 1 },
      ...{ years_ago: 0, ...here },
    },
    {
      ...{ student_id: '02', last_name: 'Åkesson', first_name: 'Björn' },
      ...{ race_ethnicity: 'Hispanic/Latino', races: 'White', school: 'Lincoln High' },
      ...{ school_id: 'S2', school_year: 2026, entry_date: '2025-08-25', exit_date: '2026-06-12' },
      ...{ active: 0, most_recent_enrollment_year: 2027, years_ago: 1 },
    },
    {
      ...{ student_id: '03', last_name: 'Comer', first_name: 'New', school: 'École Voltaire' },
      ...{ school_id: 'S1', school_year: 2028, entry_date: '2027-08-23', active: 0 },
      ...{ most_recent_enrollment_year: 2028, years_ago: -1 },
    },
  ]);
});

const algebra = {
  ...{ school_id: 'S1', school: 'École Voltaire', school_year: 2027, session_name: 'Fall, Spring' },
  ...{ local_course_code: '0301', section_id: 'A', course_title: 'Algebra I' },
};
const advisory = {
  ...{ school_id: 'S1', school: 'École Voltaire', school_year: 2027, session_name: 'Fall' },
  ...{ local_course_code: 'K2', section_id: 'H', course_title: 'Advisory' },
};

test('sections: one for each class, however many terms it has', async () => {
  expect(await build('courses_sections')).toEqual(
    [
      {
        ...algebra,
        ...{ term: 'semester', section_name: 'Algebra, period 1', course_code: '0301' },
        ...{ subject: 'Mathematics, STEM', classroom: 'B 12', teachers: 'Ada Reyes' },
        ...{ students_enrolled: 2, students_now: 1 },
        ...{ begin_date: '2026-08-24', end_date: '2027-06-11' },
      },
      {
        ...advisory,
        ...{ term: 'semester', section_name: 'Advisory 1', subject: 'Advice', teachers: 'Bo Aide' },
        ...{ students_enrolled: 1, students_now: 1 },
        ...{ begin_date: '2026-08-24', end_date: '2027-01-15' },
      },
      {
        // Neither a course nor a term is known: it is of this year.
        ...{ school_id: 'S2', school: 'Lincoln High', school_year: 2027, session_name: '2027' },
        ...{
          local_course_code: 'gone',
          section_id: 'X',
          section_name: 'Club',
          course_title: 'Club',
        },
        ...{ students_enrolled: 0, students_now: 0 },
        ...{ begin_date: '2026-08-24', end_date: '2027-06-11' },
      },
    ].sort((a, b) => (a.school_id + a.session_name < b.school_id + b.session_name ? -1 : 1)),
  );
});

test('rosters: one row for each time in a class', async () => {
  const one = { student_id: '01', last_name: 'Nuñez', first_name: 'Zoë' };
  const two = { student_id: '02', last_name: 'Åkesson', first_name: 'Björn' };
  const rows = await build('section_rosters');
  expect(rows).toHaveLength(3);
  expect(rows).toEqual(
    expect.arrayContaining([
      { ...one, ...algebra, begin_date: '2026-09-07', active: 1, homeroom: 0 },
      { ...one, ...advisory, begin_date: '2026-08-24', active: 1, homeroom: 1 },
      // Two enrollments that begin alike are one stay, the longer.
      {
        ...two,
        ...algebra,
        begin_date: '2026-08-24',
        end_date: '2026-10-01',
        active: 0,
        homeroom: 0,
      },
    ]),
  );
});

test('staff: a row for each role, of those who work there', async () => {
  const ada = {
    staff_id: 'T1',
    last_name: 'Reyes',
    first_name: 'Ada',
    email: 'ada@willow.example',
  };
  expect(await build('staff_assignments')).toEqual([
    {
      ...ada,
      ...{ organization_id: 'S1', organization: 'École Voltaire', classification: 'teacher' },
      ...{ begin_date: '2019-08-01', active: 1 },
    },
    {
      ...ada,
      ...{ organization_id: 'S2', organization: 'Lincoln High', classification: 'principal' },
      ...{ begin_date: '2020-08-01', end_date: '2021-06-30', active: 0 },
    },
    {
      ...{ staff_id: 'T2', last_name: 'Aide', first_name: 'Bo', organization_id: 'S1' },
      ...{ organization: 'École Voltaire', classification: 'aide', active: 1 },
      begin_date: '2026-08-24',
    },
  ]);
});

test('grades: results with their class, period and kind', async () => {
  expect(await build('grades')).toEqual([
    {
      ...{ grade_id: 'R1', student_id: '01', last_name: 'Nuñez', first_name: 'Zoë', ...algebra },
      ...{ grading_period: 'Quarter 1', grade_type: 'Quarter', letter_grade: 'A-' },
      ...{ period_begin_date: '2026-08-24', period_end_date: '2026-10-30', numeric_grade: 91.5 },
    },
    {
      ...{ grade_id: 'R2', student_id: '02', last_name: 'Åkesson', first_name: 'Björn' },
      ...{ ...advisory, grading_period: 'Essay', letter_grade: 'fair' },
    },
  ]);
});

test('a source with nothing in it makes empty data sets', async () => {
  for (const id of [
    'schools',
    'student_enrollment',
    'courses_sections',
    'section_rosters',
    'grades',
  ])
    expect([id, await build(id, {})]).toEqual([id, []]);
});
