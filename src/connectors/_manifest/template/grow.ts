import { pairsOf } from './pairs';
import { print } from './print';
import {
  compare,
  fits,
  isDict,
  isList,
  isMade,
  made,
  own,
  put,
  same,
  TemplateError,
  truthy,
  UNDEFINED,
  work,
  type Callable,
  type Dict,
  type Value,
} from './values';

/*
 * Methods that change what they are of, as Python's lists and objects have them. A template changes what it made
 * itself and the record it is given to change, and nothing else: an answer, a setting, a slice stay as they are.
 */

type Holder = readonly Value[] | Dict;
const isHolder = (value: Value): value is Holder => isList(value) || isDict(value);

/** The record that may be changed while an expression of it is evaluated. */
let given: Dict | null = null;
/** How much text was put into it. */
let grown = 0;

/** @param record of its own: nobody else reads it. */
export const changing = <T>(record: Dict, act: () => T): T => {
  const outer = [given, grown] as const;
  [given, grown] = [record, 0];
  try {
    return act();
  } finally {
    [given, grown] = outer;
  }
};

/** Whether this is the record, or in it. */
const isOf = (whole: Value, part: Holder): boolean => {
  if (!isHolder(whole)) return false;
  if (whole === part) return true;
  const within = isList(whole) ? whole : Object.keys(whole).map((name) => whole[name]!);
  work(1 + within.length / 16);
  return within.some((item) => isOf(item, part));
};

/** @throws TemplateError where it is not the expression's to change. */
const mine = (holder: Holder): void => {
  if (!isMade(holder) && !isOf(given, holder))
    throw new TemplateError('Only the record and what the expression made itself are changed.');
};

/**
 * A value as it is put into another: what is not the expression's own is copied, so that nothing else changes
 * with it. Everything put in is counted anew: what holds itself twice, and again, doubles.
 */
const taken = (value: Value, into: Holder, of?: 'foreign' | 'record'): Value => {
  work(1 / 4);
  if (typeof value === 'string') {
    fits((grown += value.length));
    return value;
  }
  if (typeof value === 'function')
    throw new TemplateError('A macro or namespace is put where only values are.');
  if (!isHolder(value)) return value;
  if (value === into) throw new TemplateError('A list or object is put into itself.');
  // What is in a stranger's is a stranger's, and what is in the record is the record's.
  const here = of ?? (isMade(value) ? undefined : isOf(given, value) ? 'record' : 'foreign');
  const copy = here === 'foreign';
  if (isList(value)) {
    const items = value.map((item) => taken(item, into, here));
    if (copy) return made(items);
    items.forEach((item, i) => ((value as Value[])[i] = item));
    return value;
  }
  const to: Record<string, Value> = copy ? {} : value;
  for (const name of Object.keys(value)) put(to, name, taken(value[name]!, into, here));
  return copy ? made(to) : value;
};

const change =
  (holder: Holder, act: Callable): Callable =>
  (args, named) => {
    mine(holder);
    const told = act(args, named);
    if (isList(holder)) fits(holder.length * 10);
    return told;
  };

const placeOf = (value: readonly Value[], at: Value | undefined, last: number): number => {
  const n = at === undefined ? last : Math.trunc(Number(at));
  return n < 0 ? n + value.length : n;
};

/** Of lists. */
export const growList = (value: readonly Value[], name: string): Callable | undefined => {
  const list = value as Value[];
  switch (name) {
    case 'append':
      return change(value, ([item = UNDEFINED]) => {
        list.push(taken(item, value));
        return null;
      });
    case 'extend':
      return change(value, ([items = UNDEFINED]) => {
        const more = isList(items)
          ? items
          : isDict(items)
            ? Object.keys(items)
            : typeof items === 'string'
              ? Array.from(items)
              : null;
        if (!more) throw new TemplateError('A list is extended by a list.');
        for (const item of [...more]) list.push(taken(item, value));
        return null;
      });
    case 'insert':
      return change(value, ([at, item = UNDEFINED]) => {
        work(list.length / 16);
        list.splice(Math.max(0, placeOf(value, at, 0)), 0, taken(item, value));
        return null;
      });
    case 'pop':
      return change(value, ([at]) => {
        const place = placeOf(value, at, list.length - 1);
        if (!(place >= 0 && place < list.length))
          throw new TemplateError('A list has nothing there to take out.');
        work(list.length / 16);
        return list.splice(place, 1)[0]!;
      });
    case 'remove':
      return change(value, ([item = UNDEFINED]) => {
        const place = list.findIndex((one) => same(one, item));
        if (place < 0) throw new TemplateError('A list lacks what is taken out of it.');
        list.splice(place, 1);
        return null;
      });
    case 'clear':
      return change(value, () => {
        list.length = 0;
        return null;
      });
    case 'reverse':
      return change(value, () => {
        work(list.length / 16);
        list.reverse();
        return null;
      });
    case 'sort':
      return change(value, (_, named) => {
        list.sort((a, b) => (truthy(named['reverse'] ?? false) ? compare(b, a) : compare(a, b)));
        return null;
      });
    default:
      return undefined;
  }
};

/** Of objects. */
export const growDict = (value: Dict, name: string): Callable | undefined => {
  const dict = value as Record<string, Value>;
  switch (name) {
    case 'update':
      return change(value, ([more = {}], named) => {
        for (const from of [pairsOf(more), named])
          for (const key of Object.keys(from)) put(dict, key, taken(from[key]!, value));
        return null;
      });
    case 'setdefault':
      return change(value, ([key = UNDEFINED, other = null]) => {
        const at = print(key);
        if (own(dict, at) === undefined) put(dict, at, taken(other, value));
        return own(dict, at) ?? null;
      });
    case 'pop':
      return change(value, ([key = UNDEFINED, other]) => {
        const found = own(dict, print(key)) ?? other;
        if (own(dict, print(key)) === undefined) {
          if (found === undefined) throw new TemplateError('An object has nothing of that name.');
          return found;
        }
        const taken = own(dict, print(key))!;
        delete dict[print(key)];
        return taken;
      });
    case 'popitem':
      return change(value, () => {
        const last = Object.keys(dict).pop();
        if (last === undefined) throw new TemplateError('An object has nothing to take out.');
        const taken = dict[last]!;
        delete dict[last];
        return [last, taken];
      });
    case 'clear':
      return change(value, () => {
        for (const key of Object.keys(dict)) delete dict[key];
        return null;
      });
    default:
      return undefined;
  }
};

/** Names of methods that change what they are of. */
export const CHANGES: ReadonlySet<string> = new Set([
  ...['append', 'extend', 'insert', 'pop', 'remove', 'clear', 'reverse', 'sort'],
  ...['update', 'setdefault', 'popitem'],
]);
