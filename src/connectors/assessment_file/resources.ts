import {
  boolean,
  defineResource,
  integer,
  number,
  text,
  timestamp,
  type ResourceField,
} from '../../model';

const sitting: readonly ResourceField[] = [
  text('id', 'personal'),
  text('result_id', 'personal'),
  text('student_id', 'personal'),
  text('last_name', 'personal'),
  text('first_name', 'personal'),
  text('assessment_id'),
  text('assessment'),
  text('category'),
  text('subject'),
  integer('school_year'),
  timestamp('administered_at', 'quasi'),
  text('grade_level', 'quasi'),
  text('school_id'),
  text('school'),
];

const SITTING = {
  result_id: '|00123|Growth: Reading 6+|Reading|2026-09-14',
  student_id: '00123',
  assessment_id: 'Growth: Reading 6+',
  assessment: 'Growth: Reading 6+',
  subject: 'Reading',
  school_year: 2027,
  administered_at: '2026-09-14T00:00:00Z',
  school: 'École Voltaire',
};

export const resources = [
  defineResource({
    name: 'results',
    table: 'results',
    title: 'Results',
    key: 'id',
    fields: [
      ...sitting,
      text('objective_id'),
      text('objective'),
      text('reporting_method'),
      text('score', 'sensitive'),
      text('performance_level', 'sensitive'),
      text('reason_not_tested', 'sensitive'),
    ],
    example: {
      page: [
        {
          ...SITTING,
          id: '|00123|Growth: Reading 6+|Reading|2026-09-14|Overall|RIT score',
          objective_id: 'Overall',
          reporting_method: 'RIT score',
          score: '214',
          performance_level: 'HiAvg',
        },
      ],
      rows: [
        {
          ...SITTING,
          id: '|00123|Growth: Reading 6+|Reading|2026-09-14|Overall|RIT score',
          objective_id: 'Overall',
          reporting_method: 'RIT score',
          score: '214',
          performance_level: 'HiAvg',
        },
      ],
    },
  }),
  defineResource({
    name: 'items',
    table: 'items',
    title: 'Answers to items',
    key: 'id',
    fields: [
      ...sitting,
      text('item_id'),
      integer('item_number'),
      text('response', 'sensitive'),
      boolean('correct', 'sensitive'),
      number('raw_score', 'sensitive'),
      text('reason_not_tested', 'sensitive'),
    ],
    example: {
      page: [
        {
          ...SITTING,
          id: '|00123|Growth: Reading 6+|Reading|2026-09-14|Q1',
          item_id: 'Q1',
          item_number: 1,
          response: 'C',
          correct: true,
        },
      ],
      rows: [
        {
          ...SITTING,
          id: '|00123|Growth: Reading 6+|Reading|2026-09-14|Q1',
          item_id: 'Q1',
          item_number: 1,
          response: 'C',
          correct: true,
        },
      ],
    },
  }),
] as const;
