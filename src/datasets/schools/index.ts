import { defineDataset } from '../../model';
import { schoolId } from '../_fields';
import edfi from './edfi.sql';
import oneroster from './oneroster.sql';
import clever from './clever.sql';
import powerschool from './powerschool.sql';

export default defineDataset({
  id: 'schools',
  title: 'Schools',
  description:
    'The schools of the district: what kind they are, which grades they teach and to which district they belong. A good first data set to switch on, and what the others name schools by.',
  grain: 'One row per school.',
  key: ['school_id'],
  fields: [
    schoolId,
    {
      name: 'school',
      title: 'School',
      type: 'text',
      meaning: 'The full name of the school.',
      class: 'none',
    },
    {
      name: 'short_name',
      title: 'Short Name',
      type: 'text',
      meaning: 'The abbreviation people use for the school.',
      class: 'none',
    },
    {
      name: 'district_id',
      title: 'District ID',
      type: 'text',
      meaning: 'The number of the district the school belongs to.',
      class: 'none',
    },
    {
      name: 'district',
      title: 'District',
      type: 'text',
      meaning:
        'The name of the district; where the school names none and the source has only one, that one.',
      class: 'none',
    },
    {
      name: 'category',
      title: 'Category',
      type: 'text',
      meaning:
        'Elementary, middle or high school, as the source says; several are joined by commas.',
      class: 'none',
    },
    {
      name: 'school_type',
      title: 'School Type',
      type: 'text',
      meaning:
        'What the school is for: regular, special education, career and technical, alternative.',
      class: 'none',
    },
    {
      name: 'lowest_grade',
      title: 'Lowest Grade',
      type: 'text',
      meaning:
        'The youngest grade that is taught; empty when the grades have names without an order.',
      class: 'none',
    },
    {
      name: 'highest_grade',
      title: 'Highest Grade',
      type: 'text',
      meaning:
        'The oldest grade that is taught; empty when the grades have names without an order.',
      class: 'none',
    },
    {
      name: 'grade_levels',
      title: 'Grade Levels',
      type: 'text',
      meaning: 'All grades that are taught, the youngest first.',
      class: 'none',
    },
    {
      name: 'operational_status',
      title: 'Operational Status',
      type: 'text',
      meaning: 'Whether the school is open: active, closed, new, to be opened.',
      class: 'none',
    },
    {
      name: 'charter_status',
      title: 'Charter Status',
      type: 'text',
      meaning: 'Whether the school is a charter school, and of which kind.',
      class: 'none',
    },
    {
      name: 'title_i_designation',
      title: 'Title I Designation',
      type: 'text',
      meaning: 'Whether the school takes part in the federal Title I, Part A program.',
      class: 'none',
    },
    {
      name: 'website',
      title: 'Website',
      type: 'text',
      meaning: 'The address of the school’s website.',
      class: 'none',
    },
  ],
  sql: { edfi, oneroster, clever, powerschool },
  checks: [
    {
      id: 'school_has_name',
      title: 'Every school has a name',
      severity: 'warning',
      sql: 'select * from {{ this }} where school is null',
    },
  ],
});
