/** Snapshots, what a person does, the screen, and size. */
import { createKit, ID, NOON, serial, type Kit } from './spreadsheet-kit';

let kit: Kit;
beforeEach(() => {
  kit = createKit();
});

describe('snapshots', () => {
  const everything = () =>
    JSON.stringify([
      kit.spreadsheet.tabs(),
      kit.spreadsheet.tabs().map((tab) => kit.spreadsheet.tab(tab.title)),
      kit.spreadsheet.screen(),
    ]);

  function changeAll(): void {
    kit.put('Sheet1!A1', [['changed', '=A1', '12%']], 'USER_ENTERED');
    kit.run('SpreadsheetApp.Range.setNote', 0, [1, 1, 1, 1], 'changed');
    kit.run('SpreadsheetApp.Range.setNumberFormat', 0, [2, 1, 5, 5], '@');
    kit.run('SpreadsheetApp.Ui.addMenu', true, { title: 'Homeroom', items: [] });
    kit.batch(
      { insertDimension: { range: { sheetId: 0, dimension: 'ROWS', startIndex: 0, endIndex: 1 } } },
      {
        insertDimension: {
          range: { sheetId: 0, dimension: 'COLUMNS', startIndex: 0, endIndex: 1 },
        },
      },
      { addSheet: { properties: { title: 'More' } } },
      { addProtectedRange: { protectedRange: { range: { sheetId: 0 } } } },
      { setBasicFilter: { filter: { range: { sheetId: 0 } } } },
      {
        updateSheetProperties: {
          properties: { sheetId: 0, title: 'Renamed', index: 2, gridProperties: { rowCount: 10 } },
          fields: 'title,index,gridProperties.rowCount',
        },
      },
    );
  }

  test('what happens after a snapshot does not reach it, whatever it is', () => {
    kit.put('Sheet1!A1', [
      ['a', 1, true],
      ['b', 2, false],
    ]);
    const before = everything();
    const kept = kit.spreadsheet.snapshot();
    const text = JSON.stringify(kept);
    changeAll();
    expect(JSON.stringify(kept)).toBe(text);
    kit.spreadsheet.restore(kept);
    expect(everything()).toBe(before);
    changeAll();
    kit.spreadsheet.restore(kept);
    expect(everything()).toBe(before);
    expect(JSON.stringify(kept)).toBe(text);
  });

  test('two snapshots in a row, restored in any order', () => {
    kit.put('Sheet1!A1', [['one']]);
    const one = kit.spreadsheet.snapshot();
    kit.put('Sheet1!A1', [['two']]);
    const two = kit.spreadsheet.snapshot();
    kit.put('Sheet1!A1', [['three']]);
    for (const [kept, value] of [
      [one, 'one'],
      [two, 'two'],
      [one, 'one'],
    ] as const) {
      kit.spreadsheet.restore(kept);
      expect(kit.cell('Sheet1!A1')).toBe(value);
      kit.put('Sheet1!A1', [['scratch']]);
    }
  });

  test('a snapshot survives as JSON, in another spreadsheet', () => {
    changeAll();
    const before = everything();
    const kept = JSON.parse(JSON.stringify(kit.spreadsheet.snapshot()));
    kit = createKit();
    kit.spreadsheet.restore(kept);
    expect(everything()).toBe(before);
    kit.put('Renamed!B2', [['goes on']]);
    expect(kit.cell('Renamed!B2')).toBe('goes on');
  });

  test('a style made after a snapshot is not mistaken for another one after restoring', () => {
    const format = (pattern: string) =>
      kit.run('SpreadsheetApp.Range.setNumberFormat', 0, [1, 1, 1, 1], pattern);
    const kept = kit.spreadsheet.snapshot();
    format('0.0');
    kit.spreadsheet.restore(kept);
    format('0.00');
    kit.spreadsheet.restore(kept);
    format('0.0');
    expect(kit.spreadsheet.tab('Sheet1').formats[0]).toEqual(['0.0']);
  });

  test('thousands of them over a full workbook cost next to nothing', () => {
    const values = Array.from({ length: 20_000 }, (_, row) =>
      Array.from({ length: 26 }, (__, column) => `${row}:${column}`),
    );
    kit.batch({ appendDimension: { sheetId: 0, dimension: 'ROWS', length: 19_000 } });
    kit.put('Sheet1!A1', values);
    const started = process.cpuUsage();
    let kept = kit.spreadsheet.snapshot();
    for (let n = 0; n < 5_000; n += 1) {
      kit.spreadsheet.restore(kept);
      kept = kit.spreadsheet.snapshot();
    }
    const { user, system } = process.cpuUsage(started);
    expect((user + system) / 1000).toBeLessThan(1_500);
    expect(kit.cell('Sheet1!Z20000')).toBe('19999:25');
  });
});

