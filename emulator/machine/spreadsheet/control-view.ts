/** What the control API shows of the workbook. */
import { formatBox } from './a1';
import type { Book, Color, Protection, Style, Tab } from './book';
import { displayed, styleAt, usedSize } from './cells';
import { patternOf } from './display';
import { chartsOf } from './control-charts';
import { rowHeights } from './control-rows';
import { calculated, shown, type Calculated } from './formulas/calculate';
import { Unsupported } from './formulas/value';
import { cellOf, lastColumn, lastRow, type Layer } from './layer';
import { gridBox } from './range';
import type { CellStyle, TabOverview } from './shown';

/**
 * A window of rows; `from` counts from 1. A row ends at its last cell that holds a value, a formula
 * or a note; formats and styles go on for as far as there are any.
 */
export interface TabView extends TabOverview {
  readonly from: number;
  readonly values: (string | number | boolean | null)[][];
  readonly displayValues: string[][];
  readonly formats: string[][];
  readonly formulas: (string | null)[][];
  readonly notes: (string | null)[][];
  readonly styles: (CellStyle | null)[][];
  readonly protections: {
    range: string;
    description?: string;
    warningOnly: boolean;
    locked: boolean;
  }[];
}

export function overview(book: Book, tab: Tab): TabOverview {
  const used = usedOf(book, tab);
  // What is worked out of cells is so for the tab in sight alone.
  const isInSight = tab.sheetId === book.state.activeSheetId;
  const widths = Object.entries(tab.columnProperties).flatMap(([column, held]) => {
    const pixels = held.hiddenByUser ? 0 : held.pixelSize;
    return pixels === undefined ? [] : [[Number(column) + 1, pixels]];
  });
  return {
    sheetId: tab.sheetId,
    title: tab.title,
    hidden: tab.hidden,
    color: tab.tabColor && hex(tab.tabColor),
    rows: tab.rowCount,
    columns: tab.columnCount,
    frozenRows: tab.frozenRows,
    frozenColumns: tab.frozenColumns,
    columnWidths: Object.fromEntries(widths) as Record<number, number>,
    rowHeights: isInSight ? rowHeights(book, tab) : {},
    revision: tab.revision,
    lastRow: used.rows,
    lastColumn: used.columns,
    charts: isInSight ? chartsOf(book, tab) : [],
  };
}

export const usedRows = (book: Book, tab: Tab): number => usedOf(book, tab).rows;

/** Notes count as well. */
function usedOf(book: Book, tab: Tab): { rows: number; columns: number } {
  const { rows, columns } = usedSize(book, tab);
  return {
    rows: Math.max(rows, lastRow(tab.notes)),
    columns: Math.max(columns, lastColumn(tab.notes)),
  };
}

const hex = ({ red = 0, green = 0, blue = 0 }: Color): string =>
  `#${[red, green, blue]
    .map((part) =>
      Math.round(part * 255)
        .toString(16)
        .padStart(2, '0'),
    )
    .join('')}`;

export function view(book: Book, tab: Tab, window: { from?: number; count?: number }): TabView {
  const about = overview(book, tab);
  const live = calculated(book, tab);
  const valueAt = (row: number, column: number) =>
    live ? plainly(() => shown(live.at(row, column))) : cellOf(tab.values, row, column);
  const from = Math.max(1, window.from ?? 1);
  const end = Math.min(tab.rowCount, from - 1 + (window.count ?? Infinity));
  const lines = {
    values: [] as TabView['values'],
    displayValues: [] as string[][],
    formats: [] as string[][],
    formulas: [] as (string | null)[][],
    notes: [] as (string | null)[][],
    styles: [] as (CellStyle | null)[][],
  };
  const filled = [tab.values, tab.formulas, tab.notes];
  for (let row = from - 1; row < Math.min(end, about.lastRow); row += 1) {
    const columns = upTo(lastInRow(filled, row, live ? spilledTo(live, about.lastColumn, row) : 0));
    lines.values.push(columns.map((column) => valueAt(row, column)));
    lines.displayValues.push(
      columns.map((column) => plainly(() => displayed(book, tab, row, column))),
    );
    lines.formulas.push(columns.map((column) => cellOf(tab.formulas, row, column)));
    lines.notes.push(columns.map((column) => cellOf(tab.notes, row, column)));
  }
  const styledRows = Math.max(about.lastRow, lastRow(tab.styles));
  for (let row = from - 1; row < Math.min(end, styledRows); row += 1) {
    const columns = upTo(lastInRow([...filled, tab.styles], row));
    lines.formats.push(columns.map((column) => patternOf(styleAt(book, tab, row, column))));
    lines.styles.push(columns.map((column) => lookOf(styleAt(book, tab, row, column))));
  }
  return { ...about, from, ...lines, protections: tab.protections.map(protectionView) };
}

const upTo = (count: number): number[] => Array.from({ length: count }, (_, index) => index);

function lastInRow(layers: readonly Layer<unknown>[], row: number, least = 0): number {
  for (let column = layers[0]!.length; column > least; column -= 1)
    if (layers.some((layer) => layer[column - 1]?.cells[row] != null)) return column;
  return least;
}

/** A formula that the emulator does not know is an error to a script; the page shows it as a sentence. */
function plainly<T>(read: () => T): T | string {
  try {
    return read();
  } catch (error) {
    if (error instanceof Unsupported) return error.message;
    throw error;
  }
}

/** One past the row's last cell that shows anything. */
function spilledTo(live: Calculated, columns: number, row: number): number {
  for (let column = columns; column > 0; column -= 1)
    if (plainly(() => live.at(row, column - 1)) !== null) return column;
  return 0;
}

function lookOf(style: Style): CellStyle | null {
  const text = style.textFormat ?? {};
  const align = style.horizontalAlignment?.toLowerCase();
  const color = text['foregroundColor'] as Color | undefined;
  const themed = style.backgroundColorStyle as { rgbColor?: Color } | undefined;
  const background = style.backgroundColor ?? themed?.rgbColor;
  const look: CellStyle = {
    ...(text['bold'] === true && { bold: true }),
    ...(text['italic'] === true && { italic: true }),
    ...(color && { color: hex(color) }),
    ...(background && { background: hex(background) }),
    ...(style.wrapStrategy === 'WRAP' && { wrap: true }),
    ...((align === 'left' || align === 'center' || align === 'right') && { align }),
  };
  return Object.keys(look).length > 0 ? look : null;
}

const protectionView = (one: Protection) => ({
  range: isWhole(one) ? '' : formatBox(gridBox(one.range)),
  ...(one.description !== undefined && { description: one.description }),
  warningOnly: one.warningOnly ?? false,
  locked: !one.requestingUserCanEdit,
});

const isWhole = ({ range }: Protection): boolean => Object.keys(range).length === 1;
