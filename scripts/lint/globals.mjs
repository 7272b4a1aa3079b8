// Names that some part of the code may not use, as data for ESLint's no-restricted-globals.

const GOOGLE = [
  ...['SpreadsheetApp', 'Sheets', 'DriveApp', 'Drive', 'DocumentApp', 'SlidesApp', 'FormApp'],
  ...['PropertiesService', 'CacheService', 'LockService', 'UrlFetchApp', 'Utilities', 'ScriptApp'],
  ...['Session', 'MailApp', 'GmailApp', 'CalendarApp', 'HtmlService', 'ContentService', 'Logger'],
  ...['Jdbc', 'DataStudioApp', 'BigQuery', 'CardService', 'Charts', 'Browser', 'XmlService'],
  ...['AdminDirectory', 'Classroom', 'GroupsApp', 'LanguageApp', 'GoogleAppsScript'],
];

/** Browsers and Node have them, and Apps Script does not: a bundle that names one fails there. */
const ABSENT = [
  ...['setTimeout', 'setInterval', 'setImmediate', 'clearTimeout', 'clearInterval', 'fetch', 'URL'],
  ...['URLSearchParams', 'TextEncoder', 'TextDecoder', 'atob', 'btoa', 'crypto', 'performance'],
  ...['process', 'Buffer', 'require', 'window', 'document', 'FormData', 'structuredClone'],
  ...['queueMicrotask', 'AbortController', 'Blob', 'ReadableStream', 'Worker', 'eval'],
];

export const google = GOOGLE.map((name) => ({
  name,
  message: 'Only src/host/google names what is Google’s: ask the Host for it.',
}));

export const absent = ABSENT.map((name) => ({
  name,
  message: 'Apps Script does not have it: ask the Host for it.',
}));
