import { filterOf } from './filters';
import { memberOf } from './methods';
import type { Args, Node, Part } from './parse';
import { print } from './print';
import { later } from './time';
import {
  compare,
  isDict,
  isList,
  Moment,
  own,
  put,
  same,
  Span,
  TemplateError,
  truthy,
  Undefined,
  UNDEFINED,
  type Value,
} from './values';

/** What names mean. */
export type Scope = Readonly<Record<string, Value>>;

/** Steps of one template, and characters it may write: a stranger's loop ends. */
const MOST_STEPS = 50_000;
const LONGEST_TEXT = 1_000_000;

const numbers = (op: string, a: number, b: number): number => {
  switch (op) {
    case '+':
      return a + b;
    case '-':
      return a - b;
    case '*':
      return a * b;
    case '**':
      return a ** b;
    default:
      if (b === 0) throw new TemplateError('Something is divided by zero.');
      return op === '/' ? a / b : op === '//' ? Math.floor(a / b) : a - b * Math.floor(a / b);
  }
};

const asNumber = (value: Value): number | null =>
  typeof value === 'number' ? value : typeof value === 'boolean' ? Number(value) : null;

const binary = (op: string, a: Value, b: Value): Value => {
  if (op === '~') return print(a) + print(b);
  if (a === UNDEFINED || b === UNDEFINED) throw new Undefined('Something has no value.');
  const [x, y] = [asNumber(a), asNumber(b)];
  if (x !== null && y !== null) return numbers(op, x, y);
  if (op === '+') {
    if (typeof a === 'string' && typeof b === 'string') return a + b;
    if (isList(a) && isList(b)) return [...a, ...b];
    if (a instanceof Moment && b instanceof Span) return later(a, b);
    if (a instanceof Span && b instanceof Moment) return later(b, a);
    if (a instanceof Span && b instanceof Span)
      return new Span(a.micros + b.micros, a.months + b.months);
  }
  if (op === '-') {
    if (a instanceof Moment && b instanceof Span) return later(a, b, -1);
    if (a instanceof Moment && b instanceof Moment) return new Span(a.micros - b.micros);
    if (a instanceof Span && b instanceof Span)
      return new Span(a.micros - b.micros, a.months - b.months);
  }
  if (op === '*') {
    if (typeof a === 'string' && y !== null) return a.repeat(Math.min(Math.max(0, y), 10_000));
    if (a instanceof Span && y !== null) return new Span(a.micros * y, a.months * y);
    if (x !== null && b instanceof Span) return new Span(b.micros * x, b.months * x);
  }
  if (op === '/' && a instanceof Span && y !== null) return new Span(a.micros / y);
  if (op === '//' && a instanceof Span && b instanceof Span) return Math.floor(a.micros / b.micros);
  if (op === '%' && typeof a === 'string') {
    const rest = isList(b) ? [...b] : [b];
    return a.replace(/%[sd]/g, () => print(rest.shift() ?? ''));
  }
  throw new TemplateError(`The two sides of “${op}” do not go together.`);
};

const contains = (whole: Value, part: Value): boolean => {
  if (typeof whole === 'string') return whole.includes(print(part));
  if (isList(whole)) return whole.some((item) => same(item, part));
  if (isDict(whole)) return own(whole, print(part)) !== undefined;
  if (whole === UNDEFINED) return false;
  throw new TemplateError('“in” looks into texts, lists and objects only.');
};

