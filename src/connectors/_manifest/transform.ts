import type { Json } from '../../model';
import { numberOf, scopeOf, textIn, truthOf, valueOf, type Context } from './context';
import { all, get, isRec, remove, replaced, set, type Rec } from './path';
import {
  CHANGES,
  changing,
  Moment,
  isTrue,
  print,
  Span,
  TemplateError,
  UNDEFINED,
  type Dict,
  type Scope,
  type Value,
} from './template';
import { isTree, type Part, type Tree } from './yaml';
import type { Slice } from '../../http/collection';

const list = (part: Part | undefined): readonly Part[] =>
  Array.isArray(part) ? (part as Part[]) : [];

/** A value as JSON has it. */
export const asJson = (value: Value): Json => {
  if (value === UNDEFINED || typeof value === 'function') return null;
  if (value instanceof Moment || value instanceof Span) return print(value);
  if (Array.isArray(value)) return (value as Value[]).map(asJson);
  if (typeof value === 'object' && value !== null) {
    const made: Rec = {};
    for (const name of Object.keys(value))
      if (name !== '__proto__') made[name] = asJson((value as Record<string, Value>)[name]!);
    return made;
  }
  return value;
};

const typed = (type: Part | undefined, part: Part | undefined, scope: Scope): Json => {
  if (type === 'string') return textIn(part, scope);
  const value = asJson(valueOf(part, scope));
  if (type === 'integer' || type === 'number') {
    const number = numberOf(value);
    return number === null ? value : type === 'integer' ? Math.trunc(number) : number;
  }
  if (type === 'boolean') return typeof value === 'string' ? isTrue(value) : Boolean(value);
  return value;
};

/** `camelCase`, `Title Case` and `kebab-case` as `snake_case`. */
export const snake = (name: string): string =>
  name
    .normalize('NFKD')
    .replace(/[\u0300-\u036f]/g, '')
    .replace(/([a-z0-9])([A-Z])/g, '$1_$2')
    .replace(/([A-Z]+)([A-Z][a-z])/g, '$1_$2')
    .replace(/[^A-Za-z0-9]+/g, '_')
    .replace(/^_+|_+$/g, '')
    .toLowerCase();

const WORDS = /[A-Z]+[a-z]*|[a-z]+|\d+|[^a-zA-Z\d]+/g;
/** A key as `KeysToSnakeCase` makes it: digits are words, and capitals one with the small letters behind them. */
const snakeKey = (key: string): string => {
  const found =
    key
      .normalize('NFKD')
      .replace(/[\u0300-\u036f]/g, '')
      .match(WORDS) ?? [];
  const words = found.map((word) => (/^[a-zA-Z\d]/.test(word) ? word : ''));
  const kept = words.filter((word, i) => word !== '' || i === 0 || i === words.length - 1);
  return [...(/^\d/.test(kept[0] ?? '') ? [''] : []), ...kept].join('_').toLowerCase();
};

const renamed = (record: Rec, rename: (name: string) => string, deep = true): Rec => {
  const made: Rec = {};
  for (const name of Object.keys(record)) {
    const value = record[name]!;
    const to = rename(name);
    if (to !== '__proto__') made[to] = deep && isRec(value) ? renamed(value, rename) : value;
  }
  return made;
};

/**
 * What is nested, side by side. The last is looked at first, as manifests expect it: of two with one name the
 * last keeps it, and the others are called after what they were in; so is all that is found after a list.
 */
const flattened = (record: Rec, lists: boolean): Rec => {
  const made: Rec = {};
  const paths = new Map<string, string>();
  const put = (name: string, value: Json, path: string): void => {
    if (name === '__proto__') return;
    const before = paths.get(name);
    // Two of one name and one parent: neither goes.
    if (before !== undefined && before !== name) made[before] = made[name]!;
    made[name] = value;
    paths.set(name, path);
  };
  const open: { readonly value: Json; readonly name: string; readonly path: string }[] = [];
  const add = (value: Json, name: string, path: string): void =>
    void open.push({ value, name, path });
  for (const [key, value] of Object.entries(record)) add(value, key, key);
  let long = false;
  for (let next = open.pop(); next; next = open.pop()) {
    const { value, name, path } = next;
    const within = isRec(value)
      ? Object.entries(value)
      : lists && Array.isArray(value)
        ? (value as Json[]).map((item, i): [string, Json] => [String(i), item])
        : [];
    long ||= Array.isArray(value) && within.length > 0;
    if (within.length === 0) put(name, value, path);
    for (const [key, item] of within)
      add(item, long || paths.has(key) ? `${name}.${key}` : key, `${path}.${key}`);
  }
  return made;
};

type Change = (record: Rec, slice: Slice) => Rec;

