/**
 * What a call costs in emulated time. Sources: facts, "Sheets writing" and "JDBC" where they give
 * a figure; the rest are assumptions, chosen on the slow side, to be replaced by live measurements.
 */
export interface Latency {
  /** ms of every call. */
  readonly base: number;
  /** ms for each 1,024 bytes handled. */
  readonly perKB?: number;
  /** ms for each 1,000 cells handled. */
  readonly perKCells?: number;
}

/** By `service.method`, otherwise by service. */
export const LATENCY: Readonly<Record<string, Latency>> = {
  // facts: Sheets writing. A small call costs 0.2-0.3 s; a flush about 0.5 s.
  Spreadsheet: { base: 250 },
  SpreadsheetApp: { base: 250 },
  'Spreadsheet.flush': { base: 500 },
  'SpreadsheetApp.flush': { base: 500 },
  // facts: Sheets writing. 10 M cells through the API: read 45 s, written 220 s.
  Sheets: { base: 250, perKCells: 0.0045 },

  // Assumption: 20-50 ms a call in public measurements.
  PropertiesService: { base: 35, perKB: 0.5 },
  CacheService: { base: 20, perKB: 0.1 },
  LockService: { base: 30 },

  // Assumption: 300 ms a request besides what the server takes, and 5 MB/s.
  UrlFetchApp: { base: 300, perKB: 0.2 },

  // Assumption: native, beside the script.
  Utilities: { base: 1, perKB: 0.02 },
  Blob: { base: 1, perKB: 0.02 },
  'Utilities.sleep': { base: 0 },
  console: { base: 1 },
  Logger: { base: 1 },

  // Assumption.
  ScriptApp: { base: 100 },
  'ScriptApp.getOAuthToken': { base: 30 },
  Session: { base: 30 },
  MailApp: { base: 400, perKB: 0.1 },
  HtmlService: { base: 20, perKB: 0.02 },
};

const UNKNOWN: Latency = { base: 50 };

const serviceOf = (op: string): string => op.slice(0, op.indexOf('.'));

/** Emulated ms of one call that handled `bytes` and `cells`. */
export function latencyOf(op: string, bytes: number, cells: number): number {
  const entry = LATENCY[op] ?? LATENCY[serviceOf(op)] ?? UNKNOWN;
  return entry.base + ((entry.perKB ?? 0) * bytes) / 1024 + ((entry.perKCells ?? 0) * cells) / 1000;
}
