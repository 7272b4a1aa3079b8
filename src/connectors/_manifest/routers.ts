import type { Exchange, Json, SourceRecord } from '../../model';
import type { Fed, Slice } from '../../http/collection';
import { scopeOf, textIn, valueOf, type Context } from './context';
import { get, isRec, type Rec } from './path';
import { asJson } from './transform';
import { isList, isTree, type Part, type Tree } from './yaml';

/** More parts than this are not found at once; what is found of a parent's records goes on without end. */
export const MOST_SLICES = 20_000;

/** Records of a parent stream, each with the part it was found in, and where to go on reading it. */
export interface Parents {
  readonly found: readonly { readonly record: SourceRecord; readonly slice: Slice }[];
  readonly place: Json;
  readonly done: boolean;
}
/** Reads the next few pages of a parent stream. @param place null: from its beginning. */
export type ReadParent = (stream: Tree, place: Json) => Exchange<Parents>;

export const list = (part: Part | undefined): readonly Part[] =>
  Array.isArray(part) ? (part as Part[]) : [];
export const partition = (slice: Slice): Rec =>
  isRec(slice['partition']) ? slice['partition'] : {};
export const rec = (value: Json | undefined): Rec => (isRec(value) ? value : {});

const valueAt = (record: SourceRecord, key: string): Json | undefined =>
  get(record, [key]) ?? get(record, key.split(/[/.]/).filter(Boolean));

/** Whether a router's parts are records of another stream: they are found while reading. */
export const isFed = (part: Part | undefined): boolean => {
  if (isList(part)) return part.some(isFed);
  if (!isTree(part)) return false;
  switch (part['type']) {
    case 'SubstreamPartitionRouter':
      return true;
    case 'GroupingPartitionRouter':
      return isFed(part['underlying_partition_router']);
    case 'UnionPartitionRouter':
      return list(part['partition_routers']).some(isFed);
    default:
      return false;
  }
};

const ofList = (router: Tree, context: Context): readonly Slice[] => {
  const scope = scopeOf(context, router);
  const given = router['values'];
  const values = isList(given)
    ? given.map((one) => asJson(valueOf(one, scope)))
    : asJson(valueOf(given, scope));
  const field = textIn(router['cursor_field'], scope);
  const all = Array.isArray(values) ? (values as Json[]) : values === null ? [] : [values];
  return all.map((value) => ({ partition: { [field]: value } }));
};

/** @param last where this ended in the walk before: parents that changed since are enough for some. */
function* ofParents(
  router: Tree,
  context: Context,
  read: ReadParent,
  place: Rec,
  last: Rec,
): Exchange<Fed> {
  const configs = list(router['parent_stream_configs']).filter(isTree);
  const i = Number(place['i'] ?? 0);
  const ends = list(place['ends']) as readonly Json[];
  const config = configs[i];
  if (!config || !isTree(config['stream'])) return { slices: [], place, done: true };
  const changedOnly = config['incremental_dependency'] === true;
  const before = changedOnly ? (list(last['ends'])[i] ?? null) : null;
  const told = yield* read(config['stream'], place['at'] ?? before);
  const scope = scopeOf(context, config);
  const [key, field] = [
    textIn(config['parent_key'], scope),
    textIn(config['partition_field'], scope),
  ];
  const slices: Slice[] = [];
  const seen = new Set<string>();
  for (const { record, slice } of told.found) {
    const value = valueAt(record, key);
    if (value === undefined || value === null) continue;
    const extra: Rec = {};
    for (const path of list(config['extra_fields'])) {
      const steps = list(path).map((step) => textIn(step, scope));
      extra[steps.join('.')] = get(record, steps) ?? null;
    }
    const made: Slice = {
      partition: { [field]: value, parent_slice: partition(slice) },
      ...(Object.keys(extra).length === 0 ? {} : { extra }),
    };
    const text = JSON.stringify(made);
    if (seen.has(text)) continue;
    seen.add(text);
    slices.push(made);
  }
  if (!told.done) return { slices, place: { i, at: told.place, ends }, done: false };
  const after = [...ends, changedOnly ? told.place : null];
  return { slices, place: { i: i + 1, at: null, ends: after }, done: i + 1 >= configs.length };
}

