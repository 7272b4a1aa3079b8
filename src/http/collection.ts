import {
  FailureError,
  type Ask,
  type Batch,
  type Connector,
  type Exchange,
  type HttpResponse,
  type Json,
  type Reader,
  type Resource,
  type Session,
  type SourceRecord,
} from '../model';
import { hostOf, parseJson } from './exchange';
import { single, type Pager, type Seen } from './pagers';
import { textAt } from './record';
import {
  begin,
  end,
  isDue,
  rewound,
  standingOf,
  type Item,
  type Slice,
  type Standing,
} from './standing';

export type { Slice } from './standing';

/** What a request is made from. */
export interface At {
  readonly session: Session;
  readonly slice: Slice;
  /** Only what changed since then, inclusive, as the source writes it; null: everything. */
  readonly since: string | null;
  /** Only what changed before then, where the source can be asked so; null: to this day. */
  readonly until: string | null;
}

/** How a source tells what changed. */
export interface Since {
  /** When a record last changed, as text that sorts by time; null: it does not say. */
  readonly of: (record: SourceRecord, at: At) => string | null;
  /**
   * The newest change, moved back by what the source's clock and its slow writers may take.
   * @param begun epoch milliseconds at which the walk began.
   */
  readonly back?: (newest: string, begun: number) => string;
  /** The beginning of a day as the source writes moments; ISO in UTC where nothing is said. */
  readonly day?: (date: string) => string;
  /** Everything is read again this often, milliseconds: the source does not tell all that is gone. */
  readonly fullEvery?: number;
}

/** Slices that were found, and where to find more. */
export interface Fed {
  readonly slices: readonly Slice[];
  /** Null: the beginning; what is answered last stands at the beginning of the next walk for what changed. */
  readonly place: Json;
  readonly done: boolean;
}

/** How one resource is read over HTTP: data and small pure functions, and no loop. */
export interface Collection {
  /** The resource's name. */
  readonly resource: string;
  readonly ask: (at: At) => Ask;
  /** The records of a page. */
  readonly records: (body: Json, response: HttpResponse) => readonly SourceRecord[];
  readonly pager?: Pager;
  /** Where the number of records is told elsewhere than in the pages: it is asked for beside each of them. */
  readonly count?: {
    readonly ask: (at: At) => Ask;
    readonly of: (body: Json) => number | undefined;
  };
  /** What the answer is where it is no JSON. */
  readonly decode?: (response: HttpResponse, about: { host: string; resource: string }) => Json;
  /** One walk for each: for each course its assignments. Absent: a single one. */
  readonly slices?: (at: Omit<At, 'slice'>) => Exchange<readonly Slice[]>;
  /**
   * Slices that are found a few at a time, as many as it takes: each record of another collection is one.
   * Called again and again with what it answered last, also in another execution.
   */
  readonly feed?: (at: Omit<At, 'slice'>, place: Json) => Exchange<Fed>;
  /** Asked for beside each page, of which they are parts: other fields of the same records. */
  readonly beside?: (page: Ask) => readonly Ask[];
  /** Makes records of a page of those that it and what was asked beside it hold. */
  readonly joined?: (parts: readonly (readonly SourceRecord[])[]) => readonly SourceRecord[];
  readonly since?: Since;
  /** A record as it lands; null: it is none. */
  readonly each?: (record: SourceRecord, at: At) => SourceRecord | null;
  /** Records of before stay when it is read anew: it is a log that the reading itself writes. */
  readonly keeps?: true;
  /** The record says that it is gone. */
  readonly gone?: (record: SourceRecord) => boolean;
  /** Pages of one walk at most, where a server may make them up without end. */
  readonly most?: number;
}

/** Empty pages in a row after which a next one is no longer believed in. */
const EMPTY_PAGES = 20;
/** Times a page is asked for again that came cut off, or as something else than it should be. */
const SPOILT = 2;
/** Times a walk is made again because records went while it was made, and others took their place. */
const ANEW = 3;

/** The key stands under another name in the record than in the table. */
const keyOf = ({ key, fields }: Resource, record: SourceRecord): string =>
  textAt(record, fields.find(({ name }) => name === key)?.path ?? key) ?? '';

/** By what a record is known again in another page. */
const nameOf = (resource: Resource, record: SourceRecord): string =>
  keyOf(resource, record) || JSON.stringify(record).slice(0, 200);

/**
 * A feed of events may tell of a record as new and later that it is gone, or the other way round: the last
 * word counts. @param gone how many rows came before it was said.
 */
