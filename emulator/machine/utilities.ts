import { createHash, createHmac, createSign } from 'node:crypto';
import { gunzipSync, gzipSync } from 'node:zlib';
import { unzipSync, zipSync } from 'fflate';
import { SLEEP_MS } from '../limits';
import { bytesOf, signed } from './blob';
import { formatDate } from './format-date';
import type { Random } from './random';
import type { BlobHandle, Call, Service } from './service';

const HASHES: Readonly<Record<string, string>> = {
  MD5: 'md5',
  SHA_1: 'sha1',
  SHA_256: 'sha256',
  SHA_384: 'sha384',
  SHA_512: 'sha512',
};
const hashOf = (call: Call, algorithm: string): string =>
  HASHES[algorithm.replace('HMAC_', '')] ?? call.fail(`Invalid argument: ${algorithm}`);

const webSafe = (text: string): string => text.replace(/\+/g, '-').replace(/\//g, '_');

function data(call: Call, value: unknown, charset?: string): Buffer {
  const bytes = bytesOf(call, value, charset);
  call.charge({ bytes: bytes.length });
  return bytes;
}

function decode(call: Call, text: string): number[] {
  if (!/^[A-Za-z0-9+/_-]*={0,2}$/.test(text)) call.fail('Could not decode string.');
  call.charge({ bytes: text.length });
  return signed(Buffer.from(text, 'base64'));
}

export function utilitiesService(random: Random): Service {
  return {
    'Utilities.newBlob': (call, value: unknown, type: string | null, name: string | null) => {
      const bytes = data(call, value);
      // text without a type is text/plain on the host
      return call.keep({
        bytes,
        name,
        type: type ?? (typeof value === 'string' ? 'text/plain' : null),
      });
    },
    'Utilities.gzip': (call, handle: BlobHandle, name: string | null) => {
      const blob = call.blob(handle);
      call.charge({ bytes: blob.bytes.length });
      return call.keep({
        bytes: gzipSync(blob.bytes),
        name: name ?? (blob.name === null ? 'archive.gz' : `${blob.name}.gz`),
        type: 'application/x-gzip',
      });
    },
    'Utilities.ungzip': (call, handle: BlobHandle) => {
      const blob = call.blob(handle);
      // On the host the type decides first: a blob of another type is refused unread.
      if (!/gzip/.test(blob.type ?? '')) call.fail('Invalid argument: blob is not of type gzip.');
      const bytes = tryTo(() => gunzipSync(blob.bytes)) ?? call.fail('Could not decompress gzip.');
      call.charge({ bytes: bytes.length });
      return call.keep({ bytes, name: blob.name?.replace(/\.gz$/, '') ?? null, type: null });
    },
    'Utilities.zip': (call, handles: readonly BlobHandle[], name: string | null) => {
      const blobs = handles.map((handle) => call.blob(handle));
      const bytes = zipSync(
        Object.fromEntries(blobs.map((blob) => [blob.name ?? 'file', new Uint8Array(blob.bytes)])),
      );
      call.charge({ bytes: bytes.length });
      return call.keep({
        bytes: Buffer.from(bytes),
        name: name ?? 'archive.zip',
        type: 'application/zip',
      });
    },
    'Utilities.unzip': (call, handle: BlobHandle) => {
      const blob = call.blob(handle);
      if (!/zip/.test(blob.type ?? '')) call.fail('Invalid argument: blob is not of type zip.');
      const files = tryTo(() => unzipSync(blob.bytes)) ?? call.fail('Invalid argument');
      return Object.entries(files)
        .filter(([name]) => !name.endsWith('/'))
        .map(([name, bytes]) => {
          call.charge({ bytes: bytes.length });
          return call.keep({ bytes: Buffer.from(bytes), name, type: null });
        });
    },
    'Utilities.base64Encode': (call, value: unknown, charset?: string) =>
      data(call, value, charset).toString('base64'),
    'Utilities.base64EncodeWebSafe': (call, value: unknown, charset?: string) =>
      webSafe(data(call, value, charset).toString('base64')),
    'Utilities.base64Decode': decode,
    'Utilities.base64DecodeWebSafe': decode,
    'Utilities.computeDigest': (call, algorithm: string, value: unknown, charset?: string) =>
      signed(
        createHash(hashOf(call, algorithm))
          .update(data(call, value, charset))
          .digest(),
      ),
    'Utilities.computeHmacSignature': (call, algorithm: string, value, key, charset?: string) =>
      signed(
        createHmac(hashOf(call, algorithm), bytesOf(call, key, charset))
          .update(data(call, value, charset))
          .digest(),
      ),
    'Utilities.computeRsaSha256Signature': (call, value: unknown, key: string) =>
      signed(
        tryTo(() => createSign('RSA-SHA256').update(data(call, value)).sign(key)) ??
          call.fail('Invalid argument: key'),
      ),
    'Utilities.getUuid': () => uuid(random),
    'Utilities.formatDate': (call, ms: number, zone: string, format: string) =>
      formatDate(call, ms, zone, format),
    'Utilities.sleep': (call, ms: number) => {
      if (!(ms >= 0 && ms <= SLEEP_MS)) call.fail(`Invalid argument: ${ms}`);
      call.spend(ms);
      if (call.settings.waits === 'nothing') return undefined;
      return new Promise<void>((resolve) => {
        setTimeout(resolve, ms);
      });
    },
  };
}

/** Version 4, from the machine's seed. */
export function uuid(random: Random): string {
  const hex = Array.from({ length: 32 }, () => random.below(16).toString(16));
  hex[12] = '4';
  hex[16] = (8 + random.below(4)).toString(16);
  const text = hex.join('');
  return [0, 8, 12, 16, 20].map((at, i) => text.slice(at, [8, 12, 16, 20, 32][i])).join('-');
}

function tryTo<T>(work: () => T): T | undefined {
  try {
    return work();
  } catch {
    return undefined;
  }
}
