import type { Cell } from '../../model';
import type { Tab } from '../host';
import { repeatable } from './errors';
import type { Google } from './globals';
import { a1, busy, PLAIN, READ_CELLS } from './workbook';

/** Ranges a single read names: they stand in its address. */
const READ_RANGES = 40;

interface From {
  readonly row: number;
  readonly rows: number;
}
interface Span {
  readonly column: number;
  columns: number;
}

/** Neighbours are one range, as long as a single read may answer it. */
const spansOf = (columns: readonly number[], rows: number): readonly Span[] => {
  const most = Math.max(1, Math.floor(READ_CELLS / rows));
  const spans: Span[] = [];
  for (const column of [...new Set(columns)].sort((a, b) => a - b)) {
    const last = spans[spans.length - 1];
    if (last && last.column + last.columns === column && last.columns < most) last.columns += 1;
    else spans.push({ column, columns: 1 });
  }
  return spans;
};

/** What single reads ask for. */
const readsOf = (spans: readonly Span[], rows: number): readonly (readonly Span[])[] => {
  const reads: Span[][] = [];
  let cells = Infinity;
  for (const span of spans) {
    const more = span.columns * rows;
    if (cells + more > READ_CELLS || reads[reads.length - 1]!.length >= READ_RANGES) {
      reads.push([]);
      cells = 0;
    }
    reads[reads.length - 1]!.push(span);
    cells += more;
  }
  return reads;
};

export const readColumns = (
  g: Google,
  id: string,
  tab: Tab,
  columns: readonly number[],
  { row, rows }: From,
): readonly (readonly Cell[])[] => {
  const found = new Map<number, Cell[]>();
  for (const spans of rows === 0 ? [] : readsOf(spansOf(columns, rows), rows)) {
    const ranges = spans.map((span) => a1(tab.title, { row, rows, ...span }));
    const asked = { ...PLAIN, majorDimension: 'COLUMNS', ranges };
    try {
      const { valueRanges = [] } = repeatable(
        'Sheets',
        (milliseconds) => g.Utilities.sleep(milliseconds),
        () => g.Sheets!.Spreadsheets.Values.batchGet(id, asked),
      );
      spans.forEach(({ column }, i) =>
        (valueRanges[i]?.values ?? []).forEach((cells, j) =>
          found.set(column + j, cells as Cell[]),
        ),
      );
    } catch (error) {
      throw busy(error);
    }
  }
  // Trailing columns without a value are not sent.
  return columns.map((column) => found.get(column) ?? []);
};
