/** Writing values into a tab and reading them back, in blocks. */
import { styleIndex, type Book, type Cell, type Style, type Tab } from './book';
import { display, isDate, patternOf } from './display';
import { calculated, shown, type Calculated } from './formulas/calculate';
import { typed, type Entered } from './input';
import { cellOf, fill, lastColumn, lastRow, setCell, writable } from './layer';
import { MAX_CELL_CHARACTERS } from './limits';
import type { Block } from './range';
import { refuse, SAYS } from './refusal';

export type Input = 'RAW' | 'USER_ENTERED';

/** How a value is to be understood; `now` decides the year of "3-4". */
export interface Entry {
  readonly book: Book;
  readonly input: Input;
  /** Virtual time, ms since 1970. */
  readonly now: number;
}

export const styleAt = (book: Book, tab: Tab, row: number, column: number): Style =>
  book.state.styles[cellOf(tab.styles, row, column) ?? 0]!;

const yearOf = (entry: Entry) => () => Number(new Date(entry.now).getUTCFullYear());

/** A JSON value of a request. `undefined` leaves the cell alone. */
function entered(entry: Entry, value: unknown, textCell: () => boolean): Entered | undefined {
  if (value === null || value === undefined) return undefined;
  if (typeof value === 'string') {
    if (value.length > MAX_CELL_CHARACTERS) refuse(SAYS.tooLong);
    if (entry.input === 'RAW') return { value: value === '' ? null : value };
    return typed(value, textCell(), yearOf(entry));
  }
  if (typeof value === 'number' || typeof value === 'boolean') return { value };
  return refuse(Array.isArray(value) ? 'list_value' : 'struct_value');
}

/** Stores what was entered; a format comes along only where the cell has none. */
export function put(book: Book, tab: Tab, row: number, column: number, what: Entered): void {
  const { epoch } = book.state;
  setCell(tab.values, row, column, what.value, epoch);
  setCell(tab.formulas, row, column, what.formula ?? null, epoch);
  if (!what.format) return;
  const style = styleAt(book, tab, row, column);
  if (!style.numberFormat)
    setCell(
      tab.styles,
      row,
      column,
      styleIndex(book, { ...style, numberFormat: what.format }),
      epoch,
    );
}

export function enter(entry: Entry, tab: Tab, row: number, column: number, value: unknown): void {
  const textCell = () => patternOf(styleAt(entry.book, tab, row, column)) === '@';
  const what = entered(entry, value, textCell);
  if (what) put(entry.book, tab, row, column, what);
}

/** Everything that could be refused is refused before the first cell changes. */
export function checkValues(rows: readonly (readonly unknown[])[]): void {
  rows.forEach((row, at) => {
    if (!Array.isArray(row)) refuse(`Invalid values[${at}]: must be a list`);
    for (let index = 0; index < row.length; index += 1) {
      const value: unknown = row[index];
      if (typeof value === 'string') {
        if (value.length > MAX_CELL_CHARACTERS) refuse(SAYS.tooLong);
      } else if (typeof value === 'object' && value !== null)
        refuse(
          `Invalid values[${at}][${index}]: ${Array.isArray(value) ? 'list_value' : 'struct_value'}`,
        );
    }
  });
}

/** Writes rows from a corner on, column by column. Answers how many cells were written. */
export function write(
  entry: Entry,
  tab: Tab,
  startRow: number,
  startColumn: number,
  rows: readonly (readonly unknown[])[],
): number {
  const { epoch } = entry.book.state;
  const width = rows.reduce((most, row) => Math.max(most, row.length), 0);
  let written = 0;
  for (let offset = 0; offset < width; offset += 1) {
    const column = startColumn + offset;
    const cells = writable(tab.values, column, epoch, startRow + rows.length);
    for (let index = 0; index < rows.length; index += 1) {
      const value = rows[index]![offset];
      if (value === null || value === undefined) continue;
      const row = startRow + index;
      written += 1;
      if (typeof value === 'string' && entry.input === 'USER_ENTERED' && value !== '')
        enter(entry, tab, row, column, value);
      else {
        cells[row] = value === '' ? null : (value as Cell);
        if (tab.formulas[column]) setCell(tab.formulas, row, column, null, epoch);
      }
    }
  }
  return written;
}

export function clear(book: Book, block: Block): void {
  const rows = [block.startRow, block.endRow] as const;
  const columns = [block.startColumn, block.endColumn] as const;
  fill(block.tab.values, rows, columns, null, book.state.epoch);
  fill(block.tab.formulas, rows, columns, null, book.state.epoch);
}

export type Render = 'FORMATTED_VALUE' | 'UNFORMATTED_VALUE' | 'FORMULA';
export type DateRender = 'SERIAL_NUMBER' | 'FORMATTED_STRING';

/** One cell as asked for; `null` is an empty one. */
export function render(
  book: Book,
  tab: Tab,
  row: number,
  column: number,
  how: Render,
  dates: DateRender = 'SERIAL_NUMBER',
  live: Calculated | null = calculated(book, tab),
): Cell | null {
  const formula = tab.formulas[column]?.cells[row] ?? null;
  if (formula !== null && how === 'FORMULA') return formula;
  const stored = tab.values[column]?.cells[row] ?? null;
  const value = live ? shown(live.at(row, column)) : stored;
  if (value === null || typeof value === 'string') return value;
  if (how === 'FORMATTED_VALUE') return display(value, patternOf(styleAt(book, tab, row, column)));
  if (dates === 'FORMATTED_STRING' && typeof value === 'number') {
    const pattern = patternOf(styleAt(book, tab, row, column));
    if (pattern !== '' && isDate(pattern)) return display(value, pattern);
  }
  return value;
}

export const displayed = (book: Book, tab: Tab, row: number, column: number): string =>
  (render(book, tab, row, column, 'FORMATTED_VALUE') ?? '') as string;

/** A block's cells by rows or by columns, empty cells as "". */
export function read(
  book: Book,
  block: Block,
  how: Render,
  dates?: DateRender,
  byColumn = false,
): Cell[][] {
  const { tab } = block;
  const height = block.endRow - block.startRow;
  const width = block.endColumn - block.startColumn;
  const lines = Array.from({ length: byColumn ? width : height }, () =>
    new Array<Cell>(byColumn ? height : width).fill(''),
  );
  const live = calculated(book, tab);
  for (let offset = 0; offset < width; offset += 1) {
    const column = block.startColumn + offset;
    if (!tab.values[column] && !live) continue;
    for (let index = 0; index < height; index += 1) {
      const value = render(book, tab, block.startRow + index, column, how, dates, live);
      if (value === null) continue;
      if (byColumn) lines[offset]![index] = value;
      else lines[index]![offset] = value;
    }
  }
  return lines;
}

/** Whether a number stored here would be a date, by the cell's format. */
export function dateAt(book: Book, tab: Tab, row: number, column: number): boolean {
  const pattern = patternOf(styleAt(book, tab, row, column));
  return pattern !== '' && isDate(pattern);
}

/** One past the last row and column that show anything, spilled results among them. */
export function usedSize(book: Book, tab: Tab): { rows: number; columns: number } {
  const spilled = calculated(book, tab)?.extent() ?? { rows: 0, columns: 0 };
  return {
    rows: Math.max(lastRow(tab.values), lastRow(tab.formulas), spilled.rows),
    columns: Math.max(lastColumn(tab.values), lastColumn(tab.formulas), spilled.columns),
  };
}
