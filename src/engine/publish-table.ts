import {
  FailureError,
  publishedFields,
  type Cell,
  type Dataset,
  type Destination,
  type PersonalChoice,
  type Step,
} from '../model';
import type { Quarantine } from './check';
import { prune, type Making } from './keyed';
import { publishedTable } from './lasting';
import type { Outside } from './engines';
import type { Ledger } from './ledger';
import { REBUILD } from './ledger-tables';
import { deleteRebuilt } from './places';
import type { Source } from './plan';
import type { Standing } from './standing';

/** How a data set is built and published in a warehouse that outlives the execution. */
export interface Lasting {
  readonly ledger: Ledger;
  readonly outside: Outside;
  readonly making: Making;
  readonly to: Destination;
  /** Data sets that are on: what none of them needs any more is forgotten. */
  readonly on: ReadonlySet<string>;
  /** Only some keys are built anew: the rows of all others stay. */
  readonly keyed?: Keyed;
  /** Nothing is built: what is published was built from the same. */
  readonly fresh?: true;
  /** What is published of its fields that tell of persons. */
  readonly hidden?: Hidden;
}
/** Fields without their values, and fields whose values become codes by SQL. */
export interface Hidden {
  readonly personal: PersonalChoice;
  readonly pads: () => { readonly inner: string; readonly outer: string };
}
export type Keyed = Dataset & Required<Pick<Dataset, 'incremental'>>;

/** What is published, and what of it was built. */
export interface Edition extends Lasting {
  readonly quarantine: readonly Quarantine[];
  /** Its rows of each connection, and how many of all are another, new or gone. */
  readonly parts: Readonly<Record<string, number>>;
  readonly changed: number;
  /** Absent: it is carried to another warehouse, and the version stays the one it was. */
  readonly standing?: Standing;
  /** The connections that feed it. */
  readonly sources: readonly Source[];
}

/**
 * The built rows take the place of the published ones, together with what they were built from, in one
 * commit: readers see the old version or the new one.
 */
export const publishTable = (ledger: Ledger, dataset: Dataset, edition: Edition): void => {
  const { dialect } = ledger.engine;
  const { quote, literal } = dialect;
  const published = publishedTable(dataset);
  const [table, work] = [dialect.table(published), dialect.table(ledger.work(dataset))];
  const names = published.columns.map(({ name }) => quote(name));
  const { changed, on } = edition;
  const from = edition.hidden ? hiddenSql(ledger, dataset, edition.hidden) : work;
  const remove = edition.keyed
    ? deleteRebuilt(ledger, edition.keyed)
    : // GoogleSQL deletes nothing without a condition.
      `DELETE FROM ${table} WHERE 1 = 1`;
  const insert = dialect.insertSelect(
    published,
    names,
    `SELECT ${names.join(', ')} FROM ${from} AS v`,
  );
  const exchange: Step[] =
    changed > 0
      ? [
          { do: 'run', sql: remove },
          { do: 'run', sql: insert, ...(edition.keyed ? {} : { fills: published }) },
        ]
      : [];
  const again = setAside(dataset, edition);
  const { mark, day, origin } = edition.making;
  // Where it is not known which keys to look at again, all are.
  const { parts, standing } = edition;
  const built = [
    dataset.id,
    { mark: again ? mark : '', day, origin, parts, ...(standing ? { standing } : {}) },
  ] as const;
  const { steps, loaded } = prune(ledger, on, built);
  ledger.trust([published]);
  ledger.commit(
    [
      ...exchange,
      ...steps,
      {
        do: 'run',
        sql: `DELETE FROM ${dialect.table(REBUILD)} WHERE ${quote('dataset')} = ${literal(dataset.id)}`,
      },
      ...(again && again.length > 0
        ? [{ do: 'upsert', table: REBUILD, rows: again } satisfies Step]
        : []),
    ],
    { built, loaded, ...(ledger.building(dataset.id) ? { building: [dataset.id, null] } : {}) },
  );
};

/**
 * The built rows as they are published: what is left out is null; what is hashed is its code.
 * @throws warehouse.unknown where an engine cannot hash
 */
export const hiddenSql = (ledger: Ledger, dataset: Dataset, { personal, pads }: Hidden): string => {
  const { dialect } = ledger.engine;
  const { quote, macros } = dialect;
  const picked = publishedTable(dataset).columns.map(({ name, type }) => {
    const [column, how] = [quote(name), personal[name]];
    if (how === undefined || name === '_connection') return column;
    if (how === 'hashed' && type === 'text') {
      if (!macros['hmac']) throw new FailureError('warehouse.unknown', { engine: dialect.name });
      const { inner, outer } = pads();
      return `${macros['hmac'](column, inner, outer)} AS ${column}`;
    }
    return dataset.key.includes(name) ? column : `CASE WHEN 1 = 0 THEN ${column} END AS ${column}`;
  });
  return `(SELECT ${picked.join(', ')} FROM ${dialect.table(ledger.work(dataset))})`;
};

/** Keys of rows that were kept out: they are looked at each time. Null: such a row has none. */
const setAside = (
  { id, incremental, ...dataset }: Dataset,
  { quarantine, sources }: Edition,
): Cell[][] | null => {
  if (!incremental) return [];
  const fields = publishedFields({ id, ...dataset }).map(({ name }) => name);
  const [at, site, source] = [incremental.field, 'site', 'source'].map((name) =>
    fields.indexOf(name),
  );
  const found = new Map<string, Cell[]>();
  for (const { rows } of quarantine)
    for (const row of rows) {
      const [one, ...others] = sources.filter(
        ({ connection: { site: label }, connector: { title } }) =>
          label === row[site!] && title === row[source!],
      );
      const connection = others.length === 0 ? one?.connection.id : undefined;
      const value = row[at!];
      if (connection === undefined || typeof value !== 'string') return null;
      found.set(`${connection} ${value}`, [id, connection, value]);
    }
  return [...found.values()];
};
