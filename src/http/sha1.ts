/* HMAC-SHA-1 (FIPS 180-4, RFC 2104): OAuth 1.0a still signs with it. The host has none for a connector. */

const BLOCK = 64;
const rotate = (word: number, by: number): number => (word << by) | (word >>> (32 - by));

/** The bytes of a text in UTF-8. */
const utf8 = (text: string): number[] => {
  const bytes: number[] = [];
  for (const part of encodeURIComponent(text).match(/%..|[^%]/g) ?? [])
    bytes.push(part.length === 3 ? parseInt(part.slice(1), 16) : part.charCodeAt(0));
  return bytes;
};

const sha1 = (message: readonly number[]): number[] => {
  const bytes = [...message, 0x80];
  while (bytes.length % BLOCK !== 56) bytes.push(0);
  const bits = message.length * 8;
  for (const word of [Math.floor(bits / 2 ** 32), bits])
    for (let shift = 24; shift >= 0; shift -= 8) bytes.push((word >>> shift) & 255);
  const state = [0x67452301, 0xefcdab89, 0x98badcfe, 0x10325476, 0xc3d2e1f0];
  for (let at = 0; at < bytes.length; at += BLOCK) {
    const w: number[] = [];
    for (let i = 0; i < 80; i++)
      w[i] =
        i < 16
          ? [0, 1, 2, 3].reduce((word, n) => (word << 8) | bytes[at + i * 4 + n]!, 0)
          : rotate(w[i - 3]! ^ w[i - 8]! ^ w[i - 14]! ^ w[i - 16]!, 1);
    let [a, b, c, d, e] = state as [number, number, number, number, number];
    for (let i = 0; i < 80; i++) {
      const [mix, add] =
        i < 20
          ? [(b & c) | (~b & d), 0x5a827999]
          : i < 40
            ? [b ^ c ^ d, 0x6ed9eba1]
            : i < 60
              ? [(b & c) | (b & d) | (c & d), 0x8f1bbcdc]
              : [b ^ c ^ d, 0xca62c1d6];
      [a, b, c, d, e] = [(rotate(a, 5) + mix + e + add + w[i]!) | 0, a, rotate(b, 30), c, d];
    }
    [a, b, c, d, e].forEach((word, i) => (state[i] = (state[i]! + word) | 0));
  }
  return state.flatMap((word) => [24, 16, 8, 0].map((shift) => (word >>> shift) & 255));
};

/** A text's HMAC under this key, as hexadecimal digits. */
export const hmacSha1 = (text: string, key: string): string => {
  const given = utf8(key);
  const short = given.length > BLOCK ? sha1(given) : given;
  const block = (by: number): number[] =>
    Array.from({ length: BLOCK }, (_, i) => (short[i] ?? 0) ^ by);
  return sha1([...block(0x5c), ...sha1([...block(0x36), ...utf8(text)])])
    .map((byte) => (byte < 16 ? '0' : '') + byte.toString(16))
    .join('');
};