/** Groups of parts; those that fill none wait for the next. */
function* ofGroups(
  router: Tree,
  context: Context,
  read: ReadParent,
  place: Rec,
  last: Rec,
): Exchange<Fed> {
  const size = Math.max(1, Number(router['group_size']) || 1);
  const inner = yield* fed(
    router['underlying_partition_router'],
    context,
    read,
    place['inner'] ?? null,
    last['inner'] ?? null,
  );
  const single = [...(list(place['rest']) as readonly Slice[]), ...inner.slices];
  const fields = Object.keys(partition(single[0] ?? {})).filter((name) => name !== 'parent_slice');
  const known = new Set<string>();
  const kept = single.filter((slice) => {
    const text = JSON.stringify(fields.map((field) => partition(slice)[field] ?? null));
    if (router['deduplicate'] !== false && known.has(text)) return false;
    known.add(text);
    return true;
  });
  const groups: Slice[] = [];
  let at = 0;
  for (; at < kept.length && (inner.done || at + size <= kept.length); at += size) {
    const part = kept.slice(at, at + size);
    const made: Rec = {};
    for (const field of fields) made[field] = part.map((slice) => partition(slice)[field] ?? null);
    const extra: Rec = {};
    for (const name of Object.keys(rec(part[0]!['extra'])))
      extra[name] = part.map((slice) => rec(slice['extra'])[name] ?? null);
    groups.push({ partition: made, ...(Object.keys(extra).length === 0 ? {} : { extra }) });
  }
  const rest = kept.slice(at) as unknown as Json;
  return { slices: groups, place: { inner: inner.place, rest }, done: inner.done };
}

/** Parts of several routers, each value once. */
function* ofUnion(
  router: Tree,
  context: Context,
  read: ReadParent,
  place: Rec,
  last: Rec,
): Exchange<Fed> {
  const field = textIn(router['partition_field'], scopeOf(context, router));
  const routers = list(router['partition_routers']);
  const i = Number(place['i'] ?? 0);
  const ends = list(place['ends']) as readonly Json[];
  const before = list(last['ends'])[i] ?? null;
  const inner = yield* fed(routers[i], context, read, place['inner'] ?? null, before);
  const known = new Set(list(place['known'] as Part).map(String));
  const slices: Slice[] = [];
  for (const slice of inner.slices) {
    const { [field]: direct, ...rest } = partition(slice);
    const name = Object.keys(rest).find((key) => key !== 'parent_slice');
    const value = direct ?? (name === undefined ? null : (rest[name] ?? null));
    const text = JSON.stringify(value);
    if (value === null || known.has(text)) continue;
    // What is beyond is read twice at worst: its records are the same.
    if (known.size < MOST_SLICES) known.add(text);
    slices.push({
      ...slice,
      partition: { [field]: value },
      extra: { ...rest, ...rec(slice['extra']) },
    });
  }
  const over = inner.done && i + 1 >= routers.length;
  const after = inner.done ? [...ends, inner.place] : ends;
  return {
    slices,
    place: {
      ...{ i: inner.done ? i + 1 : i, inner: inner.done ? null : inner.place, ends: after },
      ...(over ? {} : { known: [...known] }),
    },
    done: over,
  };
}

/** The next parts of one router. */
export function* fed(
  part: Part | undefined,
  context: Context,
  read: ReadParent,
  place: Json,
  last: Json,
): Exchange<Fed> {
  const whole = (slices: readonly Slice[]): Fed => ({ slices, place: null, done: true });
  if (!isTree(part)) return whole([{}]);
  const [here, before] = [rec(place), rec(last)];
  switch (part['type']) {
    case 'ListPartitionRouter':
      return whole(ofList(part, context));
    case 'SubstreamPartitionRouter':
      return yield* ofParents(part, context, read, here, before);
    case 'GroupingPartitionRouter':
      return yield* ofGroups(part, context, read, here, before);
    case 'UnionPartitionRouter':
      return yield* ofUnion(part, context, read, here, before);
    default:
      return whole([{}]);
  }
}
