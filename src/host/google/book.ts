import { FailureError } from '../../model';
import type { Google } from './globals';

/** The workbook as SpreadsheetApp has it; opened when it is first needed, and not twice. */
export type Book = () => Spreadsheet;
type Spreadsheet = GoogleAppsScript.Spreadsheet.Spreadsheet;

/**
 * @param id of the workbook meant. Without one it is the one the script belongs to, which there is not in
 * a connector of Looker Studio (facts: V8 runtime), whatever the types say. assumes: workbook-unreachable
 */
export const opening = (g: Google, id?: string): Book => {
  let book: Spreadsheet | null = null;
  return () => {
    book ??=
      id === undefined ? g.SpreadsheetApp.getActiveSpreadsheet() : g.SpreadsheetApp.openById(id);
    // eslint-disable-next-line @typescript-eslint/no-unnecessary-condition -- see above
    if (!book) throw new FailureError('workbook.unreachable', {});
    return book;
  };
};
