import type { Cell, Conditions, Quantity } from '../../model';
import { coded, type Coded } from './coded';
import type { Table } from './table';

/** Rows that are looked at, and for each the group it belongs to. */
export interface Grouped {
  readonly rows: Uint32Array;
  /** By place in `rows`. */
  readonly groups: Int32Array;
  readonly count: number;
}

/** By group. */
export interface Computed {
  readonly values: readonly (number | null)[];
  readonly texts?: readonly (string | null)[];
}

type Counts = (row: number) => boolean;

const meets = (table: Table, where: Conditions | undefined): Counts => {
  const mask = table.mask(where);
  return mask ? (row) => mask[row] === 1 : () => true;
};

/** And the field is not empty. */
const filled = (table: Table, where: Conditions | undefined, field: string): Counts => {
  const counts = meets(table, where);
  const cells = table.column(field);
  return (row) => counts(row) && cells[row] !== null;
};

/** The rows a quantity is computed of: whoever stands in them is behind the value. */
export const usedBy = (quantity: Quantity, table: Table): Counts => {
  switch (quantity.of) {
    case 'ratio':
      return usedBy(quantity.below, table);
    case 'rows':
      return meets(table, quantity.where);
    case 'share':
      return quantity.distinct === undefined
        ? meets(table, quantity.among)
        : filled(table, quantity.among, quantity.distinct);
    case 'top':
      return filled(table, undefined, quantity.field);
    default:
      return filled(table, quantity.where, quantity.field);
  }
};

const rowsOf = ({ rows, groups, count }: Grouped, counts: Counts): Float64Array => {
  const sums = new Float64Array(count);
  for (let i = 0; i < rows.length; i++) if (counts(rows[i]!)) sums[groups[i]!]!++;
  return sums;
};

const distinctOf = (
  { codes, keys }: Coded,
  { rows, groups, count }: Grouped,
  counts: Counts,
): Float64Array => {
  const seen = new Set<number>();
  const sums = new Float64Array(count);
  for (let i = 0; i < rows.length; i++) {
    const row = rows[i]!;
    if (!counts(row)) continue;
    const pair = groups[i]! * keys.length + codes[row]!;
    if (seen.has(pair)) continue;
    seen.add(pair);
    sums[groups[i]!]!++;
  }
  return sums;
};

/** The numbers of each group. */
const numbersOf = (cells: readonly Cell[], grouped: Grouped, counts: Counts): Float64Array[] => {
  const { rows, groups, count } = grouped;
  const isNumber: Counts = (row) => counts(row) && Number.isFinite(cells[row]);
  const sizes = rowsOf(grouped, isNumber);
  const numbers = Array.from(sizes, (size) => new Float64Array(size));
  const ends = new Uint32Array(count);
  for (let i = 0; i < rows.length; i++) {
    const row = rows[i]!;
    if (isNumber(row)) numbers[groups[i]!]![ends[groups[i]!]!++] = cells[row] as number;
  }
  return numbers;
};

const sumOf = (numbers: Float64Array): number => {
  // What rounding loses is kept beside (Neumaier): tenths of a thousand students add up as on paper.
  let sum = 0;
  let lost = 0;
  for (const number of numbers) {
    const next = sum + number;
    lost += Math.abs(sum) >= Math.abs(number) ? sum - next + number : number - next + sum;
    sum = next;
  }
  return sum + lost;
};

/**
 * The value at a share of the way from the smallest to the largest of n sorted values: at place
 * (n − 1) · share, between two values in proportion. PERCENTILE.INC and MEDIAN of spreadsheets are the same.
 */
export const percentileOf = (numbers: Float64Array, share: number): number => {
  const sorted = numbers.slice().sort();
  const place = (sorted.length - 1) * share;
  const [low, high] = [sorted[Math.floor(place)]!, sorted[Math.ceil(place)]!];
  return low + (high - low) * (place - Math.floor(place));
};

const least = (numbers: Float64Array): number => numbers.reduce((a, b) => (b < a ? b : a));
const most = (numbers: Float64Array): number => numbers.reduce((a, b) => (b > a ? b : a));

const divided = (above: ArrayLike<number | null>, below: ArrayLike<number | null>) =>
  Array.from({ length: above.length }, (_, i) => {
    const [a, b] = [above[i] ?? null, below[i] ?? null];
    return a === null || b === null || b === 0 ? null : a / b;
  });

/** Of each group the text that stands there most, the first by alphabet of equals, and how often. */
const topOf = (table: Table, field: string, grouped: Grouped, counts: Counts) => {
  const { rows, groups, count } = grouped;
  const { codes, keys } = coded(table.column(field));
  const tally = new Map<number, number>();
  for (let i = 0; i < rows.length; i++) {
    const row = rows[i]!;
    const pair = groups[i]! * keys.length + codes[row]!;
    if (counts(row)) tally.set(pair, (tally.get(pair) ?? 0) + 1);
  }
  const texts = new Array<string | null>(count).fill(null);
  const times = new Float64Array(count);
  for (const [pair, number] of tally) {
    const group = Math.floor(pair / keys.length);
    const text = String(keys[pair % keys.length]);
    const isFirst = number === times[group] && text < (texts[group] ?? '');
    if (number > times[group]! || isFirst) [texts[group], times[group]] = [text, number];
  }
  return { texts, times };
};

/** A quantity of each group. Null where there is nothing to compute it of. */
export const compute = (quantity: Quantity, table: Table, grouped: Grouped): Computed => {
  const used = usedBy(quantity, table);
  const numbers = (field: string, answer: (numbers: Float64Array) => number): (number | null)[] =>
    numbersOf(table.column(field), grouped, used).map((some) =>
      some.length === 0 ? null : answer(some),
    );
  switch (quantity.of) {
    case 'rows':
      return { values: [...rowsOf(grouped, used)] };
    case 'distinct':
      return {
        values: [...distinctOf(table.identity(quantity.field, quantity.within), grouped, used)],
      };
    case 'sum':
      return { values: numbers(quantity.field, sumOf) };
    case 'mean':
      return { values: numbers(quantity.field, (some) => sumOf(some) / some.length) };
    case 'min':
      return { values: numbers(quantity.field, least) };
    case 'max':
      return { values: numbers(quantity.field, most) };
    case 'median':
      return { values: numbers(quantity.field, (some) => percentileOf(some, 0.5)) };
    case 'percentile':
      return { values: numbers(quantity.field, (some) => percentileOf(some, quantity.at / 100)) };
    case 'ratio': {
      const above = compute(quantity.above, table, grouped).values;
      return { values: divided(above, compute(quantity.below, table, grouped).values) };
    }
    case 'share': {
      const meeting = meets(table, quantity.where);
      const both: Counts = (row) => used(row) && meeting(row);
      const { distinct } = quantity;
      const count = (counts: Counts): Float64Array =>
        distinct === undefined
          ? rowsOf(grouped, counts)
          : distinctOf(table.identity(distinct), grouped, counts);
      return { values: divided(count(both), count(used)) };
    }
    case 'top': {
      const wanted = filled(table, quantity.where, quantity.field);
      const { texts, times } = topOf(table, quantity.field, grouped, wanted);
      return { values: divided(times, rowsOf(grouped, used)), texts };
    }
  }
};
