import { hostOf } from '../../http/exchange';
import type { HttpResponse, SourceRecord } from '../../model';
import { FailureError } from '../../model';
import {
  AT_ONCE,
  idOf,
  pageAsk,
  recordsOf,
  totalOf,
  type OffsetWalk,
  type Source,
  type ToBatch,
  type Walker,
} from './walk';

/** Records by which two adjacent pages overlap: one of them at least must stand in both. */
const OVERLAP = 10;
/** How often the place may be lost before the walk is given up for now. */
const PATIENCE = 20;

export const fromTheEnd = (total: number, size: number): OffsetWalk => ({
  by: 'offset',
  size,
  low: total,
  joint: [],
  top: total,
  read: 0,
  misses: 0,
  total,
});

interface Span {
  readonly start: number;
  readonly limit: number;
}

const unstable = ({ url, of }: Source): FailureError =>
  new FailureError('source.unstable', { host: hostOf(url), resource: of });

/** The pages below `low`, highest first, each reaching a little into the one above it. */
const spansBelow = (low: number, size: number): readonly Span[] => {
  const overlap = Math.min(OVERLAP, size - 1);
  const spans: Span[] = [];
  for (let above = low; above > 0 && spans.length < AT_ONCE;) {
    const start = Math.max(0, above + overlap - size);
    spans.push({ start, limit: Math.min(size, above + overlap - start) });
    above = start;
  }
  return spans;
};

export const uncounted = (source: Source, { status }: HttpResponse): FailureError =>
  new FailureError('source.bad_request', {
    host: hostOf(source.url),
    resource: source.of,
    status,
    detail: 'The answer has no Total-Count, so pages cannot be walked safely.',
  });

function* countNow(
  source: Source,
): Generator<
  { readonly ask: readonly ReturnType<typeof pageAsk>[] },
  number,
  readonly HttpResponse[]
> {
  const [answer] = yield { ask: [pageAsk(source, { offset: 0, limit: 0, totalCount: true })] };
  const total = totalOf(answer as HttpResponse);
  if (total === undefined) throw uncounted(source, answer as HttpResponse);
  return total;
}

/**
 * Reads a collection by offset while others change it. Pages are walked from the end to the beginning:
 * a deleted record moves others only to where the walk has yet to come. An inserted one moves them the
 * other way, so adjacent pages overlap, and a page counts only when it holds a record of the page above;
 * otherwise the walk looks for its place again. What was appended meanwhile is read at the end.
 * @throws source.unstable when the place cannot be found again and again.
 */
export function* byOffset(source: Source, from: OffsetWalk, toBatch: ToBatch): Walker {
  const { size, total } = from;
  let { low, joint, top, read, misses } = from;
  let inARow = 0;
  let counted = top;
  const standing = (): OffsetWalk => ({ by: 'offset', size, low, joint, top, read, misses, total });

  while (low > 0) {
    const spans = spansBelow(low, size);
    const pages = yield {
      ask: spans.map(({ start, limit }) => pageAsk(source, { offset: start, limit })),
    };
    const rows: SourceRecord[] = [];
    let lost = false;
    for (let i = 0; i < spans.length && !lost; i++) {
      const records = recordsOf(source, pages[i] as HttpResponse);
      const first = records[0] === undefined ? '' : idOf(records[0]);
      if (joint[0] === first && records.length > OVERLAP)
        throw new FailureError('source.endless', {
          host: hostOf(source.url),
          resource: source.of,
        });
      const holds = records.some((record) => joint.includes(idOf(record)));
      if (joint.length > 0 && !holds) lost = true;
      else {
        for (const record of records) rows.push(record);
        if (records.length > 0) joint = records.slice(0, OVERLAP).map(idOf);
        low = (spans[i] as Span).start;
        inARow = 0;
      }
    }
    read += rows.length;
    if (rows.length > 0) yield { batch: toBatch({ rows, total, walk: standing() }) };
    if (!lost) continue;
    misses += 1;
    inARow += 1;
    if (misses > PATIENCE) throw unstable(source);
    // The joint has moved by about as many records as were added; when that is no help, start over.
    const now = yield* countNow(source);
    if (inARow % 2 === 1) low = Math.min(now, Math.max(1, low + now - counted));
    else [low, joint, top] = [now, [], now];
    counted = now;
  }

  for (let tries = 0; tries < PATIENCE; tries++) {
    const now = yield* countNow(source);
    if (now <= top) {
      yield { batch: toBatch({ rows: [], total, walk: null }) };
      return;
    }
    const start = Math.max(0, top - Math.min(OVERLAP, size - 1));
    const spans: Span[] = [];
    for (let at = start; at < now && spans.length < AT_ONCE; at += size)
      spans.push({ start: at, limit: size });
    const pages = yield {
      ask: spans.map(({ start: offset, limit }) => pageAsk(source, { offset, limit })),
    };
    const rows = pages.flatMap((page) => recordsOf(source, page));
    read += rows.length;
    top = Math.min(now, start + spans.length * size);
    yield { batch: toBatch({ rows, total, walk: standing() }) };
  }
  throw unstable(source);
}
