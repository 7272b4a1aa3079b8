import { FailureError, type Exchange, type Json } from '../../model';
import type { Fed, Slice } from '../../http/collection';
import { scopeOf, textIn, type Context } from './context';
import type { Rec } from './path';
import { fed, isFed, list, MOST_SLICES, partition, rec, type ReadParent } from './routers';
import type { Value } from './template';
import { isList, isTree, type Part, type Tree } from './yaml';

/** Parts that stand in a checkpoint beside what is being read. */
const WAITING = 500;

interface About {
  readonly host: string;
  readonly resource: string;
}

const tooMany = (about: About): FailureError =>
  new FailureError('source.too_many', { ...about, count: MOST_SLICES });

/** Each part of one router with each of the others. */
const product = (lists: readonly (readonly Slice[])[], about: About): readonly Slice[] =>
  lists.reduce<readonly Slice[]>(
    (all, more) => {
      // Said before it is written out.
      if (all.length * more.length > MOST_SLICES) throw tooMany(about);
      return all.flatMap((a) =>
        more.map((b) => ({
          ...a,
          ...b,
          partition: { ...partition(a), ...partition(b) },
          ...(a['extra'] || b['extra']
            ? { extra: { ...rec(a['extra']), ...rec(b['extra']) } }
            : {}),
        })),
      );
    },
    [{}],
  );

function* wholly(
  router: Part | undefined,
  context: Context,
  read: ReadParent,
  about: About,
): Exchange<readonly Slice[]> {
  const slices: Slice[] = [];
  for (let step: Fed = { slices, place: null, done: false }; !step.done;) {
    step = yield* fed(router, context, read, step.place, null);
    for (const slice of step.slices) slices.push(slice);
    if (slices.length > MOST_SLICES) throw tooMany(about);
  }
  return slices;
}

const routersIn = (router: Part | undefined): readonly Part[] =>
  isList(router) ? router : router === undefined ? [] : [router];

/** The parts a stream is read in where settings and the file name them all. */
export function* partitions(
  router: Part | undefined,
  context: Context,
  read: ReadParent,
  about: About,
): Exchange<readonly Slice[]> {
  const lists: (readonly Slice[])[] = [];
  for (const one of routersIn(router)) lists.push(yield* wholly(one, context, read, about));
  return product(lists, about);
}

/**
 * The next parts of a stream whose parts are records of another. Of several such routers the first is gone
 * through while reading, and the parts of the others are found at its beginning.
 * @param spans the windows of time that each part is read in.
 */
export function* nextParts(
  router: Part | undefined,
  context: Context,
  read: ReadParent,
  about: About,
  place: Json,
  spans: readonly Rec[] | null,
): Exchange<Fed> {
  const routers = routersIn(router);
  const first = routers.findIndex(isFed);
  const stands = rec(place);
  if (spans?.length === 0) return { slices: [], place: stands['over'] ? place : null, done: true };
  // It is over: another walk begins, and goes by where the one before ended.
  const here = stands['over'] === true ? { last: stands['at'] ?? null } : stands;
  const last = here['last'] ?? null;
  let kept = rec(here['others']);
  const others: (readonly Slice[])[] = [];
  for (const [i, one] of routers.entries()) {
    if (i === first) others.push([]);
    else if (!isFed(one)) others.push(yield* wholly(one, context, read, about));
    else {
      if (!Array.isArray(kept[i]))
        kept = { ...kept, [i]: yield* wholly(one, context, read, about) };
      others.push(kept[i] as unknown as readonly Slice[]);
    }
  }
  let [waiting, at] = [list(here['waiting']) as readonly Slice[], here['at'] ?? null];
  let found = here['found'] === true;
  if (waiting.length === 0 && !found) {
    const more = yield* fed(routers[first], context, read, at, last);
    [waiting, at, found] = [more.slices, more.place, more.done];
  }
  const each = (one: Slice): readonly Slice[] => {
    const whole = product(
      others.map((parts, i) => (i === first ? [one] : parts)),
      about,
    );
    if (!spans) return whole;
    if (whole.length * spans.length > MOST_SLICES) throw tooMany(about);
    return whole.flatMap((slice) => spans.map((interval) => ({ ...slice, interval })));
  };
  const slices: Slice[] = [];
  let taken = 0;
  for (; taken < waiting.length && slices.length < WAITING; taken++)
    slices.push(...each(waiting[taken]!));
  const rest = waiting.slice(taken);
  if (found && rest.length === 0) return { slices, place: { over: true, at }, done: true };
  return {
    slices,
    place: {
      ...{ at, last, found, waiting: rest as unknown as Json },
      ...(Object.keys(kept).length === 0 ? {} : { others: kept }),
    },
    done: false,
  };
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
