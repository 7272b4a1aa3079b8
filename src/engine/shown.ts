import type { Host } from '../host/host';
import {
  FailureError,
  failureOf,
  publishedFields,
  type Cell,
  type Cursor,
  type Dataset,
  type Field,
  type Passport,
  type PersonalChoice,
  type Question,
  type Registry,
} from '../model';
import { answer, type Asked, type Held, type Telling } from './answer';
import { placeOf } from './filter';
import { sealsOf } from './hide';
import { PASSPORT, tablePassport, type Place } from './passports';
import { reachable, readLog, readPast, type Logged } from './past';
import { heldInTable } from './shown-table';
import { heldInTab } from './shown-tab';
import { isNewer } from './standing';
import { snapshot } from './store';
import { rowsIn, rowsSaid, WRITING } from './tab';
import { versionOf } from './table-version';

/** A data set as it is published, opened for reading: its tab, its table, or a past version. */
export interface Shown {
  /**
   * Of the rows that were read last; before, of those that stand there. What is said beside rows is asked
   * for after them: a refresh may write newer ones between the two.
   */
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
  ask(question: Question, tell?: Telling): Answered;
  /** See {@link Asked.direct}. */
  readonly direct?: Asked['direct'];
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
  /**
   * Rows of the version its passport names, or none. A passport is written at the end of a run, its rows
   * before: who only shows them takes the newer ones, with what these say of themselves.
   */
  readonly exact?: boolean;
}

interface Said {
  readonly passport: Passport;
  /** What its tab says of the rows in it. */
  readonly rows: string | undefined;
  /** The warehouse, where one outlives the executions. */
  readonly place: Place | undefined;
}

/** Every data set that is published in the workbook, as it says itself: one call. */
const saidIn = ({ workbook }: Pick<Host, 'workbook'>): readonly Said[] => {
  const metadata = workbook.metadata();
  const all = metadata.flatMap(({ sheetId, key, value }) => {
    if (key !== PASSPORT && !key.startsWith(tablePassport(''))) return [];
    return [{ sheetId, what: JSON.parse(value) as Passport | Place }];
  });
  const place = all.map(({ what }) => what).find((what) => 'engine' in what);
  // A tab that somebody duplicated took its passport along.
  return all.flatMap(({ sheetId, what }) =>
    'fields' in what && (what.sheetId ?? null) === sheetId
      ? [{ passport: what, place, rows: rowsSaid(metadata, what.sheetId) }]
      : [],
  );
};

/** Which warehouse its tables lie in, where one outlives the executions. */
export const engineIn = (host: Pick<Host, 'workbook'>): string | undefined =>
  saidIn(host).find(({ place }) => place)?.place?.engine;

export const passportsIn = (host: Pick<Host, 'workbook'>): readonly Passport[] =>
  saidIn(host).map(({ passport }) => passport);

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
  const said = saidIn(host).find(({ passport }) => passport.dataset === dataset);
  const contract = registry.datasets.get(dataset);
  if (!said || !contract)
    throw new FailureError('shown.missing', { dataset: contract?.title ?? dataset });
  const { passport } = said;
  const { asOf } = options;
  if (asOf !== undefined && asOf !== passport.version.number)
    return past(host, contract, passport, asOf) ?? openShown(host, registry, dataset);
  const exact = asOf !== undefined || options.exact === true;
  const standing = rowsIn(said.rows);
  const isOver = said.rows === WRITING || (standing && isNewer(standing, passport));
  const before = exact && isOver && options.from !== 'table' && keptOf(host, contract, passport);
  if (before) return { ...before, passport };
  const fields = publishedFields(contract).filter(({ name }) => passport.fields.includes(name));
  const shown = {
    ...contract,
    fields: contract.fields.filter(({ name }) => passport.fields.includes(name)),
  };
  const { passport: now, ...asked } = opened(host, registry, shown, fields, said, {
    ...options,
    exact,
  });
  return {
    get passport() {
      return now();
    },
    dataset: shown,
    fields,
    ...asked,
  };
};

