import type { Cell, Key } from '../../model';

/** A column as small numbers: computing by group compares those, and looks up no text. */
export interface Coded {
  /** For each row its key's place. */
  readonly codes: Int32Array;
  readonly keys: readonly Key[];
}

/** @param keyOf what a value is grouped by; a value is asked once, however often it stands there. */
export const coded = (
  cells: readonly Cell[],
  keyOf: (cell: Cell) => Key = (cell) => cell,
): Coded => {
  const codes = new Int32Array(cells.length);
  const keys: Key[] = [];
  const byCell = new Map<Cell, number>();
  const byKey = new Map<Key, number>();
  for (let row = 0; row < cells.length; row++) {
    const cell = cells[row]!;
    let code = byCell.get(cell);
    if (code === undefined) {
      const key = keyOf(cell);
      code = byKey.get(key);
      if (code === undefined) {
        code = keys.length;
        keys.push(key);
        byKey.set(key, code);
      }
      byCell.set(cell, code);
    }
    codes[row] = code;
  }
  return { codes, keys };
};

/** Several columns as one: rows are alike where all of them are. Its keys are numbers without a meaning. */
export const combined = (columns: readonly Coded[]): Coded =>
  columns.reduce((one, other) =>
    one.keys.length === 1
      ? other
      : coded(Array.from(one.codes, (code, row) => code * other.keys.length + other.codes[row]!)),
  );

/** Rows in the order of their codes: those of one code stand together. */
export const sortedBy = (rows: Uint32Array, { codes, keys }: Coded): Uint32Array => {
  const starts = new Uint32Array(keys.length + 1);
  for (let i = 0; i < rows.length; i++) starts[codes[rows[i]!]! + 1]!++;
  for (let code = 0; code < keys.length; code++) starts[code + 1]! += starts[code]!;
  const sorted = new Uint32Array(rows.length);
  for (let i = 0; i < rows.length; i++) {
    const row = rows[i]!;
    sorted[starts[codes[row]!]!++] = row;
  }
  return sorted;
};
