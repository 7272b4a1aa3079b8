import { createOneRoster } from './oneroster';
import { createIntra42 } from './intra42';
import type { Vendor } from './vendor';

/** Every vendor's demo system, by the id of the connector that reads it. */
export const VENDORS: Readonly<Record<string, () => Vendor>> = {
  intra42: createIntra42,
  oneroster: createOneRoster,
};
