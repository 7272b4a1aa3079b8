/** What a person does in the workbook, as the control API asks for it. */
import { parseBox } from './a1';
import { styleIndex, tabById, tabByTitle, type Book, type Protection, type Tab } from './book';
import { overview, usedRows } from './control-view';
import { enter, styleAt } from './cells';
import { insert } from './dimensions';
import { settleFormulas } from './formula';
import { setCell } from './layer';
import { refuse } from './refusal';
import { sortBlock } from './requests/move';
import { addSheet, deleteSheet, rename } from './requests/tabs';
import type { TabOverview } from './shown';

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

export const findTab = (book: Book, title: string): Tab =>
  tabByTitle(book, title) ?? refuse(`There is no tab named "${title}".`);

export function addTab(book: Book, title?: string): TabOverview {
  const reply = addSheet(book, { properties: title === undefined ? {} : { title } }) as {
    addSheet: { properties: { sheetId: number } };
  };
  const tab = tabById(book, reply.addSheet.properties.sheetId)!;
  book.touch(tab);
  return overview(book, tab);
}

/** A person is the owner: what is locked for the script is open to them. */
export function edit(book: Book, title: string, edits: readonly Edit[], now: number): void {
  const before = book.snapshot();
  try {
    const { sheetId } = findTab(book, title);
    for (const one of edits) {
      const tab = tabById(book, sheetId) ?? refuse(`The tab "${title}" is gone.`);
      apply(book, tab, one, now);
      settleFormulas(book);
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
    endRow: usedRows(book, tab),
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
