/** Sheets.Spreadsheets.Values as Google answers and refuses it. */
import { createKit, ID, serial, type Kit } from './spreadsheet-kit';

let kit: Kit;
beforeEach(() => {
  kit = createKit();
});

const FAILED = 'API call to sheets.spreadsheets.values';
const resize = (rowCount: number, columnCount: number) =>
  kit.batch({
    updateSheetProperties: {
      properties: { sheetId: 0, gridProperties: { rowCount, columnCount } },
      fields: 'gridProperties(rowCount,columnCount)',
    },
  });

describe('reading', () => {
  test('trailing empty rows and cells are left out, inner ones are ""', () => {
    kit.put('Sheet1!A1', [['a', null, 'c', ''], [], [null, 2], [''], []]);
    expect(kit.get('Sheet1!A1:F20')).toEqual({
      range: 'Sheet1!A1:F20',
      majorDimension: 'ROWS',
      values: [['a', '', 'c'], [], ['', 2]],
    });
  });

  test('a range without values has none', () =>
    expect(kit.get('Sheet1!B2:C3')).toEqual({ range: 'Sheet1!B2:C3', majorDimension: 'ROWS' }));

  test('by columns', () => {
    kit.put('Sheet1!A1', [
      ['a', 'b'],
      [null, 'c'],
    ]);
    expect(kit.get('Sheet1!A1:C5', { majorDimension: 'COLUMNS' }).values).toEqual([
      ['a'],
      ['b', 'c'],
    ]);
  });

  test('values, display and formulas; dates as serial numbers or as shown', () => {
    kit.put('Sheet1!A1', [['2024-03-04', '12%', '=1+2', true, 'x']], 'USER_ENTERED');
    const get = (options: object) => kit.get('Sheet1!A1:E1', options).values[0];
    const day = serial(2024, 3, 4);
    expect(get({})).toEqual(['2024-03-04', '12%', '3', 'TRUE', 'x']);
    expect(get({ valueRenderOption: 'UNFORMATTED_VALUE' })).toEqual([day, 0.12, 3, true, 'x']);
    expect(get({ valueRenderOption: 'FORMULA' })).toEqual([day, 0.12, '=1+2', true, 'x']);
    expect(
      get({
        valueRenderOption: 'UNFORMATTED_VALUE',
        dateTimeRenderOption: 'FORMATTED_STRING',
      }),
    ).toEqual(['2024-03-04', 0.12, 3, true, 'x']);
  });

  test('titles are found quoted, in any case, and alone; open ranges end at the grid', () => {
    kit.batch({
      addSheet: {
        properties: { title: "It's 2024", gridProperties: { rowCount: 9, columnCount: 4 } },
      },
    });
    kit.put("'It''s 2024'!B2", [[1, 2]]);
    expect(kit.get("'it''s 2024'!B2:C")).toMatchObject({
      range: "'It''s 2024'!B2:C9",
      values: [[1, 2]],
    });
    expect(kit.get("'It''s 2024'").range).toBe("'It''s 2024'!A1:D9");
    expect(kit.get("It's 2024!$B:$B").range).toBe("'It''s 2024'!B1:B9");
    expect(kit.get("'It''s 2024'!2:2").values).toEqual([['', 1, 2]]);
    expect(kit.get('A1').range).toBe('Sheet1!A1');
  });

  test.each([
    ['Sales', 'Sales'],
    ['Sheet_1', 'Sheet_1'],
    ['x.y', 'x.y'],
    ['Probe Tab', "'Probe Tab'"],
    ['ABC1234', "'ABC1234'"],
    ['R1C1', "'R1C1'"],
    ['2026', "'2026'"],
    ['Ünï', "'Ünï'"],
    ['a-b', "'a-b'"],
  ])('the title %s is answered as %s', (title, quoted) => {
    kit.batch({ addSheet: { properties: { title } } });
    expect(kit.get(`'${title}'!A1`).range).toBe(`${quoted}!A1`);
  });

  test('several ranges in one call', () => {
    kit.put('Sheet1!A1', [[1, 2]]);
    const answer = kit.run('Sheets.Spreadsheets.Values.batchGet', ID, {
      ranges: ['Sheet1!B1', 'Sheet1!A1'],
      valueRenderOption: 'UNFORMATTED_VALUE',
    });
    expect(answer.spreadsheetId).toBe(ID);
    expect(answer.valueRanges.map((one: any) => one.values)).toEqual([[[2]], [[1]]]);
  });

  test('refusals', () => {
    expect(kit.refused(() => kit.get('Nowhere!A1'))).toBe(
      `${FAILED}.get failed with error: Unable to parse range: Nowhere!A1`,
    );
    expect(kit.refused(() => kit.get('Sheet1!A1001:B1002'))).toBe(
      `${FAILED}.get failed with error: Range (Sheet1!A1001:B1002) exceeds grid limits. Max rows: 1000, max columns: 26`,
    );
    expect(kit.refused(() => kit.run('Sheets.Spreadsheets.Values.get', 'other', 'A1'))).toBe(
      `${FAILED}.get failed with error: Requested entity was not found.`,
    );
    expect(kit.refused(() => kit.get('Sheet1!A0'))).toContain('Unable to parse range: Sheet1!A0');
    expect(kit.get('Sheet1!A999:B5000').range).toBe('Sheet1!A999:B1000');
  });
});

