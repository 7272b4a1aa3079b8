import { hostOf, parseList, withParams, type Params } from '../../http/exchange';
import type { Ask, Batch, HttpResponse, Reader, SourceRecord } from '../../model';

/** The most an Ed-Fi server sends at once. */
export const PAGE = 500;
/** Pages one collection asks for in parallel. */
export const AT_ONCE = 20;

/** A list of the server: a collection, its changes in a window, its deletes, its key changes. */
export interface Source {
  readonly url: string;
  /** The change-version window; empty for all there is. */
  readonly window: Params;
  /** What is read, for messages. */
  readonly of: string;
  /** May be walked by cursor. */
  readonly cursor: boolean;
  readonly dms: boolean;
}

/** Where a walk by cursor stands: the tokens that are still to be followed. */
export interface CursorWalk {
  readonly by: 'cursor';
  readonly open: readonly string[];
  readonly read: number;
  /** Null when the server does not count. */
  readonly total: number | null;
}

/** Where a walk from the end backwards stands. */
export interface OffsetWalk {
  readonly by: 'offset';
  readonly size: number;
  /** Everything from here up has been read… */
  readonly low: number;
  /** …and these records stood there. */
  readonly joint: readonly string[];
  /** Where the collection ended when the walk began. */
  readonly top: number;
  /** How often the place was lost. */
  readonly misses: number;
  readonly read: number;
  readonly total: number;
}

export type Walk = CursorWalk | OffsetWalk;

/** A part of a walk: what was read, and where it goes on. */
export interface Step {
  readonly rows: readonly SourceRecord[];
  readonly total: number | null;
  /** Null at the end. */
  readonly walk: Walk | null;
  /** The walk begins here: what an earlier one has read does not count. */
  readonly begins?: true;
}
export type ToBatch = (step: Step) => Batch;

/** A walk delivers batches, and ends having said that it was the last. */
export type Walker = Reader;

/** Times a page is asked for, when it comes cut off. */
const MOST_TIMES = 3;

/** A list that does not end was cut off on its way; after the last attempt, reading it tells. */
const whole: NonNullable<Ask['judge']> = ({ status, text }, attempts) =>
  attempts > 0 && status === 200 && /^\s*\[/.test(text) && !/\]\s*$/.test(text)
    ? { is: 'retry', most: MOST_TIMES, waitMs: 0 }
    : null;

export const pageAsk = (source: Source, params: Params, expect?: readonly number[]): Ask => ({
  url: withParams(source.url, { ...source.window, ...params }),
  of: source.of,
  judge: whole,
  ...(expect === undefined ? {} : { expect }),
});

export const firstPageAsk = (source: Source, expect?: readonly number[]): Ask =>
  pageAsk(source, { offset: 0, limit: PAGE, totalCount: true }, expect);

export const recordsOf = (source: Source, response: HttpResponse): readonly SourceRecord[] =>
  parseList(response, {
    host: hostOf(source.url),
    resource: source.of,
  }) as readonly SourceRecord[];

/** `Total-Count`, when the server sent it. */
export const totalOf = (response: HttpResponse): number | undefined => {
  const value = response.headers['total-count'];
  return value !== undefined && /^\d+$/.test(value) ? Number(value) : undefined;
};

/** What identifies an entry of a list at a joint of two pages. */
export const idOf = ({ id }: SourceRecord): string =>
  typeof id === 'string' || typeof id === 'number' ? String(id) : '';
