/** Sheets.Spreadsheets.batchUpdate and get: every request, its refusals, and that all is or nothing. */
import { createKit, ID, type Kit } from './spreadsheet-kit';

let kit: Kit;
beforeEach(() => {
  kit = createKit();
});

const FAILED = 'API call to sheets.spreadsheets.batchUpdate failed with error: ';
const failure = (...requests: object[]) =>
  kit.refused(() => kit.batch(...requests)).replace(FAILED, '');
const get = (fields: string) => kit.run('Sheets.Spreadsheets.get', ID, { fields });
const titles = () => kit.spreadsheet.tabs().map((tab) => tab.title);
const grid = (startRow: number, endRow: number, startColumn: number, endColumn: number) => ({
  sheetId: 0,
  startRowIndex: startRow,
  endRowIndex: endRow,
  startColumnIndex: startColumn,
  endColumnIndex: endColumn,
});
const rows = (startIndex: number, endIndex: number, sheetId = 0) => ({
  range: { sheetId, dimension: 'ROWS', startIndex, endIndex },
});
const columns = (startIndex: number, endIndex: number) => ({
  range: { sheetId: 0, dimension: 'COLUMNS', startIndex, endIndex },
});

describe('tabs', () => {
  test("addSheet with an id of one's own, place, size, colour and frozen rows", () => {
    const { replies } = kit.batch({
      addSheet: {
        properties: {
          sheetId: 77,
          title: 'Students',
          index: 0,
          tabColorStyle: { rgbColor: { red: 1 } },
          gridProperties: { rowCount: 50, columnCount: 5, frozenRowCount: 1 },
        },
      },
    });
    expect(replies).toEqual([
      {
        addSheet: {
          properties: {
            sheetId: 77,
            title: 'Students',
            index: 0,
            sheetType: 'GRID',
            gridProperties: { rowCount: 50, columnCount: 5, frozenRowCount: 1 },
            tabColor: { red: 1 },
            tabColorStyle: { rgbColor: { red: 1 } },
          },
        },
      },
    ]);
    expect(kit.spreadsheet.tabs()[0]).toMatchObject({
      title: 'Students',
      color: '#ff0000',
      frozenRows: 1,
    });
  });

  test('a taken id, a taken title in any case, and a long title are refused', () => {
    expect(failure({ addSheet: { properties: { sheetId: 0 } } })).toBe(
      'Invalid requests[0].addSheet: Sheet with id 0 already exists.',
    );
    expect(failure({ addSheet: { properties: { title: 'SHEET1' } } })).toBe(
      'Invalid requests[0].addSheet: A sheet with the name "SHEET1" already exists. Please enter another name.',
    );
    expect(failure({ addSheet: { properties: { title: 'x'.repeat(101) } } })).toBe(
      'Invalid requests[0].addSheet: The sheet name cannot be greater than 100 characters.',
    );
    kit.batch({ addSheet: { properties: { title: 'x'.repeat(100) } } });
    expect(titles()[1]).toHaveLength(100);
  });

  test('an id is an int32, an empty title is none', () => {
    expect(failure({ addSheet: { properties: { sheetId: 2 ** 31 } } })).toContain('TYPE_INT32');
    expect(failure({ addSheet: { properties: { sheetId: -1 } } })).toContain(
      'must be non-negative',
    );
    kit.batch({ addSheet: { properties: { title: '', sheetId: 2 ** 31 - 1 } } });
    expect(titles()).toEqual(['Sheet1', 'Sheet2']);
  });

  test('the last visible tab cannot be hidden; hiding the active one shows another', () => {
    const hide = {
      updateSheetProperties: { properties: { sheetId: 0, hidden: true }, fields: 'hidden' },
    };
    expect(failure(hide)).toContain("You can't hide all the sheets in a document.");
    kit.batch({ addSheet: { properties: { sheetId: 4 } } }, hide);
    expect(kit.spreadsheet.about().activeSheetId).toBe(4);
  });

  test('deleteSheet: unknown, the last one, the last visible one', () => {
    expect(failure({ deleteSheet: { sheetId: 5 } })).toBe(
      'Invalid requests[0].deleteSheet: No sheet with id: 5',
    );
    expect(failure({ deleteSheet: { sheetId: 0 } })).toBe(
      "Invalid requests[0].deleteSheet: You can't remove all the sheets in a document.",
    );
    kit.batch({ addSheet: { properties: { sheetId: 5, hidden: true } } });
    expect(failure({ deleteSheet: { sheetId: 0 } })).toBe(
      "Invalid requests[0].deleteSheet: You can't remove all the visible sheets in a document.",
    );
    kit.batch({ deleteSheet: { sheetId: 5 } });
    expect(titles()).toEqual(['Sheet1']);
  });

  test('updateSheetProperties changes what its mask names', () => {
    kit.batch(
      { addSheet: { properties: { sheetId: 1, title: 'B' } } },
      { addSheet: { properties: { sheetId: 2, title: 'C' } } },
    );
    kit.batch({
      updateSheetProperties: {
        properties: {
          sheetId: 0,
          title: 'A',
          index: 2,
          hidden: true,
          gridProperties: { frozenRowCount: 2, rowCount: 9 },
        },
        fields: 'title,index,gridProperties.frozenRowCount',
      },
    });
    expect(titles()).toEqual(['B', 'A', 'C']);
    expect(kit.spreadsheet.tabs()[1]).toMatchObject({ hidden: false, rows: 1000, frozenRows: 2 });
    expect(
      failure({
        updateSheetProperties: { properties: { sheetId: 0, title: 'c' }, fields: 'title' },
      }),
    ).toContain('A sheet with the name "c" already exists.');
    expect(
      failure({ updateSheetProperties: { properties: { sheetId: 9 }, fields: 'title' } }),
    ).toBe('Invalid requests[0].updateSheetProperties: No sheet with id: 9');
    expect(failure({ updateSheetProperties: { properties: { sheetId: 0 } } })).toContain(
      'At least one field',
    );
  });

  test('duplicateSheet copies cells and formats, and the two then live apart', () => {
    kit.put('Sheet1!A1', [['12%', '=A1']], 'USER_ENTERED');
    kit.batch({ duplicateSheet: { sourceSheetId: 0, newSheetId: 8, newSheetName: 'Copy' } });
    kit.put('Copy!A1', [['new']]);
    expect(kit.get('Sheet1!A1:B1', {}).values).toEqual([['12%', '=A1']]);
    expect(kit.get('Copy!A1:B1', {}).values).toEqual([['new', '=A1']]);
    expect(titles()).toEqual(['Copy', 'Sheet1']);
  });
});

