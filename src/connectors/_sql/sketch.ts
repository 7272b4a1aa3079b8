/**
 * What a table held when it was read last, in a size that does not depend on how much that is: enough to
 * find which keys differ now, as long as they are not too many. It is an invertible Bloom lookup table
 * (Goodrich and Mitzenmacher, 2011). Every row is counted in three cells; the database counts its rows in
 * the same cells by one statement; what stands in both falls out when one is taken from the other, and
 * what is left is unravelled cell by cell.
 *
 * A row is its key and `sum`: 48 bits of a one-way sum of all it says. Its three cells come from the
 * sum's 16 bits each, so that the old and the new state of a row lie in different cells.
 */
export interface Sketch {
  /** Each of three rows of cells has 2^bits of them. */
  readonly bits: number;
  /** Six bytes each that keys may have. */
  readonly width: number;
  /** Rows, sums, squares, then the key's parts; of each cell, one behind the other. All modulo 2^48. */
  readonly cells: number[];
}

export interface Element {
  readonly key: string;
  readonly sum: number;
}

/** Rows, sum of sums, sum of squares: of a whole table. */
export type Totals = readonly [rows: number, sums: number, squares: number];

export type Encoding = 'utf8' | 'utf16le';

export const ROWS = 3;
const MOD = 2 ** 48;
const HALF = 2 ** 24;
const HEAD = 3;
/** Bytes of keys that are taken apart; longer ones are told apart by reading all. */
export const MOST_PARTS = 12;

/** Which of its row's cells a sum lies in. */
const cellOf = (sum: number, row: number, bits: number): number =>
  Math.floor(sum / 2 ** (48 - 16 * row - bits)) % 2 ** bits;

/** Of the lower half: the square still is exact. Tells one row from several that add up. */
const squareOf = (sum: number): number => (sum % HALF) ** 2 % MOD;

const sizeOf = (width: number): number => HEAD + width;
const mod = (value: number): number => ((value % MOD) + MOD) % MOD;

/** Cells for so many rows: for a few changes in a small table, for a thousand in a large one. */
export const bitsFor = (rows: number): number =>
  rows < 4_000 ? 6 : rows < 20_000 ? 7 : rows < 200_000 ? 8 : 9;

export const emptySketch = (bits: number, width: number): Sketch => ({
  bits,
  width,
  cells: new Array<number>(ROWS * 2 ** bits * sizeOf(width)).fill(0),
});

const bytesOf = (text: string, encoding: Encoding): readonly number[] => {
  if (encoding === 'utf16le')
    return Array.from({ length: text.length * 2 }, (_, i) =>
      i % 2 === 0 ? text.charCodeAt(i / 2) & 255 : text.charCodeAt((i - 1) / 2) >> 8,
    );
  const escaped = encodeURIComponent(text);
  const bytes: number[] = [];
  for (let i = 0; i < escaped.length; i++)
    if (escaped.charAt(i) === '%') {
      bytes.push(parseInt(escaped.slice(i + 1, i + 3), 16));
      i += 2;
    } else bytes.push(escaped.charCodeAt(i));
  return bytes;
};

/** Six bytes each, the last filled up with zeros. */
export const partsOf = (key: string, encoding: Encoding): readonly number[] => {
  const bytes = bytesOf(key, encoding);
  const parts: number[] = [];
  for (let i = 0; i < bytes.length; i += 6) {
    let part = 0;
    for (let j = i; j < i + 6; j++) part = part * 256 + (bytes[j] ?? 0);
    parts.push(part);
  }
  return parts;
};

const textOf = (parts: readonly number[], encoding: Encoding): string | null => {
  const bytes = parts.flatMap((part) =>
    [5, 4, 3, 2, 1, 0].map((i) => Math.floor(part / 256 ** i) % 256),
  );
  while (bytes.length > 0 && bytes[bytes.length - 1] === 0) bytes.pop();
  if (encoding === 'utf16le') {
    if (bytes.length % 2 === 1) bytes.push(0);
    let text = '';
    for (let i = 0; i < bytes.length; i += 2)
      text += String.fromCharCode(bytes[i]! + 256 * bytes[i + 1]!);
    return text;
  }
  try {
    return decodeURIComponent(bytes.map((b) => `%${b.toString(16).padStart(2, '0')}`).join(''));
  } catch {
    return null;
  }
};

/** The same rows, with room for longer keys. */
export const widened = (sketch: Sketch, width: number): Sketch => {
  if (width <= sketch.width) return sketch;
  const from = sizeOf(sketch.width);
  const { cells } = sketch;
  const wider = emptySketch(sketch.bits, width);
  for (let i = 0; i * from < cells.length; i++)
    for (let j = 0; j < from; j++) wider.cells[i * sizeOf(width) + j] = cells[i * from + j]!;
  return wider;
};

