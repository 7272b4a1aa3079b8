/* Apps Script's global objects, named here and nowhere else. The host is given them as an argument. */

export interface Google {
  readonly SpreadsheetApp: typeof SpreadsheetApp;
  readonly Sheets: typeof Sheets;
  readonly PropertiesService: typeof PropertiesService;
  readonly LockService: typeof LockService;
  readonly UrlFetchApp: typeof UrlFetchApp;
  readonly Utilities: typeof Utilities;
  readonly ScriptApp: typeof ScriptApp;
  readonly Session: typeof Session;
  readonly MailApp: typeof MailApp;
  readonly HtmlService: typeof HtmlService;
  readonly CardService: typeof CardService;
  readonly console: { info(s: string): void; warn(s: string): void; error(s: string): void };
}

/** Gathered inside an entry point: at top level, before authorization, no service may be touched. */
export const google = (): Google => ({
  SpreadsheetApp,
  Sheets,
  PropertiesService,
  LockService,
  UrlFetchApp,
  Utilities,
  ScriptApp,
  Session,
  MailApp,
  HtmlService,
  CardService,
  console: console,
});
