import type { Vendor } from './vendor';

/** Every vendor's demo system, by the id of the connector that reads it. */
export const VENDORS: Readonly<Record<string, () => Vendor>> = {};
