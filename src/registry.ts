import type { Host } from './host/host';
import { catalog, type Registry } from './model';
import { org, upstream } from './registry.generated';

/** Everything there is: upstream's definitions, and the school's own layer on top of them. */
export const registry: Registry<Host> = Object.freeze({
  connectors: catalog('connector', upstream.connectors, org.connectors),
  datasets: catalog('dataset', upstream.datasets, org.datasets),
  warehouses: catalog('warehouse', upstream.warehouses, []),
  reports: catalog('report', upstream.reports, org.reports),
});
