import type { Host } from './host/host';
import { catalog, withFamilies, type Registry } from './model';
import { org, upstream } from './registry.generated';

const connectors = catalog('connector', upstream.connectors, org.connectors);

/** Everything there is: upstream's definitions, and the school's own layer on top of them. */
export const registry: Registry<Host> = Object.freeze({
  connectors,
  datasets: withFamilies(
    connectors,
    // A check of the school's own is a change to the data set it is for.
    catalog('dataset', upstream.datasets, [...org.datasets, ...org.checks]),
  ),
  warehouses: catalog('warehouse', upstream.warehouses, []),
  reports: catalog('report', upstream.reports, org.reports),
  scopes: org.scopes,
  looker: org.looker,
});
