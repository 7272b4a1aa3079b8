/** From what a script's object names (a sheetId, a rectangle) to the tab and block it means. */
import type { Call } from '../../service';
import { tabById, type Book, type Tab } from '../book';
import { checkEditable } from '../protection';
import type { Block } from '../range';
import { refuse, SAYS } from '../refusal';

/** Row, column, rows, columns; row and column count from 1, as scripts do. */
export type Rectangle = readonly [row: number, column: number, rows: number, columns: number];

/** Operations of one object, by method; what they refuse becomes the script's exception. */
export type Methods = Readonly<Record<string, (call: Call, ...args: never[]) => unknown>>;

export const tabOf = (book: Book, sheetId: number): Tab =>
  tabById(book, sheetId) ?? refuse(`Sheet ${sheetId} not found`);

export function blockOf(
  book: Book,
  sheetId: number,
  [row, column, rows, columns]: Rectangle,
): Block {
  const tab = tabOf(book, sheetId);
  if (row + rows - 1 > tab.rowCount || column + columns - 1 > tab.columnCount) refuse(SAYS.outside);
  return {
    tab,
    startRow: row - 1,
    endRow: row - 1 + rows,
    startColumn: column - 1,
    endColumn: column - 1 + columns,
  };
}

/** The block, once it is known that the script may write there. */
export function editable(book: Book, sheetId: number, rectangle: Rectangle): Block {
  const block = blockOf(book, sheetId, rectangle);
  checkEditable(block.tab, block);
  book.touch(block.tab);
  return block;
}
