/** batchUpdate: all requests or none. */
import type { Book } from '../book';
import { settleFormulas } from '../formula';
import { naming, refuse } from '../refusal';
import { repeatCell, updateCells } from './cells';
import {
  addChart,
  deleteEmbeddedObject,
  updateChartSpec,
  updateEmbeddedObjectPosition,
} from './charts';
import {
  appendDimension,
  autoResizeDimensions,
  deleteDimension,
  insertDimension,
  updateDimensionProperties,
} from './grid';
import {
  createDeveloperMetadata,
  deleteDeveloperMetadata,
  updateDeveloperMetadata,
} from './metadata';
import { copyPaste, sortRange } from './move';
import {
  addProtectedRange,
  clearBasicFilter,
  deleteProtectedRange,
  setBasicFilter,
  updateProtectedRange,
} from './protect';
import { addSheet, deleteSheet, duplicateSheet, updateSheetProperties } from './tabs';

type Request = (book: Book, body: never) => unknown;

const REQUESTS: Readonly<Record<string, Request>> = {
  addChart,
  addProtectedRange,
  addSheet,
  appendDimension,
  autoResizeDimensions,
  clearBasicFilter,
  copyPaste,
  createDeveloperMetadata,
  deleteDeveloperMetadata,
  deleteDimension,
  deleteEmbeddedObject,
  deleteProtectedRange,
  deleteSheet,
  duplicateSheet,
  insertDimension,
  repeatCell,
  setBasicFilter,
  sortRange,
  updateCells,
  updateChartSpec,
  updateDeveloperMetadata,
  updateDimensionProperties,
  updateEmbeddedObjectPosition,
  updateProtectedRange,
  updateSheetProperties,
};

/** After these, formulas may wait: the next of another kind finds them settled. */
const MOVES = new Set(['insertDimension', 'deleteDimension']);

/** Applies all requests in order and answers their replies; one that is refused undoes them all. */
export function batchUpdate(book: Book, requests: unknown): unknown[] {
  if (!Array.isArray(requests) || requests.length === 0)
    return refuse('Must specify at least one request.');
  const before = book.snapshot();
  try {
    const replies = requests.map((request: unknown, index) => {
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
      if (!MOVES.has(kind)) {
        settleFormulas(book);
        book.touch();
      }
      return naming(`Invalid requests[${index}].${kind}`, () => run(book, body as never));
    });
    settleFormulas(book);
    return replies;
  } catch (error) {
    book.restore(before);
    throw error;
  }
}
