import type { Batch, Resource, ResourceState, Shape, ShapeChange } from '../model';
import type { FlatRow } from './flatten';

/** A field that no record of so few fills may be filled in the next one. */
const ENOUGH_ROWS = 20;
/** So many names say what happened. */
const MOST_NAMES = 20;
/** How long a change of the source is news. */
const NEWS_MS = 30 * 86_400_000;

const NOTHING: Shape = { extra: [], filled: [] };
const union = (a: readonly string[], b: Iterable<string>): readonly string[] =>
  [...new Set([...a, ...b])].sort();
const without = (a: readonly string[], b: readonly string[]): readonly string[] =>
  a.filter((name) => !b.includes(name));

/** Promised fields with a value in some of these rows, beside those that are known to have one. */
const filledIn = (
  { fields }: Resource,
  rows: readonly FlatRow[],
  known: readonly string[],
): readonly string[] => {
  const open = fields.flatMap(({ path }, i) => (known.includes(path) ? [] : [{ path, i }]));
  return open
    .filter(({ i }) => rows.some(({ values }) => values[i] !== null))
    .map(({ path }) => path);
};

/**
 * How the records of a collection look after one more batch, and what about it is new. What a full read
 * shows counts once it is complete; the first one is the beginning, and no news.
 * @param unknown names of fields that no field claims, met since `batch.restart` or before.
 */
export const shapeAfter = (
  resource: Resource,
  before: ResourceState,
  batch: Batch,
  rows: readonly FlatRow[],
  unknown: ReadonlySet<string>,
  now: number,
): Pick<ResourceState, 'shape' | 'growing' | 'changes'> => {
  const { shape } = before;
  const changes = (before.changes ?? []).filter(({ since }) => Date.parse(since) > now - NEWS_MS);
  const isFull = batch.restart === true || before.growing !== undefined;
  const from = isFull ? (batch.restart ? NOTHING : (before.growing ?? NOTHING)) : shape;
  // Without a full read nobody knows what was there before.
  if (!from) return { shape, changes: before.changes };
  const seen: Shape = {
    extra: union(from.extra, unknown),
    filled: union(from.filled, filledIn(resource, rows, from.filled)),
  };
  if (isFull && !batch.complete) return { shape, growing: seen, changes };

  const read = (batch.restart ? 0 : (before.read ?? 0)) + rows.length;
  const isTelling = isFull && shape !== undefined && read >= ENOUGH_ROWS;
  const since = new Date(now).toISOString();
  const fresh = (how: ShapeChange['how'], fields: readonly string[]): ShapeChange[] =>
    fields.length === 0 ? [] : [{ how, fields: fields.slice(0, MOST_NAMES), since }];
  const lost = isTelling ? without(shape.filled, seen.filled) : [];
  return {
    // What was there once is no news when it is there again.
    shape: {
      extra: union(shape?.extra ?? [], seen.extra),
      filled: isTelling || !shape ? seen.filled : union(shape.filled, seen.filled),
    },
    growing: undefined,
    changes: [
      ...changes.filter(
        ({ how, fields }) => how === 'added' || fields.some((name) => !seen.filled.includes(name)),
      ),
      ...fresh('added', shape ? without(seen.extra, shape.extra) : []),
      ...fresh('gone', lost),
    ],
  };
};
