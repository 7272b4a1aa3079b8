/** A `Blob` as a script holds it: name and type here, the bytes on the machine. */
import type { BlobHandle } from '../../machine/service';
import { host } from './host';
import { emulated } from './emulated';

const handles = new WeakMap<object, BlobHandle>();

export type ScriptBlob = GoogleAppsScript.Base.Blob;

/** The blob of a handle. */
export function blobOf(handle: BlobHandle): ScriptBlob {
  const current = (): BlobHandle => handles.get(blob)!;
  const become = (next: BlobHandle): ScriptBlob => {
    handles.set(blob, next);
    return blob;
  };
  const blob: ScriptBlob = emulated('Blob', {
    getBytes: () => host<number[]>('Blob.getBytes', current()),
    getDataAsString: (charset?: string) => host<string>('Blob.getDataAsString', current(), charset),
    getContentType: () => current().type,
    getName: () => current().name,
    setName: (name: string) => become({ ...current(), name }),
    setContentType: (type: string | null) => become({ ...current(), type }),
    setContentTypeFromExtension: () =>
      become({ ...current(), type: typeOfExtension(current().name) }),
    setBytes: (bytes: number[]) =>
      become({ ...current(), blob: host<BlobHandle>('Blob.setBytes', bytes).blob }),
    setDataFromString: (text: string, charset?: string) =>
      become({
        ...current(),
        blob: host<BlobHandle>('Blob.setDataFromString', text, charset).blob,
      }),
    copyBlob: () => blobOf(current()),
    isGoogleType: () => false,
    toString: () => 'Blob',
  }) as unknown as ScriptBlob;
  handles.set(blob, handle);
  return blob;
}

/** The handle of a blob, or undefined when the value is none. */
export const handleOf = (value: unknown): BlobHandle | undefined =>
  typeof value === 'object' && value !== null ? handles.get(value) : undefined;

/** The handle of what a method demands as a blob (`BlobSource`). */
export function demandBlob(value: unknown, method: string): BlobHandle {
  const handle = handleOf(value);
  if (!handle)
    throw new Error(
      `The parameters (${typeof value}) don't match the method signature for ${method}.`,
    );
  return handle;
}

const TYPES: Readonly<Record<string, string>> = {
  csv: 'text/csv',
  gz: 'application/gzip',
  html: 'text/html',
  json: 'application/json',
  pdf: 'application/pdf',
  png: 'image/png',
  txt: 'text/plain',
  zip: 'application/zip',
};
const typeOfExtension = (name: string | null): string | null =>
  TYPES[name?.split('.').pop()?.toLowerCase() ?? ''] ?? null;
