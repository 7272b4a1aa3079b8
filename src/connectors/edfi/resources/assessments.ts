import { boolean, date, defineResource, integer, number, text } from '../../../model';
import { id, links, modified } from './shared';

/** How a score may be reported, and its bounds. */
const scores = [
  text('assessmentReportingMethodDescriptor'),
  text('resultDatatypeTypeDescriptor'),
  text('minimumScore'),
  text('maximumScore'),
];

const levels = [
  text('performanceLevelDescriptor'),
  text('performanceLevelIndicatorName'),
  text('assessmentReportingMethodDescriptor'),
  text('resultDatatypeTypeDescriptor'),
  text('minimumScore'),
  text('maximumScore'),
];

const assessments = defineResource({
  name: 'assessments',
  table: 'assessments',
  title: 'Assessments',
  key: 'id',
  identity: { assessmentIdentifier: 'assessment_identifier', namespace: 'namespace' },
  fields: [
    id,
    text('assessmentIdentifier'),
    text('namespace'),
    text('assessmentTitle'),
    text('assessmentFamily'),
    text('assessmentForm'),
    integer('assessmentVersion'),
    text('assessmentCategoryDescriptor'),
    integer('educationOrganizationReference.educationOrganizationId'),
    boolean('adaptiveAssessment'),
    number('maxRawScore'),
    text('nomenclature'),
    date('revisionDate'),
    text('contentStandard.title', 'none', 'content_standard_title'),
    // One period in Data Standard 3, a list from 4 on.
    text('period.assessmentPeriodDescriptor'),
    modified,
  ],
  children: [
    {
      table: 'assessment_academic_subjects',
      path: 'academicSubjects',
      fields: [text('academicSubjectDescriptor')],
    },
    {
      table: 'assessment_grade_levels',
      path: 'assessedGradeLevels',
      fields: [text('gradeLevelDescriptor')],
    },
    { table: 'assessment_scores', path: 'scores', fields: scores },
    { table: 'assessment_performance_levels', path: 'performanceLevels', fields: levels },
  ],
  derived: links('educationOrganizationReference'),
  example: {
    page: [
      {
        id: 'z1',
        assessmentIdentifier: 'MATH-8',
        namespace: 'uri://example.org/Assessment',
        assessmentTitle: 'Mathematics, grade 8',
        assessmentVersion: 2026,
        maxRawScore: 36,
        academicSubjects: [
          { academicSubjectDescriptor: 'uri://ed-fi.org/AcademicSubjectDescriptor#Mathematics' },
        ],
        scores: [
          {
            assessmentReportingMethodDescriptor:
              'uri://ed-fi.org/AssessmentReportingMethodDescriptor#Raw score',
            maximumScore: '36',
            minimumScore: '1',
          },
        ],
      },
    ],
    rows: [
      {
        id: 'z1',
        assessment_identifier: 'MATH-8',
        namespace: 'uri://example.org/Assessment',
        assessment_title: 'Mathematics, grade 8',
        assessment_version: 2026,
        max_raw_score: 36,
        assessment_academic_subjects: [
          { academic_subject_descriptor: 'uri://ed-fi.org/AcademicSubjectDescriptor#Mathematics' },
        ],
        assessment_scores: [
          {
            assessment_reporting_method_descriptor:
              'uri://ed-fi.org/AssessmentReportingMethodDescriptor#Raw score',
            maximum_score: '36',
            minimum_score: '1',
          },
        ],
      },
    ],
  },
});

