import { coded } from '../../src/engine/draw/coded';
import { settle } from '../../src/engine/draw/settle';
import { chanceOf } from './_chance';

/*
 * Plays a reader who writes down every number that is shown, of every group along every axis, and who knows
 * that parts add up to their whole. What is not shown is an unknown; all that can be told is what these
 * equations have one solution for.
 */

const PRIME = 1_000_003;
const inverse = (n: number): number => {
  let [a, b, x, y] = [((n % PRIME) + PRIME) % PRIME, PRIME, 1, 0];
  while (b !== 0) {
    const q = Math.floor(a / b);
    [a, b, x, y] = [b, a - q * b, y, x - q * y];
  }
  return ((x % PRIME) + PRIME) % PRIME;
};
const times = (a: number, b: number): number => Number((BigInt(a) * BigInt(b)) % BigInt(PRIME));

/** Unknowns that have one solution: after elimination a row with nothing but that unknown is left. */
const determined = (equations: readonly ReadonlyMap<number, number>[]): Set<number> => {
  const rows: Map<number, number>[] = [];
  const reduce = (row: Map<number, number>, by: ReadonlyMap<number, number>, at: number): void => {
    const factor = row.get(at);
    if (factor === undefined) return;
    for (const [column, value] of by) {
      const left = ((((row.get(column) ?? 0) - times(factor, value)) % PRIME) + PRIME) % PRIME;
      if (left === 0) row.delete(column);
      else row.set(column, left);
    }
  };
  const leads: number[] = [];
  for (const equation of equations) {
    const row = new Map([...equation].map(([c, v]) => [c, ((v % PRIME) + PRIME) % PRIME]));
    rows.forEach((other, i) => reduce(row, other, leads[i]!));
    const lead = [...row.keys()][0];
    if (lead === undefined) continue;
    const scale = inverse(row.get(lead)!);
    for (const [c, v] of row) row.set(c, times(v, scale));
    rows.forEach((other) => reduce(other, row, lead));
    rows.push(row);
    leads.push(lead);
  }
  return new Set(rows.filter((row) => row.size === 1).map((row) => [...row.keys()][0]!));
};

interface Group {
  readonly place: readonly number[];
  readonly people: number;
  readonly hidden: boolean;
}

const every = (sizes: readonly number[]): number[][] =>
  sizes.reduce<number[][]>(
    (places, size) =>
      places.flatMap((place) => [-1, ...Array(size).keys()].map((n) => [...place, n])),
    [[]],
  );

/** Groups that are hidden because they are too small, and can be told all the same. */
const leaks = (sizes: readonly number[], people: readonly number[][], smallGroup: number) => {
  const rows = Uint32Array.from(people.keys());
  const dimensions = sizes.map((_, d) => {
    const { codes } = coded(
      people.map((place) => place[d]!),
      (cell) => cell,
    );
    return {
      codes: Int32Array.from(people, (place) => place[d]!),
      keys: [...Array(sizes[d]).keys()],
      codes_: codes,
    };
  });
  const who = {
    is: 'person' as const,
    codes: Int32Array.from(people.keys()),
    count: people.length,
  };
  const settled = settle(rows, dimensions, who, smallGroup);
  const fits = (place: readonly number[], one: readonly number[]): boolean =>
    place.every((at, d) => at < 0 || at === one[d]);
  const groups = every(sizes)
    .map((place): Group => ({
      place,
      people: people.filter((one) => fits(place, one)).length,
      hidden: settled.isHidden(place),
    }))
    .filter((group) => group.people > 0);
  const names = new Map(groups.map((group, at) => [group.place.join(), at]));
  const equations = groups.flatMap((whole, at) =>
    sizes.flatMap((size, d) => {
      if (whole.place[d] !== -1) return [];
      const unknowns = new Map<number, number>();
      if (whole.hidden) unknowns.set(at, -1);
      for (let n = 0; n < size; n++) {
        const part = names.get(whole.place.map((old, i) => (i === d ? n : old)).join());
        if (part !== undefined && groups[part]!.hidden) unknowns.set(part, 1);
      }
      return unknowns.size > 0 ? [unknowns] : [];
    }),
  );
  const known = determined(equations);
  const small = (at: number): boolean => groups[at]!.people < smallGroup;
  return {
    shown: groups.filter(({ people: n, hidden }) => n < smallGroup && !hidden),
    told: [...known].filter(small).map((at) => groups[at]!),
    hidden: groups.filter((group) => group.hidden).length,
    groups: groups.length,
    people: groups.map(
      (group) => [group.place, settled.people(group.place), group.people] as const,
    ),
  };
};

const cases: (readonly [string, readonly number[], number])[] = [
  ['one axis', [6], 300],
  ['two axes', [5, 4], 600],
  ['many small groups along two axes', [8, 8], 150],
  ['three axes', [4, 3, 3], 250],
  ['four axes', [3, 3, 2, 3], 80],
];

test.each(cases)('no group that is too small can be told: %s', (_, sizes, rounds) => {
  let hidden = 0;
  for (let seed = 1; seed <= rounds; seed++) {
    const chance = chanceOf(seed * 7919);
    const smallGroup = 2 + chance.below(10);
    const count = 5 + chance.below(sizes.reduce((a, b) => a * b, 1) * smallGroup * 2);
    // Some values are rare, as they are in schools.
    const skew = 1 + chance.next() * 2;
    const people = Array.from({ length: count }, () =>
      sizes.map((size) => Math.floor(size * chance.next() ** skew)),
    );
    const found = leaks(sizes, people, smallGroup);
    hidden += found.hidden;
    expect({ seed, shown: found.shown, told: found.told }).toEqual({ seed, shown: [], told: [] });
    for (const [place, counted, really] of found.people)
      expect([place, counted]).toEqual([place, really]);
  }
  expect(hidden).toBeGreaterThan(rounds);
});

test('what is large enough on every way is shown', () => {
  const people = [0, 1, 2].flatMap((a) =>
    [0, 1].flatMap((b) => Array.from({ length: 12 }, () => [a, b])),
  );
  expect(leaks([3, 2], people, 10)).toMatchObject({ hidden: 0, groups: 12 });
});

test('one group that is too small takes the next smallest along, so that the whole can stay', () => {
  const people = [
    ...Array(4).fill([0]),
    ...Array(30).fill([1]),
    ...Array(20).fill([2]),
  ] as number[][];
  const dimensions = [{ codes: Int32Array.from(people, ([at]) => at!), keys: [0, 1, 2] }];
  const who = {
    is: 'person' as const,
    codes: Int32Array.from(people.keys()),
    count: people.length,
  };
  const settled = settle(Uint32Array.from(people.keys()), dimensions, who, 10);
  expect([-1, 0, 1, 2].map((at) => settled.isHidden([at]))).toEqual([false, true, false, true]);
});

test('counts of one moment are persons, over moments their largest number', () => {
  // Two days of a class of 12 and one of 8.
  const rows = Uint32Array.from([0, 1, 2, 3]);
  const dimensions = [{ codes: Int32Array.from([0, 0, 1, 1]), keys: ['A', 'B'] }];
  const who = {
    is: 'counted' as const,
    sums: Float64Array.from([12, 11, 8, 9]),
    at: Int32Array.from([0, 1, 0, 1]),
  };
  // By moment: rows 0 and 2 are of the first day.
  const settled = settle(Uint32Array.from([0, 2, 1, 3]), dimensions, who, 10);
  expect(rows).toHaveLength(4);
  expect([settled.people([-1]), settled.people([0]), settled.people([1])]).toEqual([20, 12, 9]);
  expect(settled.isHidden([1])).toBe(true);
});
