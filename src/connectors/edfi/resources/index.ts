import type { Resource } from '../../../model';
import { assessmentCatalog } from './assessments';
import { attendance } from './attendance';
import { calendar } from './calendar';
import { courseCatalog } from './courses';
import { discipline } from './discipline';
import { enrollment } from './enrollment';
import { marks } from './grades';
import { organization } from './organization';
import { programParticipation } from './programs';
import { assessmentResults } from './results';
import { staff } from './staff';
import { studentRecords } from './students';

/** What is read from Ed-Fi, in the order of dependence: whom a record refers to stands before it. */
export const resources: readonly Resource[] = [
  ...organization,
  ...calendar,
  ...courseCatalog,
  ...staff,
  ...studentRecords,
  ...enrollment,
  ...attendance,
  ...marks,
  ...discipline,
  ...programParticipation,
  ...assessmentCatalog,
  ...assessmentResults,
];
