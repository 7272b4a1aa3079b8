import type { Google } from '../globals';
import { askDrive } from './drive';
import { freshTab, sheetsOf, TAB } from './lab';
import { median, saw, type Question } from './probe';
import { askGoogle } from './web';

interface Timed {
  readonly id: string;
  readonly call: string;
  /** Milliseconds that Homeroom's budgets can live with. */
  readonly most: number;
  /** Prepares; what it answers is timed. */
  readonly of: (g: Google) => () => unknown;
}

const services: readonly Timed[] = [
  {
    id: 'properties',
    call: 'PropertiesService, reading a store whole',
    most: 500,
    of: (g) => {
      const store = g.PropertiesService.getDocumentProperties();
      return () => store.getProperties();
    },
  },
  {
    id: 'lock',
    call: 'LockService, taking a lock and giving it back',
    most: 500,
    of: (g) => {
      const lock = g.LockService.getUserLock();
      return () => {
        lock.tryLock(0);
        lock.releaseLock();
      };
    },
  },
  {
    id: 'sheets-read',
    call: 'Sheets, reading one cell',
    most: 1_000,
    of: (g) => {
      freshTab(g);
      const { api, id } = sheetsOf(g);
      return () => api.Values.get(id, `'${TAB.title}'!A1`);
    },
  },
  {
    id: 'sheets-write',
    call: 'Sheets, writing one cell',
    most: 1_500,
    of: (g) => {
      freshTab(g);
      const { api, id } = sheetsOf(g);
      const data = [{ range: `'${TAB.title}'!A1`, values: [['x']] }];
      return () => api.Values.batchUpdate({ valueInputOption: 'RAW', data }, id);
    },
  },
  {
    id: 'spreadsheet',
    call: 'SpreadsheetApp, naming the workbook',
    most: 500,
    of: (g) => () => g.SpreadsheetApp.getActiveSpreadsheet().getName(),
  },
  {
    id: 'fetch',
    call: 'UrlFetchApp, a short answer of Google’s',
    most: 1_500,
    of: (g) => () => askGoogle(g),
  },
  { id: 'drive', call: 'Drive, a short list', most: 2_000, of: (g) => () => askDrive(g) },
  {
    id: 'mail',
    call: 'MailApp, asking for the quota',
    most: 1_500,
    of: (g) => () => g.MailApp.getRemainingDailyQuota(),
  },
  {
    id: 'script',
    call: 'ScriptApp, listing triggers',
    most: 1_000,
    of: (g) => () => g.ScriptApp.getProjectTriggers(),
  },
  {
    id: 'utilities',
    call: 'Utilities, formatting a date',
    most: 100,
    of: (g) => {
      const at = new Date(Date.UTC(2026, 0, 1));
      return () => g.Utilities.formatDate(at, 'UTC', 'yyyy-MM-dd');
    },
  },
  {
    id: 'html',
    call: 'HtmlService, reading a file of the project',
    most: 1_000,
    of: (g) => () => g.HtmlService.createHtmlOutputFromFile('sqlite').getContent(),
  },
];

/** What a call costs, the middle of three. Budgets and the emulator's clock rely on the order of size. */
export const latency: readonly Question[] = services.map(({ id, call, most, of }) => ({
  id: `latency-${id}`,
  title: `${call}, milliseconds`,
  expected: { ms: `≤ ${most}` },
  kinder: 'less',
  ask: (g) => saw({ ms: median(of(g)) }),
}));
