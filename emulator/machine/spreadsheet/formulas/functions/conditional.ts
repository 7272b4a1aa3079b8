/** COUNTIFS and its kin. Sources: support.google.com/docs/answer/3093480 (COUNTIF), 3256550 (COUNTIFS), 3093583 (SUMIF), 3238496 (SUMIFS), 3256529 (AVERAGEIF), 3256534 (AVERAGEIFS), 7013817 (MAXIFS), 7014063 (MINIFS), 9584429 (COUNTUNIQUEIFS). */
import { each, evaluate, type Context } from '../evaluate';
import { criterion } from '../criteria';
import type { Node } from '../parser';
import { Fault, type Matrix, type Scalar, type Value } from '../value';
import { asMatrix, MANY, type Known } from './kinds';
import { distinct } from './numbers';

type Answer = (cells: readonly Scalar[]) => Scalar;

const numbersIn = (cells: readonly Scalar[]): number[] =>
  cells.filter((cell): cell is number => typeof cell === 'number');

const faultIn = (cells: readonly Scalar[]): Fault | undefined =>
  cells.find((cell): cell is Fault => cell instanceof Fault);

const total: Answer = (cells) => faultIn(cells) ?? numbersIn(cells).reduce((a, b) => a + b, 0);
const mean: Answer = (cells) => {
  const numbers = numbersIn(cells);
  return (
    faultIn(cells) ??
    (numbers.length > 0
      ? numbers.reduce((a, b) => a + b, 0) / numbers.length
      : new Fault('#DIV/0!', 'Evaluation of function AVERAGEIFS caused a divide by zero error.'))
  );
};
const extreme =
  (pick: (a: number, b: number) => number): Answer =>
  (cells) =>
    faultIn(cells) ??
    (numbersIn(cells).length > 0 ? numbersIn(cells).reduce((a, b) => pick(a, b)) : 0);

/** Pairs of a range and what its cells must be; all of one size. */
function answer(
  name: string,
  of: Matrix | null,
  pairs: readonly { readonly range: Matrix; readonly given: Value }[],
  context: Context,
  work: Answer,
): Value {
  const { rows, columns } = pairs[0]!.range;
  const differs = (one: Matrix) => one.rows !== rows || one.columns !== columns;
  if ((of && differs(of)) || pairs.some(({ range }) => differs(range)))
    return new Fault('#VALUE!', `Array arguments to ${name} are of different size.`);
  return each(
    pairs.map(({ given }) => given),
    context,
    (given) => {
      const tests = given.map(criterion);
      const found: Scalar[] = [];
      for (let row = 0; row < rows; row += 1)
        for (let column = 0; column < columns; column += 1)
          if (tests.every((test, at) => test(pairs[at]!.range.at(row, column))))
            found.push(of ? of.at(row, column) : true);
      return work(found);
    },
  );
}

function pairsOf(nodes: readonly Node[], context: Context) {
  const values = nodes.map((node) => evaluate(node, context));
  return Array.from({ length: Math.floor(values.length / 2) }, (_, at) => ({
    range: asMatrix(values[at * 2]!),
    given: values[at * 2 + 1]!,
  }));
}

/** The range to work on comes first, then the pairs. */
const several = (name: string, work: Answer): Known => ({
  takes: [3, MANY],
  run: (of, context) =>
    of.length % 2 === 0
      ? new Fault('#N/A', `Wrong number of arguments to ${name}.`)
      : answer(
          name,
          asMatrix(evaluate(of[0]!, context)),
          pairsOf(of.slice(1), context),
          context,
          work,
        ),
});

/** One pair, and then perhaps the range to work on, which begins where the third argument begins. */
const lone = (name: string, work: Answer): Known => ({
  takes: [2, 3],
  run(of, context) {
    const pairs = pairsOf(of.slice(0, 2), context);
    const range = of[2] ? asMatrix(evaluate(of[2], context)) : pairs[0]!.range;
    return answer(name, range, pairs, context, work);
  },
});

const counted: Answer = (cells) => cells.length;

const count = (name: string, most: number): Known => ({
  takes: [2, most],
  run: (of, context) =>
    of.length % 2 === 1
      ? new Fault('#N/A', `Wrong number of arguments to ${name}.`)
      : answer(name, null, pairsOf(of, context), context, counted),
});

export const CONDITIONAL: Readonly<Record<string, Known>> = {
  COUNTIF: count('COUNTIF', 2),
  COUNTIFS: count('COUNTIFS', MANY),
  SUMIF: lone('SUMIF', total),
  SUMIFS: several('SUMIFS', total),
  AVERAGEIF: lone('AVERAGEIF', mean),
  AVERAGEIFS: several('AVERAGEIFS', mean),
  MINIFS: several('MINIFS', extreme(Math.min)),
  MAXIFS: several('MAXIFS', extreme(Math.max)),
  COUNTUNIQUEIFS: several('COUNTUNIQUEIFS', (cells) => distinct(cells)),
};
