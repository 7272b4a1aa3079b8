import type { Json, SourceRecord } from '../../model';
import { scopeOf, textIn, type Context } from './context';
import { all, get, isRec, set, type Rec } from './path';
import { TemplateError } from './template';
import { isTree, plainText, type Part, type Tree } from './yaml';

const list = (part: Part | undefined): readonly Part[] =>
  Array.isArray(part) ? (part as Part[]) : [];

/** Nothing, and a thing that is empty, are no records. */
const isNothing = (here: Json | undefined): boolean =>
  here === undefined ||
  here === null ||
  here === '' ||
  (isRec(here) && Object.keys(here).length === 0);

const found = (body: Json, path: readonly string[]): readonly Json[] => {
  const here = path.some((step) => step.startsWith('*')) ? all(body, path) : get(body, path);
  if (Array.isArray(here)) return here as Json[];
  return isNothing(here) ? [] : [here as Json];
};

/** Where a record holds a list of records, each of them in its place. */
const expanded = (tree: Tree, record: Json): readonly Json[] => {
  const path = list(tree['expand_records_from_field']).map(String);
  const items = path.some((step) => step.startsWith('*'))
    ? all(record, path).flatMap((one) => (Array.isArray(one) ? (one as Json[]) : [one]))
    : get(record, path);
  if (!Array.isArray(items) || items.length === 0)
    return tree['on_no_records'] === 'emit_parent' ? [record] : [];
  if (tree['remain_original_record'] !== true) return items as Json[];
  return (items as Json[]).map((item) =>
    isRec(item) ? { ...item, original_record: record } : item,
  );
};

const pathIn = (part: Part | undefined, tree: Tree, context: Context): readonly string[] => {
  const scope = scopeOf(context, tree);
  return list(part).map((step) => textIn(step, scope));
};

/** Names from one place and values from another, as many at a time as there are names. */
const paired = (keys: readonly Json[], values: readonly Json[]): readonly Json[] => {
  const names = keys.map((key) => plainText(key)).filter((name) => name !== '__proto__');
  if (names.length !== keys.length || names.length === 0) return [];
  return Array.from({ length: Math.ceil(values.length / names.length) }, (_, i) => {
    const chunk = values.slice(i * names.length, (i + 1) * names.length);
    return Object.fromEntries(chunk.map((value, n) => [names[n]!, value]));
  });
};

/** What several extractors find: all of it, that of the first that finds any, or the first with the first… */
const combined = (mode: string, lists: readonly (readonly Json[])[]): readonly Json[] => {
  if (mode === 'first_match') return lists.find(({ length }) => length > 0) ?? [];
  if (mode !== 'zip_merge') return lists.flat();
  const shortest = Math.min(...lists.map(({ length }) => length));
  return Array.from({ length: lists.length === 0 ? 0 : shortest }, (_, i) =>
    lists.reduce<Rec>((made, { [i]: one }) => {
      if (!isRec(one)) throw new TemplateError('Only records go together with records.');
      return { ...made, ...one };
    }, {}),
  );
};

/** Records that others hold, with what is said of those on each. */
const nested = (tree: Tree, context: Context, parents: readonly Json[]): readonly Json[] => {
  const path = pathIn(tree['child_field_path'], tree, context);
  const copies = list(tree['parent_fields'])
    .filter(isTree)
    .map((copy) => ({
      from: pathIn(copy['parent_path'], copy, context),
      to: pathIn(copy['record_path'], copy, context),
    }));
  return parents.filter(isRec).flatMap((parent) => {
    const here = get(parent, path);
    const children = Array.isArray(here) ? (here as Json[]) : isNothing(here) ? [] : [here!];
    return children.filter(isRec).map((child) => {
      const made = { ...child };
      for (const { from, to } of copies) set(made, to, get(parent, from) ?? null);
      return made;
    });
  });
};

const recordsOf = (
  part: Part | undefined,
  context: Context,
  bodies: readonly Json[],
): readonly Json[] => {
  const tree = isTree(part) ? part : {};
  const of = (name: string): readonly Json[] => recordsOf(tree[name], context, bodies);
  switch (tree['type']) {
    case 'KeyValueExtractor':
      return paired(of('keys_extractor'), of('values_extractor'));
    case 'CombinedExtractor':
      return combined(
        textIn(tree['mode'], scopeOf(context, tree)),
        list(tree['extractors']).map((one) => recordsOf(one, context, bodies)),
      );
    case 'NestedRecordExtractor':
      return nested(tree, context, of('parent_extractor'));
    default: {
      const path = pathIn(tree['field_path'], tree, context);
      const expander = tree['record_expander'];
      return bodies
        .flatMap((body) => found(body, path))
        .flatMap((record) => (isTree(expander) ? expanded(expander, record) : [record]));
    }
  }
};

/** The records of a page as the source sent them. */
export const extract = (
  selector: Tree,
  context: Context,
  bodies: readonly Json[],
): readonly SourceRecord[] => recordsOf(selector['extractor'], context, bodies).filter(isRec);
