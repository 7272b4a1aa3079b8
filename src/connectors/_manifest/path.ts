import type { Json } from '../../model';

export type Rec = { [name: string]: Json };
export const isRec = (value: Json | undefined): value is Rec =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const own = (value: Rec, name: string): Json | undefined =>
  Object.prototype.hasOwnProperty.call(value, name) ? value[name] : undefined;

const below = (value: Json): readonly Json[] =>
  Array.isArray(value) ? (value as Json[]) : isRec(value) ? Object.values(value) : [];

const child = (value: Json | undefined, name: string): Json | undefined => {
  if (Array.isArray(value)) return (value as Json[])[Number(name)];
  return isRec(value) ? own(value, name) : undefined;
};

/** What stands at a path; undefined where it ends before. */
export const get = (value: Json | undefined, path: readonly string[]): Json | undefined =>
  path.reduce<Json | undefined>((here, name) => child(here, name), value);

/** All that stands at a path with `*` (each) and `**` (at any depth) in it. */
export const all = (value: Json, path: readonly string[]): readonly Json[] => {
  const [name, ...rest] = path;
  if (name === undefined) return [value];
  // Twice any depth is any depth: each would go through all that the other finds.
  if (name === '**' && rest[0] === '**') return all(value, rest);
  if (name === '*') return below(value).flatMap((item) => all(item, rest));
  if (name === '**')
    return [...all(value, rest), ...below(value).flatMap((item) => all(item, path))];
  const found = child(value, name);
  return found === undefined ? [] : all(found, rest);
};

/** Names that would change what a thing is instead of being held by it. */
const FORBIDDEN = /^(__proto__|constructor|prototype)$/;

/** Sets what stands at a path, making what is missing on the way. The record is the caller's own. */
export const set = (record: Rec, path: readonly string[], value: Json): void => {
  if (path.length === 0 || path.some((name) => FORBIDDEN.test(name))) return;
  let here: Rec = record;
  for (const [i, name] of path.entries()) {
    // A list grows by one at most: a far place in it would make all places before it.
    if (Array.isArray(here) && !(/^\d{1,6}$/.test(name) && Number(name) <= here.length)) return;
    if (i === path.length - 1) break;
    const next = own(here, name);
    const made: Json = Array.isArray(next) ? [...(next as Json[])] : isRec(next) ? { ...next } : {};
    here[name] = made;
    here = made as Rec;
  }
  here[path[path.length - 1]!] = value;
};

/** A copy in which something else stands at a path, where `*` is each and `**` any depth. */
export const replaced = (
  value: Json,
  path: readonly string[],
  change: (value: Json) => Json,
): Json => {
  const [name, ...rest] = path;
  if (name === undefined) return change(value);
  if (name === '**' && rest[0] === '**') return replaced(value, rest, change);
  const here = name === '**' ? replaced(value, rest, change) : value;
  const next = (item: Json): Json => replaced(item, name === '**' ? path : rest, change);
  const isEach = name === '*' || name === '**';
  if (Array.isArray(here)) {
    const items = here as Json[];
    // Counted from the end where it is less than nothing.
    const at = Number(name) < 0 ? items.length + Number(name) : Number(name);
    return items.map((item, i) => (isEach || i === at ? next(item) : item));
  }
  if (!isRec(here)) return here;
  const names = isEach ? Object.keys(here) : own(here, name) === undefined ? [] : [name];
  const made = { ...here };
  for (const one of names) if (!FORBIDDEN.test(one)) made[one] = next(here[one]!);
  return made;
};

/** Takes away what stands at a path, where `*` is each. */
export const remove = (
  record: Rec,
  path: readonly string[],
  when: (value: Json) => boolean,
): void => {
  const [name, ...rest] = path;
  if (name === undefined) return;
  const names = name === '*' || name === '**' ? Object.keys(record) : [name];
  if (name === '**') remove(record, rest, when);
  for (const one of names) {
    const value = own(record, one);
    if (value === undefined) continue;
    if (rest.length === 0) {
      if (when(value)) delete record[one];
    } else if (isRec(value)) {
      const copy = { ...value };
      remove(copy, name === '**' ? path : rest, when);
      record[one] = copy;
    } else if (Array.isArray(value))
      record[one] = (value as Json[]).map((item) => {
        if (!isRec(item)) return item;
        const copy = { ...item };
        remove(copy, rest[0] === '*' || /^\d+$/.test(rest[0] ?? '') ? rest.slice(1) : rest, when);
        return copy;
      });
  }
};
