import type { Source } from '../engine/draw';
import type { Host } from '../host/host';
import { FailureError, RECORDS, type Registry } from '../model';

/** Homeroom's own records, as a data set; undefined: `id` is one of a system's. */
export const recordsShown = (
  _host: Host,
  _registry: Registry<Host>,
  id: string,
): Source | undefined => {
  if ((RECORDS as readonly string[]).includes(id))
    throw new FailureError('shown.missing', { dataset: id });
  return undefined;
};
