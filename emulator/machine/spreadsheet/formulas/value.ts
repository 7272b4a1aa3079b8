/** What formulas work with: scalars, error values, and rectangles of them. */
import type { Cell, Tab } from '../book';
import { display } from '../display';
import { typed } from '../input';

/** The error values a cell can show. Source: support.google.com/docs/answer/3238305 (ERROR.TYPE). */
export type FaultType =
  '#NULL!' | '#DIV/0!' | '#VALUE!' | '#REF!' | '#NAME?' | '#NUM!' | '#N/A' | '#ERROR!';

export class Fault {
  constructor(
    readonly type: FaultType,
    readonly message = '',
  ) {}
}

export type Scalar = Cell | null | Fault;

/** A rectangle, read cell by cell. A range of a tab also says where it lies. */
export interface Matrix {
  readonly rows: number;
  readonly columns: number;
  at(row: number, column: number): Scalar;
  readonly where?: { readonly tab: Tab; readonly row: number; readonly column: number };
}

export type Value = Scalar | Matrix;

/** A function or form that the emulator does not know: it says so instead of answering wrongly. */
export class Unsupported extends Error {
  constructor(
    readonly what: string,
    cell = '',
  ) {
    super(`The emulator does not know ${what} in a formula${cell && ` (${cell})`}.`);
    this.name = 'Unsupported';
  }
}

export const isMatrix = (value: Value): value is Matrix =>
  typeof value === 'object' && value !== null && !(value instanceof Fault);

export const isFault = (value: Value): value is Fault => value instanceof Fault;

export const matrixOf = (rows: readonly (readonly Scalar[])[]): Matrix => ({
  rows: rows.length,
  columns: rows.reduce((most, row) => Math.max(most, row.length), 0),
  at: (row, column) => rows[row]?.[column] ?? null,
});

export const columnOf = (cells: readonly Scalar[]): Matrix => ({
  rows: cells.length,
  columns: 1,
  at: (row) => cells[row] ?? null,
});

export const rowsOf = (matrix: Matrix): Scalar[][] =>
  Array.from({ length: matrix.rows }, (_, row) =>
    Array.from({ length: matrix.columns }, (__, column) => matrix.at(row, column)),
  );

/** Every cell of a value, row by row. */
export function* cellsOf(value: Value): Generator<Scalar> {
  if (!isMatrix(value)) {
    yield value;
    return;
  }
  for (let row = 0; row < value.rows; row += 1)
    for (let column = 0; column < value.columns; column += 1) yield value.at(row, column);
}

const thisYear = () => new Date().getUTCFullYear();

/** A text that reads as a number, a percentage or a date, as if it were typed; `null` when it does not. */
export function numberIn(text: string): number | null {
  const { value } = typed(text, false, thisYear);
  return typeof value === 'number' ? value : null;
}

/** An operand of arithmetic: empty is 0, TRUE is 1, a text counts when it reads as a number. */
export function toNumber(value: Scalar): number | Fault {
  if (typeof value === 'number' || value instanceof Fault) return value;
  if (value === null) return 0;
  if (typeof value === 'boolean') return value ? 1 : 0;
  return (
    numberIn(value) ??
    new Fault('#VALUE!', `Could not parse text: "${value}". It cannot be coerced to a number.`)
  );
}

export function toText(value: Scalar): string | Fault {
  return value instanceof Fault ? value : display(value, '');
}

export function toBoolean(value: Scalar): boolean | Fault {
  if (value instanceof Fault || typeof value === 'boolean') return value;
  if (value === null) return false;
  if (typeof value === 'number') return value !== 0;
  if (/^true$/i.test(value)) return true;
  if (/^false$/i.test(value)) return false;
  return new Fault('#VALUE!', `"${value}" is a text and cannot be coerced to a boolean.`);
}

const rank = (value: Cell): number =>
  typeof value === 'number' ? 0 : typeof value === 'string' ? 1 : 2;

/**
 * The order of two values: numbers before texts before booleans, texts without regard to case. An
 * empty cell is the other side's zero: 0, "" or FALSE.
 */
export function compare(a: Cell | null, b: Cell | null): number {
  if (typeof a === 'number' && typeof b === 'number') return a - b;
  if (a === b) return 0;
  const left = a ?? emptyAs(b);
  const right = b ?? emptyAs(a);
  if (left === null || right === null) return 0;
  if (typeof left === 'string' && typeof right === 'string') return compareText(left, right);
  return rank(left) - rank(right) || Number(left) - Number(right);
}

const emptyAs = (other: Cell | null): Cell | null =>
  other === null ? null : typeof other === 'number' ? 0 : typeof other === 'string' ? '' : false;

export function compareText(a: string, b: string): number {
  if (a === b) return 0;
  const [left, right] = [a.toLowerCase(), b.toLowerCase()];
  return left < right ? -1 : left > right ? 1 : 0;
}
