import type { Ask, HttpResponse, Json, SourceRecord } from '../model';
import { withParams } from './exchange';
import { at, textAt } from './record';

/** A page as it came. */
export interface Seen {
  readonly ask: Ask;
  readonly response: HttpResponse;
  readonly body: Json;
  readonly records: readonly SourceRecord[];
  /** Where it stood; null: it was the first. */
  readonly place: Json;
  /** How many records there are in all, where that was asked for by itself. */
  readonly counted?: number;
}

/**
 * How a source goes from one page to the next. A place is plain data: it stands in checkpoints, and
 * reading goes on from it in another execution.
 */
export interface Pager {
  /** The request for the page at a place; null is the first. */
  readonly to: (ask: Ask, place: Json) => Ask;
  /** Where the page after this one is; null: there is none. */
  readonly next: (seen: Seen) => Json;
  /** How many records there are in all, where a page tells. */
  readonly total?: (seen: Seen) => number | undefined;
  /**
   * Whether the next page reaches a little into this one, as it should where nothing is counted: the last record of that
   * one stands in both, unless records have gone and others have taken their place.
   */
  readonly overlaps?: (seen: Seen) => boolean;
  /** Whether paging begins anew at a place: its first records may be those of the page before it. */
  readonly anew?: (place: Json) => boolean;
  /** Where all other pages are, once the first has told how many there are: they are asked at once. */
  readonly rest?: (first: Seen, total: number) => readonly Json[];
}

const number = (value: Json | undefined): number | undefined =>
  (typeof value === 'number' || (typeof value === 'string' && value !== '')) &&
  Number.isFinite(Number(value))
    ? Number(value)
    : undefined;

/** Where a count stands: a header, in lower case, or a dotted path of the body. */
export type Count = { readonly header: string } | { readonly body: string };

export const countIn =
  (where: Count | undefined) =>
  ({ response, body, counted }: Seen): number | undefined =>
    where === undefined
      ? counted
      : number('header' in where ? response.headers[where.header] : at(body, where.body));

/** The whole answer is one page. */
export const single: Pager = { to: (ask) => ask, next: () => null };

/** Records by which pages that nobody counts overlap. */
const OVERLAP = 10;

/** `limit` and `offset`, by whatever names. Without a count, pages end with a short one. */
export const byOffset = (options: {
  readonly size: number;
  readonly limit?: string;
  readonly offset?: string;
  readonly count?: Count;
}): Pager => {
  const { size, limit = 'limit', offset = 'offset', count } = options;
  const total = countIn(count);
  const from = (place: Json): number => number(place) ?? 0;
  return {
    to: (ask, place) => ({
      ...ask,
      url: withParams(ask.url, { [limit]: size, [offset]: from(place) }),
    }),
    total,
    overlaps: () => true,
    next: (seen) => {
      const after = from(seen.place) + seen.records.length;
      const of = total(seen);
      if (of === undefined)
        return seen.records.length < size ? null : after - Math.min(OVERLAP, size - 1);
      if (after >= of) return null;
      // A page may come out empty although others follow it: nothing is gained by asking for it again.
      return seen.records.length === 0 ? from(seen.place) + size : after;
    },
    rest: (first, of) => {
      const step = first.records.length;
      const places: number[] = [];
      if (step > 0) for (let place = step; place < of; place += step) places.push(place);
      return places;
    },
  };
};

/** `page=1`, `page=2`… with a fixed size. */
export const byPage = (options: {
  readonly size: number;
  readonly page?: string;
  readonly limit?: string;
  readonly first?: number;
  readonly count?: Count;
  /** How many pages there are, where that is told instead of a count of records. */
  readonly pages?: Count;
}): Pager => {
  const { size, page = 'page', limit, first = 1, count, pages } = options;
  const total = countIn(count);
  const last = pages === undefined ? () => undefined : countIn(pages);
  const on = (place: Json): number => number(place) ?? first;
  return {
    to: (ask, place) => ({
      ...ask,
      url: withParams(ask.url, { [page]: on(place), ...(limit ? { [limit]: size } : {}) }),
    }),
    total,
    next: (seen) => {
      const [number, of, end] = [on(seen.place), total(seen), last(seen)];
      const done =
        end !== undefined
          ? number - first + 1 >= end
          : of !== undefined
            ? (number - first + 1) * size >= of
            : seen.records.length < size;
      return done ? null : number + 1;
    },
    rest: (_, of) => {
      const places: number[] = [];
      for (let n = 1; n < Math.ceil(of / size); n++) places.push(first + n);
      return places;
    },
  };
};

/** A token in the body that is sent back for the next page: `nextPageToken`. */
export const byToken = (options: {
  readonly token: string;
  readonly parameter: string;
  readonly limit?: { readonly name: string; readonly size: number };
}): Pager => ({
  to: (ask, place) => ({
    ...ask,
    url: withParams(ask.url, {
      ...(options.limit ? { [options.limit.name]: options.limit.size } : {}),
      ...(place === null ? {} : { [options.parameter]: place as string }),
    }),
  }),
  next: ({ body }) => textAt(body, options.token) || null,
});

/** Of `Link: <…>; rel="next"` the address, where there is one. */
export const linkOf = (header: string | undefined, rel: string): string | null => {
  for (const part of (header ?? '').split(/,(?=\s*<)/)) {
    const [, url, attributes = ''] = /^\s*<([^>]*)>(.*)$/.exec(part) ?? [];
    const [, , quoted, bare] = /;\s*rel\s*=\s*("([^"]*)"|([^\s;]+))/i.exec(attributes) ?? [];
    if (url && (quoted ?? bare ?? '').split(/\s+/).includes(rel)) return url;
  }
  return null;
};

/**
 * The address a link leads to from where it stood. Only its path and query count: the credential goes to the
 * host that the person named and to no other, and servers behind a gateway call themselves by other names.
 */
export const follow = (from: string, link: string): string => {
  const [, origin = '', path = '/'] = /^([a-z]+:\/\/[^/?#]*)([^?#]*)/i.exec(from) ?? [];
  const [, , target = link] = /^([a-z]+:)?\/\/[^/?#]*(.*)$/i.exec(link) ?? [];
  if (target.startsWith('/')) return origin + target;
  if (target.startsWith('?')) return `${origin}${path}${target}`;
  return `${origin}${path.replace(/[^/]*$/, '')}${target}`;
};

const byAddress = (find: (seen: Seen) => string | null): Pager => ({
  to: (ask, place) => (place === null ? ask : { ...ask, url: place as string }),
  next: (seen) => {
    const link = find(seen);
    return link ? follow(seen.ask.url, link) : null;
  },
});

/** The next page's address in the `Link` header. */
export const byLink = (): Pager =>
  byAddress(({ response }) => linkOf(response.headers['link'], 'next'));

/** The next page's address at a path of the body, whole or relative. */
export const byUrl = (path: string, count?: Count): Pager => ({
  ...byAddress(({ body }) => textAt(body, path)),
  total: countIn(count),
});
