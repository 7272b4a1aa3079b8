/** batchUpdate about rows and columns. */
import { columns, createKit, rows, type Kit } from './spreadsheet-kit';

let kit: Kit;
beforeEach(() => {
  kit = createKit();
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
    expect(kit.failure({ insertDimension: rows(1001, 1002) })).toBe(
      'Invalid requests[0].insertDimension: range.startIndex is larger than current grid size (1000)',
    );
    expect(kit.failure({ insertDimension: rows(1000, 1001) })).toBe(
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
    expect(kit.failure({ deleteDimension: rows(999, 1000) })).toBe(
      "Invalid requests[0].deleteDimension: Cannot delete a row that doesn't exist. Tried to delete row index 999 but there are only 999 rows.",
    );
    expect(kit.failure({ deleteDimension: rows(0, 999) })).toBe(
      "Invalid requests[0].deleteDimension: You can't delete all the rows on the sheet.",
    );
    kit.batch({
      updateSheetProperties: {
        properties: { sheetId: 0, gridProperties: { frozenRowCount: 1 } },
        fields: 'gridProperties.frozenRowCount',
      },
    });
    expect(kit.failure({ deleteDimension: rows(1, 999) })).toBe(
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
      kit.failure({
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
    expect(kit.spreadsheet.tabs()[0]!.columnWidths).toEqual({ 3: 0 });
    const { sheets } = kit.about('sheets.data.columnMetadata');
    expect(sheets[0].data[0].columnMetadata.slice(1, 3)).toEqual([
      { pixelSize: 100 },
      { pixelSize: 222, hiddenByUser: true },
    ]);
    kit.put('Sheet1!A1', [['a rather long text to be shown']]);
    kit.batch({ autoResizeDimensions: { dimensions: columns(0, 1).range } });
    expect(kit.spreadsheet.tabs()[0]!.columnWidths[1]).toBeGreaterThan(150);
  });
});
