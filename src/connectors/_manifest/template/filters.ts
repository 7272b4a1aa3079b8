import { hmacOf, sha256Of } from '../../../http/sha256';
import { hmacSha1 } from '../../../http/sha1';
import { base64 } from '../../../http/base64';
import { textOfBase64 } from './base64';
import { centered, percent } from './format';
import {
  batches,
  byName,
  columns,
  dictSorted,
  extreme,
  grouped,
  listOf,
  sorted,
  unique,
} from './lists';
import { md5 } from './md5';
import { print } from './print';
import {
  escapeHtml,
  fileSize,
  indented,
  striptags,
  truncated,
  wordwrap,
  xmlAttributes,
} from './prose';
import { pairsOf } from './pairs';
import { patternOf, replaced } from './regex';
import { testOf } from './tests';
import {
  fits,
  isDict,
  isList,
  joined,
  made,
  Misfit,
  put,
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
const firstOf = (items: readonly Value[]): Value => (items.length > 0 ? items[0]! : UNDEFINED);
const lengthOf: Filter = (value) => {
  if (value === UNDEFINED) return 0;
  if (value === null || typeof value === 'number' || typeof value === 'boolean')
    throw new Misfit('Only texts, lists and objects have a length.');
  return listOf(value).length;
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

const ordered = (value: Value): Value => {
  work();
  if (isList(value)) return value.map(ordered);
  if (!isDict(value)) return value;
  const made: Record<string, Value> = {};
  for (const name of Object.keys(value).sort()) put(made, name, ordered(value[name]!));
  return made;
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

const capital = (word: string): string =>
  word.slice(0, 1).toUpperCase() + word.slice(1).toLowerCase();

const fallback: Filter = (value, [other = '', also = false], named) =>
  value === UNDEFINED || (truthy(named['boolean'] ?? also) && !truthy(value))
    ? (named['default_value'] ?? other)
    : value;

/** Arguments by their names, whether they were said by them or by their places. */
const byPlace = (
  args: readonly Value[],
  named: Readonly<Record<string, Value>>,
  ...names: readonly string[]
): Record<string, Value> => {
  const said: Record<string, Value> = { ...named };
  args.forEach((value, i) => {
    const name = names[i];
    if (name === undefined) throw new TemplateError('A filter is given too much.');
    said[name] = value;
  });
  return said;
};

const BASES: Readonly<Record<number, RegExp>> = {
  2: /^([-+]?)(?:0b)?([01]+)$/i,
  8: /^([-+]?)(?:0o)?([0-7]+)$/i,
  16: /^([-+]?)(?:0x)?([0-9a-f]+)$/i,
};
const inBase = (of: string, base: number): number | null => {
  const found = BASES[base]?.exec(of.trim());
  return found ? parseInt(found[1]! + found[2]!, base) : null;
};

/** As Python writes it into an address: fewer signs stay than in a browser. */
const quoted = (of: string): string =>
  encodeURIComponent(of).replace(
    /[!'()*]/g,
    (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`,
  );

/** Jinja's own filters and those that manifests have beside them. */
export const FILTERS: Readonly<Record<string, Filter>> = {
  default: fallback,
  d: fallback,
  string: (value) => (isList(value) || isDict(value) ? toJson(value) : text(value)),
  int: (value, args, named) => {
    if (value === UNDEFINED) throw new Undefined('There is nothing to make a number of.');
    const { default: other = 0, base: ten = 10 } = byPlace(args, named, 'default', 'base');
    if (typeof value === 'string' && ten !== 10) return inBase(value, Number(ten)) ?? other;
    const number = Math.trunc(Number(typeof value === 'boolean' ? Number(value) : text(value)));
    return Number.isNaN(number) || text(value).trim() === '' ? other : number;
  },
  float: (value, args, named) => {
    const { default: other = 0 } = byPlace(args, named, 'default');
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
  join: (value, args, named) => {
    const { d: by = '', attribute: path } = byPlace(args, named, 'd', 'attribute');
    const parts = listOf(value).map((item) =>
      text(path === undefined ? item : byName(item, text(path))),
    );
    return joined(parts, text(by));
  },
  length: lengthOf,
  count: lengthOf,
  first: (value) => firstOf(listOf(value)),
  last: (value) => firstOf(listOf(value).slice(-1)),
  list: (value) => made([...listOf(value)]),
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
  min: (value, args, named) =>
    extreme(listOf(value), byPlace(args, named, 'case_sensitive', 'attribute'), 1),
  max: (value, args, named) =>
    extreme(listOf(value), byPlace(args, named, 'case_sensitive', 'attribute'), -1),
  unique: (value, args, named) =>
    unique(listOf(value), byPlace(args, named, 'case_sensitive', 'attribute')),
  sort: (value, args, named) =>
    made(sorted(listOf(value), byPlace(args, named, 'reverse', 'case_sensitive', 'attribute'))),
  groupby: (value, args, named) => {
    const said = byPlace(args, named, 'attribute', 'default', 'case_sensitive');
    return grouped(listOf(value), said['attribute'] ?? '', said);
  },
  batch: (value, args, named) => {
    const { linecount = 0, fill_with: fill } = byPlace(args, named, 'linecount', 'fill_with');
    return batches(listOf(value), linecount, fill);
  },
  slice: (value, args, named) => {
    const { slices = 0, fill_with: fill } = byPlace(args, named, 'slices', 'fill_with');
    return columns(listOf(value), slices, fill);
  },
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
  // As it may stand in a page: by names in their order, and with no sign that a page would read.
  tojson: (value) =>
    toJson(ordered(value)).replace(
      /[<>&'\u007f-\uffff]/g,
      (c) => `\\u${c.charCodeAt(0).toString(16).padStart(4, '0')}`,
    ),
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
    isDict(value) || isList(value)
      ? Object.entries(pairsOf(value))
          .map((pair) => pair.map((part) => quoted(text(part)).replace(/%20/g, '+')).join('='))
          .join('&')
      : quoted(text(value)).replace(/%2F/g, '/'),
  items: (value) => (isDict(value) ? Object.keys(value).map((name) => [name, value[name]!]) : []),
  dictsort: (value, args, named) =>
    dictSorted(value, byPlace(args, named, 'case_sensitive', 'by', 'reverse')),
  attr: (value, [name]) => byName(value, text(name)),
  escape: (value) => escapeHtml(text(value)),
  e: (value) => escapeHtml(text(value)),
  forceescape: (value) => escapeHtml(text(value)),
  striptags: (value) => striptags(text(value)),
  xmlattr: (value, [space = true]) => xmlAttributes(value, space),
  filesizeformat: (value, args, named) =>
    fileSize(value, byPlace(args, named, 'binary')['binary'] ?? false),
  indent: (value, args, named) => {
    const {
      width = 4,
      first = false,
      blank = false,
    } = byPlace(args, named, 'width', 'first', 'blank');
    return indented(text(value), width, first, blank);
  },
  wordwrap: (value, args, named) => {
    const said = byPlace(
      args,
      named,
      'width',
      'break_long_words',
      'wrapstring',
      'break_on_hyphens',
    );
    const by = said['wrapstring'];
    return wordwrap(text(value), {
      width: said['width'] ?? 79,
      long: said['break_long_words'] ?? true,
      by: by === undefined || by === null ? '\n' : text(by),
      hyphens: said['break_on_hyphens'] ?? true,
    });
  },
  safe: (value) => value,
  truncate: (value, args, named) => {
    const said = byPlace(args, named, 'length', 'killwords', 'end', 'leeway');
    return truncated(text(value), {
      length: Number(said['length'] ?? 255),
      words: said['killwords'] ?? false,
      end: text(said['end'] ?? '...'),
      leeway: Number(said['leeway'] ?? 5),
    });
  },
  wordcount: (value) => text(value).match(/[\p{L}\p{N}_]+/gu)?.length ?? 0,
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
