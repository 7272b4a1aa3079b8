import { TemplateError } from '../template';
import { hexOf, numberOf } from './bytes';

/* Private keys as they are written: PEM around DER, in the forms of RFC 5208, RFC 8017 and RFC 5915. */

export interface RsaKey {
  readonly is: 'rsa';
  readonly n: bigint;
  readonly d: bigint;
  /** The two primes and what goes with them. */
  readonly p: bigint;
  readonly q: bigint;
  readonly dp: bigint;
  readonly dq: bigint;
  readonly qi: bigint;
}
export interface CurveKey {
  readonly is: 'curve';
  /** The curve's identifier, as hexadecimal digits. */
  readonly curve: string;
  readonly d: bigint;
}

interface Der {
  readonly tag: number;
  readonly body: Uint8Array;
}

const unread = (): TemplateError =>
  new TemplateError(
    'The key is no private key as a PEM file has it (-----BEGIN PRIVATE KEY-----).',
  );

/** What stands one after another. @throws TemplateError */
const partsOf = (bytes: Uint8Array): readonly Der[] => {
  const parts: Der[] = [];
  for (let at = 0; at < bytes.length;) {
    const tag = bytes[at++]!;
    let length = bytes[at++] ?? 0;
    if (length > 0x80) {
      const end = at + (length & 0x7f);
      length = 0;
      while (at < end) length = length * 256 + (bytes[at++] ?? 0);
    }
    if (at + length > bytes.length) throw unread();
    parts.push({ tag, body: bytes.slice(at, at + length) });
    at += length;
  }
  return parts;
};
const inside = (part: Der | undefined, tag: number): readonly Der[] => {
  if (part?.tag !== tag) throw unread();
  return partsOf(part.body);
};

const DIGITS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';
const decoded = (text: string): Uint8Array => {
  const bytes: number[] = [];
  let [held, bits] = [0, 0];
  for (const digit of text) {
    held = (held << 6) | DIGITS.indexOf(digit);
    bits += 6;
    if (bits < 8) continue;
    bits -= 8;
    bytes.push((held >> bits) & 255);
    held &= (1 << bits) - 1;
  }
  return Uint8Array.from(bytes);
};

const RSA = '2a864886f70d010101';
const CURVE = '2a8648ce3d0201';

const rsaKey = (parts: readonly Der[]): RsaKey => {
  const numbers = parts.map(({ tag, body }) => {
    if (tag !== 2) throw unread();
    return numberOf(body);
  });
  const [, n, , d, p, q, dp, dq, qi] = numbers;
  if (qi === undefined) throw unread();
  return { is: 'rsa', n: n!, d: d!, p: p!, q: q!, dp: dp!, dq: dq!, qi };
};
const curveKey = (parts: readonly Der[], named?: string): CurveKey => {
  const secret = parts[1];
  if (secret?.tag !== 4) throw unread();
  const own = parts.find(({ tag }) => tag === 0xa0);
  const curve = named ?? (own ? hexOf(inside(own, 0xa0)[0]?.body ?? new Uint8Array(0)) : '');
  return { is: 'curve', curve, d: numberOf(secret.body) };
};

/** @throws TemplateError that says nothing of the key itself. */
export const keyOf = (text: string): RsaKey | CurveKey => {
  // One line of a form, or a JSON text's.
  const whole = text.replace(/\\n/g, '\n');
  const [, kind = '', inner = ''] =
    /-----BEGIN ([A-Z ]*)-----([^-]*)-----END \1-----/.exec(whole) ?? [];
  if (/ENCRYPTED/.test(kind + inner))
    throw new TemplateError('The key is locked by a passphrase: give it without one.');
  const outer = partsOf(decoded(inner.replace(/[^A-Za-z0-9+/]/g, '')));
  const parts = inside(outer[0], 0x30);
  if (kind === 'RSA PRIVATE KEY') return rsaKey(parts);
  if (kind === 'EC PRIVATE KEY') return curveKey(parts);
  if (kind !== 'PRIVATE KEY') throw unread();
  const [type, named] = inside(parts[1], 0x30);
  const key = parts[2];
  if (key?.tag !== 4) throw unread();
  const own = inside(partsOf(key.body)[0], 0x30);
  const id = type ? hexOf(type.body) : '';
  if (id === RSA) return rsaKey(own);
  if (id === CURVE) return curveKey(own, named?.tag === 6 ? hexOf(named.body) : undefined);
  throw unread();
};
