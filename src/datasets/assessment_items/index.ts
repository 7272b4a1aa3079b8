import { defineDataset } from '../../model';
import {
  administeredAt,
  assessment,
  assessmentId,
  gradeWhenTaken,
  resultId,
} from '../_assessments';
import { firstName, lastName, school, schoolId, schoolYear, studentId } from '../_fields';
import assessment_file from './assessment_file.sql';
import edfi from './edfi.sql';

export default defineDataset({
  id: 'assessment_items',
  title: 'Assessment Items',
  description:
    'What each student answered to each question of an assessment, and whether it was right: for item analysis. It has rows where the source reports single questions.',
  grain: 'One row per student, sitting and question.',
  key: ['student_id', 'result_id', 'item_id'],
  date: 'administered_at',
  fields: [
    resultId,
    studentId,
    lastName,
    firstName,
    assessmentId,
    assessment,
    {
      name: 'subject',
      title: 'Subject',
      type: 'text',
      meaning: 'The subject of the assessment; several are joined by commas.',
      class: 'none',
    },
    {
      name: 'item_id',
      title: 'Item ID',
      type: 'text',
      meaning: 'The code of the question; “Not stated” where the source does not name it.',
      class: 'none',
    },
    {
      name: 'item_number',
      title: 'Item Number',
      type: 'integer',
      meaning: 'The number of the question in the student’s test.',
      class: 'none',
      combine: 'none',
    },
    {
      name: 'objective',
      title: 'Objective',
      type: 'text',
      meaning: 'The objective that names the question, by its description, else its code.',
      class: 'none',
    },
    schoolYear,
    administeredAt,
    gradeWhenTaken,
    schoolId,
    school,
    {
      name: 'response',
      title: 'Response',
      type: 'text',
      meaning: 'What the student answered, as the source has it.',
      class: 'sensitive',
    },
    {
      name: 'result',
      title: 'Result',
      type: 'text',
      meaning: 'How the answer was judged: correct, incorrect.',
      class: 'sensitive',
    },
    {
      name: 'correct',
      title: 'Correct',
      type: 'boolean',
      meaning: 'Whether the answer was right; empty where the judgment is neither.',
      class: 'sensitive',
    },
    {
      name: 'raw_score',
      title: 'Raw Score',
      type: 'number',
      meaning: 'Points for the answer.',
      unit: 'points',
      class: 'sensitive',
    },
  ],
  incremental: { field: 'student_id', column: 'student_unique_id' },
  sql: { edfi, assessment_file },
  checks: [
    {
      id: 'item_named',
      title: 'Every answer names its question',
      severity: 'warning',
      sql: "select * from {{ this }} where item_id = 'Not stated'",
    },
  ],
});
