import type { BlobHandle } from '../../machine/service';
import { blobOf, demandBlob, handleOf } from './blob';
import { emulated } from './emulated';
import { host } from './host';

const names = <T extends string>(...all: T[]) =>
  Object.freeze(Object.fromEntries(all.map((n) => [n, n])) as { readonly [K in T]: K });

const DigestAlgorithm = names('MD2', 'MD5', 'SHA_1', 'SHA_256', 'SHA_384', 'SHA_512');
const MacAlgorithm = names(
  'HMAC_MD5',
  'HMAC_SHA_1',
  'HMAC_SHA_256',
  'HMAC_SHA_384',
  'HMAC_SHA_512',
);
const Charset = names('US_ASCII', 'UTF_8');

/** Text with its charset, or signed bytes. */
type Data = string | number[];

export const Utilities = emulated('Utilities', {
  Charset,
  DigestAlgorithm,
  MacAlgorithm,
  newBlob: (data: Data, type?: string | null, name?: string | null) =>
    blobOf(host<BlobHandle>('Utilities.newBlob', data, type ?? null, name ?? null)),
  gzip: (blob: unknown, name?: string) =>
    blobOf(host<BlobHandle>('Utilities.gzip', demandBlob(blob, 'Utilities.gzip'), name ?? null)),
  ungzip: (blob: unknown) =>
    blobOf(host<BlobHandle>('Utilities.ungzip', demandBlob(blob, 'Utilities.ungzip'))),
  zip: (blobs: unknown[], name?: string) =>
    blobOf(
      host<BlobHandle>(
        'Utilities.zip',
        blobs.map((blob) => demandBlob(blob, 'Utilities.zip')),
        name ?? null,
      ),
    ),
  unzip: (blob: unknown) =>
    host<BlobHandle[]>('Utilities.unzip', demandBlob(blob, 'Utilities.unzip')).map(blobOf),
  base64Encode: (data: Data, charset?: string) =>
    host<string>('Utilities.base64Encode', data, charset),
  base64EncodeWebSafe: (data: Data, charset?: string) =>
    host<string>('Utilities.base64EncodeWebSafe', data, charset),
  base64Decode: (text: string) => host<number[]>('Utilities.base64Decode', text),
  base64DecodeWebSafe: (text: string) => host<number[]>('Utilities.base64DecodeWebSafe', text),
  computeDigest: (algorithm: string, value: Data, charset?: string) =>
    host<number[]>('Utilities.computeDigest', algorithm, value, charset),
  computeHmacSha256Signature: (value: Data, key: Data, charset?: string) =>
    host<number[]>('Utilities.computeHmacSignature', 'HMAC_SHA_256', value, key, charset),
  computeHmacSignature: (algorithm: string, value: Data, key: Data, charset?: string) =>
    host<number[]>('Utilities.computeHmacSignature', algorithm, value, key, charset),
  computeRsaSha256Signature: (value: string, key: string, charset?: string) =>
    host<number[]>('Utilities.computeRsaSha256Signature', value, key, charset),
  getUuid: () => host<string>('Utilities.getUuid'),
  formatDate: (date: Date, zone: string, format: string) =>
    host<string>('Utilities.formatDate', date.getTime(), zone, format),
  sleep: (ms: number) => host<void>('Utilities.sleep', ms),
  jsonStringify: (value: unknown) => JSON.stringify(value),
  jsonParse: (text: string) => JSON.parse(text) as unknown,
});

/** For services that take `BlobSource` or text. */
export const handleOrText = (value: unknown): BlobHandle | string =>
  handleOf(value) ?? String(value);
