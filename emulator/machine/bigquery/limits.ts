/** BigQuery's limits, from Google's page "Quotas and limits" (stored copies of 2024 to 2026). */
const KB = 1024;
const MB = 1024 * KB;

/** Loads, copies and queries that fill a table. */
export const TABLE_OPERATIONS_A_DAY = 1_500;
/** Changes of one table's metadata in ten seconds. */
export const TABLE_UPDATES = 5;
export const TABLE_UPDATE_MS = 10_000;
/** Of a statement that is not resolved yet. */
export const QUERY_CHARS = 1024 * 1024;
/** One line of newline-delimited JSON. */
export const JSON_ROW_BYTES = 100 * MB;
/** Pieces of an upload but the last. */
export const UPLOAD_UNIT = 256 * KB;
/** A request's id makes the same query the same job for so long. */
export const REQUEST_ID_MS = 15 * 60 * 1000;
/** Rows of a query are kept for a day. */
export const RESULT_MS = 24 * 60 * 60 * 1000;
export const UPLOAD_MS = 7 * 24 * 60 * 60 * 1000;
/** A page of rows. */
export const PAGE_BYTES = 10 * MB;
