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

const google = GOOGLE.map((name) => ({
  name,
  message: 'Only src/host/google names what is Google’s: ask the Host for it.',
}));

const absent = ABSENT.map((name) => ({
  name,
  message: 'Apps Script does not have it: ask the Host for it.',
}));

const ruleFor = (globals) => ({
  // `globalThis.name` is the same name by a back door.
  'no-restricted-globals': ['error', { globals, checkGlobalObject: true }],
});

/** For src/: neither Google's names nor what the host lacks. */
export const hostless = {
  ...ruleFor([...google, ...absent]),
  'no-restricted-syntax': [
    'error',
    {
      selector: 'TSQualifiedName > Identifier[name="GoogleAppsScript"]',
      message: google[0].message,
    },
  ],
};

/** For src/host/google, whose business Google's names are. */
export const hosted = { ...ruleFor(absent), 'no-restricted-syntax': 'off' };
