import { boolean, date, defineResource, integer, number, text } from '../../../model';
import { SECTION_IDENTITY, id, links, modified, section } from './shared';

const grades = defineResource({
  name: 'grades',
  table: 'grades',
  title: 'Grades',
  key: 'id',
  identity: {
    beginDate: 'begin_date',
    gradeTypeDescriptor: 'grade_type_descriptor',
    gradingPeriodDescriptor: 'grading_period_descriptor',
    gradingPeriodName: 'grading_period_name',
    gradingPeriodSchoolYear: 'grading_period_school_year',
    gradingPeriodSequence: 'period_sequence',
    ...SECTION_IDENTITY,
    studentUniqueId: 'student_unique_id',
  },
  fields: [
    id,
    text('studentSectionAssociationReference.studentUniqueId', 'personal'),
    ...section('studentSectionAssociationReference'),
    date('studentSectionAssociationReference.beginDate', 'quasi'),
    text('gradeTypeDescriptor'),
    text('gradingPeriodReference.gradingPeriodDescriptor'),
    text('gradingPeriodReference.gradingPeriodName'),
    // Data Standard 3 only.
    integer('gradingPeriodReference.periodSequence'),
    integer('gradingPeriodReference.schoolId', 'none', 'grading_period_school_id'),
    integer('gradingPeriodReference.schoolYear', 'none', 'grading_period_school_year'),
    text('letterGradeEarned', 'sensitive'),
    number('numericGradeEarned', 'sensitive'),
    text('gradeEarnedDescription', 'sensitive'),
    text('performanceBaseConversionDescriptor', 'sensitive'),
    text('diagnosticStatement', 'sensitive'),
    boolean('currentGradeIndicator'),
    date('currentGradeAsOfDate'),
    modified,
  ],
  children: [
    {
      table: 'grade_learning_standard_grades',
      path: 'learningStandardGrades',
      fields: [
        text('learningStandardReference.learningStandardId'),
        text('letterGradeEarned', 'sensitive'),
        number('numericGradeEarned', 'sensitive'),
        text('performanceBaseConversionDescriptor', 'sensitive'),
        text('diagnosticStatement', 'sensitive'),
      ],
    },
  ],
  derived: links(
    'studentSectionAssociationReference',
    'gradingPeriodReference',
    'learningStandardGrades.learningStandardReference',
  ),
  example: {
    page: [
      {
        id: 'm1',
        gradeTypeDescriptor: 'uri://ed-fi.org/GradeTypeDescriptor#Grading Period',
        gradingPeriodReference: {
          gradingPeriodDescriptor: 'uri://ed-fi.org/GradingPeriodDescriptor#First Six Weeks',
          gradingPeriodName: '2026-2027 Fall 1',
          schoolId: 255901001,
          schoolYear: 2027,
        },
        studentSectionAssociationReference: {
          beginDate: '2026-08-24',
          localCourseCode: 'ALG-1',
          schoolId: 255901001,
          schoolYear: 2027,
          sectionIdentifier: '25590100102Trad220ALG112011',
          sessionName: '2026-2027 Fall Semester',
          studentUniqueId: '00604821',
        },
        letterGradeEarned: 'B+',
        numericGradeEarned: 88.5,
        learningStandardGrades: [
          {
            learningStandardReference: { learningStandardId: '111.32.NA.A.1.D' },
            numericGradeEarned: 90,
          },
        ],
      },
    ],
    rows: [
      {
        id: 'm1',
        student_unique_id: '00604821',
        school_id: 255901001,
        school_year: 2027,
        session_name: '2026-2027 Fall Semester',
        local_course_code: 'ALG-1',
        section_identifier: '25590100102Trad220ALG112011',
        begin_date: '2026-08-24',
        grade_type_descriptor: 'uri://ed-fi.org/GradeTypeDescriptor#Grading Period',
        grading_period_descriptor: 'uri://ed-fi.org/GradingPeriodDescriptor#First Six Weeks',
        grading_period_name: '2026-2027 Fall 1',
        grading_period_school_id: 255901001,
        grading_period_school_year: 2027,
        letter_grade_earned: 'B+',
        numeric_grade_earned: 88.5,
        grade_learning_standard_grades: [
          { learning_standard_id: '111.32.NA.A.1.D', numeric_grade_earned: 90 },
        ],
      },
    ],
  },
});

export const marks = [grades];
