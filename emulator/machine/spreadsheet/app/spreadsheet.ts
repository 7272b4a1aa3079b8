/** Operations of `SpreadsheetApp` itself and of `Spreadsheet`. */
import type { Call } from '../../service';
import { freeTitle, tabById, tabByTitle, type Book } from '../book';
import { refuse } from '../refusal';
import { addSheet, deleteSheet } from '../requests/tabs';
import { urlOf } from '../resource';
import { tabOf, type Methods } from './target';

/** `person` says whose e-mail stands for the owner and the editors. */
export const spreadsheetMethods = (book: Book, person: (user: string) => string): Methods => ({
  // Which workbook is meant is decided in workbooks.ts.
  getActiveSpreadsheet: () => book.state.id,
  openById: (call: Call, id: string) =>
    id === book.state.id
      ? { id, own: true }
      : call.fail(
          `Document ${id} is missing (perhaps it was deleted, or you don't have read access?)`,
        ),
  flush: () => undefined,

  'Spreadsheet.getName': () => book.state.name,
  'Spreadsheet.getUrl': () => urlOf(book.state.id),
  'Spreadsheet.getSpreadsheetTimeZone': () => book.state.timeZone,
  'Spreadsheet.setSpreadsheetTimeZone': (_: Call, zone: string) => {
    if (!knownZone(zone)) refuse(`Invalid argument: timezone`);
    book.state.timeZone = zone;
  },
  'Spreadsheet.getSpreadsheetLocale': () => book.state.locale,
  'Spreadsheet.getSheets': () => book.state.tabs.map((tab) => tab.sheetId),
  'Spreadsheet.getSheetByName': (_: Call, name: string) => tabByTitle(book, name)?.sheetId,
  'Spreadsheet.getSheetById': (_: Call, id: number) => tabById(book, id)?.sheetId,
  'Spreadsheet.getActiveSheet': () => book.state.activeSheetId,
  'Spreadsheet.setActiveSheet': (_: Call, id: number) => {
    const tab = tabOf(book, id);
    tab.hidden = false;
    book.state.activeSheetId = id;
  },
  'Spreadsheet.insertSheet': (_: Call, title: string | null, index: number | null) => {
    const reply = addSheet(book, {
      properties: {
        title: title ?? freeTitle(book),
        index: index ?? book.state.tabs.length,
      },
    }) as { addSheet: { properties: { sheetId: number } } };
    const { sheetId } = reply.addSheet.properties;
    book.state.activeSheetId = sheetId;
    book.touch(tabOf(book, sheetId));
    return sheetId;
  },
  'Spreadsheet.deleteSheet': (_: Call, id: number) => {
    tabOf(book, id);
    deleteSheet(book, { sheetId: id });
    book.touch();
  },
  'Spreadsheet.getOwner': (call: Call) => person(call.user),
  'Spreadsheet.getEditors': (call: Call) => [person(call.user)],
});

function knownZone(zone: string): boolean {
  try {
    new Intl.DateTimeFormat('en-US', { timeZone: zone });
    return true;
  } catch {
    return false;
  }
}
