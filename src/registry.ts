import type { Host } from './host/host';
import { catalog, type Registry } from './model';
import { org, upstream } from './registry.generated';

/** Everything there is: upstream's definitions, and the school's own layer on top of them. */
export const registry: Registry<Host> = Object.freeze({
  connectors: catalog('connector', upstream.connectors, org.connectors),
  // A check of the school's own is a change to the data set it is for.
  datasets: catalog('dataset', upstream.datasets, [...org.datasets, ...org.checks]),
  warehouses: catalog('warehouse', upstream.warehouses, []),
  reports: catalog('report', upstream.reports, org.reports),
  scopes: org.scopes,
  looker: org.looker,
});
