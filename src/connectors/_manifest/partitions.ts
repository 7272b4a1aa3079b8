import { FailureError, type Exchange, type Json, type SourceRecord } from '../../model';
import type { Slice } from '../../http/collection';
import { scopeOf, textIn, valueOf, type Context } from './context';
import { get, isRec, type Rec } from './path';
import { asJson } from './transform';
import type { Value } from './template';
import { isList, isTree, type Part, type Tree } from './yaml';

/** One walk has no more parts than this. */
export const MOST_SLICES = 20_000;

/** Reads a parent stream: its records, each with the part it was found in. */
export type ReadParent = (
  stream: Tree,
  changedOnly: boolean,
) => Exchange<readonly { readonly record: SourceRecord; readonly slice: Slice }[]>;

const list = (part: Part | undefined): readonly Part[] =>
  Array.isArray(part) ? (part as Part[]) : [];
const partition = (slice: Slice): Rec => (isRec(slice['partition']) ? slice['partition'] : {});

const valueAt = (record: SourceRecord, key: string): Json | undefined =>
  get(record, [key]) ?? get(record, key.split(/[/.]/).filter(Boolean));

function* ofList(router: Tree, context: Context): Exchange<readonly Slice[]> {
  const scope = scopeOf(context, router);
  const given = router['values'];
  const values = isList(given)
    ? given.map((one) => asJson(valueOf(one, scope)))
    : asJson(valueOf(given, scope));
  const field = textIn(router['cursor_field'], scope);
  const all = Array.isArray(values) ? (values as Json[]) : values === null ? [] : [values];
  return all.map((value) => ({ partition: { [field]: value } }));
  yield { ask: [] };
}

function* ofParents(router: Tree, context: Context, read: ReadParent): Exchange<readonly Slice[]> {
  const slices: Slice[] = [];
  const seen = new Set<string>();
  for (const config of list(router['parent_stream_configs'])) {
    if (!isTree(config) || !isTree(config['stream'])) continue;
    const scope = scopeOf(context, config);
    const [key, field] = [
      textIn(config['parent_key'], scope),
      textIn(config['partition_field'], scope),
    ];
    const found = yield* read(config['stream'], config['incremental_dependency'] === true);
    for (const { record, slice } of found) {
      const value = valueAt(record, key);
      if (value === undefined || value === null) continue;
      const parent = partition(slice);
      const extra: Rec = {};
      for (const path of list(config['extra_fields'])) {
        const steps = list(path).map((step) => textIn(step, scope));
        extra[steps.join('.')] = get(record, steps) ?? null;
      }
      const made: Slice = {
        partition: { [field]: value, parent_slice: parent },
        ...(Object.keys(extra).length === 0 ? {} : { extra }),
      };
      const text = JSON.stringify(made);
      if (seen.has(text)) continue;
      seen.add(text);
      slices.push(made);
    }
  }
  return slices;
}

function* ofGroups(router: Tree, context: Context, read: ReadParent): Exchange<readonly Slice[]> {
  const size = Math.max(1, Number(router['group_size']) || 1);
  const single = yield* ofRouter(router['underlying_partition_router'], context, read);
  const fields = Object.keys(partition(single[0] ?? {})).filter((name) => name !== 'parent_slice');
  const known = new Set<string>();
  const kept = single.filter((slice) => {
    const text = JSON.stringify(fields.map((field) => partition(slice)[field] ?? null));
    if (router['deduplicate'] !== false && known.has(text)) return false;
    known.add(text);
    return true;
  });
  const groups: Slice[] = [];
  for (let i = 0; i < kept.length; i += size) {
    const part = kept.slice(i, i + size);
    const made: Rec = {};
    for (const field of fields) made[field] = part.map((slice) => partition(slice)[field] ?? null);
    groups.push({ partition: made });
  }
  return groups;
}

function* ofUnion(router: Tree, context: Context, read: ReadParent): Exchange<readonly Slice[]> {
  const field = textIn(router['partition_field'], scopeOf(context, router));
  const slices: Slice[] = [];
  const known = new Set<string>();
  for (const one of list(router['partition_routers']))
    for (const slice of yield* ofRouter(one, context, read)) {
      const own = partition(slice);
      const name = Object.keys(own).find((key) => key !== 'parent_slice');
      const value = name === undefined ? null : (own[field] ?? own[name] ?? null);
      const text = JSON.stringify(value);
      if (value === null || known.has(text)) continue;
      known.add(text);
      slices.push({ ...slice, partition: { [field]: value } });
    }
  return slices;
}

function* ofRouter(
  part: Part | undefined,
  context: Context,
  read: ReadParent,
): Exchange<readonly Slice[]> {
  if (isList(part)) {
    let slices: readonly Slice[] = [{}];
    for (const one of part) {
      const more: readonly Slice[] = yield* ofRouter(one, context, read);
      // Each with each: said before it is written out.
      if (slices.length * more.length > MOST_SLICES)
        return new Array<Slice>(MOST_SLICES + 1).fill({});
      slices = slices.flatMap((a) =>
        more.map((b) => ({ ...a, ...b, partition: { ...partition(a), ...partition(b) } })),
      );
    }
    return slices;
  }
  if (!isTree(part)) return [{}];
  switch (part['type']) {
    case 'ListPartitionRouter':
      return yield* ofList(part, context);
    case 'SubstreamPartitionRouter':
      return yield* ofParents(part, context, read);
    case 'GroupingPartitionRouter':
      return yield* ofGroups(part, context, read);
    case 'UnionPartitionRouter':
      return yield* ofUnion(part, context, read);
    default:
      return [{}];
  }
}

/** The parts a stream is read in: one for each value, each parent record, each group of them. */
export function* partitions(
  router: Part | undefined,
  context: Context,
  read: ReadParent,
  about: { readonly host: string; readonly resource: string },
): Exchange<readonly Slice[]> {
  const slices = yield* ofRouter(router, context, read);
  if (slices.length > MOST_SLICES)
    throw new FailureError('source.too_many', { ...about, count: MOST_SLICES });
  return slices;
}

/** What a part puts into each of its requests. */
export const partitionOptions = (
  part: Part | undefined,
  slice: Slice,
  context: Context,
): readonly { readonly option: Part | undefined; readonly value: Value }[] => {
  if (isList(part)) return part.flatMap((one) => partitionOptions(one, slice, context));
  if (!isTree(part)) return [];
  const own = partition(slice);
  const one = (tree: Tree, name: string): { option: Part | undefined; value: Value } => {
    const value = own[textIn(tree[name], scopeOf(context, tree))] ?? null;
    return {
      option: tree['request_option'],
      value: Array.isArray(value) ? (value as Json[]).map(String).join(',') : value,
    };
  };
  switch (part['type']) {
    case 'ListPartitionRouter':
      return [one(part, 'cursor_field')];
    case 'SubstreamPartitionRouter':
      return list(part['parent_stream_configs'])
        .filter(isTree)
        .map((config) => one(config, 'partition_field'));
    case 'GroupingPartitionRouter':
      return partitionOptions(part['underlying_partition_router'], slice, context);
    default:
      return [];
  }
};
