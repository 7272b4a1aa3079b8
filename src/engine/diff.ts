import type { Cell } from '../model';

type Row = readonly Cell[];

export interface Step {
  readonly do: 'insert' | 'delete';
  readonly at: number;
  readonly count: number;
}

/**
 * How to turn the rows of a tab into the wanted ones. Row numbers count from 0 below the header.
 * Apply `steps` in their order, then write `runs`; rows written below the last standing one need room.
 */
export interface Diff {
  readonly steps: readonly Step[];
  readonly runs: readonly { readonly at: number; readonly rows: readonly Row[] }[];
  /** Rows that are new, gone or different. */
  readonly changed: number;
  /** Rows that will stand there. */
  readonly length: number;
}

export interface Standing {
  /** Our cells of each row, in contract order. */
  readonly rows: readonly Row[];
  /** Something of the analyst's stands beside the rows, so that each must keep its own row. */
  readonly beside: boolean;
  /** Rows of the analyst's alone: a note, a total. They are moved but never written nor deleted. */
  readonly foreign: ReadonlySet<number>;
}

const same = (a: Row, b: Row): boolean => {
  for (let i = 0; i < b.length; i++) if ((a[i] ?? '') !== b[i]) return false;
  return true;
};

/** Rows this near each other are cheaper to write in one block than to address apart. */
const GAP = 3;

/**
 * Rows are inserted and deleted where something stands beside them; an order the analyst chose by
 * sorting stays then. Where nothing does, rows may be written over.
 * @param keyOf a text that tells a row apart.
 * @param maxSteps above so many insertions and deletions rows are written over, if they may be.
 */
export const diff = (
  standing: Standing,
  wanted: readonly Row[],
  keyOf: (row: Row) => string,
  maxSteps: number,
): Diff => {
  const { rows: current, beside, foreign } = standing;
  const wantedAt = new Map(wanted.map((row, i) => [keyOf(row), i]));
  const taken = new Set<number>();
  /** For each standing row the wanted row it becomes, or -1. */
  const becomes = current.map((row, i) => {
    const at = foreign.has(i) ? -1 : (wantedAt.get(keyOf(row)) ?? -1);
    if (at < 0 || taken.has(at)) return -1;
    taken.add(at);
    return at;
  });
  const kept = becomes.filter((at) => at >= 0);
  const sorted = kept.every((at, i) => i === 0 || at > kept[i - 1]!);
  const gone = current.length - kept.length - foreign.size;
  const changed =
    gone +
    wanted.length -
    becomes.filter((at, i) => at >= 0 && same(current[i]!, wanted[at]!)).length;

  if (sorted || beside) {
    const order = withForeign(
      sorted ? upTo(wanted.length) : keptFirst(kept, wanted.length),
      becomes,
      foreign,
    );
    const placeOf = new Map(order.map((entry, place) => [entry, place]));
    const places = becomes.map((at, i) => {
      const place = at >= 0 ? placeOf.get(at) : foreign.has(i) ? placeOf.get(-1 - i) : undefined;
      return place ?? -1;
    });
    const steps = stepsOf(places, order.length, !beside);
    if (beside || steps.length <= maxSteps) {
      const from = new Map<number, Row>();
      places.forEach((place, i) => place >= 0 && from.set(place, current[i]!));
      const runs = runsOf(
        order.map((entry) => (entry < 0 ? current[-1 - entry]! : wanted[entry]!)),
        (place) => from.get(place),
      );
      return { steps, runs, changed, length: order.length };
    }
  }
  const surplus = current.length - wanted.length;
  return {
    steps: surplus > 0 ? [{ do: 'delete', at: wanted.length, count: surplus }] : [],
    runs: runsOf(wanted, (row) => current[row]),
    changed,
    length: wanted.length,
  };
};

const upTo = (count: number): number[] => Array.from({ length: count }, (_, i) => i);

/** The wanted rows that stand, in the order in which they stand, then the new ones. */
const keptFirst = (kept: readonly number[], count: number): number[] => {
  const present = new Set(kept);
  return [...kept, ...upTo(count).filter((at) => !present.has(at))];
};

/** Puts the analyst's own rows (as -1 - row) after the row they stand under, or last if all are above. */
const withForeign = (
  order: readonly number[],
  becomes: readonly number[],
  foreign: ReadonlySet<number>,
): readonly number[] => {
  if (foreign.size === 0) return order;
  let lastKept = -1;
  becomes.forEach((at, i) => at >= 0 && (lastKept = i));
  const after = new Map<number, number[]>();
  const below: number[] = [];
  let above = -1;
  becomes.forEach((at, i) => {
    if (at >= 0) above = at;
    else if (foreign.has(i) && i > lastKept) below.push(-1 - i);
    else if (foreign.has(i)) after.set(above, [...(after.get(above) ?? []), -1 - i]);
  });
  return [
    ...(after.get(-1) ?? []),
    ...order.flatMap((at) => [at, ...(after.get(at) ?? [])]),
    ...below,
  ];
};

/** Runs of rows that differ from what stands at their place. */
const runsOf = (
  target: readonly Row[],
  standing: (place: number) => Row | undefined,
): Diff['runs'] => {
  const runs: { at: number; rows: Row[] }[] = [];
  let last = -Infinity;
  target.forEach((row, place) => {
    const there = standing(place);
    if (there && same(there, row)) return;
    const run = runs[runs.length - 1];
    if (run && place - last <= GAP) run.rows.push(...target.slice(last + 1, place + 1));
    else runs.push({ at: place, rows: [row] });
    last = place;
  });
  return runs;
};

/**
 * Insertions and deletions from the bottom up, so that none moves the place of another. Rows below the
 * last standing one are not inserted: there is nothing beneath that would have to move.
 */
const stepsOf = (places: readonly number[], length: number, mayReuse: boolean): Step[] => {
  const steps: Step[] = [];
  let next = length;
  for (let row = places.length - 1; row >= -1;) {
    let removed = 0;
    while (row >= 0 && places[row]! < 0) {
      row--;
      removed++;
    }
    const place = row >= 0 ? places[row]! : -1;
    const fresh = next - place - 1;
    const atEnd = row + removed === places.length - 1;
    // What is written over need not be deleted and inserted again, unless a note would stand beside
    // another row than it was written for.
    const reused = atEnd && mayReuse ? Math.min(removed, fresh) : 0;
    if (removed > reused)
      steps.push({ do: 'delete', at: row + 1 + reused, count: removed - reused });
    if (fresh > 0 && !atEnd) steps.push({ do: 'insert', at: row + 1, count: fresh });
    next = place;
    row--;
  }
  return steps;
};
