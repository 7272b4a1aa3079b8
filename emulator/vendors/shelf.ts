import type { Row } from './vendor';

/** Records of one kind, by their keys, in the order they came. */
export interface Shelf {
  readonly all: () => readonly Row[];
  readonly keys: () => readonly string[];
  readonly get: (key: string) => Row | undefined;
  readonly put: (row: Row) => string;
  readonly drop: (key: string) => string;
}

export function createShelf(rows: readonly Row[], key = 'id'): Shelf {
  const kept = new Map(rows.map((row) => [String(row[key]), row]));
  return {
    all: () => [...kept.values()],
    keys: () => [...kept.keys()],
    get: (of) => kept.get(of),
    put: (row) => {
      const of = String(row[key]);
      kept.set(of, row);
      return of;
    },
    drop: (of) => {
      kept.delete(of);
      return of;
    },
  };
}

/** `count` rows, numbered from 0. */
export const rowsOf = (count: number, row: (n: number) => Row): readonly Row[] =>
  Array.from({ length: count }, (_, n) => row(n));

/** Names as they are: with accents, of other scripts, and one that a spreadsheet takes for a number. */
export const NAMES = [
  ['Zoë', 'Ñandú'],
  ['André', 'Lefèvre'],
  ['Łucja', 'Żak'],
  ['Ömer', 'Şahin'],
  ['美咲', '山田'],
  ['Анна', 'Иванова'],
  ['00123', '=1+2'],
  ['Siobhán', 'O’Neill'],
] as const;

/** A stretch of chance that is the same every time. */
export const chance = (seed: number): (() => number) => {
  let state = seed;
  return () => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return state / 2_147_483_648;
  };
};
