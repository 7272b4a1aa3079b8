/** Formulas come to what Google Sheets says they come to, and never to less than an error. */
import { createKit, serial, type Kit } from './spreadsheet-kit';

let kit: Kit;
beforeEach(() => {
  kit = createKit();
  kit.batch({ addSheet: { properties: { sheetId: 1, title: 'My data' } } });
  kit.put("'My data'!A1", [
    ['School', 'Grade', 'Days', 'Rate', 'Present', 'Date'],
    ['North', '09', 10, 0.5, true, serial(2026, 9, 1)],
    ['north', '9', 20, 0.25, false, serial(2026, 9, 15)],
    ['South', 'K', 30, null, true, serial(2026, 10, 1)],
    ['South*', '10', null, 1, true, serial(2026, 10, 31)],
    [null, null, '5', 0, null, null],
  ]);
});

/** What a formula in Sheet1!H5 comes to. */
function value(formula: string): unknown {
  kit.put('Sheet1!H5', [[formula]], 'USER_ENTERED');
  return kit.cell('Sheet1!H5');
}

/** The block that a formula spills from Sheet1!H5. */
function block(formula: string): unknown[][] {
  kit.put('Sheet1!H5', [[formula]], 'USER_ENTERED');
  return kit.get('Sheet1!H5:M30').values ?? [];
}

test.each([
  ['=1+2*3', 7],
  ['=-2^2', 4],
  ['=2^-1', 0.5],
  ['=50%+1', 1.5],
  ['=(1+2)*3', 9],
  ['=10/4', 2.5],
  ['=1/0', '#DIV/0!'],
  ['="a"&1&TRUE', 'a1TRUE'],
  ['="3"+1', 4],
  ['="x"+1', '#VALUE!'],
  ['="a"="A"', true],
  ['=1<"a"', true],
  ['="a"<TRUE', true],
  ['=Z99=0', true],
  ['=Z99=""', true],
  ['=Z99=FALSE', true],
  ['="say ""hi"""', 'say "hi"'],
  ['=1+', '#ERROR!'],
  ['=nonsense', '#NAME?'],
  ["='Gone'!A1", '#REF!'],
  ['=TRUE', true],
])('%s is %p', (formula, expected) => expect(value(formula)).toBe(expected));

