/** Functions that answer rectangles, and those that look into them. Sources: support.google.com/docs/answer/3093197 (FILTER), 3093198 (UNIQUE), 3093150 (SORT), 3093275 (ARRAYFORMULA), 3098242 (INDEX), 3093378 (MATCH), 3093318 (VLOOKUP), 9368244 (SEQUENCE), 3267036 (ARRAY_CONSTRAIN), 13190461 (VSTACK). */
import { each, evaluate, single, type Context } from '../evaluate';
import type { Node } from '../parser';
import {
  columnOf,
  compare,
  Fault,
  isFault,
  isMatrix,
  matrixOf,
  rowsOf,
  toBoolean,
  toNumber,
  Unsupported,
  type Matrix,
  type Scalar,
  type Value,
} from '../value';
import { asMatrix, inArray, MANY, one, whole, type Known } from './kinds';

const arrayFormula: Known = {
  takes: [1, 1],
  run: (of, context) => evaluate(of[0]!, inArray(context)),
};

/** Whether a cell of a condition keeps its row: numbers count as truth values, texts do not. */
const keeps = (cell: Scalar): boolean => cell === true || (typeof cell === 'number' && cell !== 0);

const masks = new WeakMap<Matrix, Uint8Array>();

/** The rows that a condition keeps. What several formulas have in common is looked through once. */
function maskOf(test: Matrix): Uint8Array {
  let mask = masks.get(test);
  if (!mask) {
    mask = Uint8Array.from({ length: test.rows }, (_, row) => Number(keeps(test.at(row, 0))));
    masks.set(test, mask);
  }
  return mask;
}

const filter: Known = {
  takes: [2, MANY],
  run(of, context) {
    const inside = inArray(context);
    const data = evaluate(of[0]!, inside);
    if (isFault(data)) return data;
    const source = asMatrix(data);
    const conditions = of.slice(1).map((node) => evaluate(node, inside));
    for (const condition of conditions) if (isFault(condition)) return condition;
    const tests = conditions.map(asMatrix);
    for (const test of tests)
      if (test.columns !== 1 || test.rows !== source.rows)
        if (test.rows === 1 && test.columns === source.columns && source.columns > 1)
          throw new Unsupported('FILTER by columns');
        else
          return new Fault(
            '#N/A',
            `FILTER has mismatched range sizes. Expected row count: ${source.rows}. column count: 1. Actual row count: ${test.rows}, column count: ${test.columns}.`,
          );
    const kept = rowsIn(tests.map(maskOf), source.rows);
    if (kept.length === 0) return new Fault('#N/A', 'No matches are found in FILTER evaluation.');
    // Only what is kept is looked at.
    return source.columns === 1
      ? columnOf(kept.map((row) => source.at(row, 0)))
      : matrixOf(
          kept.map((row) =>
            Array.from({ length: source.columns }, (_, column) => source.at(row, column)),
          ),
        );
  },
};

/** The rows that all masks keep. */
function rowsIn(masks: readonly Uint8Array[], count: number): number[] {
  const rows: number[] = [];
  next: for (let row = 0; row < count; row += 1) {
    for (const mask of masks) if (mask[row] !== 1) continue next;
    rows.push(row);
  }
  return rows;
}

const keyOf = (row: readonly Scalar[]): string =>
  JSON.stringify(row.map((cell) => (cell instanceof Fault ? { fault: cell.type } : cell)));

const unique: Known = whole(1, 1, ([value]) => {
  if (!isMatrix(value!)) return value!;
  const seen = new Map<string, Scalar[]>();
  for (const row of rowsOf(value)) if (!seen.has(keyOf(row))) seen.set(keyOf(row), row);
  return matrixOf([...seen.values()]);
});

/** Empty cells come last in either order. */
function ordered(a: Scalar, b: Scalar, ascending: boolean): number {
  if (a instanceof Fault || b instanceof Fault)
    return Number(a instanceof Fault) - Number(b instanceof Fault);
  if (a === null || b === null) return Number(a === null) - Number(b === null);
  const order = compare(a, b);
  return ascending ? order : -order;
}

