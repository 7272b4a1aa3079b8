import type { Cell } from '../model';

/** A column as it is kept: in order, and of which rows. */
interface Column {
  readonly cells: readonly Cell[];
  readonly order: string;
}

const { fromCharCode } = String;

/** Above this share of different values a list of them saves nothing. */
const DISTINCT = 0.3;
/** Cells that tell what the rest is like. */
const SAMPLE = 1_000;
/** A longer text is made plain ASCII, so that the cache takes it: each character is a byte then. */
const MOST_CHARS = 3_000_000;

const BEYOND_ASCII = /[^\x00-\x7f]/g;
const escaped = (character: string): string =>
  `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;

const mostlyDiffer = (cells: readonly Cell[]): boolean => {
  const some = cells.slice(0, SAMPLE);
  return new Set(some).size > some.length / 2;
};

/**
 * Places are written with so many letters each, of 64: a text is read and written much faster than a list
 * of numbers. Neither `"` nor `\` is among them.
 */
const BASE = 64;
const letter = (n: number): number => (n < 44 ? 0x30 : 0x31) + n;
const number = (code: number): number => code - (code < 0x5c ? 0x30 : 0x31);
/** Characters that are put together in one call. */
const AT_ONCE = 8_192;

const written = (places: Uint32Array, width: number): string => {
  const codes = new Uint8Array(places.length * width);
  let at = 0;
  for (let i = 0; i < places.length; i++) {
    let rest = places[i]!;
    for (let w = 0; w < width; w++) {
      codes[at++] = letter(rest % BASE);
      rest = (rest / BASE) | 0;
    }
  }
  let text = '';
  for (let from = 0; from < codes.length; from += AT_ONCE)
    text += fromCharCode(...codes.subarray(from, from + AT_ONCE));
  return text;
};

/** Different values and where each row's stands among them; null: nearly all differ. */
const listed = (cells: readonly Cell[]): { values: Cell[]; width: number; at: string } | null => {
  if (mostlyDiffer(cells)) return null;
  const most = cells.length * DISTINCT;
  const known = new Map<Cell, number>();
  const places = new Uint32Array(cells.length);
  let last: Cell | undefined;
  let place = 0;
  for (let i = 0; i < cells.length; i++) {
    const cell = cells[i]!;
    if (cell !== last) {
      const found = known.get(cell);
      if (found === undefined) {
        place = known.size;
        if (place > most) return null;
        known.set(cell, place);
      } else place = found;
      last = cell;
    }
    places[i] = place;
  }
  let width = 1;
  while (BASE ** width < known.size) width += 1;
  return { values: [...known.keys()], width, at: written(places, width) };
};

export const encode = ({ cells, order }: Column): string => {
  const text = JSON.stringify({ order, ...(listed(cells) ?? { cells }) });
  return text.length > MOST_CHARS ? text.replace(BEYOND_ASCII, escaped) : text;
};

/** Null where it is not whole. */
export const decode = (text: string): Column | null => {
  try {
    const { order, cells, values, width, at } = JSON.parse(text) as Partial<
      Column & { values: Cell[]; width: number; at: string }
    >;
    if (order === undefined) return null;
    if (cells) return { order, cells };
    if (!values || !width || at === undefined) return null;
    const made = new Array<Cell>(at.length / width);
    for (let i = 0, c = 0; i < made.length; i++, c += width) {
      let place = number(at.charCodeAt(c));
      for (let w = 1, size = BASE; w < width; w++, size *= BASE)
        place += number(at.charCodeAt(c + w)) * size;
      made[i] = values[place]!;
    }
    return { order, cells: made };
  } catch {
    return null;
  }
};
