import { defineDataset } from '../../model';
import { studentId } from '../_fields';
import canvas from './canvas.sql';
import classroom from './classroom.sql';
import oneroster from './oneroster.sql';

export default defineDataset({
  id: 'assignments_submissions',
  title: 'Assignments & Submissions',
  description:
    'Every assignment and what each learner did with it: due, handed in, late, missing, graded, and the score.',
  grain: 'One row per assignment and learner.',
  key: ['course_id', 'assignment_id', 'learner_id'],
  fields: [
    {
      name: 'course_id',
      title: 'Course ID',
      type: 'text',
      meaning: 'The id of the course in the learning platform.',
      class: 'none',
    },
    {
      name: 'course',
      title: 'Course',
      type: 'text',
      meaning: 'The name of the course.',
      class: 'none',
    },
    {
      name: 'assignment_id',
      title: 'Assignment ID',
      type: 'text',
      meaning: 'The id of the assignment in the learning platform.',
      class: 'none',
    },
    {
      name: 'assignment',
      title: 'Assignment',
      type: 'text',
      meaning: 'The name of the assignment.',
      class: 'none',
    },
    {
      name: 'learner_id',
      title: 'Learner ID',
      type: 'text',
      meaning: 'The id of the learner in the learning platform.',
      class: 'personal',
    },
    {
      ...studentId,
      meaning:
        'The number by which the school’s student system knows the learner; empty where the platform was not told.',
    },
    {
      name: 'learner',
      title: 'Learner',
      type: 'text',
      meaning: 'The name of the learner.',
      class: 'personal',
    },
    {
      name: 'due_at',
      title: 'Due',
      type: 'timestamp',
      meaning: 'When it is due for this learner, in universal time; empty when it has no date.',
      class: 'none',
    },
    {
      name: 'submitted_at',
      title: 'Submitted At',
      type: 'timestamp',
      meaning: 'When it was handed in last, in universal time; empty when it was not.',
      class: 'sensitive',
    },
    {
      name: 'submitted',
      title: 'Submitted',
      type: 'boolean',
      meaning: 'Yes when it was handed in.',
      class: 'sensitive',
      required: true,
    },
    {
      name: 'late',
      title: 'Late',
      type: 'boolean',
      meaning: 'Yes when it was handed in after it was due.',
      class: 'sensitive',
      required: true,
    },
    {
      name: 'missing',
      title: 'Missing',
      type: 'boolean',
      meaning:
        'Yes when it is due and was not handed in, as the platform says or, where it does not, when the day it was due is over and there is no score.',
      class: 'sensitive',
      required: true,
    },
    {
      name: 'excused',
      title: 'Excused',
      type: 'boolean',
      meaning: 'Yes when the learner need not do it; empty when the platform has no such thing.',
      class: 'sensitive',
    },
    {
      name: 'graded',
      title: 'Graded',
      type: 'boolean',
      meaning: 'Yes when there is a score.',
      class: 'sensitive',
      required: true,
    },
    {
      name: 'score',
      title: 'Score',
      type: 'number',
      meaning: 'The points the learner got.',
      unit: 'points',
      class: 'sensitive',
    },
    {
      name: 'points_possible',
      title: 'Points Possible',
      type: 'number',
      meaning: 'The points the assignment is worth; extra points may come on top.',
      unit: 'points',
      class: 'none',
    },
    {
      name: 'score_share',
      title: 'Score Share',
      type: 'number',
      meaning: 'The score divided by the points possible; empty when there are none.',
      unit: 'share of points',
      class: 'sensitive',
    },
  ],
  sql: { canvas, classroom, oneroster },
  checks: [
    {
      id: 'learner_known',
      title: 'Every submission is of a known learner',
      severity: 'warning',
      sql: 'select * from {{ this }} where learner is null',
    },
    {
      id: 'score_in_bounds',
      title: 'No score is more than twice what is possible',
      severity: 'warning',
      sql: 'select * from {{ this }} where score > 2 * points_possible and points_possible > 0',
    },
  ],
});
