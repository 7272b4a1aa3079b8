import { defineResource, text } from '../../../model';
import { active, common, id, landed, links, refTo } from './shared';

/** A list of plain values as rows of a table of its own. */
const listOf = (table: string, path: string, column: string) => ({
  table,
  path,
  fields: [text('', 'none', column)],
});

export const courses = defineResource({
  name: 'courses',
  table: 'courses',
  title: 'Courses',
  key: 'sourced_id',
  fields: [
    id,
    text('title'),
    text('courseCode'),
    text('org.sourcedId', 'none', 'org_id'),
    text('schoolYear.sourcedId', 'none', 'school_year_id'),
    ...common,
  ],
  children: [
    listOf('course_grades', 'grades', 'grade'),
    listOf('course_subjects', 'subjects', 'subject'),
  ],
  derived: links('org', 'schoolYear'),
  example: {
    page: [
      {
        sourcedId: 'k-1',
        ...active,
        title: 'Algebra I',
        courseCode: '0301',
        grades: ['09'],
        subjects: ['Mathematics'],
        org: refTo('org', 'o-0'),
        subjectCodes: ['02052'],
      },
    ],
    rows: [
      {
        sourced_id: 'k-1',
        ...landed,
        title: 'Algebra I',
        course_code: '0301',
        org_id: 'o-0',
        course_grades: [{ grade: '09' }],
        course_subjects: [{ subject: 'Mathematics' }],
        _extra: '{"subjectCodes":["02052"]}',
      },
    ],
  },
});

export const classes = defineResource({
  name: 'classes',
  table: 'classes',
  title: 'Classes',
  key: 'sourced_id',
  fields: [
    id,
    text('title'),
    text('classCode'),
    text('classType'),
    text('location'),
    text('course.sourcedId', 'none', 'course_id'),
    text('school.sourcedId', 'none', 'school_id'),
    ...common,
  ],
  children: [
    {
      table: 'class_terms',
      path: 'terms',
      fields: [text('sourcedId', 'none', 'session_id')],
    },
    listOf('class_grades', 'grades', 'grade'),
    listOf('class_subjects', 'subjects', 'subject'),
    listOf('class_periods', 'periods', 'period'),
  ],
  derived: links('course', 'school', 'terms'),
  example: {
    page: [
      {
        sourcedId: 'c-1',
        ...active,
        title: 'Algebra I, first period',
        classCode: '0301-1',
        classType: 'scheduled',
        location: 'B 12',
        grades: ['09'],
        subjects: ['Mathematics'],
        course: refTo('course', 'k-1'),
        school: refTo('org', 'o-1'),
        terms: [refTo('academicSession', 't-1')],
        periods: ['1'],
      },
    ],
    rows: [
      {
        sourced_id: 'c-1',
        ...landed,
        title: 'Algebra I, first period',
        class_code: '0301-1',
        class_type: 'scheduled',
        location: 'B 12',
        course_id: 'k-1',
        school_id: 'o-1',
        class_terms: [{ session_id: 't-1' }],
        class_grades: [{ grade: '09' }],
        class_subjects: [{ subject: 'Mathematics' }],
        class_periods: [{ period: '1' }],
      },
    ],
  },
});
