import type { Cell, Chunk, Json } from '../model';

/**
 * The text of a segment: for each chunk a line that says what it is and a line that is a JSON array of its
 * rows. An upserted row is `[values…, extra, issues, [children…]…]` in the order of the resource's
 * fields and children; a deleted one is its key; a rekeyed one is `[key, {field: value}]`.
 */
export interface ChunkLines {
  readonly chunk: Chunk;
  /** Parsed anew at every look: thousands of rows that are not needed yet need not be in memory. */
  readonly rows: readonly Json[];
}

export type UpsertRow = readonly (Cell | readonly (readonly Cell[])[])[];
export type RekeyRow = readonly [key: string, values: Readonly<Record<string, Cell>>];

export const encodeLines = (rows: readonly unknown[]): string => JSON.stringify(rows) + '\n';
export const encodeHead = (chunk: Chunk): string => JSON.stringify(chunk) + '\n';

/** Reads a segment chunk by chunk; the rows of those that are not wanted are passed over. */
export function* decode(text: string, wanted: (chunk: Chunk) => boolean): Generator<ChunkLines> {
  for (let at = 0; at < text.length;) {
    const head = text.indexOf('\n', at);
    const from = head + 1;
    const to = text.indexOf('\n', from);
    const chunk = JSON.parse(text.slice(at, head)) as Chunk;
    at = to + 1;
    if (wanted(chunk))
      yield {
        chunk,
        get rows() {
          return JSON.parse(text.slice(from, to)) as readonly Json[];
        },
      };
  }
}
