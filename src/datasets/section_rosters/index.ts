import { defineDataset } from '../../model';
import {
  courseTitle,
  firstName,
  lastName,
  localCourseCode,
  school,
  schoolId,
  schoolYear,
  sectionId,
  sessionName,
  studentId,
} from '../_fields';
import canvas from './canvas.sql';
import classroom from './classroom.sql';
import edfi from './edfi.sql';
import oneroster from './oneroster.sql';
import clever from './clever.sql';
import powerschool from './powerschool.sql';

export default defineDataset({
  id: 'section_rosters',
  title: 'Section Rosters',
  description:
    'Which student is in which section, from when to when. The list behind class sizes, schedules and grade books.',
  grain: 'One row per student, section and the day the student joined it.',
  key: [
    'student_id',
    'school_id',
    'school_year',
    'session_name',
    'local_course_code',
    'section_id',
    'begin_date',
  ],
  fields: [
    studentId,
    lastName,
    firstName,
    schoolId,
    school,
    schoolYear,
    sessionName,
    localCourseCode,
    sectionId,
    courseTitle,
    {
      name: 'begin_date',
      title: 'Begin Date',
      type: 'date',
      meaning: 'The first day in the section.',
      class: 'quasi',
    },
    {
      name: 'end_date',
      title: 'End Date',
      type: 'date',
      meaning: 'The last day in the section; empty while it lasts or when none was recorded.',
      class: 'quasi',
    },
    {
      name: 'active',
      title: 'Active',
      type: 'boolean',
      meaning:
        'Yes when today lies within the student’s time in the section; without an end date it lasts as long as the term.',
      class: 'quasi',
      required: true,
    },
    {
      name: 'homeroom',
      title: 'Homeroom',
      type: 'boolean',
      meaning:
        'Yes when the section is the student’s homeroom; empty when the source does not say.',
      class: 'none',
    },
  ],
  incremental: { field: 'student_id', column: 'student_unique_id' },
  sql: { canvas, classroom, edfi, oneroster, clever, powerschool },
  checks: [
    {
      id: 'begin_before_end',
      title: 'Nobody leaves a section before joining it',
      severity: 'row',
      sql: 'select * from {{ this }} where end_date < begin_date',
    },
    {
      id: 'student_known',
      title: 'Every roster names a known student',
      severity: 'warning',
      sql: 'select * from {{ this }} where last_name is null and first_name is null',
    },
  ],
});