test.each([
  // Texts meet without regard to case, with wildcards; "~" makes a wildcard plain.
  ['=COUNTIF(\'My data\'!A2:A,"NORTH")', 2],
  ['=COUNTIF(\'My data\'!A2:A,"South*")', 2],
  ['=COUNTIF(\'My data\'!A2:A,"South~*")', 1],
  ['=COUNTIF(\'My data\'!A2:A,"?outh")', 1],
  ['=COUNTIF(\'My data\'!A2:A6,"<>North")', 3],
  ['=COUNTIF(\'My data\'!A2:A6,"")', 1],
  ['=COUNTIF(\'My data\'!A2:A6,"<>")', 4],
  // A text that reads as a number meets one; orders are about numbers alone.
  ['=COUNTIF(\'My data\'!B2:B,"9")', 2],
  ['=COUNTIF(\'My data\'!C2:C,">=5")', 3],
  ["=COUNTIF('My data'!C2:C,5)", 1],
  ["=COUNTIF('My data'!E2:E,TRUE)", 3],
  ['=COUNTIF(\'My data\'!F2:F,">="&DATE(2026,10,1))', 2],
  ['=COUNTIFS(\'My data\'!A2:A,"north",\'My data\'!C2:C,">10")', 1],
  ['=COUNTIFS(\'My data\'!A2:A,"north",\'My data\'!C2:C4,">10")', '#VALUE!'],
  ["=SUMIF('My data'!A2:A,\"north\",'My data'!C2:C)", 30],
  ["=SUMIFS('My data'!C2:C,'My data'!A2:A,\"north\")", 30],
  ["=AVERAGEIFS('My data'!D2:D,'My data'!A2:A,\"north\")", 0.375],
  ["=AVERAGEIFS('My data'!D2:D,'My data'!A2:A,\"nowhere\")", '#DIV/0!'],
  ["=MINIFS('My data'!C2:C,'My data'!E2:E,TRUE)", 10],
  ["=MAXIFS('My data'!C2:C,'My data'!A2:A,\"nowhere\")", 0],
  ["=COUNTUNIQUEIFS('My data'!B2:B,'My data'!E2:E,TRUE)", 3],
  // Ranges: texts and truth values are passed over, "5" as text as well.
  ["=SUM('My data'!C2:C)", 60],
  ['=SUM(\'My data\'!C2:C,"5",TRUE)', 66],
  ["=COUNT('My data'!C2:C)", 3],
  ["=COUNTA('My data'!C2:C)", 4],
  ["=AVERAGE('My data'!C2:C)", 20],
  ["=MEDIAN('My data'!C2:C)", 20],
  ["=PERCENTILE('My data'!C2:C,0.25)", 15],
  ["=COUNTUNIQUE('My data'!A2:A)", 4],
  ["=MEDIAN('My data'!A2:A)", '#NUM!'],
  ["=SUMPRODUCT(('My data'!A2:A=\"North\")*('My data'!C2:C4>0))", '#N/A'],
  ["=SUMPRODUCT(('My data'!A2:A6=\"North\")*('My data'!C2:C6>10))", 1],
  ["=SUMPRODUCT('My data'!E2:E=TRUE)", 0],
  ["=INDEX('My data'!A1:F6,MATCH(\"South\",'My data'!A1:A6,0),3)", 30],
  ['=MATCH("Gone",\'My data\'!A1:A6,0)', '#N/A'],
  ['=IFERROR(1/0,"·")', '·'],
  ['=IFNA(1/0,"·")', '#DIV/0!'],
  ["=IFNA(FILTER('My data'!A2:A,'My data'!A2:A=\"Gone\"),0)", 0],
  ["=ROWS(FILTER('My data'!A2:A,'My data'!A2:A=\"north\"))", 2],
  ["=AVERAGE(FILTER('My data'!C2:C,'My data'!C2:C3>0))", '#N/A'],
  ['=IF(1>2,1/0)', false],
  ['=AND(TRUE,1,"x"="X")', true],
  ['=OR(FALSE,0)', false],
  ['=NOT(0)', true],
  ['=ROUND(2.5)', 3],
  ['=ROUND(-1.005,2)', -1.01],
  ['=ROUNDDOWN(2.99,1)', 2.9],
  ['=TODAY()', serial(2026, 11, 20)],
  ['=TEXT(TODAY(),"yyyy-mm-dd")', '2026-11-20'],
  ['=TEXT(0.1234,"0.0%")', '12.3%'],
  ['=MONTH(DATE(2026,13,1))', 1],
  ['=WEEKDAY(DATE(2026,11,22),2)', 7],
  ['=EDATE(DATE(2026,1,31),1)', serial(2026, 2, 28)],
  ['=EOMONTH(DATE(2026,2,10),0)', serial(2026, 2, 28)],
  ['=LET(x,2,y,x*3,y+1)', 7],
])('%s is %p', (formula, expected) => expect(value(formula)).toBe(expected));

test.each([
  [
    "=SORT(UNIQUE(FILTER('My data'!A2:A,'My data'!A2:A<>\"\")))",
    [['North'], ['north'], ['South'], ['South*']],
  ],
  [
    "=SORT('My data'!A2:C6,3,FALSE)",
    [
      ['', '', '5'],
      ['South', 'K', 30],
      ['north', '9', 20],
      ['North', '09', 10],
      ['South*', '10'],
    ],
  ],
  ["=ARRAYFORMULA('My data'!C2:C4*2)", [[20], [40], [60]]],
  ['=ARRAYFORMULA(IF(\'My data\'!E2:E4,"in","out"))', [['in'], ['out'], ['in']]],
  [
    '={1,2;3,4}',
    [
      [1, 2],
      [3, 4],
    ],
  ],
  [
    "=SORT(UNIQUE(FILTER(ARRAYFORMULA('My data'!F2:F-DAY('My data'!F2:F)+1),'My data'!F2:F<>\"\")))",
    [[serial(2026, 9, 1)], [serial(2026, 10, 1)]],
  ],
])('%s spills', (formula, expected) => expect(block(formula)).toEqual(expected));

