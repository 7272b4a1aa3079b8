import {
  FailureError,
  type Ask,
  type Batch,
  type Exchange,
  type HttpRequest,
  type HttpResponse,
  type Json,
  type Reader,
  type Resource,
  type ResourceField,
  type Session,
  type SourceRecord,
} from '../../model';
import { readCollection, type At, type Collection, type Slice } from '../../http/collection';
import type { Seen } from '../../http/pagers';
import type { Tokens } from './auth';
import { contextOf, type Context } from './context';
import { cursorOf, notAfter, type Cursor, type Window } from './cursor';
import { bodiesOf, unpacking } from './decode';
import { extract } from './extract';
import { isAllowed } from './hosts';
import { isIgnored, isReset, judgeOf } from './judge';
import { pagesOf, type Page } from './pages';
import { nextParts, partitionOptions, partitions } from './partitions';
import { isFed, MOST_SLICES, type ReadParent } from './routers';
import { get, type Rec } from './path';
import { chunksOf, joining, queryOf } from './properties';
import { resetsOf } from './resets';
import { splitsOf } from './splits';
import { ask } from './request';
import { asLanded, classOf, columnName, columnsOf, type Column } from './schema';
import { filterOf } from './select';
import { md5 } from './template/md5';
import type { Dict, Value } from './template';
import { transformsOf } from './transform';
import { evaluated } from './troubled';
import { asksByTime } from './windows';
import { isList, isTree, plainText, type Part, type Tree } from './yaml';

/** What a stream is read with. */
export interface Reading {
  readonly context: Context;
  readonly hosts: ReadonlySet<string>;
  readonly parallel: number;
  /** The properties that the system itself names, where the stream asks for them by name. */
  readonly properties?: readonly string[];
}

/** A stream's table: its columns, and by what a record is known. */
export interface Shape {
  readonly columns: readonly Column[];
  readonly key: string;
  readonly fields: readonly ResourceField[];
  keyOf(record: Rec): string | null;
}

/** The key of a record of which none is said, or several. */
export const MADE_KEY = '_key';

const keyPaths = (part: Part | undefined): readonly (readonly string[])[] => {
  if (typeof part === 'string') return part === '' ? [] : [[part]];
  return isList(part)
    ? part
        .map((one) => (isList(one) ? one.map(String) : [plainText(one)]))
        .filter((path) => path[0] !== '')
    : [];
};

const single = (value: Json | undefined): string | null =>
  value === undefined || value === null
    ? null
    : typeof value === 'object'
      ? JSON.stringify(value)
      : String(value);

/** A stream's table by its schema and its primary key. */
export const shapeOf = (tree: Tree, schema: Part | undefined): Shape => {
  const paths = keyPaths(tree['primary_key']);
  const columns = [...columnsOf(schema)];
  const only = paths.length === 1 && paths[0]!.length === 1 ? paths[0]![0]! : null;
  if (only !== null) {
    let column = columns.find(({ from }) => from === only);
    if (!column) {
      const name = columnName(only, new Set(columns.map(({ field }) => field.name)));
      column = { from: only, field: { name, path: name, type: 'text', class: classOf(name) } };
      columns.unshift(column);
    }
    if (column.field.type !== 'json') {
      const fields = columns.map(({ field }) => field);
      return { columns, key: column.field.name, fields, keyOf: (record) => single(record[only]) };
    }
  }
  const own: ResourceField = { name: MADE_KEY, path: MADE_KEY, type: 'text', class: 'none' };
  return {
    columns,
    key: MADE_KEY,
    fields: [own, ...columns.map(({ field }) => field)],
    keyOf: (record) => {
      if (paths.length === 0) return md5(JSON.stringify(record));
      const parts = paths.map((path) => single(get(record, path)));
      return parts.every((part) => part === null)
        ? null
        : parts.map((part) => part ?? '').join('|');
    },
  };
};

/** Pages of one walk: a server that makes up pages without end is told to be one. */
const MOST_PAGES = 200_000;

/** A request of ours knows for which slice it is. */
type OurAsk = Ask & { readonly at: At; readonly place: Json };

const retrieverOf = (tree: Tree): Tree => (isTree(tree['retriever']) ? tree['retriever'] : {});
export const requesterOf = (tree: Tree): Tree => {
  const found = retrieverOf(tree)['requester'];
  return isTree(found) ? found : {};
};

