import { createEdFi2 } from './edfi2';
import { createOneRoster } from './oneroster';
import { createCanvas } from './canvas';
import { createIntra42 } from './intra42';
import { createOpenedx } from './openedx';
import type { Vendor } from './vendor';

/** Every vendor's demo system, by the id of the connector that reads it. */
export const VENDORS: Readonly<Record<string, () => Vendor>> = {
  canvas: createCanvas,
  edfi2: createEdFi2,
  openedx: createOpenedx,
  intra42: createIntra42,
  oneroster: createOneRoster,
};
