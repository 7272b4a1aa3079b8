import { exchanged, strip } from './filters';
import { braces, centered } from './format';
import { growDict, growList } from './grow';
import { isGroup, membersOf } from './members';
import { print } from './print';
import { formatMoment, isoOf, partsOf } from './time';
import {
  isDict,
  isList,
  joined,
  made,
  Moment,
  own,
  same,
  Span,
  TemplateError,
  UNDEFINED,
  type Callable,
  type Dict,
  type Value,
} from './values';

const text = (value: Value | undefined): string => print(value ?? UNDEFINED);
const DAY = 86_400_000_000;

const ofText = (value: string, name: string): Callable | undefined => {
  switch (name) {
    case 'lower':
    case 'casefold':
      return () => value.toLowerCase();
    case 'upper':
      return () => value.toUpperCase();
    case 'title':
      return () =>
        value.replace(/[A-Za-z]+/g, (w) => w[0]!.toUpperCase() + w.slice(1).toLowerCase());
    case 'capitalize':
      return () => value.slice(0, 1).toUpperCase() + value.slice(1).toLowerCase();
    case 'strip':
      return ([c]) => (c === undefined || c === null ? value.trim() : strip(value, text(c)));
    case 'lstrip':
      return ([c]) => (c === undefined ? value.trimStart() : strip(value, text(c), 'left'));
    case 'rstrip':
      return ([c]) => (c === undefined ? value.trimEnd() : strip(value, text(c), 'right'));
    case 'split':
      return ([by, most]) => {
        const parts =
          by === undefined || by === null
            ? value.trim().split(/\s+/).filter(Boolean)
            : value.split(text(by));
        const limit = Number(most ?? -1);
        return limit < 0 || parts.length <= limit + 1
          ? parts
          : [...parts.slice(0, limit), parts.slice(limit).join(text(by ?? ' '))];
      };
    case 'rsplit':
      return ([by, most]) => {
        const parts = value.split(text(by ?? ' '));
        const limit = Number(most ?? -1);
        const cut = parts.length - limit;
        return limit < 0 || cut <= 1
          ? parts
          : [parts.slice(0, cut).join(text(by ?? ' ')), ...parts.slice(cut)];
      };
    case 'splitlines':
      return () => value.split(/\r\n|\r|\n/);
    case 'replace':
      return ([from, to, most]) =>
        exchanged(value, text(from), text(to), most === undefined ? Infinity : Number(most));
    case 'startswith':
      return ([start]) =>
        isList(start)
          ? start.some((s) => value.startsWith(text(s)))
          : value.startsWith(text(start));
    case 'endswith':
      return ([end]) =>
        isList(end) ? end.some((s) => value.endsWith(text(s))) : value.endsWith(text(end));
    case 'removeprefix':
      return ([start]) => (value.startsWith(text(start)) ? value.slice(text(start).length) : value);
    case 'removesuffix':
      return ([end]) =>
        value.endsWith(text(end)) && text(end) ? value.slice(0, -text(end).length) : value;
    case 'join':
      return ([items]) => (isList(items) ? joined(items.map(text), value) : text(items));
    case 'find':
    case 'index':
      return ([part]) => value.indexOf(text(part));
    case 'rfind':
      return ([part]) => value.lastIndexOf(text(part));
    case 'count':
      return ([part]) => value.split(text(part)).length - 1;
    case 'zfill':
      return ([width]) => value.padStart(Math.min(Number(width), 1000), '0');
    case 'isdigit':
    case 'isnumeric':
      return () => /^\d+$/.test(value);
    case 'isalpha':
      return () => /^\p{L}+$/u.test(value);
    case 'islower':
      return () => value === value.toLowerCase() && value !== value.toUpperCase();
    case 'isupper':
      return () => value === value.toUpperCase() && value !== value.toLowerCase();
    case 'encode':
    case 'decode':
      return () => value;
    case 'format':
      return (args, named) => braces(value, args, named);
    case 'partition':
    case 'rpartition':
      return ([by]) => {
        const at = name === 'partition' ? value.indexOf(text(by)) : value.lastIndexOf(text(by));
        const [whole, none] = name === 'partition' ? [value, ''] : ['', value];
        return at < 0
          ? [whole, '', none]
          : [value.slice(0, at), text(by), value.slice(at + text(by).length)];
      };
    case 'ljust':
      return ([width, fill = ' ']) => value.padEnd(Math.min(Number(width), 1000), text(fill));
    case 'rjust':
      return ([width, fill = ' ']) => value.padStart(Math.min(Number(width), 1000), text(fill));
    case 'center':
      return ([width, fill = ' ']) => centered(value, Math.min(Number(width), 1000), text(fill));
    case 'swapcase':
      return () =>
        value.replace(/\p{L}/gu, (c) =>
          c === c.toUpperCase() ? c.toLowerCase() : c.toUpperCase(),
        );
    case 'isalnum':
      return () => /^[\p{L}\p{N}]+$/u.test(value);
    case 'isspace':
      return () => /^\s+$/.test(value);
    default:
      return undefined;
  }
};