const TESTS: Readonly<Record<string, (value: Value, args: readonly Value[]) => boolean>> = {
  defined: (value) => value !== UNDEFINED,
  undefined: (value) => value === UNDEFINED,
  none: (value) => value === null,
  None: (value) => value === null,
  string: (value) => typeof value === 'string',
  number: (value) => typeof value === 'number',
  integer: (value) => typeof value === 'number' && Number.isInteger(value),
  float: (value) => typeof value === 'number' && !Number.isInteger(value),
  boolean: (value) => typeof value === 'boolean',
  true: (value) => value === true,
  false: (value) => value === false,
  mapping: isDict,
  sequence: (value) => isList(value) || typeof value === 'string' || isDict(value),
  iterable: (value) => isList(value) || typeof value === 'string' || isDict(value),
  callable: (value) => typeof value === 'function',
  odd: (value) => Math.abs(Number(value)) % 2 === 1,
  even: (value) => Number(value) % 2 === 0,
  divisibleby: (value, [by]) => Number(value) % Number(by) === 0,
  lower: (value) => print(value) === print(value).toLowerCase(),
  upper: (value) => print(value) === print(value).toUpperCase(),
  in: (value, [whole = UNDEFINED]) => contains(whole, value),
  eq: (value, [other = UNDEFINED]) => same(value, other),
  equalto: (value, [other = UNDEFINED]) => same(value, other),
  ne: (value, [other = UNDEFINED]) => !same(value, other),
  gt: (value, [other = UNDEFINED]) => compare(value, other) > 0,
  ge: (value, [other = UNDEFINED]) => compare(value, other) >= 0,
  lt: (value, [other = UNDEFINED]) => compare(value, other) < 0,
  le: (value, [other = UNDEFINED]) => compare(value, other) <= 0,
  sameas: (value, [other = UNDEFINED]) => value === other,
};
export const testOf = (name: string): ((value: Value, args: readonly Value[]) => boolean) => {
  const found = own(TESTS, name) as unknown;
  if (!found) throw new TemplateError(`The test “${name}” is not supported.`);
  return found as (value: Value, args: readonly Value[]) => boolean;
};

const itemAt = (of: Value, name: Value): Value => {
  if (of === UNDEFINED) throw new Undefined('Something is asked of what has no value.');
  if (of === null) throw new Undefined('Something is asked of nothing.');
  if ((isList(of) || typeof of === 'string') && typeof name === 'number')
    return of[name < 0 ? of.length + name : name] ?? UNDEFINED;
  return memberOf(of, print(name));
};

/** An evaluation: what names mean, and how much may still be done. */
interface Run {
  readonly scope: Scope;
  readonly names: Map<string, Value>;
  left: number;
}

const step = (run: Run): void => {
  if (--run.left < 0) throw new TemplateError('An expression takes too many steps.');
};

const named = (run: Run, { plain, named: more }: Args): [Value[], Record<string, Value>] => {
  const byName: Record<string, Value> = {};
  for (const [name, node] of more) put(byName, name, valueOf(run, node));
  return [plain.map((node) => valueOf(run, node)), byName];
};

const lookup = (run: Run, name: string): Value =>
  run.names.get(name) ?? own(run.scope, name) ?? UNDEFINED;

const compared = (op: string, a: Value, b: Value): boolean => {
  switch (op) {
    case '==':
      return same(a, b);
    case '!=':
      return !same(a, b);
    case 'in':
      return contains(b, a);
    case 'not in':
      return !contains(b, a);
    case '<':
      return compare(a, b) < 0;
    case '>':
      return compare(a, b) > 0;
    case '<=':
      return compare(a, b) <= 0;
    default:
      return compare(a, b) >= 0;
  }
};

