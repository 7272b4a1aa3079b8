/** The data sets from a small PowerSchool district, worked out by hand. */
import { landed } from '../../src/connectors/powerschool/collections';
import { builder } from './by-hand';

const enrollment = (status: string, more: object) => ({
  school_enrollment: { enroll_status: status, school_id: 2, entry_date: '2026-08-24', ...more },
});
const district = {
  schools: [{ id: 2, school_number: '003', name: 'École Voltaire', low_grade: 9, high_grade: 12 }],
  terms: [
    {
      id: 30,
      name: '2026-2027',
      start_year: 2026,
      start_date: '2026-08-24',
      end_date: '2027-06-11',
    },
    { id: 31, name: 'Fall', start_year: 2026, start_date: '2026-08-24', end_date: '2027-01-15' },
  ],
  courses: [{ id: 21, course_number: '0301', course_name: 'Algebra I' }],
  staff: [
    {
      ...{ id: 9, local_id: 77, name: { first_name: 'Ada', last_name: 'Reyes' }, school: 2 },
      emails: { work_email: 'ada@willow.example' },
    },
  ],
  sections: [
    { id: 51, school_id: 2, course_id: 21, term_id: 31, staff_id: 9, section_number: 5 },
    { id: 52, school_id: 2, course_id: 99, term_id: 98, section_number: '06' },
  ],
  students: [
    {
      ...{ id: 7, local_id: '00417', name: { first_name: 'Zoë', last_name: 'Nuñez' }, alerts: '' },
      demographics: { gender: 'F', birth_date: '2012-03-04' },
      ethnicity_race: { federal_ethnicity: 'YES', scheduling_reporting_ethnicity: 'W' },
      ...enrollment('A', { grade_level: 9, exit_date: '2027-06-12' }),
    },
    {
      ...{ id: 8, local_id: 10008, name: { first_name: 'Björn', last_name: 'Åkesson' } },
      ...enrollment('T', {
        ...{
          entry_date: '2025-08-25',
          exit_date: '2026-02-01',
          school_id: '',
          school_number: '003',
        },
        enroll_status_description: 'Transferred-Out',
      }),
    },
  ],
  section_enrollments: [
    { id: 71, section_id: 51, student_id: 7, entry_date: '2026-09-07', exit_date: '2027-01-16' },
    { id: 72, section_id: 51, student_id: 8, entry_date: '2026-08-24', exit_date: '2026-09-30' },
  ],
};

const build = builder('powerschool', '2026-11-20', district, landed);

const school = { school_id: '003', school: 'École Voltaire' };

test('schools', async () => {
  expect(await build('schools')).toEqual([{ ...school, lowest_grade: '9', highest_grade: '12' }]);
});

test('student enrollment: a planned exit is none; who left did so in the year of the last day', async () => {
  expect(await build('student_enrollment')).toEqual([
    {
      ...{ student_id: '00417', last_name: 'Nuñez', first_name: 'Zoë', birth_date: '2012-03-04' },
      ...{ sex: 'Female', race_ethnicity: 'Hispanic/Latino', races: 'W', grade_level: '9' },
      ...{ ...school, school_year: 2027, entry_date: '2026-08-24', active: 1, years_ago: 0 },
      ...{ most_recent_enrollment_year: 2027, completed_school_year: 0 },
    },
    {
      ...{ student_id: '10008', last_name: 'Åkesson', first_name: 'Björn', ...school },
      ...{ school_year: 2026, entry_date: '2025-08-25', exit_date: '2026-02-01' },
      ...{ exit_type: 'Transferred-Out', active: 0, years_ago: 1 },
      most_recent_enrollment_year: 2026,
    },
  ]);
});

const algebra = {
  ...{ ...school, school_year: 2027, session_name: 'Fall', local_course_code: '0301' },
  ...{ section_id: '51', course_title: 'Algebra I' },
};

test('sections', async () => {
  expect(await build('courses_sections')).toEqual([
    {
      // Neither its course nor its term is known: it is of this year.
      ...{ ...school, school_year: 2027, session_name: '98', local_course_code: '99' },
      ...{ section_id: '52', section_name: '06', students_enrolled: 0, students_now: 0 },
      ...{ begin_date: '2026-08-24', end_date: '2027-06-11' },
    },
    {
      ...{ ...algebra, section_name: '5', course_code: '0301', teachers: 'Ada Reyes' },
      ...{ students_enrolled: 2, students_now: 1 },
      ...{ begin_date: '2026-08-24', end_date: '2027-01-15' },
    },
  ]);
});

test('rosters', async () => {
  expect(await build('section_rosters')).toEqual([
    {
      ...{ student_id: '00417', last_name: 'Nuñez', first_name: 'Zoë', ...algebra },
      ...{ begin_date: '2026-09-07', end_date: '2027-01-16', active: 1 },
    },
    {
      ...{ student_id: '10008', last_name: 'Åkesson', first_name: 'Björn', ...algebra },
      ...{ begin_date: '2026-08-24', end_date: '2026-09-30', active: 0 },
    },
  ]);
});

test('staff', async () => {
  expect(await build('staff_assignments')).toEqual([
    {
      ...{ staff_id: '77', last_name: 'Reyes', first_name: 'Ada', email: 'ada@willow.example' },
      ...{ organization_id: '003', organization: 'École Voltaire', classification: 'Staff' },
      ...{ begin_date: '2026-08-24', active: 1 },
    },
  ]);
});

test('a source with nothing in it makes empty data sets', async () => {
  for (const id of ['schools', 'student_enrollment', 'courses_sections', 'section_rosters'])
    expect([id, await build(id, {})]).toEqual([id, []]);
});