const lastWord = (
  resource: Resource,
  rows: readonly SourceRecord[],
  gone: ReadonlyMap<string, number>,
): { readonly rows: readonly SourceRecord[]; readonly deletes: readonly string[] } => {
  if (gone.size === 0) return { rows, deletes: [] };
  const kept = rows.filter((row, i) => i >= (gone.get(keyOf(resource, row)) ?? 0));
  const again = new Set(kept.map((row) => keyOf(resource, row)));
  return { rows: kept, deletes: [...gone.keys()].filter((key) => !again.has(key)) };
};

/** The walk with what was found beside what is still to be read. */
const fedTo = (standing: Standing, { slices, place, done }: Fed): Standing => {
  const { feed: _, ...walk } = standing.walk!;
  const todo = [...walk.todo, ...slices.map((slice) => ({ slice, place: null }))];
  return done
    ? { ...standing, fed: place, walk: { ...walk, todo } }
    : { ...standing, walk: { ...walk, todo, feed: { at: place } } };
};

/**
 * Reads a collection from where the last committed batch left off. Pages whose places are known and walks
 * that are independent are asked for at once. A page that repeats the one before it, a place that comes
 * again and next pages that stay empty end the reading. Records that go in mid-walk move others to pages
 * that were read: then the count has shrunk, and the walk is made again.
 * @param parallel requests in flight at once.
 * @throws source.endless, source.unstable, source.not_json
 */
