/**
 * The limits of a Google spreadsheet, as named constants with their source.
 * Sources: support.google.com/drive/answer/37603 (cells, characters), developers.google.com/
 * workspace/sheets/api/limits (quotas), and the Sheets API's own refusals.
 */

/** Counted by grid size over all tabs: an empty cell counts. assumes: cells-limit */
export const MAX_CELLS = 10_000_000;

/** UTF-16 units in one cell. */
export const MAX_CELL_CHARACTERS = 50_000;

/** Columns of one tab (ZZZ). */
export const MAX_COLUMNS = 18_278;

/**
 * Developer metadata, keys and values, of the workbook and again of each tab (guide to metadata: storage
 * limits). assumes: metadata
 */
export const MAX_METADATA_CHARACTERS = 30_000;

/** Characters of a tab's title. */
export const MAX_TITLE = 100;

/** The grid that a new tab gets when none is asked for. */
export const NEW_TAB_ROWS = 1000;
export const NEW_TAB_COLUMNS = 26;

/** 2 MB is recommended; what is refused is not documented, so nothing below this is. assumes: request-size */
export const MAX_PAYLOAD_BYTES = 50 * 1024 * 1024;

/** Two-dimensional data, in the order in which Google names them in messages. */
export type Dimension = 'ROWS' | 'COLUMNS';
