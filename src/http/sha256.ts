/* HMAC-SHA-256 (FIPS 180-4, RFC 2104). The host has its own, but a call for each value costs too much. */

const fraction = (root: number): number => Math.floor((root % 1) * 2 ** 32) | 0;
const primes = (count: number): number[] => {
  const found: number[] = [];
  for (let n = 2; found.length < count; n++) if (found.every((p) => n % p !== 0)) found.push(n);
  return found;
};
const ROUNDS = Int32Array.from(primes(64), (p) => fraction(Math.cbrt(p)));
const START = Int32Array.from(primes(8), (p) => fraction(Math.sqrt(p)));
const BLOCK = 64;

const words = new Int32Array(64);
/** One block of 64 bytes into the state. */
const compress = (state: Int32Array, bytes: Uint8Array, from: number): void => {
  const w = words;
  for (let i = 0; i < 16; i++) {
    const at = from + i * 4;
    w[i] = (bytes[at]! << 24) | (bytes[at + 1]! << 16) | (bytes[at + 2]! << 8) | bytes[at + 3]!;
  }
  for (let i = 16; i < 64; i++) {
    const x = w[i - 15]!;
    const y = w[i - 2]!;
    const s0 = ((x >>> 7) | (x << 25)) ^ ((x >>> 18) | (x << 14)) ^ (x >>> 3);
    const s1 = ((y >>> 17) | (y << 15)) ^ ((y >>> 19) | (y << 13)) ^ (y >>> 10);
    w[i] = (w[i - 16]! + s0 + w[i - 7]! + s1) | 0;
  }
  let [a, b, c, d, e, f, g, h] = state as unknown as [
    ...[number, number, number, number],
    ...[number, number, number, number],
  ];
  for (let i = 0; i < 64; i++) {
    const s1 = ((e >>> 6) | (e << 26)) ^ ((e >>> 11) | (e << 21)) ^ ((e >>> 25) | (e << 7));
    const t1 = (h + s1 + ((e & f) ^ (~e & g)) + ROUNDS[i]! + w[i]!) | 0;
    const s0 = ((a >>> 2) | (a << 30)) ^ ((a >>> 13) | (a << 19)) ^ ((a >>> 22) | (a << 10));
    const t2 = (s0 + ((a & b) ^ (a & c) ^ (b & c))) | 0;
    h = g;
    g = f;
    f = e;
    e = (d + t1) | 0;
    d = c;
    c = b;
    b = a;
    a = (t1 + t2) | 0;
  }
  state[0]! += a;
  state[1]! += b;
  state[2]! += c;
  state[3]! += d;
  state[4]! += e;
  state[5]! += f;
  state[6]! += g;
  state[7]! += h;
};

/** The rest of a message, of which `before` bytes went into the state already. */
const finish = (state: Int32Array, bytes: Uint8Array, before: number): Uint8Array => {
  const padded = new Uint8Array((((bytes.length + 8) >> 6) + 1) * BLOCK);
  padded.set(bytes);
  padded[bytes.length] = 0x80;
  const bits = (before + bytes.length) * 8;
  const end = padded.length;
  for (let i = 0; i < 4; i++) padded[end - 1 - i] = bits >>> (8 * i);
  padded[end - 5] = Math.floor(bits / 2 ** 32);
  for (let at = 0; at < end; at += BLOCK) compress(state, padded, at);
  const digest = new Uint8Array(32);
  for (let i = 0; i < 32; i++) digest[i] = state[i >> 2]! >>> (24 - 8 * (i & 3));
  return digest;
};

/** As the host writes texts: half a pair becomes the character that stands for what is unreadable. */
export const utf8 = (text: string): Uint8Array => {
  const bytes: number[] = [];
  for (const character of text) {
    const code = character.codePointAt(0)!;
    const point = code >= 0xd800 && code <= 0xdfff ? 0xfffd : code;
    if (point < 0x80) bytes.push(point);
    else if (point < 0x800) bytes.push(0xc0 | (point >> 6), 0x80 | (point & 63));
    else if (point < 0x10000)
      bytes.push(0xe0 | (point >> 12), 0x80 | ((point >> 6) & 63), 0x80 | (point & 63));
    else
      bytes.push(
        ...[0xf0 | (point >> 18), 0x80 | ((point >> 12) & 63)],
        ...[0x80 | ((point >> 6) & 63), 0x80 | (point & 63)],
      );
  }
  return Uint8Array.from(bytes);
};

const hex = (bytes: Uint8Array): string => {
  let text = '';
  for (const byte of bytes) text += (byte < 16 ? '0' : '') + byte.toString(16);
  return text;
};

/** The key as it goes before the message (0x36) and before its digest (0x5c). */
const padded = (key: string, by: number): Uint8Array => {
  const bytes = utf8(key);
  const short = bytes.length > BLOCK ? finish(START.slice(), bytes, 0) : bytes;
  const block = new Uint8Array(BLOCK);
  block.set(short);
  return block.map((byte) => byte ^ by);
};

/** The same as hexadecimal digits, for engines that hash by themselves. */
export const padsOf = (key: string): { readonly inner: string; readonly outer: string } => ({
  inner: hex(padded(key, 0x36)),
  outer: hex(padded(key, 0x5c)),
});

/** A text's HMAC under this key, as hexadecimal digits. Equal texts are hashed once. */
export const hmacOf = (key: string): ((text: string) => string) => {
  const begun = [0x36, 0x5c].map((by) => {
    const state = START.slice();
    compress(state, padded(key, by), 0);
    return state;
  });
  const known = new Map<string, string>();
  return (text) => {
    let digest = known.get(text);
    if (digest === undefined) {
      const inside = finish(begun[0]!.slice(), utf8(text), BLOCK);
      digest = hex(finish(begun[1]!.slice(), inside, BLOCK));
      known.set(text, digest);
    }
    return digest;
  };
};

/** A text's SHA-256, as hexadecimal digits. */
export const sha256Of = (text: string): string => hex(finish(START.slice(), utf8(text), 0));
