import { isAnswer, wholeNumber, type Query } from './paging';
import { problem, type Answer } from './problems';
import type { Row } from './rows';
import type { Deletion, KeyChange, Store } from './store';

/** A change-version window, inclusive at both ends. */
export interface Window {
  readonly min?: number;
  readonly max?: number;
}

export function readWindow(query: Query): Window | Answer {
  const bound = (name: string): number | undefined | Answer =>
    query[name] === undefined ? undefined : wholeNumber(query, name, 0, Number.MAX_SAFE_INTEGER, 0);
  const min = bound('minChangeVersion');
  const max = bound('maxChangeVersion');
  if (typeof min === 'object' && isAnswer(min)) return min;
  if (typeof max === 'object' && isAnswer(max)) return max;
  if (min !== undefined && max !== undefined && min > max) {
    return problem('badParameter', 'The parameters of the request are not valid.', [
      'minChangeVersion must not be greater than maxChangeVersion.',
    ]);
  }
  return { ...(min === undefined ? {} : { min }), ...(max === undefined ? {} : { max }) };
}

const inside = ({ min = 0, max = Infinity }: Window, version: number): boolean =>
  version >= min && version <= max;

/** One window is asked for page by page: its rows are found once per state of the store. */
const found = new WeakMap<Store, Map<string, { at: string; rows: readonly Row[] }>>();

export function rowsIn(store: Store, resource: string, window: Window): readonly Row[] {
  const rows = store.rows(resource);
  if (window.min === undefined && window.max === undefined) return rows;
  const cache = found.get(store) ?? new Map<string, { at: string; rows: readonly Row[] }>();
  found.set(store, cache);
  const at = `${window.min}:${window.max}:${store.version()}`;
  const hit = cache.get(resource);
  if (hit?.at === at) return hit.rows;
  const result = rows.filter((row) => inside(window, row.version));
  cache.set(resource, { at, rows: result });
  return result;
}

export function changesIn(
  store: Store,
  verb: string,
  resource: string,
  window: Window,
): readonly (Deletion | KeyChange)[] {
  if (verb === 'deletes') {
    return store.deletes(resource).filter((gone) => inside(window, gone.changeVersion));
  }
  // A key that changed several times in the window is one change, from the first to the last.
  const changes = new Map<string, KeyChange>();
  for (const change of store.keyChanges(resource)) {
    if (!inside(window, change.changeVersion)) continue;
    const earlier = changes.get(change.id);
    changes.delete(change.id);
    const oldKeyValues = earlier?.oldKeyValues ?? change.oldKeyValues;
    changes.set(change.id, { ...change, oldKeyValues });
  }
  return [...changes.values()];
}
