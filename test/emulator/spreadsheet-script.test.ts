/**
 * The spreadsheet as a script meets it: the objects in the script's own context, over the machine.
 * Each case is a function of a small script that runs as the bundle does.
 */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createMachine, type Machine } from '../../emulator/machine/machine';

const SCRIPT = `
function id() { return SpreadsheetApp.getActiveSpreadsheet().getId(); }
function attempt(work) { try { return { value: work() }; } catch (e) { return { name: e.name, message: e.message }; } }

function roundTrip() {
  const sheet = SpreadsheetApp.getActive().getSheets()[0];
  const when = new Date(Date.UTC(2026, 2, 4, 5));
  const range = sheet.getRange(1, 1, 1, 5).setValues([['00123', '3-4', when, true, null]]);
  const values = range.getValues()[0];
  return {
    kinds: values.map((v) => v instanceof Date ? 'Date' : typeof v),
    number: values[0],
    day: values[1].toISOString(),
    when: values[2].getTime() === when.getTime(),
    display: range.getDisplayValues()[0],
    a1: [range.getA1Notation(), range.getNumRows(), range.getLastColumn()],
    arrays: values instanceof Array && Array.isArray(values),
  };
}

function sheetObjects() {
  const book = SpreadsheetApp.getActiveSpreadsheet();
  const sheet = book.insertSheet('Students', 0);
  sheet.setFrozenRows(1);
  sheet.setTabColor('#0000ff');
  sheet.getRange('B2:C3').setValue(7).setNumberFormat('0.0').setNote('n');
  sheet.getRange('A5').setValue('=B2*2');
  const renamed = sheet.setName('Pupils');
  const seen = {
    same: renamed.getSheetId() === book.getSheetByName('pupils').getSheetId(),
    none: book.getSheetByName('Students'),
    index: sheet.getIndex(), names: book.getSheets().map((one) => one.getName()),
    last: [sheet.getLastRow(), sheet.getLastColumn(), sheet.getMaxRows(), sheet.getMaxColumns()],
    data: sheet.getDataRange().getA1Notation(),
    formats: sheet.getRange('A2:B2').getNumberFormats(), formula: sheet.getRange(5, 1).getFormula(),
    value: sheet.getRange('C3').getValue(), active: book.getActiveSheet().getName(),
    column: sheet.getRange('B:B').getNumRows(),
  };
  book.deleteSheet(sheet);
  seen.gone = attempt(() => sheet.getLastRow());
  return seen;
}

function refusals() {
  const sheet = SpreadsheetApp.getActive().getSheets()[0];
  return [
    attempt(() => sheet.getRange(1, 27)),
    attempt(() => sheet.getRange(0, 1)),
    attempt(() => sheet.getRange(1, 1, 0, 1)),
    attempt(() => sheet.getRange('nonsense!')),
    attempt(() => sheet.getRange(1, 1, 2, 1).setValues([[1]])),
    attempt(() => sheet.getRange(1, 1).setValues([[1, 2]])),
    attempt(() => SpreadsheetApp.openById('other')),
    attempt(() => sheet.autoResizeColumn(1)),
    attempt(() => sheet.getRange(1, 1).merge()),
    attempt(() => Sheets.Spreadsheets.create({})),
    attempt(() => Sheets.Spreadsheets.get('other')),
  ];
}

function advanced() {
  const added = Sheets.Spreadsheets.batchUpdate({ requests: [{ addSheet: { properties: { sheetId: 9, title: 'Raw' } } }] }, id());
  Sheets.Spreadsheets.Values.batchUpdate(
    { valueInputOption: 'RAW', data: [{ range: 'Raw!A1', values: [['00123', '=1+2', '3-4', '😀', null, 1.5]] }] }, id());
  const read = Sheets.Spreadsheets.Values.batchGet(id(), { ranges: ['Raw!A1:Z'], valueRenderOption: 'UNFORMATTED_VALUE' });
  return [added.replies[0].addSheet.properties.title, read.valueRanges[0].values,
    attempt(() => Sheets.Spreadsheets.batchUpdate({ requests: [{ deleteSheet: { sheetId: 1 } }] }, id()))];
}

function onOpen() {
  const ui = SpreadsheetApp.getUi();
  ui.createAddonMenu().addItem('Open', 'openSidebar').addSeparator()
    .addSubMenu(ui.createMenu('More').addItem('Help', 'help')).addToUi();
}
function openSidebar() {
  SpreadsheetApp.getUi().showSidebar(HtmlService.createHtmlOutput('<p>Hi</p>').setTitle('Homeroom'));
  return SpreadsheetApp.getUi().alert('Sure?', SpreadsheetApp.getUi().ButtonSet.YES_NO) === SpreadsheetApp.getUi().Button.YES;
}
function loadLarge() {
  const rows = [];
  for (let r = 0; r < 20000; r++) { const row = []; for (let c = 0; c < 26; c++) row.push(c % 2 ? r * c : '0' + r); rows.push(row); }
  Sheets.Spreadsheets.batchUpdate({ requests: [{ appendDimension: { sheetId: 0, dimension: 'ROWS', length: 19000 } }] }, id());
  Sheets.Spreadsheets.Values.batchUpdate({ valueInputOption: 'RAW', data: [{ range: 'Sheet1!A1', values: rows }] }, id());
  const back = Sheets.Spreadsheets.Values.get(id(), 'Sheet1!A1:Z', { valueRenderOption: 'UNFORMATTED_VALUE' }).values;
  return [back.length, back[19999][24], back[19999][25]];
}
`;

