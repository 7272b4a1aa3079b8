import { FIRST_WORKBOOK } from '../../emulator/machine/owner';
import { cleanUp, errorOf, machineOf, resultOf } from './kit';

afterEach(cleanUp);

const SCRIPT = `
const batch = (requests) => Sheets.Spreadsheets.batchUpdate({ requests }, SpreadsheetApp.getActiveSpreadsheet().getId()).replies;
const entry = (metadataKey, metadataValue, location, more) => ({ createDeveloperMetadata: { developerMetadata:
  { metadataKey, metadataValue, location, visibility: 'PROJECT', ...more } } });
function ask(code) { return eval(code); }
function all() {
  const { developerMetadata = [], sheets } = Sheets.Spreadsheets.get(SpreadsheetApp.getActiveSpreadsheet().getId(), {
    fields: 'developerMetadata(metadataId,metadataKey,metadataValue),sheets(properties.sheetId,developerMetadata(metadataKey,metadataValue))' });
  return { book: developerMetadata.map((m) => m.metadataKey + '=' + m.metadataValue),
    tabs: sheets.map((s) => [s.properties.sheetId, ...(s.developerMetadata || []).map((m) => m.metadataKey + '=' + m.metadataValue)]) };
}
function read(ranges, majorDimension) {
  return Sheets.Spreadsheets.Values.batchGet(SpreadsheetApp.getActiveSpreadsheet().getId(),
    { ranges, majorDimension, valueRenderOption: 'UNFORMATTED_VALUE' }).valueRanges.map((one) => one.values || null);
}
`;
const ask = async (code: string) => {
  const machine = await machineOf(SCRIPT);
  return {
    machine,
    run: (text: string) => machine.call('ask', [text]),
    first: await resultOf(machine.call('ask', [code])),
  };
};

describe('developer metadata', () => {
  it('stands at the workbook and at its tabs, and is read in one call', async () => {
    const { machine } = await ask(
      `batch([entry('homeroom', 'b', { spreadsheet: true }), entry('homeroom', 't', { sheetId: 0 }), entry('homeroom', 'u', { sheetId: 0 })])`,
    );
    expect(await resultOf(machine.call('all'))).toEqual({
      book: ['homeroom=b'],
      tabs: [[0, 'homeroom=t', 'homeroom=u']],
    });
  });

  it('is changed where a filter finds it, and refused where it finds none', async () => {
    const { machine, run } = await ask(
      `batch([entry('homeroom', 't', { sheetId: 0 }, { metadataId: 7 })])`,
    );
    const update = (id: number) =>
      run(`batch([{ updateDeveloperMetadata: { dataFilters: [{ developerMetadataLookup: { metadataId: ${id} } }],
        developerMetadata: { metadataValue: 'new' }, fields: 'metadataValue' } }])`);
    const [reply] = await resultOf(update(7));
    expect(reply.updateDeveloperMetadata.developerMetadata[0]).toMatchObject({
      metadataId: 7,
      metadataKey: 'homeroom',
      metadataValue: 'new',
      location: { locationType: 'SHEET', sheetId: 0 },
    });
    expect(await errorOf(update(8))).toMatch(/No developer metadata was found/);
    expect(
      await errorOf(
        run(
          `batch([{ deleteDeveloperMetadata: { dataFilter: { developerMetadataLookup: { metadataKey: 'other' } } } }])`,
        ),
      ),
    ).toMatch(/No developer metadata was found/);
    expect((await resultOf(machine.call('all'))).tabs).toEqual([[0, 'homeroom=new']]);
  });

  it('needs a key, a place, a visibility, and an id of its own', async () => {
    const { run } = await ask(`batch([entry('k', 'v', { sheetId: 0 }, { metadataId: 7 })])`);
    const says = (code: string) => errorOf(run(`batch([${code}])`));
    expect(await says(`entry('', 'v', { sheetId: 0 })`)).toMatch(/must have a key/);
    expect(await says(`entry('k', 'v')`)).toMatch(/must have a location/);
    expect(await says(`entry('k', 'v', { sheetId: 0 }, { visibility: undefined })`)).toMatch(
      /visibility/,
    );
    expect(await says(`entry('k', 'v', { sheetId: 0 }, { metadataId: 7 })`)).toMatch(
      /already exists/,
    );
    expect(await says(`entry('k', 'v', { sheetId: 9 })`)).toMatch(/No sheet with id: 9/);
  });

  it('has 30,000 characters a tab and as many for the workbook, keys included', async () => {
    const { run } = await ask(`batch([entry('k', 'x'.repeat(29_998), { sheetId: 0 })]).length`);
    expect(await errorOf(run(`batch([entry('k', 'xx', { sheetId: 0 })])`))).toMatch(
      /30000 characters/,
    );
    expect(
      await errorOf(run(`batch([entry('k', 'x'.repeat(20_000), { spreadsheet: true })]).length`)),
    ).toBeUndefined();
    expect(
      await errorOf(run(`batch([entry('k', 'x'.repeat(20_000), { spreadsheet: true })]).length`)),
    ).toMatch(/30000 characters/);
  });

  it('goes with its tab', async () => {
    const { machine, run } = await ask(
      `batch([{ addSheet: { properties: { sheetId: 5, title: 'Gone' } } }, entry('k', 'v', { sheetId: 5 }), { deleteSheet: { sheetId: 5 } }]).length`,
    );
    expect(await resultOf(machine.call('all'))).toEqual({ book: [], tabs: [[0]] });
    // what is refused leaves nothing behind
    await run(`batch([entry('k', 'v', { sheetId: 0 }), { deleteSheet: { sheetId: 99 } }])`);
    expect((await resultOf(machine.call('all'))).tabs).toEqual([[0]]);
  });
});

test('several ranges are read in one call, by columns, each without its trailing empties', async () => {
  const machine = await machineOf(SCRIPT);
  machine.workbook.type('Sheet1', [
    { range: 'A1', input: 'a' },
    { range: 'A3', input: '3' },
    { range: 'C1', input: 'c' },
  ]);
  const tab = machine.workbook.about().id === FIRST_WORKBOOK ? "'Sheet1'!" : '';
  const answer = await machine.call('read', [
    [`${tab}A1:B4`, `${tab}C1:C4`, `${tab}D1:D4`],
    'COLUMNS',
  ]);
  expect(await resultOf(answer)).toEqual([[['a', '', 3]], [['c']], null]);
  expect(answer.execution.calls).toEqual({
    'SpreadsheetApp.getActiveSpreadsheet': 1,
    'Sheets.Spreadsheets.Values.batchGet': 1,
  });
});