const valueOf = (run: Run, node: Node): Value => {
  step(run);
  switch (node.is) {
    case 'value':
      return node.value;
    case 'name':
      return lookup(run, node.name);
    case 'list':
      return node.items.map((item) => valueOf(run, item));
    case 'dict': {
      const dict: Record<string, Value> = {};
      for (const [key, value] of node.entries)
        put(dict, print(valueOf(run, key)), valueOf(run, value));
      return dict;
    }
    case 'at':
      return itemAt(valueOf(run, node.of), valueOf(run, node.name));
    case 'slice': {
      const of = valueOf(run, node.of);
      if (!isList(of) && typeof of !== 'string')
        throw new Undefined('Only texts and lists have parts.');
      const bound = (part: Node | undefined): number | undefined =>
        part === undefined ? undefined : Number(valueOf(run, part));
      return of.slice(bound(node.from), bound(node.to));
    }
    case 'call': {
      const of = valueOf(run, node.of);
      if (of === UNDEFINED) throw new Undefined('What is called is not there.');
      if (typeof of !== 'function')
        throw new TemplateError('Something is called that is no macro.');
      return of(...named(run, node.args));
    }
    case 'filter': {
      const [args, byName] = named(run, node.args);
      return filterOf(node.name)(forgiving(run, node), args, byName);
    }
    case 'test': {
      const test = testOf(node.name);
      const of = valueOf(run, node.of);
      return test(of, named(run, node.args)[0]) !== node.not;
    }
    case 'not':
      return !truthy(valueOf(run, node.of));
    case 'minus': {
      const of = valueOf(run, node.of);
      if (of instanceof Span) return new Span(-of.micros, -of.months);
      return -Number(of);
    }
    case 'and': {
      const left = valueOf(run, node.left);
      return truthy(left) ? valueOf(run, node.right) : left;
    }
    case 'or': {
      const left = valueOf(run, node.left);
      return truthy(left) ? left : valueOf(run, node.right);
    }
    case 'binary':
      return binary(node.op, valueOf(run, node.left), valueOf(run, node.right));
    case 'compare': {
      let left = valueOf(run, node.first);
      for (const [op, next] of node.rest) {
        const right = valueOf(run, next);
        if (!compared(op, left, right)) return false;
        left = right;
      }
      return true;
    }
    case 'if':
      return truthy(valueOf(run, node.when))
        ? valueOf(run, node.then)
        : node.otherwise === null
          ? UNDEFINED
          : valueOf(run, node.otherwise);
  }
};

/** `a.b.c | default(…)`: what has no value on the way has none at the end either. */
const forgiving = (run: Run, node: Node & { readonly is: 'filter' }): Value => {
  if (node.name !== 'default' && node.name !== 'd') return valueOf(run, node.of);
  try {
    return valueOf(run, node.of);
  } catch (error) {
    if (error instanceof Undefined) return UNDEFINED;
    throw error;
  }
};

const asItems = (value: Value): readonly Value[] => {
  if (value === UNDEFINED || value === null) return [];
  if (isList(value)) return value;
  if (isDict(value)) return Object.keys(value);
  if (typeof value === 'string') return Array.from(value);
  throw new TemplateError('Only lists, objects and texts can be gone through.');
};

const write = (run: Run, parts: readonly Part[]): string => {
  let text = '';
  for (const part of parts) {
    step(run);
    if (typeof part === 'string') text += part;
    else if (part.is === 'print') text += print(valueOf(run, part.node));
    else if (part.is === 'set') run.names.set(part.name, valueOf(run, part.node));
    else if (part.is === 'if') {
      const taken = part.branches.find(({ when }) => when === null || truthy(valueOf(run, when)));
      if (taken) text += write(run, taken.body);
    } else {
      const items = asItems(valueOf(run, part.of));
      items.forEach((item, i) => {
        if (part.names.length === 1) run.names.set(part.names[0]!, item);
        else part.names.forEach((name, n) => run.names.set(name, asItems(item)[n] ?? UNDEFINED));
        run.names.set('loop', {
          index: i + 1,
          index0: i,
          first: i === 0,
          last: i === items.length - 1,
          length: items.length,
        });
        text += write(run, part.body);
      });
      if (items.length === 0) text += write(run, part.otherwise);
    }
    if (text.length > LONGEST_TEXT) throw new TemplateError('An expression writes too much.');
  }
  return text;
};

/**
 * The text that a template comes to; null where something is asked of what has no value.
 * @throws TemplateError
 */
export const render = (parts: readonly Part[], scope: Scope): string | null => {
  try {
    return write({ scope, names: new Map(), left: MOST_STEPS }, parts);
  } catch (error) {
    if (error instanceof Undefined) return null;
    throw error;
  }
};
