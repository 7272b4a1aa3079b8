/** `next`, with every part of `before` that says the same: what did not change is not drawn again. */
export function share<T>(before: unknown, next: T): T {
  if (Object.is(before, next)) return next;
  if (!isTree(before) || !isTree(next) || Array.isArray(before) !== Array.isArray(next))
    return next;
  const keys = Object.keys(next);
  let same = keys.length === Object.keys(before).length;
  const shared: Record<string, unknown> = {};
  for (const key of keys) {
    shared[key] = share(before[key], next[key]);
    if (!(key in before) || !Object.is(shared[key], before[key])) same = false;
  }
  if (same) return before as T;
  return (Array.isArray(next) ? Object.values(shared) : shared) as T;
}

const isTree = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null;
