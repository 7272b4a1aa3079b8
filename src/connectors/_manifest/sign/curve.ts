import { p256, p384, p521 } from '@noble/curves/nist';
import { secp256k1 } from '@noble/curves/secp256k1';
import { TemplateError } from '../template';
import { bytesOf } from './bytes';
import type { Hash } from './hash';
import type { CurveKey } from './key';

/** The curves by the algorithms' names, each with its identifier (SEC 2). */
const CURVES: Readonly<Record<string, readonly [string, typeof p256]>> = {
  ES256: ['2a8648ce3d030107', p256],
  ES256K: ['2b8104000a', secp256k1],
  ES384: ['2b81040022', p384],
  ES512: ['2b81040023', p521],
};

/** `ES256` and its kin. @throws TemplateError where the key is of another curve. */
export const signCurve = (
  key: CurveKey,
  algorithm: string,
  hash: Hash,
  text: Uint8Array,
): Uint8Array => {
  const [oid, curve] = CURVES[algorithm]!;
  if (key.curve !== oid) throw new TemplateError(`The key is of another kind than ${algorithm}.`);
  const secret = bytesOf(key.d, curve.Point.Fn.BYTES);
  // Of two signatures that fit a text, tokens may have either: the lower one is a rule of other uses.
  return curve.sign(hash(text), secret, { lowS: false }).toBytes('compact');
};
