import { defineDataset } from '../../model';
import edfi from './edfi.sql';
import oneroster from './oneroster.sql';
import clever from './clever.sql';
import powerschool from './powerschool.sql';

export default defineDataset({
  id: 'staff_assignments',
  title: 'Staff & Assignments',
  description: 'Who works where, as what, since when and for how much of full time.',
  grain: 'One row per staff member, organization, classification and begin of the assignment.',
  key: ['staff_id', 'organization_id', 'classification', 'begin_date'],
  fields: [
    {
      name: 'staff_id',
      title: 'Staff ID',
      type: 'text',
      meaning: 'The number that identifies the staff member in the source system.',
      class: 'personal',
    },
    {
      name: 'last_name',
      title: 'Last Name',
      type: 'text',
      meaning: 'The staff member’s family name.',
      class: 'personal',
    },
    {
      name: 'first_name',
      title: 'First Name',
      type: 'text',
      meaning: 'The staff member’s given name.',
      class: 'personal',
    },
    {
      name: 'email',
      title: 'Email',
      type: 'text',
      meaning: 'The primary address of the staff member, else the one at work.',
      class: 'personal',
    },
    {
      name: 'organization_id',
      title: 'Organization ID',
      type: 'text',
      meaning: 'The number of the school or district.',
      class: 'none',
    },
    {
      name: 'organization',
      title: 'Organization',
      type: 'text',
      meaning: 'The name of the school or district.',
      class: 'none',
    },
    {
      name: 'classification',
      title: 'Classification',
      type: 'text',
      meaning: 'What kind of staff: teacher, principal, counselor.',
      class: 'none',
    },
    {
      name: 'position_title',
      title: 'Position',
      type: 'text',
      meaning: 'The title of the position in the school’s own words.',
      class: 'none',
    },
    {
      name: 'begin_date',
      title: 'Begin Date',
      type: 'date',
      meaning: 'The first day of the assignment.',
      class: 'none',
    },
    {
      name: 'end_date',
      title: 'End Date',
      type: 'date',
      meaning: 'The last day of the assignment; empty while it lasts.',
      class: 'none',
    },
    {
      name: 'active',
      title: 'Active',
      type: 'boolean',
      meaning: 'Yes when today lies within the assignment.',
      class: 'none',
      required: true,
    },
    {
      name: 'full_time_equivalency',
      title: 'Full-Time Equivalency',
      type: 'number',
      meaning: 'The share of full time: 0.5 is half time.',
      unit: 'share of full time',
      class: 'none',
    },
    {
      name: 'highest_degree',
      title: 'Highest Degree',
      type: 'text',
      meaning: 'The highest level of education the staff member has completed.',
      class: 'quasi',
    },
    {
      name: 'years_teaching_before',
      title: 'Years Teaching Before',
      type: 'number',
      meaning: 'Years of teaching before the present employment.',
      unit: 'years',
      class: 'quasi',
    },
  ],
  sql: { edfi, oneroster, clever, powerschool },
  checks: [
    {
      id: 'begin_before_end',
      title: 'No assignment ends before it begins',
      severity: 'row',
      sql: 'select * from {{ this }} where end_date < begin_date',
    },
    {
      id: 'staff_known',
      title: 'Every assignment names a known person',
      severity: 'warning',
      sql: 'select * from {{ this }} where last_name is null and first_name is null',
    },
  ],
});