describe('spilling', () => {
  const LIST = "=UNIQUE('My data'!A2:A4)";

  test('a cell in the way makes it #REF!, and the cell stays; without it the result is there', () => {
    kit.put('Sheet1!H6', [['mine']]);
    expect(block(LIST)).toEqual([['#REF!'], ['mine']]);
    kit.run('Sheets.Spreadsheets.Values.clear', {}, 'book-1', 'Sheet1!H6');
    expect(kit.get('Sheet1!H5:H8').values).toEqual([['North'], ['north'], ['South']]);
  });
  test('so does the edge of the grid', () => {
    kit.put('Sheet1!H999', [[LIST]], 'USER_ENTERED');
    expect(kit.cell('Sheet1!H999')).toBe('#REF!');
  });
  test('what is spilled can be referred to, also by the formulas beside it', () => {
    block(LIST);
    kit.put(
      'Sheet1!I5',
      [['=H5&"!"'], ['=H6&"!"'], ['=COUNTA(H5:H)'], ['=H9&"!"']],
      'USER_ENTERED',
    );
    expect(kit.get('Sheet1!I5:I8').values).toEqual([['North!'], ['north!'], [3], ['!']]);
  });
  test('FORMULA answers the text of the formula, and of spilled cells their values', () => {
    block(LIST);
    expect(kit.get('Sheet1!H5:H7', { valueRenderOption: 'FORMULA' }).values).toEqual([
      [LIST],
      ['north'],
      ['South'],
    ]);
  });
  test('it is what a script calls the last row', () => {
    block(LIST);
    expect(kit.run('SpreadsheetApp.Sheet.getLastRow', 0)).toBe(7);
  });
});

test('a range where one value is meant is the cell of the same row, or an error', () => {
  kit.put('Sheet1!B5', [[7]]);
  expect(value('=B4:B6+1')).toBe(8);
  expect(value('=B10:B12+1')).toBe('#VALUE!');
});

test('a circle is an error and ends', () => {
  kit.put('Sheet1!A1', [['=B1', '=A1+1']], 'USER_ENTERED');
  expect(kit.cell('Sheet1!A1')).toBe('#REF!');
});

test('an error goes through whatever uses it, and the API tells its kind', () => {
  kit.put('Sheet1!A1', [['=1/0', '=A1+1', '=SUM(A1:B1)']], 'USER_ENTERED');
  expect(kit.get('Sheet1!A1:C1').values).toEqual([['#DIV/0!', '#DIV/0!', '#DIV/0!']]);
  const answer = kit.run('Sheets.Spreadsheets.get', 'book-1', {
    ranges: ['Sheet1!A1'],
    fields: 'sheets.data.rowData.values.effectiveValue',
  });
  expect(answer.sheets[0].data[0].rowData[0].values[0].effectiveValue.errorValue.type).toBe(
    'DIVIDE_BY_ZERO',
  );
});

test('values follow their data, renamed tabs, moved and deleted columns', () => {
  expect(value("=SUM('My data'!C2:C)")).toBe(60);
  kit.put("'My data'!C2", [[100]]);
  expect(kit.cell('Sheet1!H5')).toBe(150);
  kit.batch({
    insertDimension: { range: { sheetId: 1, dimension: 'COLUMNS', startIndex: 0, endIndex: 2 } },
  });
  expect(kit.cell('Sheet1!H5')).toBe(150);
  kit.batch({
    updateSheetProperties: { properties: { sheetId: 1, title: 'Other' }, fields: 'title' },
  });
  expect(kit.cell('Sheet1!H5', { valueRenderOption: 'FORMULA' })).toBe('=SUM(Other!E2:E)');
  expect(kit.cell('Sheet1!H5')).toBe(150);
  kit.batch({ deleteSheet: { sheetId: 1 } });
  expect(kit.cell('Sheet1!H5')).toBe('#REF!');
});

test('TODAY and NOW stand still until something changes, wherever that is', () => {
  expect(value('=TODAY()')).toBe(serial(2026, 11, 20));
  kit.clock += 86_400_000;
  expect(kit.cell('Sheet1!H5')).toBe(serial(2026, 11, 20));
  kit.put('Sheet1!A90', [['something']]);
  expect(kit.cell('Sheet1!H5')).toBe(serial(2026, 11, 21));
});

