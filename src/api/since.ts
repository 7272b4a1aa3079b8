import type { Shown } from '../engine/shown';
import { publishedKey, type Cell } from '../model';
import { ProblemError } from './problem';
import type { Asked } from './scope';

export interface Changes {
  /** Rows that are new or otherwise than before, the asked fields of them. */
  readonly rows: readonly (readonly Cell[])[];
  /** The keys of rows that are gone, or out of the token's reach since. */
  readonly removed: readonly Readonly<Record<string, Cell>>[];
}

/**
 * What has changed between two versions, as the token sees them: a row counts as changed when an asked
 * field did.
 * @throws ProblemError out-of-scope where the token does not reach the key: nobody could place a change
 */
export const changesOf = (
  before: Shown,
  now: Shown,
  { fields, where }: Asked,
  reach: readonly string[],
): Changes => {
  const key = publishedKey(now.dataset);
  const missing = key.filter((name) => !reach.includes(name));
  if (missing.length > 0)
    throw new ProblemError(
      'out-of-scope',
      `“since” needs the key, and ${missing.join(', ')} is not among the fields of this token.`,
    );
  const names = fields.map(({ name }) => name);
  const all = [...key, ...names];
  const known = before.fields.map(({ name }) => name);
  const there = new Map<string, string>();
  // A field that is new since then was empty before.
  const old = before.ask({ fields: all.filter((name) => known.includes(name)), where }).rows;
  const at = all.map((name) => all.filter((n) => known.includes(n)).indexOf(name));
  for (const row of old) {
    const cells = at.map((i) => (i < 0 ? null : (row[i] ?? null)));
    there.set(JSON.stringify(cells.slice(0, key.length)), JSON.stringify(cells.slice(key.length)));
  }
  const rows: Cell[][] = [];
  for (const row of now.ask({ fields: all, where }).rows) {
    const mark = JSON.stringify(row.slice(0, key.length));
    const values = row.slice(key.length);
    if (there.get(mark) !== JSON.stringify(values)) rows.push(values);
    there.delete(mark);
  }
  const removed = [...there.keys()].map((mark) => {
    const cells = JSON.parse(mark) as Cell[];
    return Object.fromEntries(key.map((name, i) => [name, cells[i] ?? null]));
  });
  return { rows, removed };
};