const sort: Known = {
  takes: [1, MANY],
  run(of, context) {
    const inside = inArray(context);
    const data = evaluate(of[0]!, inside);
    if (!isMatrix(data)) return data;
    const keys: { column: (row: number) => Scalar; ascending: boolean }[] = [];
    for (let at = 1; at < of.length; at += 2) {
      const by = evaluate(of[at]!, inside);
      const up = of[at + 1] ? toBoolean(one(of[at + 1]!, context)) : true;
      if (isFault(up)) return up;
      if (isMatrix(by) && by.rows === data.rows && by.rows > 1)
        keys.push({ column: (row) => by.at(row, 0), ascending: up });
      else {
        const index = toNumber(single(by, context));
        if (isFault(index)) return index;
        if (index < 1 || index > data.columns)
          return new Fault(
            '#VALUE!',
            `Function SORT parameter ${at + 1} value is ${index}. Valid values are between 1 and ${data.columns} inclusive.`,
          );
        keys.push({ column: (row) => data.at(row, index - 1), ascending: up });
      }
    }
    if (keys.length === 0) keys.push({ column: (row) => data.at(row, 0), ascending: true });
    const rows = rowsOf(data);
    const order = rows
      .map((_, row) => row)
      .sort((a, b) => {
        for (const key of keys) {
          const found = ordered(key.column(a), key.column(b), key.ascending);
          if (found !== 0) return found;
        }
        return a - b;
      });
    return matrixOf(order.map((row) => rows[row]!));
  },
};

function index(of: readonly Node[], context: Context): Value {
  const data = evaluate(of[0]!, inArray(context));
  if (isFault(data)) return data;
  const source = asMatrix(data);
  const place = (node: Node | undefined) => (node ? toNumber(one(node, context)) : 0);
  const [row, column] = [place(of[1]), place(of[2])];
  if (isFault(row)) return row;
  if (isFault(column)) return column;
  if (row < 0 || column < 0 || row > source.rows || column > source.columns)
    return new Fault(
      '#NUM!',
      `Function INDEX parameter 2 value is ${row}. Valid values are between 0 and ${source.rows} inclusive.`,
    );
  const part = (from: number, size: number): readonly [number, number] =>
    from === 0 ? [0, size] : [from - 1, 1];
  const [top, height] = part(row, source.rows);
  const [left, width] = part(column, source.columns);
  if (height === 1 && width === 1) return source.at(top, left);
  const cut: Matrix = {
    rows: height,
    columns: width,
    at: (r, c) => source.at(top + r, left + c),
    ...(source.where && {
      where: { ...source.where, row: source.where.row + top, column: source.where.column + left },
    }),
  };
  return cut;
}

/** Only the exact search: the others need sorted data and answer wrongly without it. */
const match: Known = {
  takes: [2, 3],
  run(of, context) {
    const wanted = evaluate(of[0]!, context);
    if (isFault(wanted)) return wanted;
    const kind = of[2] ? one(of[2], context) : 1;
    if (kind !== 0) throw new Unsupported('MATCH in sorted data');
    const cells = rowsOf(asMatrix(evaluate(of[1]!, context))).flat();
    return each([wanted], context, ([one]) => {
      if (isFault(one!)) return one;
      const at = cells.findIndex((cell) => same(cell, one!));
      return at < 0
        ? new Fault('#N/A', `Did not find value '${String(one)}' in MATCH evaluation.`)
        : at + 1;
    });
  },
};

const same = (cell: Scalar, wanted: Exclude<Scalar, Fault>): boolean =>
  !isFault(cell) && typeof cell === typeof wanted && compare(cell, wanted) === 0;

type Sound = Exclude<Scalar, Fault>;

/** Keys from small to large, all of one kind. */
const inOrder = (keys: readonly Scalar[]): readonly Sound[] => {
  keys.forEach((key, at) => {
    const before = keys[at - 1];
    const isNext = !isFault(key) && typeof key === typeof keys[0];
    if (!isNext || (at > 0 && compare(before as Sound, key) > 0))
      throw new Unsupported('VLOOKUP in data that is not sorted');
  });
  return keys as readonly Sound[];
};

