import { FailureError } from '../../model';
import type { Sql } from '../host';
import type { Google } from './globals';

/** Databases over Apps Script's `Jdbc`. */
export const createSql = (_: Google): Sql => ({
  connect: ({ url }) => {
    throw new FailureError('warehouse.scope', { engine: url });
  },
});
