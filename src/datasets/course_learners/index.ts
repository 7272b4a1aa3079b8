import { defineDataset } from '../../model';
import { course, courseId } from '../_learning';
import canvas from './canvas.sql';
import figures from './figures.sql';
import openedx from './openedx.sql';

export default defineDataset({
  id: 'course_learners',
  title: 'Course Learners',
  description:
    'Who learns in which course: enrollment, progress, grade, completion and when the learner was last at work. To see one course, filter by it. Days that the platform does not tell are empty until Homeroom has seen them pass.',
  grain: 'One row per learner and course.',
  key: ['course_id', 'learner_id'],
  date: 'enrolled_on',
  fields: [
    courseId,
    course,
    {
      name: 'learner_id',
      title: 'Learner ID',
      type: 'text',
      meaning:
        'The name under which the learner signs in to the learning platform; Canvas goes by a number.',
      class: 'personal',
    },
    {
      name: 'learner',
      title: 'Learner',
      type: 'text',
      meaning: 'The learner’s full name.',
      class: 'personal',
    },
    {
      name: 'email',
      title: 'Email',
      type: 'text',
      meaning: 'The learner’s mail address in the learning platform.',
      class: 'personal',
    },
    {
      name: 'enrolled_on',
      title: 'Enrolled On',
      type: 'date',
      meaning: 'The day on which the learner was enrolled in the course.',
      class: 'quasi',
    },
    {
      name: 'is_enrolled',
      title: 'Is Enrolled',
      type: 'boolean',
      meaning: 'Whether the enrollment holds: whoever leaves a course keeps a row.',
      class: 'quasi',
      required: true,
    },
    {
      name: 'mode',
      title: 'Mode',
      type: 'text',
      meaning: 'How the learner is enrolled: “audit”, “honor”, “verified” and others.',
      class: 'quasi',
    },
    {
      name: 'progress',
      title: 'Progress',
      type: 'number',
      meaning: 'Graded sections worked in divided by graded sections: 0.5 is half.',
      unit: 'share of sections',
      class: 'sensitive',
      range: [0, 1],
    },
    {
      name: 'sections_worked',
      title: 'Sections Worked',
      type: 'integer',
      meaning: 'Graded sections, in Canvas graded assignments, in which the learner earned points.',
      unit: 'sections',
      class: 'sensitive',
    },
    {
      name: 'sections_possible',
      title: 'Sections Possible',
      type: 'integer',
      meaning:
        'Graded sections of the course, in Canvas assignments that are asked of the learner.',
      unit: 'sections',
      class: 'none',
    },
    {
      name: 'grade',
      title: 'Grade',
      type: 'number',
      meaning: 'The course grade so far, as the course weighs its parts: 0.83 is 83 %.',
      unit: 'share of points',
      class: 'sensitive',
    },
    {
      name: 'letter_grade',
      title: 'Letter Grade',
      type: 'text',
      meaning: 'The grade as the course calls it; empty below the lowest.',
      class: 'sensitive',
    },
    {
      name: 'is_passed',
      title: 'Is Passed',
      type: 'boolean',
      meaning: 'Whether the grade is enough to pass the course.',
      class: 'sensitive',
    },
    {
      name: 'is_completed',
      title: 'Is Completed',
      type: 'boolean',
      meaning: 'Whether the learner has worked in every graded section.',
      class: 'sensitive',
      required: true,
    },
    {
      name: 'completed_on',
      title: 'Completed On',
      type: 'date',
      meaning:
        'The day on which the course was completed; empty before, and where it is not known.',
      class: 'quasi',
    },
    {
      name: 'days_to_complete',
      title: 'Days to Complete',
      type: 'integer',
      meaning: 'Days from enrollment to completion.',
      unit: 'days',
      class: 'quasi',
    },
    {
      name: 'last_active_on',
      title: 'Last Active On',
      type: 'date',
      meaning: 'The last day on which the learner is known to have worked in the course.',
      class: 'quasi',
    },
  ],
  sql: { openedx, figures, canvas },
  checks: [
    {
      id: 'completed_after_enrolled',
      title: 'No course is completed before it is begun',
      severity: 'row',
      sql: 'select * from {{ this }} where days_to_complete < 0',
    },
  ],
});
