/** The shapes that functions come in. */
import { each, evaluate, single, type Context } from '../evaluate';
import type { Node } from '../parser';
import {
  cellsOf,
  Fault,
  isMatrix,
  toNumber,
  toText,
  type Matrix,
  type Scalar,
  type Value,
} from '../value';

export interface Known {
  /** How many arguments, at least and at most. */
  readonly takes: readonly [number, number];
  run(of: readonly Node[], context: Context): Value;
}

export const MANY = 255;

/** Of single values: inside ARRAYFORMULA once for each place of its rectangles. */
export const plain = (
  least: number,
  most: number,
  work: (values: readonly Exclude<Scalar, Fault>[], context: Context) => Scalar,
): Known => ({
  takes: [least, most],
  run: (of, context) =>
    each(
      of.map((node) => evaluate(node, context)),
      context,
      (values) =>
        values.find((value): value is Fault => value instanceof Fault) ??
        work(values as Exclude<Scalar, Fault>[], context),
    ),
});

/** Of numbers, one for each argument. */
export const numeric = (
  least: number,
  most: number,
  work: (...numbers: number[]) => Scalar,
): Known =>
  plain(least, most, (values) => {
    const numbers = values.map(toNumber);
    return (
      numbers.find((one): one is Fault => one instanceof Fault) ?? work(...(numbers as number[]))
    );
  });

/** Of texts. */
export const textual = (least: number, most: number, work: (...texts: string[]) => Scalar): Known =>
  plain(least, most, (values) => work(...values.map((value) => toText(value) as string)));

/** Of whole ranges: one answer from all their cells. */
export const whole = (
  least: number,
  most: number,
  work: (values: readonly Value[], context: Context) => Value,
): Known => ({
  takes: [least, most],
  run: (of, context) =>
    work(
      of.map((node) => evaluate(node, context)),
      context,
    ),
});

/** Like ARRAYFORMULA for what stands inside. */
export const inArray = (context: Context): Context =>
  context.array ? context : { ...context, array: true };

/**
 * The numbers among values: of a range only its numbers count, a single value counts when it can be
 * read as one. The first error value is the answer.
 * Source: support.google.com/docs/answer/3093669 (SUM), 3093615 (AVERAGE).
 */
export function numbersOf(values: readonly Value[]): number[] | Fault {
  const found: number[] = [];
  for (const value of values) {
    if (!isMatrix(value)) {
      const number = toNumber(value);
      if (number instanceof Fault) return number;
      if (value !== null) found.push(number);
      continue;
    }
    for (const cell of cellsOf(value))
      if (cell instanceof Fault) return cell;
      else if (typeof cell === 'number') found.push(cell);
  }
  return found;
}

export const asMatrix = (value: Value): Matrix =>
  isMatrix(value) ? value : { rows: 1, columns: 1, at: () => value };

export const one = (node: Node, context: Context): Scalar =>
  single(evaluate(node, context), context);
