/** Where columns and rows stand, in pixels of the scrolled content. */
import type { TabOverview } from '../api/contract';

export const ROW_HEIGHT = 24;
export const COLUMN_WIDTH = 100;
export const ROW_HEAD = 56;
/** Chromium lays out nothing beyond about 33 million pixels. */
const TALLEST = 30_000_000;

export interface Geometry {
  readonly rows: number;
  readonly columns: number;
  readonly frozenRows: number;
  readonly frozenColumns: number;
  /** Left edge of column c at index c - 1; one more entry for the right end. */
  readonly lefts: readonly number[];
  /** Height of what stays at the top: letters and frozen rows. */
  readonly headHeight: number;
  /** Width of what stays at the left: row numbers and frozen columns. */
  readonly headWidth: number;
  readonly width: number;
  readonly height: number;
  /** Rows that are taller than others, in order, and by how much all rows up to each of them are. */
  readonly tall: readonly {
    readonly row: number;
    readonly height: number;
    readonly extra: number;
  }[];
}

export function geometryOf(tab: TabOverview, sized: Readonly<Record<number, number>>): Geometry {
  const lefts = [ROW_HEAD];
  for (let column = 1; column <= tab.columns; column += 1)
    lefts.push(lefts[column - 1]! + (sized[column] ?? tab.columnWidths[column] ?? COLUMN_WIDTH));
  const frozenRows = Math.min(tab.frozenRows, tab.rows);
  const frozenColumns = Math.min(tab.frozenColumns, tab.columns);
  const headHeight = ROW_HEIGHT * (1 + frozenRows);
  const tall = tallRows(tab.rowHeights, frozenRows);
  return {
    rows: tab.rows,
    columns: tab.columns,
    frozenRows,
    frozenColumns,
    lefts,
    headHeight,
    headWidth: lefts[frozenColumns]!,
    width: lefts[tab.columns]!,
    height: Math.min(
      TALLEST,
      headHeight + (tab.rows - frozenRows) * ROW_HEIGHT + (tall.at(-1)?.extra ?? 0),
    ),
    tall,
  };
}

export const leftOf = (geometry: Geometry, column: number): number => geometry.lefts[column - 1]!;
export const widthOf = (geometry: Geometry, column: number): number =>
  geometry.lefts[column]! - geometry.lefts[column - 1]!;
/** Hidden columns have no width, and nothing of them is drawn: a border would still be seen. */
export const isHidden = (geometry: Geometry, column: number): boolean =>
  widthOf(geometry, column) === 0;
/** The columns from one to another that are seen. */
export const shownIn = (geometry: Geometry, from: number, to: number): number[] =>
  Array.from({ length: Math.max(0, to - from + 1) }, (_, i) => from + i).filter(
    (column) => !isHidden(geometry, column),
  );
/** Frozen rows are as tall as others here. */
function tallRows(heights: TabOverview['rowHeights'], frozenRows: number): Geometry['tall'] {
  let extra = 0;
  return Object.entries(heights)
    .map(([row, height]) => ({ row: Number(row), height }))
    .filter(({ row }) => row > frozenRows)
    .sort((a, b) => a.row - b.row)
    .map((one) => ({ ...one, extra: (extra += one.height - ROW_HEIGHT) }));
}

export const heightOf = ({ tall }: Geometry, row: number): number =>
  tall.find((one) => one.row === row)?.height ?? ROW_HEIGHT;

/** Top edge of a row that scrolls. */
export const topOf = ({ headHeight, frozenRows, tall }: Geometry, row: number): number =>
  headHeight +
  (row - frozenRows - 1) * ROW_HEIGHT +
  (tall.findLast((one) => one.row < row)?.extra ?? 0);

/** The row that scrolls at y, from the first one's top edge on. */
function rowAt(geometry: Geometry, y: number): number {
  const { headHeight, frozenRows, tall } = geometry;
  const above = tall.findLast(({ row }) => topOf(geometry, row) - headHeight <= y);
  if (!above) return frozenRows + 1 + Math.floor(y / ROW_HEIGHT);
  const next = topOf(geometry, above.row + 1) - headHeight;
  return above.row + Math.max(0, 1 + Math.floor((y - next) / ROW_HEIGHT));
}

/** The column at x, by bisection. */
export function columnAt(geometry: Geometry, x: number): number {
  let low = 1;
  let high = geometry.columns;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (geometry.lefts[middle]! <= x) low = middle + 1;
    else high = middle;
  }
  return Math.max(1, low);
}

export interface View {
  readonly top: number;
  readonly left: number;
  readonly width: number;
  readonly height: number;
}
export interface Visible {
  readonly firstRow: number;
  readonly lastRow: number;
  readonly firstColumn: number;
  readonly lastColumn: number;
}

/** Rows beyond the edge that are drawn already, so that scrolling shows no blank before a frame is due. */
const ROWS_AHEAD = 8;
const COLUMNS_AHEAD = 1;
/** The window moves in steps, so that most scroll events draw nothing. */
const STEP = 6;

export function visibleOf(geometry: Geometry, view: View): Visible {
  const { frozenRows, frozenColumns, rows, columns, headHeight, headWidth } = geometry;
  const first = rowAt(geometry, view.top);
  const stepped = first - ((first - frozenRows - 1) % STEP);
  const shown = Math.ceil((view.height - headHeight) / ROW_HEIGHT) + STEP;
  return {
    firstRow: Math.max(frozenRows + 1, stepped - ROWS_AHEAD),
    lastRow: Math.min(rows, stepped + shown + ROWS_AHEAD),
    firstColumn: Math.max(
      frozenColumns + 1,
      columnAt(geometry, view.left + headWidth) - COLUMNS_AHEAD,
    ),
    lastColumn: Math.min(columns, columnAt(geometry, view.left + view.width) + COLUMNS_AHEAD),
  };
}

/** More rows than are ever drawn at once: a row's element is used again this many rows later. */
export const poolOf = (view: View): number =>
  Math.ceil(view.height / ROW_HEIGHT) + STEP + 2 * ROWS_AHEAD + 2;

/** How far to scroll so that a cell is in sight beside what is frozen. */
export function scrollTo(geometry: Geometry, view: View, row: number, column: number) {
  let { top, left } = view;
  if (row > geometry.frozenRows) {
    const start = topOf(geometry, row);
    top = Math.min(top, start - geometry.headHeight);
    top = Math.max(top, start + heightOf(geometry, row) - view.height);
  }
  if (column > geometry.frozenColumns) {
    left = Math.min(left, leftOf(geometry, column) - geometry.headWidth);
    const end = leftOf(geometry, column) + widthOf(geometry, column);
    // A column wider than the view shows its beginning.
    if (end - leftOf(geometry, column) < view.width - geometry.headWidth)
      left = Math.max(left, end - view.width);
  }
  return { top, left };
}

/** The cell under a point of the grid's own box; 0 stands for the letters' row and the numbers' column. */
export function cellAt(geometry: Geometry, view: View, x: number, y: number) {
  const inHead = x < geometry.headWidth;
  const column = x < ROW_HEAD ? 0 : columnAt(geometry, inHead ? x : x + view.left);
  let row = 0;
  if (y >= geometry.headHeight) row = rowAt(geometry, view.top + y - geometry.headHeight);
  else if (y >= ROW_HEIGHT) row = Math.floor(y / ROW_HEIGHT);
  return { row: Math.min(row, geometry.rows), column };
}
