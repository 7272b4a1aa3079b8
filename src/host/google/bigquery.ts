import { FailureError } from '../../model';
import type { BigQuery } from '../host';
import type { Google } from './globals';

const absent = (): never => {
  throw new FailureError('warehouse.scope', { engine: 'BigQuery' });
};

/** BigQuery's REST API over `UrlFetchApp`. */
export const createBigQuery = (_: Google): BigQuery => ({
  call: absent,
  refuse: absent,
  beginUpload: absent,
  upload: absent,
});
