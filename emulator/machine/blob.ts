/** Blobs and text. Bytes stay here; a script gets a handle, a string, or signed numbers. */
import type { BlobHandle, Call, MachineBlob, Service } from './service';

/** Bytes as Java has them, and Apps Script with it: -128 to 127. */
export const signed = (bytes: Buffer): number[] =>
  Array.from(new Int8Array(bytes.buffer, bytes.byteOffset, bytes.length));

export function bytesOf(call: Call, data: unknown, charset?: string | null): Buffer {
  if (typeof data === 'string') return Buffer.from(data, encodingOf(call, charset));
  if (Array.isArray(data)) return Buffer.from(Int8Array.from(data as number[]).buffer);
  return call.fail(
    `The parameters (${typeof data}) don't match the method signature for ${call.op}.`,
  );
}

function encodingOf(call: Call, charset?: string | null): BufferEncoding {
  switch ((charset ?? 'UTF-8').toUpperCase().replace('_', '-')) {
    case 'UTF-8':
      return 'utf8';
    case 'US-ASCII':
    case 'ASCII':
    case 'ISO-8859-1':
    case 'LATIN1':
      return 'latin1';
    case 'UTF-16LE':
      return 'utf16le';
    default:
      return call.fail(`Invalid argument: charset ${charset}`);
  }
}

/** Node decodes UTF-8 faster by itself; other charsets go through ICU, as a server may use any. */
export function textOf(call: Call, bytes: Buffer, charset?: string | null): string {
  if (!charset || /^utf-?_?8$/i.test(charset)) return bytes.toString('utf8');
  // Java's Latin-1 has a character for each byte; the web's is windows-1252.
  if (/^(iso[-_]8859[-_]1|latin1)$/i.test(charset)) return bytes.toString('latin1');
  try {
    // Java leaves a byte order mark where it is. assumes: byte-order-mark
    return new TextDecoder(charset.replace('_', '-'), { ignoreBOM: true }).decode(bytes);
  } catch {
    return call.fail(`Invalid argument: charset ${charset}`);
  }
}

const charsetOf = (blob: MachineBlob): string | null =>
  /charset="?([^\s;"]+)/i.exec(blob.type ?? '')?.[1] ?? null;

const read = (call: Call, handle: BlobHandle): MachineBlob => {
  const blob = call.blob(handle);
  call.charge({ bytes: blob.bytes.length });
  return blob;
};

const getText = (call: Call, handle: BlobHandle, charset?: string): string => {
  const blob = read(call, handle);
  return textOf(call, blob.bytes, charset ?? charsetOf(blob));
};
const getBytes = (call: Call, handle: BlobHandle): number[] => signed(read(call, handle).bytes);

const make = (call: Call, data: unknown, charset?: string): BlobHandle => {
  const bytes = bytesOf(call, data, charset);
  call.charge({ bytes: bytes.length });
  return call.keep({ bytes, name: null, type: null });
};

export const blobService: Service = {
  'Blob.getDataAsString': getText,
  'Blob.getBytes': getBytes,
  'Blob.setBytes': make,
  'Blob.setDataFromString': make,
  'HTTPResponse.getContentText': getText,
  'HTTPResponse.getContent': getBytes,
};