/** The tab unless there is none, or the table is wanted. */
const opened = (
  host: Host,
  registry: Registry<Host>,
  dataset: Dataset,
  fields: readonly Field[],
  { passport, place, rows }: Said,
  { from, exact = false }: Opening,
): Asked & { passport(): Passport } => {
  const { table, sheetId } = passport;
  if (place && table !== undefined && (sheetId === undefined || from === 'table')) {
    const version = versionOf(dataset, passport, exact);
    const held = heldInTable(host, registry, dataset, fields, place, version);
    return { ...held, passport: version.passport };
  }
  const held = heldInTab(host, dataset, fields, { passport, rows, exact });
  return { ...held, ask: (question, tell) => answer(held, dataset, fields, question, tell) };
};

/**
 * A past version, as the school's choices of today let it be seen. Null: the present one was there then.
 * @throws shown.past
 */
const past = (
  host: Host,
  contract: Dataset,
  passport: Passport,
  asOf: number | string,
): Shown | null => {
  const refuse = (): never => {
    throw new FailureError('shown.past', { dataset: contract.title, asOf: String(asOf) });
  };
  const time = typeof asOf === 'string' ? Date.parse(asOf) : NaN;
  if (typeof asOf === 'string' && Number.isNaN(time)) return refuse();
  // By its number: at the time of the present version and later it is the present one.
  if (time >= Date.parse(passport.version.at)) return null;
  const kept = reachable(() => pastVersions(host, contract.id)) ?? refuse();
  const version = kept.find(({ number, at, since = at }) =>
    typeof asOf === 'number' ? number === asOf : Date.parse(since) <= time,
  );
  const personal =
    reachable(() => snapshot(host).subscription(contract.id).personal ?? {}) ??
    choiceSaid(contract, passport);
  const rows = version && readPast(host, version, personal, (text) => sealsOf(host).of(text));
  if (!version || !rows) return refuse();
  const { head, column } = rows;
  const isShown = ({ name }: Field): boolean => head.fields.includes(name);
  const fields = publishedFields(contract).filter(isShown);
  const dataset = { ...contract, fields: contract.fields.filter(isShown) };
  const { number, at, since = at, rows: count, hash } = version;
  const held: Held = {
    columns: (names) => {
      for (const name of names) placeOf(fields, name, contract.title);
      return names.map(column);
    },
  };
  return {
    passport: {
      v: 1,
      dataset: contract.id,
      title: contract.title,
      version: { number, at: since, rows: count, hash },
      checkedAt: at,
      complete: true,
      quarantined: head.quarantined,
      columns: fields.map(({ title }) => title),
      fields: fields.map(({ name }) => name),
    },
    dataset,
    fields,
    columns: held.columns,
    ask: (question, tell) => answer(held, dataset, fields, question, tell),
  };
};

/** The rows of the present version, where the tab holds newer ones already and they are kept elsewhere. */
const keptOf = (host: Host, contract: Dataset, passport: Passport): Shown | null => {
  try {
    return past(host, contract, passport, passport.version.number);
  } catch (error) {
    if (failureOf(error).code !== 'shown.past') throw error;
    return null;
  }
};

/** The school's choices as what is published says them. */
const choiceSaid = (
  { fields }: Dataset,
  { fields: names, hashed = [] }: Passport,
): PersonalChoice => ({
  ...Object.fromEntries(
    fields
      .filter(({ name }) => !names.includes(name))
      .map(({ name }) => [name, 'left_out' as const]),
  ),
  ...Object.fromEntries(hashed.map((name) => [name, 'hashed' as const])),
});

/** Versions whose rows are kept, the newest first. Only the steward finds any. */
export const pastVersions = (host: Host, dataset: string): readonly Logged[] =>
  (readLog(host)[dataset] ?? []).filter(({ file }) => file).reverse();
