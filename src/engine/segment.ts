import type { Cell, Chunk, Json } from '../model';
import type { Columns } from './columns';

/**
 * The text of a segment. Each chunk is a line of JSON that says what it is and how many lines follow:
 *
 * - upserted rows: a line for each column that holds anything, its name and its values. They stand as
 *   `[value, …]`, as `{"all": value, "rows": n}` where all are the same, or, where few values come again
 *   and again, as `{"of": [value, …], "at": [which of them, …]}`;
 * - deleted rows: one line, their keys;
 * - rekeyed rows: one line, `[key, {field: value}]` of each.
 *
 * A source's records are wide, half empty and full of the same words: by columns they take a third of the
 * text, and a load parses only the columns that its SQL names.
 */
type Head = Chunk & { readonly lines: number };

export type RekeyRow = readonly [key: string, values: Readonly<Record<string, Cell>>];

/** A chunk as it stands in the text. Values are parsed anew at every look, so that none are kept. */
export type Piece = { readonly chunk: Chunk } & (
  | { readonly op: 'upsert'; readonly columns: Columns }
  | { readonly op: 'delete'; keys(): readonly string[] }
  | { readonly op: 'rekey'; rows(): readonly RekeyRow[] }
);

export const encodeList = (chunk: Chunk, rows: readonly unknown[]): string =>
  `${JSON.stringify({ ...chunk, lines: 1 })}\n${JSON.stringify(rows)}\n`;

export const encodeColumns = (chunk: Chunk, columns: Columns): string => {
  let text = '';
  let lines = 0;
  for (const name of columns.names) {
    const values = encodeValues(columns.column(name));
    if (values === null) continue;
    text += `${name} ${values}\n`;
    lines += 1;
  }
  return `${JSON.stringify({ ...chunk, lines })}\n${text}`;
};

/** Values are worth a list of their own while they are fewer than half of those looked at. */
const FIRST_LOOK = 16;

/** Null when there is nothing but nulls. */
const encodeValues = (values: readonly Cell[]): string | null => {
  const first = values[0];
  if (first === undefined) return null;
  let same = 1;
  while (same < values.length && values[same] === first) same += 1;
  if (same === values.length)
    return first === null ? null : JSON.stringify({ all: first, rows: values.length });
  const places = new Map<Cell, number>();
  const at = new Array<number>(values.length);
  for (let i = 0; i < values.length; i++) {
    const value = values[i]!;
    let place = places.get(value);
    if (place === undefined) {
      place = places.size;
      if (place > FIRST_LOOK && place * 2 > i) return JSON.stringify(values);
      places.set(value, place);
    }
    at[i] = place;
  }
  return JSON.stringify({ of: [...places.keys()], at });
};

type Packed =
  | { readonly all: Cell; readonly rows: number }
  | { readonly of: readonly Cell[]; readonly at: readonly number[] };

const decodeValues = (text: string): readonly Cell[] => {
  const values = JSON.parse(text) as readonly Cell[] | Packed;
  if (Array.isArray(values)) return values as readonly Cell[];
  const packed = values as Packed;
  if ('all' in packed) return new Array<Cell>(packed.rows).fill(packed.all);
  const { of, at } = packed;
  const cells = new Array<Cell>(at.length);
  for (let i = 0; i < at.length; i++) cells[i] = of[at[i]!]!;
  return cells;
};

const endOfLine = (text: string, at: number): number => {
  const end = text.indexOf('\n', at);
  if (end < 0) throw new Error('A segment ends in the middle of a line.');
  return end;
};

/** Reads a segment chunk by chunk; those that are not wanted are passed over. */
export function* decode(text: string, wanted: (chunk: Chunk) => boolean): Generator<Piece> {
  for (let at = 0; at < text.length;) {
    const end = endOfLine(text, at);
    const { lines, ...chunk } = JSON.parse(text.slice(at, end)) as Head;
    const from = end + 1;
    at = from;
    for (let i = 0; i < lines; i++) at = endOfLine(text, at) + 1;
    if (wanted(chunk)) yield pieceOf(chunk, text, from, at);
  }
}

const pieceOf = (chunk: Chunk, text: string, from: number, to: number): Piece => {
  const list = (): Json => JSON.parse(text.slice(from, to)) as Json;
  if (chunk.op === 'delete')
    return { chunk, op: chunk.op, keys: () => list() as readonly string[] };
  if (chunk.op === 'rekey')
    return { chunk, op: chunk.op, rows: () => list() as unknown as readonly RekeyRow[] };
  return { chunk, op: chunk.op, columns: columnsIn(chunk.rows, text, from, to) };
};

const columnsIn = (rows: number, text: string, from: number, to: number): Columns => {
  const places = new Map<string, readonly [from: number, to: number]>();
  for (let at = from; at < to;) {
    const space = text.indexOf(' ', at);
    const end = endOfLine(text, space);
    places.set(text.slice(at, space), [space + 1, end]);
    at = end + 1;
  }
  return {
    rows,
    names: [...places.keys()],
    column: (name) => {
      const place = places.get(name);
      return place ? decodeValues(text.slice(...place)) : [];
    },
  };
};
