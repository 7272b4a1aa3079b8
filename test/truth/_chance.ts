/** A small generator of chance (mulberry32), so that a failure can be repeated. */
export interface Chance {
  /** An integer from 0 to below `below`. */
  (below: number): number;
  pick<T>(list: readonly T[]): T;
  /** So many different ones, or all there are. */
  some<T>(list: readonly T[], count: number): T[];
}

export const chanceOf = (seed: number): Chance => {
  let state = seed | 0;
  const next = (below: number): number => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) % below;
  };
  return Object.assign(next, {
    pick: <T>(list: readonly T[]): T => list[next(list.length)] as T,
    some: <T>(list: readonly T[], count: number): T[] => {
      const left = [...list];
      const chosen: T[] = [];
      while (chosen.length < count && left.length > 0)
        chosen.push(...left.splice(next(left.length), 1));
      return chosen;
    },
  });
};
