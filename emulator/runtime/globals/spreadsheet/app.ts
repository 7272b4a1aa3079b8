/** `SpreadsheetApp` and `Spreadsheet`. */
import { emulated } from '../emulated';
import { host } from '../host';
import type { range } from './range';
import { sheet } from './sheet';
import { ui } from './ui';

interface Person {
  getEmail(): string;
}
const person = (email: string): Person => emulated('User', { getEmail: () => email });

function spreadsheet(id: string) {
  const ask = <T>(name: string, ...args: unknown[]): T =>
    host<T>(`SpreadsheetApp.Spreadsheet.${name}`, ...args);
  const tab = (sheetId: number) => sheet(() => self, sheetId);
  const found = (sheetId: number | null) => (sheetId === null ? null : tab(sheetId));

  /** `insertSheet()`, `(index)`, `(name)` or `(name, index)`. */
  function insertSheet(first?: string | number, second?: number) {
    const name = typeof first === 'string' ? first : null;
    const index = typeof first === 'number' ? first : (second ?? null);
    return tab(ask<number>('insertSheet', name, index));
  }

  const self: Record<string, unknown> = emulated('Spreadsheet', {
    getId: () => id,
    getName: () => ask<string>('getName'),
    getUrl: () => ask<string>('getUrl'),
    getSpreadsheetTimeZone: () => ask<string>('getSpreadsheetTimeZone'),
    setSpreadsheetTimeZone: (zone: string) => {
      ask('setSpreadsheetTimeZone', zone);
    },
    getSpreadsheetLocale: () => ask<string>('getSpreadsheetLocale'),
    getSheets: () => ask<number[]>('getSheets').map(tab),
    getSheetByName: (name: string) => found(ask<number | null>('getSheetByName', name)),
    getSheetById: (sheetId: number) => found(ask<number | null>('getSheetById', sheetId)),
    getActiveSheet: () => tab(ask<number>('getActiveSheet')),
    setActiveSheet: (target: { getSheetId(): number }) => {
      ask('setActiveSheet', target.getSheetId());
      return target;
    },
    getRange: (a1: string) => {
      const home = tab(ask<number>('getActiveSheet'));
      return (home.getRange as (a1: string) => ReturnType<typeof range>)(a1);
    },
    insertSheet,
    deleteSheet: (target: { getSheetId(): number }) => {
      ask('deleteSheet', target.getSheetId());
    },
    toast: (message: string, title = '', seconds = 5) => {
      ask('toast', message, title, seconds);
    },
    getOwner: () => person(ask<string>('getOwner')),
    getEditors: () => ask<string[]>('getEditors').map(person),
  });
  return self;
}

/** One that is not the script's own, opened by its id: what can be asked of it here. */
function opened(id: string) {
  const ask = <T>(name: string): T =>
    host<T>(`SpreadsheetApp.Spreadsheet.${name}`, { $workbook: id });
  return emulated('Spreadsheet (of another document)', {
    getId: () => id,
    getName: () => ask<string>('getName'),
    getUrl: () => ask<string>('getUrl'),
    getSpreadsheetTimeZone: () => ask<string>('getSpreadsheetTimeZone'),
    getSpreadsheetLocale: () => ask<string>('getSpreadsheetLocale'),
  });
}

/** facts: V8 runtime. null without a container. */
const active = () => {
  const id = host<string | null>('SpreadsheetApp.getActiveSpreadsheet');
  return id === null ? null : spreadsheet(id);
};

export const SpreadsheetApp = emulated('SpreadsheetApp', {
  getActiveSpreadsheet: active,
  getActive: active,
  openById: (id: string) => {
    const found = host<{ id: string; own: boolean }>('SpreadsheetApp.openById', String(id));
    return found.own ? spreadsheet(found.id) : opened(found.id);
  },
  flush: () => {
    host('SpreadsheetApp.flush');
  },
  getUi: () => {
    host('SpreadsheetApp.getUi');
    return ui;
  },
});
