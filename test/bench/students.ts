/** The data set that is measured, and what it is built from: three rows for a student, and few of all else. */
export const DATASET = 'student_enrollment';
/** A district makes nothing else, so that 100,000 students fit. */
export const RESOURCES = [
  'localEducationAgencies',
  'schools',
  'calendars',
  'calendarDates',
  'sessions',
  'gradingPeriods',
  'students',
  'studentEducationOrganizationAssociations',
  'studentSchoolAssociations',
  'programs',
  'studentSpecialEducationProgramAssociations',
];
