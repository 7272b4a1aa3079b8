import { defineDataset } from '../../model';
import { firstName, lastName, studentId } from '../_fields';
import edfi from './edfi.sql';

export default defineDataset({
  id: 'program_participation',
  title: 'Program Participation',
  description:
    'Which student takes part in which program: gifted and talented, bilingual, Title I, special education, and what else the district runs.',
  grain: 'One row per student, program and participation.',
  key: ['student_id', 'kind', 'participation_id'],
  fields: [
    {
      name: 'kind',
      title: 'Kind',
      type: 'text',
      meaning: 'Special education, which has details of its own, or any other program.',
      class: 'sensitive',
      values: ['Program', 'Special education'],
    },
    {
      name: 'participation_id',
      title: 'Participation ID',
      type: 'text',
      meaning: 'The source’s own identifier of the participation.',
      class: 'none',
    },
    studentId,
    lastName,
    firstName,
    {
      name: 'organization_id',
      title: 'Organization ID',
      type: 'text',
      meaning: 'The number of the school or district that reports the participation.',
      class: 'none',
    },
    {
      name: 'organization',
      title: 'Organization',
      type: 'text',
      meaning: 'The name of the school or district that reports the participation.',
      class: 'none',
    },
    {
      name: 'program',
      title: 'Program',
      type: 'text',
      meaning: 'The name of the program.',
      class: 'sensitive',
    },
    {
      name: 'program_type',
      title: 'Program Type',
      type: 'text',
      meaning: 'What kind of program it is.',
      class: 'sensitive',
    },
    {
      name: 'begin_date',
      title: 'Begin Date',
      type: 'date',
      meaning: 'The first day in the program.',
      class: 'sensitive',
    },
    {
      name: 'end_date',
      title: 'End Date',
      type: 'date',
      meaning: 'The last day in the program; empty while it lasts.',
      class: 'sensitive',
    },
    {
      name: 'active',
      title: 'Active',
      type: 'boolean',
      meaning: 'Yes when today lies within the participation.',
      class: 'sensitive',
      required: true,
    },
    {
      name: 'exit_reason',
      title: 'Exit Reason',
      type: 'text',
      meaning: 'Why the student left the program.',
      class: 'sensitive',
    },
    {
      name: 'disabilities',
      title: 'Disabilities',
      type: 'text',
      meaning: 'The disabilities named in a special-education program, the primary one first.',
      class: 'sensitive',
    },
    {
      name: 'setting',
      title: 'Setting',
      type: 'text',
      meaning:
        'Where a student in special education is taught, as a share of the day in regular class.',
      class: 'sensitive',
    },
  ],
  incremental: { field: 'student_id', column: 'student_unique_id' },
  sql: { edfi },
  checks: [
    {
      id: 'begin_before_end',
      title: 'No participation ends before it begins',
      severity: 'row',
      sql: 'select * from {{ this }} where end_date < begin_date',
    },
    {
      id: 'student_known',
      title: 'Every participation names a known student',
      severity: 'warning',
      sql: 'select * from {{ this }} where last_name is null and first_name is null',
    },
  ],
});
