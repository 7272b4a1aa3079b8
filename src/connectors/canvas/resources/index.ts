import { courses, sections, terms } from './courses';
import { enrollments, users } from './people';
import { activity, assignments, submissions } from './work';

/** What is read of Canvas, as its API names it. */
export const resources = [
  ...[terms, courses, sections, enrollments, activity, users, assignments, submissions],
];
