/** Takes the place of `src/registry.generated.ts` in the simulated school's bundle. */
import embedded from '../../src/warehouses/embedded';
import { connectors, datasets } from './definitions';

export const upstream = Object.freeze({
  connectors: [],
  datasets: [],
  warehouses: [embedded],
  reports: [],
});
export const org = Object.freeze({ connectors, datasets, checks: [], reports: [] });