describe('size', () => {
  test('100,000 rows by 26 columns are written in batches and read back', () => {
    const ROWS = 100_000;
    const COLUMNS = 26;
    const CHUNK = 10_000;
    kit.batch({
      updateSheetProperties: {
        properties: { sheetId: 0, gridProperties: { rowCount: ROWS + 1 } },
        fields: 'gridProperties.rowCount',
      },
    });
    const cell = (row: number, column: number) =>
      column === 0 ? `0000${row}` : column % 2 ? row * column : `text ${row} ${column}`;
    const chunks = Array.from({ length: ROWS / CHUNK }, (_, chunk) =>
      Array.from({ length: CHUNK }, (__, r) =>
        Array.from({ length: COLUMNS }, (___, column) => cell(chunk * CHUNK + r, column)),
      ),
    );
    const { service } = kit.spreadsheet;
    const call = { user: 'ana', now: () => NOON, charge: () => undefined } as never;
    const started = process.cpuUsage();
    chunks.forEach((values, chunk) =>
      service['Sheets.Spreadsheets.Values.batchUpdate']!(
        call,
        { valueInputOption: 'RAW', data: [{ range: `Sheet1!A${chunk * CHUNK + 2}`, values }] },
        ID,
      ),
    );
    const written = process.cpuUsage(started);
    const answer = service['Sheets.Spreadsheets.Values.get']!(call, ID, 'Sheet1!A2:Z', {
      valueRenderOption: 'UNFORMATTED_VALUE',
    }) as { values: unknown[][] };
    const both = process.cpuUsage(started);
    expect(answer.values).toHaveLength(ROWS);
    for (const row of [0, 1, 9_999, 10_000, 54_321, 99_999])
      expect(answer.values[row]).toEqual(
        Array.from({ length: COLUMNS }, (_, column) => cell(row, column)),
      );
    // About 0.3 s each when this was written; the bounds leave room for a busy machine.
    expect((written.user + written.system) / 1000).toBeLessThan(4_000);
    expect((both.user + both.system) / 1000).toBeLessThan(8_000);
  });
});

