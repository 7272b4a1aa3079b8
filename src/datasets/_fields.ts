import type { Field } from '../model';

/* Fields that mean the same wherever they stand: analysts join data sets by them. */

export const schoolId: Field = {
  name: 'school_id',
  title: 'School ID',
  type: 'text',
  meaning: 'The number of the school in the source system.',
  class: 'none',
};

export const studentId: Field = {
  name: 'student_id',
  title: 'Student ID',
  type: 'text',
  meaning: 'The number that identifies the student in the source system.',
  class: 'personal',
};

export const lastName: Field = {
  name: 'last_name',
  title: 'Last Name',
  type: 'text',
  meaning: 'The student’s family name.',
  class: 'personal',
};

export const firstName: Field = {
  name: 'first_name',
  title: 'First Name',
  type: 'text',
  meaning: 'The student’s given name.',
  class: 'personal',
};

export const school: Field = {
  name: 'school',
  title: 'School',
  type: 'text',
  meaning: 'The name of the school.',
  class: 'none',
};

export const schoolYear: Field = {
  name: 'school_year',
  title: 'School Year',
  type: 'integer',
  meaning: 'The year in which the school year ends: 2027 is 2026–27.',
  class: 'none',
};

export const sessionName: Field = {
  name: 'session_name',
  title: 'Session',
  type: 'text',
  meaning: 'The name the school gives the term.',
  class: 'none',
};

export const localCourseCode: Field = {
  name: 'local_course_code',
  title: 'Local Course Code',
  type: 'text',
  meaning: 'The school’s own code of the course.',
  class: 'none',
};

export const sectionId: Field = {
  name: 'section_id',
  title: 'Section ID',
  type: 'text',
  meaning: 'The code of the section, unique with course, term, year and school.',
  class: 'none',
};

export const courseTitle: Field = {
  name: 'course_title',
  title: 'Course Title',
  type: 'text',
  meaning: 'The name of the course as the school offers it, else as the catalog has it.',
  class: 'none',
};

export const weekday: Field = {
  name: 'weekday',
  title: 'Weekday',
  type: 'integer',
  meaning: 'The day of the week: 1 is Monday, 7 is Sunday.',
  class: 'none',
  required: true,
  range: [1, 7],
};