let machine: Machine;
let bundle: string;

beforeAll(async () => {
  bundle = mkdtempSync(path.join(tmpdir(), 'homeroom-script-'));
  writeFileSync(path.join(bundle, 'code.js'), SCRIPT);
  machine = await createMachine({ bundle, cpuScale: 0, spreadsheetTimeZone: 'America/New_York' });
});
afterAll(async () => {
  await machine?.close();
  rmSync(bundle, { recursive: true, force: true });
});
beforeEach(() => machine.reset());

async function run(name: string): Promise<any> {
  const { result, error } = await machine.call(name);
  if (error) throw new Error(error.message);
  return result;
}

test('values: typed on the way in, Dates of the script on the way out', async () => {
  expect(await run('roundTrip')).toEqual({
    kinds: ['number', 'Date', 'Date', 'boolean', 'string'],
    number: 123,
    // midnight of 4 March in the workbook's zone, which is not the script's
    day: '2026-03-04T05:00:00.000Z',
    when: true,
    display: ['123', '3-4', '3/4/2026', 'TRUE', ''],
    a1: ['A1:E1', 1, 5],
    arrays: true,
  });
});

test('sheets: made, named, read, deleted', async () => {
  expect(await run('sheetObjects')).toEqual({
    same: true,
    none: null,
    index: 1,
    names: ['Pupils', 'Sheet1'],
    last: [5, 3, 1000, 26],
    data: 'A1:C5',
    formats: [['General', '0.0']],
    formula: '=B2*2',
    value: 7,
    active: 'Pupils',
    column: 1000,
    gone: { name: 'Exception', message: expect.stringMatching(/^Sheet \d+ not found$/) },
  });
});

test('refusals in the words of the host; what is not emulated says so by name', async () => {
  const messages = ((await run('refusals')) as { message: string }[]).map((one) => one.message);
  expect(messages).toEqual([
    'The coordinates of the range are outside the dimensions of the sheet.',
    'The starting row of the range is too small.',
    'The number of rows in the range must be at least 1.',
    'Range not found',
    'The number of rows in the data does not match the number of rows in the range. The data has 1 but the range has 2.',
    'The number of columns in the data does not match the number of columns in the range. The data has 2 but the range has 1.',
    "Document other is missing (perhaps it was deleted, or you don't have read access?)",
    expect.stringContaining('Sheet.autoResizeColumn is not emulated'),
    expect.stringContaining('Range.merge is not emulated'),
    expect.stringContaining('Sheets.Spreadsheets.create is not emulated'),
    'API call to sheets.spreadsheets.get failed with error: Requested entity was not found.',
  ]);
});

test('the advanced service: RAW keeps texts, failures have its own name', async () => {
  expect(await run('advanced')).toEqual([
    'Raw',
    [['00123', '=1+2', '3-4', '😀', '', 1.5]],
    {
      name: 'GoogleJsonResponseException',
      message:
        'API call to sheets.spreadsheets.batchUpdate failed with error: Invalid requests[0].deleteSheet: No sheet with id: 1',
    },
  ]);
});

test('menu and sidebar reach the page', async () => {
  const opened = await machine.call('onOpen', [], { mode: 'NONE', kind: 'simple' });
  expect(opened.error).toBeUndefined();
  expect(machine.workbook.screen().addonMenu).toEqual({
    title: 'Homeroom',
    items: [
      { kind: 'item', title: 'Open', function: 'openSidebar' },
      { kind: 'separator' },
      { kind: 'menu', title: 'More', items: [{ kind: 'item', title: 'Help', function: 'help' }] },
    ],
  });
  expect(await run('openSidebar')).toBe(true);
  expect(machine.workbook.screen().sidebar).toMatchObject({ title: 'Homeroom', html: '<p>Hi</p>' });
});

test('half a million cells go through the context and back', async () => {
  expect(await run('loadLarge')).toEqual([20_000, '019999', 19_999 * 25]);
});
