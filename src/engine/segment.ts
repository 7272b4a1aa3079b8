import type { Cell, Chunk, Json } from '../model';

/**
 * The text of a segment: for each chunk a line that says what it is, then lines of rows, each a JSON array
 * of many rows. An upserted row is `[values…, extra, issues, [children…]…]` in the order of the resource's
 * fields and children; a deleted one is its key; a rekeyed one is `[key, {field: value}]`.
 */
export interface ChunkLines {
  readonly chunk: Chunk;
  readonly rows: readonly Json[];
}

export type UpsertRow = readonly (Cell | readonly (readonly Cell[])[])[];
export type RekeyRow = readonly [key: string, values: Readonly<Record<string, Cell>>];

export const encodeLines = (rows: readonly unknown[]): string => JSON.stringify(rows) + '\n';
export const encodeHead = (chunk: Chunk): string => JSON.stringify(chunk) + '\n';

/** Reads a segment chunk by chunk, parsing only the rows of those that are wanted. */
export function* decode(text: string, wanted: (chunk: Chunk) => boolean): Generator<ChunkLines> {
  let at = 0;
  const line = (): string => {
    const end = text.indexOf('\n', at);
    const found = text.slice(at, end);
    at = end + 1;
    return found;
  };
  while (at < text.length) {
    const chunk = JSON.parse(line()) as Chunk;
    const keep = wanted(chunk);
    for (let seen = 0; seen < chunk.rows;) {
      const rows = JSON.parse(line()) as readonly Json[];
      seen += rows.length;
      if (keep) yield { chunk, rows };
    }
  }
}
