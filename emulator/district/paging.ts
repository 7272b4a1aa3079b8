import { problem, type Answer } from './problems';
import { indexOfSeq, type Row } from './rows';

export const DEFAULT_LIMIT = 25;
export const MAX_LIMIT = 500;

export type Query = Readonly<Record<string, string>>;

/** A page of anything that is read by offset. */
export interface Page<T> {
  readonly items: readonly T[];
  readonly headers: Record<string, string>;
}

/** A whole number in a range, or the answer that says what is wrong with it. */
export function wholeNumber(query: Query, name: string, min: number, max: number, usual: number) {
  const text = query[name];
  if (text === undefined) return usual;
  const value = Number(text);
  if (/^-?\d+$/.test(text) && value >= min && value <= max) return value;
  return problem('badParameter', 'The parameters of the request are not valid.', [
    `${name} must be a whole number from ${min} to ${max}, and was '${text}'.`,
  ]);
}

export function offsetPage<T>(all: readonly T[], query: Query): Page<T> | Answer {
  const limit = wholeNumber(query, 'limit', 0, MAX_LIMIT, DEFAULT_LIMIT);
  if (typeof limit !== 'number') return limit;
  const offset = wholeNumber(query, 'offset', 0, Number.MAX_SAFE_INTEGER, 0);
  if (typeof offset !== 'number') return offset;
  const counted = query.totalCount === 'true';
  return {
    items: all.slice(offset, offset + limit),
    headers: counted ? { 'Total-Count': String(all.length) } : {},
  };
}

/** What a page token holds: rows after `from` up to `to` in the server's order. */
interface Cursor {
  readonly from: number;
  readonly to: number | null;
  /** How many pages came before, to know when to answer an empty one (DMS). */
  readonly page: number;
}

const encode = (cursor: Cursor): string =>
  Buffer.from(JSON.stringify(cursor)).toString('base64url');

function decode(token: string): Cursor | undefined {
  try {
    const cursor = JSON.parse(Buffer.from(token, 'base64url').toString('utf8')) as Cursor;
    return typeof cursor.from === 'number' ? cursor : undefined;
  } catch {
    return undefined;
  }
}

export function cursorPage(
  rows: readonly Row[],
  query: Query,
  flavour: 'ods' | 'dms',
): Page<Row> | Answer {
  const mixed = ['limit', 'offset', 'totalCount'].filter((name) => query[name] !== undefined);
  if (mixed.length) {
    return problem('badParameter', 'The parameters of the request are not valid.', [
      `pageToken and pageSize cannot be used together with ${mixed.join(', ')}.`,
    ]);
  }
  const size = wholeNumber(query, 'pageSize', 0, MAX_LIMIT, DEFAULT_LIMIT);
  if (typeof size !== 'number') return size;
  const start: Cursor = { from: 0, to: null, page: 0 };
  const cursor = query.pageToken === undefined ? start : decode(query.pageToken);
  if (!cursor) {
    return problem('badParameter', 'The parameters of the request are not valid.', [
      'pageToken is not one that this server gave.',
    ]);
  }
  const to = cursor.to ?? Infinity;
  const first = indexOfSeq(rows, cursor.from + 1);
  // A page of a DMS may be empty although more follows; the token says so.
  const empty = flavour === 'dms' && cursor.page === 1 && first < rows.length;
  const items = empty ? [] : rows.slice(first, first + size).filter((row) => row.seq <= to);
  const last = items[items.length - 1]?.seq ?? cursor.from;
  const rest = rows[indexOfSeq(rows, last + 1)];
  const more = rest !== undefined && rest.seq <= to;
  const next = encode({ from: last, to: cursor.to, page: cursor.page + 1 });
  // The ODS gives a token with every page that has records; the walk ends at an empty page.
  const given = flavour === 'dms' ? more : items.length > 0;
  return { items, headers: given ? { 'Next-Page-Token': next } : {} };
}

/** Tokens that cut the rows into ranges of nearly the same size, to be walked in parallel. */
export function partitions(rows: readonly Row[], query: Query): string[] | Answer {
  const number = wholeNumber(query, 'number', 1, 200, 5);
  if (typeof number !== 'number') return number;
  const parts = Math.min(number, rows.length);
  const edge = (part: number): number =>
    part === 0 ? 0 : (rows[Math.floor((part * rows.length) / parts) - 1] as Row).seq;
  return Array.from({ length: parts }, (_, part) =>
    encode({ from: edge(part), to: part === parts - 1 ? null : edge(part + 1), page: 0 }),
  );
}

export function isAnswer(value: object): value is Answer {
  return 'status' in value;
}
