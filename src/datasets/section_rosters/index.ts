import { defineDataset } from '../../model';
import edfi from './edfi.sql';

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
    {
      name: 'student_id',
      title: 'Student ID',
      type: 'text',
      meaning: 'The number that identifies the student in the source system.',
      class: 'personal',
    },
    {
      name: 'last_name',
      title: 'Last Name',
      type: 'text',
      meaning: 'The student’s family name.',
      class: 'personal',
    },
    {
      name: 'first_name',
      title: 'First Name',
      type: 'text',
      meaning: 'The student’s given name.',
      class: 'personal',
    },
    {
      name: 'school_id',
      title: 'School ID',
      type: 'text',
      meaning: 'The number of the school in the source system.',
      class: 'none',
    },
    {
      name: 'school',
      title: 'School',
      type: 'text',
      meaning: 'The name of the school.',
      class: 'none',
    },
    {
      name: 'school_year',
      title: 'School Year',
      type: 'integer',
      meaning: 'The year in which the school year ends: 2027 is 2026–27.',
      class: 'none',
    },
    {
      name: 'session_name',
      title: 'Session',
      type: 'text',
      meaning: 'The name the school gives the term.',
      class: 'none',
    },
    {
      name: 'local_course_code',
      title: 'Local Course Code',
      type: 'text',
      meaning: 'The school’s own code of the course.',
      class: 'none',
    },
    {
      name: 'section_id',
      title: 'Section ID',
      type: 'text',
      meaning: 'The code of the section, unique with course, term, year and school.',
      class: 'none',
    },
    {
      name: 'course_title',
      title: 'Course Title',
      type: 'text',
      meaning: 'The name of the course as the school offers it, else as the catalog has it.',
      class: 'none',
    },
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
  sql: { edfi },
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
