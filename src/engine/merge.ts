import type { Cell, Chunk, Json, Resource } from '../model';
import type { RekeyRow, UpsertRow } from './segment';

/**
 * Merges the log of one resource. Fed from the newest rows to the oldest, it answers those that count:
 * a key counts once, a deleted one not at all, and a natural key that changed later is already changed.
 */
export type Merge = (op: Chunk['op'], rows: readonly Json[]) => readonly UpsertRow[];

export const merge = (resource: Resource): Merge => {
  const keyAt = resource.fields.findIndex((f) => f.name === resource.key);
  const fieldAt = new Map(resource.fields.map((f, i) => [f.name, i]));
  const seen = new Set<string>();
  const rekeyed = new Map<string, Readonly<Record<string, Cell>>>();

  const withNewKey = (row: UpsertRow, key: string): UpsertRow => {
    const changes = rekeyed.get(key);
    if (!changes) return row;
    const changed = [...row];
    for (const name in changes) {
      const at = fieldAt.get(name);
      if (at !== undefined) changed[at] = changes[name] as Cell;
    }
    return changed;
  };

  return (op, rows) => {
    if (op === 'delete') for (const key of rows as readonly string[]) seen.add(key);
    if (op === 'rekey')
      for (const [key, values] of [...(rows as unknown as readonly RekeyRow[])].reverse())
        rekeyed.set(key, { ...values, ...rekeyed.get(key) });
    if (op !== 'upsert') return [];
    const counting: UpsertRow[] = [];
    for (let r = rows.length - 1; r >= 0; r--) {
      const row = rows[r] as UpsertRow;
      const key = String(row[keyAt]);
      if (seen.has(key)) continue;
      seen.add(key);
      counting.push(rekeyed.size > 0 ? withNewKey(row, key) : row);
    }
    return counting;
  };
};
