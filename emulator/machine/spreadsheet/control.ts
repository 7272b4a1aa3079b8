/** What the control API shows of the workbook, and what a person does in it. */
import { formatBox, parseBox } from './a1';
import {
  styleIndex,
  tabById,
  tabByTitle,
  type Book,
  type Color,
  type Protection,
  type Style,
  type Tab,
} from './book';
import { displayed, enter, styleAt } from './cells';
import { insert } from './dimensions';
import { patternOf } from './display';
import { cellOf, lastColumn, lastRow, setCell, type Layer } from './layer';
import { gridBox } from './range';
import { refuse } from './refusal';
import { sortBlock } from './requests/move';
import { addSheet, deleteSheet, rename } from './requests/tabs';

export interface TabOverview {
  readonly sheetId: number;
  readonly title: string;
  readonly hidden: boolean;
  readonly color: string | null;
  readonly rows: number;
  readonly columns: number;
  readonly frozenRows: number;
  readonly frozenColumns: number;
  /** Pixels by column, counted from 1; columns that were never sized are absent. */
  readonly columnWidths: Readonly<Record<number, number>>;
  readonly revision: number;
  readonly lastRow: number;
  readonly lastColumn: number;
}

export interface CellStyle {
  readonly bold?: boolean;
  readonly italic?: boolean;
  readonly color?: string;
  readonly background?: string;
  readonly align?: 'left' | 'center' | 'right';
}

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

/** One thing a person does; several come as a list, in order. */
export type Edit =
  | { readonly range: string; readonly input: string }
  | {
      readonly row: number;
      readonly column: number;
      readonly values: readonly (readonly string[])[];
    }
  | { readonly rename: string }
  | { readonly title: string }
  | { readonly delete: true }
  | { readonly insertRow: number; readonly count?: number }
  | { readonly sortBy: number; readonly descending?: boolean; readonly from?: number }
  | { readonly hidden: boolean }
  | { readonly bold: string }
  /** Nobody but the owner may edit the tab from now on: the script's writes are refused. */
  | { readonly lock: boolean };

export function overview(tab: Tab): TabOverview {
  const widths = Object.entries(tab.columnProperties).flatMap(([column, { pixelSize }]) =>
    pixelSize === undefined ? [] : [[Number(column) + 1, pixelSize]],
  );
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
    revision: tab.revision,
    lastRow: used(tab, lastRow),
    lastColumn: used(tab, lastColumn),
  };
}

const used = (tab: Tab, last: typeof lastRow): number =>
  Math.max(last(tab.values), last(tab.formulas), last(tab.notes));

const hex = ({ red = 0, green = 0, blue = 0 }: Color): string =>
  `#${[red, green, blue]
    .map((part) =>
      Math.round(part * 255)
        .toString(16)
        .padStart(2, '0'),
    )
    .join('')}`;

