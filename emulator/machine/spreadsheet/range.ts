/** From what a caller names (A1 text or a GridRange) to a closed block of one tab. */
import { address, parseBox, splitAddress, type Box } from './a1';
import { tabById, tabByTitle, type Book, type GridRange, type Tab } from './book';
import { refuse, SAYS } from './refusal';

/** A block inside the tab's grid, half-open; may hold no cell. */
export interface Block {
  readonly tab: Tab;
  readonly startRow: number;
  readonly endRow: number;
  readonly startColumn: number;
  readonly endColumn: number;
}

/** A range as asked for: its tab and its bounds, of which some may be open or beyond the grid. */
export interface Asked {
  readonly tab: Tab;
  readonly box: Box;
  readonly text: string;
}

export function ask(book: Book, text: unknown): Asked {
  if (typeof text !== 'string' || text === '') return refuse(SAYS.unparsable(text ?? ''));
  const parts = splitAddress(text);
  if (!parts) return refuse(SAYS.unparsable(text));
  if (parts.title === undefined) {
    const whole = tabByTitle(book, text);
    if (whole) return { tab: whole, box: {}, text };
    const box = parseBox(text);
    const tab = book.state.tabs.find((one) => !one.hidden) ?? book.state.tabs[0]!;
    return box ? { tab, box, text } : refuse(SAYS.unparsable(text));
  }
  const tab = tabByTitle(book, parts.title);
  const box = parts.rest === '' ? {} : parseBox(parts.rest);
  return tab && box ? { tab, box, text } : refuse(SAYS.unparsable(text));
}

/** Clips to the grid; refuses what starts beyond it, in the API's words. */
export function clip({ tab, box }: Pick<Asked, 'tab' | 'box'>): Block {
  const startRow = box.startRow ?? 0;
  const startColumn = box.startColumn ?? 0;
  if (startRow >= tab.rowCount || startColumn >= tab.columnCount) refuse(beyond(tab, box));
  return {
    tab,
    startRow,
    endRow: Math.max(startRow, Math.min(box.endRow ?? tab.rowCount, tab.rowCount)),
    startColumn,
    endColumn: Math.max(startColumn, Math.min(box.endColumn ?? tab.columnCount, tab.columnCount)),
  };
}

export const beyond = (tab: Tab, box: Box): string =>
  SAYS.beyondGrid(address(tab.title, box), tab.rowCount, tab.columnCount);

export const blockAddress = (block: Block): string => address(block.tab.title, block);

export const gridBox = (range: GridRange): Box => ({
  startRow: range.startRowIndex,
  endRow: range.endRowIndex,
  startColumn: range.startColumnIndex,
  endColumn: range.endColumnIndex,
});

export const boxGrid = (sheetId: number, box: Box): GridRange => ({
  sheetId,
  ...(box.startRow !== undefined && { startRowIndex: box.startRow }),
  ...(box.endRow !== undefined && { endRowIndex: box.endRow }),
  ...(box.startColumn !== undefined && { startColumnIndex: box.startColumn }),
  ...(box.endColumn !== undefined && { endColumnIndex: box.endColumn }),
});

/** A GridRange of a request. A missing sheetId means 0, as in every protocol buffer. */
export function askGrid(book: Book, range: Partial<GridRange> | undefined): Asked {
  if (!range) return refuse('Must specify a range.');
  const sheetId = range.sheetId ?? 0;
  const tab = tabById(book, sheetId);
  if (!tab) return refuse(SAYS.noGrid(sheetId));
  return { tab, box: gridBox({ ...range, sheetId }), text: '' };
}

export const gridBlock = (book: Book, range: Partial<GridRange> | undefined): Block =>
  clip(askGrid(book, range));

export const overlap = (a: Box, b: Box): boolean =>
  (a.startRow ?? 0) < (b.endRow ?? Infinity) &&
  (b.startRow ?? 0) < (a.endRow ?? Infinity) &&
  (a.startColumn ?? 0) < (b.endColumn ?? Infinity) &&
  (b.startColumn ?? 0) < (a.endColumn ?? Infinity);

export const contains = (outer: Box, inner: Box): boolean =>
  (outer.startRow ?? 0) <= (inner.startRow ?? 0) &&
  (outer.endRow ?? Infinity) >= (inner.endRow ?? Infinity) &&
  (outer.startColumn ?? 0) <= (inner.startColumn ?? 0) &&
  (outer.endColumn ?? Infinity) >= (inner.endColumn ?? Infinity);