describe('writing', () => {
  test('null leaves a cell alone, "" clears it', () => {
    kit.put('Sheet1!A1', [['a', 'b', 'c']]);
    kit.put('Sheet1!A1', [[null, '', 'd']]);
    expect(kit.get('Sheet1!A1:C1').values).toEqual([['a', '', 'd']]);
  });

  test('the answer counts what was written', () =>
    expect(
      kit.run(
        'Sheets.Spreadsheets.Values.batchUpdate',
        {
          valueInputOption: 'RAW',
          data: [
            {
              range: 'Sheet1!A1:B2',
              values: [
                [1, 2],
                [3, null],
              ],
            },
            { range: 'Sheet1!D1', majorDimension: 'COLUMNS', values: [['x', 'y']] },
          ],
        },
        ID,
      ),
    ).toEqual({
      spreadsheetId: ID,
      totalUpdatedRows: 4,
      totalUpdatedColumns: 3,
      totalUpdatedCells: 5,
      totalUpdatedSheets: 1,
      responses: [
        {
          spreadsheetId: ID,
          updatedRange: 'Sheet1!A1:B2',
          updatedRows: 2,
          updatedColumns: 2,
          updatedCells: 3,
        },
        {
          spreadsheetId: ID,
          updatedRange: 'Sheet1!D1:D2',
          updatedRows: 2,
          updatedColumns: 1,
          updatedCells: 2,
        },
      ],
    }));

  test('a value takes the place of a formula', () => {
    kit.put('Sheet1!A1', [['=B1']], 'USER_ENTERED');
    kit.put('Sheet1!A1', [['=B1']]);
    expect(kit.spreadsheet.tab('Sheet1').formulas[0]).toEqual([null]);
    kit.put('Sheet1!A1', [['=B1']], 'USER_ENTERED');
    kit.put('Sheet1!A1', [['']]);
    expect(kit.spreadsheet.tab('Sheet1').lastRow).toBe(0);
  });

  test('nothing grows: what does not fit is refused', () => {
    resize(3, 2);
    const failure = (range: string, values: unknown[][]) =>
      kit.refused(() => kit.put(range, values));
    const prefix = `${FAILED}.batchUpdate failed with error: Invalid data[0]: `;
    expect(failure('Sheet1!A4', [[1]])).toBe(
      `${prefix}Range (Sheet1!A4) exceeds grid limits. Max rows: 3, max columns: 2`,
    );
    expect(failure('Sheet1!C1:D1', [[1, 2]])).toBe(
      `${prefix}Range (Sheet1!C1:D1) exceeds grid limits. Max rows: 3, max columns: 2`,
    );
    expect(failure('Sheet1!A3:B4', [[1], [2]])).toBe(
      `${prefix}Range (Sheet1!A3:B4) exceeds grid limits. Max rows: 3, max columns: 2`,
    );
    expect(failure('Sheet1!A3', [[1], [2]])).toBe(
      `${prefix}Requested writing within range [Sheet1!A3], but tried writing to row [4]`,
    );
    expect(failure('Sheet1!A1:B1', [[1], [2]])).toBe(
      `${prefix}Requested writing within range [Sheet1!A1:B1], but tried writing to row [2]`,
    );
    expect(failure('Sheet1!A1:A2', [[1, 2]])).toBe(
      `${prefix}Requested writing within range [Sheet1!A1:A2], but tried writing to column [B]`,
    );
  });

  test('one bad range, and none is written', () => {
    const write = () =>
      kit.run(
        'Sheets.Spreadsheets.Values.batchUpdate',
        {
          valueInputOption: 'RAW',
          data: [
            { range: 'Sheet1!A1', values: [['x']] },
            { range: 'Gone!A1', values: [['y']] },
          ],
        },
        ID,
      );
    expect(kit.refused(write)).toBe(
      `${FAILED}.batchUpdate failed with error: Invalid data[1]: Unable to parse range: Gone!A1`,
    );
    expect(kit.spreadsheet.tab('Sheet1').lastRow).toBe(0);
  });

  test('50,000 UTF-16 units fit into a cell, one more does not', () => {
    kit.put('Sheet1!A1', [['😀'.repeat(25_000)]]);
    expect(kit.cell('Sheet1!A1')).toHaveLength(50_000);
    const long = `${'😀'.repeat(25_000)}x`;
    for (const option of ['RAW', 'USER_ENTERED'])
      expect(kit.refused(() => kit.put('Sheet1!A2', [[long]], option))).toBe(
        `${FAILED}.batchUpdate failed with error: Invalid data[0]: Your input contains more than the maximum of 50000 characters in a single cell.`,
      );
  });

  test('only texts, numbers and booleans are values', () => {
    expect(kit.refused(() => kit.put('Sheet1!A1', [[1, { a: 1 }]]))).toContain(
      'Invalid data[0]: Invalid values[0][1]: struct_value',
    );
    expect(kit.refused(() => kit.put('Sheet1!A1', [[[1]]]))).toContain('list_value');
  });

  test('valueInputOption is required', () =>
    expect(kit.refused(() => kit.put('Sheet1!A1', [[1]], ''))).toContain(
      "'valueInputOption' is required but not specified",
    ));

  test('update, clear, batchClear', () => {
    const update = kit.run(
      'Sheets.Spreadsheets.Values.update',
      { values: [[1, 2, 3]] },
      ID,
      'Sheet1!B1:D1',
      { valueInputOption: 'RAW' },
    );
    expect(update).toMatchObject({ updatedRange: 'Sheet1!B1:D1', updatedCells: 3 });
    kit.run('SpreadsheetApp.Range.setNumberFormat', 0, [1, 2, 1, 1], '0.00');
    expect(kit.run('Sheets.Spreadsheets.Values.clear', {}, ID, 'Sheet1!B1').clearedRange).toBe(
      'Sheet1!B1',
    );
    expect(kit.get('Sheet1!A1:D1').values).toEqual([['', '', 2, 3]]);
    expect(kit.spreadsheet.tab('Sheet1').formats[0]![1]).toBe('0.00');
    const clearMany = (ranges: string[]) =>
      kit.run('Sheets.Spreadsheets.Values.batchClear', { ranges }, ID);
    expect(kit.refused(() => clearMany(['Sheet1!C1', 'Sheet1!A2000']))).toBe(
      `${FAILED}.batchClear failed with error: Invalid range[1]: Range (Sheet1!A2000) exceeds grid limits. Max rows: 1000, max columns: 26`,
    );
    expect(kit.cell('Sheet1!C1')).toBe(2);
    clearMany(['Sheet1!C1', 'Sheet1!D1']);
    expect(kit.get('Sheet1!A1:D1').values).toBeUndefined();
  });

  test('append goes below the last row and lets the grid grow', () => {
    resize(2, 2);
    const append = (values: unknown[][]) =>
      kit.run('Sheets.Spreadsheets.Values.append', { values }, ID, 'Sheet1!A1', {
        valueInputOption: 'RAW',
      });
    expect(append([['a', 'b']]).updates.updatedRange).toBe('Sheet1!A1:B1');
    expect(append([['c'], ['d', 'e', 'f']]).updates.updatedRange).toBe('Sheet1!A2:C3');
    expect(kit.spreadsheet.tabs()[0]).toMatchObject({ rows: 3, columns: 3 });
  });
});

