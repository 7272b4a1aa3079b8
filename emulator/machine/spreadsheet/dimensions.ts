/** Rows and columns that come and go, and all that moves with them. */
import { checkCells, type Book, type DimensionProperties, type GridRange, type Tab } from './book';
import { shiftCharts } from './charts';
import { shiftSpan, type Shift } from './formula';
import {
  deleteColumns,
  deleteRows,
  insertColumns,
  insertRows,
  writable,
  type Layer,
} from './layer';
import type { Dimension } from './limits';
import { refuse } from './refusal';

export const sizeOf = (tab: Tab, dimension: Dimension): number =>
  dimension === 'ROWS' ? tab.rowCount : tab.columnCount;

const word = (dimension: Dimension) => (dimension === 'ROWS' ? 'row' : 'column');

const layersOf = (tab: Tab): Layer<unknown>[] =>
  [tab.values, tab.formulas, tab.styles, tab.notes] as Layer<unknown>[];

function setSize(tab: Tab, dimension: Dimension, size: number): void {
  if (dimension === 'ROWS') tab.rowCount = size;
  else tab.columnCount = size;
}

function checkGrowth(book: Book, tab: Tab, dimension: Dimension, count: number): void {
  const other = dimension === 'ROWS' ? tab.columnCount : tab.rowCount;
  checkCells(book, count * other, dimension === 'COLUMNS' ? tab.columnCount + count : 0);
}

/** New rows or columns at the end: nothing moves. */
export function append(book: Book, tab: Tab, dimension: Dimension, count: number): void {
  checkGrowth(book, tab, dimension, count);
  if (dimension === 'COLUMNS')
    layersOf(tab).forEach((layer) => insertColumns(layer, tab.columnCount, count));
  setSize(tab, dimension, sizeOf(tab, dimension) + count);
}

export function insert(
  book: Book,
  tab: Tab,
  dimension: Dimension,
  at: number,
  count: number,
  inheritFromBefore: boolean,
): void {
  const size = sizeOf(tab, dimension);
  if (at > size) refuse(`range.startIndex is larger than current grid size (${size})`);
  if (at === size && !inheritFromBefore)
    refuse(
      `range.startIndex must be less than the grid size (${size}) if inheritFromBefore is false.`,
    );
  if (at === 0 && inheritFromBefore)
    refuse('inheritFromBefore cannot be true when inserting before the first index.');
  checkGrowth(book, tab, dimension, count);
  const { epoch } = book.state;
  for (const layer of layersOf(tab))
    if (dimension === 'ROWS') insertRows(layer, at, count, epoch);
    else insertColumns(layer, at, count);
  setSize(tab, dimension, size + count);
  shiftAll(book, tab, { dimension, at, count });
  inheritStyles(tab, dimension, at, count, inheritFromBefore ? at - 1 : at + count, epoch);
}

/** New cells look like their neighbour's: formats come along, values and notes do not. */
function inheritStyles(
  tab: Tab,
  dimension: Dimension,
  at: number,
  count: number,
  from: number,
  epoch: number,
): void {
  if (dimension === 'COLUMNS') {
    const held = tab.styles[from];
    for (let column = at; held && column < at + count; column += 1)
      tab.styles[column] = { owner: epoch, cells: held.cells.slice() };
    return;
  }
  tab.styles.forEach((held, column) => {
    const style = held?.cells[from] ?? null;
    if (!held || style === null) return;
    writable(tab.styles, column, epoch, at + count).fill(style, at, at + count);
  });
}

export function remove(book: Book, tab: Tab, dimension: Dimension, at: number, end: number): void {
  const size = sizeOf(tab, dimension);
  const name = word(dimension);
  if (end <= at)
    refuse(`No range specified in deleteDimension: startIndex ${at}, endIndex ${end}.`);
  if (at >= size || end > size)
    refuse(
      `Cannot delete a ${name} that doesn't exist. Tried to delete ${name} index ${Math.max(at, end - 1)} but there are only ${size} ${name}s.`,
    );
  if (end - at >= size) refuse(`You can't delete all the ${name}s on the sheet.`);
  const frozen = dimension === 'ROWS' ? tab.frozenRows : tab.frozenColumns;
  if (frozen > 0 && at <= frozen && end >= size)
    refuse(`Sorry, it is not possible to delete all non-frozen ${name}s.`);
  const count = end - at;
  const lostFrozen = Math.max(0, Math.min(end, frozen) - at);
  if (dimension === 'ROWS') tab.frozenRows -= lostFrozen;
  else tab.frozenColumns -= lostFrozen;
  cut(book, tab, dimension, at, count);
  shiftAll(book, tab, { dimension, at, count: -count });
}

