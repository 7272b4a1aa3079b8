import { hmacOf, sha256Of } from '../../../http/sha256';
import { hmacSha1 } from '../../../http/sha1';
import { base64 } from '../../../http/base64';
import { textOfBase64 } from './base64';
import { centered, percent } from './format';
import { md5 } from './md5';
import { print } from './print';
import { patternOf, replaced } from './regex';
import { testOf } from './tests';
import {
  compare,
  fits,
  isDict,
  isList,
  joined,
  own,
  Misfit,
  TemplateError,
  truthy,
  Undefined,
  UNDEFINED,
  work,
  type Value,
} from './values';

export type Filter = (
  value: Value,
  args: readonly Value[],
  named: Readonly<Record<string, Value>>,
) => Value;

const text = (value: Value | undefined): string => print(value ?? UNDEFINED);
const listOf = (value: Value): readonly Value[] => {
  if (value === UNDEFINED) return [];
  if (isList(value)) return value;
  if (isDict(value)) return Object.keys(value);
  if (typeof value === 'string') return Array.from(value);
  throw new Misfit('A list is wanted where there is none.');
};
const firstOf = (items: readonly Value[]): Value => (items.length > 0 ? items[0]! : UNDEFINED);
const lengthOf: Filter = (value) => {
  if (value === UNDEFINED) return 0;
  if (value === null || typeof value === 'number' || typeof value === 'boolean')
    throw new Misfit('Only texts, lists and objects have a length.');
  return listOf(value).length;
};
const byName = (item: Value, path: string): Value =>
  path.split('.').reduce<Value>((here, step) => {
    const found = isDict(here) ? own(here, step) : undefined;
    return found === undefined ? UNDEFINED : found;
  }, item);

const sorted = (items: readonly Value[], named: Readonly<Record<string, Value>>): Value[] => {
  const path = named['attribute'];
  const of = (item: Value): Value => {
    const found = path === undefined ? item : byName(item, text(path));
    return typeof found === 'string' && !truthy(named['case_sensitive'] ?? false)
      ? found.toLowerCase()
      : found;
  };
  const all = [...items].sort((a, b) => compare(of(a), of(b)));
  return truthy(named['reverse'] ?? false) ? all.reverse() : all;
};

const toJson = (value: Value): string => {
  work();
  if (typeof value === 'string') return JSON.stringify(value);
  if (value === UNDEFINED) throw new Undefined('What has no value is no JSON.');
  if (isList(value)) return `[${joined(value.map(toJson), ', ')}]`;
  if (isDict(value))
    return `{${joined(
      Object.keys(value).map((name) => `${JSON.stringify(name)}: ${toJson(value[name]!)}`),
      ', ',
    )}}`;
  return typeof value === 'object' && value !== null
    ? JSON.stringify(print(value))
    : JSON.stringify(value);
};

/** Every place of a part as another text. */
export const exchanged = (whole: string, from: string, to: string, most = Infinity): string => {
  const parts = from === '' ? ['', ...Array.from(whole), ''] : whole.split(from);
  const times = Math.min(parts.length - 1, most);
  fits(whole.length + times * (to.length - from.length));
  return (
    parts.slice(0, times + 1).join(to) +
    parts
      .slice(times + 1)
      .map((part) => from + part)
      .join('')
  );
};

const hashOf = (type: string, of: string): string => {
  // Hashing costs more than making.
  work(of.length / 8);
  if (type === 'md5') return md5(of);
  if (type === 'sha256') return sha256Of(of);
  throw new TemplateError(`The hash “${type}” is not supported; md5 and sha256 are.`);
};

const truncated = (whole: string, length: number): string =>
  whole.length <= length + 5 ? whole : `${whole.slice(0, Math.max(0, length - 3))}...`;

const capital = (word: string): string =>
  word.slice(0, 1).toUpperCase() + word.slice(1).toLowerCase();

