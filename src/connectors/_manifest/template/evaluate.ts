import { filterOf } from './filters';
import { memberOf } from './methods';
import type { Args, Node } from './expression';
import { percent } from './format';
import { print } from './print';
import { contains, testOf } from './tests';
import { later } from './time';
import {
  compare,
  fits,
  isList,
  made,
  Misfit,
  Moment,
  own,
  paid,
  put,
  same,
  Span,
  TemplateError,
  truthy,
  Undefined,
  UNDEFINED,
  work,
  type Value,
} from './values';

/** What names mean. */
export type Scope = Readonly<Record<string, Value>>;

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
    if (isList(a) && isList(b)) return made([...a, ...b]);
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
    if (typeof a === 'string' && y !== null) {
      const times = Math.max(0, Math.trunc(y)) || 0;
      fits(a.length * times);
      return a.repeat(times);
    }
    if (a instanceof Span && y !== null) return new Span(a.micros * y, a.months * y);
    if (x !== null && b instanceof Span) return new Span(b.micros * x, b.months * x);
  }
  if (op === '/' && a instanceof Span && y !== null) return new Span(a.micros / y);
  if (op === '//' && a instanceof Span && b instanceof Span) return Math.floor(a.micros / b.micros);
  if (op === '%' && typeof a === 'string') return percent(a, b);
  throw new Misfit(`The two sides of “${op}” do not go together.`);
};

const itemAt = (of: Value, name: Value): Value => {
  if (of === UNDEFINED) throw new Undefined('Something is asked of what has no value.');
  // Nothing has no parts, and that is no mistake yet: `{{ (record.of.a or 0) + 1 }}`.
  if (of === null) return UNDEFINED;
  if ((isList(of) || typeof of === 'string') && typeof name === 'number') {
    const found = of[name < 0 ? of.length + name : name];
    return found === undefined ? UNDEFINED : found;
  }
  return memberOf(of, print(name));
};

/** An evaluation: what names mean. */
export interface Run {
  readonly scope: Scope;
  /** What this block set itself. */
  readonly names: Map<string, Value>;
  /** The block around it, whose names it sees and does not change. */
  readonly outer: Run | null;
}

/** A part of a list or text as Python cuts it: from behind where it is negative, backwards by a negative step. */
const sliced = (
  length: number,
  from: number | undefined,
  to: number | undefined,
  step: number,
): readonly number[] => {
  if (step === 0) throw new TemplateError('A slice goes nowhere.');
  const [low, high] = step > 0 ? [0, length] : [-1, length - 1];
  const bound = (at: number | undefined, usual: number): number =>
    at === undefined ? usual : Math.min(high, Math.max(low, at < 0 ? at + length : at));
  const places: number[] = [];
  const end = bound(to, step > 0 ? high : low);
  for (let at = bound(from, step > 0 ? low : high); step > 0 ? at < end : at > end; at += step)
    places.push(at);
  return places;
};

export const given = (run: Run, { plain, named: more }: Args): [Value[], Record<string, Value>] => {
  const byName: Record<string, Value> = {};
  for (const [name, node] of more) put(byName, name, valueOf(run, node));
  return [plain.map((node) => valueOf(run, node)), byName];
};

export const lookup = (run: Run, name: string): Value => {
  for (let here: Run | null = run; here; here = here.outer) {
    const found = here.names.get(name);
    if (found !== undefined) return found;
  }
  return own(run.scope, name) ?? (own(run.scope, name) === null ? null : UNDEFINED);
};

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

export const valueOf = (run: Run, node: Node): Value => {
  work();
  return paid(plainValueOf(run, node));
};

const plainValueOf = (run: Run, node: Node): Value => {
  switch (node.is) {
    case 'value':
      return node.value;
    case 'name':
      return lookup(run, node.name);
    case 'list':
      return made(node.items.map((item) => valueOf(run, item)));
    case 'dict': {
      const dict: Record<string, Value> = {};
      for (const [key, value] of node.entries)
        put(dict, print(valueOf(run, key)), valueOf(run, value));
      return made(dict);
    }
    case 'at':
      return itemAt(valueOf(run, node.of), valueOf(run, node.name));
    case 'slice': {
      const of = valueOf(run, node.of);
      if (of === UNDEFINED) throw new Undefined('Something is asked of what has no value.');
      if (!isList(of) && typeof of !== 'string') return UNDEFINED;
      const bound = (part: Node | undefined): number | undefined => {
        const value = part === undefined ? null : valueOf(run, part);
        if (value === null) return undefined;
        const number = asNumber(value);
        if (number === null) throw new TemplateError('A slice goes from number to number.');
        return Math.trunc(number);
      };
      const places = sliced(of.length, bound(node.from), bound(node.to), bound(node.step) ?? 1);
      return typeof of === 'string'
        ? places.map((at) => of[at]!).join('')
        : made(places.map((at) => of[at]!));
    }
    case 'call': {
      const of = valueOf(run, node.of);
      if (of === UNDEFINED) throw new Undefined('What is called is not there.');
      if (typeof of !== 'function')
        throw new TemplateError('Something is called that is no macro.');
      return of(...given(run, node.args));
    }
    case 'filter': {
      const [args, byName] = given(run, node.args);
      return filterOf(node.name)(forgiving(run, node), args, byName);
    }
    case 'test': {
      const test = testOf(node.name);
      const of = valueOf(run, node.of);
      return test(of, given(run, node.args)[0]) !== node.not;
    }
    case 'not':
      return !truthy(valueOf(run, node.of));
    case 'minus': {
      const of = valueOf(run, node.of);
      if (of === UNDEFINED) throw new Undefined('Something has no value.');
      if (of instanceof Span) return new Span(-of.micros, -of.months);
      const number = asNumber(of);
      if (number === null) throw new TemplateError('Only a number has a sign.');
      return -number;
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
