/** How the bytes of a file are text. As the host calls them. */
export const ENCODINGS = ['UTF-8', 'UTF-16LE', 'UTF-16BE', 'windows-1252'] as const;
export type Encoding = (typeof ENCODINGS)[number];

/** The characters that windows-1252 has where Latin-1 has none; holes are what they are in Latin-1. */
const C1 = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ';

const WRONG = '\ufffd';

/**
 * UTF-8 by hand: the host reads the beginning of a file as bytes, one in a character.
 * @returns null: the bytes are not UTF-8. A character that is cut off at the end is left out.
 */
const fromUtf8 = (bytes: string): string | null => {
  let text = '';
  for (let i = 0; i < bytes.length;) {
    const first = bytes.charCodeAt(i);
    if (first < 0x80) {
      text += bytes[i++]!;
      continue;
    }
    const more = first >= 0xf0 ? 3 : first >= 0xe0 ? 2 : 1;
    if (first < 0xc2 || first > 0xf4) return null;
    if (i + more >= bytes.length) return text;
    let code = first & (0x3f >> more);
    for (let n = 1; n <= more; n++) {
      const next = bytes.charCodeAt(i + n);
      if ((next & 0xc0) !== 0x80) return null;
      code = (code << 6) | (next & 0x3f);
    }
    text += String.fromCodePoint(code);
    i += more + 1;
  }
  return text;
};

const fromUtf16 = (bytes: string, low: 0 | 1): string => {
  let text = '';
  for (let i = 0; i + 1 < bytes.length; i += 2)
    text += String.fromCharCode(bytes.charCodeAt(i + low) | (bytes.charCodeAt(i + 1 - low) << 8));
  return text;
};

const from1252 = (bytes: string): string =>
  bytes.replace(/[\u0080-\u009f]/g, (byte) => C1[byte.charCodeAt(0) - 0x80]!);

const MARKS: readonly (readonly [string, Encoding])[] = [
  ['\u00ef\u00bb\u00bf', 'UTF-8'],
  ['\u00ff\u00fe', 'UTF-16LE'],
  ['\u00fe\u00ff', 'UTF-16BE'],
];

/** Every second byte of plain text is nothing, in UTF-16: which of the two tells the order. */
const halvesOf = (bytes: string): Encoding | null => {
  const some = bytes.slice(0, 1000);
  let [even, odd] = [0, 0];
  for (let i = 0; i < some.length; i++)
    if (some.charCodeAt(i) === 0) {
      if (i % 2) odd++;
      else even++;
    }
  const enough = some.length / 5;
  return odd > enough ? 'UTF-16LE' : even > enough ? 'UTF-16BE' : null;
};

/** @param bytes the beginning of a file, a byte in each character. */
export const encodingOf = (bytes: string): Encoding =>
  MARKS.find(([mark]) => bytes.startsWith(mark))?.[1] ??
  halvesOf(bytes) ??
  (fromUtf8(bytes) === null ? 'windows-1252' : 'UTF-8');

/** Text without its byte order mark. */
export const plain = (text: string): string => (text.startsWith('\ufeff') ? text.slice(1) : text);

/** @param bytes a byte in each character. */
export const decode = (bytes: string, encoding: Encoding): string => {
  switch (encoding) {
    case 'UTF-8':
      return plain(fromUtf8(bytes) ?? from1252(bytes));
    case 'UTF-16LE':
      return plain(fromUtf16(bytes, 0));
    case 'UTF-16BE':
      return plain(fromUtf16(bytes, 1));
    case 'windows-1252':
      return from1252(bytes);
  }
};

/** How many bytes a text took; it holds no character that could not be read. */
export const sizeOf = (text: string, encoding: Encoding): number => {
  if (encoding === 'windows-1252') return text.length;
  if (encoding !== 'UTF-8') return text.length * 2;
  let bytes = text.length;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    // Of a pair each half is two of the four.
    if (code >= 0x80) bytes += code >= 0x800 && (code < 0xd800 || code > 0xdfff) ? 2 : 1;
  }
  return bytes;
};

/**
 * A file that was saved anew may be written in another way: as what its beginning tells of that. Null: as
 * it was read.
 */
export const otherwise = (text: string, encoding: Encoding): Encoding | null => {
  const start = text.slice(0, 200);
  if (encoding === 'windows-1252' && start.startsWith('ï»¿')) return 'UTF-8';
  if (encoding === 'windows-1252' && start.startsWith('ÿþ')) return 'UTF-16LE';
  if (encoding === 'windows-1252' && start.startsWith('þÿ')) return 'UTF-16BE';
  if (encoding === 'UTF-8') {
    const halves = halvesOf(start.replace(/^\ufffd\ufffd/, ''));
    if (halves) return halves;
  }
  // The last character may be cut off. Where others of the kind can be read, a few bytes are spoilt.
  const inner = text.slice(0, -4);
  if (encoding === 'UTF-8' && inner.includes(WRONG) && !/[\u0080-\ufffc]/.test(inner))
    return 'windows-1252';
  if (encoding.startsWith('UTF-16') && !/[,;\t|\n]/.test(start) && text !== '') return 'UTF-8';
  return null;
};