describe('a person', () => {
  test('types, line by line or cell by cell', () => {
    kit.spreadsheet.type('Sheet1', [
      { range: 'B2', input: '00123' },
      {
        row: 3,
        column: 1,
        values: [
          ['3-4', '=B2'],
          ['', "'7"],
        ],
      },
    ]);
    const tab = kit.spreadsheet.tab('sheet1', { from: 2, count: 3 });
    expect(tab.from).toBe(2);
    expect(tab.values).toEqual([
      [null, 123],
      [serial(2026, 3, 4), 123],
      [null, '7'],
    ]);
    expect(tab.displayValues).toEqual([
      ['', '123'],
      ['3-4', '123'],
      ['', '7'],
    ]);
    expect(tab.formulas[1]).toEqual([null, '=B2']);
  });

  test('renames, sorts below the header, inserts a row, hides, deletes', () => {
    kit.put('Sheet1!A1', [
      ['name', 'n'],
      ['b', 1],
      ['a', 2],
    ]);
    kit.spreadsheet.type('Sheet1', [{ sortBy: 1 }, { insertRow: 2 }, { rename: 'Mine' }]);
    expect(kit.get('Mine!A1:B4').values).toEqual([['name', 'n'], [], ['a', 2], ['b', 1]]);
    expect(kit.spreadsheet.addTab('Other').title).toBe('Other');
    kit.spreadsheet.type('Mine', [{ delete: true }]);
    expect(kit.spreadsheet.tabs().map((tab) => tab.title)).toEqual(['Other']);
    expect(kit.refused(() => kit.spreadsheet.tab('Mine'))).toBe('There is no tab named "Mine".');
    expect(kit.refused(() => kit.spreadsheet.type('Other', [{ delete: true }]))).toBe(
      "You can't remove all the sheets in a document.",
    );
  });

  test('all edits or none', () => {
    expect(
      kit.refused(() =>
        kit.spreadsheet.type('Sheet1', [
          { range: 'A1', input: 'x' },
          { range: 'A5000', input: 'y' },
        ]),
      ),
    ).toContain('outside the tab "Sheet1"');
    expect(kit.spreadsheet.tabs()[0]!.lastRow).toBe(0);
  });

  test('the revision of a tab changes with it, and never comes back', () => {
    const revision = () => kit.spreadsheet.tabs()[0]!.revision;
    const seen = [revision()];
    const kept = kit.spreadsheet.snapshot();
    for (const work of [
      () => kit.put('Sheet1!A1', [[1]]),
      () => kit.spreadsheet.type('Sheet1', [{ range: 'A1', input: '2' }]),
      () => kit.run('SpreadsheetApp.Range.setNote', 0, [1, 1, 1, 1], 'n'),
      () => kit.batch({ appendDimension: { sheetId: 0, dimension: 'ROWS', length: 1 } }),
      () => {
        kit.spreadsheet.restore(kept);
        kit.put('Sheet1!A1', [[3]]);
      },
    ]) {
      work();
      expect(seen).not.toContain(revision());
      seen.push(revision());
    }
  });

  test('the overview shows what a page needs', () => {
    kit.put('Sheet1!B3', [['x']]);
    kit.run('SpreadsheetApp.Sheet.setTabColor', 0, '#00ff00');
    kit.run('SpreadsheetApp.Sheet.setFrozenRows', 0, 1);
    expect(kit.spreadsheet.tabs()[0]).toMatchObject({
      sheetId: 0,
      title: 'Sheet1',
      hidden: false,
      color: '#00ff00',
      rows: 1000,
      columns: 26,
      frozenRows: 1,
      frozenColumns: 0,
      columnWidths: {},
      lastRow: 3,
      lastColumn: 2,
    });
  });

  test('a row is as tall as the text that takes most lines in it', () => {
    const long = 'Twelve words that take more room than there is in a column';
    kit.put('Sheet1!A1', [
      ['short', long],
      [long, 'x'.repeat(40)],
      [long, ''],
    ]);
    const heights = () => kit.spreadsheet.tabs()[0]!.rowHeights;
    const wrap = (sheet: object, userEnteredFormat: object) =>
      kit.batch({
        repeatCell: {
          range: { sheetId: 0, ...sheet },
          cell: { userEnteredFormat },
          fields: 'userEnteredFormat.wrapStrategy',
        },
      });
    expect(heights()).toEqual({});
    const first = { startColumnIndex: 0, endColumnIndex: 1 };
    wrap({ startRowIndex: 0, endRowIndex: 2, ...first }, { wrapStrategy: 'WRAP' });
    // 100 pixels hold 13 letters: what is short keeps its row, and what runs on takes none of its own.
    expect(Object.keys(heights())).toEqual(['2']);
    const lines = (heights()[2]! - 6) / 18;
    expect(lines).toBeGreaterThan(4);
    expect(lines).toBeLessThan(8);
    expect(kit.spreadsheet.tab('Sheet1').styles[1]![0]).toEqual({ wrap: true });
    kit.batch({
      updateDimensionProperties: {
        range: { sheetId: 0, dimension: 'COLUMNS', startIndex: 0, endIndex: 1 },
        properties: { pixelSize: 400 },
        fields: 'pixelSize',
      },
    });
    expect(heights()).toEqual({});
    wrap({ startRowIndex: 1, endRowIndex: 2 }, { wrapStrategy: 'WRAP' });
    // A word longer than its column is broken wherever it ends.
    expect(heights()).toEqual({ 2: 4 * 18 + 6 });
  });
});

