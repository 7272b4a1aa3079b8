import { createHash, createHmac } from 'node:crypto';
import type { Digest } from '../../src/host/host';

export const nodeDigest: Digest = {
  sha256: (text) => createHash('sha256').update(text, 'utf8').digest('hex'),
  hmac: (text, key) => createHmac('sha256', key).update(text, 'utf8').digest('hex'),
};
