/** Requests of batchUpdate about whole tabs. */
import {
  checkCells,
  checkTitle,
  copyOfTab,
  freeTitle,
  newTab,
  tabById,
  tabByTitle,
  type Book,
  type Color,
  type Tab,
} from '../book';
import { copiedChart, loseInCharts } from '../charts';
import { resize } from '../dimensions';
import { loseInFormulas, renameInFormulas } from '../formula';
import { MAX_TITLE, NEW_TAB_COLUMNS, NEW_TAB_ROWS } from '../limits';
import { checkDeletable, checkTabEditable } from '../protection';
import { refuse, SAYS } from '../refusal';
import { sheetProperties } from '../resource';
import { freeChartId } from './charts';
import { paths } from '../fields';

interface GridProperties {
  readonly rowCount?: number;
  readonly columnCount?: number;
  readonly frozenRowCount?: number;
  readonly frozenColumnCount?: number;
}

export interface SheetProperties {
  readonly sheetId?: number;
  readonly title?: string;
  readonly index?: number;
  readonly hidden?: boolean;
  readonly sheetType?: string;
  readonly tabColor?: Color;
  readonly tabColorStyle?: { readonly rgbColor?: Color };
  readonly gridProperties?: GridProperties;
}

export function needTab(book: Book, sheetId: unknown): Tab {
  return tabById(book, sheetId ?? 0) ?? refuse(SAYS.noSheet(sheetId ?? 0));
}

/** Ids of tabs that are not chosen by the client look as random as Google's, and repeat in a rerun. */
function freeId(book: Book): number {
  let id = (book.state.epoch * 2_654_435_761 + book.state.tabs.length * 40_503) % 2_000_000_000;
  while (tabById(book, id)) id = (id + 1) % 2_000_000_000;
  return id;
}

function place(book: Book, tab: Tab, index: number | undefined): void {
  const { tabs } = book.state;
  const at = index ?? tabs.length;
  if (at < 0 || at > tabs.length)
    refuse(`Invalid value for index: ${at}. There are only ${tabs.length} sheets.`);
  tabs.splice(at, 0, tab);
}

/** A sheetId is an int32 in the API. */
const MAX_SHEET_ID = 2 ** 31 - 1;

function freeFor(book: Book, sheetId: number | undefined): number {
  if (sheetId === undefined) return freeId(book);
  if (!Number.isInteger(sheetId) || sheetId > MAX_SHEET_ID)
    refuse(`Invalid value at 'sheet_id' (TYPE_INT32), ${sheetId}`);
  if (sheetId < 0) refuse('Sheet id must be non-negative.');
  if (tabById(book, sheetId)) refuse(SAYS.idTaken(sheetId));
  return sheetId;
}

function checkFrozen(tab: Tab): void {
  if (tab.frozenRows >= tab.rowCount && tab.frozenRows > 0)
    refuse("You can't freeze all visible rows on the sheet.");
  if (tab.frozenColumns >= tab.columnCount && tab.frozenColumns > 0)
    refuse("You can't freeze all visible columns on the sheet.");
}

const colorOf = (properties: SheetProperties): Color | null =>
  properties.tabColorStyle?.rgbColor ?? properties.tabColor ?? null;

export function addSheet(book: Book, body: { properties?: SheetProperties }): unknown {
  const asked = body.properties ?? {};
  const sheetId = freeFor(book, asked.sheetId);
  const title = asked.title || freeTitle(book);
  checkTitle(book, title);
  const grid = asked.gridProperties ?? {};
  const rowCount = grid.rowCount ?? NEW_TAB_ROWS;
  const columnCount = grid.columnCount ?? NEW_TAB_COLUMNS;
  if (rowCount < 1 || columnCount < 1)
    refuse(`Invalid grid size: ${rowCount} rows, ${columnCount} columns.`);
  checkCells(book, rowCount * columnCount, columnCount);
  const tab = newTab({ sheetId, title, rowCount, columnCount });
  tab.hidden = asked.hidden ?? false;
  tab.tabColor = colorOf(asked);
  tab.frozenRows = grid.frozenRowCount ?? 0;
  tab.frozenColumns = grid.frozenColumnCount ?? 0;
  checkFrozen(tab);
  place(book, tab, asked.index);
  return { addSheet: { properties: sheetProperties(book, tab) } };
}

