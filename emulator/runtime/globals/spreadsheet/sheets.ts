/** The advanced service `Sheets`: the Sheets API v4 with Apps Script's order of arguments. */
import { emulated } from '../emulated';
import { host } from '../host';

const method =
  (name: string) =>
  (...args: unknown[]): unknown =>
    host(`Sheets.Spreadsheets.${name}`, ...args);

const Values = emulated('Sheets.Spreadsheets.Values', {
  append: method('Values.append'),
  batchClear: method('Values.batchClear'),
  batchGet: method('Values.batchGet'),
  batchUpdate: method('Values.batchUpdate'),
  clear: method('Values.clear'),
  get: method('Values.get'),
  update: method('Values.update'),
});

export const Sheets = emulated('Sheets', {
  Spreadsheets: emulated('Sheets.Spreadsheets', {
    Values,
    batchUpdate: method('batchUpdate'),
    get: method('get'),
  }),
});
