import type { Host } from '../host/host';
import { failureOf, type FileId, type Subscription } from '../model';

/**
 * What a tab held when it was last published: a mark of every row and of its key, in the tab's order.
 * With it a scheduled refresh finds what changed without reading every cell back.
 */
export interface Memory {
  /** The version it belongs to. */
  readonly hash: string;
  /** Of the key cells as a person sees them: whoever sorts or deletes rows changes it. */
  readonly order: string;
  readonly keys: readonly number[];
  readonly rows: readonly number[];
}

/** Null when there is none, or when a publication was begun since and did not end. */
export const recall = (host: Host, subscription: Subscription): Memory | null => {
  const { memory, version, writing } = subscription;
  if (!memory || !version || writing) return null;
  const [text] = host.files.read([memory]);
  const found = text ? (JSON.parse(text) as Memory) : null;
  return found?.hash === version.hash ? found : null;
};

/** @returns the file it is kept in. */
export const remember = (host: Host, subscription: Subscription, memory: Memory): FileId => {
  const text = JSON.stringify(memory);
  const known = subscription.memory;
  if (known && rewrite(host, known, text)) return known;
  const file = host.files.create([`published ${subscription.dataset}`])[0] as FileId;
  host.files.write([{ id: file, text }]);
  return file;
};

/** @returns false when the file is gone: somebody emptied the folder. */
const rewrite = (host: Host, id: FileId, text: string): boolean => {
  try {
    host.files.write([{ id, text }]);
    return true;
  } catch (error) {
    if (failureOf(error).code === 'storage.lost') return false;
    throw error;
  }
};
