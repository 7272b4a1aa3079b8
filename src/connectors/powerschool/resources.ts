import { boolean, date, defineResource, integer, json, text } from '../../model';

const id = integer('id');
/** The school in whose list it stood. */
const school = integer('school', 'none', 'listed_school_id');

const schools = defineResource({
  name: 'schools',
  table: 'schools',
  title: 'Schools',
  key: 'id',
  fields: [
    id,
    text('school_number'),
    text('name'),
    text('state_province_id'),
    text('alternate_school_number'),
    integer('low_grade'),
    integer('high_grade'),
    text('phones.main.number', 'none', 'phone'),
  ],
  example: {
    page: [
      { id: '2', school_number: '003', name: 'École Voltaire', low_grade: '9', high_grade: '12' },
    ],
    rows: [{ id: 2, school_number: '003', name: 'École Voltaire', low_grade: 9, high_grade: 12 }],
  },
});

const students = defineResource({
  name: 'students',
  table: 'students',
  title: 'Students',
  key: 'id',
  fields: [
    integer('id', 'personal'),
    text('local_id', 'personal'),
    text('state_province_id', 'personal'),
    text('student_username', 'personal'),
    text('name.first_name', 'personal'),
    text('name.middle_name', 'personal'),
    text('name.last_name', 'personal'),
    text('contact_info.email', 'personal'),
    text('demographics.gender', 'quasi'),
    date('demographics.birth_date', 'quasi'),
    integer('demographics.projected_graduation_year', 'quasi'),
    text('school_enrollment.enroll_status', 'quasi'),
    text('school_enrollment.enroll_status_description', 'quasi'),
    text('school_enrollment.grade_level', 'quasi'),
    date('school_enrollment.entry_date', 'quasi'),
    date('school_enrollment.exit_date', 'quasi'),
    text('school_enrollment.entry_code', 'quasi'),
    text('school_enrollment.exit_code', 'sensitive'),
    text('school_enrollment.school_number', 'quasi'),
    integer('school_enrollment.school_id', 'quasi'),
    text('school_enrollment.track', 'none'),
    text('ethnicity_race.scheduling_reporting_ethnicity', 'sensitive'),
    text('ethnicity_race.federal_ethnicity', 'sensitive'),
  ],
  // Not asked for; where a server sends them all the same, they have no place in a copy.
  derived: ['demographics.ssn', 'lunch', 'fees', 'alerts'],
  example: {
    page: [
      {
        ...{ id: '7', local_id: '00417', name: { first_name: 'Zoë', last_name: 'Nuñez' } },
        demographics: { gender: 'F', birth_date: '2012-03-04', ssn: '000-00-0000' },
        school_enrollment: {
          enroll_status: 'A',
          grade_level: '9',
          entry_date: '2026-08-24',
          school_id: '2',
        },
      },
    ],
    rows: [
      {
        ...{ id: 7, local_id: '00417', first_name: 'Zoë', last_name: 'Nuñez', gender: 'F' },
        ...{ birth_date: '2012-03-04', enroll_status: 'A', grade_level: '9' },
        ...{ entry_date: '2026-08-24', school_id: 2 },
      },
    ],
  },
});

const staff = defineResource({
  name: 'staff',
  table: 'staff',
  title: 'Staff',
  key: 'id',
  fields: [
    integer('id', 'personal'),
    integer('users_dcid', 'personal'),
    text('local_id', 'personal'),
    text('name.first_name', 'personal'),
    text('name.middle_name', 'personal'),
    text('name.last_name', 'personal'),
    text('emails.work_email', 'personal'),
    text('teacher_username', 'personal'),
    text('admin_username', 'personal'),
    school,
  ],
  example: {
    page: [
      {
        ...{
          id: '9',
          users_dcid: '4',
          name: { first_name: 'Ada', last_name: 'Reyes' },
          school: '2',
        },
        emails: { work_email: 'ada@willow.example' },
      },
    ],
    rows: [
      {
        ...{ id: 9, users_dcid: 4, first_name: 'Ada', last_name: 'Reyes' },
        ...{ work_email: 'ada@willow.example', listed_school_id: 2 },
      },
    ],
  },
});

