import { delimiterOf, parseTable, recordsOf } from '../../src/http/csv';

test.each([
  ['a,b\n1,2\n', ','],
  ['a;b\n1,5;2,5\n', ';'],
  ['a\tb\n1\t2', '\t'],
  ['a|b\n1|2', '|'],
  ['"a;x;y;z",b\n"1;2;3",4\n', ','],
  ['only one column\n1', ','],
])('the delimiter of %j', (text, delimiter) => expect(delimiterOf(text)).toBe(delimiter));

test('cells are as they stand: quotes, line breaks, zeros and spaces', () => {
  const text = '\ufeffid,name,note\r\n00123,"Nuñez, ""Zoë""","two\nlines"\r\n\r\n=1+2, x ,\r\n';
  expect(parseTable(text)).toEqual({
    header: ['id', 'name', 'note'],
    rows: [
      ['00123', 'Nuñez, "Zoë"', 'two\nlines'],
      ['=1+2', ' x ', ''],
    ],
  });
});

test('ragged rows lose nothing', () => {
  const records = recordsOf(parseTable('a,b\n1\n1,2,3\n')).map((record) => ({ ...record }));
  expect(records).toEqual([
    { a: '1', b: null },
    { a: '1', b: '2', 'column 3': '3' },
  ]);
});

test('a column may be called as it likes', () => {
  const [record] = recordsOf(parseTable('__proto__,constructor\nx,y\n'));
  expect(Object.keys(record!)).toEqual(['__proto__', 'constructor']);
});

test('nothing at all is an empty table', () => {
  expect(parseTable('')).toEqual({ header: [], rows: [] });
});
