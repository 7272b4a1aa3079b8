import { put, TemplateError, UNDEFINED, isDict, isList, type Callable, type Value } from './values';

/* Things that have names without being records: they print as nothing, and no record holds them. */

const members = new WeakMap<Callable, Readonly<Record<string, Value>>>();
const spaces = new WeakSet<Callable>();

export const withMembers = (call: Callable, names: Readonly<Record<string, Value>>): Callable => {
  members.set(call, names);
  return call;
};

/** The names of a thing that is no record; undefined: it has none. */
export const membersOf = (value: Callable): Readonly<Record<string, Value>> | undefined =>
  members.get(value);

export const isNamespace = (value: Value): value is Callable =>
  typeof value === 'function' && spaces.has(value);

const noCall =
  (what: string): Callable =>
  () => {
    throw new TemplateError(`A ${what} is called.`);
  };

/** `namespace(a=1)`: what a loop sets on it is there after the loop. */
export const namespace: Callable = ([from = {}], named) => {
  const names: Record<string, Value> = {};
  for (const given of [from, named] as const)
    if (isDict(given)) for (const name of Object.keys(given)) put(names, name, given[name]!);
  const made = withMembers(noCall('namespace'), names);
  spaces.add(made);
  return made;
};

/** `cycler('a', 'b')`: one after the other, and again. */
export const cycler: Callable = (items) => {
  if (items.length === 0) throw new TemplateError('A cycler has nothing to go round.');
  const names: Record<string, Value> = { current: items[0]! };
  let at = 0;
  const go = (to: number): void => {
    at = to % items.length;
    names['current'] = items[at]!;
  };
  names['next'] = () => {
    const now = items[at]!;
    go(at + 1);
    return now;
  };
  names['reset'] = () => {
    go(0);
    return null;
  };
  return withMembers(noCall('cycler'), names);
};

/** `joiner(', ')`: nothing the first time it is called, and its text from then on. */
export const joiner: Callable = ([by]) => {
  let used = false;
  return () => {
    if (used) return by === undefined || by === UNDEFINED ? ', ' : by;
    used = true;
    return '';
  };
};

const groups = new WeakSet();
/** A pair that can be asked for its `grouper` and its `list`. */
export const markGroup = (pair: readonly Value[]): readonly Value[] => {
  groups.add(pair);
  return pair;
};
export const isGroup = (value: Value): value is readonly Value[] =>
  isList(value) && groups.has(value);
