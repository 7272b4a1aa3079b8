/** UTF-8 by hand: the host has neither TextEncoder nor TextDecoder. */

const isHigh = (code: number): boolean => code >= 0xd800 && code < 0xdc00;
const isLow = (code: number): boolean => code >= 0xdc00 && code < 0xe000;

/** @returns where the text ends. There must be room for three bytes a UTF-16 unit. */
export const encode = (text: string, into: Uint8Array, at: number): number => {
  let end = at;
  for (let i = 0; i < text.length; i += 1) {
    const code = text.charCodeAt(i);
    if (code < 0x80) {
      into[end++] = code;
    } else if (code < 0x800) {
      into[end++] = 0xc0 | (code >> 6);
      into[end++] = 0x80 | (code & 0x3f);
    } else if (isHigh(code) && isLow(text.charCodeAt(i + 1))) {
      const point = text.codePointAt(i) as number;
      i += 1;
      into[end++] = 0xf0 | (point >> 18);
      into[end++] = 0x80 | ((point >> 12) & 0x3f);
      into[end++] = 0x80 | ((point >> 6) & 0x3f);
      into[end++] = 0x80 | (point & 0x3f);
    } else {
      // Half a pair is no text, but it must not be lost: it goes through as it is.
      into[end++] = 0xe0 | (code >> 12);
      into[end++] = 0x80 | ((code >> 6) & 0x3f);
      into[end++] = 0x80 | (code & 0x3f);
    }
  }
  return end;
};

/** Arguments of one `fromCharCode`: many more could overflow the stack. */
const AT_ONCE = 4096;

const decodeWide = (bytes: Uint8Array, from: number, to: number): string => {
  let text = '';
  let units: number[] = [];
  let i = from;
  const next = (): number => (bytes[i++] as number) & 0x3f;
  while (i < to) {
    const byte = bytes[i++] as number;
    if (byte < 0x80) units.push(byte);
    else if (byte < 0xe0) units.push(((byte & 0x1f) << 6) | next());
    else if (byte < 0xf0) units.push(((byte & 0x0f) << 12) | (next() << 6) | next());
    else {
      const point = (((byte & 7) << 18) | (next() << 12) | (next() << 6) | next()) - 0x10000;
      units.push(0xd800 | (point >> 10), 0xdc00 | (point & 0x3ff));
    }
    if (units.length >= AT_ONCE) {
      text += String.fromCharCode.apply(null, units);
      units = [];
    }
  }
  return text + String.fromCharCode.apply(null, units);
};

/** The text of these bytes. Eight plain characters at a time: most text is plain. */
export const decode = (bytes: Uint8Array, from: number, to: number): string => {
  let text = '';
  let i = from;
  for (; i + 8 <= to; i += 8) {
    const a = bytes[i] as number;
    const b = bytes[i + 1] as number;
    const c = bytes[i + 2] as number;
    const d = bytes[i + 3] as number;
    const e = bytes[i + 4] as number;
    const f = bytes[i + 5] as number;
    const g = bytes[i + 6] as number;
    const h = bytes[i + 7] as number;
    if ((a | b | c | d | e | f | g | h) > 0x7f) return text + decodeWide(bytes, i, to);
    text += String.fromCharCode(a, b, c, d, e, f, g, h);
  }
  for (; i < to; i += 1) {
    const byte = bytes[i] as number;
    if (byte > 0x7f) return text + decodeWide(bytes, i, to);
    text += String.fromCharCode(byte);
  }
  return text;
};

const SLOTS = 2048;
const WORTH = 64;

/**
 * A decoder that remembers short plain texts. A table's columns say few things many times: finding
 * the text again costs half of making it, and the rows share its memory.
 */
export const recallingDecoder = (): typeof decode => {
  const known = new Array<string>(SLOTS).fill('');
  return (bytes, from, to) => {
    const length = to - from;
    if (length > WORTH) return decode(bytes, from, to);
    let hash = length;
    for (let i = from; i < to; i += 1) hash = (Math.imul(hash, 31) + (bytes[i] as number)) | 0;
    const slot = (hash ^ (hash >>> 11) ^ (hash >>> 21)) & (SLOTS - 1);
    const candidate = known[slot] as string;
    if (candidate.length === length) {
      let i = 0;
      while (i < length && candidate.charCodeAt(i) === bytes[from + i]) i += 1;
      // Bytes above 0x7f never equal a plain text's characters, so equal bytes are the same text.
      if (i === length) return candidate;
    }
    const text = decode(bytes, from, to);
    if (text.length === length) known[slot] = text;
    return text;
  };
};
