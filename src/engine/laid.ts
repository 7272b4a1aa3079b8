import type { Cell } from '../model';
import type { Coded } from './coded';

/** What was gathered of each column. */
type Some = Cell[];
type Gathered = [Some, Some, Some, Some, Some, Some, Some, Some, Some, Some, Some, Some];
type Row = (Cell | undefined)[];
type Lay = (row: number) => Row;

/**
 * A row of what was gathered, by its width. What is made whole by a literal is soon known to stay, and is
 * made where it need not be moved again: a third less than rows cost that are filled later.
 */
const LAID: readonly ((of: Gathered) => Lay)[] = [
  () => () => [],
  ([a]) =>
    (r) => [a[r]],
  ([a, b]) =>
    (r) => [a[r], b[r]],
  ([a, b, c]) =>
    (r) => [a[r], b[r], c[r]],
  ([a, b, c, d]) =>
    (r) => [a[r], b[r], c[r], d[r]],
  ([a, b, c, d, e]) =>
    (r) => [a[r], b[r], c[r], d[r], e[r]],
  ([a, b, c, d, e, f]) =>
    (r) => [a[r], b[r], c[r], d[r], e[r], f[r]],
  ([a, b, c, d, e, f, g]) =>
    (r) => [a[r], b[r], c[r], d[r], e[r], f[r], g[r]],
  ([a, b, c, d, e, f, g, h]) =>
    (r) => [a[r], b[r], c[r], d[r], e[r], f[r], g[r], h[r]],
  ([a, b, c, d, e, f, g, h, i]) =>
    (r) => [a[r], b[r], c[r], d[r], e[r], f[r], g[r], h[r], i[r]],
  ([a, b, c, d, e, f, g, h, i, j]) =>
    (r) => [a[r], b[r], c[r], d[r], e[r], f[r], g[r], h[r], i[r], j[r]],
  ([a, b, c, d, e, f, g, h, i, j, k]) =>
    (r) => [a[r], b[r], c[r], d[r], e[r], f[r], g[r], h[r], i[r], j[r], k[r]],
  ([a, b, c, d, e, f, g, h, i, j, k, l]) =>
    (r) => [a[r], b[r], c[r], d[r], e[r], f[r], g[r], h[r], i[r], j[r], k[r], l[r]],
];
const layOf = (of: Some[]): Lay =>
  LAID[of.length]?.(of as Gathered) ?? ((row) => of.map((cells) => cells[row]));

/** Rows that are put together at once: what they take of each column lies close together meanwhile. */
const AT_ONCE = 512;

/** The values of a column for some rows. */
const gather = ({ values, places }: Coded, rows: Uint32Array, to: Cell[]): void => {
  if (places) for (let i = 0; i < rows.length; i++) to[i] = values[places[rows[i]!]!]!;
  else for (let i = 0; i < rows.length; i++) to[i] = values[rows[i]!]!;
};

/** Rows of these columns, in the order asked. */
export const rowsOf = (rows: Uint32Array, columns: readonly Coded[]): Cell[][] => {
  // Arrays that never had a hole are written as JSON faster than those that were made with a length.
  const made: Cell[][] = [];
  const gathered = columns.map(() => new Array<Cell>(AT_ONCE).fill(null));
  const lay = layOf(gathered);
  for (let from = 0; from < rows.length; from += AT_ONCE) {
    const some = rows.subarray(from, from + AT_ONCE);
    for (let c = 0; c < columns.length; c++) gather(columns[c]!, some, gathered[c]!);
    for (let i = 0; i < some.length; i++) made.push(lay(i) as Cell[]);
  }
  return made;
};