const objectiveAssessments = defineResource({
  name: 'objectiveAssessments',
  table: 'objective_assessments',
  title: 'Objectives of assessments',
  key: 'id',
  identity: {
    assessmentIdentifier: 'assessment_identifier',
    identificationCode: 'identification_code',
    namespace: 'namespace',
  },
  fields: [
    id,
    text('assessmentReference.assessmentIdentifier'),
    text('assessmentReference.namespace'),
    text('identificationCode'),
    text(
      'parentObjectiveAssessmentReference.identificationCode',
      'none',
      'parent_identification_code',
    ),
    text('description'),
    text('nomenclature'),
    text('academicSubjectDescriptor'),
    number('maxRawScore'),
    number('percentOfAssessment'),
    modified,
  ],
  children: [
    { table: 'objective_assessment_scores', path: 'scores', fields: scores },
    { table: 'objective_assessment_performance_levels', path: 'performanceLevels', fields: levels },
    {
      table: 'objective_assessment_learning_standards',
      path: 'learningStandards',
      fields: [text('learningStandardReference.learningStandardId')],
    },
    {
      table: 'objective_assessment_items',
      path: 'assessmentItems',
      fields: [text('assessmentItemReference.identificationCode')],
    },
  ],
  derived: links(
    'assessmentReference',
    'parentObjectiveAssessmentReference',
    'learningStandards.learningStandardReference',
    'assessmentItems.assessmentItemReference',
  ),
  example: {
    page: [
      {
        id: 'z2',
        identificationCode: 'MATH-8-1',
        assessmentReference: {
          assessmentIdentifier: 'MATH-8',
          namespace: 'uri://example.org/Assessment',
        },
        description: 'Number operations',
        percentOfAssessment: 0.25,
        learningStandards: [
          { learningStandardReference: { learningStandardId: '111.32.NA.A.1.D' } },
        ],
      },
    ],
    rows: [
      {
        id: 'z2',
        assessment_identifier: 'MATH-8',
        namespace: 'uri://example.org/Assessment',
        identification_code: 'MATH-8-1',
        description: 'Number operations',
        percent_of_assessment: 0.25,
        objective_assessment_learning_standards: [{ learning_standard_id: '111.32.NA.A.1.D' }],
      },
    ],
  },
});

const learningStandards = defineResource({
  name: 'learningStandards',
  table: 'learning_standards',
  title: 'Learning standards',
  key: 'id',
  identity: { learningStandardId: 'learning_standard_id' },
  fields: [
    id,
    text('learningStandardId'),
    text('description'),
    text('namespace'),
    text('courseTitle'),
    text('learningStandardItemCode'),
    text('learningStandardCategoryDescriptor'),
    text('learningStandardScopeDescriptor'),
    text(
      'parentLearningStandardReference.learningStandardId',
      'none',
      'parent_learning_standard_id',
    ),
    text('successCriteria'),
    text('contentStandard.title', 'none', 'content_standard_title'),
    text('uri'),
    modified,
  ],
  children: [
    {
      table: 'learning_standard_academic_subjects',
      path: 'academicSubjects',
      fields: [text('academicSubjectDescriptor')],
    },
    {
      table: 'learning_standard_grade_levels',
      path: 'gradeLevels',
      fields: [text('gradeLevelDescriptor')],
    },
  ],
  derived: links('parentLearningStandardReference'),
  example: {
    page: [
      {
        id: 'z3',
        learningStandardId: '111.32.NA.A.1.D',
        description: 'The student represents relationships between quantities.',
        namespace: 'uri://example.org/LearningStandard',
        gradeLevels: [
          { gradeLevelDescriptor: 'uri://ed-fi.org/GradeLevelDescriptor#Eighth grade' },
        ],
        academicSubjects: [
          { academicSubjectDescriptor: 'uri://ed-fi.org/AcademicSubjectDescriptor#Mathematics' },
        ],
      },
    ],
    rows: [
      {
        id: 'z3',
        learning_standard_id: '111.32.NA.A.1.D',
        description: 'The student represents relationships between quantities.',
        namespace: 'uri://example.org/LearningStandard',
        learning_standard_grade_levels: [
          { grade_level_descriptor: 'uri://ed-fi.org/GradeLevelDescriptor#Eighth grade' },
        ],
        learning_standard_academic_subjects: [
          { academic_subject_descriptor: 'uri://ed-fi.org/AcademicSubjectDescriptor#Mathematics' },
        ],
      },
    ],
  },
});

export const assessmentCatalog = [assessments, objectiveAssessments, learningStandards];