/** The last key that is not larger; -1: there is none. */
const lastUpTo = (keys: readonly Sound[], wanted: Sound): number => {
  if (typeof wanted !== typeof keys[0]) return -1;
  let [low, high] = [-1, keys.length - 1];
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if (compare(keys[middle]!, wanted) <= 0) low = middle;
    else high = middle - 1;
  }
  return low;
};

const vlookup: Known = {
  takes: [3, 4],
  run(of, context) {
    const table = asMatrix(evaluate(of[1]!, context));
    const column = toNumber(one(of[2]!, context));
    if (isFault(column)) return column;
    const sorted = of[3] ? toBoolean(one(of[3], context)) : true;
    if (isFault(sorted)) return sorted;
    const keys = rowsOf(table).map(([key]) => key!);
    const ordered = sorted ? inOrder(keys) : null;
    return each([evaluate(of[0]!, context)], context, ([wanted]) => {
      if (isFault(wanted!)) return wanted;
      const at = ordered ? lastUpTo(ordered, wanted!) : keys.findIndex((key) => same(key, wanted!));
      return at < 0
        ? new Fault('#N/A', `Did not find value '${String(wanted)}' in VLOOKUP evaluation.`)
        : table.at(at, column - 1);
    });
  },
};

export const ARRAYS: Readonly<Record<string, Known>> = {
  ARRAYFORMULA: arrayFormula,
  FILTER: filter,
  UNIQUE: unique,
  SORT: sort,
  INDEX: { takes: [1, 3], run: index },
  MATCH: match,
  /** Rows beneath each other; a narrower one is filled with #N/A. */
  VSTACK: whole(1, MANY, (values) => {
    const fault = values.find(isFault);
    if (fault) return fault;
    const parts = values.map((value) => rowsOf(asMatrix(value)));
    const width = Math.max(...parts.flat().map((row) => row.length));
    const fill = () => new Fault('#N/A');
    return matrixOf(
      parts
        .flat()
        .map((row) =>
          Array.from({ length: width }, (_, at) => row[at] ?? (at < row.length ? null : fill())),
        ),
    );
  }),
  /** The corner of an array, at most so many rows and columns. */
  ARRAY_CONSTRAIN: whole(3, 3, ([value, ...sizes], context) => {
    if (isFault(value!)) return value;
    const [rows, columns] = sizes.map((size) => toNumber(single(size, context)));
    if (isFault(rows!)) return rows;
    if (isFault(columns!)) return columns;
    return matrixOf(
      rowsOf(asMatrix(value!))
        .slice(0, rows)
        .map((row) => row.slice(0, columns)),
    );
  }),
  VLOOKUP: vlookup,
  TRANSPOSE: whole(1, 1, ([value]) => {
    const rows = rowsOf(asMatrix(value!));
    return matrixOf((rows[0] ?? []).map((_, column) => rows.map((row) => row[column]!)));
  }),
  SEQUENCE: whole(1, 4, (values, context) => {
    const [rows = 1, columns = 1, start = 1, step = 1] = values.map((value) =>
      Number(toNumber(single(value, context))),
    );
    return matrixOf(
      Array.from({ length: rows }, (_, row) =>
        Array.from({ length: columns }, (__, column) => start + (row * columns + column) * step),
      ),
    );
  }),
  ROWS: whole(1, 1, ([value]) => (isFault(value!) ? value : asMatrix(value!).rows)),
  COLUMNS: whole(1, 1, ([value]) => (isFault(value!) ? value : asMatrix(value!).columns)),
  ROW: whole(0, 1, ([value], context) => place(value, context, 'row')),
  COLUMN: whole(0, 1, ([value], context) => place(value, context, 'column')),
};

function place(value: Value | undefined, context: Context, side: 'row' | 'column'): Value {
  if (value === undefined) return context[side] + 1;
  if (!isMatrix(value) || !value.where) return new Fault('#N/A', 'Argument must be a range.');
  const from = value.where[side] + 1;
  if (!context.array) return from;
  const { rows, columns } = value;
  return side === 'row'
    ? { rows, columns: 1, at: (row: number) => from + row }
    : { rows: 1, columns, at: (_: number, column: number) => from + column };
}
