/** Requests of batchUpdate that move or copy cells. */
import type { Book, Cell, GridRange } from '../book';
import { relocate } from '../formula';
import { calculated, shown } from '../formulas/calculate';
import { cellOf, reorder, setCell } from '../layer';
import { checkEditable } from '../protection';
import { askGrid, clip, gridBlock, type Block } from '../range';
import { refuse } from '../refusal';

export function sortRange(
  book: Book,
  body: {
    range?: Partial<GridRange>;
    sortSpecs?: readonly { dimensionIndex?: number; sortOrder?: string }[];
  },
): unknown {
  const block = gridBlock(book, body.range);
  checkEditable(block.tab, block);
  sortBlock(
    book,
    block,
    (body.sortSpecs ?? []).map((spec) => ({
      column: spec.dimensionIndex ?? 0,
      descending: spec.sortOrder === 'DESCENDING',
    })),
  );
  return {};
}

/** Numbers before texts before booleans, empty cells last in either order. */
export function sortBlock(
  book: Book,
  block: Block,
  by: readonly { column: number; descending: boolean }[],
): void {
  const { tab } = block;
  const rank = (value: Cell | null) =>
    value === null ? 3 : typeof value === 'number' ? 0 : typeof value === 'string' ? 1 : 2;
  const compare = (a: Cell | null, b: Cell | null, descending: boolean): number => {
    if (a === null || b === null) return rank(a) - rank(b) || 0;
    const order =
      rank(a) - rank(b) ||
      (typeof a === 'string' ? a.localeCompare(b as string, 'en') : Number(a) - Number(b));
    return descending ? -order : order;
  };
  const live = calculated(book, tab);
  const valueAt = (row: number, column: number) =>
    live ? shown(live.at(row, column)) : cellOf(tab.values, row, column);
  const order = Array.from({ length: block.endRow - block.startRow }, (_, i) => block.startRow + i);
  const sorted = order.slice().sort((a, b) => {
    for (const { column, descending } of by) {
      const found = compare(valueAt(a, column), valueAt(b, column), descending);
      if (found !== 0) return found;
    }
    return a - b;
  });
  const from = sorted.map((row) => row - block.startRow);
  for (let column = block.startColumn; column < block.endColumn; column += 1)
    for (const layer of [tab.values, tab.formulas, tab.styles, tab.notes])
      reorder<unknown>(layer, column, block.startRow, from, book.state.epoch);
}

export function copyPaste(
  book: Book,
  body: { source?: Partial<GridRange>; destination?: Partial<GridRange>; pasteType?: string },
): unknown {
  const source = gridBlock(book, body.source);
  const asked = askGrid(book, body.destination);
  const corner = clip(asked);
  const height = source.endRow - source.startRow;
  const width = source.endColumn - source.startColumn;
  const { tab } = corner;
  const type = body.pasteType ?? 'PASTE_NORMAL';
  if (!['PASTE_NORMAL', 'PASTE_VALUES', 'PASTE_FORMAT', 'PASTE_FORMULA'].includes(type))
    refuse(`Invalid pasteType: ${type} (not emulated)`);
  // A destination that is a multiple of the source is filled with copies of it.
  const down = Math.max(1, Math.floor((corner.endRow - corner.startRow) / height));
  const right = Math.max(1, Math.floor((corner.endColumn - corner.startColumn) / width));
  const target = {
    tab,
    startRow: corner.startRow,
    endRow: Math.min(corner.startRow + down * height, tab.rowCount),
    startColumn: corner.startColumn,
    endColumn: Math.min(corner.startColumn + right * width, tab.columnCount),
  };
  checkEditable(tab, target);
  const { epoch } = book.state;
  // Read all before writing: the two may overlap.
  const live = calculated(book, source.tab);
  const held = new Map<number, [Cell | null, string | null, number | null, string | null]>();
  for (let row = 0; row < height; row += 1)
    for (let column = 0; column < width; column += 1) {
      const [r, c] = [source.startRow + row, source.startColumn + column];
      held.set(row * width + column, [
        type === 'PASTE_VALUES' && live ? shown(live.at(r, c)) : cellOf(source.tab.values, r, c),
        cellOf(source.tab.formulas, r, c),
        cellOf(source.tab.styles, r, c),
        cellOf(source.tab.notes, r, c),
      ]);
    }
  for (let row = target.startRow; row < target.endRow; row += 1)
    for (let column = target.startColumn; column < target.endColumn; column += 1) {
      const [dr, dc] = [(row - target.startRow) % height, (column - target.startColumn) % width];
      const [value, formula, style, note] = held.get(dr * width + dc)!;
      const carried =
        formula === null || type === 'PASTE_VALUES'
          ? null
          : relocate(formula, row - source.startRow - dr, column - source.startColumn - dc);
      if (type !== 'PASTE_FORMAT') {
        setCell(tab.values, row, column, value, epoch);
        setCell(tab.formulas, row, column, carried, epoch);
      }
      if (type === 'PASTE_NORMAL' || type === 'PASTE_FORMAT')
        setCell(tab.styles, row, column, style, epoch);
      if (type === 'PASTE_NORMAL') setCell(tab.notes, row, column, note, epoch);
    }
  return {};
}
