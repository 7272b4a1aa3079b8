import type { Cell } from '../model';
import { roomFor, type Coded, type Places } from './coded';

/** A column as it is kept: in order, and of which rows. */
export interface KeptColumn extends Coded {
  readonly order: string;
}

/** How it is written. */
interface Written {
  readonly order?: string;
  /** A value for each row: whatever they are, or texts all of them. */
  readonly cells?: readonly Cell[];
  readonly texts?: readonly string[];
  /** Few values: each once, and their places as letters, `per` places a letter or `width` letters a place. */
  readonly values?: readonly Cell[];
  readonly at?: string;
  readonly per?: number;
  readonly rows?: number;
  readonly width?: number;
}

const { fromCharCode } = String;

/** A longer text is made plain ASCII, so that the cache takes it: each character is a byte then. */
const MOST_CHARS = 3_000_000;

const BEYOND_ASCII = /[^\x00-\x7f]/g;
const escaped = (character: string): string =>
  `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;

/**
 * Places are written as letters, of 64: a text is read and written much faster than a list of numbers.
 * Neither `"` nor `\` is among them.
 */
const BASE = 64;
const letter = (n: number): number => (n < 44 ? 0x30 : 0x31) + n;
const number = (code: number): number => code - (code < 0x5c ? 0x30 : 0x31);
/** Characters that are put together in one call. */
const AT_ONCE = 8_192;

const textOf = (codes: Uint8Array): string => {
  let text = '';
  for (let from = 0; from < codes.length; from += AT_ONCE)
    // Spread, each of them would be handed over by itself.
    // eslint-disable-next-line prefer-spread
    text += fromCharCode.apply(null, codes.subarray(from, from + AT_ONCE) as unknown as number[]);
  return text;
};

/** Places that one letter holds. */
const perLetter = (values: number): number => {
  let per = 1;
  while (values > 1 && values ** (per + 1) <= BASE) per += 1;
  return per;
};

/** The first of a letter's places are its ones. */
const packed = (places: Places, values: number, per: number): string => {
  const codes = new Uint8Array(Math.ceil(places.length / per));
  for (let at = 0, i = 0; at < codes.length; at++) {
    const end = Math.min(i + per, places.length);
    let held = 0;
    for (let size = 1; i < end; i++, size *= values) held += places[i]! * size;
    codes[at] = letter(held);
  }
  return textOf(codes);
};

const unpacked = (at: string, values: number, per: number, rows: number): Places => {
  const places = roomFor(values, rows);
  const held = new Uint8Array(BASE * per);
  for (let n = 0; n < BASE; n++)
    for (let p = 0, rest = n; p < per; p++, rest = Math.floor(rest / values))
      held[n * per + p] = rest % values;
  for (let c = 0, i = 0; i < rows; c++) {
    const end = Math.min(i + per, rows);
    for (let p = number(at.charCodeAt(c)) * per; i < end; i++, p++) places[i] = held[p]!;
  }
  return places;
};

/** Letters a place takes, where there are so many values. */
const widthFor = (values: number): number => {
  let width = 1;
  while (BASE ** width < values) width += 1;
  return width;
};

const spread = (places: Places, width: number): string => {
  const codes = new Uint8Array(places.length * width);
  if (width === 1) {
    for (let i = 0; i < codes.length; i++) codes[i] = letter(places[i]!);
    return textOf(codes);
  }
  let at = 0;
  for (let i = 0; i < places.length; i++) {
    let rest = places[i]!;
    for (let w = 0; w < width; w++) {
      codes[at++] = letter(rest % BASE);
      rest = (rest / BASE) | 0;
    }
  }
  return textOf(codes);
};

const gathered = (at: string, values: number, width: number): Places => {
  const places = roomFor(values, at.length / width);
  for (let i = 0, c = 0; i < places.length; i++, c += width) {
    let place = number(at.charCodeAt(c));
    for (let w = 1, size = BASE; w < width; w++, size *= BASE)
      place += number(at.charCodeAt(c + w)) * size;
    places[i] = place;
  }
  return places;
};

const areTexts = (cells: readonly Cell[]): cells is readonly string[] => {
  for (let i = 0; i < cells.length; i++) if (typeof cells[i] !== 'string') return false;
  return cells.length > 0;
};

const writtenOf = ({ values, places }: Coded, order: string): Written => {
  if (!places) return areTexts(values) ? { order, texts: values } : { order, cells: values };
  const per = perLetter(values.length);
  if (per > 1) {
    const at = packed(places, values.length, per);
    return { order, values, per, rows: places.length, at };
  }
  const width = widthFor(values.length);
  return { order, values, width, at: spread(places, width) };
};

export const encode = (column: Coded, order: string): string => {
  const text = JSON.stringify(writtenOf(column, order));
  return text.length > MOST_CHARS ? text.replace(BEYOND_ASCII, escaped) : text;
};

/**
 * Texts without anything escaped, which a cut at what stands between them reads: a reader of JSON looks each
 * short text up among all it knows, and takes ten times as long.
 */
const TEXTS = /^\{"order":"([^"\\]*)","texts":\["/;
const textsIn = (text: string): KeptColumn | null => {
  const [head, order] = TEXTS.exec(text) ?? [];
  if (head === undefined || order === undefined || !text.endsWith('"]}') || text.includes('\\'))
    return null;
  return { order, values: text.slice(head.length, -3).split('","'), places: null };
};

/** Null where it is not whole. */
export const decode = (text: string): KeptColumn | null => {
  const found = textsIn(text);
  if (found) return found;
  try {
    const { order, texts, cells = texts, values, ...more } = JSON.parse(text) as Written;
    const { at, per, rows, width } = more;
    if (order === undefined) return null;
    if (cells) return { order, values: cells, places: null };
    if (!values || at === undefined) return null;
    if (per && rows !== undefined)
      return { order, values, places: unpacked(at, values.length, per, rows) };
    return width ? { order, values, places: gathered(at, values.length, width) } : null;
  } catch {
    return null;
  }
};
