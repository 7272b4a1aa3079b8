import { defineDataset, type Field } from '../../model';
import { course, courseId } from '../_learning';
import canvas from './canvas.sql';
import figures from './figures.sql';
import openedx from './openedx.sql';

const learners = (name: string, title: string, meaning: string): Field => ({
  name,
  title,
  type: 'integer',
  meaning,
  unit: 'learners',
  class: 'quasi',
  range: [0, 100_000_000],
  // A learner of several days or courses is one learner: numbers of them never add up.
  combine: 'max',
});
const count = (
  name: string,
  title: string,
  meaning: string,
  unit: string,
  combine: 'max' | 'sum',
): Field => ({
  name,
  title,
  type: 'integer',
  meaning,
  unit,
  class: 'quasi',
  combine,
});

export default defineDataset({
  id: 'learning_activity',
  title: 'Learning Activity',
  description:
    'How many learn online, in which courses and how far they come: for every day and month, for each course and for the whole site. It names no learner. Enrollments reach back to the first one; what a platform does not keep the past of is empty before the day on which its first reading was made, and grows from then on.',
  grain: 'One row per course, or for the whole site, and day or month.',
  key: ['scope', 'course_id', 'period', 'activity_date'],
  date: 'activity_date',
  metric: 'active_learners',
  fields: [
    {
      name: 'scope',
      title: 'Scope',
      type: 'text',
      meaning:
        'What the row is about: “site” is all courses together, each learner counted once; “course” is one course.',
      class: 'none',
      values: ['site', 'course'],
    },
    { ...courseId, meaning: `${courseId.meaning} “*” stands for the whole site.` },
    { ...course, meaning: 'The title of the course; empty for the whole site.' },
    {
      name: 'period',
      title: 'Period',
      type: 'text',
      meaning:
        'What it is about: a “day” or a “month”. Days begin on 1 January of last year at the earliest; the month that is not over counts as far as it has come.',
      class: 'none',
      values: ['day', 'month'],
    },
    {
      name: 'activity_date',
      title: 'Date',
      type: 'date',
      meaning: 'The day, or the first day of the month.',
      class: 'none',
    },
    learners(
      'active_learners',
      'Active Learners',
      'Learners who worked in a course on that day, or in that month.',
    ),
    learners(
      'mau',
      'Monthly Active Learners',
      'Learners who worked in a course in that month, up to and with that day.',
    ),
    count(
      'enrollments',
      'Enrollments',
      'Enrollments there were at the end of that day or month, of those that hold today. Who is enrolled in two courses counts twice.',
      'enrollments at the end of the day',
      'max',
    ),
    count(
      'new_enrollments',
      'New Enrollments',
      'Enrollments that began on that day, or in that month.',
      'enrollments',
      'sum',
    ),
    count(
      'completions',
      'Completions',
      'Courses completed up to then: every graded section worked in, in Canvas every graded assignment, or a certificate given where the platform tells.',
      'completions up to then',
      'max',
    ),
    count(
      'new_completions',
      'New Completions',
      'Courses completed on that day, or in that month.',
      'completions',
      'sum',
    ),
    {
      name: 'average_progress',
      title: 'Average Progress',
      type: 'number',
      meaning:
        'Graded sections worked in divided by graded sections, on average over the enrollments: 0.5 is half.',
      unit: 'share of sections',
      class: 'quasi',
      range: [0, 1],
      combine: 'mean',
    },
    {
      name: 'average_days_to_complete',
      title: 'Average Days to Complete',
      type: 'number',
      meaning: 'Days from enrollment to completion, on average over the completions up to then.',
      unit: 'days',
      class: 'quasi',
      combine: 'mean',
    },
  ],
  sql: { openedx, figures, canvas },
  checks: [
    {
      id: 'active_in_month',
      title: 'Nobody is active on a day and not in its month',
      severity: 'row',
      sql: 'select * from {{ this }} where active_learners > mau',
    },
    {
      id: 'completed_are_enrolled',
      title: 'Hardly more courses are completed than were begun',
      severity: 'warning',
      sql: 'select * from {{ this }} where completions > enrollments',
    },
  ],
});
