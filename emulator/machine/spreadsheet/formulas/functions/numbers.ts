/** Arithmetic and statistics. Sources: support.google.com/docs/answer/3093440 (ROUND), 3093669 (SUM), 3093615 (AVERAGE), 3094025 (MEDIAN), 3094093 (PERCENTILE), 3093620 (COUNT), 3093991 (COUNTA), 3093405 (COUNTUNIQUE), 3094294 (SUMPRODUCT), 3094292 (MMULT). */
import { evaluate } from '../evaluate';
import { cellsOf, Fault, isMatrix, matrixOf, rowsOf, type Scalar, type Value } from '../value';
import { asMatrix, inArray, MANY, numbersOf, numeric, whole, type Known } from './kinds';

/** Half away from zero, on the decimal digits a person sees. */
const round = (value: number, places = 0): number => {
  const size = Math.abs(value);
  const digits = Math.trunc(places);
  const shifted = Number(`${Number(size.toPrecision(15))}e${digits}`);
  const whole_ = Number(`${Math.round(shifted)}e${-digits}`);
  return (value < 0 ? -whole_ : whole_) || 0;
};

const towards =
  (work: (value: number) => number) =>
  (value: number, places = 0): number => {
    const power = 10 ** Math.trunc(places);
    return (
      (Math.sign(value) * work(Number((Math.abs(value) * power).toPrecision(15)))) / power || 0
    );
  };

const statistic = (work: (numbers: number[]) => Scalar): Known =>
  whole(1, MANY, (values) => {
    const numbers = numbersOf(values);
    return numbers instanceof Fault ? numbers : work(numbers);
  });

const sum = (numbers: readonly number[]): number => numbers.reduce((total, one) => total + one, 0);
const NUM = (name: string) => new Fault('#NUM!', `${name} has no valid input data.`);
const least = (numbers: readonly number[]) => numbers.reduce((a, b) => Math.min(a, b), Infinity);
const most = (numbers: readonly number[]) => numbers.reduce((a, b) => Math.max(a, b), -Infinity);

/** Between the two nearest values, in proportion. */
export function percentile(numbers: readonly number[], share: number): Scalar {
  if (numbers.length === 0) return NUM('PERCENTILE');
  if (share < 0 || share > 1)
    return new Fault(
      '#NUM!',
      `Function PERCENTILE parameter 2 value is ${share}. Valid values are between 0 and 1 inclusive.`,
    );
  const sorted = numbers.slice().sort((a, b) => a - b);
  const place = (sorted.length - 1) * share;
  const below = Math.floor(place);
  const above = sorted[below + 1];
  return above === undefined
    ? sorted[below]!
    : sorted[below]! + (above - sorted[below]!) * (place - below);
}

const ranked = (share: (given: number) => number): Known =>
  whole(2, 2, ([data, given]) => {
    const numbers = numbersOf([data!]);
    const at = numbersOf([given!]);
    if (numbers instanceof Fault) return numbers;
    if (at instanceof Fault) return at;
    return percentile(numbers, share(at[0] ?? 0));
  });

const count = (counts: (cell: Scalar) => boolean): Known =>
  whole(1, MANY, (values) => {
    let found = 0;
    for (const value of values) for (const cell of cellsOf(value)) if (counts(cell)) found += 1;
    return found;
  });

export const distinct = (cells: Iterable<Scalar>): number => {
  const seen = new Set<Scalar | string>();
  for (const cell of cells) if (cell !== null && !(cell instanceof Fault)) seen.add(cell);
  return seen.size;
};

const product: Known = {
  takes: [1, MANY],
  run(of, context) {
    const matrices = of.map((node) => asMatrix(evaluate(node, inArray(context))));
    const [first] = matrices;
    if (matrices.some((one) => one.rows !== first!.rows || one.columns !== first!.columns))
      return new Fault('#VALUE!', 'SUMPRODUCT has mismatched range sizes.');
    let total = 0;
    const all = matrices.map(rowsOf);
    for (let row = 0; row < first!.rows; row += 1)
      for (let column = 0; column < first!.columns; column += 1) {
        let term = 1;
        for (const lines of all) {
          const cell = lines[row]![column]!;
          if (cell instanceof Fault) return cell;
          // What is not a number counts as 0; truth values count only after arithmetic.
          term *= typeof cell === 'number' ? cell : 0;
        }
        total += term;
      }
    return total;
  },
};

/** Rows of the one by columns of the other; every cell has to be a number. */
const matrixProduct: Known = whole(2, 2, (values) => {
  const [left, right] = values.map((value) => rowsOf(asMatrix(value)));
  for (const cell of [...left!.flat(), ...right!.flat()])
    if (cell instanceof Fault) return cell;
    else if (typeof cell !== 'number')
      return new Fault('#VALUE!', 'Function MMULT expects number values.');
  if (left![0]!.length !== right!.length)
    return new Fault('#VALUE!', 'Function MMULT has incompatible matrix sizes.');
  return matrixOf(
    left!.map((row) =>
      right![0]!.map((_, column) =>
        row.reduce<number>(
          (total, cell, at) => total + Number(cell) * Number(right![at]![column]),
          0,
        ),
      ),
    ),
  );
});

export const NUMBERS: Readonly<Record<string, Known>> = {
  MMULT: matrixProduct,
  ABS: numeric(1, 1, Math.abs),
  INT: numeric(1, 1, Math.floor),
  MOD: numeric(2, 2, (a, b) =>
    b === 0
      ? new Fault('#DIV/0!', 'Function MOD parameter 2 cannot be zero.')
      : a - b * Math.floor(a / b),
  ),
  SQRT: numeric(1, 1, (a) => (a < 0 ? NUM('SQRT') : Math.sqrt(a))),
  LOG10: numeric(1, 1, (a) => (a <= 0 ? NUM('LOG10') : Math.log10(a))),
  ROUND: numeric(1, 2, round),
  ROUNDUP: numeric(1, 2, towards(Math.ceil)),
  ROUNDDOWN: numeric(1, 2, towards(Math.floor)),
  SUM: statistic(sum),
  PRODUCT: statistic((numbers) => numbers.reduce((a, b) => a * b, 1)),
  AVERAGE: statistic((numbers) =>
    numbers.length > 0
      ? sum(numbers) / numbers.length
      : new Fault('#DIV/0!', 'Evaluation of function AVERAGE caused a divide by zero error.'),
  ),
  MEDIAN: statistic((numbers) => (numbers.length > 0 ? percentile(numbers, 0.5) : NUM('MEDIAN'))),
  MIN: statistic((numbers) => (numbers.length > 0 ? least(numbers) : 0)),
  MAX: statistic((numbers) => (numbers.length > 0 ? most(numbers) : 0)),
  PERCENTILE: ranked((share) => share),
  'PERCENTILE.INC': ranked((share) => share),
  QUARTILE: ranked((quarter) => Math.trunc(quarter) / 4),
  COUNT: count((cell) => typeof cell === 'number'),
  COUNTA: count((cell) => cell !== null),
  COUNTBLANK: count((cell) => cell === null || cell === ''),
  COUNTUNIQUE: whole(1, MANY, (values: readonly Value[]) =>
    distinct(values.flatMap((value) => (isMatrix(value) ? rowsOf(value).flat() : [value]))),
  ),
  SUMPRODUCT: product,
};