describe('all or nothing', () => {
  test('one bad request undoes those before it, and is named by its place and kind', () => {
    kit.put('Sheet1!A1', [['old']]);
    const before = JSON.stringify([
      kit.spreadsheet.tabs().map((tab) => ({ ...tab, revision: 0 })),
      kit.spreadsheet.tab('Sheet1').values,
    ]);
    expect(
      failure(
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
    expect(failure({})).toBe('Invalid requests[0]: No request set.');
    expect(failure({ makeCoffee: {} })).toContain('Unknown name "makeCoffee" at \'requests[0]\'');
    expect(failure()).toBe('Must specify at least one request.');
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

describe('ten million cells', () => {
  const FULL =
    'This action would increase the number of cells in the workbook above the limit of 10000000 cells.';
  test('empty cells count, over all tabs, for every way to grow', () => {
    kit.batch({
      addSheet: {
        properties: {
          sheetId: 1,
          title: 'Big',
          gridProperties: { rowCount: 99_740, columnCount: 100 },
        },
      },
    });
    // 26,000 + 9,974,000 = 10,000,000: full to the last cell.
    expect(
      failure({ addSheet: { properties: { gridProperties: { rowCount: 1, columnCount: 1 } } } }),
    ).toBe(`Invalid requests[0].addSheet: ${FULL}`);
    expect(failure({ appendDimension: { sheetId: 0, dimension: 'ROWS', length: 1 } })).toBe(
      `Invalid requests[0].appendDimension: ${FULL}`,
    );
    expect(failure({ insertDimension: columns(0, 1) })).toBe(
      `Invalid requests[0].insertDimension: ${FULL}`,
    );
    expect(failure({ duplicateSheet: { sourceSheetId: 0 } })).toBe(
      `Invalid requests[0].duplicateSheet: ${FULL}`,
    );
    expect(
      failure({
        updateSheetProperties: {
          properties: { sheetId: 1, gridProperties: { rowCount: 99_741 } },
          fields: 'gridProperties.rowCount',
        },
      }),
    ).toBe(`Invalid requests[0].updateSheetProperties: ${FULL}`);
    expect(kit.refused(() => kit.run('SpreadsheetApp.Spreadsheet.insertSheet', null, null))).toBe(
      FULL,
    );
    kit.batch(
      { deleteDimension: rows(0, 1) },
      { appendDimension: { sheetId: 0, dimension: 'ROWS', length: 1 } },
    );
  });
});

describe('rows and columns', () => {
  beforeEach(() => {
    kit.put('Sheet1!A1', [
      ['a', 1],
      ['b', 2],
      ['c', 3],
    ]);
  });

  test("insertDimension moves cells; new ones take their neighbour's format", () => {
    kit.run('SpreadsheetApp.Range.setNumberFormat', 0, [1, 2, 1, 1], '0.0');
    kit.run('SpreadsheetApp.Range.setNote', 0, [2, 1, 1, 1], 'about b');
    kit.batch({ insertDimension: { ...rows(1, 3), inheritFromBefore: true } });
    expect(kit.get('Sheet1!A1:B9').values).toEqual([['a', 1], [], [], ['b', 2], ['c', 3]]);
    const tab = kit.spreadsheet.tab('Sheet1');
    expect(tab.formats.slice(0, 4)).toEqual([
      ['', '0.0'],
      ['', '0.0'],
      ['', '0.0'],
      ['', ''],
    ]);
    expect(tab.notes[3]).toEqual(['about b', null]);
    expect(tab.rows).toBe(1002);
    kit.batch({ insertDimension: columns(1, 2) });
    expect(kit.get('Sheet1!A1:C1').values).toEqual([['a', '', 1]]);
    expect(kit.spreadsheet.tabs()[0]!.columns).toBe(27);
  });

  test('where rows may be inserted', () => {
    expect(failure({ insertDimension: rows(1001, 1002) })).toBe(
      'Invalid requests[0].insertDimension: range.startIndex is larger than current grid size (1000)',
    );
    expect(failure({ insertDimension: rows(1000, 1001) })).toBe(
      'Invalid requests[0].insertDimension: range.startIndex must be less than the grid size (1000) if inheritFromBefore is false.',
    );
    kit.batch({ insertDimension: { ...rows(1000, 1001), inheritFromBefore: true } });
    expect(kit.spreadsheet.tabs()[0]!.rows).toBe(1001);
  });

  test('deleteDimension, and what cannot be deleted', () => {
    kit.batch({ deleteDimension: rows(1, 2) });
    expect(kit.get('Sheet1!A1:B9').values).toEqual([
      ['a', 1],
      ['c', 3],
    ]);
    kit.batch({ deleteDimension: columns(0, 1) });
    expect(kit.get('Sheet1!A1:B9').values).toEqual([[1], [3]]);
    expect(failure({ deleteDimension: rows(999, 1000) })).toBe(
      "Invalid requests[0].deleteDimension: Cannot delete a row that doesn't exist. Tried to delete row index 999 but there are only 999 rows.",
    );
    expect(failure({ deleteDimension: rows(0, 999) })).toBe(
      "Invalid requests[0].deleteDimension: You can't delete all the rows on the sheet.",
    );
    kit.batch({
      updateSheetProperties: {
        properties: { sheetId: 0, gridProperties: { frozenRowCount: 1 } },
        fields: 'gridProperties.frozenRowCount',
      },
    });
    expect(failure({ deleteDimension: rows(1, 999) })).toBe(
      'Invalid requests[0].deleteDimension: Sorry, it is not possible to delete all non-frozen rows.',
    );
  });

  test('appendDimension and a smaller grid', () => {
    kit.batch({ appendDimension: { sheetId: 0, dimension: 'COLUMNS', length: 4 } });
    expect(kit.spreadsheet.tabs()[0]!.columns).toBe(30);
    kit.batch({
      updateSheetProperties: {
        properties: { sheetId: 0, gridProperties: { rowCount: 2, columnCount: 1 } },
        fields: 'gridProperties(rowCount,columnCount)',
      },
    });
    expect(kit.get('Sheet1').values).toEqual([['a'], ['b']]);
    expect(
      failure({
        updateSheetProperties: {
          properties: { sheetId: 0, gridProperties: { rowCount: 0 } },
          fields: 'gridProperties.rowCount',
        },
      }),
    ).toContain("You can't delete all the rows");
  });

  test('column widths and hidden columns move with their columns', () => {
    kit.batch({
      updateDimensionProperties: {
        ...columns(1, 2),
        properties: { pixelSize: 222, hiddenByUser: true },
        fields: 'pixelSize,hiddenByUser',
      },
    });
    kit.batch({ insertDimension: columns(0, 1) });
    expect(kit.spreadsheet.tabs()[0]!.columnWidths).toEqual({ 3: 222 });
    const { sheets } = get('sheets.data.columnMetadata');
    expect(sheets[0].data[0].columnMetadata.slice(1, 3)).toEqual([
      { pixelSize: 100 },
      { pixelSize: 222, hiddenByUser: true },
    ]);
    kit.put('Sheet1!A1', [['a rather long text to be shown']]);
    kit.batch({ autoResizeDimensions: { dimensions: columns(0, 1).range } });
    expect(kit.spreadsheet.tabs()[0]!.columnWidths[1]).toBeGreaterThan(150);
  });
});

describe('cells', () => {
  const value = (userEnteredValue: object, more: object = {}) => ({ userEnteredValue, ...more });

  test('updateCells writes typed values without parsing them', () => {
    kit.batch({
      updateCells: {
        start: { sheetId: 0, rowIndex: 1, columnIndex: 1 },
        rows: [
          {
            values: [
              value({ stringValue: '00123' }),
              value({ numberValue: 5 }),
              value({ boolValue: true }),
              value({ formulaValue: '=B2' }),
            ],
          },
          {
            values: [
              value(
                { stringValue: '=1' },
                {
                  note: 'n',
                  userEnteredFormat: {
                    textFormat: { bold: true },
                    numberFormat: { type: 'DATE', pattern: 'yyyy' },
                  },
                },
              ),
            ],
          },
        ],
        fields: 'userEnteredValue,note,userEnteredFormat(textFormat.bold,numberFormat)',
      },
    });
    const tab = kit.spreadsheet.tab('Sheet1', { from: 2, count: 2 });
    expect(tab.values).toEqual([
      [null, '00123', 5, true, null],
      [null, '=1'],
    ]);
    expect(tab.formulas[0]![4]).toBe('=B2');
    expect(tab.notes[1]![1]).toBe('n');
    expect(tab.styles[1]![1]).toEqual({ bold: true });
    expect(tab.formats[1]![1]).toBe('yyyy');
  });

  test('the mask decides: formats stay when only values are written, a range is cleared', () => {
    kit.put(
      'Sheet1!A1',
      [
        ['$5', '$6'],
        ['$7', '$8'],
      ],
      'USER_ENTERED',
    );
    kit.batch({
      updateCells: {
        range: grid(0, 2, 0, 2),
        rows: [{ values: [value({ numberValue: 1 })] }],
        fields: 'userEnteredValue',
      },
    });
    const tab = kit.spreadsheet.tab('Sheet1');
    expect(tab.displayValues).toEqual([['$1']]);
    expect(tab.formats).toEqual([
      ['"$"#,##0', '"$"#,##0'],
      ['"$"#,##0', '"$"#,##0'],
    ]);
    kit.batch({ updateCells: { range: grid(0, 2, 0, 2), fields: 'userEnteredFormat' } });
    expect(kit.spreadsheet.tab('Sheet1').formats).toEqual([['']]);
  });

  test('updateCells past the grid or its own range', () => {
    const at = (rowIndex: number, columnIndex = 0) =>
      failure({
        updateCells: {
          start: { sheetId: 0, rowIndex, columnIndex },
          rows: [{ values: [{}, {}] }, { values: [] }],
          fields: '*',
        },
      });
    expect(at(1000)).toBe(
      'Invalid requests[0].updateCells: GridCoordinate.rowIndex[1000] is after last row in grid[999]',
    );
    expect(at(0, 26)).toBe(
      'Invalid requests[0].updateCells: GridCoordinate.columnIndex[26] is after last column in grid[25]',
    );
    expect(at(999)).toBe(
      'Invalid requests[0].updateCells: Attempting to write row: 1000, beyond the last requested row of: 999',
    );
    expect(at(0, 25)).toBe(
      'Invalid requests[0].updateCells: Attempting to write column: 26, beyond the last requested column of: 25',
    );
    expect(
      failure({ updateCells: { start: { sheetId: 0 }, rows: [], fields: 'chartData' } }),
    ).toContain('Invalid field: chartData');
    expect(
      failure({
        updateCells: {
          start: { sheetId: 0 },
          rows: [{ values: [value({ stringValue: 'x'.repeat(50_001) })] }],
          fields: '*',
        },
      }),
    ).toContain('maximum of 50000 characters');
  });

  test('repeatCell formats whole columns of any height, keeping what the mask leaves out', () => {
    kit.batch({
      repeatCell: {
        range: grid(0, 3, 0, 1),
        cell: { userEnteredFormat: { textFormat: { bold: true } } },
        fields: 'userEnteredFormat.textFormat.bold',
      },
    });
    kit.batch({
      repeatCell: {
        range: { sheetId: 0, startRowIndex: 1, startColumnIndex: 0, endColumnIndex: 1 },
        cell: { userEnteredFormat: { numberFormat: { type: 'TEXT', pattern: '@' } } },
        fields: 'userEnteredFormat.numberFormat',
      },
    });
    const tab = kit.spreadsheet.tab('Sheet1');
    expect(tab.formats.slice(0, 4)).toEqual([[''], ['@'], ['@'], ['@']]);
    expect(tab.formats).toHaveLength(1000);
    expect(tab.styles.slice(0, 4)).toEqual([
      [{ bold: true }],
      [{ bold: true }],
      [{ bold: true }],
      [null],
    ]);
    kit.put('Sheet1!A2', [['00123']], 'USER_ENTERED');
    expect(kit.cell('Sheet1!A2')).toBe('00123');
  });

  test('repeatCell that starts past the grid is refused, one that ends past it is not', () => {
    const repeat = (range: object) => ({
      repeatCell: { range: { sheetId: 0, ...range }, cell: {}, fields: 'userEnteredValue' },
    });
    const REFUSED = 'exceeds grid limits. Max rows: 1000, max columns: 26';
    const open = { startColumnIndex: 0, endColumnIndex: 2 };
    expect(failure(repeat({ ...open, startRowIndex: 1000 }))).toBe(
      `Invalid requests[0].repeatCell: Range (Sheet1!A1001:B) ${REFUSED}`,
    );
    expect(failure(repeat({ ...open, startRowIndex: 1000, endRowIndex: 1001 }))).toContain(
      'Range (Sheet1!A1001:B1001)',
    );
    kit.batch(repeat({ ...open, startRowIndex: 999, endRowIndex: 1003 }));
    expect(kit.spreadsheet.tabs()[0]!.rows).toBe(1000);
  });

  test('repeatCell moves the references of a formula', () => {
    kit.batch({
      repeatCell: {
        range: grid(0, 2, 1, 3),
        cell: value({ formulaValue: '=A1+$A$1+A$1' }),
        fields: 'userEnteredValue',
      },
    });
    expect(kit.get('Sheet1!B1:C2', { valueRenderOption: 'FORMULA' }).values).toEqual([
      ['=A1+$A$1+A$1', '=B1+$A$1+B$1'],
      ['=A2+$A$1+A$1', '=B2+$A$1+B$1'],
    ]);
  });

  test('sortRange: numbers, texts, booleans, then empty; formats and notes go along', () => {
    kit.put('Sheet1!A1', [
      ['b', 1],
      [2, 2],
      ['', 3],
      [true, 4],
      ['a', 5],
      [1, 6],
    ]);
    kit.run('SpreadsheetApp.Range.setNote', 0, [6, 1, 1, 1], 'was last');
    kit.batch({
      sortRange: {
        range: grid(0, 6, 0, 2),
        sortSpecs: [{ dimensionIndex: 0, sortOrder: 'ASCENDING' }],
      },
    });
    expect(kit.get('Sheet1!A1:B6').values).toEqual([
      [1, 6],
      [2, 2],
      ['a', 5],
      ['b', 1],
      [true, 4],
      ['', 3],
    ]);
    expect(kit.spreadsheet.tab('Sheet1').notes[0]).toEqual(['was last', null]);
    kit.batch({
      sortRange: {
        range: grid(0, 6, 0, 2),
        sortSpecs: [{ dimensionIndex: 1, sortOrder: 'DESCENDING' }],
      },
    });
    expect(kit.get('Sheet1!B1:B6').values).toEqual([[6], [5], [4], [3], [2], [1]]);
  });

  test('copyPaste with formulas and formats, or values alone', () => {
    kit.put('Sheet1!A1', [['12%', '=A1']], 'USER_ENTERED');
    kit.batch({
      copyPaste: {
        source: grid(0, 1, 0, 2),
        destination: grid(1, 3, 0, 2),
        pasteType: 'PASTE_NORMAL',
      },
    });
    expect(kit.get('Sheet1!A1:B3', { valueRenderOption: 'FORMULA' }).values).toEqual([
      [0.12, '=A1'],
      [0.12, '=A2'],
      [0.12, '=A3'],
    ]);
    expect(kit.spreadsheet.tab('Sheet1').formats[2]![0]).toBe('0%');
    kit.batch({
      copyPaste: {
        source: grid(0, 1, 0, 1),
        destination: grid(4, 5, 3, 4),
        pasteType: 'PASTE_VALUES',
      },
    });
    expect(kit.spreadsheet.tab('Sheet1', { from: 5 })).toMatchObject({
      values: [[null, null, null, 0.12]],
      formats: [['', '', '', '']],
    });
  });
});

describe('protections, filters, metadata', () => {
  const PROTECTED =
    'You are trying to edit a protected cell or object. Please contact the spreadsheet owner to remove protection if you need to edit.';

  test('a locked tab refuses every write of the script, through both services', () => {
    kit.put('Sheet1!A1', [['kept']]);
    kit.batch({ addSheet: { properties: { sheetId: 1 } } });
    kit.spreadsheet.type('Sheet1', [{ lock: true }]);
    const cell = {
      start: { sheetId: 0 },
      rows: [{ values: [{ userEnteredValue: { numberValue: 1 } }] }],
      fields: 'userEnteredValue',
    };
    expect(failure({ updateCells: cell })).toBe(`Invalid requests[0].updateCells: ${PROTECTED}`);
    expect(failure({ insertDimension: rows(0, 1) })).toBe(
      `Invalid requests[0].insertDimension: ${PROTECTED}`,
    );
    expect(failure({ deleteDimension: rows(0, 1) })).toBe(
      `Invalid requests[0].deleteDimension: ${PROTECTED}`,
    );
    expect(failure({ deleteSheet: { sheetId: 0 } })).toBe(
      `Invalid requests[0].deleteSheet: ${PROTECTED}`,
    );
    expect(failure({ sortRange: { range: { sheetId: 0 }, sortSpecs: [] } })).toContain(PROTECTED);
    expect(
      failure({
        updateSheetProperties: { properties: { sheetId: 0, title: 'x' }, fields: 'title' },
      }),
    ).toContain(PROTECTED);
    expect(kit.refused(() => kit.put('Sheet1!A1', [[1]]))).toBe(
      `API call to sheets.spreadsheets.values.batchUpdate failed with error: Invalid data[0]: ${PROTECTED}`,
    );
    expect(
      kit.refused(() => kit.run('SpreadsheetApp.Range.setValues', 0, [1, 1, 1, 1], [[1]])),
    ).toBe(PROTECTED);
    expect(kit.refused(() => kit.run('SpreadsheetApp.Range.clearContent', 0, [1, 1, 1, 1]))).toBe(
      PROTECTED,
    );
    const size = { sheetId: 0, gridProperties: { rowCount: 2000 } };
    for (const request of [
      { appendDimension: { sheetId: 0, dimension: 'ROWS', length: 1 } },
      { updateSheetProperties: { properties: size, fields: 'gridProperties.rowCount' } },
      { setBasicFilter: { filter: { range: { sheetId: 0 } } } },
    ])
      expect(failure(request)).toContain(PROTECTED);
    expect(kit.cell('Sheet1!A1')).toBe('kept');
    kit.spreadsheet.type('Sheet1', [{ range: 'A1', input: 'by the owner' }, { lock: false }]);
    kit.put('Sheet1!A2', [['again']]);
    expect(kit.get('Sheet1!A1:A2').values).toEqual([['by the owner'], ['again']]);
  });

  test('protections are added, changed and removed; the script may edit what it protected itself', () => {
    const { replies } = kit.batch({
      addProtectedRange: {
        protectedRange: { range: grid(0, 2, 0, 2), description: 'Homeroom', warningOnly: true },
      },
    });
    const { protectedRangeId } = replies[0].addProtectedRange.protectedRange;
    kit.put('Sheet1!A1', [[1]]);
    kit.batch({
      updateProtectedRange: {
        protectedRange: { protectedRangeId, warningOnly: false, range: { sheetId: 0 } },
        fields: 'warningOnly,range',
      },
    });
    kit.put('Sheet1!A1', [[2]]);
    expect(get('sheets.protectedRanges').sheets[0].protectedRanges).toEqual([
      {
        protectedRangeId,
        range: { sheetId: 0 },
        description: 'Homeroom',
        warningOnly: false,
        requestingUserCanEdit: true,
      },
    ]);
    kit.batch({ deleteProtectedRange: { protectedRangeId } });
    expect(get('sheets.protectedRanges').sheets).toEqual([{}]);
    expect(failure({ deleteProtectedRange: { protectedRangeId } })).toContain(
      `No protected range with id: ${protectedRangeId}`,
    );
  });

  test('protections and filters follow inserted and deleted rows', () => {
    kit.batch(
      { addProtectedRange: { protectedRange: { range: grid(2, 5, 0, 2) } } },
      { setBasicFilter: { filter: { range: grid(0, 10, 0, 3) } } },
    );
    kit.batch({ insertDimension: rows(1, 3) }, { deleteDimension: rows(5, 6) });
    const [sheet] = get('sheets(protectedRanges.range,basicFilter.range)').sheets;
    expect(sheet.protectedRanges[0].range).toEqual(grid(4, 6, 0, 2));
    expect(sheet.basicFilter.range).toEqual(grid(0, 11, 0, 3));
    kit.batch({ deleteDimension: rows(4, 6) }, { clearBasicFilter: { sheetId: 0 } });
    expect(get('sheets(protectedRanges,basicFilter)').sheets).toEqual([{}]);
  });

  test('developer metadata on the spreadsheet, a tab and a column', () => {
    const make = (location: object, metadataKey = 'homeroom') => ({
      createDeveloperMetadata: {
        developerMetadata: { metadataKey, metadataValue: 'v', visibility: 'DOCUMENT', location },
      },
    });
    kit.batch(
      make({ spreadsheet: true }),
      make({ sheetId: 0 }, 'dataset'),
      make(
        { dimensionRange: { sheetId: 0, dimension: 'COLUMNS', startIndex: 2, endIndex: 3 } },
        'field',
      ),
    );
    kit.batch({ insertDimension: columns(0, 1) });
    const answer = get(
      'developerMetadata(metadataKey,location.locationType),sheets(developerMetadata.metadataKey,data.columnMetadata.developerMetadata.metadataKey)',
    );
    expect(answer.developerMetadata).toEqual([
      { metadataKey: 'homeroom', location: { locationType: 'SPREADSHEET' } },
    ]);
    expect(answer.sheets[0].developerMetadata).toEqual([{ metadataKey: 'dataset' }]);
    expect(answer.sheets[0].data[0].columnMetadata[3]).toEqual({
      developerMetadata: [{ metadataKey: 'field' }],
    });
    const gone = kit.batch({
      deleteDeveloperMetadata: {
        dataFilter: { developerMetadataLookup: { metadataKey: 'dataset' } },
      },
    });
    expect(gone.replies[0].deleteDeveloperMetadata.deletedDeveloperMetadata).toHaveLength(1);
    expect(get('sheets.developerMetadata').sheets).toEqual([{}]);
    expect(failure(make({}))).toContain('must have a location');
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
    expect(get('sheets.properties(sheetId,gridProperties.rowCount)')).toEqual({
      sheets: [{ properties: { sheetId: 0, gridProperties: { rowCount: 1000 } } }],
    });
    expect(kit.refused(() => get('sheets(properties'))).toContain(
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
