import type { Shown } from '../engine/shown';
import type { StudioData, StudioRequest } from '../host/host';
import { FailureError, type Cell, type Conditions, type Question } from '../model';
import { conditionsOf, type StudioFilters } from './filters';
import { LookerError } from './opened';
import { specOf, type Column, type Schema } from './schema';
import { tellingOf } from './values';

/** Looker Studio takes about as many (facts: Data Studio). */
export const MOST_ROWS = 1_000_000;
/** What it wants to see of the values before a person has asked anything. */
export const SAMPLE = 100;

/** What Looker Studio asks, as far as it is about rows. */
export interface Asked {
  readonly columns: readonly Column[];
  /** Null: they are left to Looker Studio, all of them. */
  readonly where: Conditions | null;
  readonly range?: NonNullable<Question['range']>;
  readonly sample: boolean;
}

const isDate = (text: unknown): text is string => /^\d{4}-\d\d-\d\d$/.test(String(text));

/**
 * @param leave all filters to Looker Studio.
 * @throws field: a report may be older than the data set.
 */
export const askedIn = (
  shown: Shown,
  schema: Schema,
  request: StudioRequest,
  leave: boolean,
): Asked => {
  const byId = new Map(schema.columns.map((column) => [column.id, column]));
  const find = (name: string): Column => {
    const column = byId.get(name);
    if (column) return column;
    throw new LookerError('field', { dataset: shown.dataset.title, field: name });
  };
  const wanted = (request['fields'] ?? []) as unknown as readonly {
    readonly name: string;
    readonly forFilterOnly?: boolean;
  }[];
  const filters = (request['dimensionsFilters'] ?? []) as unknown as StudioFilters;
  for (const { fieldName } of filters.flat()) find(fieldName);
  const roles = new Map(
    schema.columns.flatMap((column) =>
      column.of === 'dataset' ? [[column.id, [column.field, column.role]] as const] : [],
    ),
  );
  const where = leave ? null : conditionsOf(filters, roles);
  const { startDate, endDate } = (request['dateRange'] ?? {}) as Readonly<Record<string, unknown>>;
  const ranged = schema.date && isDate(startDate) && isDate(endDate);
  const script = (request['scriptParams'] ?? {}) as { readonly sampleExtraction?: unknown };
  return {
    columns: wanted
      .filter(({ forFilterOnly }) => where === null || forFilterOnly !== true)
      .map(({ name }) => find(name)),
    where,
    ...(ranged ? { range: { field: schema.date.name, from: startDate, to: endDate } } : {}),
    sample: script.sampleExtraction === true,
  };
};

/** @throws too_large */
const refuseLarge = (shown: Shown, rows: number): void => {
  if (rows <= MOST_ROWS) return;
  throw new LookerError('too_large', { dataset: shown.dataset.title, rows, most: MOST_ROWS });
};

/** The rows in the order of the fields asked for. */
const dataOf = (shown: Shown, asked: Asked, now: number): StudioData => {
  const { columns, where, range, sample } = asked;
  const all = !where?.length && !range && !sample;
  if (all) refuseLarge(shown, shown.passport.version.rows);
  const own = columns.filter((column) => column.of === 'dataset');
  const question = {
    // Rows are counted by a column; where only ours are asked for, any tells how many there are.
    fields: own.length > 0 ? own.map(({ id }) => id) : [shown.fields[0]!.name],
    ...(where?.length ? { where } : {}),
    ...(range ? { range } : {}),
    ...(sample ? { limit: SAMPLE } : {}),
  };
  const tell = new Map(
    own.flatMap(({ id, role }) => {
      const telling = tellingOf(role);
      return telling ? [[id, telling] as const] : [];
    }),
  );
  const { rows } = shown.ask(question, tell);
  refuseLarge(shown, rows.length);
  return {
    fields: columns.map(specOf),
    rows: own.length === columns.length ? rows : withOurs(columns, rows, now),
    filtersApplied: where !== null,
  };
};

/** Rows with what is the same in each, where it was asked for. */
const withOurs = (
  columns: readonly Column[],
  rows: readonly (readonly Cell[])[],
  now: number,
): Cell[][] => {
  let next = 0;
  const from = columns.map((column) => (column.of === 'dataset' ? next++ : -1));
  const same = columns.map((column) => (column.of === 'homeroom' ? column.value(now) : null));
  return rows.map((row) => {
    // Never with a hole: that is written as JSON more slowly.
    const made = same.slice();
    for (let c = 0; c < made.length; c++) if (from[c]! >= 0) made[c] = row[from[c]!]!;
    return made;
  });
};

/**
 * The answer to a request. A condition that cannot be read, such as a pattern with an open bracket, is left
 * to Looker Studio with all others.
 */
export const answered = (
  shown: Shown,
  schema: Schema,
  request: StudioRequest,
  now: number,
): StudioData => {
  try {
    return dataOf(shown, askedIn(shown, schema, request, false), now);
  } catch (error) {
    if (!(error instanceof FailureError) || error.failure.code !== 'question.value') throw error;
    return dataOf(shown, askedIn(shown, schema, request, true), now);
  }
};
