import {
  FailureError,
  type Batch,
  type Exchange,
  type Json,
  type Resource,
  type Session,
} from '../../model';
import { readCollection, type Slice } from '../../http/collection';
import { scopeOf, textIn } from './context';
import { foundBy, list, nameOfTemplate, parametersIn, templateOf, type Found } from './dynamic';
import { get, isRec, type Rec } from './path';
import { endpointOf, queryOf } from './properties';
import { collectionOf, nextBatch, requesterOf, type Reading } from './stream';
import { isList, isTree, textIn as textOf, type Part, type Tree } from './yaml';

/** Streams that one source is made of at most: each is a table, and a data set of its own. */
export const MOST_STREAMS = 200;

/** What a setting lists, for each its stream; of several settings each with each. */
const configured = (resolver: Tree, { context }: Reading): readonly Json[] => {
  const given = resolver['stream_config'];
  const configs = (isList(given) ? given : [given]).filter((one) => one !== undefined);
  const lists = configs.filter(isTree).map((config): readonly Json[] => {
    const scope = scopeOf(context, config);
    const pointer = list(config['configs_pointer']).map((step) => textIn(step, scope));
    const found = get(context.config as Json, pointer);
    return [
      ...(Array.isArray(found) ? (found as Json[]) : []),
      ...(list(config['default_values']) as readonly Json[]),
    ];
  });
  if (lists.length === 1) return lists[0]!;
  return lists.reduce<readonly Rec[]>(
    (all, more, i) =>
      all.length * more.length > MOST_STREAMS * 10
        ? []
        : all.flatMap((one) =>
            more.map((value, n) => ({
              ...one,
              ...(isRec(value) ? value : { [`source_config_${i}`]: [n, value] }),
            })),
          ),
    [{}],
  );
};

/**
 * All that the system answers a retriever: few records, which are kept together.
 * @param enough so many of them are looked for, and no more.
 */
export function* asked(
  name: string,
  retriever: Part,
  reading: Reading,
  enough = Infinity,
): Exchange<readonly { readonly values: Json; readonly slice: Slice }[]> {
  const found: { values: Json; slice: Slice }[] = [];
  const inner = collectionOf(name, { type: 'DeclarativeStream', name, retriever }, reading);
  const { now } = reading.context;
  const session: Session = { settings: {}, discovery: {}, now };
  const watched = {
    ...inner,
    each: ((record, at) => {
      const kept = inner.each!(record, at);
      if (kept) found.push({ values: kept, slice: at.slice });
      return null;
    }) as typeof inner.each,
  };
  const resource = { name, key: '', fields: [] } as unknown as Resource;
  for (let place: Json = null; ;) {
    const batch: Batch = yield* nextBatch(
      readCollection(watched, resource, session, place, reading.parallel),
    );
    if (batch.complete || found.length >= enough) return found;
    if (found.length > MOST_STREAMS * 10)
      throw new FailureError('source.too_many', {
        ...{ host: [...reading.hosts][0] ?? '', resource: name, count: MOST_STREAMS },
      });
    place = batch.checkpoint;
  }
}

/** The properties that a system names, of those a stream asks for by name; null: it need not be asked. */
export function* propertiesOf(tree: Tree, reading: Reading): Exchange<readonly string[] | null> {
  const endpoint = endpointOf(queryOf(requesterOf(tree)));
  if (!endpoint) return null;
  const scope = scopeOf(reading.context, endpoint);
  const path = list(endpoint['property_field_path']).map((step) => textIn(step, scope));
  const name = `${textOf(tree, 'name') ?? ''} (properties)`;
  const all = yield* asked(name, endpoint['retriever'] ?? {}, reading);
  return all.flatMap(({ values }) => {
    const found = get(values, path);
    return typeof found === 'string' && found !== '' ? [found] : [];
  });
}

/**
 * The streams that settings or the system itself name, each name once and in the order found.
 * @throws TemplateError, source failures
 */
export function* resolved(dynamics: readonly Tree[], reading: Reading): Exchange<readonly Found[]> {
  const byName = new Map<string, Found>();
  for (const dynamic of dynamics) {
    const parts = templateOf(dynamic);
    if (!parts) continue;
    const { resolver } = parts;
    const values =
      resolver['type'] === 'HttpComponentsResolver'
        ? yield* asked(nameOfTemplate(dynamic), resolver['retriever'] ?? {}, reading)
        : resolver['type'] === 'ConfigComponentsResolver'
          ? configured(resolver, reading).map((one) => ({ values: one, slice: {} }))
          : parametersIn(dynamic).map((one) => ({
              values: one,
              slice: { partition: one },
            }));
    for (const { values: of, slice } of values) {
      const found = foundBy(dynamic, of, reading.context, slice);
      if (found && !byName.has(found.name) && byName.size < MOST_STREAMS)
        byName.set(found.name, found);
    }
  }
  return [...byName.values()];
}