export function deleteSheet(book: Book, body: { sheetId?: number }): unknown {
  const tab = needTab(book, body.sheetId);
  const { state } = book;
  if (state.tabs.length === 1) refuse(SAYS.lastTab);
  if (!state.tabs.some((one) => one !== tab && !one.hidden)) refuse(SAYS.lastVisibleTab);
  checkDeletable(tab);
  state.tabs.splice(state.tabs.indexOf(tab), 1);
  loseInFormulas(book, tab.title);
  loseInCharts(state.tabs, tab.sheetId);
  state.metadata = state.metadata.filter(({ location }) => {
    if ('sheetId' in location) return location.sheetId !== tab.sheetId;
    return !('dimensionRange' in location) || location.dimensionRange.sheetId !== tab.sheetId;
  });
  if (state.activeSheetId === tab.sheetId)
    state.activeSheetId = state.tabs.find((one) => !one.hidden)!.sheetId;
  return {};
}

export function rename(book: Book, tab: Tab, title: string): void {
  if (title === '') refuse('The sheet name cannot be empty.');
  checkTitle(book, title, tab);
  const before = tab.title;
  tab.title = title;
  renameInFormulas(book, before, title);
}

export function hide(book: Book, tab: Tab, hidden: boolean): void {
  if (hidden && !book.state.tabs.some((one) => one !== tab && !one.hidden))
    refuse(SAYS.lastVisibleHidden);
  tab.hidden = hidden;
  if (hidden && book.state.activeSheetId === tab.sheetId)
    book.state.activeSheetId = book.state.tabs.find((one) => !one.hidden)!.sheetId;
}

export function updateSheetProperties(
  book: Book,
  body: { properties?: SheetProperties; fields?: string },
): unknown {
  const properties = body.properties ?? {};
  const tab = needTab(book, properties.sheetId);
  const asked = paths(body.fields, Object.keys(properties));
  if (asked.some((path) => /^(title|gridProperties|\*)/.test(path))) checkTabEditable(tab);
  const grid = properties.gridProperties ?? {};
  for (const path of asked) change(path);
  checkFrozen(tab);
  return {};

  function change(path: string): void {
    switch (path) {
      case '*':
      case 'gridProperties':
        (path === '*' ? Object.keys(properties) : Object.keys(grid).map((key) => `${path}.${key}`))
          .filter((key) => key !== 'sheetId' && key !== '*')
          .forEach(change);
        return;
      case 'title':
        return rename(book, tab, properties.title ?? '');
      case 'hidden':
        return hide(book, tab, properties.hidden ?? false);
      case 'index':
        return move(book, tab, properties.index ?? 0);
      case 'tabColor':
      case 'tabColorStyle':
      case 'tabColorStyle.rgbColor':
        tab.tabColor = colorOf(properties);
        return;
      case 'gridProperties.rowCount':
        return resize(book, tab, 'ROWS', grid.rowCount ?? 0);
      case 'gridProperties.columnCount':
        return resize(book, tab, 'COLUMNS', grid.columnCount ?? 0);
      case 'gridProperties.frozenRowCount':
        tab.frozenRows = grid.frozenRowCount ?? 0;
        return;
      case 'gridProperties.frozenColumnCount':
        tab.frozenColumns = grid.frozenColumnCount ?? 0;
        return;
      case 'sheetId':
        return;
      default:
        refuse(`Invalid field: ${path} (not emulated)`);
    }
  }
}

/** The index counts before the move, as the API has it: moving right by one is index + 2. */
function move(book: Book, tab: Tab, index: number): void {
  const { tabs } = book.state;
  if (index < 0 || index > tabs.length)
    refuse(`Invalid value for index: ${index}. There are only ${tabs.length} sheets.`);
  const from = tabs.indexOf(tab);
  tabs.splice(from, 1);
  tabs.splice(index > from ? index - 1 : index, 0, tab);
}

export function duplicateSheet(
  book: Book,
  body: {
    sourceSheetId?: number;
    insertSheetIndex?: number;
    newSheetId?: number;
    newSheetName?: string;
  },
): unknown {
  const source = needTab(book, body.sourceSheetId);
  const sheetId = freeFor(book, body.newSheetId);
  let title = body.newSheetName ?? `Copy of ${source.title}`.slice(0, MAX_TITLE);
  for (let n = 2; body.newSheetName === undefined && tabByTitle(book, title); n += 1)
    title = `Copy of ${source.title} ${n}`;
  checkTitle(book, title);
  checkCells(book, source.rowCount * source.columnCount);
  const kept = book.snapshot();
  const copy = copyOfTab(
    kept.tabs.find((tab) => tab.sheetId === source.sheetId)!,
    sheetId,
    title,
  );
  copy.protections = [];
  copy.charts = source.charts.map((chart, at) =>
    copiedChart(chart, source.sheetId, sheetId, freeChartId(book) + at),
  );
  copy.filter = source.filter && {
    ...source.filter,
    range: { ...source.filter.range, sheetId },
  };
  place(book, copy, body.insertSheetIndex ?? 0);
  return { duplicateSheet: { properties: sheetProperties(book, copy) } };
}
