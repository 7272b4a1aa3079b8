import type { Host } from '../host/host';
import type { Cursor } from '../model';
import { ProblemError } from './problem';

/** Seconds a page can be asked for after the one before it: as long as Google keeps what is cached. */
const LIFE = 21_600;

interface Kept {
  /** The token and the question it belongs to. */
  readonly of: string;
  readonly version: string;
  readonly after: Cursor;
}

const keyOf = (id: string): string => `api/cursor/${id}`;

/** Keeps where the next page begins. Its name says nothing: a key may hold what the token may not see. */
export const keepCursor = (host: Host, kept: Kept): string => {
  const id = host.person.uuid();
  host.cache.putAll({ [keyOf(id)]: JSON.stringify(kept) }, LIFE);
  return id;
};

/** @throws ProblemError cursor-gone */
export const cursorOf = (host: Host, id: string, of: string, version: string): Cursor => {
  const text = /^[0-9a-f-]{36}$/.test(id) ? host.cache.getAll([keyOf(id)])[keyOf(id)] : undefined;
  const kept = text ? (JSON.parse(text) as Kept) : undefined;
  if (!kept || kept.of !== of)
    throw new ProblemError(
      'cursor-gone',
      'Cursors live for six hours and belong to the request they came with. Begin at the first page.',
    );
  if (kept.version !== version)
    throw new ProblemError(
      'cursor-gone',
      'A newer version was published since the first page. Begin anew, or ask for one version with asOf.',
    );
  return kept.after;
};
