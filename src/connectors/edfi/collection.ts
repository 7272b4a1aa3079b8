import { askOne } from '../../http/exchange';
import type { HttpResponse } from '../../model';
import { byCursor, cut } from './cursor';
import { byOffset, fromTheEnd, uncounted } from './offset';
import {
  firstPageAsk,
  PAGE,
  recordsOf,
  totalOf,
  type Source,
  type ToBatch,
  type Walk,
  type Walker,
} from './walk';

/** The first page, when it is the whole list; null when there is more. */
export const wholeOf = (source: Source, first: HttpResponse) => {
  const rows = recordsOf(source, first);
  const total = totalOf(first) ?? rows.length;
  return rows.length < PAGE && total <= rows.length ? rows : null;
};

/**
 * Reads one list of the server to its end, wherever an earlier execution left off.
 * @param at where that was; null at the beginning. @param first the first page, when it was asked for.
 */
export function* walk(
  source: Source,
  at: Walk | null,
  toBatch: ToBatch,
  first?: HttpResponse,
): Walker {
  let from = at;
  if (from?.by === 'cursor') {
    if (yield* byCursor(source, from, true, toBatch)) return;
    from = null;
  }
  if (from === null) {
    const page = first ?? (yield* askOne(firstPageAsk(source)));
    const whole = wholeOf(source, page);
    if (whole !== null) {
      yield { batch: toBatch({ rows: whole, total: whole.length, walk: null, begins: true }) };
      return;
    }
    const rows = recordsOf(source, page);
    const total = totalOf(page);
    if (source.cursor) from = yield* cut(source, total ?? null);
    if (from === null) {
      if (total === undefined) throw uncounted(source, page);
      // A server may send less at once than the standard lets it.
      from = fromTheEnd(total, Math.min(PAGE, Math.max(2, rows.length)));
    }
    yield { batch: toBatch({ rows: [], total: from.total, walk: from, begins: true }) };
  }
  if (from.by === 'cursor') yield* byCursor(source, from, false, toBatch);
  else yield* byOffset(source, from, toBatch);
}
