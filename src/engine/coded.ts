import type { Cell } from '../model';
import { markOf } from './marks';

const { imul } = Math;

export type Places = Uint8Array | Uint32Array;

/**
 * A column, where few values differ: each of them once, and for each row which it has. What is done to
 * values is done to those few, and not to every row's.
 */
export interface Coded {
  readonly values: readonly Cell[];
  /** For each row the place of its value; null: nearly all differ, and they are the rows' own. */
  readonly places: Places | null;
}

/** Above this share of different values a list of them saves nothing. */
const DISTINCT = 0.3;
/** Cells that tell what the rest is like. */
const SAMPLE = 1_000;

const mostlyDiffer = (cells: readonly Cell[], from: number): boolean => {
  const some = cells.slice(from, from + SAMPLE);
  return new Set(some).size > some.length / 2;
};

/** As small as they can be: what is read again and again should lie close together. */
export const roomFor = (values: number, rows: number): Places =>
  values <= 256 ? new Uint8Array(rows) : new Uint32Array(rows);

/** Texts that were seen, by some of their letters: a look at these is cheaper than a hash of them all. */
const SLOTS = 512;
const slotOf = (text: string): number => {
  const { length } = text;
  if (length < 2) return length;
  const ends = text.charCodeAt(0) * 11 + text.charCodeAt(length - 1) * 31;
  return (length * 3 + ends + text.charCodeAt(length - 2) * 17) & (SLOTS - 1);
};

/** The same of numbers: days of a school, years, grades. */
const slotOfNumber = (value: number): number => (value ^ (value >> 9)) & (SLOTS - 1);

/**
 * @param from where the first row's cell stands: a column without its title would be a copy of it.
 * @param count of rows; there may be fewer cells, and the rest are empty.
 */
export const coded = (cells: readonly Cell[], from = 0, count = cells.length - from): Coded => {
  const own = (): Coded => ({ values: from > 0 ? cells.slice(from) : cells, places: null });
  if (mostlyDiffer(cells, from)) return own();
  const most = count * DISTINCT;
  const known = new Map<Cell | undefined, number>();
  const seen = new Array<string | undefined>(SLOTS);
  const seenAt = new Uint32Array(SLOTS);
  const numbers = new Float64Array(SLOTS).fill(NaN);
  const numbersAt = new Uint32Array(SLOTS);
  let places = roomFor(0, count);
  /** The place of a value, a new one where it was not seen before. */
  const find = (cell: Cell | undefined): number => {
    const place = known.get(cell) ?? known.size;
    if (place === 256 && place === known.size) places = Uint32Array.from(places);
    known.set(cell, place);
    return place;
  };
  for (let i = 0; i < count; i++) {
    const cell = cells[from + i];
    let place: number;
    if (typeof cell === 'string') {
      const slot = slotOf(cell);
      if (seen[slot] !== cell) {
        seen[slot] = cell;
        seenAt[slot] = find(cell);
      }
      place = seenAt[slot]!;
    } else if (typeof cell === 'number') {
      const slot = slotOfNumber(cell);
      if (numbers[slot] !== cell) {
        numbers[slot] = cell;
        numbersAt[slot] = find(cell);
      }
      place = numbersAt[slot]!;
    } else place = find(cell);
    if (place > most) return own();
    places[i] = place;
  }
  const values: Cell[] = [];
  for (const cell of known.keys()) values.push(cell ?? null);
  return { values, places };
};

/** The same column of other values, each worked out once where few differ. */
export const mapped = (
  { values, places }: Coded,
  map: (values: readonly Cell[]) => readonly Cell[],
): Coded => ({ values: map(values), places });

/** A value for each row. */
export const cellsOf = ({ values, places }: Coded): readonly Cell[] => {
  if (!places) return values;
  const cells = new Array<Cell>(places.length);
  for (let i = 0; i < cells.length; i++) cells[i] = values[places[i]!]!;
  return cells;
};

export const lengthOf = ({ values, places }: Coded): number => (places ?? values).length;

/** A number for values and their order, as short text. Most are texts alone, whose letters are looked at once. */
const markOfCells = (cells: readonly Cell[]): string => {
  let a = 0;
  let b = 0;
  for (let i = 0; i < cells.length; i++) {
    const cell = cells[i]!;
    if (typeof cell !== 'string') return markOf(cells).toString(36);
    for (let c = 0; c < cell.length; c++) a = imul(a ^ cell.charCodeAt(c), 0x01000193);
    a ^= a >>> 15;
    b = imul(b ^ a ^ cell.length, 0xc2b2ae35) ^ (b >>> 13);
  }
  return `${(a >>> 0).toString(36)}-${(b >>> 0).toString(36)}`;
};

/** A number for the values of a column and their order, as short text. */
export const orderOf = ({ values, places }: Coded): string => {
  if (!places) return markOfCells(values);
  let a = 0;
  let b = 0;
  for (let i = 0; i < places.length; i++) {
    a = imul(a ^ places[i]!, 0x85ebca6b) ^ (a >>> 15);
    b = imul(b ^ places[i]!, 0xc2b2ae35) ^ (b >>> 13);
  }
  return [markOf(values).toString(36), a >>> 0, b >>> 0].join('.');
};
