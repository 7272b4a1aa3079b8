/** What texts become when they are typed, and that RAW leaves them alone. */
import { createKit, serial } from './spreadsheet-kit';

const typedAs = (input: string): { value: unknown; shown: string; format: string } => {
  const kit = createKit();
  kit.put('Sheet1!A1', [[input]], 'USER_ENTERED');
  const tab = kit.spreadsheet.tab('Sheet1');
  return {
    value: tab.formulas[0]?.[0] ?? tab.values[0]?.[0] ?? null,
    shown: tab.displayValues[0]?.[0] ?? '',
    format: tab.formats[0]?.[0] ?? '',
  };
};

test.each([
  ['00123', 123, '123', ''],
  ['3-4', serial(2026, 3, 4), '3-4', 'm-d'],
  ['12/31', serial(2026, 12, 31), '12/31', 'm/d'],
  ['3/4/2024', serial(2024, 3, 4), '3/4/2024', 'm/d/yyyy'],
  ['3/4/24', serial(2024, 3, 4), '3/4/2024', 'm/d/yyyy'],
  ['2024-02-29', serial(2024, 2, 29), '2024-02-29', 'yyyy-mm-dd'],
  ['2024-02-29 13:05', serial(2024, 2, 29) + 785 / 1440, '2024-02-29 13:05', 'yyyy-mm-dd h:mm'],
  ['1-2024', serial(2024, 1, 1), '1/2024', 'm/yyyy'],
  ['4 Mar 2024', serial(2024, 3, 4), '4-Mar-2024', 'd-mmm-yyyy'],
  ['March 4, 2024', serial(2024, 3, 4), 'Mar 4, 2024', 'mmm d, yyyy'],
  ['Mar-4', serial(2026, 3, 4), 'Mar 4', 'mmm d'],
  ['10:30', 0.4375, '10:30', 'h:mm'],
  ['10:30 PM', 0.9375, '10:30 PM', 'h:mm am/pm'],
  ['30:00:00', 1.25, '30:00:00', '[h]:mm:ss'],
  ['TRUE', true, 'TRUE', ''],
  ['false', false, 'FALSE', ''],
  ['12%', 0.12, '12%', '0%'],
  ['12.5%', 0.125, '12.50%', '0.00%'],
  ['1,234.5', 1234.5, '1,234.50', '#,##0.00'],
  ['1,234', 1234, '1,234', '#,##0'],
  ['$5', 5, '$5', '"$"#,##0'],
  ['-$5.25', -5.25, '-$5.25', '"$"#,##0.00'],
  ['(7)', -7, '-7', ''],
  ['1e3', 1000, '1.00E+03', '0.00E+00'],
  ['.5', 0.5, '0.5', ''],
  [' 7 ', 7, '7', ''],
  ['1234567890123456789', 1234567890123456800, '1.23457E+18', ''],
  ['=1+2', '=1+2', '3', ''],
  ['+A1', '=+A1', '#REF!', ''],
  ["'00123", '00123', '00123', ''],
  ["'=1+2", '=1+2', '=1+2', ''],
])('typing %s', (input, value, shown, format) => {
  const cell = typedAs(input);
  expect(cell.shown).toBe(shown);
  expect(cell.format).toBe(format);
  if (typeof value === 'number') expect(cell.value).toBeCloseTo(value, 9);
  else expect(cell.value).toBe(value);
});

test.each([
  'abc',
  '3-40',
  '13-32',
  '2024-02-30',
  '1,23',
  '5 km',
  '1-2-3-4',
  '=',
  '2024-01-05T10:30:00Z',
  '- x',
  '1.2.3',
  '12:75',
  'Ünï 😀',
])('typing %s stays text', (input) =>
  expect(typedAs(input)).toEqual({ value: input, shown: input, format: '' }),
);

test('RAW keeps every text as it is', () => {
  const kit = createKit();
  const texts = ['00123', '3-4', '=1+2', 'TRUE', '12%', "'x", '2024-01-05', ' 7 ', '+1'];
  kit.put('Sheet1!A1', [texts]);
  expect(kit.get('Sheet1!A1:I1').values).toEqual([texts]);
  const tab = kit.spreadsheet.tab('Sheet1');
  expect(tab.formulas[0]).toEqual(texts.map(() => null));
  expect(tab.formats[0]).toEqual(texts.map(() => ''));
});

test('in a cell of the format "@" all typing stays text, numbers stay numbers', () => {
  const kit = createKit();
  kit.run('SpreadsheetApp.Range.setNumberFormat', 0, [1, 1, 1, 6], '@');
  const texts = ['00123', '3-4', '=1+2', 'TRUE', "'x"];
  kit.run('SpreadsheetApp.Range.setValues', 0, [1, 1, 1, 6], [[...texts, 5]]);
  expect(kit.get('Sheet1!A1:F1').values).toEqual([[...texts, 5]]);
});

test('setValues types: numbers, dates, formulas out of texts', () => {
  const kit = createKit();
  kit.run('SpreadsheetApp.Range.setValues', 0, [1, 1, 1, 4], [['00123', '3-4', '=A1*2', null]]);
  const { values, formulas, formats } = kit.spreadsheet.tab('Sheet1');
  expect(values[0]).toEqual([123, serial(2026, 3, 4), 246]);
  expect(formulas[0]).toEqual([null, null, '=A1*2']);
  expect(formats[0]).toEqual(['', 'm-d', '']);
});

test('a typed date keeps the format that its cell already has', () => {
  const kit = createKit();
  kit.run('SpreadsheetApp.Range.setNumberFormat', 0, [1, 1, 1, 1], 'yyyy');
  kit.spreadsheet.type('Sheet1', [{ range: 'A1', input: '2024-03-04' }]);
  expect(kit.spreadsheet.tab('Sheet1').displayValues[0]).toEqual(['2024']);
});

test.each([
  [1234.5, '#,##0.00', '1,234.50'],
  [0.125, '0%', '13%'],
  [1.005, '0.00', '1.01'],
  [-1234.5, '#,##0', '-1,235'],
  [-3, '0;(0)', '(3)'],
  [0, '0;-0;"none"', 'none'],
  [7, '000', '007'],
  [0.5, '#.##', '.5'],
  [1e-7, '0.00', '0.00'],
  [12, '"Grade "0', 'Grade 12'],
  [45000, 'dddd, mmmm d, yyyy', 'Wednesday, March 15, 2023'],
  [45000.75, 'yyyy-mm-dd hh:mm:ss', '2023-03-15 18:00:00'],
  [45000.75, 'm/d/yy h:mm am/pm', '3/15/23 6:00 PM'],
  [0.1 + 0.2, '', '0.3'],
  [123456789.123, '', '123456789.123'],
])('%p shown as %p is %p', (value, pattern, shown) => {
  const kit = createKit();
  kit.put('Sheet1!A1', [[value]]);
  kit.run('SpreadsheetApp.Range.setNumberFormat', 0, [1, 1, 1, 1], pattern);
  expect(kit.run('SpreadsheetApp.Range.getDisplayValues', 0, [1, 1, 1, 1])).toEqual([[shown]]);
});
