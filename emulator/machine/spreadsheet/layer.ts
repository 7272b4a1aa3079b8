/**
 * One layer of a tab (values, formulas, styles or notes), stored by column.
 *
 * Columns are arrays, so 100,000 × 30 cells are 30 arrays and no objects. A column belongs to an
 * epoch: a snapshot shares all columns and starts a new epoch, and the first write to a column of
 * an older epoch copies that column. A snapshot therefore costs no cells at all.
 */

export interface Column<T> {
  readonly owner: number;
  /** Shorter than the tab where the rest is empty; never has holes. */
  readonly cells: (T | null)[];
}

export type Layer<T> = (Column<T> | null)[];

export const emptyLayer = <T>(columns: number): Layer<T> => new Array(columns).fill(null);

export const cellOf = <T>(layer: Layer<T>, row: number, column: number): T | null =>
  layer[column]?.cells[row] ?? null;

/** The column's cells, safe to write in this epoch and at least `length` long. */
export function writable<T>(
  layer: Layer<T>,
  column: number,
  epoch: number,
  length: number,
): (T | null)[] {
  const held = layer[column];
  let cells: (T | null)[];
  if (held && held.owner === epoch) cells = held.cells;
  else {
    cells = held ? held.cells.slice() : [];
    layer[column] = { owner: epoch, cells };
  }
  for (let row = cells.length; row < length; row += 1) cells.push(null);
  return cells;
}

export function setCell<T>(
  layer: Layer<T>,
  row: number,
  column: number,
  value: T | null,
  epoch: number,
): void {
  const held = layer[column];
  if (value === null && (!held || row >= held.cells.length)) return;
  if (held && held.cells[row] === value) return;
  writable(layer, column, epoch, row + 1)[row] = value;
}

/** Writes one value over a block; `null` clears without making columns that were not there. */
export function fill<T>(
  layer: Layer<T>,
  rows: readonly [number, number],
  columns: readonly [number, number],
  value: T | null,
  epoch: number,
): void {
  for (let column = columns[0]; column < columns[1]; column += 1) {
    const held = layer[column];
    if (value === null && !held) continue;
    const end = value === null ? Math.min(rows[1], held!.cells.length) : rows[1];
    if (end <= rows[0]) continue;
    writable(layer, column, epoch, end).fill(value, rows[0], end);
  }
}

/** More arguments than this at once may overflow the stack. */
const SPREAD = 10_000;

/** A column of this epoch is changed in place: many small insertions must not copy it each time. */
export function insertRows<T>(layer: Layer<T>, at: number, count: number, epoch: number): void {
  layer.forEach((held, column) => {
    if (!held || held.cells.length <= at) return;
    const blank = new Array<T | null>(count).fill(null);
    if (count <= SPREAD) writable(layer, column, epoch, 0).splice(at, 0, ...blank);
    else {
      const cells = held.cells.slice(0, at).concat(blank, held.cells.slice(at));
      layer[column] = { owner: epoch, cells };
    }
  });
}

export function deleteRows<T>(layer: Layer<T>, at: number, count: number, epoch: number): void {
  layer.forEach((held, column) => {
    if (held && held.cells.length > at) writable(layer, column, epoch, 0).splice(at, count);
  });
}

export function insertColumns<T>(layer: Layer<T>, at: number, count: number): void {
  layer.splice(at, 0, ...emptyLayer<T>(count));
}

export function deleteColumns<T>(layer: Layer<T>, at: number, count: number): void {
  layer.splice(at, count);
}

/** Puts rows `first…first + order.length` of one column into the given order. */
export function reorder<T>(
  layer: Layer<T>,
  column: number,
  first: number,
  order: readonly number[],
  epoch: number,
): void {
  const held = layer[column];
  if (!held) return;
  const before = held.cells.slice(first, first + order.length);
  if (before.length === 0) return;
  const cells = writable(layer, column, epoch, first + order.length);
  order.forEach((from, to) => {
    cells[first + to] = before[from] ?? null;
  });
}

/** One past the last row that holds anything. */
export function lastRow<T>(layer: Layer<T>): number {
  let last = 0;
  for (const held of layer) {
    if (!held) continue;
    let row = held.cells.length;
    while (row > last && held.cells[row - 1] === null) row -= 1;
    last = Math.max(last, row);
  }
  return last;
}

/** One past the last column that holds anything. */
export function lastColumn<T>(layer: Layer<T>): number {
  for (let column = layer.length; column > 0; column -= 1)
    if (layer[column - 1]?.cells.some((cell) => cell !== null)) return column;
  return 0;
}
