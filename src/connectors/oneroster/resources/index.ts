import { classes, courses } from './courses';
import { categories, lineItems, results } from './gradebook';
import { academicSessions, orgs } from './organization';
import { demographics, enrollments, users } from './people';

/** What is read of rostering and of the grade book, as OneRoster names it. */
export const resources = [
  ...[orgs, academicSessions, courses, classes, users, enrollments, demographics],
  ...[categories, lineItems, results],
];
