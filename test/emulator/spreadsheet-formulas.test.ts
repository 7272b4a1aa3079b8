/** References in formulas follow inserted, deleted and renamed rows, columns and tabs. */
import { createKit, type Kit } from './spreadsheet-kit';

let kit: Kit;
beforeEach(() => {
  kit = createKit();
  kit.batch({ addSheet: { properties: { sheetId: 1, title: 'My data' } } });
});

const change = (
  kind: string,
  dimension: string,
  startIndex: number,
  endIndex: number,
  sheetId = 0,
) => kit.batch({ [kind]: { range: { sheetId, dimension, startIndex, endIndex } } });

/** The formula after a change, held in a cell that does not move. */
function after(formula: string, work: () => unknown, home = 'My data'): string {
  kit.put(`'${home}'!A1`, [[formula]], 'USER_ENTERED');
  work();
  return kit.get(`'${home}'!A1`, { valueRenderOption: 'FORMULA' }).values[0][0];
}

test.each([
  ['=Sheet1!A5', '=Sheet1!A7'],
  ['=Sheet1!$A$5', '=Sheet1!$A$7'],
  ['=Sheet1!A2', '=Sheet1!A2'],
  ['=SUM(Sheet1!A1:A5)', '=SUM(Sheet1!A1:A7)'],
  ['=SUM(Sheet1!A3:A5)', '=SUM(Sheet1!A5:A7)'],
  ['=SUM(Sheet1!A3:A)', '=SUM(Sheet1!A5:A)'],
  ['=SUM(Sheet1!A:A)', '=SUM(Sheet1!A:A)'],
  ['=SUM(Sheet1!3:5)', '=SUM(Sheet1!5:7)'],
  ['=sheet1!a5', '=sheet1!A7'],
  ["='Sheet1'!A5", '=Sheet1!A7'],
  ['=A5', '=A5'],
  ['="Sheet1!A5"&Sheet1!A5', '="Sheet1!A5"&Sheet1!A7'],
  ['=LOG10(Sheet1!B9)', '=LOG10(Sheet1!B11)'],
  ["='My data'!A5+Sheet1!A5", "='My data'!A5+Sheet1!A7"],
])('two rows inserted before row 3: %s', (formula, expected) =>
  expect(after(formula, () => change('insertDimension', 'ROWS', 2, 4))).toBe(expected),
);

test.each([
  ['=Sheet1!A5', '=Sheet1!A3'],
  ['=Sheet1!A3', '=#REF!'],
  ['=Sheet1!A2+Sheet1!A4', '=Sheet1!A2+#REF!'],
  ['=SUM(Sheet1!A1:A10)', '=SUM(Sheet1!A1:A8)'],
  ['=SUM(Sheet1!A3:A10)', '=SUM(Sheet1!A3:A8)'],
  ['=SUM(Sheet1!A1:A4)', '=SUM(Sheet1!A1:A2)'],
  ['=SUM(Sheet1!A3:A4)', '=SUM(#REF!)'],
])('rows 3 and 4 deleted: %s', (formula, expected) =>
  expect(after(formula, () => change('deleteDimension', 'ROWS', 2, 4))).toBe(expected),
);

test.each([
  ['=Sheet1!B1', '=Sheet1!C1'],
  ['=SUM(Sheet1!A1:Z1)', '=SUM(Sheet1!A1:AA1)'],
  ['=SUM(Sheet1!B:C)', '=SUM(Sheet1!C:D)'],
])('a column inserted before B: %s', (formula, expected) =>
  expect(after(formula, () => change('insertDimension', 'COLUMNS', 1, 2))).toBe(expected),
);

test('a formula in the changed tab itself, and one that moves with its row', () => {
  kit.put('Sheet1!A1', [['=B9'], [null], ['=A1']], 'USER_ENTERED');
  change('insertDimension', 'ROWS', 1, 2);
  expect(kit.get('Sheet1!A1:A4', { valueRenderOption: 'FORMULA' }).values).toEqual([
    ['=B10'],
    [],
    [],
    ['=A1'],
  ]);
});

test('a renamed tab is renamed in formulas, quoted where it must be', () => {
  const rename = () =>
    kit.batch({
      updateSheetProperties: { properties: { sheetId: 0, title: "It's 1" }, fields: 'title' },
    });
  expect(after('=SUM(Sheet1!A1:A5)+A1', rename)).toBe("=SUM('It''s 1'!A1:A5)+A1");
});

test('a deleted tab leaves #REF!, which the cell then shows', () => {
  expect(
    after("=SUM('My data'!A1:A5)", () => kit.batch({ deleteSheet: { sheetId: 1 } }), 'Sheet1'),
  ).toBe('=SUM(#REF!)');
  expect(kit.cell('Sheet1!A1', {})).toBe('#REF!');
});

test('a cell shows what its formula comes to', () => {
  kit.put('Sheet1!A1', [['=1+2']], 'USER_ENTERED');
  expect(kit.cell('Sheet1!A1', {})).toBe('3');
  expect(kit.cell('Sheet1!A1')).toBe(3);
});

test('a smaller grid takes references with it', () =>
  expect(
    after('=Sheet1!A900+SUM(Sheet1!A1:A900)', () =>
      kit.batch({
        updateSheetProperties: {
          properties: { sheetId: 0, gridProperties: { rowCount: 10 } },
          fields: 'gridProperties.rowCount',
        },
      }),
    ),
  ).toBe('=#REF!+SUM(Sheet1!A1:A10)'));

test('within one batch a formula follows the moves after it was written, and no others', () => {
  kit.put("'My data'!A1", [['=Sheet1!A10']], 'USER_ENTERED');
  const move = (kind: string, startIndex: number, endIndex: number) => ({
    [kind]: { range: { sheetId: 0, dimension: 'ROWS', startIndex, endIndex } },
  });
  const formula = { userEnteredValue: { formulaValue: '=Sheet1!A10+Sheet1!A3' } };
  kit.batch(
    move('insertDimension', 0, 2),
    move('deleteDimension', 4, 5),
    {
      updateCells: {
        start: { sheetId: 1, rowIndex: 1 },
        rows: [{ values: [formula] }],
        fields: 'userEnteredValue',
      },
    },
    move('deleteDimension', 2, 3),
    move('insertDimension', 5, 9),
  );
  expect(kit.get("'My data'!A1:A2", { valueRenderOption: 'FORMULA' }).values).toEqual([
    ['=Sheet1!A14'],
    ['=Sheet1!A13+#REF!'],
  ]);
});

test('a batch that is refused leaves formulas as they were, also for the next one', () => {
  kit.put("'My data'!A1", [['=Sheet1!A10']], 'USER_ENTERED');
  const insert = {
    insertDimension: { range: { sheetId: 0, dimension: 'ROWS', startIndex: 0, endIndex: 1 } },
  };
  kit.refused(() => kit.batch(insert, { deleteSheet: { sheetId: 404 } }));
  kit.batch(insert);
  expect(kit.get("'My data'!A1", { valueRenderOption: 'FORMULA' }).values).toEqual([
    ['=Sheet1!A11'],
  ]);
});
