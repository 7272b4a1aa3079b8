/** batchUpdate: all requests or none. */
import type { Book } from '../book';
import { naming, refuse } from '../refusal';
import { repeatCell, updateCells } from './cells';
import {
  appendDimension,
  autoResizeDimensions,
  deleteDimension,
  insertDimension,
  updateDimensionProperties,
} from './grid';
import { copyPaste, sortRange } from './move';
import {
  addProtectedRange,
  clearBasicFilter,
  createDeveloperMetadata,
  deleteDeveloperMetadata,
  deleteProtectedRange,
  setBasicFilter,
  updateProtectedRange,
} from './protect';
import { addSheet, deleteSheet, duplicateSheet, updateSheetProperties } from './tabs';

type Request = (book: Book, body: never) => unknown;

const REQUESTS: Readonly<Record<string, Request>> = {
  addProtectedRange,
  addSheet,
  appendDimension,
  autoResizeDimensions,
  clearBasicFilter,
  copyPaste,
  createDeveloperMetadata,
  deleteDeveloperMetadata,
  deleteDimension,
  deleteProtectedRange,
  deleteSheet,
  duplicateSheet,
  insertDimension,
  repeatCell,
  setBasicFilter,
  sortRange,
  updateCells,
  updateDimensionProperties,
  updateProtectedRange,
  updateSheetProperties,
};

/** Applies all requests in order and answers their replies; one that is refused undoes them all. */
export function batchUpdate(book: Book, requests: unknown): unknown[] {
  if (!Array.isArray(requests) || requests.length === 0)
    return refuse('Must specify at least one request.');
  const before = book.snapshot();
  try {
    return requests.map((request: unknown, index) => {
      const kinds = Object.entries((request ?? {}) as object).filter(([, body]) => body != null);
      if (kinds.length === 0) return refuse(`Invalid requests[${index}]: No request set.`);
      if (kinds.length > 1)
        return refuse(`Invalid value at 'requests[${index}]' (oneof), more than one request set.`);
      const [kind, body] = kinds[0]!;
      const run = Object.hasOwn(REQUESTS, kind) ? REQUESTS[kind] : undefined;
      if (!run)
        return refuse(
          `Invalid JSON payload received. Unknown name "${kind}" at 'requests[${index}]': Cannot find field. (Or a request that is not emulated.)`,
        );
      return naming(`Invalid requests[${index}].${kind}`, () => run(book, body as never));
    });
  } catch (error) {
    book.restore(before);
    throw error;
  }
}