const CHANGING = new RegExp(`\\b(${[...CHANGES].join('|')})\\s*\\(`);

const addFields = (tree: Tree, context: Context): Change => {
  // A record that its expressions change is a whole copy: the answer stays as it came.
  if (!CHANGING.test(JSON.stringify(tree))) return adding(tree, context);
  const add = adding(tree, context);
  return (record, slice) => {
    const own = asJson(record) as Rec;
    return asJson(changing(own as Dict, () => add(own, slice, own))) as Rec;
  };
};

/** @param into where the fields are added: a copy, where none is given. */
const adding =
  (tree: Tree, context: Context): ((record: Rec, slice: Slice, into?: Rec) => Rec) =>
  (record, slice, into) => {
    const made = into ?? { ...record };
    for (const field of list(tree['fields'])) {
      if (!isTree(field)) continue;
      const scope = scopeOf(context, tree, slice, { record: made as Value });
      const path = list(field['path']).map((step) => textIn(step, scope));
      const value = typed(field['value_type'], field['value'], scope);
      const condition = tree['condition'];
      const when = {
        ...scope,
        value: value as Value,
        path: path as Value,
        property: value as Value,
      };
      if (condition === undefined || condition === '' || truthOf(condition, when))
        set(made, path, value);
    }
    return made;
  };

const removeFields =
  (tree: Tree, context: Context): Change =>
  (record, slice) => {
    const made = { ...record };
    const condition = tree['condition'];
    const when = (value: Json): boolean =>
      condition === undefined ||
      condition === '' ||
      truthOf(
        condition,
        scopeOf(context, tree, slice, {
          record: record as Value,
          property: value as Value,
          value: value as Value,
        }),
      );
    for (const pointer of list(tree['field_pointers']))
      remove(made, list(pointer).map(String), when);
    return made;
  };

const dpathFlatten =
  (tree: Tree, context: Context): Change =>
  (record, slice) => {
    const scope = scopeOf(context, tree, slice, { record: record as Value });
    const path = list(tree['field_path']).map((step) => textIn(step, scope));
    const [found] = path.some((step) => step.startsWith('*'))
      ? all(record, path)
      : [get(record, path)];
    if (!isRec(found)) return record;
    const change = tree['key_transformation'];
    const [prefix, suffix] = isTree(change)
      ? [textIn(change['prefix'], scope), textIn(change['suffix'], scope)]
      : ['', ''];
    const lifted = Object.fromEntries(
      Object.entries(found).map(([name, value]) => [prefix + name + suffix, value]),
    );
    if (tree['replace_record'] === true) return lifted;
    const made = { ...record };
    if (tree['delete_origin_value'] === true) remove(made, path, () => true);
    return { ...made, ...lifted };
  };

/** The same changes to each record of a list within the record. */
const forEach = (tree: Tree, context: Context): Change => {
  const change = transformsOf(tree['transformations'], context);
  const path = list(tree['field_path']).map((step) => textIn(step, scopeOf(context, tree)));
  return (record, slice) => {
    const one = (item: Json): Json => {
      if (item !== null && !isRec(item))
        throw new TemplateError('A list that ForEach goes through holds more than records.');
      return item && change(item, slice);
    };
    return replaced(record, path, (here) =>
      Array.isArray(here) ? (here as Json[]).map(one) : isRec(here) ? change(here, slice) : here,
    ) as Rec;
  };
};

const changeOf = (tree: Tree, context: Context): Change => {
  switch (tree['type']) {
    case 'AddFields':
      return addFields(tree, context);
    case 'RemoveFields':
      return removeFields(tree, context);
    case 'KeysToLower':
      return (record) => renamed(record, (name) => name.toLowerCase(), false);
    case 'KeysToSnakeCase':
      return (record) => renamed(record, snakeKey);
    case 'KeysReplace':
      return (record, slice) => {
        const scope = scopeOf(context, tree, slice, { record: record as Value });
        const [old, fresh] = [textIn(tree['old'], scope), textIn(tree['new'], scope)];
        return old === '' ? record : renamed(record, (name) => name.split(old).join(fresh));
      };
    case 'FlattenFields':
      return (record) => flattened(record, tree['flatten_lists'] !== false);
    case 'DpathFlattenFields':
      return dpathFlatten(tree, context);
    case 'ForEach':
      return forEach(tree, context);
    default:
      return (record) => record;
  }
};

/** What a stream does to each of its records, in order. */
export const transformsOf = (parts: Part | undefined, context: Context): Change => {
  const changes = list(parts)
    .filter(isTree)
    .map((tree) => changeOf(tree, context));
  return (record, slice) => changes.reduce((here, change) => change(here, slice), record);
};
