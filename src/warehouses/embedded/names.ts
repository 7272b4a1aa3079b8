/**
 * What sql.js's linker calls things: it shortens every name of SQLite's C interface to a letter or two,
 * anew with each release. These belong to sql.js 1.16.0; a test reads them again from sql.js's own glue.
 */
export const VERSION = '1.16.0';

/** Functions of the WebAssembly that we call. */
export const EXPORTS = {
  start: 'P',
  malloc: 'Ia',
  free: 'Ja',
  sqlite3_open: 'Ha',
  sqlite3_close_v2: 'Ea',
  sqlite3_errmsg: '$',
  sqlite3_exec: 'W',
  sqlite3_prepare_v2: 'T',
  sqlite3_step: 'U',
  sqlite3_reset: 'V',
  sqlite3_finalize: 'X',
  sqlite3_bind_text: 'za',
  sqlite3_bind_int: 'ya',
  sqlite3_bind_double: 'xa',
  sqlite3_bind_blob: 'wa',
  sqlite3_column_count: 'ra',
  sqlite3_column_type: '_',
  sqlite3_column_double: 'va',
  sqlite3_column_text: 'Z',
  sqlite3_column_bytes: 'ua',
} as const;

/** Functions that the WebAssembly calls. All others are about files, of which there are none. */
export const IMPORTS = {
  resize_heap: 'l',
  date_now: 'd',
  environ_sizes_get: 'H',
  environ_get: 'G',
} as const;
