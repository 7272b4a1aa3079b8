/** batchUpdate about whole tabs, and the limit of cells. */
import { columns, createKit, rows, type Kit } from './spreadsheet-kit';

let kit: Kit;
beforeEach(() => {
  kit = createKit();
});

const titles = () => kit.spreadsheet.tabs().map((tab) => tab.title);

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
    expect(kit.failure({ addSheet: { properties: { sheetId: 0 } } })).toBe(
      'Invalid requests[0].addSheet: Sheet with id 0 already exists.',
    );
    expect(kit.failure({ addSheet: { properties: { title: 'SHEET1' } } })).toBe(
      'Invalid requests[0].addSheet: A sheet with the name "SHEET1" already exists. Please enter another name.',
    );
    expect(kit.failure({ addSheet: { properties: { title: 'x'.repeat(101) } } })).toBe(
      'Invalid requests[0].addSheet: The sheet name cannot be greater than 100 characters.',
    );
    kit.batch({ addSheet: { properties: { title: 'x'.repeat(100) } } });
    expect(titles()[1]).toHaveLength(100);
  });

  test('an id is an int32, an empty title is none', () => {
    expect(kit.failure({ addSheet: { properties: { sheetId: 2 ** 31 } } })).toContain('TYPE_INT32');
    expect(kit.failure({ addSheet: { properties: { sheetId: -1 } } })).toContain(
      'must be non-negative',
    );
    kit.batch({ addSheet: { properties: { title: '', sheetId: 2 ** 31 - 1 } } });
    expect(titles()).toEqual(['Sheet1', 'Sheet2']);
  });

  test('the last visible tab cannot be hidden; hiding the active one shows another', () => {
    const hide = {
      updateSheetProperties: { properties: { sheetId: 0, hidden: true }, fields: 'hidden' },
    };
    expect(kit.failure(hide)).toContain("You can't hide all the sheets in a document.");
    kit.batch({ addSheet: { properties: { sheetId: 4 } } }, hide);
    expect(kit.spreadsheet.about().activeSheetId).toBe(4);
  });

  test('deleteSheet: unknown, the last one, the last visible one', () => {
    expect(kit.failure({ deleteSheet: { sheetId: 5 } })).toBe(
      'Invalid requests[0].deleteSheet: No sheet with id: 5',
    );
    expect(kit.failure({ deleteSheet: { sheetId: 0 } })).toBe(
      "Invalid requests[0].deleteSheet: You can't remove all the sheets in a document.",
    );
    kit.batch({ addSheet: { properties: { sheetId: 5, hidden: true } } });
    expect(kit.failure({ deleteSheet: { sheetId: 0 } })).toBe(
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
      kit.failure({
        updateSheetProperties: { properties: { sheetId: 0, title: 'c' }, fields: 'title' },
      }),
    ).toContain('A sheet with the name "c" already exists.');
    expect(
      kit.failure({ updateSheetProperties: { properties: { sheetId: 9 }, fields: 'title' } }),
    ).toBe('Invalid requests[0].updateSheetProperties: No sheet with id: 9');
    expect(kit.failure({ updateSheetProperties: { properties: { sheetId: 0 } } })).toContain(
      'At least one field',
    );
  });

  test('duplicateSheet copies cells and formats, and the two then live apart', () => {
    kit.put('Sheet1!A1', [['12%', '=A1']], 'USER_ENTERED');
    kit.batch({ duplicateSheet: { sourceSheetId: 0, newSheetId: 8, newSheetName: 'Copy' } });
    kit.put('Copy!A1', [['new']]);
    expect(kit.get('Sheet1!A1:B1', {}).values).toEqual([['12%', '0.12']]);
    expect(kit.get('Copy!A1:B1', {}).values).toEqual([['new', 'new']]);
    expect(titles()).toEqual(['Copy', 'Sheet1']);
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
      kit.failure({
        addSheet: { properties: { gridProperties: { rowCount: 1, columnCount: 1 } } },
      }),
    ).toBe(`Invalid requests[0].addSheet: ${FULL}`);
    expect(kit.failure({ appendDimension: { sheetId: 0, dimension: 'ROWS', length: 1 } })).toBe(
      `Invalid requests[0].appendDimension: ${FULL}`,
    );
    expect(kit.failure({ insertDimension: columns(0, 1) })).toBe(
      `Invalid requests[0].insertDimension: ${FULL}`,
    );
    expect(kit.failure({ duplicateSheet: { sourceSheetId: 0 } })).toBe(
      `Invalid requests[0].duplicateSheet: ${FULL}`,
    );
    expect(
      kit.failure({
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
