/* Apps Script's global objects, named here and nowhere else. The host is given them as an argument. */

/** Apps Script's JDBC with the calls for many rows at once, which the types do not know (facts: JDBC). */
export interface Jdbc {
  getConnection(url: string, info: Info): JdbcConnection;
  getCloudSqlConnection(url: string, user: string, password: string): JdbcConnection;
}
export type Info = GoogleAppsScript.JDBC.ConnectionAdvancedParameters;
export interface JdbcConnection extends Pick<
  GoogleAppsScript.JDBC.JdbcConnection,
  'setAutoCommit' | 'commit' | 'rollback' | 'close' | 'getMetaData'
> {
  createStatement(): JdbcStatement;
  prepareStatement(sql: string): JdbcPreparedStatement;
}
/** It is told its SQL with each call. */
export interface JdbcStatement {
  executeQuery(sql: string): JdbcResultSet;
  executeUpdate(sql: string): number;
}
export interface JdbcPreparedStatement extends Omit<
  GoogleAppsScript.JDBC.JdbcPreparedStatement,
  'executeBatch' | 'executeQuery'
> {
  executeQuery(): JdbcResultSet;
  executeBatch(sets?: readonly (readonly unknown[])[]): readonly number[];
}
export interface JdbcResultSet extends GoogleAppsScript.JDBC.JdbcResultSet {
  getRows?(query: string, size?: number): readonly (readonly unknown[])[];
}

export interface Google {
  readonly SpreadsheetApp: typeof SpreadsheetApp;
  readonly Sheets: typeof Sheets;
  readonly PropertiesService: typeof PropertiesService;
  readonly LockService: typeof LockService;
  readonly UrlFetchApp: typeof UrlFetchApp;
  readonly Jdbc: Jdbc;
  readonly Utilities: typeof Utilities;
  readonly ScriptApp: typeof ScriptApp;
  readonly Session: typeof Session;
  readonly MailApp: typeof MailApp;
  readonly HtmlService: typeof HtmlService;
  readonly CardService: typeof CardService;
  readonly CacheService: typeof CacheService;
  readonly ContentService: typeof ContentService;
  readonly DataStudioApp: typeof DataStudioApp;
  readonly console: { info(s: string): void; warn(s: string): void; error(s: string): void };
}

/** Gathered inside an entry point: at top level, before authorization, no service may be touched. */
export const google = (): Google => ({
  SpreadsheetApp,
  Sheets,
  PropertiesService,
  LockService,
  UrlFetchApp,
  Jdbc: Jdbc,
  Utilities,
  ScriptApp,
  Session,
  MailApp,
  HtmlService,
  CardService,
  CacheService,
  ContentService,
  DataStudioApp,
  console: console,
});
