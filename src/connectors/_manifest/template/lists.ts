import { isGroup, markGroup } from './members';
import { print } from './print';
import {
  compare,
  isDict,
  isList,
  made,
  Misfit,
  own,
  same,
  TemplateError,
  truthy,
  UNDEFINED,
  work,
  type Value,
} from './values';

/* What Jinja's filters make of lists. */

export type Named = Readonly<Record<string, Value>>;

export const listOf = (value: Value): readonly Value[] => {
  if (value === UNDEFINED) return [];
  if (isList(value)) return value;
  if (isDict(value)) return Object.keys(value);
  if (typeof value === 'string') return Array.from(value);
  throw new Misfit('A list is wanted where there is none.');
};

/** What is behind a path of names and numbers. */
export const byName = (item: Value, path: string): Value =>
  path.split('.').reduce<Value>((here, step) => {
    if (isGroup(here) && (step === 'grouper' || step === 'list'))
      return here[step === 'grouper' ? 0 : 1]!;
    const found = isDict(here)
      ? own(here, step)
      : (isList(here) || typeof here === 'string') && /^\d+$/.test(step)
        ? here[Number(step)]
        : undefined;
    return found === undefined ? UNDEFINED : found;
  }, item);

/** What is ordered of a value: small and capital letters are one, where nothing else is said. */
const folded = (value: Value, named: Named): Value =>
  typeof value === 'string' && !truthy(named['case_sensitive'] ?? false)
    ? value.toLowerCase()
    : value;

const keyOf = (path: Value | undefined, named: Named): ((item: Value) => Value) => {
  if (path === undefined || path === null) return (item) => folded(item, named);
  const paths = print(path).split(',');
  const [only = ''] = paths;
  return (item) =>
    paths.length === 1
      ? folded(byName(item, only), named)
      : paths.map((one) => folded(byName(item, one), named));
};

export const sorted = (items: readonly Value[], named: Named): Value[] => {
  const of = keyOf(named['attribute'], named);
  const sign = truthy(named['reverse'] ?? false) ? -1 : 1;
  return items
    .map((item) => [of(item), item] as const)
    .sort(([a], [b]) => sign * compare(a, b))
    .map(([, item]) => item);
};

/** The first of those that come first. @param sign 1: the least, -1: the most. */
export const extreme = (items: readonly Value[], named: Named, sign: 1 | -1): Value => {
  const of = keyOf(named['attribute'], named);
  return items.length === 0
    ? UNDEFINED
    : items.reduce((best, one) => (compare(of(one), of(best)) * sign < 0 ? one : best));
};

/** Each once; 1 and true are one thing, 1 and '1' are two. */
export const unique = (items: readonly Value[], named: Named): Value[] => {
  const of = keyOf(named['attribute'], named);
  const known = new Set<string>();
  return items.filter((item) => {
    const key = of(item);
    const plain = typeof key === 'boolean' ? Number(key) : key;
    const name = `${typeof plain}|${print(plain)}`;
    const fresh = !known.has(name);
    known.add(name);
    return fresh;
  });
};

/** Those of one value together, in the order of the values: `.grouper` and `.list`. */
export const grouped = (items: readonly Value[], path: Value, named: Named): Value[] => {
  const given = items.map((item): Value => {
    const found = byName(item, print(path));
    return found === UNDEFINED ? (named['default'] ?? UNDEFINED) : found;
  });
  const keys = given.map((value) => folded(value, named));
  const order = items.map((_, i) => i).sort((a, b) => compare(keys[a]!, keys[b]!));
  const groups: { readonly key: Value; readonly of: Value; readonly list: Value[] }[] = [];
  for (const i of order) {
    const last = groups[groups.length - 1];
    if (last && same(last.key, keys[i]!)) last.list.push(items[i]!);
    else groups.push({ key: keys[i]!, of: given[i]!, list: [items[i]!] });
  }
  return groups.map(({ of, list }) => markGroup([of, made(list)]));
};

const countOf = (value: Value | undefined): number => {
  const count = Math.trunc(Number(value));
  if (!(count >= 1)) throw new TemplateError('A list is cut into pieces of one or more.');
  if (count > 10_000) throw new TemplateError('A list is cut into more than 10,000 pieces.');
  return count;
};
const isFill = (fill: Value | undefined): fill is Value => fill !== undefined && fill !== null;

/** Pieces of so many; the last is filled up where something is given for that. */
export const batches = (items: readonly Value[], size: Value, fill?: Value): Value[] => {
  const count = countOf(size);
  const all: Value[] = [];
  for (let at = 0; at < items.length; at += count) {
    const piece = items.slice(at, at + count);
    if (isFill(fill) && piece.length < count) {
      work((count - piece.length) / 16);
      while (piece.length < count) piece.push(fill);
    }
    all.push(made(piece));
  }
  return all;
};

/** So many pieces; the first are one longer where it does not come out even, or the others are filled up. */
export const columns = (items: readonly Value[], into: Value, fill?: Value): Value[] => {
  const count = countOf(into);
  work(count);
  const [least, more] = [Math.floor(items.length / count), items.length % count];
  let at = 0;
  return Array.from({ length: count }, (_, i) => {
    const piece = items.slice(at, (at += least + (i < more ? 1 : 0)));
    return made(isFill(fill) && i >= more ? [...piece, fill] : piece);
  });
};

/** The names of an object with what they name, in order. */
export const dictSorted = (value: Value, named: Named): Value[] => {
  if (!isDict(value)) return [];
  const by = print(named['by'] ?? 'key');
  if (by !== 'key' && by !== 'value')
    throw new TemplateError('dictsort goes by “key” or by “value”.');
  const pairs = Object.keys(value).map((name): Value => [name, value[name]!]);
  return sorted(pairs, { ...named, attribute: by === 'key' ? '0' : '1' });
};
