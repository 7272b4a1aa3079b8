import { defineReport, type Chart, type Conditions, type Measure, type People } from '../model';
import { all, bySite, is } from './_parts';

const ACTIVITY = 'learning_activity';
const LEARNERS = 'course_learners';

/** Rows of one scope and one period: the others say the same again. */
const rows = (scope: 'site' | 'course', period: 'day' | 'month'): Conditions =>
  all(is('scope', scope), is('period', period));
const byDay = { field: 'activity_date', as: 'day', title: 'Day' } as const;
const byMonth = { field: 'activity_date', as: 'month', title: 'Month' } as const;
const byCourse = { field: 'course', title: 'Course' } as const;

const counted = (field: string, title: string, people: People): Measure => ({
  of: 'sum',
  field,
  title,
  format: 'integer',
  people,
});
const activeOn = (title: string): Measure =>
  counted('active_learners', title, { sum: 'active_learners', per: 'activity_date' });

const learners: Pick<Chart, 'dataset' | 'where' | 'x'> = {
  dataset: LEARNERS,
  where: all(is('is_enrolled', 'true')),
  x: byCourse,
};
const enrolled: Measure = {
  of: 'rows',
  title: 'Enrollments',
  format: 'integer',
  people: 'learner_id',
};
const completed: Measure = {
  of: 'share',
  where: all(is('is_completed', 'true')),
  title: 'Completed',
  unit: 'share of enrollments',
  format: 'percent',
  people: 'learner_id',
};
const progress: Measure = {
  of: 'mean',
  field: 'progress',
  title: 'Progress (mean)',
  format: 'percent',
  people: 'learner_id',
};
const days: Measure = {
  of: 'median',
  field: 'days_to_complete',
  title: 'Days to complete (median)',
  unit: 'days',
  format: 'decimal',
  people: 'learner_id',
};

export default defineReport({
  id: 'learning_activity',
  title: 'Learning activity',
  description:
    'How many learn online each day and month, in which courses, how far they come and how long they take.',
  datasets: [ACTIVITY, LEARNERS],
  questions: [
    'How many learners are active each day?',
    'How many learners are active each month?',
    'Which courses are completed, and how fast?',
  ],
  charts: [
    {
      id: 'daily',
      title: 'Active learners by day',
      question: 'How many learners are active each day?',
      dataset: ACTIVITY,
      mark: 'line',
      where: rows('site', 'day'),
      x: byDay,
      y: activeOn('Active learners'),
    },
    {
      id: 'monthly',
      title: 'Active learners by month',
      question: 'How many learners are active each month?',
      dataset: ACTIVITY,
      mark: 'bar',
      where: rows('site', 'month'),
      x: byMonth,
      y: activeOn('Active learners'),
      note: 'The month that is not over yet counts as far as it has come.',
    },
    {
      id: 'by_site',
      title: 'Active learners by site and month',
      question: 'Which sites use the platform?',
      dataset: ACTIVITY,
      mark: 'line',
      where: rows('site', 'month'),
      x: byMonth,
      series: bySite,
      y: activeOn('Active learners'),
    },
    {
      id: 'enrollments',
      title: 'Enrollments by month',
      question: 'Do more learners enroll than before?',
      dataset: ACTIVITY,
      mark: 'bar',
      where: rows('site', 'month'),
      x: byMonth,
      y: counted('new_enrollments', 'Enrollments', {
        sum: 'new_enrollments',
        per: 'activity_date',
      }),
    },
    {
      id: 'completions',
      title: 'Completions by month',
      question: 'How many courses are completed?',
      dataset: ACTIVITY,
      mark: 'bar',
      where: rows('site', 'month'),
      x: byMonth,
      y: counted('new_completions', 'Completions', {
        sum: 'new_completions',
        per: 'activity_date',
      }),
    },
    {
      ...learners,
      id: 'courses',
      title: 'Courses',
      question: 'Which courses are completed, and how fast?',
      mark: 'table',
      y: enrolled,
      also: [completed, progress],
      sort: 'descending',
      top: 50,
    },
    {
      ...learners,
      id: 'days_to_complete',
      title: 'Days to complete by course',
      question: 'Which courses take long?',
      mark: 'bar',
      y: days,
      sort: 'descending',
      top: 20,
    },
    {
      ...learners,
      id: 'progress',
      title: 'Progress by course',
      question: 'In which courses do learners get stuck?',
      mark: 'bar',
      y: progress,
      sort: 'ascending',
      top: 20,
    },
  ],
});
