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
import edfi from './edfi.sql';
import oneroster from './oneroster.sql';

export default defineDataset({
  id: 'grades',
  title: 'Grades',
  description:
    'The grades students earned in their sections, by grading period: letters, numbers, and what kind of grade it is.',
  grain: 'One row per student, section, grading period and type of grade.',
  key: ['student_id', 'grade_id'],
  fields: [
    {
      name: 'grade_id',
      title: 'Grade ID',
      type: 'text',
      meaning: 'The source’s own identifier of the grade.',
      class: 'none',
    },
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
      name: 'grading_period',
      title: 'Grading Period',
      type: 'text',
      meaning: 'The name of the grading period, else what kind it is.',
      class: 'none',
    },
    {
      name: 'period_begin_date',
      title: 'Period Begin',
      type: 'date',
      meaning: 'The first day of the grading period.',
      class: 'none',
    },
    {
      name: 'period_end_date',
      title: 'Period End',
      type: 'date',
      meaning: 'The last day of the grading period.',
      class: 'none',
    },
    {
      name: 'grade_type',
      title: 'Grade Type',
      type: 'text',
      meaning: 'What the grade stands for: grading period, semester, final, mid-term, conduct.',
      class: 'none',
    },
    {
      name: 'letter_grade',
      title: 'Letter Grade',
      type: 'text',
      meaning: 'The grade as a letter or a word.',
      class: 'sensitive',
    },
    {
      name: 'numeric_grade',
      title: 'Numeric Grade',
      type: 'number',
      meaning: 'The grade as a number on the school’s own scale.',
      unit: 'points',
      class: 'sensitive',
    },
    {
      name: 'performance_level',
      title: 'Performance Level',
      type: 'text',
      meaning: 'What the grade means: advanced, proficient, basic, fail.',
      class: 'sensitive',
    },
  ],
  incremental: { field: 'student_id', column: 'student_unique_id' },
  sql: { edfi, oneroster },
  checks: [
    {
      id: 'has_grade',
      title: 'Every grade says something',
      severity: 'warning',
      sql: 'select * from {{ this }} where letter_grade is null and numeric_grade is null and performance_level is null',
    },
    {
      id: 'student_known',
      title: 'Every grade names a known student',
      severity: 'warning',
      sql: 'select * from {{ this }} where last_name is null and first_name is null',
    },
  ],
});
