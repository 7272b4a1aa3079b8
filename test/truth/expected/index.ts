import type { Expectation } from './_source';
import { assessment_items } from './assessment_items';
import { assessment_results } from './assessment_results';
import { attendance } from './attendance';
import { attendance_daily } from './attendance_daily';
import { courses_sections } from './courses_sections';
import { discipline } from './discipline';
import { grades } from './grades';
import { program_participation } from './program_participation';
import { school_calendar } from './school_calendar';
import { schools } from './schools';
import { section_rosters } from './section_rosters';
import { staff_assignments } from './staff_assignments';
import { student_enrollment } from './student_enrollment';

/** What each data set should hold, from the source's records alone, by data set. */
export const expectations: Readonly<Record<string, Expectation>> = {
  assessment_items,
  assessment_results,
  attendance,
  attendance_daily,
  courses_sections,
  discipline,
  grades,
  program_participation,
  school_calendar,
  schools,
  section_rosters,
  staff_assignments,
  student_enrollment,
};
