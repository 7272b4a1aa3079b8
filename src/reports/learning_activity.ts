import { defineReport, type Field, type Measure, type Need } from '../model';
import { all, bySite, filled } from './_parts';

const ACTIVITY = 'learning_activity';
const ENROLLMENTS = 'learning_enrollments';

const learnerId: Field = {
  name: 'learner_id',
  title: 'Learner ID',
  type: 'text',
  meaning: 'The number that identifies the learner in the learning platform.',
  class: 'personal',
};
const courseId: Field = {
  name: 'course_id',
  title: 'Course ID',
  type: 'text',
  meaning: 'The code of the course in the learning platform.',
  class: 'none',
};
const course: Field = {
  name: 'course',
  title: 'Course',
  type: 'text',
  meaning: 'The title of the course.',
  class: 'none',
};

const activity: Need = {
  title: 'Learning Activity',
  grain: 'One row per learner, course and day with activity.',
  key: ['learner_id', 'course_id', 'activity_date'],
  fields: [
    learnerId,
    courseId,
    course,
    {
      name: 'activity_date',
      title: 'Date',
      type: 'date',
      meaning: 'A day on which the learner worked in the course.',
      class: 'quasi',
    },
  ],
};

const enrollments: Need = {
  title: 'Learning Enrollments',
  grain: 'One row per learner and course.',
  key: ['learner_id', 'course_id'],
  fields: [
    learnerId,
    courseId,
    course,
    {
      name: 'enrolled_date',
      title: 'Enrolled',
      type: 'date',
      meaning: 'The day on which the learner was enrolled in the course.',
      class: 'quasi',
    },
    {
      name: 'completed_date',
      title: 'Completed',
      type: 'date',
      meaning: 'The day on which the learner completed the course; empty before.',
      class: 'quasi',
    },
    {
      name: 'progress',
      title: 'Progress',
      type: 'number',
      meaning: 'The share of the course’s graded work that is done: 0.5 is half.',
      unit: 'share of work',
      class: 'sensitive',
      range: [0, 1],
    },
    {
      name: 'days_to_complete',
      title: 'Days to Complete',
      type: 'integer',
      meaning: 'Days from enrollment to completion; empty before.',
      unit: 'days',
      class: 'quasi',
    },
  ],
};

const learners: Measure = {
  of: 'distinct',
  field: 'learner_id',
  title: 'Active learners',
  format: 'integer',
  people: 'learner_id',
};
const enrolled: Measure = {
  of: 'rows',
  title: 'Enrollments',
  format: 'integer',
  people: 'learner_id',
};
const completed: Measure = {
  of: 'share',
  where: all(filled('completed_date')),
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
const byCourse = { field: 'course', title: 'Course' } as const;

export default defineReport({
  id: 'learning_activity',
  title: 'Learning activity',
  description:
    'How many learn online each day and month, in which courses, how far they come and how long they take.',
  datasets: [ACTIVITY, ENROLLMENTS],
  questions: [
    'How many learners are active each day?',
    'How many learners are active each month?',
    'Which courses are completed, and how fast?',
  ],
  needs: { [ACTIVITY]: activity, [ENROLLMENTS]: enrollments },
  charts: [
    {
      id: 'daily',
      title: 'Active learners by day',
      question: 'How many learners are active each day?',
      dataset: ACTIVITY,
      mark: 'line',
      x: { field: 'activity_date', as: 'day', title: 'Day' },
      y: learners,
    },
    {
      id: 'monthly',
      title: 'Active learners by month',
      question: 'How many learners are active each month?',
      dataset: ACTIVITY,
      mark: 'bar',
      x: { field: 'activity_date', as: 'month', title: 'Month' },
      y: learners,
      note: 'The month that is not over yet counts as far as it has come.',
    },
    {
      id: 'by_site',
      title: 'Active learners by site and month',
      question: 'Which sites use the platform?',
      dataset: ACTIVITY,
      mark: 'line',
      x: { field: 'activity_date', as: 'month', title: 'Month' },
      series: bySite,
      y: learners,
    },
    {
      id: 'enrollments',
      title: 'Enrollments by month',
      question: 'Do more learners enroll than before?',
      dataset: ENROLLMENTS,
      mark: 'bar',
      x: { field: 'enrolled_date', as: 'month', title: 'Month' },
      y: enrolled,
    },
    {
      id: 'completions',
      title: 'Completions by month',
      question: 'How many courses are completed?',
      dataset: ENROLLMENTS,
      mark: 'bar',
      where: all(filled('completed_date')),
      x: { field: 'completed_date', as: 'month', title: 'Month' },
      y: { ...enrolled, title: 'Completions' },
    },
    {
      id: 'courses',
      title: 'Courses',
      question: 'Which courses are completed, and how fast?',
      dataset: ENROLLMENTS,
      mark: 'table',
      x: byCourse,
      y: enrolled,
      also: [completed, progress],
      sort: 'descending',
      top: 50,
    },
    {
      id: 'days_to_complete',
      title: 'Days to complete by course',
      question: 'Which courses take long?',
      dataset: ENROLLMENTS,
      mark: 'bar',
      x: byCourse,
      y: days,
      sort: 'descending',
      top: 20,
    },
    {
      id: 'progress',
      title: 'Progress by course',
      question: 'In which courses do learners get stuck?',
      dataset: ENROLLMENTS,
      mark: 'bar',
      x: byCourse,
      y: progress,
      sort: 'ascending',
      top: 20,
    },
  ],
});