const terms = defineResource({
  name: 'terms',
  table: 'terms',
  title: 'Terms',
  key: 'id',
  fields: [
    id,
    text('name'),
    text('abbreviation'),
    integer('start_year'),
    date('start_date'),
    date('end_date'),
    integer('parent_term_id'),
    school,
  ],
  example: {
    page: [
      {
        ...{ id: '31', name: 'Fall', abbreviation: 'S1', start_year: '2026', school: '2' },
        ...{ start_date: '2026-08-24', end_date: '2027-01-15' },
      },
    ],
    rows: [
      {
        ...{ id: 31, name: 'Fall', abbreviation: 'S1', start_year: 2026, listed_school_id: 2 },
        ...{ start_date: '2026-08-24', end_date: '2027-01-15' },
      },
    ],
  },
});

const courses = defineResource({
  name: 'courses',
  table: 'courses',
  title: 'Courses',
  key: 'id',
  fields: [id, text('course_number'), text('course_name')],
  // The same course stands in the list of every school that offers it.
  derived: ['school'],
  example: {
    page: [{ id: '21', course_number: '0301', course_name: 'Algebra I', school: '2' }],
    rows: [{ id: 21, course_number: '0301', course_name: 'Algebra I' }],
  },
});

const sections = defineResource({
  name: 'sections',
  table: 'sections',
  title: 'Sections',
  key: 'id',
  fields: [
    id,
    integer('school_id'),
    integer('course_id'),
    integer('term_id'),
    integer('staff_id', 'personal'),
    text('section_number'),
    text('expression'),
    text('external_expression'),
    text('room'),
    school,
  ],
  example: {
    page: [
      {
        ...{ id: '51', school_id: '2', course_id: '21', term_id: '31', staff_id: '9', school: '2' },
        ...{ section_number: '05', expression: '1(A)' },
      },
    ],
    rows: [
      {
        ...{ id: 51, school_id: 2, course_id: 21, term_id: 31, staff_id: 9, listed_school_id: 2 },
        ...{ section_number: '05', expression: '1(A)' },
      },
    ],
  },
});

const sectionEnrollments = defineResource({
  name: 'section_enrollments',
  table: 'section_enrollments',
  title: 'Section enrollments',
  key: 'id',
  fields: [
    id,
    integer('section_id'),
    integer('student_id', 'personal'),
    date('entry_date', 'quasi'),
    date('exit_date', 'quasi'),
    boolean('dropped', 'quasi'),
  ],
  example: {
    page: [
      { id: '71', section_id: '51', student_id: '7', entry_date: '2026-08-24', dropped: false },
    ],
    rows: [{ id: 71, section_id: 51, student_id: 7, entry_date: '2026-08-24', dropped: false }],
  },
});

/** Their columns are the school's own choice: each row is kept as it came. */
const powerqueries = defineResource({
  name: 'powerqueries',
  table: 'powerqueries',
  title: 'Rows of PowerQueries',
  key: 'row_key',
  fields: [
    text('key', 'personal', 'row_key'),
    text('query'),
    json('record', 'sensitive', 'row_json'),
  ],
  example: {
    page: [
      { key: 'org.willow.clubs/3', query: 'org.willow.clubs', record: { id: '3', club: 'Chess' } },
    ],
    rows: [
      {
        ...{ row_key: 'org.willow.clubs/3', query: 'org.willow.clubs' },
        row_json: '{"id":"3","club":"Chess"}',
      },
    ],
  },
});

export const resources = [
  ...[schools, students, staff, terms, courses, sections, sectionEnrollments, powerqueries],
];
