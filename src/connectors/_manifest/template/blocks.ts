import { given, lookup, valueOf, type Run, type Scope } from './evaluate';
import { DEEPEST } from './expression';
import { isNamespace, membersOf, withMembers } from './members';
import { BODY, type Macro, type Part, type Target } from './parse';
import { print } from './print';
import {
  counted,
  fits,
  isDict,
  isList,
  own,
  paid,
  put,
  same,
  TemplateError,
  truthy,
  Undefined,
  UNDEFINED,
  work,
  type Callable,
  type Value,
} from './values';

/* What a template's blocks write: what is set in one stays in it, save in `if` and on namespaces. */

const within = (outer: Run): Run => ({ scope: outer.scope, names: new Map(), outer });

const asItems = (value: Value): readonly Value[] => {
  if (value === UNDEFINED || value === null) return [];
  if (isList(value)) return value;
  if (isDict(value)) return Object.keys(value);
  if (typeof value === 'string') return Array.from(value);
  throw new TemplateError('Only lists, objects and texts can be gone through.');
};

const setTo = (run: Run, { of, name }: Target, value: Value): void => {
  if (of === undefined) {
    run.names.set(name, value);
    return;
  }
  const space = lookup(run, of);
  if (!isNamespace(space)) throw new TemplateError(`“${of}” is no namespace.`);
  put(membersOf(space) as Record<string, Value>, name, value);
};

/** Several names are the parts of one value. */
const setAll = (run: Run, to: readonly Target[], value: Value): void => {
  if (to.length === 1) setTo(run, to[0]!, value);
  else {
    const items = asItems(value);
    if (items.length !== to.length)
      throw new TemplateError(`${to.length} names are given what are ${items.length} values.`);
    to.forEach((target, n) => setTo(run, target, items[n]!));
  }
};

let calls = 0;

/** @param run where it stands: it sees what is set there. */
const macroOf = (run: Run, macro: Macro): Callable => {
  return (plain, named) => {
    const inner = within(run);
    const { takes } = macro;
    const rest: Record<string, Value> = {};
    for (const name of Object.keys(named))
      if (name === 'caller') inner.names.set(name, named[name]!);
      else if (!takes.some((one) => one.name === name)) put(rest, name, named[name]!);
    inner.names.set('varargs', plain.slice(takes.length));
    inner.names.set('kwargs', rest);
    takes.forEach(({ name, otherwise }, n) => {
      const said = n < plain.length ? plain[n] : own(named, name);
      inner.names.set(
        name,
        said ?? (said === null ? null : otherwise ? valueOf(inner, otherwise) : UNDEFINED),
      );
    });
    if (calls >= DEEPEST) throw new TemplateError('Macros call each other too deep.');
    calls++;
    try {
      return paid(write(inner, macro.body));
    } finally {
      calls--;
    }
  };
};

type For = Extract<Part, { readonly is: 'for' }>;

const loopOf = (
  items: readonly Value[],
  i: number,
  depth: number,
  before: Value[],
): Record<string, Value> => ({
  index: i + 1,
  index0: i,
  revindex: items.length - i,
  revindex0: items.length - i - 1,
  first: i === 0,
  last: i === items.length - 1,
  length: items.length,
  depth: depth + 1,
  depth0: depth,
  ...(i > 0 ? { previtem: items[i - 1]! } : {}),
  ...(i + 1 < items.length ? { nextitem: items[i + 1]! } : {}),
  cycle: (all) => {
    if (all.length === 0) throw new TemplateError('A loop goes round nothing.');
    return all[i % all.length]!;
  },
  changed: (all) => {
    const fresh = before.length === 0 || !same(before[0]!, [...all]);
    before[0] = [...all];
    return fresh;
  },
});

const loop = (run: Run, part: For, value: Value, depth: number): string => {
  if (depth >= DEEPEST) throw new TemplateError('A loop goes too deep.');
  const naming = (item: Value): Run => {
    const inner = within(run);
    setAll(
      inner,
      part.names.map((name) => ({ name })),
      item,
    );
    return inner;
  };
  const { when } = part;
  const items = asItems(value).filter(
    (item) => when === null || truthy(valueOf(naming(item), when)),
  );
  if (items.length === 0) return write(within(run), part.otherwise);
  const before: Value[] = [];
  let text = '';
  items.forEach((item, i) => {
    const inner = naming(item);
    const told = loopOf(items, i, depth, before);
    const deeper: Callable = ([below = UNDEFINED]) => paid(loop(run, part, below, depth + 1));
    inner.names.set('loop', part.recursive ? withMembers(deeper, told) : told);
    text += write(inner, part.body);
    fits(text.length);
  });
  return text;
};

const gathered = (
  run: Run,
  parts: readonly Part[],
  node: Extract<Part, { is: 'gather' }>['node'],
): Value => {
  const inner = within(run);
  inner.names.set(BODY, write(within(run), parts));
  return valueOf(inner, node);
};

const writePart = (run: Run, part: Exclude<Part, string>): string => {
  switch (part.is) {
    case 'print':
      return print(valueOf(run, part.node));
    case 'set':
      setAll(run, part.to, valueOf(run, part.node));
      return '';
    case 'if': {
      const taken = part.branches.find(({ when }) => when === null || truthy(valueOf(run, when)));
      return taken ? write(run, taken.body) : '';
    }
    case 'for':
      return loop(run, part, valueOf(run, part.of), 0);
    case 'with': {
      const inner = within(run);
      for (const [name, node] of part.sets) inner.names.set(name, valueOf(run, node));
      return write(inner, part.body);
    }
    case 'gather': {
      const value = gathered(run, part.body, part.node);
      if (!part.to) return print(value);
      setTo(run, part.to, value);
      return '';
    }
    case 'macro':
      run.names.set(part.macro.name, macroOf(run, part.macro));
      return '';
    case 'call': {
      const of = valueOf(run, part.node.of);
      if (typeof of !== 'function')
        throw new TemplateError('Something is called that is no macro.');
      const [plain, named] = given(run, part.node.args);
      return print(of(plain, { ...named, caller: macroOf(run, part.macro) }));
    }
  }
};

const write = (run: Run, parts: readonly Part[]): string => {
  let text = '';
  for (const part of parts) {
    work();
    text += typeof part === 'string' ? part : writePart(run, part);
    fits(text.length);
  }
  return text;
};

/**
 * The text that a template comes to; null where something is asked of what has no value.
 * @throws TemplateError
 */
export const render = (parts: readonly Part[], scope: Scope): string | null => {
  try {
    return counted(() => write({ scope, names: new Map(), outer: null }, parts));
  } catch (error) {
    if (error instanceof Undefined) return null;
    if (error instanceof TemplateError) throw error;
    // A stranger's data nests as deep as it likes; ours is not the fault.
    throw new TemplateError('An expression cannot be evaluated.');
  }
};
