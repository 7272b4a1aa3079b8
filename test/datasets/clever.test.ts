/** The data sets from a small district in Clever, worked out by hand. */
import { landed } from '../../src/connectors/clever/collections';
import { builder } from './by-hand';

const student = (id: string, name: object, more: object) => ({
  id,
  name,
  roles: { student: more },
});
const district = {
  districts: [{ id: 'D', name: 'Willow District' }],
  schools: [
    { id: 'S1', district: 'D', name: 'École Voltaire', low_grade: '9', high_grade: '12' },
    { id: 'S2', name: 'Lincoln High', low_grade: '', high_grade: '' },
  ],
  terms: [
    { id: 'F', name: 'Fall', start_date: '2026-08-24', end_date: '2026-12-18' },
    { id: 'P', name: 'Spring', start_date: '2027-01-05', end_date: '2027-06-11' },
  ],
  courses: [{ id: 'C', name: 'Algebra I', number: '0301' }],
  sections: [
    {
      ...{ id: 'A', school: 'S1', course: 'C', term_id: 'F', name: 'Algebra 1', subject: 'math' },
      ...{ teacher: 'T', teachers: ['T', 'U'], students: ['1', '2', '2'] },
    },
    {
      ...{ id: 'B', school: 'S1', course: '', term_id: 'P', name: 'Advisory', teachers: [] },
      ...{ subject: 'homeroom/advisory', section_number: '007', students: ['1'] },
    },
  ],
  users: [
    student(
      '1',
      { first: 'Zoë', last: 'Nuñez', middle: 'Q' },
      {
        ...{
          school: 'S1',
          schools: ['S1'],
          dob: '3/4/2012',
          gender: 'F',
          grade: '9',
          ell_status: 'Y',
        },
        ...{ race: 'Caucasian', hispanic_ethnicity: 'N', frl_status: 'Reduced', iep_status: 'N' },
        enrollments: [{ school: 'S1', start_date: '2026-09-07', end_date: '' }],
      },
    ),
    student(
      '2',
      { first: 'Björn', last: 'Åkesson' },
      {
        ...{ schools: ['S1'], race: 'Unknown', gender: '', hispanic_ethnicity: '' },
        enrollments: [{ school: 'S2', start_date: '2025-08-25', end_date: '2026-06-12' }],
      },
    ),
    {
      ...{ id: 'T', name: { first: 'Ada', last: 'Reyes' }, email: 'ada@willow.example' },
      roles: {
        teacher: { schools: ['S1'], title: 'Mathematics' },
        staff: { schools: ['S1'], title: 'Dean' },
      },
    },
    { id: 'U', name: { first: 'Bo', last: 'Aide' }, roles: { teacher: { schools: ['S1', 'S2'] } } },
  ],
};

const build = builder('clever', '2026-11-20', district, landed);

test('schools', async () => {
  expect(await build('schools')).toEqual([
    {
      ...{
        school_id: 'S1',
        school: 'École Voltaire',
        district_id: 'D',
        district: 'Willow District',
      },
      ...{ lowest_grade: '9', highest_grade: '12' },
    },
    { school_id: 'S2', school: 'Lincoln High', district_id: 'D', district: 'Willow District' },
  ]);
});

test('student enrollment', async () => {
  expect(await build('student_enrollment')).toEqual([
    {
      ...{
        student_id: '1',
        last_name: 'Nuñez',
        first_name: 'Zoë',
        middle_name: 'Q',
        sex: 'Female',
      },
      ...{
        birth_date: '2012-03-04',
        race_ethnicity: 'White',
        races: 'Caucasian',
        grade_level: '9',
      },
      ...{ english_learner: 1, economically_disadvantaged: 1, special_education: 0 },
      ...{ school: 'École Voltaire', school_id: 'S1', school_year: 2027, entry_date: '2026-09-07' },
      ...{ active: 1, most_recent_enrollment_year: 2027, completed_school_year: 0, years_ago: 0 },
    },
    {
      // No enrollment tells the day: the term of the first section does.
      ...{ student_id: '2', last_name: 'Åkesson', first_name: 'Björn', school: 'École Voltaire' },
      ...{ school_id: 'S1', school_year: 2027, entry_date: '2026-08-24', active: 1, years_ago: 0 },
      ...{ most_recent_enrollment_year: 2027, completed_school_year: 0 },
    },
    {
      ...{ student_id: '2', last_name: 'Åkesson', first_name: 'Björn', school: 'Lincoln High' },
      ...{ school_id: 'S2', school_year: 2026, entry_date: '2025-08-25', exit_date: '2026-06-12' },
      ...{ active: 0, most_recent_enrollment_year: 2027, years_ago: 1 },
    },
  ]);
});

const where = { school_id: 'S1', school: 'École Voltaire', school_year: 2027 };
const algebra = {
  ...{ ...where, session_name: 'Fall', local_course_code: '0301', section_id: 'A' },
  course_title: 'Algebra I',
};
const advisory = {
  ...{ ...where, session_name: 'Spring', local_course_code: '007', section_id: 'B' },
  course_title: 'Advisory',
};

test('sections', async () => {
  expect(await build('courses_sections')).toEqual([
    {
      ...{ ...algebra, section_name: 'Algebra 1', course_code: '0301', subject: 'math' },
      ...{ teachers: 'Bo Aide, Ada Reyes', students_enrolled: 2, students_now: 2 },
      ...{ begin_date: '2026-08-24', end_date: '2026-12-18' },
    },
    {
      ...{ ...advisory, section_name: 'Advisory', subject: 'homeroom/advisory' },
      ...{ students_enrolled: 1, students_now: 0 },
      ...{ begin_date: '2027-01-05', end_date: '2027-06-11' },
    },
  ]);
});

test('rosters', async () => {
  const one = { student_id: '1', last_name: 'Nuñez', first_name: 'Zoë' };
  const two = { student_id: '2', last_name: 'Åkesson', first_name: 'Björn' };
  const fall = { begin_date: '2026-08-24', end_date: '2026-12-18', active: 1, homeroom: 0 };
  const spring = { begin_date: '2027-01-05', end_date: '2027-06-11', active: 0, homeroom: 1 };
  expect(await build('section_rosters')).toEqual([
    { ...one, ...algebra, ...fall },
    { ...one, ...advisory, ...spring },
    { ...two, ...algebra, ...fall },
  ]);
});

test('staff', async () => {
  const ada = { staff_id: 'T', last_name: 'Reyes', first_name: 'Ada', email: 'ada@willow.example' };
  const here = { organization_id: 'S1', organization: 'École Voltaire' };
  const since = { begin_date: '2026-08-24', active: 1 };
  const bo = { staff_id: 'U', last_name: 'Aide', first_name: 'Bo', classification: 'Teacher' };
  expect(await build('staff_assignments')).toEqual([
    { ...ada, ...here, ...since, classification: 'Staff', position_title: 'Dean' },
    { ...ada, ...here, ...since, classification: 'Teacher', position_title: 'Mathematics' },
    { ...bo, ...here, ...since },
    { ...bo, ...since, organization_id: 'S2', organization: 'Lincoln High' },
  ]);
});

test('a source with nothing in it makes empty data sets', async () => {
  for (const id of ['schools', 'student_enrollment', 'courses_sections', 'section_rosters'])
    expect([id, await build(id, {})]).toEqual([id, []]);
});