function cut(book: Book, tab: Tab, dimension: Dimension, at: number, count: number): void {
  for (const layer of layersOf(tab))
    if (dimension === 'ROWS') deleteRows(layer, at, count, book.state.epoch);
    else deleteColumns(layer, at, count);
  setSize(tab, dimension, sizeOf(tab, dimension) - count);
}

/** Sets the grid's size, as gridProperties do: grows at the end, cuts at the end. */
export function resize(book: Book, tab: Tab, dimension: Dimension, size: number): void {
  const held = sizeOf(tab, dimension);
  if (size > held) append(book, tab, dimension, size - held);
  if (size < held) remove(book, tab, dimension, size, held);
}

function shiftAll(book: Book, tab: Tab, shift: Shift): void {
  book.moves.push({ where: tab, shift });
  tab.protections = tab.protections.flatMap((one) => {
    const range = shiftRange(one.range, shift);
    const free = one.unprotectedRanges?.flatMap((part) => shiftRange(part, shift) ?? []);
    return range ? [{ ...one, range, ...(free && { unprotectedRanges: free }) }] : [];
  });
  shiftCharts(book.state.tabs, tab, shift, shiftRange);
  if (tab.filter) {
    const range = shiftRange(tab.filter.range, shift);
    tab.filter = range && { ...tab.filter, range };
  }
  book.state.metadata = book.state.metadata.flatMap((one) => {
    if (!('dimensionRange' in one.location)) return [one];
    const { dimensionRange } = one.location;
    if (dimensionRange.sheetId !== tab.sheetId || dimensionRange.dimension !== shift.dimension)
      return [one];
    const span = shiftSpan(dimensionRange.startIndex, dimensionRange.endIndex, shift);
    if (!span) return [];
    const moved = { ...dimensionRange, startIndex: span.start!, endIndex: span.end! };
    return [{ ...one, location: { dimensionRange: moved } }];
  });
  if (shift.dimension === 'ROWS') tab.rowProperties = shiftKeys(tab.rowProperties, shift);
  else tab.columnProperties = shiftKeys(tab.columnProperties, shift);
}

function shiftRange(range: GridRange, shift: Shift): GridRange | null {
  const rows = shift.dimension === 'ROWS';
  const span = rows
    ? shiftSpan(range.startRowIndex, range.endRowIndex, shift)
    : shiftSpan(range.startColumnIndex, range.endColumnIndex, shift);
  if (!span) return null;
  const moved = rows
    ? { startRowIndex: span.start, endRowIndex: span.end }
    : { startColumnIndex: span.start, endColumnIndex: span.end };
  const known = Object.entries(moved).filter(([, index]) => index !== undefined);
  return { ...range, ...Object.fromEntries(known) };
}

function shiftKeys(
  held: Readonly<Record<number, DimensionProperties>>,
  shift: Shift,
): Readonly<Record<number, DimensionProperties>> {
  return Object.fromEntries(
    Object.entries(held).flatMap(([key, value]) => {
      const span = shiftSpan(Number(key), Number(key) + 1, shift);
      return span ? [[span.start!, value]] : [];
    }),
  );
}

export function setProperties(
  tab: Tab,
  dimension: Dimension,
  start: number,
  end: number,
  change: DimensionProperties,
): void {
  const held = dimension === 'ROWS' ? tab.rowProperties : tab.columnProperties;
  const next: Record<number, DimensionProperties> = { ...held };
  for (let index = start; index < end; index += 1) next[index] = { ...next[index], ...change };
  if (dimension === 'ROWS') tab.rowProperties = next;
  else tab.columnProperties = next;
}
