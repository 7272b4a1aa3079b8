import { hmac } from '@noble/hashes/hmac';
import { utf8 } from '../../../http/sha256';
import { TemplateError } from '../template';
import { signCurve } from './curve';
import { hexOf } from './bytes';
import { HASHES } from './hash';
import { keyOf } from './key';
import { signPss, signRsa } from './rsa';

/** The algorithms that can be signed with here (RFC 7518, RFC 8812). */
export const ALGORITHMS: readonly string[] = [
  ...['HS256', 'HS384', 'HS512', 'RS256', 'RS384', 'RS512', 'PS256', 'PS384', 'PS512'],
  ...['ES256', 'ES256K', 'ES384', 'ES512'],
];

/** A text's signature, as hexadecimal digits. @throws TemplateError that says nothing of the key itself. */
export const signature = (algorithm: string, key: string, text: string): string => {
  if (!ALGORITHMS.includes(algorithm))
    throw new TemplateError(`Tokens signed by ${algorithm || 'this algorithm'} are not supported.`);
  const hash = HASHES[algorithm.slice(2, 5)]!;
  const bytes = utf8(text);
  if (algorithm.startsWith('HS')) return hexOf(hmac(hash, utf8(key), bytes));
  const found = keyOf(key);
  const rsa = /^[RP]S/.test(algorithm);
  if ((found.is === 'rsa') !== rsa)
    throw new TemplateError(`The key is of another kind than ${algorithm}.`);
  return hexOf(
    found.is === 'curve'
      ? signCurve(found, algorithm, hash, bytes)
      : algorithm.startsWith('PS')
        ? signPss(found, hash, bytes)
        : signRsa(found, hash, bytes),
  );
};
