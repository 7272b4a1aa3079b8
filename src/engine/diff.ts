/** A table as numbers: for each row a mark of its key and one of the whole row. */
export interface Marks {
  readonly keys: readonly number[];
  readonly rows: readonly number[];
}

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
  readonly runs: readonly { readonly at: number; readonly count: number }[];
  /** Rows that are new, gone or different. */
  readonly changed: number;
  /** The wanted row at each place; below 0 a row of the analyst's own. */
  readonly order: readonly number[];
}

export interface Standing extends Marks {
  /** Something of the analyst's stands beside the rows, so that each must keep its own row. */
  readonly beside: boolean;
  /** Rows of the analyst's alone: a note, a total. They are moved but never written nor deleted. */
  readonly foreign: ReadonlySet<number>;
}

/** Rows this near each other are cheaper to write in one block than to address apart. */
const GAP = 3;

/**
 * Rows are inserted and deleted where something stands beside them; an order the analyst chose by
 * sorting stays then. Where nothing does, rows may be written over.
 * @param maxSteps above so many insertions and deletions rows are written over, if they may be.
 */
export const diff = (standing: Standing, wanted: Marks, maxSteps: number): Diff => {
  const { keys, rows, beside, foreign } = standing;
  const wantedAt = new Map(wanted.keys.map((key, i) => [key, i]));
  const taken = new Set<number>();
  /** For each standing row the wanted row it becomes, or -1. */
  const becomes = keys.map((key, i) => {
    const at = foreign.has(i) ? -1 : (wantedAt.get(key) ?? -1);
    if (at < 0 || taken.has(at)) return -1;
    taken.add(at);
    return at;
  });
  const kept = becomes.filter((at) => at >= 0);
  const sorted = kept.every((at, i) => i === 0 || at > kept[i - 1]!);
  const gone = keys.length - kept.length - foreign.size;
  const alike = becomes.filter((at, i) => at >= 0 && rows[i] === wanted.rows[at]).length;
  const changed = gone + wanted.keys.length - alike;

  if (sorted || beside) {
    const order = withForeign(
      sorted ? upTo(wanted.keys.length) : keptFirst(kept, wanted.keys.length),
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
      const from = new Map<number, number>();
      places.forEach((place, i) => place >= 0 && from.set(place, rows[i]!));
      const runs = runsOf(
        order.length,
        (place) => order[place]! < 0 || from.get(place) === wanted.rows[order[place]!],
      );
      return { steps, runs, changed, order };
    }
  }
  const surplus = keys.length - wanted.keys.length;
  return {
    steps: surplus > 0 ? [{ do: 'delete', at: wanted.keys.length, count: surplus }] : [],
    runs: runsOf(wanted.keys.length, (place) => rows[place] === wanted.rows[place]),
    changed,
    order: upTo(wanted.keys.length),
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

/** Runs of rows that must be written. */
const runsOf = (length: number, stands: (place: number) => boolean): Diff['runs'] => {
  const runs: { at: number; count: number }[] = [];
  for (let place = 0; place < length; place++) {
    if (stands(place)) continue;
    const run = runs[runs.length - 1];
    if (run && place - (run.at + run.count) < GAP) run.count = place + 1 - run.at;
    else runs.push({ at: place, count: 1 });
  }
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
