import { FailureError, type Json } from '../../model';
import type { Slice } from '../../http/collection';
import type { Cursor } from './cursor';
import { isRec } from './path';
import { isTree, plainText, type Tree } from './yaml';

/*
 * Paging that begins anew in mid-walk: after an answer that says so, or after as many records as a source
 * sends of one question. Where the stream asks by time, it then begins with the last that it has read.
 */

/** Where a walk stands whose paging may begin anew. */
interface Stand {
  readonly token: Json;
  /** Records since it began. */
  readonly count: number;
  /** The newest change among them. */
  readonly newest: string | null;
  /** From where it asks, where that is not the beginning. */
  readonly from: Json;
  /** How often it began anew without another beginning. */
  readonly tries: number;
}

const FIRST: Stand = { token: null, count: 0, newest: null, from: null, tries: 0 };
const standOf = (place: Json): Stand => (isRec(place) ? (place as unknown as Stand) : FIRST);

export interface Resets {
  /** The page's token, of its place. */
  tokenOf(place: Json): Json;
  /** The part as it is asked for from there. */
  sliceOf(slice: Slice, place: Json): Slice;
  /** Whether there is a beginning that was not tried. */
  can(slice: Slice, place: Json): boolean;
  /**
   * The place after a page.
   * @param asked whether the source asks to begin anew.
   * @throws source.crowded
   */
  after(page: {
    readonly slice: Slice;
    readonly place: Json;
    readonly next: Json;
    readonly count: number;
    readonly newest: string | null;
    readonly asked: boolean;
  }): Json;
  /** Whether a place is a beginning: its records may be those of the page before. */
  anew(place: Json): boolean;
}

/** How often a walk that asks for the same again does so. */
const MOST_TRIES = 1;

/** @returns null where the paging of a stream never begins anew. */
export const resetsOf = (
  retriever: Tree,
  requester: Tree,
  cursor: Cursor | null,
  about: { readonly host: string; readonly resource: string },
): Resets | null => {
  const found = retriever['pagination_reset'];
  const named = JSON.stringify(requester['error_handler'] ?? null).includes('"RESET_PAGINATION"');
  if (!isTree(found) && !named) return null;
  const reset: Tree = isTree(found) ? found : {};
  const by = reset['action'] === 'SPLIT_USING_CURSOR' ? cursor : null;
  const limits = isTree(reset['limits']) ? reset['limits'] : {};
  const limit = Number(plainText(limits['number_of_records']) || Infinity);
  const startOf = (slice: Slice, { from }: Stand): Json => {
    const { interval = null } = slice;
    return from ?? (by && isRec(interval) ? (interval[by.names.start] ?? null) : null);
  };
  const can = (slice: Slice, stand: Stand): boolean =>
    by
      ? stand.newest !== null && by.written(stand.newest) !== startOf(slice, stand)
      : stand.tries < MOST_TRIES;
  return {
    tokenOf: (place) => standOf(place).token,
    sliceOf: (slice, place) => {
      const { from } = standOf(place);
      if (from === null || !by) return slice;
      const { interval = {} } = slice;
      return { ...slice, interval: { ...(interval as object), [by.names.start]: from } };
    },
    can: (slice, place) => can(slice, standOf(place)),
    after: ({ slice, place, next, count, newest, asked }) => {
      const before = standOf(place);
      const { newest: known } = before;
      const stand: Stand = {
        ...before,
        token: next,
        count: before.count + count,
        newest: known !== null && (newest === null || newest < known) ? known : newest,
      };
      if (!asked && stand.count < limit) return next === null ? null : (stand as unknown as Json);
      if (!can(slice, stand)) throw new FailureError('source.crowded', { ...about });
      const from = by ? by.written(stand.newest!) : null;
      return { ...FIRST, from, tries: stand.tries + 1 };
    },
    anew: (place) => isRec(place) && place['token'] === null,
  };
};
