import type { Coded } from './coded';
import { toldIn, type Line } from './told';

/*
 * Which groups are not shown. A group of fewer persons than the school's threshold is not; nor are groups
 * from which it could be told by subtraction. What could be told depends on what else can be seen, and a
 * reader can see much: the whole, every part of it by any axis of the chart, and the same chart for another
 * school or without a filter. So a filter is an axis like any other here, and what is decided about a group
 * is the same however one comes to it.
 */

/** Something that groups are told apart by: an axis of the chart or a filter. */
export type Dimension = Coded;

/** Who stands in a row. */
export type Who =
  | { readonly is: 'person'; readonly codes: Int32Array; readonly count: number }
  /** Rows hold counts: the largest sum over the rows of one moment. */
  | { readonly is: 'counted'; readonly sums: Float64Array; readonly at: Int32Array };

interface Cell {
  readonly key: number;
  /** Its place along each axis; -1: all of it. */
  readonly place: readonly number[];
  people: number;
  hidden: boolean;
}

export interface Settled {
  isHidden(place: readonly number[]): boolean;
  people(place: readonly number[]): number;
}

/** @param rows those that count for the value, whatever the filters. Sorted by person or moment. */
export const settle = (
  rows: Uint32Array,
  dimensions: readonly Dimension[],
  who: Who,
  smallGroup: number,
): Settled => {
  const strides: number[] = [];
  dimensions.reduce((stride, { keys }, d) => {
    strides[d] = stride;
    return stride * (keys.length + 1);
  }, 1);
  const keyOf = (place: readonly number[]): number =>
    place.reduce((key, code, d) => key + (code + 1) * strides[d]!, 0);

  const cells = new Map<number, Cell>();
  const subsets = Array.from({ length: 1 << dimensions.length }, (_, subset) => subset);
  const sizeOf = (subset: number): number => subset.toString(2).replace(/0/g, '').length;
  subsets.sort((a, b) => sizeOf(a) - sizeOf(b) || a - b);
  const levels = subsets.map((subset) => {
    const level = countLevel(rows, dimensions, strides, subset, who);
    for (const cell of level) {
      cell.hidden = cell.people > 0 && cell.people < smallGroup;
      cells.set(cell.key, cell);
    }
    return linesOf(level, dimensions, strides, subset, cells);
  });
  const lines = levels.flat();
  // A whole that has to be hidden late may open another line that was settled before.
  for (let again = true; again;)
    again =
      levels.map((level) => protect(level, smallGroup)).some(Boolean) ||
      hideMore(lines, smallGroup);

  return {
    isHidden: (place) => cells.get(keyOf(place))?.hidden ?? false,
    people: (place) => cells.get(keyOf(place))?.people ?? 0,
  };
};

/** The groups along some of the axes, and how many persons each has. */
const countLevel = (
  rows: Uint32Array,
  dimensions: readonly Dimension[],
  strides: readonly number[],
  subset: number,
  who: Who,
): Cell[] => {
  const axes = dimensions.flatMap((_, d) => (subset & (1 << d) ? [d] : []));
  const found = new Map<number, number>();
  const people: number[] = [];
  const first: number[] = [];
  const last: number[] = [];
  const sums: number[] = [];
  for (let i = 0; i < rows.length; i++) {
    const row = rows[i]!;
    let key = 0;
    for (let a = 0; a < axes.length; a++)
      key += (dimensions[axes[a]!]!.codes[row]! + 1) * strides[axes[a]!]!;
    let cell = found.get(key);
    if (cell === undefined) {
      cell = people.length;
      found.set(key, cell);
      people.push(0);
      first.push(row);
      last.push(-1);
      sums.push(0);
    }
    // Rows come person by person, or moment by moment: who is not the last one was not here before.
    if (who.is === 'person') {
      if (last[cell] !== who.codes[row]) people[cell]!++;
      last[cell] = who.codes[row]!;
    } else {
      if (last[cell] !== who.at[row]) sums[cell] = 0;
      last[cell] = who.at[row]!;
      sums[cell]! += who.sums[row]!;
      if (sums[cell]! > people[cell]!) people[cell] = sums[cell]!;
    }
  }
  return [...found].map(([key, cell]) => ({
    key,
    place: dimensions.map(({ codes }, d) => (subset & (1 << d) ? codes[first[cell]!]! : -1)),
    people: people[cell]!,
    hidden: false,
  }));
};

const linesOf = (
  level: readonly Cell[],
  dimensions: readonly Dimension[],
  strides: readonly number[],
  subset: number,
  cells: ReadonlyMap<number, Cell>,
): Line<Cell>[] =>
  dimensions.flatMap((_, d) => {
    if (!(subset & (1 << d))) return [];
    const lines = new Map<number, Cell[]>();
    for (const cell of level) {
      const whole = cell.key - (cell.place[d]! + 1) * strides[d]!;
      const line = lines.get(whole);
      if (line) line.push(cell);
      else lines.set(whole, [cell]);
    }
    return [...lines].map(([whole, parts]) => ({
      whole: cells.get(whole)!,
      // The smallest first: hiding it costs the reader least.
      parts: parts
        .filter((cell) => cell.people > 0)
        .sort((a, b) => a.people - b.people || a.key - b.key),
    }));
  });

/**
 * Hides more where a hidden group is the only unknown of a line, or where all unknown groups of it together
 * are still too few. @returns whether anything changed.
 */
const protect = (lines: readonly Line<Cell>[], smallGroup: number): boolean => {
  let changed = false;
  for (let again = true; again;) {
    again = false;
    for (const { whole, parts } of lines) {
      let unknown = whole.hidden ? 1 : 0;
      let together = whole.hidden ? smallGroup : 0;
      for (const part of parts)
        if (part.hidden) {
          unknown++;
          together += part.people;
        }
      if (unknown === 0 || (unknown > 1 && together >= smallGroup)) continue;
      const next = parts.find((part) => !part.hidden) ?? (whole.hidden ? undefined : whole);
      if (!next) continue;
      next.hidden = true;
      again = changed = true;
    }
  }
  return changed;
};

/**
 * Several lines together may tell what none of them tells alone: then the smallest group beside the one that
 * is told is hidden too. @returns whether anything changed.
 */
const hideMore = (lines: readonly Line<Cell>[], smallGroup: number): boolean => {
  let changed = false;
  for (const { group, lines: near } of toldIn(lines)) {
    if (group.people >= smallGroup) continue;
    const own = near.filter(({ whole, parts }) => whole === group || parts.includes(group));
    const next = smallestShown(own) ?? smallestShown(near);
    if (next) next.hidden = changed = true;
  }
  return changed;
};

const smallestShown = (lines: readonly Line<Cell>[]): Cell | undefined => {
  let found: Cell | undefined;
  for (const { whole, parts } of lines)
    for (const cell of [...parts, whole])
      if (!cell.hidden && (!found || cell.people < found.people)) found = cell;
  return found;
};
