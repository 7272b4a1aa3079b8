import { defineReport, type Chart, type Conditions, type Measure } from '../model';
import {
  all,
  atLeast,
  byGrade,
  bySchool,
  bySchoolYear,
  filled,
  is,
  isNot,
  matches,
} from './_parts';

const WHOLE = 'Overall';
const atLevel: Measure = {
  of: 'share',
  where: all(matches('performance_level', '{at_level}')),
  title: 'At level',
  unit: 'share of results',
  format: 'percent',
  people: 'student_id',
};
const percentile: Measure = {
  of: 'median',
  field: 'score_number',
  title: 'Percentile (median)',
  format: 'integer',
  people: 'student_id',
};
const quarter = (at: number, title: string): Measure => ({
  of: 'percentile',
  field: 'score_number',
  at,
  title,
  format: 'decimal',
  people: 'student_id',
});
const whole = is('objective_id', WHOLE);
const levels: Conditions = all(whole, filled('performance_level'));
const standards: Conditions = all(isNot('objective_id', WHOLE), filled('performance_level'));
const percentiles: Conditions = all(whole, matches('reporting_method', '(?i)percentile'));
const scores: Conditions = all(
  whole,
  matches('reporting_method', '{method}'),
  filled('score_number'),
);

const level = { dataset: 'assessment_results', where: levels, y: atLevel } as const;
const rank = { dataset: 'assessment_results', where: percentiles, y: percentile } as const;
const yearly = { mark: 'bar', compare: 'year_over_year' } as const;
const bySubject = { field: 'subject', title: 'Subject' } as const;
const goal = { value: { setting: 'goal' }, label: 'Goal', tone: 'good' } as const;
const cut: Pick<Chart, 'dataset' | 'where' | 'y'> = {
  dataset: 'assessment_results',
  where: scores,
  y: {
    of: 'share',
    where: all(atLeast('score_number', '{cut_off}')),
    title: 'At or above the cut-off',
    unit: 'share of results',
    format: 'percent',
    people: 'student_id',
  },
};

const right: Measure = {
  of: 'share',
  where: all(is('correct', 'true')),
  among: all(filled('correct')),
  title: 'Answered right',
  unit: 'share of answers',
  format: 'percent',
  people: 'student_id',
};

export default defineReport({
  id: 'assessments',
  title: 'Assessment results',
  description:
    'Percentiles and levels by school, grade, subject and standard, compared with last year and with a cut-off of your own.',
  datasets: ['assessment_results', 'assessment_items'],
  questions: [
    'What share of the results is at level, and is it more than last year?',
    'Where do our students stand among all who took the test?',
    'How many reach a cut-off of our own?',
    'Which standards are not understood yet?',
    'What can a wrong answer teach us?',
    'Do results get better from one test to the next?',
  ],
  settings: [
    {
      id: 'at_level',
      title: 'Levels that count as at level',
      meaning: 'A pattern (regular expression) that the names of performance levels fit.',
      type: 'text',
      default: '(?i)^(advanced|proficient|met|meets|mastered|exceeds|pass|above|at |on )',
    },
    {
      id: 'goal',
      title: 'Goal at level',
      meaning: 'The line drawn across the shares at level.',
      type: 'percent',
      default: '0.6',
    },
    {
      id: 'method',
      title: 'Scores the cut-off is for',
      meaning: 'A pattern that the name of the reporting method fits, such as Scale score.',
      type: 'text',
      default: '(?i)percentile',
    },
    {
      id: 'cut_off',
      title: 'Own cut-off',
      meaning: 'Results with this score or a higher one have reached it.',
      type: 'number',
      default: '50',
    },
  ],
  charts: [
    {
      ...level,
      id: 'at_level',
      title: 'At level',
      question: 'What share of the results is at level, and is it more than last year?',
      mark: 'number',
      compare: 'year_over_year',
      thresholds: [goal],
    },
    {
      ...level,
      ...yearly,
      id: 'at_level_by_school',
      title: 'At level by school',
      question: 'Which schools reach the level, and which gain on last year?',
      x: bySchool,
      sort: 'descending',
      thresholds: [goal],
    },
    {
      ...level,
      ...yearly,
      id: 'at_level_by_grade',
      title: 'At level by grade',
      question: 'Which grades reach the level, and which gain on last year?',
      x: byGrade,
      series: bySubject,
      thresholds: [goal],
    },
    {
      ...rank,
      ...yearly,
      id: 'percentile_by_school',
      title: 'Percentile by school',
      question: 'Where do our students stand among all who took the test?',
      x: bySchool,
      sort: 'descending',
    },
    {
      ...rank,
      ...yearly,
      id: 'percentile_by_grade',
      title: 'Percentile by grade',
      question: 'Which grades stand where?',
      x: byGrade,
      series: bySubject,
    },
    {
      ...cut,
      id: 'cut_off',
      title: 'At or above the own cut-off',
      question: 'How many reach a cut-off of our own?',
      mark: 'bar',
      x: bySchool,
      series: bySchoolYear,
    },
    {
      id: 'spread',
      title: 'Spread of the scores',
      question: 'How far apart are the students of a grade?',
      dataset: 'assessment_results',
      mark: 'table',
      where: scores,
      x: byGrade,
      series: bySubject,
      y: quarter(50, 'Middle (median)'),
      also: [quarter(25, 'A quarter is below'), quarter(75, 'A quarter is above')],
      compare: 'year_over_year',
      note: 'Between two scores the place is taken in proportion, as PERCENTILE.INC does.',
    },
    {
      id: 'standards',
      title: 'At level by standard',
      question: 'Which standards are not understood yet?',
      dataset: 'assessment_results',
      mark: 'bar',
      where: standards,
      x: { field: 'objective', title: 'Standard' },
      series: bySchoolYear,
      y: atLevel,
      sort: 'ascending',
      top: 30,
    },
    {
      id: 'standards_by_school',
      title: 'Standards by school',
      question: 'Which school has a way to teach it that others could learn?',
      dataset: 'assessment_results',
      mark: 'heat',
      where: standards,
      x: bySchool,
      series: { field: 'objective', title: 'Standard' },
      y: atLevel,
      compare: 'year_over_year',
    },
    {
      id: 'items',
      title: 'Items and their distractors',
      question: 'What can a wrong answer teach us?',
      dataset: 'assessment_items',
      mark: 'table',
      x: { field: 'item_id', title: 'Item' },
      y: right,
      also: [
        {
          of: 'top',
          field: 'response',
          where: all(is('correct', 'false')),
          title: 'Highest distractor',
          unit: 'share of answers',
          format: 'percent',
          people: 'student_id',
        },
        { of: 'rows', title: 'Answers', format: 'integer', people: 'student_id' },
      ],
      sort: 'ascending',
      top: 60,
      compare: 'year_over_year',
    },
    {
      id: 'items_by_standard',
      title: 'Items by standard',
      question: 'Which standards are not understood yet?',
      dataset: 'assessment_items',
      mark: 'bar',
      where: all(filled('objective')),
      x: { field: 'objective', title: 'Standard' },
      series: bySchoolYear,
      y: right,
      sort: 'ascending',
      top: 30,
    },
    {
      ...level,
      id: 'cycles',
      title: 'From cycle to cycle',
      question: 'Do results get better from one test to the next?',
      mark: 'line',
      x: { field: 'administered_at', as: 'month', title: 'Month of the test' },
      series: bySubject,
      thresholds: [goal],
    },
  ],
});