test('a sorted VLOOKUP takes the last key that is not larger, and refuses keys that are not in order', () => {
  kit.put('Sheet1!A80:B84', [
    [10, 'ten'],
    [20, 'twenty'],
    [20, 'again'],
    [30, 'thirty'],
    [40, 'forty'],
  ]);
  const found = [9, 10, 19.5, 20, 29, 30, 40, 99].map((n) =>
    value(`=IFNA(VLOOKUP(${n},A80:B84,2,TRUE),"none")`),
  );
  const wanted = ['none', 'ten', 'ten', 'again', 'again', 'thirty', 'forty', 'forty'];
  expect(found).toEqual(wanted);
  kit.put('Sheet1!A83', [[15]]);
  expect(() => value('=VLOOKUP(99,A80:B84,2,TRUE)')).toThrow(/not sorted/);
});

test('a function that the emulator does not know is named, not guessed', () => {
  kit.put('Sheet1!A1', [['=SPARKLINE(B1:C1)']], 'USER_ENTERED');
  expect(() => kit.cell('Sheet1!A1')).toThrow(
    "The emulator does not know the function SPARKLINE in a formula ('Sheet1'!A1).",
  );
  expect(kit.spreadsheet.tab('Sheet1').displayValues[0]![0]).toMatch(/SPARKLINE/);
});

test('some hundred conditional counts over 20,000 rows are worked out', () => {
  kit.batch({
    updateSheetProperties: {
      properties: { sheetId: 1, gridProperties: { rowCount: 20_001, columnCount: 6 } },
      fields: 'gridProperties',
    },
  });
  kit.put(
    "'My data'!A2",
    Array.from({ length: 20_000 }, (_, row) => [`School ${row % 30}`, String(row % 13), row % 180]),
  );
  kit.put(
    'Sheet1!A1',
    Array.from({ length: 300 }, (_, row) => [
      `=COUNTIFS('My data'!A$2:A,"School ${row % 30}",'My data'!B$2:B,"${row % 13}",'My data'!C$2:C,">=10")`,
      `=IFNA(ROWS(FILTER('My data'!A$2:A,'My data'!A$2:A="School ${row % 30}",'My data'!C$2:C>=10)),0)`,
    ]),
    'USER_ENTERED',
  );
  const rows = kit.get('Sheet1!A1:B300').values as number[][];
  expect(rows.every(([count, filtered]) => count! > 0 && filtered! > count!)).toBe(true);
});

describe('patterns, products of rectangles, and looking up in sorted data', () => {
  test.each([
    ['=REGEXMATCH("Above grade level","(?i)^(advanced|above)")', true],
    ['=REGEXMATCH("Not advanced","(?i)^advanced")', false],
    ['=REGEXMATCH("North","north")', false],
    ['=REGEXMATCH(\'My data\'!C2,"1")', '#VALUE!'],
    ['=REGEXMATCH(\'My data\'!C2&"","^1")', true],
    ['=REGEXMATCH("a","(")', '#REF!'],
    ['=REGEXMATCH("aa","(a)\\1")', '#REF!'],
    ['=MMULT({1,2;3,4},{1;1})', 3],
    ['=MMULT({1,2},{1,2})', '#VALUE!'],
    ['=MMULT({1,"x"},{1;2})', '#VALUE!'],
    ['=VLOOKUP(25,{0,"a";10,"b";30,"c"},2,TRUE)', 'b'],
    ['=VLOOKUP(30,{0,"a";10,"b";30,"c"},2)', 'c'],
    ['=VLOOKUP(-1,{0,"a";10,"b"},2,TRUE)', '#N/A'],
    ['=VLOOKUP("x",{0,"a";10,"b"},2,TRUE)', '#N/A'],
  ])('%s', (formula, expected) => expect(value(formula)).toBe(expected));

  test('one for each place of a rectangle', () => {
    expect(block('=ARRAYFORMULA(REGEXMATCH(\'My data\'!A2:A4,"^N"))')).toEqual([
      [true],
      [false],
      [false],
    ]);
    expect(block('=ARRAYFORMULA(VLOOKUP({5;15},{0,"a";10,"b"},2,TRUE))')).toEqual([['a'], ['b']]);
    expect(block('=ARRAYFORMULA(MMULT(EXACT({"a";"b"},{"a","b","a"})*1,{1;1;1}))')).toEqual([
      [2],
      [1],
    ]);
  });
});
