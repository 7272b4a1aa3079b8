import { sha256Bytes } from '../../../http/sha256';

/* SHA-384 and SHA-512 (FIPS 180-4), which the host has no function for that answers bytes of bytes. */

const big = BigInt;
const [ZERO, ONE, WORD] = [big(0), big(1), big(64)];
const MASK = (ONE << WORD) - ONE;

/** The whole part of a root. */
const root = (of: bigint, degree: number): bigint => {
  let [low, high] = [ZERO, ONE << big(Math.ceil(of.toString(2).length / degree) + 1)];
  while (high - low > ONE) {
    const middle = (low + high) >> ONE;
    let power = ONE;
    for (let i = 0; i < degree; i++) power *= middle;
    if (power > of) high = middle;
    else low = middle;
  }
  return low;
};
const primes = (count: number): number[] => {
  const found: number[] = [];
  for (let n = 2; found.length < count; n++) if (found.every((p) => n % p !== 0)) found.push(n);
  return found;
};
/** The first 64 bits of the roots' fractions. */
const fractions = (of: readonly number[], degree: number): readonly bigint[] =>
  of.map((p) => root(big(p) << (WORD * big(degree)), degree) & MASK);

let rounds: readonly bigint[] | undefined;

const turned = (x: bigint, by: number): bigint => ((x >> big(by)) | (x << (WORD - big(by)))) & MASK;

const wide = (start: readonly bigint[], bytes: Uint8Array, length: number): Uint8Array => {
  rounds ??= fractions(primes(80), 3);
  const padded = new Uint8Array((((bytes.length + 16) >> 7) + 1) * 128);
  padded.set(bytes);
  padded[bytes.length] = 0x80;
  let bits = bytes.length * 8;
  for (let i = padded.length - 1; bits > 0; i--, bits = Math.floor(bits / 256))
    padded[i] = bits % 256;
  let state = [...start];
  for (let at = 0; at < padded.length; at += 128) {
    const w: bigint[] = [];
    for (let i = 0; i < 16; i++) {
      let word = ZERO;
      for (let n = 0; n < 8; n++) word = (word << big(8)) | big(padded[at + i * 8 + n]!);
      w.push(word);
    }
    for (let i = 16; i < 80; i++) {
      const [x, y] = [w[i - 15]!, w[i - 2]!];
      const s0 = turned(x, 1) ^ turned(x, 8) ^ (x >> big(7));
      const s1 = turned(y, 19) ^ turned(y, 61) ^ (y >> big(6));
      w.push((w[i - 16]! + s0 + w[i - 7]! + s1) & MASK);
    }
    let [a, b, c, d, e, f, g, h] = state as [
      ...[bigint, bigint, bigint, bigint],
      ...[bigint, bigint, bigint, bigint],
    ];
    for (let i = 0; i < 80; i++) {
      const s1 = turned(e, 14) ^ turned(e, 18) ^ turned(e, 41);
      const t1 = h + s1 + ((e & f) ^ ((e ^ MASK) & g)) + rounds[i]! + w[i]!;
      const s0 = turned(a, 28) ^ turned(a, 34) ^ turned(a, 39);
      const t2 = s0 + ((a & b) ^ (a & c) ^ (b & c));
      [h, g, f, e, d, c, b, a] = [g, f, e, (d + t1) & MASK, c, b, a, (t1 + t2) & MASK];
    }
    state = [a, b, c, d, e, f, g, h].map((value, i) => (value + state[i]!) & MASK);
  }
  return bytesOf(
    state.reduce((all, word) => (all << WORD) | word, ZERO),
    64,
  ).slice(0, length);
};

/** A number as bytes, the highest first. */
export const bytesOf = (value: bigint, length: number): Uint8Array => {
  const digits = value.toString(16).padStart(length * 2, '0');
  return Uint8Array.from({ length }, (_, i) => parseInt(digits.slice(i * 2, i * 2 + 2), 16));
};

export const hexOf = (bytes: Uint8Array): string =>
  Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');

export const numberOf = (bytes: Uint8Array): bigint =>
  bytes.length === 0 ? ZERO : big(`0x${hexOf(bytes)}`);

export const joined = (...parts: readonly Uint8Array[]): Uint8Array => {
  const made = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    made.set(part, at);
    at += part.length;
  }
  return made;
};

export interface Hash {
  readonly length: number;
  readonly block: number;
  of(bytes: Uint8Array): Uint8Array;
}

/** The family by the number in an algorithm's name. */
export const HASHES: Readonly<Record<string, Hash>> = {
  256: { length: 32, block: 64, of: sha256Bytes },
  384: {
    length: 48,
    block: 128,
    of: (bytes) => wide(fractions(primes(16).slice(8), 2), bytes, 48),
  },
  512: { length: 64, block: 128, of: (bytes) => wide(fractions(primes(8), 2), bytes, 64) },
};

/** RFC 2104. */
export const hmac = ({ of, block }: Hash, key: Uint8Array, text: Uint8Array): Uint8Array => {
  const padded = new Uint8Array(block);
  padded.set(key.length > block ? of(key) : key);
  return of(
    joined(
      padded.map((byte) => byte ^ 0x5c),
      of(
        joined(
          padded.map((byte) => byte ^ 0x36),
          text,
        ),
      ),
    ),
  );
};
