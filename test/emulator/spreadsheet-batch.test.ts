/** That a batch is all or nothing, and what Spreadsheets.get answers. */
import { createKit, ID, rows, type Kit } from './spreadsheet-kit';

let kit: Kit;
beforeEach(() => {
  kit = createKit();
});

describe('all or nothing', () => {
  test('one bad request undoes those before it, and is named by its place and kind', () => {
    kit.put('Sheet1!A1', [['old']]);
    const before = JSON.stringify([
      kit.spreadsheet.tabs().map((tab) => ({ ...tab, revision: 0 })),
      kit.spreadsheet.tab('Sheet1').values,
    ]);
    expect(
      kit.failure(
        {
          updateCells: {
            start: { sheetId: 0 },
            rows: [{ values: [{ userEnteredValue: { stringValue: 'new' } }] }],
            fields: 'userEnteredValue',
          },
        },
        { addSheet: { properties: { title: 'Extra' } } },
        { insertDimension: rows(0, 5) },
        { updateCells: { start: { sheetId: 404 }, rows: [], fields: '*' } },
      ),
    ).toBe('Invalid requests[3].updateCells: No grid with id: 404');
    const after = JSON.stringify([
      kit.spreadsheet.tabs().map((tab) => ({ ...tab, revision: 0 })),
      kit.spreadsheet.tab('Sheet1').values,
    ]);
    expect(after).toBe(before);
  });

  test('requests without a kind, unknown kinds, and none at all', () => {
    expect(kit.failure({})).toBe('Invalid requests[0]: No request set.');
    expect(kit.failure({ makeCoffee: {} })).toContain(
      'Unknown name "makeCoffee" at \'requests[0]\'',
    );
    expect(kit.failure()).toBe('Must specify at least one request.');
  });

  test('later requests see what earlier ones did, and the answer may carry the spreadsheet', () => {
    const answer = kit.run(
      'Sheets.Spreadsheets.batchUpdate',
      {
        requests: [
          { addSheet: { properties: { sheetId: 3, title: 'New' } } },
          { updateSheetProperties: { properties: { sheetId: 3, hidden: true }, fields: 'hidden' } },
        ],
        includeSpreadsheetInResponse: true,
      },
      ID,
    );
    expect(answer.replies[1]).toEqual({});
    expect(answer.updatedSpreadsheet.sheets[1].properties).toMatchObject({
      title: 'New',
      hidden: true,
    });
  });
});

describe('get', () => {
  test('properties without grid data; a mask keeps what it names', () => {
    const whole = kit.run('Sheets.Spreadsheets.get', ID, { includeGridData: false });
    expect(whole.properties).toMatchObject({
      title: 'School data',
      locale: 'en_US',
      timeZone: 'America/Chicago',
    });
    expect(whole.sheets[0]).toEqual({
      properties: {
        sheetId: 0,
        title: 'Sheet1',
        index: 0,
        sheetType: 'GRID',
        gridProperties: { rowCount: 1000, columnCount: 26 },
      },
    });
    expect(kit.about('sheets.properties(sheetId,gridProperties.rowCount)')).toEqual({
      sheets: [{ properties: { sheetId: 0, gridProperties: { rowCount: 1000 } } }],
    });
    expect(kit.refused(() => kit.about('sheets(properties'))).toContain(
      'API call to sheets.spreadsheets.get failed with error: ',
    );
  });

  test('ranges choose tabs, and with a mask for data their cells', () => {
    kit.batch({ addSheet: { properties: { title: 'Two' } } });
    kit.put('Two!B2', [['12%', 'x']], 'USER_ENTERED');
    const { sheets } = kit.run('Sheets.Spreadsheets.get', ID, {
      ranges: ['Two!B2:D3'],
      fields:
        'sheets(properties.title,data(startRow,startColumn,rowData.values(userEnteredValue,formattedValue,userEnteredFormat.numberFormat)))',
    });
    expect(sheets).toEqual([
      {
        properties: { title: 'Two' },
        data: [
          {
            startRow: 1,
            startColumn: 1,
            rowData: [
              {
                values: [
                  {
                    userEnteredValue: { numberValue: 0.12 },
                    formattedValue: '12%',
                    userEnteredFormat: { numberFormat: { type: 'PERCENT', pattern: '0%' } },
                  },
                  { userEnteredValue: { stringValue: 'x' }, formattedValue: 'x' },
                ],
              },
            ],
          },
        ],
      },
    ]);
  });

  test('another spreadsheet is not there', () =>
    expect(kit.refused(() => kit.run('Sheets.Spreadsheets.get', 'nope', {}))).toBe(
      'API call to sheets.spreadsheets.get failed with error: Requested entity was not found.',
    ));
});