/** Counts a row in, or with `-1` out. In place; the parts have no more room than there is. */
const count = (
  { bits, width, cells }: Sketch,
  sum: number,
  parts: readonly number[],
  by: number,
) => {
  const size = sizeOf(width);
  for (let row = 0; row < ROWS; row++) {
    const at = (row * 2 ** bits + cellOf(sum, row, bits)) * size;
    cells[at] = cells[at]! + by;
    cells[at + 1] = mod(cells[at + 1]! + by * sum);
    cells[at + 2] = mod(cells[at + 2]! + by * squareOf(sum));
    for (let i = 0; i < width; i++)
      cells[at + HEAD + i] = mod(cells[at + HEAD + i]! + by * (parts[i] ?? 0));
  }
};

/** @returns the sketch with a row more or, with `-1`, less: the same one, unless its key is longer. */
export const counted = (
  sketch: Sketch,
  { key, sum }: Element,
  encoding: Encoding,
  by: 1 | -1,
): Sketch => {
  const parts = partsOf(key, encoding).slice(0, MOST_PARTS);
  const wide = widened(sketch, parts.length);
  count(wide, sum, parts, by);
  return wide;
};

export const totalsOf = ({ bits, width, cells }: Sketch): Totals => {
  const size = sizeOf(width);
  let [rows, sums, squares] = [0, 0, 0];
  for (let i = 0; i < 2 ** bits; i++) {
    rows += cells[i * size]!;
    sums = mod(sums + cells[i * size + 1]!);
    squares = mod(squares + cells[i * size + 2]!);
  }
  return [rows, sums, squares];
};

export const isSame = (a: Totals, b: Totals): boolean => a.every((value, i) => value === b[i]);

/** Cells as a database counted them: row, cell, then what stands in it. Empty ones are left out. */
export const sketchOf = (
  bits: number,
  width: number,
  counts: readonly (readonly number[])[],
): Sketch => {
  const sketch = emptySketch(bits, width);
  for (const [row = 0, cell = 0, ...values] of counts)
    values.forEach((value, i) => {
      sketch.cells[(row * 2 ** bits + cell) * sizeOf(width) + i] = value;
    });
  return sketch;
};

/** Rows that only one of two sketches has: those `added` are in the newer. */
export interface Difference {
  readonly added: readonly Element[];
  readonly gone: readonly Element[];
}

/** What differs; null: too much to be told. Both are of the same size. */
export const differenceOf = (
  older: Sketch,
  newer: Sketch,
  encoding: Encoding,
): Difference | null => {
  const width = Math.max(older.width, newer.width);
  const [from, to] = [widened(older, width), widened(newer, width)];
  const { bits } = to;
  const size = sizeOf(width);
  const cells = to.cells.map((value, i) =>
    i % size === 0 ? value - from.cells[i]! : mod(value - from.cells[i]!),
  );
  const left: Sketch = { bits, width, cells };
  const found: { added: Element[]; gone: Element[] } = { added: [], gone: [] };

  /** The one row that is left in a cell; null: none, or several. */
  const single = (index: number): (Element & { sign: 1 | -1; parts: number[] }) | null => {
    const at = index * size;
    const rows = cells[at]!;
    if (rows !== 1 && rows !== -1) return null;
    const own = (i: number): number => mod(rows * cells[at + i]!);
    const sum = own(1);
    const row = Math.floor(index / 2 ** bits);
    if (cellOf(sum, row, bits) !== index % 2 ** bits || own(2) !== squareOf(sum)) return null;
    const parts = Array.from({ length: width }, (_, i) => own(HEAD + i));
    const key = textOf(parts, encoding);
    return key === null ? null : { key, sum, sign: rows, parts };
  };

  const queue = Array.from({ length: ROWS * 2 ** bits }, (_, i) => i);
  for (let index = queue.pop(); index !== undefined; index = queue.pop()) {
    const one = single(index);
    if (!one) continue;
    // Every row that is taken out empties a cell; who goes on longer goes in a circle.
    if (found.added.length + found.gone.length > cells.length) return null;
    const { key, sum, sign, parts } = one;
    (sign === 1 ? found.added : found.gone).push({ key, sum });
    count(left, sum, parts, sign === 1 ? -1 : 1);
    for (let row = 0; row < ROWS; row++) queue.push(row * 2 ** bits + cellOf(sum, row, bits));
  }
  return cells.every((value) => value === 0) ? found : null;
};

/** As text of a quarter of its size as JSON. */
export const encodeSketch = ({ bits, width, cells }: Sketch): string =>
  `${bits},${width},${cells.map((value) => (value === 0 ? '' : value.toString(36))).join(',')}`;

export const decodeSketch = (text: string): Sketch => {
  const [bits = '5', width = '1', ...cells] = text.split(',');
  return {
    bits: Number(bits),
    width: Number(width),
    cells: cells.map((value) => (value === '' ? 0 : parseInt(value, 36))),
  };
};
