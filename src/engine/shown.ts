import type { Host } from '../host/host';
import type { Cell, Cursor, Dataset, Field, Passport, Question, Registry, Version } from '../model';

/** A data set as it is published, opened for reading: its tab, its table, or a past version. */
export interface Shown {
  readonly passport: Passport;
  /** The contract with the fields that are published: what the school leaves out is not among them. */
  readonly dataset: Dataset;
  /** Those fields and where a row came from, in the order of the contract. */
  readonly fields: readonly Field[];
  /**
   * Whole columns, in the order asked: text, numbers, booleans, dates (`2026-11-22`) and moments
   * (`2026-11-22T08:00:00.000Z`) as ISO text, null for what is empty.
   * @throws question.field
   */
  columns(names: readonly string[]): readonly (readonly Cell[])[];
  /** @throws question.field, question.value */
  ask(question: Question): Answered;
}
export interface Answered {
  readonly rows: Cell[][];
  /** Where the next page begins; absent: there is nothing more. */
  readonly next?: Cursor;
}

export interface Opening {
  /** A version's number, or an ISO time: the version of then. */
  readonly asOf?: number | string;
}

/**
 * Opens a published data set for reading.
 * @throws shown.missing, shown.unfinished, shown.past, warehouse.*
 */
export const openShown = (
  _host: Host,
  _registry: Registry<Host>,
  _dataset: string,
  _options: Opening = {},
): Shown => {
  throw new Error('Reading what is published is not there yet.');
};

/** Versions whose rows are kept, the newest first. */
export const pastVersions = (_host: Host, _dataset: string): readonly Version[] => {
  throw new Error('Past versions are not there yet.');
};
