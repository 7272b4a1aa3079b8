import {
  boolean,
  date,
  defineResource,
  integer,
  json,
  number,
  text,
  timestamp,
} from '../../../model';
import { id, links, modified } from './shared';

const score = [
  text('assessmentReportingMethodDescriptor'),
  text('resultDatatypeTypeDescriptor'),
  text('result', 'sensitive', 'score_result'),
];

const level = [
  text('assessmentReportingMethodDescriptor'),
  text('performanceLevelDescriptor', 'sensitive'),
  text('performanceLevelIndicatorName'),
  // Data Standard 3 only.
  boolean('performanceLevelMet', 'sensitive'),
];

/** Which objective a row inside `studentObjectiveAssessments` is about. */
const objective = [
  text('objectiveAssessmentReference.assessmentIdentifier'),
  text('objectiveAssessmentReference.namespace'),
  text('objectiveAssessmentReference.identificationCode'),
];

const studentAssessments = defineResource({
  name: 'studentAssessments',
  table: 'student_assessments',
  title: 'Assessment results',
  key: 'id',
  identity: {
    assessmentIdentifier: 'assessment_identifier',
    namespace: 'namespace',
    studentAssessmentIdentifier: 'student_assessment_identifier',
    studentUniqueId: 'student_unique_id',
  },
  fields: [
    id,
    text('studentReference.studentUniqueId', 'personal'),
    text('assessmentReference.assessmentIdentifier'),
    text('assessmentReference.namespace'),
    text('studentAssessmentIdentifier', 'quasi'),
    integer('schoolYearTypeReference.schoolYear'),
    timestamp('administrationDate', 'quasi'),
    timestamp('administrationEndDate', 'quasi'),
    text('whenAssessedGradeLevelDescriptor', 'quasi'),
    text('administrationEnvironmentDescriptor'),
    text('administrationLanguageDescriptor', 'quasi'),
    integer('assessedMinutes'),
    text('platformTypeDescriptor'),
    text('reasonNotTestedDescriptor', 'sensitive'),
    text('retestIndicatorDescriptor', 'sensitive'),
    text('eventCircumstanceDescriptor', 'sensitive'),
    text('eventDescription', 'sensitive'),
    text('serialNumber', 'quasi'),
    integer('reportedSchoolReference.schoolId', 'none', 'reported_school_id'),
    text('reportedSchoolIdentifier'),
    text('period.assessmentPeriodDescriptor'),
    date('period.beginDate', 'none', 'period_begin_date'),
    date('period.endDate', 'none', 'period_end_date'),
    modified,
  ],
  children: [
    { table: 'student_assessment_score_results', path: 'scoreResults', fields: score },
    { table: 'student_assessment_performance_levels', path: 'performanceLevels', fields: level },
    {
      table: 'student_assessment_accommodations',
      path: 'accommodations',
      fields: [text('accommodationDescriptor', 'sensitive')],
    },
    {
      table: 'student_objective_assessments',
      path: 'studentObjectiveAssessments',
      fields: [
        ...objective,
        timestamp('administrationDate', 'quasi'),
        timestamp('administrationEndDate', 'quasi'),
        integer('assessedMinutes'),
        json('scoreResults', 'sensitive'),
        json('performanceLevels', 'sensitive'),
      ],
    },
    {
      table: 'student_objective_assessment_score_results',
      path: 'studentObjectiveAssessments.scoreResults',
      fields: [...objective, ...score],
    },
    {
      table: 'student_objective_assessment_performance_levels',
      path: 'studentObjectiveAssessments.performanceLevels',
      fields: [...objective, ...level],
    },
    {
      table: 'student_assessment_items',
      path: 'items',
      fields: [
        text('assessmentItemReference.assessmentIdentifier'),
        text('assessmentItemReference.namespace'),
        text('assessmentItemReference.identificationCode'),
        text('assessmentItemResultDescriptor', 'sensitive'),
        text('responseIndicatorDescriptor', 'sensitive'),
        text('assessmentResponse', 'sensitive'),
        number('rawScoreResult', 'sensitive'),
        // From Data Standard 4 on.
        integer('itemNumber'),
      ],
    },
  ],
  derived: links(
    'studentReference',
    'assessmentReference',
    'schoolYearTypeReference',
    'reportedSchoolReference',
    'studentObjectiveAssessments.objectiveAssessmentReference',
    'items.assessmentItemReference',
  ),
  example: {
    page: [
      {
        id: 'z4',
        studentAssessmentIdentifier: '/3yOG',
        assessmentReference: {
          assessmentIdentifier: 'MATH-8',
          namespace: 'uri://example.org/Assessment',
        },
        studentReference: { studentUniqueId: '00604821' },
        schoolYearTypeReference: { schoolYear: 2027 },
        administrationDate: '2026-12-01T16:00:00Z',
        scoreResults: [
          {
            assessmentReportingMethodDescriptor:
              'uri://ed-fi.org/AssessmentReportingMethodDescriptor#Scale score',
            resultDatatypeTypeDescriptor: 'uri://ed-fi.org/ResultDatatypeTypeDescriptor#Integer',
            result: '0218',
          },
        ],
        items: [
          {
            assessmentItemReference: {
              assessmentIdentifier: 'MATH-8',
              identificationCode: '07',
              namespace: 'uri://example.org/Assessment',
            },
            assessmentItemResultDescriptor:
              'uri://ed-fi.org/AssessmentItemResultDescriptor#Incorrect',
            assessmentResponse: 'C',
            rawScoreResult: 0,
          },
        ],
        studentObjectiveAssessments: [
          {
            objectiveAssessmentReference: {
              assessmentIdentifier: 'MATH-8',
              identificationCode: 'MATH-8-1',
              namespace: 'uri://example.org/Assessment',
            },
            scoreResults: [
              {
                assessmentReportingMethodDescriptor:
                  'uri://ed-fi.org/AssessmentReportingMethodDescriptor#Raw score',
                resultDatatypeTypeDescriptor:
                  'uri://ed-fi.org/ResultDatatypeTypeDescriptor#Integer',
                result: '5',
              },
            ],
          },
        ],
      },
    ],
    rows: [
      {
        id: 'z4',
        student_unique_id: '00604821',
        assessment_identifier: 'MATH-8',
        namespace: 'uri://example.org/Assessment',
        student_assessment_identifier: '/3yOG',
        school_year: 2027,
        administration_date: '2026-12-01T16:00:00Z',
        student_assessment_score_results: [
          {
            assessment_reporting_method_descriptor:
              'uri://ed-fi.org/AssessmentReportingMethodDescriptor#Scale score',
            result_datatype_type_descriptor: 'uri://ed-fi.org/ResultDatatypeTypeDescriptor#Integer',
            score_result: '0218',
          },
        ],
        student_assessment_items: [
          {
            assessment_identifier: 'MATH-8',
            namespace: 'uri://example.org/Assessment',
            identification_code: '07',
            assessment_item_result_descriptor:
              'uri://ed-fi.org/AssessmentItemResultDescriptor#Incorrect',
            assessment_response: 'C',
            raw_score_result: 0,
          },
        ],
        student_objective_assessments: [
          {
            assessment_identifier: 'MATH-8',
            namespace: 'uri://example.org/Assessment',
            identification_code: 'MATH-8-1',
            score_results:
              '[{"assessmentReportingMethodDescriptor":"uri://ed-fi.org/AssessmentReportingMethodDescriptor#Raw score","resultDatatypeTypeDescriptor":"uri://ed-fi.org/ResultDatatypeTypeDescriptor#Integer","result":"5"}]',
          },
        ],
        student_objective_assessment_score_results: [
          {
            assessment_identifier: 'MATH-8',
            namespace: 'uri://example.org/Assessment',
            identification_code: 'MATH-8-1',
            assessment_reporting_method_descriptor:
              'uri://ed-fi.org/AssessmentReportingMethodDescriptor#Raw score',
            result_datatype_type_descriptor: 'uri://ed-fi.org/ResultDatatypeTypeDescriptor#Integer',
            score_result: '5',
          },
        ],
      },
    ],
  },
});

export const assessmentResults = [studentAssessments];