/** Each once; 1 and true are one thing, 1 and '1' are two. */
const dedupe = (items: readonly Value[]): Value[] => {
  const known = new Set<string>();
  return items.filter((item) => {
    const name = `${typeof item === 'boolean' ? 'number' : typeof item}|${print(typeof item === 'boolean' ? Number(item) : item)}`;
    const fresh = !known.has(name);
    known.add(name);
    return fresh;
  });
};

const fallback: Filter = (value, [other = '', also = false], named) =>
  value === UNDEFINED || (truthy(named['boolean'] ?? also) && !truthy(value))
    ? (named['default_value'] ?? other)
    : value;

const escapeHtml = (of: string): string => of.replace(/[&<>"']/g, (c) => `&#${c.charCodeAt(0)};`);

/** Jinja's own filters and those that manifests have beside them. */
export const FILTERS: Readonly<Record<string, Filter>> = {
  default: fallback,
  d: fallback,
  string: (value) => (isList(value) || isDict(value) ? toJson(value) : text(value)),
  int: (value, [other = 0], named) => {
    if (value === UNDEFINED) throw new Undefined('There is nothing to make a number of.');
    const number = Math.trunc(Number(typeof value === 'boolean' ? Number(value) : text(value)));
    return Number.isNaN(number) || text(value).trim() === '' ? (named['default'] ?? other) : number;
  },
  float: (value, [other = 0]) => {
    const number = Number(text(value));
    return Number.isNaN(number) || text(value).trim() === '' ? other : number;
  },
  lower: (value) => text(value).toLowerCase(),
  upper: (value) => text(value).toUpperCase(),
  capitalize: (value) => capital(text(value)),
  title: (value) => text(value).replace(/[^\s\-([{<]+/g, capital),
  trim: (value, [characters]) =>
    characters === undefined ? text(value).trim() : strip(text(value), text(characters)),
  replace: (value, [from, to, most]) =>
    exchanged(text(value), text(from), text(to), most === undefined ? Infinity : Number(most)),
  join: (value, [by = ''], named) => {
    const path = named['attribute'];
    const parts = listOf(value).map((item) =>
      text(path === undefined ? item : byName(item, text(path))),
    );
    return joined(parts, text(by));
  },
  length: lengthOf,
  count: lengthOf,
  first: (value) => firstOf(listOf(value)),
  last: (value) => firstOf(listOf(value).slice(-1)),
  list: (value) => [...listOf(value)],
  abs: (value) => Math.abs(Number(value)),
  round: (value, [digits = 0, how = 'common'], named) => {
    const by = 10 ** Number(named['precision'] ?? digits);
    const method = text(named['method'] ?? how);
    const scaled = Number(value) * by;
    return (
      (method === 'floor'
        ? Math.floor(scaled)
        : method === 'ceil'
          ? Math.ceil(scaled)
          : Math.round(scaled)) / by
    );
  },
  sum: (value, [path], named) => {
    const name = named['attribute'] ?? path;
    return listOf(value).reduce<number>(
      (all, item) => all + Number(name === undefined ? item : byName(item, text(name))),
      Number(named['start'] ?? 0),
    );
  },
  min: (value) => firstOf(sorted(listOf(value), {})),
  max: (value) => firstOf(sorted(listOf(value), {}).slice(-1)),
  unique: (value) => dedupe(listOf(value)),
  sort: (value, [reverse = false], named) => sorted(listOf(value), { reverse, ...named }),
  reverse: (value) =>
    typeof value === 'string' ? Array.from(value).reverse().join('') : [...listOf(value)].reverse(),
  map: (value, [filter, ...rest], named) => {
    const path = named['attribute'];
    if (path !== undefined)
      return listOf(value).map((item) => {
        const found = byName(item, text(path));
        return found === UNDEFINED ? (named['default'] ?? UNDEFINED) : found;
      });
    const apply = filterOf(text(filter));
    return listOf(value).map((item) => apply(item, rest, named));
  },
  select: (value, args) => listOf(value).filter((item) => chosen(item, args)),
  reject: (value, args) => listOf(value).filter((item) => !chosen(item, args)),
  selectattr: (value, [path, ...args]) =>
    listOf(value).filter((item) => chosen(byName(item, text(path)), args)),
  rejectattr: (value, [path, ...args]) =>
    listOf(value).filter((item) => !chosen(byName(item, text(path)), args)),
  tojson: toJson,
  fromjson: (value) => {
    try {
      return JSON.parse(text(value)) as Value;
    } catch {
      throw new TemplateError('A text is no JSON.');
    }
  },
  format: (value, args, named) =>
    percent(text(value), Object.keys(named).length > 0 ? named : [...args]),
  center: (value, [width = 80]) => centered(text(value), Math.min(Number(width), 1000)),
  urlencode: (value) =>
    isDict(value)
      ? Object.keys(value)
          .map((name) => `${encodeURIComponent(name)}=${encodeURIComponent(text(value[name]))}`)
          .join('&')
      : encodeURIComponent(text(value)).replace(/%2F/g, '/'),
  items: (value) => (isDict(value) ? Object.keys(value).map((name) => [name, value[name]!]) : []),
  dictsort: (value) =>
    isDict(value)
      ? Object.keys(value)
          .sort()
          .map((name) => [name, value[name]!])
      : [],
  attr: (value, [name]) => byName(value, text(name)),
  escape: (value) => escapeHtml(text(value)),
  e: (value) => escapeHtml(text(value)),
  safe: (value) => value,
  truncate: (value, [length = 255]) => truncated(text(value), Number(length)),
  wordcount: (value) => text(value).split(/\s+/).filter(Boolean).length,
  hash: (value, [type = 'md5', salt = ''], named) =>
    hashOf(text(named['hash_type'] ?? type), text(value) + text(named['salt'] ?? salt)),
  hmac: (value, [key = '', type = 'sha256'], named) => {
    const [secret, method] = [text(named['key'] ?? key), text(named['hash_type'] ?? type)];
    work((text(value).length + secret.length) / 8);
    if (method === 'sha1') return hmacSha1(text(value), secret);
    if (method !== 'sha256')
      throw new TemplateError(`The hash “${method}” is not supported; sha256 is.`);
    return hmacOf(secret)(text(value));
  },
  base64encode: (value) => base64(text(value)),
  base64decode: (value) => textOfBase64(text(value)),
  // Its name is the contrary of what it does, and manifests rely on what it does.
  base64binascii_decode: (value) => base64(text(value)),
  regex_search: (value, [pattern]) => {
    const found = patternOf(text(pattern)).exec(text(value));
    // The first group, as the manifests' own filter: without one there is nothing to find.
    return found?.groups[1] ?? '';
  },
  regex_replace: (value, [pattern, by]) =>
    replaced(patternOf(text(pattern)), text(value), text(by)),
};

const chosen = (item: Value, [test, ...args]: readonly Value[]): boolean =>
  test === undefined ? truthy(item) : testOf(text(test))(item, args);

/** Characters from both ends. */
export const strip = (
  value: string,
  characters: string,
  ends: 'both' | 'left' | 'right' = 'both',
): string => {
  let [from, to] = [0, value.length];
  if (ends !== 'right') while (from < to && characters.includes(value[from]!)) from++;
  if (ends !== 'left') while (to > from && characters.includes(value[to - 1]!)) to--;
  return value.slice(from, to);
};

/** @throws TemplateError where there is none of that name. */
export const filterOf = (name: string): Filter => {
  const found = Object.prototype.hasOwnProperty.call(FILTERS, name) ? FILTERS[name] : undefined;
  if (!found) throw new TemplateError(`The filter “${name}” is not supported.`);
  return found;
};
