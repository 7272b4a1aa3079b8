import { TemplateError } from '../template';
import { bytesOf, hmac, joined, numberOf, type Hash } from './hash';
import type { CurveKey } from './key';

/* ECDSA (FIPS 186-5) with the secret number of RFC 6979: it needs no dice. */

const big = BigInt;
const [ZERO, ONE, TWO, THREE] = [big(0), big(1), big(2), big(3)];

interface Curve {
  readonly oid: string;
  readonly p: bigint;
  readonly a: bigint;
  readonly n: bigint;
  readonly g: readonly [bigint, bigint];
}
const curve = (oid: string, p: bigint, a: bigint, n: string, x: string, y: string): Curve => ({
  oid,
  p,
  a: a < ZERO ? p + a : a,
  n: big(`0x${n}`),
  g: [big(`0x${x}`), big(`0x${y}`)],
});
/** A sum of powers of two, each with its sign. */
const sum = (...powers: readonly number[]): bigint =>
  powers.reduce((all, at) => (at < 0 ? all - (ONE << big(-at)) : all + (ONE << big(at))), ZERO);

/** The curves by the algorithms' names (SEC 2, FIPS 186-5). */
const CURVES: Readonly<Record<string, Curve>> = {
  ES256: curve(
    '2a8648ce3d030107',
    sum(256, -224, 192, 96) - ONE,
    -THREE,
    'ffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551',
    '6b17d1f2e12c4247f8bce6e563a440f277037d812deb33a0f4a13945d898c296',
    '4fe342e2fe1a7f9b8ee7eb4a7c0f9e162bce33576b315ececbb6406837bf51f5',
  ),
  ES256K: curve(
    '2b8104000a',
    sum(256, -32) - big(977),
    ZERO,
    'fffffffffffffffffffffffffffffffebaaedce6af48a03bbfd25e8cd0364141',
    '79be667ef9dcbbac55a06295ce870b07029bfcdb2dce28d959f2815b16f81798',
    '483ada7726a3c4655da4fbfc0e1108a8fd17b448a68554199c47d08ffb10d4b8',
  ),
  ES384: curve(
    '2b81040022',
    sum(384, -128, -96, 32) - ONE,
    -THREE,
    'ffffffffffffffffffffffffffffffffffffffffffffffffc7634d81f4372ddf581a0db248b0a77aecec196accc52973',
    'aa87ca22be8b05378eb1c71ef320ad746e1d3b628ba79b9859f741e082542a385502f25dbf55296c3a545e3872760ab7',
    '3617de4a96262c6f5d9e98bf9292dc29f8f41dbd289a147ce9da3113b5f0b8c00a60b1ce1d7e819d7a431d7c90ea0e5f',
  ),
  ES512: curve(
    '2b81040023',
    sum(521) - ONE,
    -THREE,
    '01fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffa51868783bf2f966b7fcc0148f709a5d03bb5c9b8899c47aebb6fb71e91386409',
    '00c6858e06b70404e9cd9e3ecb662395b4429c648139053fb521f828af606b4d3dbaa14b5e77efe75928fe1dc127a2ffa8de3348b3c1856a429bf97e7e31c2e5bd66',
    '011839296a789a3bc0045c8a5fb42c7d1bd998f54449579b446817afbd17273e662c97ee72995ef42640c550b9013fad0761353c7086a272c24088be94769fd16650',
  ),
};

const modulo = (value: bigint, of: bigint): bigint => {
  const rest = value % of;
  return rest < ZERO ? rest + of : rest;
};

const inverse = (value: bigint, of: bigint): bigint => {
  let [a, b, x, y] = [modulo(value, of), of, ONE, ZERO];
  while (a > ONE) {
    const q = b / a;
    [a, b, x, y] = [b % a, a, y - q * x, x];
  }
  return modulo(x, of);
};

type Point = readonly [bigint, bigint] | null;
const added = ({ p, a }: Curve, one: Point, other: Point): Point => {
  if (!one || !other) return one ?? other;
  const [[x1, y1], [x2, y2]] = [one, other];
  const same = x1 === x2;
  if (same && modulo(y1 + y2, p) === ZERO) return null;
  const slope = same
    ? (THREE * x1 * x1 + a) * inverse(TWO * y1, p)
    : (y2 - y1) * inverse(x2 - x1, p);
  const x = modulo(slope * slope - x1 - x2, p);
  return [x, modulo(slope * (x1 - x) - y1, p)];
};
const times = (of: Curve, count: bigint): Point => {
  let [result, point]: [Point, Point] = [null, of.g];
  const bits = count.toString(2);
  for (let i = bits.length - 1; i >= 0; i--) {
    if (bits[i] === '1') result = added(of, result, point);
    point = added(of, point, point);
  }
  return result;
};

/** RFC 6979, 3.2: numbers of key and digest, until one fits. */
const secrets = function* (d: bigint, z: bigint, n: bigint, hash: Hash): Generator<bigint> {
  const bits = n.toString(2).length;
  const length = Math.ceil(bits / 8);
  const seed = joined(bytesOf(d, length), bytesOf(modulo(z, n), length));
  let [k, v] = [new Uint8Array(hash.length), new Uint8Array(hash.length).fill(1)] as [
    Uint8Array,
    Uint8Array,
  ];
  for (const mark of [0, 1]) {
    k = hmac(hash, k, joined(v, Uint8Array.of(mark), seed));
    v = hmac(hash, k, v);
  }
  for (;;) {
    let made: Uint8Array = new Uint8Array(0);
    while (made.length < length) {
      v = hmac(hash, k, v);
      made = joined(made, v);
    }
    const number = numberOf(made.slice(0, length)) >> big(length * 8 - bits);
    if (number > ZERO && number < n) yield number;
    k = hmac(hash, k, joined(v, Uint8Array.of(0)));
    v = hmac(hash, k, v);
  }
};

/** `ES256` and its kin. @throws TemplateError where the key is of another curve. */
export const signCurve = (
  key: CurveKey,
  algorithm: string,
  hash: Hash,
  text: Uint8Array,
): Uint8Array => {
  const of = CURVES[algorithm]!;
  if (key.curve !== of.oid)
    throw new TemplateError(`The key is of another kind than ${algorithm}.`);
  const { n } = of;
  const bits = n.toString(2).length;
  const digest = hash.of(text);
  const z = numberOf(digest) >> big(Math.max(0, digest.length * 8 - bits));
  for (const k of secrets(key.d, z, n, hash)) {
    const point = times(of, k);
    const r = point ? modulo(point[0], n) : ZERO;
    const s = modulo(inverse(k, n) * (z + r * key.d), n);
    const length = Math.ceil(bits / 8);
    if (r > ZERO && s > ZERO) return joined(bytesOf(r, length), bytesOf(s, length));
  }
  throw new TemplateError('The key signs nothing.');
};
