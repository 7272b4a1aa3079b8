import { defineDataset } from '../../model';
import {
  administeredAt,
  assessment,
  assessmentId,
  gradeWhenTaken,
  resultId,
} from '../_assessments';
import { firstName, lastName, school, schoolYear, studentId } from '../_fields';
import assessment_file from './assessment_file.sql';
import edfi from './edfi.sql';

export default defineDataset({
  id: 'assessment_results',
  title: 'Assessment Results',
  description:
    'Scores and performance levels of every assessment, for the whole and for each objective. One sitting has several rows: one for each way its result is reported.',
  grain: 'One row per student, sitting, objective or whole, and reporting method.',
  key: ['student_id', 'result_id', 'objective_id', 'reporting_method'],
  fields: [
    resultId,
    studentId,
    lastName,
    firstName,
    assessmentId,
    assessment,
    {
      name: 'category',
      title: 'Category',
      type: 'text',
      meaning: 'What kind of assessment: state summative, benchmark, college entrance.',
      class: 'none',
    },
    {
      name: 'subject',
      title: 'Subject',
      type: 'text',
      meaning:
        'The subject of the objective, else of the assessment; several are joined by commas.',
      class: 'none',
    },
    {
      name: 'objective_id',
      title: 'Objective ID',
      type: 'text',
      meaning:
        'The code of the objective; “Overall” is the whole assessment, “Not stated” a part the source does not name.',
      class: 'none',
    },
    {
      name: 'objective',
      title: 'Objective',
      type: 'text',
      meaning: 'What the objective is about, else its code; empty for the whole assessment.',
      class: 'none',
    },
    schoolYear,
    administeredAt,
    gradeWhenTaken,
    {
      name: 'school_id',
      title: 'School ID',
      type: 'text',
      meaning: 'The number of the school that reported the result.',
      class: 'none',
    },
    school,
    {
      name: 'reporting_method',
      title: 'Reporting Method',
      type: 'text',
      meaning:
        'How the result is expressed: raw score, scale score, percentile; “Not stated” when the source does not say.',
      class: 'none',
    },
    {
      name: 'score',
      title: 'Score',
      type: 'text',
      meaning: 'The result as the source has it.',
      class: 'sensitive',
    },
    {
      name: 'score_number',
      title: 'Score (Number)',
      type: 'number',
      meaning: 'The result as a number; empty when it is not one.',
      unit: 'points',
      class: 'sensitive',
    },
    {
      name: 'performance_level',
      title: 'Performance Level',
      type: 'text',
      meaning: 'What the result means: advanced, met standard, did not meet standard.',
      class: 'sensitive',
    },
    {
      name: 'reason_not_tested',
      title: 'Reason Not Tested',
      type: 'text',
      meaning: 'Why there is no result: absent, exempt.',
      class: 'sensitive',
    },
  ],
  incremental: { field: 'student_id', column: 'student_unique_id' },
  sql: { edfi, assessment_file },
  checks: [
    {
      id: 'line_taken',
      title: 'Every line of a results file can be taken',
      severity: 'row',
      sql: "select * from {{ this }} where student_id = 'Not stated' and result_id like 'line %'",
    },
    {
      id: 'has_result',
      title: 'Every row has a score, a level or a reason',
      severity: 'warning',
      sql: 'select * from {{ this }} where score is null and performance_level is null and reason_not_tested is null',
    },
    {
      id: 'assessment_known',
      title: 'Every result belongs to a known assessment',
      severity: 'warning',
      sql: 'select * from {{ this }} where assessment is null',
    },
  ],
});