const ofList = (value: readonly Value[], name: string): Callable | undefined => {
  switch (name) {
    case 'copy':
      return () => made([...value]);
    case 'index':
      return ([item]) => value.findIndex((one) => same(one, item ?? UNDEFINED));
    case 'count':
      return ([item]) => value.filter((one) => same(one, item ?? UNDEFINED)).length;
    default:
      return growList(value, name);
  }
};

const ofDict = (value: Dict, name: string): Callable | undefined => {
  switch (name) {
    case 'get':
      return ([key, other = null]) => {
        const found = own(value, text(key));
        return found === undefined ? other : found;
      };
    case 'keys':
      return () => Object.keys(value);
    case 'values':
      return () => Object.keys(value).map((key) => value[key]!);
    case 'items':
      return () => Object.keys(value).map((key) => [key, value[key]!]);
    case 'copy':
      return () => made({ ...value });
    default:
      return growDict(value, name);
  }
};

const ofMoment = (value: Moment, name: string): Value | undefined => {
  const parts = partsOf(value);
  switch (name) {
    case 'strftime':
      return ([format]) => formatMoment(value, text(format));
    case 'timestamp':
      return () => value.micros / 1_000_000;
    case 'isoformat':
      return () => (value.date ? formatMoment(value, '%Y-%m-%d') : isoOf(value));
    case 'date':
      return () => {
        const local = value.micros + (value.offset ?? 0) * 60_000_000;
        return new Moment(Math.floor(local / DAY) * DAY, 0, true);
      };
    case 'weekday':
      return () => (parts.weekday + 6) % 7;
    case 'isoweekday':
      return () => parts.weekday || 7;
    case 'replace':
      return (_, named) => {
        const of = (part: 'year' | 'month' | 'day' | 'hour' | 'minute' | 'second'): number =>
          Number(named[part] ?? parts[part]);
        const ms = Date.UTC(
          of('year'),
          of('month') - 1,
          of('day'),
          of('hour'),
          of('minute'),
          of('second'),
        );
        const micro = Number(named['microsecond'] ?? parts.micro);
        return new Moment(
          ms * 1000 + micro - (value.offset ?? 0) * 60_000_000,
          value.offset,
          value.date,
        );
      };
    case 'astimezone':
      return () => new Moment(value.micros, 0);
    case 'year':
    case 'month':
    case 'day':
    case 'hour':
    case 'minute':
    case 'second':
      return parts[name];
    case 'microsecond':
      return parts.micro;
    default:
      return undefined;
  }
};

/** What is behind a dot: a name of the thing itself, or a method of its kind. */
export const memberOf = (value: Value, name: string): Value => {
  if (isDict(value)) {
    const found = own(value, name);
    // Nothing is a value: only what is not there has none.
    return found !== undefined ? found : (ofDict(value, name) ?? UNDEFINED);
  }
  if (typeof value === 'string') return ofText(value, name) ?? UNDEFINED;
  if (isGroup(value) && (name === 'grouper' || name === 'list'))
    return value[name === 'grouper' ? 0 : 1]!;
  if (isList(value)) return ofList(value, name) ?? UNDEFINED;
  if (value instanceof Moment) return ofMoment(value, name) ?? UNDEFINED;
  if (value instanceof Span) {
    if (name === 'total_seconds') return () => value.micros / 1_000_000;
    if (name === 'days') return Math.floor(value.micros / DAY);
    if (name === 'seconds') return Math.floor((((value.micros % DAY) + DAY) % DAY) / 1_000_000);
  }
  if (typeof value === 'function') {
    const names = membersOf(value);
    if (!names) throw new TemplateError(`A macro has no “${name}”.`);
    return own(names, name) ?? (own(names, name) === null ? null : UNDEFINED);
  }
  return UNDEFINED;
};
