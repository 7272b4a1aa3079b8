/** batchUpdate that writes, formats, sorts and copies cells. */
import { createKit, grid, type Kit } from './spreadsheet-kit';

let kit: Kit;
beforeEach(() => {
  kit = createKit();
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
      [null, '00123', 5, true, '00123'],
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
      kit.failure({
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
      kit.failure({ updateCells: { start: { sheetId: 0 }, rows: [], fields: 'chartData' } }),
    ).toContain('Invalid field: chartData');
    expect(
      kit.failure({
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
    expect(kit.failure(repeat({ ...open, startRowIndex: 1000 }))).toBe(
      `Invalid requests[0].repeatCell: Range (Sheet1!A1001:B) ${REFUSED}`,
    );
    expect(kit.failure(repeat({ ...open, startRowIndex: 1000, endRowIndex: 1001 }))).toContain(
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
