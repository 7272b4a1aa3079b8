import type { Cell } from '../model';
import { roomFor, type Coded, type Places } from './coded';

/** A column as it is kept: in order, and of which rows. */
export interface KeptColumn extends Coded {
  readonly order: string;
}

const { fromCharCode } = String;

/** A longer text is made plain ASCII, so that the cache takes it: each character is a byte then. */
const MOST_CHARS = 3_000_000;

const BEYOND_ASCII = /[^\x00-\x7f]/g;
const escaped = (character: string): string =>
  `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;

/**
 * Places are written with so many letters each, of 64: a text is read and written much faster than a list
 * of numbers. Neither `"` nor `\` is among them.
 */
const BASE = 64;
const letter = (n: number): number => (n < 44 ? 0x30 : 0x31) + n;
const number = (code: number): number => code - (code < 0x5c ? 0x30 : 0x31);
/** Characters that are put together in one call. */
const AT_ONCE = 8_192;

const written = (places: Places, width: number): string => {
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
    // Spread, each of them would be handed over by itself.
    // eslint-disable-next-line prefer-spread
    text += fromCharCode.apply(null, codes.subarray(from, from + AT_ONCE) as unknown as number[]);
  return text;
};

/** Letters a place takes, where there are so many values. */
const widthFor = (values: number): number => {
  let width = 1;
  while (BASE ** width < values) width += 1;
  return width;
};

export const encode = ({ values, places }: Coded, order: string): string => {
  const width = widthFor(values.length);
  const text = places
    ? JSON.stringify({ order, values, width, at: written(places, width) })
    : JSON.stringify({ order, cells: values });
  return text.length > MOST_CHARS ? text.replace(BEYOND_ASCII, escaped) : text;
};

/** Null where it is not whole. */
export const decode = (text: string): KeptColumn | null => {
  try {
    const { order, cells, values, width, at } = JSON.parse(text) as {
      readonly [K in 'order' | 'at']?: string;
    } & { readonly cells?: Cell[]; readonly values?: Cell[]; readonly width?: number };
    if (order === undefined) return null;
    if (cells) return { order, values: cells, places: null };
    if (!values || !width || at === undefined) return null;
    const places = roomFor(values.length, at.length / width);
    for (let i = 0, c = 0; i < places.length; i++, c += width) {
      let place = number(at.charCodeAt(c));
      for (let w = 1, size = BASE; w < width; w++, size *= BASE)
        place += number(at.charCodeAt(c + w)) * size;
      places[i] = place;
    }
    return { order, values, places };
  } catch {
    return null;
  }
};
