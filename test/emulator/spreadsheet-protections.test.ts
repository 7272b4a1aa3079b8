/** batchUpdate about protections, filters and developer metadata; what a locked tab refuses. */
import { columns, createKit, grid, rows, type Kit } from './spreadsheet-kit';

let kit: Kit;
beforeEach(() => {
  kit = createKit();
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
    expect(kit.failure({ updateCells: cell })).toBe(
      `Invalid requests[0].updateCells: ${PROTECTED}`,
    );
    expect(kit.failure({ insertDimension: rows(0, 1) })).toBe(
      `Invalid requests[0].insertDimension: ${PROTECTED}`,
    );
    expect(kit.failure({ deleteDimension: rows(0, 1) })).toBe(
      `Invalid requests[0].deleteDimension: ${PROTECTED}`,
    );
    expect(kit.failure({ deleteSheet: { sheetId: 0 } })).toBe(
      `Invalid requests[0].deleteSheet: ${PROTECTED}`,
    );
    expect(kit.failure({ sortRange: { range: { sheetId: 0 }, sortSpecs: [] } })).toContain(
      PROTECTED,
    );
    expect(
      kit.failure({
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
      expect(kit.failure(request)).toContain(PROTECTED);
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
    expect(kit.about('sheets.protectedRanges').sheets[0].protectedRanges).toEqual([
      {
        protectedRangeId,
        range: { sheetId: 0 },
        description: 'Homeroom',
        warningOnly: false,
        requestingUserCanEdit: true,
      },
    ]);
    kit.batch({ deleteProtectedRange: { protectedRangeId } });
    expect(kit.about('sheets.protectedRanges').sheets).toEqual([{}]);
    expect(kit.failure({ deleteProtectedRange: { protectedRangeId } })).toContain(
      `No protected range with id: ${protectedRangeId}`,
    );
  });

  test('protections and filters follow inserted and deleted rows', () => {
    kit.batch(
      { addProtectedRange: { protectedRange: { range: grid(2, 5, 0, 2) } } },
      { setBasicFilter: { filter: { range: grid(0, 10, 0, 3) } } },
    );
    kit.batch({ insertDimension: rows(1, 3) }, { deleteDimension: rows(5, 6) });
    const [sheet] = kit.about('sheets(protectedRanges.range,basicFilter.range)').sheets;
    expect(sheet.protectedRanges[0].range).toEqual(grid(4, 6, 0, 2));
    expect(sheet.basicFilter.range).toEqual(grid(0, 11, 0, 3));
    kit.batch({ deleteDimension: rows(4, 6) }, { clearBasicFilter: { sheetId: 0 } });
    expect(kit.about('sheets(protectedRanges,basicFilter)').sheets).toEqual([{}]);
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
    const answer = kit.about(
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
    expect(kit.about('sheets.developerMetadata').sheets).toEqual([{}]);
    expect(kit.failure(make({}))).toContain('must have a location');
  });
});
