import type { Google } from '../globals';
import { lost } from '../workbook';
import { cannot, refusal, saw, type Question } from './probe';
import { freshTab, sheetsOf, TAB } from './lab';

/** One more than a workbook may hold; the announced limit is 20 million (facts: Quotas, unsure). */
const TOO_MANY_ROWS = 11_000_000;
const TYPED = ['00123', '3-4', '=1+2'];
const AREA = (row: number): string => `'${TAB.title}'!A${row}:C${row}`;
const PLAIN = {
  valueRenderOption: 'UNFORMATTED_VALUE',
  dateTimeRenderOption: 'SERIAL_NUMBER',
} as const;

/** How many cells of the first row are formulas; a text that looks like one reads the same otherwise. */
const formulas = (g: Google): number => {
  const { api, id } = sheetsOf(g);
  const fields = 'sheets.data.rowData.values.userEnteredValue';
  const seen = api.get(id, { ranges: [AREA(1)], fields }).sheets?.[0]?.data?.[0]?.rowData?.[0];
  return (seen?.values ?? []).filter((cell) => cell.userEnteredValue?.formulaValue).length;
};

/** What the workbook does with what is written. All of it happens in a hidden tab that is removed. */
export const sheets: readonly Question[] = [
  {
    id: 'sheet-id',
    title: 'A new tab takes the id it is given, and the person’s tab stays in front',
    expected: { kept: true, frontStays: true },
    ask: (g) => {
      const book = g.SpreadsheetApp.getActiveSpreadsheet();
      const front = book.getActiveSheet().getSheetId();
      const given = freshTab(g);
      return saw({
        kept: given === TAB.sheetId,
        frontStays: book.getActiveSheet().getSheetId() === front,
      });
    },
  },
  {
    id: 'write-parsed',
    title: 'setValues reads text as if it were typed: 00123, 3-4, =1+2',
    expected: { zeros: 123, dash: 'number', formulas: 1 },
    ask: (g) => {
      freshTab(g);
      const tab = g.SpreadsheetApp.getActiveSpreadsheet().getSheetById(TAB.sheetId);
      if (!tab) return cannot('SpreadsheetApp does not see yet what the Sheets API has just made.');
      tab.getRange(1, 1, 1, TYPED.length).setValues([TYPED]);
      g.SpreadsheetApp.flush();
      const { api, id } = sheetsOf(g);
      const row = (api.Values.get(id, AREA(1), PLAIN).values?.[0] ?? []) as unknown[];
      return saw({ zeros: row[0] as number, dash: typeof row[1], formulas: formulas(g) });
    },
  },
  {
    id: 'write-raw',
    title:
      'RAW keeps text as it is, skips null, empties by an empty text; trailing empties are not sent',
    expected: { text: TYPED, formulas: 0, skipped: 'b', emptied: true, rows: 2 },
    ask: (g) => {
      freshTab(g);
      const { api, id } = sheetsOf(g);
      const write = (row: number, values: unknown[]): void =>
        void api.Values.batchUpdate(
          { valueInputOption: 'RAW', data: [{ range: AREA(row), values: [values] }] },
          id,
        );
      write(1, TYPED);
      write(2, ['a', 'b', 'c']);
      write(2, ['', null, 'd']);
      const rows = (api.Values.get(id, `'${TAB.title}'!A1:F10`, PLAIN).values ?? []) as string[][];
      return saw({
        text: rows[0] ?? [],
        formulas: formulas(g),
        skipped: rows[1]?.[1] ?? '',
        emptied: (rows[1]?.[0] ?? '') === '',
        rows: rows.length,
      });
    },
  },
  {
    id: 'formula-text',
    title:
      'What was typed is answered where it shows nothing: the text of a formula, beside values',
    expected: { row: ['x', 7, '=E1'] },
    ask: (g) => {
      freshTab(g);
      const { api, id } = sheetsOf(g);
      const data = [{ range: AREA(1), values: [['x', 7, '=E1']] }];
      api.Values.batchUpdate({ valueInputOption: 'USER_ENTERED', data }, id);
      const typed = { ...PLAIN, valueRenderOption: 'FORMULA' };
      return saw({ row: (api.Values.get(id, AREA(1), typed).values?.[0] ?? []) as string[] });
    },
  },
  {
    id: 'write-cells',
    title: 'updateCells keeps text as it is; a cell without a value is emptied',
    expected: { text: TYPED, formulas: 0, emptied: true },
    ask: (g) => {
      freshTab(g);
      const { api, id } = sheetsOf(g);
      const row = (cells: (string | null)[]): GoogleAppsScript.Sheets.Schema.Request => ({
        updateCells: {
          start: { sheetId: TAB.sheetId, rowIndex: 0, columnIndex: 0 },
          rows: [
            {
              values: cells.map((stringValue) =>
                stringValue === null ? {} : { userEnteredValue: { stringValue } },
              ),
            },
          ],
          fields: 'userEnteredValue',
        },
      });
      const read = (): string[] =>
        (api.Values.get(id, AREA(1), PLAIN).values?.[0] ?? []) as string[];
      api.batchUpdate({ requests: [row(TYPED)] }, id);
      const text = read();
      const kept = formulas(g);
      api.batchUpdate({ requests: [row([null, 'x'])] }, id);
      return saw({ text, formulas: kept, emptied: (read()[0] ?? '') === '' });
    },
  },
  {
    id: 'grid-edge',
    title: 'Rows and columns can be inserted, and formats copied, at the grid’s edge',
    expected: { rows: 12, columns: 7, bold: true },
    ask: (g) => {
      freshTab(g);
      const { api, id } = sheetsOf(g);
      const { sheetId, rows, columns } = TAB;
      const insert = (dimension: string, at: number, count: number) => ({
        insertDimension: {
          range: { sheetId, dimension, startIndex: at, endIndex: at + count },
          inheritFromBefore: true,
        },
      });
      const cells = (from: number, to: number) => ({
        ...{ sheetId, startRowIndex: from, endRowIndex: to },
        ...{ startColumnIndex: 0, endColumnIndex: columns },
      });
      api.batchUpdate(
        {
          requests: [
            {
              repeatCell: {
                range: cells(1, 2),
                cell: { userEnteredFormat: { textFormat: { bold: true } } },
                fields: 'userEnteredFormat.textFormat.bold',
              },
            },
            insert('ROWS', rows, 2),
            insert('COLUMNS', columns, 1),
            {
              copyPaste: {
                source: cells(1, 2),
                destination: cells(rows, rows + 2),
                pasteType: 'PASTE_FORMAT',
              },
            },
          ],
        },
        id,
      );
      const seen = api.get(id, {
        ranges: [`'${TAB.title}'!A${rows + 2}`],
        fields:
          'sheets(properties.gridProperties(rowCount,columnCount),data.rowData.values.userEnteredFormat.textFormat.bold)',
      }).sheets?.[0];
      const cell = seen?.data?.[0]?.rowData?.[0]?.values?.[0];
      return saw({
        rows: seen?.properties?.gridProperties?.rowCount ?? 0,
        columns: seen?.properties?.gridProperties?.columnCount ?? 0,
        bold: cell?.userEnteredFormat?.textFormat?.bold ?? false,
      });
    },
  },
  {
    id: 'sheets-refusals',
    title: 'How Sheets refuses an unknown tab, an unknown id, a place outside, a title in use',
    expected: { understood: ['tab', 'id', 'outside'] },
    ask: (g) => {
      freshTab(g);
      const { api, id } = sheetsOf(g);
      const said = (call: () => unknown): string =>
        refusal('Sheets', call).sentence ?? 'not refused';
      const sentences = {
        tab: said(() => api.Values.get(id, "'Homeroom has no such tab'!A1", PLAIN)),
        id: said(() =>
          api.batchUpdate({ requests: [{ deleteSheet: { sheetId: TAB.sheetId - 1 } }] }, id),
        ),
        outside: said(() => api.Values.get(id, `'${TAB.title}'!A5000:B5001`, PLAIN)),
        title: said(() =>
          api.batchUpdate({ requests: [{ addSheet: { properties: { title: TAB.title } } }] }, id),
        ),
      };
      const names = ['tab', 'id', 'outside'] as const;
      return saw({ understood: names.filter((name) => lost.test(sentences[name])), ...sentences });
    },
  },
  {
    id: 'cells-limit',
    title: 'A workbook of more than ten million cells is refused',
    expected: { refused: true, means: 'workbook.full' },
    kinder: 'less',
    ask: (g) => {
      freshTab(g);
      const { api, id } = sheetsOf(g);
      const { sheetId } = TAB;
      const gridProperties = { rowCount: TOO_MANY_ROWS, columnCount: 1 };
      const grow = {
        updateSheetProperties: {
          properties: { sheetId, gridProperties },
          fields: 'gridProperties.rowCount,gridProperties.columnCount',
        },
      };
      return saw({ ...refusal('Sheets', () => api.batchUpdate({ requests: [grow] }, id)) });
    },
  },
];
