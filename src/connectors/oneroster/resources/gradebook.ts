import { boolean, date, defineResource, number, text, timestamp } from '../../../model';
import { active, common, id, landed, links, refTo } from './shared';

export const categories = defineResource({
  name: 'categories',
  table: 'categories',
  title: 'Categories',
  key: 'sourced_id',
  fields: [id, text('title'), number('weight'), ...common],
  example: {
    page: [{ sourcedId: 'g-1', ...active, title: 'Quarter grade', weight: 0.4 }],
    rows: [{ sourced_id: 'g-1', ...landed, title: 'Quarter grade', weight: 0.4 }],
  },
});

export const lineItems = defineResource({
  name: 'lineItems',
  table: 'line_items',
  title: 'Line items',
  key: 'sourced_id',
  fields: [
    id,
    text('title'),
    text('description'),
    date('assignDate'),
    date('dueDate'),
    timestamp('dueDate', 'none', 'due_at'),
    text('class.sourcedId', 'none', 'class_id'),
    text('school.sourcedId', 'none', 'school_id'),
    text('category.sourcedId', 'none', 'category_id'),
    text('gradingPeriod.sourcedId', 'none', 'grading_period_id'),
    text('academicSession.sourcedId', 'none', 'academic_session_id'),
    number('resultValueMin'),
    number('resultValueMax'),
    ...common,
  ],
  derived: links('class', 'school', 'category', 'gradingPeriod', 'academicSession'),
  example: {
    page: [
      {
        sourcedId: 'l-1',
        ...active,
        title: 'First quarter',
        assignDate: '2026-08-24T00:00:00Z',
        dueDate: '2026-10-30T00:00:00Z',
        class: refTo('class', 'c-1'),
        school: refTo('org', 'o-1'),
        category: refTo('category', 'g-1'),
        gradingPeriod: refTo('academicSession', 't-1'),
        resultValueMin: 0,
        resultValueMax: 100,
      },
    ],
    rows: [
      {
        sourced_id: 'l-1',
        ...landed,
        title: 'First quarter',
        assign_date: '2026-08-24',
        due_date: '2026-10-30',
        due_at: '2026-10-30T00:00:00Z',
        class_id: 'c-1',
        school_id: 'o-1',
        category_id: 'g-1',
        grading_period_id: 't-1',
        result_value_min: 0,
        result_value_max: 100,
      },
    ],
  },
});

export const results = defineResource({
  name: 'results',
  table: 'results',
  title: 'Results',
  key: 'sourced_id',
  fields: [
    id,
    text('lineItem.sourcedId', 'none', 'line_item_id'),
    text('student.sourcedId', 'personal', 'student_id'),
    text('class.sourcedId', 'none', 'class_id'),
    text('scoreStatus'),
    number('score', 'sensitive'),
    text('textScore', 'sensitive'),
    date('scoreDate'),
    text('comment', 'sensitive'),
    boolean('inProgress', 'sensitive'),
    boolean('incomplete', 'sensitive'),
    boolean('late', 'sensitive'),
    boolean('missing', 'sensitive'),
    ...common,
  ],
  derived: links('lineItem', 'student', 'class'),
  example: {
    page: [
      {
        sourcedId: 'r-1',
        ...active,
        lineItem: refTo('lineItem', 'l-1'),
        student: refTo('user', 'u-1'),
        scoreStatus: 'fully graded',
        score: 91.5,
        textScore: 'A-',
        scoreDate: '2026-10-30',
      },
    ],
    rows: [
      {
        sourced_id: 'r-1',
        ...landed,
        line_item_id: 'l-1',
        student_id: 'u-1',
        score_status: 'fully graded',
        score: 91.5,
        text_score: 'A-',
        score_date: '2026-10-30',
      },
    ],
  },
});
