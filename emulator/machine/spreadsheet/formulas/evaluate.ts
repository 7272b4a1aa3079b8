/**
 * The value of a formula's tree. Outside of ARRAYFORMULA and the functions that work like it, an
 * operator or function of single values takes one cell of a rectangle: the one in its own row or
 * column for a range, the first for a result.
 * Source: support.google.com/docs/answer/3093275 (ARRAYFORMULA).
 */
import type { Box } from '../a1';
import type { Tab } from '../book';
import { FUNCTIONS } from './functions';
import type { Node } from './parser';
import {
  columnOf,
  compare,
  Fault,
  isMatrix,
  matrixOf,
  toNumber,
  toText,
  Unsupported,
  type Matrix,
  type Scalar,
  type Value,
} from './value';

/** Where a formula stands and what it may ask. */
export interface Context {
  readonly tab: Tab;
  readonly row: number;
  readonly column: number;
  /** Whether operators work on every cell of a rectangle. */
  readonly array: boolean;
  /** Names given by LET. */
  readonly names: ReadonlyMap<string, Value>;
  range(title: string | undefined, box: Box): Value;
  /** Rectangles worked out in this round, by the text that made them. */
  readonly made: Map<string, Matrix>;
  readonly recent: Map<string, Matrix>;
  /** Virtual time, ms since 1970. */
  now(): number;
  readonly timeZone: string;
}

export function evaluate(node: Node, context: Context): Value {
  const isRepeated = context.array && (node.is === 'binary' || node.is === 'call');
  const text = isRepeated ? textAt(node) : '';
  if (text === '') return worked(node, context);
  const key = `${context.tab.sheetId}:${text}`;
  const { made, recent } = context;
  const held = made.get(key) ?? recent.get(key);
  if (held) return held;
  const value = worked(node, context);
  if (!isMatrix(value)) return value;
  if (!ofCell.has(node)) made.set(key, value);
  else {
    if (recent.size >= RECENT) recent.clear();
    recent.set(key, value);
  }
  return value;
}

function worked(node: Node, context: Context): Value {
  switch (node.is) {
    case 'literal':
      return node.value;
    case 'missing':
      return null;
    case 'range':
      return context.range(node.title, node.box);
    case 'name':
      return (
        context.names.get(node.name.toLowerCase()) ??
        new Fault('#NAME?', `Unknown range name: '${node.name}'.`)
      );
    case 'array':
      return arrayOf(node.rows, context);
    case 'unary':
      return each([evaluate(node.of, context)], context, ([value]) =>
        signed(node.operator, value!),
      );
    case 'binary':
      return binary(node, context);
    case 'call': {
      const known = Object.hasOwn(FUNCTIONS, node.name) ? FUNCTIONS[node.name] : undefined;
      if (!known) throw new Unsupported(`the function ${node.name}`);
      const [least, most] = known.takes;
      if (node.of.length < least || node.of.length > most)
        return new Fault('#N/A', `Wrong number of arguments to ${node.name}.`);
      return known.run(node.of, context);
    }
  }
}

/** The value as one cell would use it. */
export function single(value: Value, context: Context): Scalar {
  if (!isMatrix(value)) return value;
  const { where, rows, columns } = value;
  if (rows === 1 && columns === 1) return value.at(0, 0);
  if (!where) return value.at(0, 0);
  const down = context.row - where.row;
  const right = context.column - where.column;
  if (columns === 1 && down >= 0 && down < rows) return value.at(down, 0);
  if (rows === 1 && right >= 0 && right < columns) return value.at(0, right);
  return new Fault('#VALUE!', 'An array value could not be found.');
}

/** Applies `work` to single values, or to each place of the rectangles among them. */
export function each(
  values: readonly Value[],
  context: Context,
  work: (values: readonly Scalar[]) => Scalar,
): Value {
  if (!context.array || !values.some(isMatrix))
    return work(values.map((value) => single(value, context)));
  const size = (side: 'rows' | 'columns') =>
    Math.max(...values.map((value) => (isMatrix(value) ? value[side] : 1)));
  const [height, width] = [size('rows'), size('columns')];
  if (width === 1) {
    const cells = new Array<Scalar>(height);
    for (let row = 0; row < height; row += 1)
      cells[row] = work(values.map((value) => pick(value, row, 0)));
    return columnOf(cells);
  }
  const rows: Scalar[][] = [];
  for (let row = 0; row < height; row += 1) {
    const line: Scalar[] = [];
    for (let column = 0; column < width; column += 1)
      line.push(work(values.map((value) => pick(value, row, column))));
    rows.push(line);
  }
  return matrixOf(rows);
}

/** What a value has for one place of a rectangle: a single row or column goes with every other. */
function pick(value: Value, row: number, column: number): Scalar {
  if (!isMatrix(value)) return value;
  const r = value.rows === 1 ? 0 : row;
  const c = value.columns === 1 ? 0 : column;
  return r < value.rows && c < value.columns ? value.at(r, c) : new Fault('#N/A');
}

