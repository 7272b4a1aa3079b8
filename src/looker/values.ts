import type { Cell } from '../model';
import type { Role } from './semantics';

/**
 * How what is kept becomes what Looker Studio reads (reference of `FieldType`): `2026-11-22` is `20261122`
 * there. Absent: values go out as they are.
 */
type Encode = (value: Cell) => Cell;

const digits = (value: Cell): Cell => String(value).replace(/\D/g, '');

const ENCODE: { readonly [T in Role['type']]?: Encode } = {
  YEAR: (value) => String(value),
  YEAR_MONTH: digits,
  YEAR_MONTH_DAY: (value) => digits(String(value).slice(0, 10)),
  YEAR_MONTH_DAY_SECOND: (value) => digits(String(value).slice(0, 19)),
  // 0 is Sunday there; with us 7 is.
  DAY_OF_WEEK: (value) => String(Number(value) % 7),
};

/** A column as it goes out. A school's dates are few: each is worked out once. */
export const encoded = ({ type }: Role, column: readonly Cell[]): readonly Cell[] => {
  const encode = ENCODE[type];
  if (!encode) return column;
  const known = new Map<Cell, Cell>([
    [null, null],
    ['', null],
  ]);
  const out = new Array<Cell>(column.length);
  for (let r = 0; r < column.length; r++) {
    const value = column[r] as Cell;
    let told = known.get(value);
    if (told === undefined) known.set(value, (told = encode(value)));
    out[r] = told;
  }
  return out;
};

/** Columns as rows. */
export const rowsOf = (columns: readonly (readonly Cell[])[], length: number): Cell[][] => {
  const width = columns.length;
  const rows = new Array<Cell[]>(length);
  for (let r = 0; r < length; r++) {
    const row = new Array<Cell>(width);
    for (let c = 0; c < width; c++) row[c] = columns[c]![r] as Cell;
    rows[r] = row;
  }
  return rows;
};

/** One column of rows. */
export const columnOf = (rows: readonly (readonly Cell[])[], at: number): Cell[] => {
  const column = new Array<Cell>(rows.length);
  for (let r = 0; r < rows.length; r++) column[r] = rows[r]![at] as Cell;
  return column;
};
