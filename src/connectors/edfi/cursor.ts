import { askJson, hostOf, join, withParams } from '../../http/exchange';
import type { HttpResponse } from '../../model';
import { FailureError } from '../../model';
import {
  AT_ONCE,
  PAGE,
  pageAsk,
  recordsOf,
  type CursorWalk,
  type Source,
  type ToBatch,
  type Walker,
} from './walk';

/** More rows than this beyond what was counted, and the server repeats itself. */
const mostRows = (total: number): number => total * 2 + AT_ONCE * PAGE;

const endless = (source: Source): FailureError =>
  new FailureError('source.endless', { host: hostOf(source.url), resource: source.of });

/**
 * Cuts the collection into parts of several pages each, to be walked side by side; null when the server
 * does not do so with this one.
 */
export function* cut(
  source: Source,
  total: number | null,
): Generator<
  { readonly ask: readonly ReturnType<typeof pageAsk>[] },
  CursorWalk | null,
  readonly HttpResponse[]
> {
  const number = Math.min(AT_ONCE, Math.max(1, Math.ceil((total ?? Infinity) / PAGE)));
  const url = withParams(join(source.url, 'partitions'), { ...source.window, number });
  // An answer that comes cut off is asked for again.
  const { status, body } = yield* askJson({ url, of: source.of, expect: [400, 404, 405, 501] });
  if (status >= 400) return null;
  const open = (body as { readonly pageTokens?: readonly string[] } | null)?.pageTokens ?? [];
  return open.length === 0 ? null : { by: 'cursor', open, read: 0, total };
}

/** Where a page leads; null at the end of its part. */
const nextOf = (source: Source, page: HttpResponse, rows: number): string | null => {
  const token = page.headers['next-page-token'] ?? '';
  // An empty page ends an ODS's part; a DMS may send one in the middle and ends by leaving the token out.
  return token === '' || (rows === 0 && !source.dms) ? null : token;
};

/**
 * Follows the tokens of all parts at once, a page of each a round. The server walks in the order of an
 * internal number, so rows that come, change or go in mid-walk cannot shift others out of sight.
 * @param resumed the tokens are of an earlier execution. @returns false when it does not know them anymore.
 */
export function* byCursor(
  source: Source,
  from: CursorWalk,
  resumed: boolean,
  toBatch: ToBatch,
): Generator<
  Walker extends Generator<infer Y, unknown, unknown> ? Y : never,
  boolean,
  readonly HttpResponse[]
> {
  let { open, read } = from;
  const seen = new Set(open);
  let fresh = !resumed;
  while (open.length > 0) {
    const expect = fresh ? [] : [400, 404, 410];
    const asked = open.slice(0, AT_ONCE);
    const pages = yield {
      ask: asked.map((pageToken) => pageAsk(source, { pageToken, pageSize: PAGE }, expect)),
    };
    if (pages.some(({ status }) => status >= 400)) return false;
    fresh = true;
    const next: string[] = [];
    // A batch for each page: its records are gone again before the next page is parsed.
    for (let i = 0; i < pages.length; i++) {
      const page = pages[i] as HttpResponse;
      const rows = recordsOf(source, page);
      const token = nextOf(source, page, rows.length);
      if (token !== null && seen.has(token)) throw endless(source);
      if (token !== null) {
        seen.add(token);
        next.push(token);
      }
      read += rows.length;
      if (from.total !== null && read > mostRows(from.total)) throw endless(source);
      const left = [...next, ...asked.slice(i + 1), ...open.slice(AT_ONCE)];
      const walk = left.length > 0 ? { ...from, open: left, read } : null;
      yield { batch: toBatch({ rows, total: from.total, walk }) };
    }
    open = [...next, ...open.slice(AT_ONCE)];
  }
  return true;
}
