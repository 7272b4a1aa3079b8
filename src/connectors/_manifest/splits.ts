import type { Json } from '../../model';
import { scopeOf, textIn, type Context } from './context';
import type { Cursor, Window } from './cursor';
import { isRec } from './path';
import type { Resets } from './resets';
import { parseSpan } from './template/time';
import { isTree, type Part, type Tree } from './yaml';

/*
 * A window of time that a source refuses for having too much in it: it is read as two halves, the earlier one
 * first, and each of them so again. What was read of it before the refusal is read again.
 */

/** How often a half may be halved. */
const MOST_DEEP = 10;

interface Piece {
  readonly window: Window;
  /** How often it was halved. */
  readonly deep: number;
}

/** Where a walk stands whose window may be halved. */
interface Stand {
  readonly token: Json;
  /** What of it is read; null: the whole. */
  readonly piece: Piece | null;
  /** Those that are read after it. */
  readonly rest: readonly Piece[];
}

const FIRST: Stand = { token: null, piece: null, rest: [] };
const standOf = (place: Json): Stand => (isRec(place) ? (place as unknown as Stand) : FIRST);

export interface Splits extends Resets {
  /** What is said where a window cannot be halved any more; empty: what the refusal says. */
  readonly message: string;
}

/** @returns null where no window of a stream is halved. */
export const splitsOf = (
  part: Part | undefined,
  cursor: Cursor | null,
  context: Context,
): Splits | null => {
  if (!isTree(part) || !cursor) return null;
  const tree: Tree = part;
  const scope = scopeOf(context, tree);
  const least = textIn(tree['min_split_window'], scope);
  const leastMicros = least === '' ? 0 : parseSpan(least).micros;
  const halves = (slice: { readonly [name: string]: Json }, { piece }: Stand) => {
    const { window = slice['interval'], deep = 0 } = piece ?? {};
    const both = isRec(window) && deep < MOST_DEEP ? cursor.halves(window, leastMicros) : null;
    return both?.map((one): Piece => ({ window: one, deep: deep + 1 })) ?? null;
  };
  return {
    message: textIn(tree['failure_message'], scope),
    tokenOf: (place) => standOf(place).token,
    sliceOf: (slice, place) => {
      const { piece } = standOf(place);
      return piece
        ? { ...slice, interval: { ...(slice['interval'] as object), ...piece.window } }
        : slice;
    },
    can: (slice, place) => halves(slice, standOf(place)) !== null,
    after: ({ slice, place, next, asked }) => {
      const stand = standOf(place);
      const [first, ...more] = (asked ? halves(slice, stand) : null) ?? [];
      const at = (to: Stand): Json => to as unknown as Json;
      if (first) return at({ token: null, piece: first, rest: [...more, ...stand.rest] });
      if (next !== null) return at({ ...stand, token: next });
      const [then, ...rest] = stand.rest;
      return then ? at({ token: null, piece: then, rest }) : null;
    },
    anew: (place) => isRec(place) && place['token'] === null,
  };
};

/** What of a stream's halving does not go: the tree with the setting that says so, and why. */
export const splitTroubles = (stream: Tree): readonly (readonly [Tree, string, string])[] => {
  const { retriever, incremental_sync: sync } = stream;
  if (!isTree(retriever)) return [];
  const named = JSON.stringify(retriever['requester'] ?? null).includes('"SPLIT_REQUEST_WINDOW"');
  const splits = retriever['request_window_splitting'];
  if (!isTree(splits))
    return named
      ? [[retriever, 'requester', 'SPLIT_REQUEST_WINDOW: there is no request_window_splitting.']]
      : [];
  const isGraded =
    isTree(sync) && sync['type'] === 'DatetimeBasedCursor' && sync['cursor_granularity'];
  const say = (text: string): readonly [Tree, string, string] => [
    retriever,
    'request_window_splitting',
    `request_window_splitting: ${text}`,
  ];
  return [
    ...(isGraded ? [] : [say('it needs a DatetimeBasedCursor with a cursor_granularity.')]),
    ...(isTree(retriever['pagination_reset'])
      ? [say('beside pagination_reset it is not supported.')]
      : []),
  ];
};
