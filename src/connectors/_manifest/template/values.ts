/* What an expression can come to: JSON, and Python's moments and spans of time. */

/** A moment, in microseconds since 1970; a day where `date` is set. */
export class Moment {
  constructor(
    readonly micros: number,
    /** Minutes east of UTC; null: a clock without a zone, read as UTC. */
    readonly offset: number | null = 0,
    readonly date = false,
  ) {}
}

/** A span of time in microseconds; months and years are counted apart, as they differ in length. */
export class Span {
  constructor(
    readonly micros: number,
    readonly months = 0,
  ) {}
}

/** What has no value: it prints as nothing, and what is asked of it fails. */
export const UNDEFINED = Symbol('undefined');

/** Something that can be called: a macro, or a method with what it is of. */
export type Callable = (args: readonly Value[], named: Readonly<Record<string, Value>>) => Value;

export type Value =
  | null
  | boolean
  | number
  | string
  | Moment
  | Span
  | typeof UNDEFINED
  | Callable
  | readonly Value[]
  | { readonly [name: string]: Value };

export type Dict = { readonly [name: string]: Value };

/** An expression that cannot be evaluated: of a manifest's author, said with its line at the import. */
export class TemplateError extends Error {}

/** Values of kinds that do not go together: Python's TypeError. */
export class Misfit extends TemplateError {}

/** Something was asked of what has no value. The whole template then has none. */
export class Undefined extends TemplateError {}

/*
 * What an evaluation may still do. A stranger's loop ends, and so does what doubles itself: every value that
 * is made or looked through is paid for. Outside of an evaluation nothing is counted.
 */
const MOST_WORK = 200_000;
/** The longest text, and the longest list, that an expression may make. */
const LONGEST_TEXT = 1_000_000;
const LONGEST_LIST = 100_000;
let left = Infinity;

/** @throws TemplateError where an evaluation has done enough. */
export const work = (much = 1): void => {
  left -= much;
  if (left < 0) throw new TemplateError('An expression takes too many steps.');
};

/** Counts what is done until it is over. */
export const counted = <T>(act: () => T): T => {
  const outer = left;
  left = Math.min(outer, MOST_WORK);
  try {
    return act();
  } finally {
    left = outer;
  }
};

/** Says whether a text of this length may be made. */
export const fits = (length: number): void => {
  if (length > LONGEST_TEXT) throw new TemplateError('An expression makes too long a text.');
};

/** Texts one after another, as long as they fit. */
export const joined = (parts: Iterable<string>, between = ''): string => {
  let made = '';
  let first = true;
  for (const part of parts) {
    made += first ? part : between + part;
    first = false;
    fits(made.length);
  }
  return made;
};

/** What a value costs whoever makes it, beside the step itself. */
export const paid = <T extends Value>(value: T): T => {
  if (typeof value === 'string') {
    fits(value.length);
    work(value.length / 256);
  } else if (isList(value)) {
    if (value.length > LONGEST_LIST)
      throw new TemplateError('An expression makes too long a list.');
    work(value.length / 16);
  }
  return value;
};

/** Lists and objects that templates made themselves: what they may change, beside the record they are given. */
const ownOnes = new WeakSet();
export const made = <T extends readonly Value[] | Dict>(value: T): T => {
  ownOnes.add(value);
  return value;
};
export const isMade = (value: readonly Value[] | Dict): boolean => ownOnes.has(value);

export const isDict = (value: Value | undefined): value is Dict =>
  typeof value === 'object' &&
  value !== null &&
  !Array.isArray(value) &&
  !(value instanceof Moment) &&
  !(value instanceof Span);

export const isList = (value: Value | undefined): value is readonly Value[] => Array.isArray(value);

const has = Object.prototype.hasOwnProperty;
/** Only what a thing holds itself: never what every object inherits. */
export const own = (value: object, name: string): Value | undefined =>
  has.call(value, name) ? (value as Dict)[name] : undefined;

/** Sets a name of a record that is being made. `__proto__` would be no name but a change of its kind. */
export const put = (into: Record<string, Value>, name: string, value: Value): void => {
  if (name !== '__proto__') into[name] = value;
};

export const truthy = (value: Value): boolean => {
  if (value === UNDEFINED || value === null || value === false || value === 0 || value === '')
    return false;
  if (isList(value)) return value.length > 0;
  if (isDict(value)) return Object.keys(value).length > 0;
  if (value instanceof Span) return value.micros !== 0 || value.months !== 0;
  return true;
};

export const same = (a: Value, b: Value): boolean => {
  work(1 / 4);
  if (a === b) return true;
  if (typeof a === 'boolean' && typeof b === 'number') return Number(a) === b;
  if (typeof a === 'number' && typeof b === 'boolean') return a === Number(b);
  if (a instanceof Moment && b instanceof Moment) return a.micros === b.micros;
  if (a instanceof Span && b instanceof Span) return a.micros === b.micros && a.months === b.months;
  if (isList(a) && isList(b))
    return a.length === b.length && a.every((item, i) => same(item, b[i]!));
  if (isDict(a) && isDict(b)) {
    const names = Object.keys(a);
    return (
      names.length === Object.keys(b).length &&
      names.every((name) => own(b, name) !== undefined && same(a[name]!, b[name]!))
    );
  }
  return false;
};

/** @throws TemplateError where the two cannot be ordered. */
export const compare = (a: Value, b: Value): number => {
  work(1 / 4);
  if (a === UNDEFINED || b === UNDEFINED) throw new Undefined('Something has no value.');
  if (typeof a === 'boolean') return compare(Number(a), b);
  if (typeof b === 'boolean') return compare(a, Number(b));
  if (typeof a === 'number' && typeof b === 'number') return a - b;
  if (typeof a === 'string' && typeof b === 'string') return a < b ? -1 : a > b ? 1 : 0;
  if (a instanceof Moment && b instanceof Moment) return a.micros - b.micros;
  if (a instanceof Span && b instanceof Span) return a.micros - b.micros;
  if (isList(a) && isList(b)) {
    for (let i = 0; i < Math.min(a.length, b.length); i++) {
      const order = compare(a[i]!, b[i]!);
      if (order !== 0) return order;
    }
    return a.length - b.length;
  }
  throw new Misfit('Values of two kinds cannot be ordered.');
};