export function* readCollection(
  collection: Collection,
  resource: Resource,
  session: Session,
  checkpoint: Json,
  parallel: number,
): Reader {
  const { since, pager = single, decode = parseJson } = collection;
  const before = standingOf(checkpoint);
  const full = before.walk?.full ?? (!since || isDue(before, since.fullEvery, session.now));
  const at = { session, since: full ? null : before.since, until: before.until ?? null };
  let standing: Standing = before.walk
    ? before
    : begin(
        before,
        full,
        session.now,
        collection.feed ? [] : collection.slices ? yield* collection.slices(at) : [{}],
        collection.feed !== undefined,
      );
  let fresh = !before.walk;

  const askOf = ({ slice, place }: Item): Ask => {
    const ask = pager.to(collection.ask({ ...at, slice }), place);
    return ask.of === undefined ? { ...ask, of: resource.name } : ask;
  };
  /** Reads an answer, and asks again for one that came cut off. */
  function* understood<T>(
    ask: Ask,
    response: HttpResponse,
    read: (body: Json, response: HttpResponse) => T,
  ): Exchange<T> {
    for (let spoilt = 0, answer = response; ; spoilt++)
      try {
        return read(decode(answer, { host: hostOf(ask.url), resource: resource.name }), answer);
      } catch (error) {
        if (spoilt >= SPOILT || !(error instanceof FailureError)) throw error;
        answer = (yield { ask: [ask] })[0] as HttpResponse;
      }
  }
  const { count } = collection;
  const countAsk = ({ slice }: Item): Ask => ({
    of: resource.name,
    ...count!.ask({ ...at, slice }),
  });

  for (;;) {
    if (standing.walk!.feed && standing.walk!.todo.length < parallel)
      standing = fedTo(standing, yield* collection.feed!(at, standing.walk!.feed.at));
    const walk = standing.walk!;
    const round = walk.todo.slice(0, Math.max(1, parallel));
    const pages = round.map(askOf);
    // Counted before they are looked at: what goes in between is found missing by the next count.
    const parts = pages.map((page) => [page, ...(collection.beside?.(page) ?? [])]);
    const asks = [...(count ? round.map(countAsk) : []), ...parts.flat()];
    const answers = round.length === 0 ? [] : yield { ask: asks };
    const rows: SourceRecord[] = [];
    /** What is gone, and how many rows came before it was said. */
    const gone = new Map<string, number>();
    const more: Item[] = [];
    let { newest, total } = walk;
    let shrunk = walk.shrunk;
    let next = count ? round.length : 0;
    for (const [i, item] of round.entries()) {
      const ask = pages[i]!;
      const answer = answers[next++]!;
      const counted = count ? yield* understood(asks[i]!, answers[i]!, count.of) : undefined;
      const seen: Seen = yield* understood(ask, answer, (body, response) => ({
        ...{ ask, response, body, place: item.place },
        records: collection.records(body, response),
        ...(counted === undefined ? {} : { counted }),
      }));
      const others: (readonly SourceRecord[])[] = [];
      for (const part of parts[i]!.slice(1))
        others.push(yield* understood(part, answers[next++]!, collection.records));
      const records =
        others.length > 0 ? collection.joined!([seen.records, ...others]) : seen.records;
      const here = { ...at, slice: item.slice };
      for (const record of records) {
        const changed = since?.of(record, here) ?? null;
        if (changed !== null && (newest === null || changed > newest)) newest = changed;
        const kept = collection.each ? collection.each(record, here) : record;
        if (kept === null) continue;
        if (collection.gone?.(record)) gone.set(keyOf(resource, kept), rows.length);
        else rows.push(kept);
      }
      const of = counted ?? pager.total?.(seen);
      if (of !== undefined) {
        if (item.of !== undefined && of < item.of) shrunk = true;
        if (item.place === null) total = (total ?? 0) + of;
      }
      if (item.joint !== undefined && !seen.records.some((r) => nameOf(resource, r) === item.joint))
        shrunk = true;
      more.push(...follows(item, seen, of));
    }
    const todo = [...more, ...walk.todo.slice(round.length)];
    const all = todo.length === 0 && !walk.feed;
    const { most } = collection;
    const read = (walk.pages ?? 0) + round.length;
    if (most !== undefined && read > most)
      throw new FailureError('source.endless', {
        ...{ host: hostOf(pages[0]!.url), resource: resource.name },
      });
    const counts = { ...(total === undefined ? {} : { total }), ...(most ? { pages: read } : {}) };
    standing = { ...standing, walk: { ...walk, todo, newest, ...counts, shrunk } };
    const again = all && shrunk;
    if (again && walk.anew >= ANEW)
      throw new FailureError('source.unstable', {
        ...{ host: hostOf(pages[0]!.url), resource: resource.name },
      });
    if (again)
      standing = {
        ...standing,
        walk: {
          ...standing.walk!,
          todo: walk.slices.map((slice) => ({ slice, place: null })),
          ...(collection.feed ? { feed: { at: null } } : {}),
          shrunk: false,
          anew: walk.anew + 1,
        },
      };
    const done = all && !again;
    if (done) standing = end(standing, since?.back);
    const told = lastWord(resource, rows, gone);
    const batch: Batch = {
      rows: told.rows,
      ...(told.deletes.length > 0 && !full ? { deletes: told.deletes } : {}),
      ...(total === undefined ? {} : { total }),
      ...(fresh && full && !collection.keeps ? { restart: true } : {}),
      ...(done ? { complete: true } : {}),
      checkpoint: standing as unknown as Json,
    };
    fresh = false;
    yield { batch };
    if (done) return;
  }

  /** The pages that follow one; @throws source.endless */
  function follows(item: Item, seen: Seen, of: number | undefined): readonly Item[] {
    const endless = (): FailureError =>
      new FailureError('source.endless', { host: hostOf(seen.ask.url), resource: resource.name });
    const [first, last] = [seen.records[0], seen.records[seen.records.length - 1]];
    const head = first === undefined ? null : nameOf(resource, first);
    const joint =
      of === undefined && last && pager.overlaps?.(seen) ? nameOf(resource, last) : null;
    // Also of pages that were found by counting: a server that knows no offset sends the first for each.
    if (head !== null && head === item.head) throw endless();
    if (item.known) return [];
    const next = pager.next(seen);
    if (next === null) return [];
    if (JSON.stringify(next) === JSON.stringify(seen.place)) throw endless();
    const anew = pager.anew?.(next) === true;
    const empty = seen.records.length === 0 && !anew ? (item.empty ?? 0) + 1 : 0;
    if (empty > EMPTY_PAGES) throw endless();
    const { slice } = item;
    const counted = of === undefined ? {} : { of };
    const rest = item.place === null && of !== undefined ? pager.rest?.(seen, of) : undefined;
    if (rest !== undefined && rest.length > 1)
      // The last of them goes on by itself: more may have been added behind it.
      return rest.map((place, i) => ({
        slice,
        place,
        ...counted,
        ...(head === null ? {} : { head }),
        ...(i < rest.length - 1 ? { known: true as const } : {}),
      }));
    return [
      {
        slice,
        place: next,
        ...counted,
        ...(head === null || anew ? {} : { head }),
        ...(empty ? { empty } : {}),
        ...(joint === null ? {} : { joint }),
      },
    ];
  }
}

const DAY_MS = 86_400_000;
const isoDay = (date: string): string => `${date}T00:00:00Z`;

/** `read` and `rewind` of a connector whose resources are collections. @param parallel as its rate says. */
export const collections = (
  all: readonly Collection[],
  parallel: number,
): Required<Pick<Connector, 'read' | 'rewind'>> => {
  const byName = new Map(all.map((one) => [one.resource, one]));
  return {
    read: (resource, session, checkpoint) =>
      readCollection(byName.get(resource.name)!, resource, session, checkpoint, parallel),
    rewind: (resource, checkpoint, from, to) => {
      const { since } = byName.get(resource.name)!;
      if (!since) return null;
      const day = since.day ?? isoDay;
      // The day after the last one is the first moment that is no longer asked for.
      const after = (date: string): string =>
        new Date(Date.parse(isoDay(date)) + DAY_MS).toISOString().slice(0, 10);
      const until = to === undefined ? undefined : day(after(to));
      return rewound(standingOf(checkpoint), day(from), until) as unknown as Json;
    },
  };
};
