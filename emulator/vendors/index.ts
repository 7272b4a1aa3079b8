import { createAssessmentFile } from './assessment_file';
import { createClever } from './clever';
import { createEdFi2 } from './edfi2';
import { createOneRoster } from './oneroster';
import { createOneRosterCsv } from './oneroster_csv';
import { createCanvas } from './canvas';
import { createClassroom } from './classroom';
import { createIntra42 } from './intra42';
import { createOpenedx } from './openedx';
import { createFigures } from './figures';
import { createPowerSchool } from './powerschool';
import type { Vendor } from './vendor';

/** Every vendor's demo system, by the id of the connector that reads it. */
export const VENDORS: Readonly<Record<string, () => Vendor>> = {
  assessment_file: createAssessmentFile,
  powerschool: createPowerSchool,
  figures: createFigures,
  clever: createClever,
  canvas: createCanvas,
  classroom: createClassroom,
  edfi2: createEdFi2,
  openedx: createOpenedx,
  intra42: createIntra42,
  oneroster: createOneRoster,
  oneroster_csv: createOneRosterCsv,
};
