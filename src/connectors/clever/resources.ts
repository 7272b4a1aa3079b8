import { boolean, date, defineResource, text, timestamp, type ResourceField } from '../../model';

const id = text('id');
const dates = [timestamp('created'), timestamp('lastModified')].map((field): ResourceField => ({
  ...field,
  ...(field.path === 'lastModified' ? { path: 'last_modified', name: 'last_modified' } : {}),
}));
const plain = (column: string, cls: 'none' | 'personal' | 'quasi' = 'none') => [
  text('', cls, column),
];

const districts = defineResource({
  name: 'districts',
  table: 'districts',
  title: 'District',
  key: 'id',
  fields: [id, text('name'), text('nces_id'), text('mdr_number'), text('sis_type'), text('state')],
  example: {
    page: [{ id: 'd1', name: 'Willow District', nces_id: '0601', sis_type: 'powerschool' }],
    rows: [{ id: 'd1', name: 'Willow District', nces_id: '0601', sis_type: 'powerschool' }],
  },
});

const schools = defineResource({
  name: 'schools',
  table: 'schools',
  title: 'Schools',
  key: 'id',
  fields: [
    id,
    text('district', 'none', 'district_id'),
    ...['name', 'school_number', 'sis_id', 'state_id', 'nces_id', 'low_grade', 'high_grade'].map(
      (path) => text(path),
    ),
    text('phone'),
    text('principal.name', 'personal', 'principal_name'),
    text('principal.email', 'personal', 'principal_email'),
    ...dates,
  ],
  example: {
    page: [
      {
        ...{ id: 's1', district: 'd1', name: 'École Voltaire', school_number: '00123' },
        ...{ low_grade: '9', high_grade: '12', location: { city: 'Willow' } },
      },
    ],
    rows: [
      {
        ...{ id: 's1', district_id: 'd1', name: 'École Voltaire', school_number: '00123' },
        ...{ low_grade: '9', high_grade: '12', _extra: '{"location":{"city":"Willow"}}' },
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
    text('district', 'none', 'district_id'),
    text('name'),
    date('start_date'),
    date('end_date'),
  ],
  example: {
    page: [
      { id: 't1', district: 'd1', name: 'Fall', start_date: '2026-08-24', end_date: '2027-01-15' },
    ],
    rows: [
      {
        id: 't1',
        district_id: 'd1',
        name: 'Fall',
        start_date: '2026-08-24',
        end_date: '2027-01-15',
      },
    ],
  },
});

const courses = defineResource({
  name: 'courses',
  table: 'courses',
  title: 'Courses',
  key: 'id',
  fields: [
    id,
    text('district', 'none', 'district_id'),
    text('name'),
    text('number', 'none', 'course_number'),
  ],
  example: {
    page: [{ id: 'c1', district: 'd1', name: 'Algebra I', number: '0301' }],
    rows: [{ id: 'c1', district_id: 'd1', name: 'Algebra I', course_number: '0301' }],
  },
});

const sections = defineResource({
  name: 'sections',
  table: 'sections',
  title: 'Sections',
  key: 'id',
  fields: [
    id,
    text('district', 'none', 'district_id'),
    text('school', 'none', 'school_id'),
    text('course', 'none', 'course_id'),
    text('term_id'),
    text('teacher', 'personal', 'teacher_id'),
    ...['name', 'section_number', 'sis_id', 'period', 'subject', 'grade'].map((path) => text(path)),
    ...dates,
  ],
  children: [
    { table: 'section_students', path: 'students', fields: plain('student_id', 'personal') },
    { table: 'section_teachers', path: 'teachers', fields: plain('teacher_id', 'personal') },
  ],
  example: {
    page: [
      {
        ...{
          id: 'x1',
          district: 'd1',
          school: 's1',
          course: 'c1',
          term_id: 't1',
          name: 'Algebra 1',
        },
        ...{ section_number: '001', subject: 'math', teacher: 'u9', teachers: ['u9'] },
        students: ['u1'],
      },
    ],
    rows: [
      {
        ...{ id: 'x1', district_id: 'd1', school_id: 's1', course_id: 'c1', term_id: 't1' },
        ...{ name: 'Algebra 1', section_number: '001', subject: 'math', teacher_id: 'u9' },
        section_students: [{ student_id: 'u1' }],
        section_teachers: [{ teacher_id: 'u9' }],
      },
    ],
  },
});

const student = (path: string, cls: 'none' | 'quasi' | 'personal' | 'sensitive', name?: string) =>
  text(`roles.student.${path}`, cls, name ?? `student_${path}`);

/** One person may be student, teacher and staff at once: what each role says stands side by side. */
const users = defineResource({
  name: 'users',
  table: 'users',
  title: 'People',
  key: 'id',
  fields: [
    text('id', 'personal'),
    text('district', 'none', 'district_id'),
    text('name.first', 'personal', 'first_name'),
    text('name.middle', 'personal', 'middle_name'),
    text('name.last', 'personal', 'last_name'),
    text('email', 'personal'),
    student('school', 'quasi', 'student_school_id'),
    student('sis_id', 'personal'),
    student('state_id', 'personal'),
    student('student_number', 'personal', 'student_number'),
    date('roles.student.dob', 'quasi', 'birth_date'),
    student('gender', 'quasi', 'gender'),
    student('grade', 'quasi', 'grade'),
    student('graduation_year', 'quasi', 'graduation_year'),
    student('race', 'sensitive', 'race'),
    student('hispanic_ethnicity', 'sensitive', 'hispanic_ethnicity'),
    student('ell_status', 'sensitive', 'ell_status'),
    student('frl_status', 'sensitive', 'frl_status'),
    student('iep_status', 'sensitive', 'iep_status'),
    student('section_504_status', 'sensitive', 'section_504_status'),
    student('gifted_status', 'sensitive', 'gifted_status'),
    student('home_language', 'sensitive', 'home_language'),
    text('roles.teacher.sis_id', 'personal', 'teacher_sis_id'),
    text('roles.teacher.teacher_number', 'personal', 'teacher_number'),
    text('roles.teacher.title', 'none', 'teacher_title'),
    text('roles.staff.staff_id', 'personal', 'staff_id'),
    text('roles.staff.title', 'none', 'staff_title'),
    text('roles.staff.department', 'none', 'staff_department'),
    text('roles.district_admin.title', 'none', 'district_admin_title'),
    boolean('lms_status.synced_in_lms', 'none', 'synced_in_lms'),
    ...dates,
  ],
  children: [
    {
      table: 'student_enrollments',
      path: 'roles.student.enrollments',
      fields: [
        text('school', 'quasi', 'school_id'),
        date('start_date', 'quasi'),
        date('end_date', 'quasi'),
      ],
    },
    {
      table: 'student_schools',
      path: 'roles.student.schools',
      fields: plain('school_id', 'quasi'),
    },
    { table: 'teacher_schools', path: 'roles.teacher.schools', fields: plain('school_id') },
    { table: 'staff_schools', path: 'roles.staff.schools', fields: plain('school_id') },
  ],
  example: {
    page: [
      {
        ...{ id: 'u1', district: 'd1', name: { first: 'Zoë', last: 'Nuñez' } },
        roles: {
          student: {
            ...{ school: 's1', schools: ['s1'], sis_id: '00417', dob: '2012-03-04', grade: '9' },
            enrollments: [{ school: 's1', start_date: '2026-08-24' }],
          },
        },
      },
    ],
    rows: [
      {
        ...{ id: 'u1', district_id: 'd1', first_name: 'Zoë', last_name: 'Nuñez' },
        ...{
          student_school_id: 's1',
          student_sis_id: '00417',
          birth_date: '2012-03-04',
          grade: '9',
        },
        student_enrollments: [{ school_id: 's1', start_date: '2026-08-24' }],
        student_schools: [{ school_id: 's1' }],
      },
    ],
  },
});

export const resources = [districts, schools, terms, courses, sections, users];