/** What a reader delivers next, and no more of it. */
export function* nextBatch(reader: Reader): Exchange<Batch> {
  let step = reader.next([]);
  for (;;) {
    if (step.done) return { checkpoint: null, complete: true };
    if ('batch' in step.value) {
      reader.return();
      return step.value.batch;
    }
    let answers: readonly HttpResponse[];
    try {
      answers = yield step.value;
    } catch (error) {
      step = reader.throw(error);
      continue;
    }
    step = reader.next(answers);
  }
}

/** Of two ways to read a stream, the one for where its reading stands. */
export const variantOf = (tree: Tree, first: boolean): Tree => {
  if (tree['type'] !== 'StateDelegatingStream') return tree;
  const part = tree[first ? 'full_refresh_stream' : 'incremental_stream'];
  return isTree(part) ? part : {};
};

/** How a stream is read. @param shape absent: of a parent, whose records are only looked at. */
export const collectionOf = (
  name: string,
  tree: Tree,
  reading: Reading,
  shape?: Shape,
): Collection => {
  const { context, hosts } = reading;
  const retriever = retrieverOf(tree);
  const requester = requesterOf(tree);
  const selector = isTree(retriever['record_selector']) ? retriever['record_selector'] : {};
  const router = retriever['partition_router'];
  const decoder = retriever['decoder'];
  const sync = tree['incremental_sync'];
  const cursor: Cursor | null = cursorOf(sync, context, asksByTime(tree));
  const pages = pagesOf(retriever['paginator'], requester, context);
  const keep = filterOf(selector, context);
  const transform = transformsOf(tree['transformations'], context);
  const about = { host: [...hosts][0] ?? '', resource: name };
  const splits = splitsOf(retriever['request_window_splitting'], cursor, context);
  const resets = splits ?? resetsOf(retriever, requester, cursor, about);
  const [judge, patient] = [false, true].map((may) =>
    judgeOf(requester, context, may, splits?.message),
  );
  const earlier =
    selector['transform_before_filtering'] === true ||
    (selector['transform_before_filtering'] === undefined && cursor?.filters === true);
  const query = queryOf(requester);
  const chunks = query ? chunksOf(query, reading.properties) : null;
  const changed = new WeakMap<object, Rec>();
  const made = (record: SourceRecord, slice: Slice): Rec => {
    let known = changed.get(record);
    if (!known) changed.set(record, (known = transform(record, slice)));
    return known;
  };
  const changeOf = (record: SourceRecord, slice: Slice): string | null =>
    cursor ? cursor.of(made(record, slice)[cursor.field]) : null;
  const boundary = (slice: Slice, which: 'start' | 'end'): Value => {
    const interval = slice['interval'] as Dict | undefined;
    return interval?.[cursor?.names[which] ?? ''] ?? null;
  };
  const optionsOf = (
    slice: Slice,
    token: Json,
  ): readonly { option: Part | undefined; value: Value }[] => {
    const paged = pages.options(token);
    if (
      token !== null &&
      retriever['ignore_stream_slicer_parameters_on_paginated_requests'] === true
    )
      return paged;
    const [start, end]: readonly Value[] = [boundary(slice, 'start'), boundary(slice, 'end')];
    const own: readonly { option: Part | undefined; value: Value }[] = isTree(sync)
      ? [
          {
            option: sync['start_time_option'] ?? sync['start_value_option'],
            value: start!,
          },
          { option: sync['end_time_option'], value: end! },
        ]
      : [];
    return [...partitionOptions(router, slice, context), ...own, ...paged];
  };
  const requestAt = (
    slice: Slice,
    token: Json,
    chunk: number,
    within: Context,
    tokens: Tokens | null,
  ): HttpRequest => ({
    ...ask(
      {
        requester,
        slice,
        token: pages.byPath ? token : pages.shown(token),
        byPath: pages.byPath,
        options: optionsOf(slice, token),
        fields: chunks?.[chunk],
        hosts,
        resource: name,
      },
      within,
      tokens,
    ),
    ...unpacking(decoder),
  });
  const bodies = (body: Json): readonly Json[] =>
    (body as { readonly bodies: readonly Json[] }).bodies;

  const readParent: ReadParent = function* (stream, place) {
    const parent = variantOf(stream, true);
    const about = plainText(parent['name'] ?? 'parent');
    const found: { record: SourceRecord; slice: Slice }[] = [];
    const inner = collectionOf(about, parent, reading);
    const resource = { name: about, key: '', fields: [] } as unknown as Resource;
    const session: Session = { settings: {}, discovery: {}, now: context.now };
    const watched: Collection = {
      ...inner,
      each: (record, at) => {
        const kept = inner.each!(record, at);
        if (kept) found.push({ record: kept, slice: at.slice });
        return null;
      },
    };
    const { checkpoint, complete } = yield* nextBatch(
      readCollection(watched, resource, session, place, reading.parallel),
    );
    return { found, place: checkpoint, done: complete === true };
  };

  const askFor = (at: At, place: Json, chunk: number): OurAsk => {
    const slice = resets ? resets.sliceOf(at.slice, place) : at.slice;
    const token = resets ? resets.tokenOf(place) : place;
    return {
      ...requestAt(slice, token, chunk, context, null),
      ...{ at, place, of: name, judge: resets?.can(at.slice, place) ? patient! : judge! },
      leads: (url) => isAllowed(url, hosts),
      completed: ({ config, tokens }) =>
        evaluated(name, () => {
          const whole = contextOf(config as Dict, context.now);
          return requestAt(slice, token, chunk, whole, tokens as Tokens);
        }),
    };
  };
  const base: Collection = {
    resource: name,
    most: MOST_PAGES,
    ask: (at) => ({ url: '', at, place: null }) as OurAsk,
    ...(query && chunks && chunks.length > 1
      ? {
          beside: (page) => {
            const { at, place } = page as OurAsk;
            return chunks.slice(1).map((_, i) => askFor(at, place, i + 1));
          },
          joined: joining(query, tree['primary_key']),
        }
      : {}),
    pager: {
      to: (given, place) => askFor((given as OurAsk).at, place, 0),
      next: (seen: Seen): Json => {
        const { at } = seen.ask as OurAsk;
        if (isIgnored(requester, seen.response, context)) return null;
        const raw = seen.records[seen.records.length - 1];
        const last = raw === undefined ? null : made(raw, at.slice);
        if (cursor?.feed && last !== null && cursor.isOld(last[cursor.field], at.since))
          return null;
        const page: Page = {
          token: resets ? resets.tokenOf(seen.place) : seen.place,
          bodies: bodies(seen.body),
          response: seen.response,
          count: seen.records.length,
          last,
        };
        if (!resets) return pages.next(page);
        const asked = isReset(requester, seen.response, context);
        const changes = seen.records.flatMap((record) => changeOf(record, at.slice) ?? []);
        return resets.after({
          ...{ slice: at.slice, place: seen.place, next: asked ? null : pages.next(page) },
          ...{ count: page.count, newest: changes.sort().pop() ?? null, asked },
        });
      },
      ...(resets ? { anew: resets.anew } : {}),
    },
    decode: (response, about) => {
      if (isIgnored(requester, response, context) || isReset(requester, response, context))
        return { bodies: [] };
      try {
        return { bodies: bodiesOf(decoder, response) };
      } catch {
        const start = response.text.trim().slice(0, 1);
        const what =
          start === ''
            ? 'an empty answer'
            : start === '<'
              ? 'a web page'
              : 'something that cannot be read';
        throw new FailureError('source.not_json', { ...about, what });
      }
    },
    records: (body) => extract(selector, context, bodies(body)),
    each: (record, { slice, since }) => {
      if (!earlier && !keep(record, slice)) return null;
      const whole = made(record, slice);
      if (earlier && !keep(whole, slice)) return null;
      if (cursor?.filters && !cursor.within(whole[cursor.field], since)) return null;
      if (!shape) return whole;
      const landed = asLanded(whole, shape.columns);
      if (shape.key === MADE_KEY) landed[MADE_KEY] = shape.keyOf(whole);
      return landed;
    },
    ...(cursor
      ? {
          since: {
            of: (record: SourceRecord, at: At) => changeOf(record, at.slice),
            back: notAfter,
          },
        }
      : {}),
  };
  if (router === undefined && !cursor) return base;
  const spansOf = ({ since, until }: Omit<At, 'slice'>): readonly Window[] | null => {
    const windows = cursor ? cursor.windows(since, until) : null;
    if (cursor && !windows)
      throw new FailureError('source.too_many', { ...about, count: MOST_SLICES });
    return windows;
  };
  if (isFed(router))
    return {
      ...base,
      feed: (at, place) => nextParts(router, context, readParent, about, place, spansOf(at)),
    };
  return {
    ...base,
    *slices(at) {
      const parts = yield* partitions(router, context, readParent, about);
      const windows = spansOf(at);
      if (!windows) return parts;
      if (windows.length * parts.length > MOST_SLICES)
        throw new FailureError('source.too_many', { ...about, count: MOST_SLICES });
      return parts.flatMap((part) => windows.map((interval) => ({ ...part, interval })));
    },
  };
};
