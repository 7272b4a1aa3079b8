import { ORIGIN_FIELDS, type Field } from './field';

/**
 * A predicate over a data set, run before it is published. `sql` selects the rows that are wrong;
 * `{{ this }}` is the data set's own table. An `error` keeps the last good version; a `row` check sends
 * the selected rows (by key) to quarantine; a `warning` is told and nothing else.
 */
export interface Check {
  readonly id: string;
  readonly title: string;
  readonly severity: 'error' | 'row' | 'warning';
  readonly sql: string;
}

/** The contract of what an analyst gets. */
export interface Dataset {
  readonly id: string;
  readonly title: string;
  /** Two or three sentences for the person who decides whether to switch it on. */
  readonly description: string;
  /** One row per … */
  readonly grain: string;
  readonly fields: readonly Field[];
  /** Titles by name, what every execution knows of the fields, where the contract lies in a file beside the bundle. */
  readonly columns?: Readonly<Record<string, string>>;
  /** Fields that identify a row within one source. Rows are published in this order. */
  readonly key: readonly string[];
  /** One SELECT per source family, by connector id; its columns are the fields, in any order. */
  readonly sql: Readonly<Record<string, string>>;
  readonly checks?: readonly Check[];
  /** The largest loss of rows against the last version that needs no approval: a share, 0.2 by default. */
  readonly holdBelow?: number;
  /** The field with the day a row is about, where the key and the first date do not tell. */
  readonly date?: string;
  /** The number a dashboard shows first; absent: how many rows there are. */
  readonly metric?: string;
  /** It tells the school's days: the fields that hold the date and whether there are lessons. */
  readonly calendar?: { readonly date: string; readonly open: string };
  /**
   * Its rows fall apart by this key: a row whose `field` is `x` depends only on rows of resources whose
   * `column` is `x`, or which have no such column, or which its SQL names by `ref_all`. Both are text. A
   * warehouse that outlives the execution then builds the keys alone whose inputs changed, and very many
   * rows some keys at a time; tests hold the data set to it.
   */
  readonly incremental?: { readonly field: string; readonly column: string };
  /** Its rows come from no connection: what Homeroom knows of itself. */
  readonly sourceless?: true;
}

export const defineDataset = (dataset: Dataset): Dataset => Object.freeze(dataset);

/** All columns as published: the contract's, then where the row came from. */
export const publishedFields = (dataset: Dataset): readonly Field[] => [
  ...dataset.fields,
  ...(dataset.sourceless ? [] : ORIGIN_FIELDS),
];

/** The titles of all columns as published. */
export const columnTitles = (dataset: Dataset): readonly string[] => {
  // Not asked for `fields` where that would read the contract.
  const { columns } = dataset;
  const own = columns ? Object.values(columns) : dataset.fields.map(({ title }) => title);
  return [...own, ...ORIGIN_FIELDS.map(({ title }) => title)];
};

/** The key across all sources and sites. */
export const publishedKey = (dataset: Dataset): readonly string[] => [
  ...dataset.key,
  ...(dataset.sourceless ? [] : ORIGIN_FIELDS.map((f) => f.name)),
];

/**
 * Names inside `{{ ref('…') }}` of a data set's SQL: `edfi.students` or another data set's id.
 * @param all only those of which it wants all rows always: `{{ ref_all('…') }}`.
 */
export const refsOf = (sql: string, all?: 'all'): readonly string[] => [
  ...new Set(
    [...sql.matchAll(/\{\{\s*ref(_all)?\(\s*'([^']+)'\s*\)\s*\}\}/g)].flatMap(([, isAll, name]) =>
      all && !isAll ? [] : [name!],
    ),
  ),
];
