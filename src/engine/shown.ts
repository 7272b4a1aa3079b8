import type { Host } from '../host/host';
import {
  FailureError,
  publishedFields,
  type Cell,
  type Cursor,
  type Dataset,
  type Field,
  type Passport,
  type Question,
  type Registry,
  type Version,
} from '../model';
import { answer } from './answer';
import { PASSPORT, tablePassport } from './passports';
import { heldInTab } from './shown-tab';

/** A data set as it is published, opened for reading: its tab, its table, or a past version. */
export interface Shown {
  readonly passport: Passport;
  /** The contract with the fields that are published: what the school leaves out is not among them. */
  readonly dataset: Dataset;
  /** Those fields and where a row came from, in the order of the contract. */
  readonly fields: readonly Field[];
  /**
   * Whole columns, in the order asked: text, numbers, booleans, dates (`2026-11-22`) and moments
   * (`2026-11-22T08:00:00Z`, with a fraction only where there is one) as ISO text, null for what is empty.
   * @throws question.field, shown.*, warehouse.*
   */
  columns(names: readonly string[]): readonly (readonly Cell[])[];
  /** @throws question.field, question.value, shown.*, warehouse.* */
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
  /** Where there are both; else the tab. */
  readonly from?: 'tab' | 'table';
}

/**
 * Every data set that is published in the workbook, as it says itself: one call.
 */
export const passportsIn = (host: Pick<Host, 'workbook'>): readonly Passport[] =>
  host.workbook.metadata().flatMap(({ sheetId, key, value }) => {
    if (key !== PASSPORT && !key.startsWith(tablePassport(''))) return [];
    const said = JSON.parse(value) as Passport;
    // A tab that somebody duplicated took its passport along; the place of the warehouse is none.
    return 'fields' in said && (said.sheetId ?? null) === sheetId ? [said] : [];
  });

/**
 * Opens a published data set for reading: two calls before the first rows at most.
 * @throws shown.missing, shown.past, warehouse.*
 */
export const openShown = (
  host: Host,
  registry: Registry<Host>,
  dataset: string,
  options: Opening = {},
): Shown => {
  const passport = passportsIn(host).find((one) => one.dataset === dataset);
  const contract = registry.datasets.get(dataset);
  if (!passport || !contract)
    throw new FailureError('shown.missing', { dataset: contract?.title ?? dataset });
  if (options.asOf !== undefined)
    throw new FailureError('shown.past', { dataset: contract.title, asOf: String(options.asOf) });
  const fields = publishedFields(contract).filter(({ name }) => passport.fields.includes(name));
  const shown = {
    ...contract,
    fields: contract.fields.filter(({ name }) => passport.fields.includes(name)),
  };
  const held = heldInTab(host, shown, fields, passport);
  return {
    passport,
    dataset: shown,
    fields,
    columns: held.columns,
    ask: (question) => answer(held, shown, fields, question),
  };
};

/** Versions whose rows are kept, the newest first. */
export const pastVersions = (_host: Host, _dataset: string): readonly Version[] => [];