test('a payload of 10 MB is taken, one above 50 MB is not', () => {
  const rows = (count: number) => Array.from({ length: count }, () => ['x'.repeat(49_000)]);
  kit.put('Sheet1!A1', rows(210));
  expect(kit.spreadsheet.tabs()[0]!.lastRow).toBe(210);
  kit.batch({ appendDimension: { sheetId: 0, dimension: 'ROWS', length: 1000 } });
  const failure = kit.refused(() => kit.put('Sheet1!A1', rows(1100)));
  expect(failure).toContain('Request payload size exceeds the limit');
});

describe('quotas', () => {
  const QUOTA = (kind: string, whose: string) =>
    `Quota exceeded for quota metric '${kind} requests' and limit '${kind} requests per minute${whose}' of service 'sheets.googleapis.com'`;

  test('60 writes a minute and user; the next minute is new; reads count apart', () => {
    for (let n = 0; n < 60; n += 1) kit.put('Sheet1!A1', [[n]]);
    const failure = kit.refused(() => kit.put('Sheet1!A1', [['late']]));
    expect(failure).toContain(
      `${FAILED}.batchUpdate failed with error: ${QUOTA('Write', ' per user')}`,
    );
    expect(kit.cell('Sheet1!A1')).toBe(59);
    kit.user = 'ben@school.test';
    kit.put('Sheet1!A1', [['other']]);
    kit.user = 'ana@school.test';
    kit.clock += 60_000;
    kit.put('Sheet1!A1', [['now']]);
    expect(kit.cell('Sheet1!A1')).toBe('now');
  });

  test('300 reads a minute and project', () => {
    for (let n = 0; n < 300; n += 1) {
      kit.user = `user${n % 10}@school.test`;
      kit.get('Sheet1!A1');
    }
    expect(kit.refused(() => kit.get('Sheet1!A1'))).toContain(QUOTA('Read', ''));
  });

  test('the counts are part of a snapshot: a run that is repeated meets the same limit', () => {
    const kept = kit.spreadsheet.snapshot();
    for (let again = 0; again < 3; again += 1) {
      kit.spreadsheet.restore(kept);
      for (let n = 0; n < 60; n += 1) kit.put('Sheet1!A1', [[n]]);
      expect(kit.refused(() => kit.put('Sheet1!A1', [['late']]))).toContain(
        QUOTA('Write', ' per user'),
      );
    }
  });

  test('each call says how much it handled', () => {
    kit.put('Sheet1!A1', [['abc', 'def'], ['ghi']]);
    expect(kit.charged.cells).toBe(3);
    expect(kit.charged.bytes).toBeGreaterThan(15);
    kit.get('Sheet1!A1:B2');
    expect(kit.charged.cells).toBe(6);
  });
});
