import type { Cell } from '../model';

/** A column as it is kept: in order, and of which rows. */
interface Column {
  readonly cells: readonly Cell[];
  readonly order: string;
}

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

/** Different values and where each row's stands among them; null: nearly all differ. */
const listed = (cells: readonly Cell[]): { values: Cell[]; at: number[] } | null => {
  if (mostlyDiffer(cells)) return null;
  const most = cells.length * DISTINCT;
  const places = new Map<Cell, number>();
  const at = new Array<number>(cells.length);
  for (let i = 0; i < cells.length; i++) {
    const cell = cells[i]!;
    let place = places.get(cell);
    if (place === undefined) {
      place = places.size;
      if (place > most) return null;
      places.set(cell, place);
    }
    at[i] = place;
  }
  return { values: [...places.keys()], at };
};

export const encode = ({ cells, order }: Column): string => {
  const text = JSON.stringify({ order, ...(listed(cells) ?? { cells }) });
  return text.length > MOST_CHARS ? text.replace(BEYOND_ASCII, escaped) : text;
};

/** Null where it is not whole. */
export const decode = (text: string): Column | null => {
  try {
    const { order, cells, values, at } = JSON.parse(text) as Partial<
      Column & { values: Cell[]; at: number[] }
    >;
    if (order === undefined) return null;
    if (cells) return { order, cells };
    const made = new Array<Cell>(at!.length);
    for (let i = 0; i < made.length; i++) made[i] = values![at![i]!]!;
    return { order, cells: made };
  } catch {
    return null;
  }
};
