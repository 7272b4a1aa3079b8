/**
 * What a call costs in emulated time. Sources: facts, "Sheets writing" and "JDBC" where they give
 * a figure; the rest are assumptions, chosen on the slow side. The System check measures them on the
 * real host: `assumes` names its question.
 */
export interface Latency {
  /** ms of every call. */
  readonly base: number;
  /** ms for each 1,024 bytes handled. */
  readonly perKB?: number;
  /** ms for each 1,000 cells handled. */
  readonly perKCells?: number;
}

/** By `service.method` or `service.class.method`, otherwise by class, otherwise by service. */
export const LATENCY: Readonly<Record<string, Latency>> = {
  // facts: Sheets writing. A small call costs 0.2-0.3 s; a flush about 0.5 s. Asking for a tab or a
  // range by itself is cheaper (assumption). assumes: latency-spreadsheet
  SpreadsheetApp: { base: 50 },
  'SpreadsheetApp.flush': { base: 500 },
  'SpreadsheetApp.Sheet.getRange': { base: 5 },
  'SpreadsheetApp.Sheet.getRangeByName': { base: 5 },
  // facts: Sheets writing. 10 M cells: read in 85 s; writing never finished: 23 % above the API's.
  'SpreadsheetApp.Range.getValues': { base: 250, perKCells: 8.5 },
  'SpreadsheetApp.Range.getDisplayValues': { base: 250, perKCells: 8.5 },
  'SpreadsheetApp.Range.getFormulas': { base: 250, perKCells: 8.5 },
  'SpreadsheetApp.Range.setValues': { base: 250, perKCells: 27 },
  'SpreadsheetApp.Range.clearContent': { base: 250 },
  'SpreadsheetApp.Spreadsheet.insertSheet': { base: 300 },
  'SpreadsheetApp.Spreadsheet.deleteSheet': { base: 300 },
  // facts: Sheets writing. 10 M cells through the API: read in 45 s, written in 220 s.
  // assumes: latency-sheets-read, latency-sheets-write
  Sheets: { base: 300, perKCells: 22 },
  'Sheets.Spreadsheets.get': { base: 250, perKCells: 4.5 },
  'Sheets.Spreadsheets.Values.get': { base: 250, perKCells: 4.5 },
  'Sheets.Spreadsheets.Values.batchGet': { base: 250, perKCells: 4.5 },

  // Assumption: 20-50 ms a call in public measurements. assumes: latency-properties, latency-lock
  PropertiesService: { base: 35, perKB: 0.5 },
  CacheService: { base: 20, perKB: 0.1 },
  LockService: { base: 30 },

  // Assumption: 300 ms a request besides what the server takes, and 5 MB/s. assumes: latency-fetch, latency-drive
  UrlFetchApp: { base: 300, perKB: 0.2 },

  // facts: JDBC. 1,000 rows read cell by cell in 190 s, written in 335 s: about 65 and 100 ms a call. What
  // many rows at once cost is an assumption: 2 MB/s and 5 ms for 1,000 values. assumes: jdbc-latency
  Jdbc: { base: 100, perKB: 0.5, perKCells: 5 },
  'Jdbc.getConnection': { base: 800 },
  'Jdbc.getCloudSqlConnection': { base: 800 },
  'Jdbc.ResultSet': { base: 65 },

  // Assumption: native, beside the script. assumes: latency-utilities
  Utilities: { base: 1, perKB: 0.02 },
  Blob: { base: 1, perKB: 0.02 },
  HTTPResponse: { base: 1, perKB: 0.02 },
  'Utilities.sleep': { base: 0 },
  console: { base: 1 },
  Logger: { base: 1 },

  // Assumption. assumes: latency-script, latency-mail, latency-html
  ScriptApp: { base: 100 },
  'ScriptApp.getOAuthToken': { base: 30 },
  Session: { base: 30 },
  MailApp: { base: 400, perKB: 0.1 },
  HtmlService: { base: 20, perKB: 0.02 },
  DataStudioApp: { base: 1 },
};

/** Of one more wave of requests in a `fetchAll`, as `UrlFetchApp` above. */
export const FETCH_WAVE_MS = 300;

/** From Google to a database and back: once a statement. Assumption. assumes: jdbc-latency */
export const JDBC_ROUND_TRIP_MS = 5;

const serviceOf = (op: string): string => op.slice(0, op.indexOf('.'));

const classOf = (op: string): string => op.slice(0, op.lastIndexOf('.'));

const entryOf = (op: string): Latency | undefined =>
  LATENCY[op] ?? LATENCY[classOf(op)] ?? LATENCY[serviceOf(op)];

/** Emulated ms of one call that handled `bytes` and `cells`. */
export function latencyOf(op: string, bytes: number, cells: number): number {
  const { base, perKB = 0, perKCells = 0 } = entryOf(op) ?? { base: 0 };
  return base + (perKB * bytes) / 1024 + (perKCells * cells) / 1000;
}

/** Throws for the first operation that nobody has given a latency. */
export function checkLatencies(operations: readonly string[]): void {
  const forgotten = operations.find((op) => !entryOf(op));
  if (forgotten !== undefined)
    throw new Error(`${forgotten} has no latency. Add it to emulator/latency.ts.`);
}
