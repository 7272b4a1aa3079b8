import { cleanUp, errorOf, machineOf, resultOf, tempFolder } from './kit';

afterEach(cleanUp);

const HOUR = 3_600_000;
const SCRIPT = `
const doc = () => PropertiesService.getDocumentProperties();
const book = () => SpreadsheetApp.getActiveSpreadsheet();
function id() { return book().getId(); }
function write(text) { book().getSheets()[0].getRange('A1').setValue(text); }
function read() { return book().getSheets()[0].getRange('A1').getValue(); }
function writeTo(id, text) { Sheets.Spreadsheets.Values.update({ values: [[text]] }, id, 'A1', { valueInputOption: 'RAW' }); }
function keep(value) { doc().setProperty('value', value); PropertiesService.getUserProperties().setProperty('value', value); CacheService.getDocumentCache().put('value', value); }
function kept() { return [doc().getProperty('value'), PropertiesService.getUserProperties().getProperty('value'), CacheService.getDocumentCache().get('value')]; }
function make() { ScriptApp.newTrigger('tick').timeBased().everyHours(1).create(); }
function tick() { doc().setProperty('ticked', id()); }
function seen() { return [ScriptApp.getProjectTriggers().length, ScriptApp.getUserTriggers(book()).length]; }
function hold() { return LockService.getDocumentLock().tryLock(0); }
function holdLong() { LockService.getDocumentLock().waitLock(0); Utilities.sleep(60000); return true; }
function menu() { SpreadsheetApp.getUi().createAddonMenu().addItem('Open', 'x').addToUi(); }
`;

test('a copy has the cells and the document properties, another id, and a life of its own', async () => {
  const machine = await machineOf(SCRIPT);
  await machine.call('write', ['before']);
  await machine.call('keep', ['original']);
  const copy = machine.copyWorkbook();
  const there = { workbook: copy };
  expect(await resultOf(machine.call('id', [], there))).toBe(copy);
  expect(machine.workbooks.list().map(({ name }) => name)).toEqual([
    'School data',
    'Copy of School data',
  ]);
  expect(await resultOf(machine.call('read', [], there))).toBe('before');
  expect(await resultOf(machine.call('kept', [], there))).toEqual(['original', 'original', null]);

  await machine.call('write', ['copied'], there);
  await machine.call('keep', ['copied'], there);
  expect(await resultOf(machine.call('read'))).toBe('before');
  // the user's properties are the user's, whatever workbook is open
  expect(await resultOf(machine.call('kept'))).toEqual(['original', 'copied', 'original']);
  expect(machine.properties(copy).document).toEqual({ value: 'copied' });
  await machine.call('write', ['after']);
  expect(await resultOf(machine.call('read', [], there))).toBe('copied');
  expect(await resultOf(machine.call('id'))).not.toBe(copy);
});

test('the Sheets API writes where the id says, from any workbook', async () => {
  const machine = await machineOf(SCRIPT);
  const { id } = machine.workbook.about();
  const there = { workbook: machine.copyWorkbook() };
  await resultOf(machine.call('writeTo', [id, 'from the copy'], there));
  expect(await resultOf(machine.call('read'))).toBe('from the copy');
  expect(await resultOf(machine.call('read', [], there))).toBe('');
  expect(await errorOf(machine.call('writeTo', ['nowhere', 'x']))).toMatch(/not found/);
});

test('triggers are not copied, and a trigger runs in the workbook it was made in', async () => {
  const machine = await machineOf(SCRIPT);
  await machine.call('make');
  const copy = machine.copyWorkbook();
  expect(machine.triggers()).toHaveLength(1);
  // an add-on sees its triggers in every document of the user when it asks for the project's
  expect(await resultOf(machine.call('seen', [], { workbook: copy }))).toEqual([1, 0]);
  await resultOf(machine.call('make', [], { workbook: copy }));
  const fired = await machine.advance(HOUR);
  expect(fired.map(({ workbook }) => workbook)).toEqual([machine.workbook.about().id, copy]);
  expect(machine.properties(copy).document.ticked).toBe(copy);
});

test('a school’s own script is bound to one document: it sees no trigger of another', async () => {
  const machine = await machineOf(SCRIPT, { mode: 'owned' });
  await machine.call('make');
  const there = { workbook: machine.copyWorkbook() };
  expect(await resultOf(machine.call('seen', [], there))).toEqual([0, 0]);
});

test('each workbook has its own lock, menu and windows', async () => {
  const machine = await machineOf(SCRIPT);
  const copy = machine.copyWorkbook();
  const long = machine.call('holdLong');
  expect(await resultOf(machine.call('hold', [], { workbook: copy }))).toBe(true);
  expect(await resultOf(long)).toBe(true);
  await machine.call('menu', [], { workbook: copy });
  expect(machine.workbook.screen().addonMenu).toBeNull();
  expect(machine.workbooks.of(copy).screen().addonMenu).not.toBeNull();
});

test('copies are part of a snapshot, of the state on disk, and not of a new beginning', async () => {
  const state = tempFolder();
  const machine = await machineOf(SCRIPT, { state });
  const empty = machine.snapshot();
  const copy = machine.copyWorkbook(undefined, 'Next year');
  await machine.call('write', ['there'], { workbook: copy });
  const full = machine.snapshot();
  machine.restore(empty);
  expect(machine.workbooks.list()).toHaveLength(1);
  await expect(machine.call('read', [], { workbook: copy })).rejects.toThrow(/no workbook/);
  machine.restore(full);
  await machine.close();
  const again = await machineOf(SCRIPT, { state, bundle: machine.settings.bundle });
  expect(again.workbooks.list()[1]).toEqual({ id: copy, name: 'Next year' });
  expect(await resultOf(again.call('read', [], { workbook: copy }))).toBe('there');
  again.reset();
  expect(again.workbooks.list()).toHaveLength(1);
});
