/** Merged cells of a spreadsheet: the API gives their value once, at the upper left, and tells where they are. */
import { asidesIn } from '../../../src/connectors/_files/asides';
import { filled, headerOf, headingIn, rowsOf } from '../../../src/connectors/_tracker/grid';
import type { Cells, Merge } from '../../../src/connectors/_tracker/sheet';

const area = { startRow: 0, startColumn: 0 };
const merge = (row: number, rows: number, column: number, columns: number): Merge => ({
  startRow: row,
  endRow: row + rows,
  startColumn: column,
  endColumn: column + columns,
});
const joined = (...merges: readonly Merge[]) => ({ merges, area });

test('a heading is that of the columns its cells are merged over, and of no other', () => {
  const shown: Cells = [
    ['Pupil', 'Autumn', '', '', 'Remarks'],
    ['', 'Score', 'Level', 'House', ''],
  ];
  const merges = [merge(0, 2, 0, 1), merge(0, 1, 1, 2), merge(0, 2, 4, 1)];
  expect(headerOf(shown, 0, 2, joined(...merges))).toEqual([
    'Pupil',
    'Autumn: Score',
    'Autumn: Level',
    'House',
    'Remarks',
  ]);
});

test('where nothing is merged, a heading is taken for the empty cells behind it as well', () => {
  const shown: Cells = [
    ['', 'Autumn', '', 'Spring'],
    ['Name', 'Score', 'Level', 'Score'],
  ];
  expect(headerOf(shown, 0, 2, joined())).toEqual([
    'Name',
    'Autumn: Score',
    'Autumn: Level',
    'Spring: Score',
  ]);
});

test('one name over two columns is said of each', () => {
  expect(headerOf([['Name', 'Score']], 0, 1, joined(merge(0, 1, 1, 2)))).toEqual([
    'Name',
    'Score',
    'Score (2)',
  ]);
});

test('a label over rows is each one’s; a title across the table is no row', () => {
  const merges = [merge(1, 2, 0, 1), merge(3, 1, 0, 3)];
  const cells: Cells = [
    ['Class', 'Name', 'Points'],
    ['6A', 'Zoë', 3],
    ['', 'Reader', 4],
    ['Visitors', '', ''],
    ['6B', 'André', 5],
  ];
  const columns = ['Class', 'Name', 'Points'].map((from) => ({
    ...{ from, name: from.toLowerCase(), class: 'none' as const },
    type: from === 'Points' ? ('number' as const) : ('text' as const),
  }));
  const whole = filled(cells, merges, area);
  const rows = rowsOf(
    { columns },
    ['Class', 'Name', 'Points'],
    whole,
    whole,
    1,
    1,
    joined(...merges),
    asidesIn('fr'),
  );
  expect(rows.map(({ cells: [label], line, aside }) => [label, line, aside])).toEqual([
    ['6A', 2, undefined],
    ['6A', 3, undefined],
    ['Visitors', 4, 'un titre en travers du tableau\u00a0: «\u00a0Visitors\u00a0»'],
    ['6B', 5, undefined],
  ]);
  expect(rows.map(({ shared }) => shared)).toEqual([
    { Class: 2 },
    { Class: 2 },
    undefined,
    undefined,
  ]);
  expect(headingIn(cells[4]!, 4, joined(...merges))).toBeNull();
});
