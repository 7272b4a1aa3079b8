import type { Cell, Resource } from '../model';
import type { RekeyRow } from './segment';

type Values = Readonly<Record<string, Cell>>;

/**
 * Merges the log of one resource. Fed from the newest rows to the oldest, it answers those that count:
 * a key counts once, a deleted one not at all, and a natural key that changed later is already changed.
 */
export interface Merge {
  delete(keys: readonly string[]): void;
  rekey(rows: readonly RekeyRow[]): void;
  /** @returns the places of the rows that count, the newest first. */
  upsert(keys: readonly Cell[]): readonly number[];
  /** Field values that take the place of those a key's row was landed with. */
  changed(key: Cell): Values | undefined;
  /** Whether something newer was said of the key: it is there again, or deleted. */
  has(key: string): boolean;
  /** Keys that changed and of which no row was fed. */
  left(): readonly RekeyRow[];
}

export const merge = (resource: Resource): Merge => {
  const fields = new Set(resource.fields.map((f) => f.name));
  const seen = new Set<string>();
  const rekeyed = new Map<string, Values>();
  return {
    delete: (keys) => {
      for (const key of keys) seen.add(key);
    },
    rekey: (rows) => {
      for (const [key, values] of [...rows].reverse()) {
        const known = Object.entries(values).filter(([name]) => fields.has(name));
        rekeyed.set(key, { ...Object.fromEntries(known), ...rekeyed.get(key) });
      }
    },
    upsert: (keys) => {
      const counting: number[] = [];
      for (let r = keys.length - 1; r >= 0; r--) {
        const key = String(keys[r]);
        if (seen.has(key)) continue;
        seen.add(key);
        counting.push(r);
      }
      return counting;
    },
    has: (key) => seen.has(key),
    left: () => [...rekeyed].filter(([key]) => !seen.has(key)),
    changed: (key) => (rekeyed.size > 0 ? rekeyed.get(String(key)) : undefined),
  };
};
