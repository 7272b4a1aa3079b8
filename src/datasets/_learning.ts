import type { Field } from '../model';

/* Fields of learning platforms, alike in every data set about them. */

export const courseId: Field = {
  name: 'course_id',
  title: 'Course ID',
  type: 'text',
  meaning: 'The code of the course in the learning platform.',
  class: 'none',
};

export const course: Field = {
  name: 'course',
  title: 'Course',
  type: 'text',
  meaning: 'The title of the course.',
  class: 'none',
};
