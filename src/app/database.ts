import { accessOf, engineOf, warehouseOf } from '../engine/site';
import { snapshot } from '../engine/store';
import type { Host } from '../host/host';
import { FailureError, type DatabaseAddress, type Registry } from '../model';

/**
 * The database in which data sets are built, for questions about the host that only a database answers.
 * Undefined: there is none, or whoever asks has not its password.
 */
export const databaseOf = (host: Host, registry: Registry<Host>): DatabaseAddress | undefined => {
  try {
    const site = warehouseOf(snapshot(host));
    return engineOf(registry, site).address?.(accessOf(host, registry, site));
  } catch (error) {
    if (error instanceof FailureError) return undefined;
    throw error;
  }
};
