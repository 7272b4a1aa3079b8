import type { Digest } from '../host';
import type { Google } from './globals';

/** Google's digests are lists of signed bytes. */
const hex = (bytes: readonly number[]): string =>
  bytes.map((byte) => (byte & 255).toString(16).padStart(2, '0')).join('');

/** Native on the host: a script's own would take a hundred times as long. */
export const createDigest = ({ Utilities }: Google): Digest => ({
  sha256: (text) =>
    hex(Utilities.computeDigest(Utilities.DigestAlgorithm.SHA_256, text, Utilities.Charset.UTF_8)),
  hmac: (text, key) =>
    hex(Utilities.computeHmacSha256Signature(text, key, Utilities.Charset.UTF_8)),
});
