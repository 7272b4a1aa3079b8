import { defineDataset } from '../../model';
import {
  courseTitle,
  localCourseCode,
  school,
  schoolId,
  schoolYear,
  sectionId,
  sessionName,
} from '../_fields';
import canvas from './canvas.sql';
import classroom from './classroom.sql';
import edfi from './edfi.sql';
import oneroster from './oneroster.sql';
import clever from './clever.sql';
import powerschool from './powerschool.sql';

export default defineDataset({
  id: 'courses_sections',
  title: 'Courses & Sections',
  description:
    'Every section that is taught: its course, subject, term, credits, teachers and how many students are in it.',
  grain: 'One row per section.',
  key: ['school_id', 'school_year', 'session_name', 'local_course_code', 'section_id'],
  fields: [
    schoolId,
    school,
    schoolYear,
    sessionName,
    {
      name: 'term',
      title: 'Term',
      type: 'text',
      meaning: 'What kind of term it is: fall semester, third quarter, full year.',
      class: 'none',
    },
    localCourseCode,
    sectionId,
    {
      name: 'section_name',
      title: 'Section Name',
      type: 'text',
      meaning: 'The name of the section, where it has one.',
      class: 'none',
    },
    {
      name: 'course_code',
      title: 'Course Code',
      type: 'text',
      meaning: 'The code of the course in the catalog.',
      class: 'none',
    },
    courseTitle,
    {
      name: 'subject',
      title: 'Subject',
      type: 'text',
      meaning: 'The academic subject; several are joined by commas.',
      class: 'none',
    },
    {
      name: 'credits',
      title: 'Credits',
      type: 'number',
      meaning: 'Credits a student can earn in the section, else in the course.',
      unit: 'credits',
      class: 'none',
    },
    {
      name: 'classroom',
      title: 'Classroom',
      type: 'text',
      meaning: 'The room in which the section meets.',
      class: 'none',
    },
    {
      name: 'teachers',
      title: 'Teachers',
      type: 'text',
      meaning:
        'First and last names of the teachers of record, in the order of their last names; where nobody is called so, of all who teach the section.',
      class: 'personal',
    },
    {
      name: 'students_enrolled',
      title: 'Students Enrolled',
      type: 'integer',
      meaning:
        'Students who are or were in the section; empty when the source has no rosters at all.',
      unit: 'students',
      class: 'none',
    },
    {
      name: 'students_now',
      title: 'Students Now',
      type: 'integer',
      meaning:
        'Students whose time in the section includes today; empty when the source has no rosters at all.',
      unit: 'students',
      class: 'none',
    },
    {
      name: 'begin_date',
      title: 'Begin Date',
      type: 'date',
      meaning: 'The first day of the term.',
      class: 'none',
    },
    {
      name: 'end_date',
      title: 'End Date',
      type: 'date',
      meaning: 'The last day of the term.',
      class: 'none',
    },
  ],
  sql: { canvas, classroom, edfi, oneroster, clever, powerschool },
  checks: [
    {
      id: 'has_course',
      title: 'Every section belongs to a known course',
      severity: 'warning',
      sql: 'select * from {{ this }} where course_title is null',
    },
    {
      id: 'term_in_order',
      title: 'No term ends before it begins',
      severity: 'warning',
      sql: 'select * from {{ this }} where end_date < begin_date',
    },
  ],
});