export function view(book: Book, tab: Tab, window: { from?: number; count?: number }): TabView {
  const about = overview(tab);
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
    const columns = upTo(lastInRow(filled, row));
    lines.values.push(columns.map((column) => cellOf(tab.values, row, column)));
    lines.displayValues.push(columns.map((column) => displayed(book, tab, row, column)));
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

function lastInRow(layers: readonly Layer<unknown>[], row: number): number {
  for (let column = layers[0]!.length; column > 0; column -= 1)
    if (layers.some((layer) => layer[column - 1]?.cells[row] != null)) return column;
  return 0;
}

function lookOf(style: Style): CellStyle | null {
  const text = style.textFormat ?? {};
  const align = style.horizontalAlignment?.toLowerCase();
  const color = text['foregroundColor'] as Color | undefined;
  const look: CellStyle = {
    ...(text['bold'] === true && { bold: true }),
    ...(text['italic'] === true && { italic: true }),
    ...(color && { color: hex(color) }),
    ...(style.backgroundColor && { background: hex(style.backgroundColor) }),
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

export const findTab = (book: Book, title: string): Tab =>
  tabByTitle(book, title) ?? refuse(`There is no tab named "${title}".`);

export function addTab(book: Book, title?: string): TabOverview {
  const reply = addSheet(book, { properties: title === undefined ? {} : { title } }) as {
    addSheet: { properties: { sheetId: number } };
  };
  const tab = tabById(book, reply.addSheet.properties.sheetId)!;
  book.touch(tab);
  return overview(tab);
}

/** A person is the owner: what is locked for the script is open to them. */
export function edit(book: Book, title: string, edits: readonly Edit[], now: number): void {
  const before = book.snapshot();
  try {
    const { sheetId } = findTab(book, title);
    for (const one of edits) {
      const tab = tabById(book, sheetId) ?? refuse(`The tab "${title}" is gone.`);
      apply(book, tab, one, now);
    }
    book.touch();
  } catch (error) {
    book.restore(before);
    throw error;
  }
}

function apply(book: Book, tab: Tab, one: Edit, now: number): void {
  const entry = { book, input: 'USER_ENTERED', now } as const;
  const at = (row: number, column: number, input: string) => {
    if (row >= tab.rowCount || column >= tab.columnCount)
      refuse(`Row ${row + 1}, column ${column + 1} is outside the tab "${tab.title}".`);
    enter(entry, tab, row, column, input);
  };
  if ('range' in one) {
    const box = parseBox(one.range) ?? refuse(`"${one.range}" is not a range.`);
    for (let row = box.startRow ?? 0; row < (box.endRow ?? tab.rowCount); row += 1)
      for (let c = box.startColumn ?? 0; c < (box.endColumn ?? tab.columnCount); c += 1)
        at(row, c, one.input);
  } else if ('values' in one)
    one.values.forEach((line, r) =>
      line.forEach((input, c) => at(one.row - 1 + r, one.column - 1 + c, input)),
    );
  else if ('rename' in one) rename(book, tab, one.rename);
  else if ('title' in one) rename(book, tab, one.title);
  else if ('delete' in one) deleteByOwner(book, tab);
  else if ('insertRow' in one)
    insert(book, tab, 'ROWS', one.insertRow - 1, one.count ?? 1, one.insertRow > 1);
  else if ('sortBy' in one) sortTab(book, tab, one);
  else if ('hidden' in one) tab.hidden = one.hidden;
  else if ('bold' in one) embolden(book, tab, one.bold);
  else if ('lock' in one) lock(tab, one.lock);
  else refuse(`This edit is not known: ${JSON.stringify(one)}`);
}

function deleteByOwner(book: Book, tab: Tab): void {
  tab.protections = [];
  deleteSheet(book, { sheetId: tab.sheetId });
}

/** Sorts below the frozen rows, as the page's menu does; `from` names another first row. */
function sortTab(
  book: Book,
  tab: Tab,
  { sortBy, descending = false, from }: { sortBy: number; descending?: boolean; from?: number },
): void {
  const startRow = from === undefined ? Math.max(1, tab.frozenRows) : from - 1;
  const block = {
    tab,
    startRow,
    endRow: used(tab, lastRow),
    startColumn: 0,
    endColumn: tab.columnCount,
  };
  if (block.endRow > startRow) sortBlock(book, block, [{ column: sortBy - 1, descending }]);
}

function embolden(book: Book, tab: Tab, range: string): void {
  const box = parseBox(range) ?? refuse(`"${range}" is not a range.`);
  const { epoch } = book.state;
  for (let row = box.startRow ?? 0; row < (box.endRow ?? tab.rowCount); row += 1)
    for (let c = box.startColumn ?? 0; c < (box.endColumn ?? tab.columnCount); c += 1) {
      const style = styleAt(book, tab, row, c);
      const bold = styleIndex(book, { ...style, textFormat: { ...style.textFormat, bold: true } });
      setCell(tab.styles, row, c, bold, epoch);
    }
}

const LOCK_ID = 99_999;

function lock(tab: Tab, locked: boolean): void {
  const others = tab.protections.filter((one) => one.protectedRangeId !== LOCK_ID);
  const own: Protection = {
    protectedRangeId: LOCK_ID,
    range: { sheetId: tab.sheetId },
    description: 'Locked by the owner',
    requestingUserCanEdit: false,
  };
  tab.protections = locked ? [...others, own] : others;
}
