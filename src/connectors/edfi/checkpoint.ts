import type { Json } from '../../model';
import type { Walk } from './walk';

/**
 * Where reading goes on: `{ version }` after a complete read, null in it when the server keeps no changes;
 * `{ full, walk }` within a full read; `{ version, to, stage, walk }` within a window of changes;
 * `{ absent }` for a collection that the server does not have.
 */
export type Checkpoint = { readonly [name: string]: Json } | null;

export const numberIn = (checkpoint: Checkpoint, name: string): number | null => {
  const value = checkpoint?.[name];
  return typeof value === 'number' ? value : null;
};

/** Where the walk in hand stands; null at its beginning. */
export const placeIn = (checkpoint: Checkpoint): Walk | null => {
  const value = checkpoint?.['walk'];
  return typeof value === 'object' && value !== null && 'by' in value
    ? (value as unknown as Walk)
    : null;
};

export const toJson = (walk: Walk | null): Json => walk as unknown as Json;