function arrayOf(rows: readonly (readonly Node[])[], context: Context): Value {
  const lines = rows.map((row) => row.map((node) => evaluate(node, context)));
  if (lines.flat().some(isMatrix)) throw new Unsupported('an array literal of ranges');
  if (lines.some((line) => line.length !== lines[0]!.length))
    return new Fault(
      '#REF!',
      'In array literal, an array literal was missing values for one or more rows.',
    );
  return matrixOf(lines as Scalar[][]);
}

function signed(operator: '-' | '+' | '%', value: Scalar): Scalar {
  if (operator === '+') return value;
  const number = toNumber(value);
  if (number instanceof Fault) return number;
  return operator === '-' ? -number || 0 : number / 100;
}

function binary(node: Extract<Node, { is: 'binary' }>, context: Context): Value {
  const operator = OPERATORS[node.operator]!;
  const work = (left: Scalar, right: Scalar): Scalar =>
    left instanceof Fault ? left : right instanceof Fault ? right : operator(left, right);
  const [left, right] = [evaluate(node.left, context), evaluate(node.right, context)];
  const rows = context.array ? columnRows(left, right) : 0;
  if (rows === 0) return each([left, right], context, ([a, b]) => work(a!, b!));
  // Columns are what reports are made of: a list for each of their rows would be most of the work.
  const cells = new Array<Scalar>(rows);
  for (let row = 0; row < rows; row += 1)
    cells[row] = work(pick(left, row, 0), pick(right, row, 0));
  return columnOf(cells);
}

/** How many rows two values have together where they are columns, or one is and the other a single value; else 0. */
function columnRows(left: Value, right: Value): number {
  const [l, r] = [isMatrix(left) ? left : null, isMatrix(right) ? right : null];
  if ((l && l.columns !== 1) || (r && r.columns !== 1)) return 0;
  return Math.max(l?.rows ?? 0, r?.rows ?? 0);
}

/** What a few formulas beside each other have in common: conditions about the label in front of them. */
const RECENT = 400;

/**
 * Equal texts in one tab mean equal values. What is made of whole ranges alone is made once; what has
 * a single cell in it is different in each row, and soon forgotten. A name means what its LET says.
 */
function textAt(node: Node): string {
  let text = texts.get(node);
  if (text === undefined) texts.set(node, (text = textOf(node)));
  return text;
}

/** A single cell that is the same one in every formula. */
const FIXED = /\$[A-Z]+\$\d+$/i;

const texts = new WeakMap<Node, string>();
const ofCell = new WeakSet<Node>();
const REPEATABLE =
  /^(ROW|COLUMN|EXACT|NOT|IF|IFNA|IFERROR|ISNUMBER|FIND|LEFT|RIGHT|REGEXMATCH|VLOOKUP|NOW|WEEKDAY|YEAR|MONTH|DAY|HOUR|INT|EDATE|DATE)$/;

/** "" where the node is not repeatable. */
function textOf(node: Node): string {
  switch (node.is) {
    case 'range':
      if (!node.source.includes(':') && !FIXED.test(node.source)) ofCell.add(node);
      return node.source;
    case 'literal':
      return node.value instanceof Fault ? '' : JSON.stringify(node.value);
    case 'unary':
      return joined(node, [node.of], (of) => `${node.operator}(${of})`);
    case 'binary':
      return joined(node, [node.left, node.right], (...of) => `(${of.join(node.operator)})`);
    case 'call':
      return REPEATABLE.test(node.name)
        ? joined(node, node.of, (...of) => `${node.name}(${of.join()})`)
        : '';
    default:
      return '';
  }
}

const joined = (node: Node, of: readonly Node[], write: (...texts: string[]) => string): string => {
  const parts = of.map(textAt);
  if (parts.includes('')) return '';
  if (of.some((one) => ofCell.has(one))) ofCell.add(node);
  return write(...parts);
};

type Operator = (left: Exclude<Scalar, Fault>, right: Exclude<Scalar, Fault>) => Scalar;

const arithmetic =
  (work: (left: number, right: number) => Scalar): Operator =>
  (left, right) => {
    const [a, b] = [toNumber(left), toNumber(right)];
    return a instanceof Fault ? a : b instanceof Fault ? b : work(a, b);
  };

const comparison =
  (holds: (order: number) => boolean): Operator =>
  (left, right) =>
    holds(compare(left, right));

const NUM = () => new Fault('#NUM!', 'The result is not a number that a cell can hold.');
const finite = (value: number): Scalar => (Number.isFinite(value) ? value : NUM());

const OPERATORS: Readonly<Record<string, Operator>> = {
  '+': arithmetic((a, b) => finite(a + b)),
  '-': arithmetic((a, b) => finite(a - b)),
  '*': arithmetic((a, b) => finite(a * b)),
  '/': arithmetic((a, b) =>
    b === 0 ? new Fault('#DIV/0!', 'Function DIVIDE parameter 2 cannot be zero.') : finite(a / b),
  ),
  '^': arithmetic((a, b) => finite(a ** b)),
  '&': (left, right) => `${toText(left) as string}${toText(right) as string}`,
  '=': comparison((order) => order === 0),
  '<>': comparison((order) => order !== 0),
  '<': comparison((order) => order < 0),
  '<=': comparison((order) => order <= 0),
  '>': comparison((order) => order > 0),
  '>=': comparison((order) => order >= 0),
};