describe('what a script shows', () => {
  const item = { kind: 'item', title: 'Open', function: 'openSidebar' };

  test("menus replace those of the same name; the add-on's own stands apart", () => {
    kit.mode = 'NONE';
    kit.run('SpreadsheetApp.Ui.addMenu', false, { title: 'M', items: [] });
    kit.run('SpreadsheetApp.Ui.addMenu', false, { title: 'M', items: [item] });
    kit.run('SpreadsheetApp.Ui.addMenu', true, { title: 'Homeroom', items: [item] });
    expect(kit.spreadsheet.screen()).toMatchObject({
      menus: [{ title: 'M', items: [item] }],
      addonMenu: { title: 'Homeroom' },
    });
  });

  test('a sidebar is 300 px wide; each showing has a new id; alerts are answered and kept', () => {
    const html = { title: 'Homeroom', html: '<p>Hi</p>', width: 900, height: null };
    kit.run('SpreadsheetApp.Ui.showSidebar', html);
    const first = kit.spreadsheet.screen().sidebar!;
    expect(first).toMatchObject({ title: 'Homeroom', html: '<p>Hi</p>', width: 300 });
    kit.run('SpreadsheetApp.Ui.showSidebar', html);
    expect(kit.spreadsheet.screen().sidebar!.id).not.toBe(first.id);
    expect(kit.run('SpreadsheetApp.Ui.alert', 'Sure?', 'All of it', 'YES_NO')).toBe('YES');
    expect(kit.spreadsheet.screen().alerts).toMatchObject([
      { title: 'Sure?', prompt: 'All of it' },
    ]);
    kit.run('SpreadsheetApp.Spreadsheet.toast', 'Done', 'Homeroom', 5);
    expect(kit.spreadsheet.screen().toasts).toMatchObject([
      { message: 'Done', title: 'Homeroom', seconds: 5 },
    ]);
  });

  test('no window from a simple trigger, no Ui at all from a timed one, no document without authorization', () => {
    kit.kind = 'simple';
    kit.mode = 'LIMITED';
    expect(kit.refused(() => kit.run('SpreadsheetApp.Ui.showSidebar', { html: '' }))).toContain(
      'You do not have permission to call Ui.showSidebar.',
    );
    kit.kind = 'trigger';
    kit.mode = 'FULL';
    expect(kit.refused(() => kit.run('SpreadsheetApp.getUi'))).toBe(
      'Cannot call SpreadsheetApp.getUi() from this context.',
    );
    kit.mode = 'NONE';
    expect(kit.refused(() => kit.run('SpreadsheetApp.getActiveSpreadsheet'))).toContain(
      'You do not have permission to call SpreadsheetApp.getActiveSpreadsheet.',
    );
  });
});

test('hundreds of rows go in and out of a large tab in one batch, without a copy for each', () => {
  const ROWS = 50_000;
  kit.batch({ appendDimension: { sheetId: 0, dimension: 'ROWS', length: ROWS } });
  kit.put(
    'Sheet1!A1',
    Array.from({ length: ROWS }, (_, row) => Array.from({ length: 10 }, (__, c) => row * 10 + c)),
  );
  kit.run('SpreadsheetApp.Range.setNumberFormat', 0, [1, 1, ROWS, 10], '0');
  const at = (kind: string, row: number) => ({
    [kind]: { range: { sheetId: 0, dimension: 'ROWS', startIndex: row, endIndex: row + 1 } },
  });
  const started = process.cpuUsage();
  kit.batch(
    ...Array.from({ length: 300 }, (_, n) => at('deleteDimension', n * 100)),
    ...Array.from({ length: 300 }, (_, n) => at('insertDimension', n * 100 + 1)),
  );
  const { user, system } = process.cpuUsage(started);
  expect(kit.get('Sheet1!A1:A3').values).toEqual([[1 * 10], [], [2 * 10]]);
  expect(kit.spreadsheet.tabs()[0]).toMatchObject({ rows: ROWS + 1000, lastRow: ROWS });
  expect((user + system) / 1000).toBeLessThan(5_000);
});
