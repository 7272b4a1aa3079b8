/* MD5 (RFC 1321), which manifests make ids with. It keeps nothing secret. */

const SHIFTS = [7, 12, 17, 22, 5, 9, 14, 20, 4, 11, 16, 23, 6, 10, 15, 21];
const ADDED = Array.from(
  { length: 64 },
  (_, i) => Math.floor(Math.abs(Math.sin(i + 1)) * 2 ** 32) | 0,
);

const utf8 = (text: string): number[] => {
  const bytes: number[] = [];
  for (const part of encodeURIComponent(text).match(/%..|[^%]/g) ?? [])
    bytes.push(part.length === 3 ? parseInt(part.slice(1), 16) : part.charCodeAt(0));
  return bytes;
};

/** A text's MD5, as hexadecimal digits. */
export const md5 = (text: string): string => {
  const bytes = utf8(text.replace(/[\ud800-\udfff]/gu, '\ufffd'));
  const bits = bytes.length * 8;
  bytes.push(0x80);
  while (bytes.length % 64 !== 56) bytes.push(0);
  for (let i = 0; i < 8; i++)
    bytes.push(i < 4 ? (bits >>> (8 * i)) & 255 : Math.floor(bits / 2 ** 32) >>> (8 * (i - 4)));
  const state: [number, number, number, number] = [
    0x67452301,
    0xefcdab89 | 0,
    0x98badcfe | 0,
    0x10325476,
  ];
  for (let at = 0; at < bytes.length; at += 64) {
    const words = Array.from({ length: 16 }, (_, i) =>
      [3, 2, 1, 0].reduce((word, n) => (word << 8) | bytes[at + i * 4 + n]!, 0),
    );
    let [a, b, c, d] = state;
    for (let i = 0; i < 64; i++) {
      const round = i >> 4;
      const [mix, word] =
        round === 0
          ? [(b & c) | (~b & d), i]
          : round === 1
            ? [(d & b) | (~d & c), (5 * i + 1) % 16]
            : round === 2
              ? [b ^ c ^ d, (3 * i + 5) % 16]
              : [c ^ (b | ~d), (7 * i) % 16];
      const sum = (a + mix + ADDED[i]! + words[word]!) | 0;
      const by = SHIFTS[round * 4 + (i & 3)]!;
      [a, d, c, b] = [d, c, b, (b + ((sum << by) | (sum >>> (32 - by)))) | 0];
    }
    [a, b, c, d].forEach((word, i) => (state[i] = (state[i]! + word) | 0));
  }
  return state
    .flatMap((word) => [0, 8, 16, 24].map((shift) => (word >>> shift) & 255))
    .map((byte) => (byte < 16 ? '0' : '') + byte.toString(16))
    .join('');
};
