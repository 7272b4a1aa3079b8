import { TemplateError } from '../template';
import { bytesOf, joined, numberOf } from './bytes';
import type { Hash } from './hash';
import type { RsaKey } from './key';

/* RSA signatures (RFC 8017). */

const big = BigInt;
const ONE = big(1);

const power = (base: bigint, exponent: bigint, modulus: bigint): bigint => {
  let [result, square] = [ONE, base % modulus];
  const bits = exponent.toString(2);
  for (let i = bits.length - 1; i >= 0; i--) {
    if (bits[i] === '1') result = (result * square) % modulus;
    square = (square * square) % modulus;
  }
  return result;
};

const lengthOf = ({ n }: RsaKey): number => Math.ceil(n.toString(16).length / 2);

const signed = (key: RsaKey, encoded: Uint8Array): Uint8Array => {
  const { p, q, dp, dq, qi, n } = key;
  const message = numberOf(encoded) % n;
  const [a, b] = [power(message, dp, p), power(message, dq, q)];
  const h = (((a - b) * qi) % p) + p;
  return bytesOf(b + q * (h % p), lengthOf(key));
};

const fromHex = (hex: string): Uint8Array => bytesOf(big(`0x${hex}`), hex.length / 2);
/** What says by which hash a text was digested. */
const NAMED: Readonly<Record<number, Uint8Array>> = {
  32: fromHex('3031300d060960864801650304020105000420'),
  48: fromHex('3041300d060960864801650304020205000430'),
  64: fromHex('3051300d060960864801650304020305000440'),
};

const short = (): TemplateError => new TemplateError('The key is too short for this algorithm.');

/** `RS256` and its kin: RSASSA-PKCS1-v1_5. */
export const signRsa = (key: RsaKey, hash: Hash, text: Uint8Array): Uint8Array => {
  const digest = joined(NAMED[hash.outputLen]!, hash(text));
  const fill = lengthOf(key) - digest.length - 3;
  if (fill < 8) throw short();
  const padding = new Uint8Array(fill).fill(255);
  return signed(key, joined(Uint8Array.of(0, 1), padding, Uint8Array.of(0), digest));
};

const mask = (hash: Hash, seed: Uint8Array, length: number): Uint8Array => {
  let made = new Uint8Array(0);
  for (let n = 0; made.length < length; n++)
    made = joined(made, hash(joined(seed, bytesOf(big(n), 4)))) as typeof made;
  return made.slice(0, length);
};

/** `PS256` and its kin: RSASSA-PSS, its salt made of key and text, so that no good dice are needed. */
export const signPss = (key: RsaKey, hash: Hash, text: Uint8Array): Uint8Array => {
  const bits = key.n.toString(2).length - 1;
  const length = Math.ceil(bits / 8);
  const digest = hash(text);
  const salt = hash(joined(bytesOf(key.d, lengthOf(key)), digest));
  const fill = length - salt.length - digest.length - 2;
  if (fill < 0) throw short();
  const h = hash(joined(new Uint8Array(8), digest, salt));
  const block = joined(new Uint8Array(fill), Uint8Array.of(1), salt);
  const masked = mask(hash, h, block.length).map((byte, i) => byte ^ block[i]!);
  masked[0]! &= 255 >> (8 * length - bits);
  return signed(key, joined(masked, h, Uint8Array.of(0xbc)));
};
