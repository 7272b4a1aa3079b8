/** What a script sees of the workbook. Only what is exported here becomes global. */
export { Sheets } from './spreadsheet/sheets';
export { SpreadsheetApp } from './spreadsheet/app';
