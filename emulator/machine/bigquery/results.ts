/** Rows as the API writes them: {f: [{v: text}]}. */
import type { Job } from './catalog';
import { invalid } from './errors';
import { PAGE_BYTES } from './limits';
import { quote } from './sql/names';
import type { Store } from './store';
import { legacy, selectable, written, type Column } from './types';

export const schemaOf = (columns: readonly Column[]): object => ({
  fields: columns.map(({ name, type, mode, description }) => ({
    name,
    type: legacy(type),
    mode,
    ...(description !== undefined && { description }),
  })),
});

export interface Page {
  readonly rows: readonly { readonly f: readonly { readonly v: string | null }[] }[];
  readonly next: number | null;
}
const token = (at: number): string => Buffer.from(`row ${at}`).toString('base64url');
export const pageToken = (at: number | null): string | undefined =>
  at === null ? undefined : token(at);
export function pageStart(query: URLSearchParams): number {
  const given = query.get('pageToken');
  if (given === null) return Number(query.get('startIndex') ?? 0);
  const at = /^row (\d+)$/.exec(Buffer.from(given, 'base64url').toString())?.[1];
  if (at === undefined) throw invalid('Invalid page token', 'pageToken');
  return Number(at);
}

export async function pageOf(
  store: Store,
  result: NonNullable<Job['result']>,
  from: number,
  most: number,
  int64Timestamps: boolean,
): Promise<Page> {
  const { physical, columns, rows: total } = result;
  if (physical === null || most === 0 || from >= total)
    return { rows: [], next: most === 0 && from < total ? from : null };
  const list = columns.map(({ name, type }) => selectable(type, quote(name))).join(', ');
  const to = Math.min(total, from + most);
  const rows: { f: { v: string | null }[] }[] = [];
  let bytes = 0;
  // by pieces: a page ends with the row that does not fit any more
  for (let at = from; at < to && bytes < PAGE_BYTES;) {
    const until = Math.min(to, at + 10_000);
    const answer = await store.ask(
      `SELECT ${list} FROM ${physical} WHERE rowid >= ${at} AND rowid < ${until} ORDER BY rowid`,
    );
    for (const row of answer.rows) {
      const f = columns.map(({ type }, i) => ({ v: written(type, row[i], int64Timestamps) }));
      let size = 0;
      for (const { v } of f) size += (v?.length ?? 0) + 2;
      if (bytes + size > PAGE_BYTES && rows.length > 0) return { rows, next: from + rows.length };
      bytes += size;
      rows.push({ f });
    }
    at = until;
  }
  const next = from + rows.length;
  return { rows, next: next < total ? next : null };
}
