import { defineDataset } from '../../model';
import { firstName, lastName, school, schoolId, studentId } from '../_fields';
import edfi from './edfi.sql';
import oneroster from './oneroster.sql';
import clever from './clever.sql';
import powerschool from './powerschool.sql';

export default defineDataset({
  id: 'student_enrollment',
  title: 'Student Demographics & Enrollment',
  description:
    'Who is enrolled where, since when, in which grade, and who they are: the list most other questions start from. A student who changes school or comes back has a row for each enrollment. A school year is named by the year in which it ends: 2027 is 2026–27.',
  grain: 'One row per student and school enrollment.',
  key: ['student_id', 'school_id', 'entry_date'],
  fields: [
    studentId,
    lastName,
    firstName,
    {
      name: 'middle_name',
      title: 'Middle Name',
      type: 'text',
      meaning: 'The student’s middle name or initial.',
      class: 'personal',
    },
    {
      name: 'birth_date',
      title: 'Birth Date',
      type: 'date',
      meaning: 'The day the student was born.',
      class: 'quasi',
    },
    {
      name: 'sex',
      title: 'Sex',
      type: 'text',
      meaning: 'The sex the school has on record, else the one at birth.',
      class: 'quasi',
    },
    {
      name: 'race_ethnicity',
      title: 'Race/Ethnicity',
      type: 'text',
      meaning:
        'The one federal reporting category: Hispanic/Latino goes before any race, and two races or more are a category of their own; empty when none was reported.',
      class: 'sensitive',
      values: [
        'Hispanic/Latino',
        'American Indian or Alaska Native',
        'Asian',
        'Black or African American',
        'Middle Eastern or North African',
        'Native Hawaiian or Other Pacific Islander',
        'White',
        'Two or more races',
      ],
    },
    {
      name: 'races',
      title: 'Races',
      type: 'text',
      meaning: 'All races reported for the student, in the source’s words and order.',
      class: 'sensitive',
    },
    {
      name: 'english_learner',
      title: 'English Learner',
      type: 'boolean',
      meaning:
        'Yes when the student is learning English now; students who are only monitored after leaving the program are No; empty when nothing is reported.',
      class: 'sensitive',
    },
    {
      name: 'economically_disadvantaged',
      title: 'Economically Disadvantaged',
      type: 'boolean',
      meaning:
        'Yes when the student was reported as economically disadvantaged during this enrollment; empty when the source has no details of the student.',
      class: 'sensitive',
    },
    {
      name: 'special_education',
      title: 'Special Education',
      type: 'boolean',
      meaning:
        'Yes when the student was in a special-education program during this enrollment; empty when the source reports no special education at all.',
      class: 'sensitive',
    },
    {
      name: 'home_language',
      title: 'Home Language',
      type: 'text',
      meaning: 'The language spoken at home, else the first language reported.',
      class: 'sensitive',
    },
    {
      name: 'grade_level',
      title: 'Grade Level',
      type: 'text',
      meaning: 'The grade in which the student entered.',
      class: 'quasi',
    },
    school,
    schoolId,
    {
      name: 'school_year',
      title: 'School Year',
      type: 'integer',
      meaning:
        'The year in which the school year of this enrollment ends; where the source does not say, it is found from the entry date.',
      class: 'none',
      required: true,
    },
    {
      name: 'calendar',
      title: 'Calendar',
      type: 'text',
      meaning: 'The code of the calendar the student follows, where the source names one.',
      class: 'none',
    },
    {
      name: 'entry_date',
      title: 'Entry Date',
      type: 'date',
      meaning: 'The first day of the enrollment.',
      class: 'quasi',
    },
    {
      name: 'exit_date',
      title: 'Exit Date',
      type: 'date',
      meaning: 'The last day of the enrollment; empty while it lasts or when no exit was recorded.',
      class: 'quasi',
    },
    {
      name: 'exit_type',
      title: 'Exit Type',
      type: 'text',
      meaning: 'Why the enrollment ended: transferred, graduated, withdrew.',
      class: 'sensitive',
    },
    {
      name: 'active',
      title: 'Active',
      type: 'boolean',
      meaning:
        'Yes when today lies within the enrollment; without an exit date it lasts as long as its school year.',
      class: 'quasi',
      required: true,
    },
    {
      name: 'most_recent_enrollment_year',
      title: 'Most Recent Enrollment Year',
      type: 'integer',
      meaning: 'The latest school year in which this student has any enrollment.',
      class: 'none',
      required: true,
    },
    {
      name: 'completed_school_year',
      title: 'Completed School Year',
      type: 'boolean',
      meaning:
        'Yes when this enrollment reached the last day of its school year; empty when the source does not say when that is.',
      class: 'quasi',
    },
    {
      name: 'retained',
      title: 'Retained',
      type: 'boolean',
      meaning:
        'Yes when the student is in the same grade as at the end of the school year before, or is marked as repeating; empty when nothing is known of that year.',
      class: 'sensitive',
    },
    {
      name: 'years_ago',
      title: 'Years Ago',
      type: 'integer',
      meaning: 'The current school year minus the school year of this enrollment: 0 is this year.',
      unit: 'years',
      class: 'none',
      required: true,
      combine: 'none',
    },
  ],
  sql: { edfi, oneroster, clever, powerschool },
  incremental: { field: 'student_id', column: 'student_unique_id' },
  checks: [
    {
      id: 'entry_before_exit',
      title: 'No enrollment ends before it begins',
      severity: 'row',
      sql: 'select * from {{ this }} where exit_date < entry_date',
    },
    {
      id: 'born_before_entry',
      title: 'Nobody is enrolled before being born',
      severity: 'row',
      sql: 'select * from {{ this }} where birth_date >= entry_date',
    },
    {
      id: 'student_known',
      title: 'Every enrollment belongs to a known student',
      severity: 'warning',
      sql: 'select * from {{ this }} where last_name is null and first_name is null',
    },
    {
      id: 'school_known',
      title: 'Every enrollment belongs to a known school',
      severity: 'warning',
      sql: 'select * from {{ this }} where school is null',
    },
  ],
});
