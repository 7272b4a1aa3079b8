import {
  FailureError,
  publishedFields,
  publishedKey,
  type Cell,
  type Dataset,
  type Destination,
  type PersonalChoice,
  type Step,
} from '../model';
import type { Quarantine } from './check';
import type { Making } from './keyed';
import { publishedTable, workTable } from './lasting';
import { REBUILD, type Ledger } from './ledger';
import { isRebuilt, rebuiltRows } from './places';
import type { Source } from './plan';

/** How a data set is built and published in a warehouse that outlives the execution. */
export interface Lasting {
  readonly ledger: Ledger;
  readonly making: Making;
  readonly to: Destination;
  /** Only some keys are built anew: the rows of all others stay. */
  readonly keyed?: Keyed;
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
  /** Its rows of each connection. */
  readonly parts: Readonly<Record<string, number>>;
  /** The connections that feed it. */
  readonly sources: readonly Source[];
}

/**
 * The built rows take the place of the published ones, together with what they were built from, in one
 * commit: readers see the old version or the new one.
 * @returns how many rows differ.
 */
export const publishTable = (ledger: Ledger, dataset: Dataset, edition: Edition): number => {
  const { dialect } = ledger.engine;
  const { quote, literal } = dialect;
  const published = publishedTable(dataset);
  const [table, work] = [dialect.table(published), dialect.table(workTable(dataset))];
  const names = published.columns.map(({ name }) => quote(name));
  const from = edition.hidden ? hiddenSql(ledger, dataset, edition.hidden) : work;
  const changed = countChanged(ledger, dataset, edition.keyed, from);
  const { incremental } = dataset;
  const rebuilt =
    edition.keyed && incremental
      ? ` WHERE ${isRebuilt(ledger, dataset, quote('_connection'), quote(incremental.field))}`
      : // GoogleSQL deletes nothing without a condition.
        ' WHERE 1 = 1';
  const insert = dialect.insertSelect(
    published,
    names,
    `SELECT ${names.join(', ')} FROM ${from} AS v`,
  );
  const exchange: Step[] =
    changed > 0
      ? [
          { do: 'run', sql: `DELETE FROM ${table}${rebuilt}` },
          { do: 'run', sql: insert, ...(edition.keyed ? {} : { fills: published }) },
        ]
      : [];
  const again = setAside(dataset, edition);
  const { mark, day, origin } = edition.making;
  ledger.commit(
    [
      ...exchange,
      {
        do: 'run',
        sql: `DELETE FROM ${dialect.table(REBUILD)} WHERE ${quote('dataset')} = ${literal(dataset.id)}`,
      },
      ...(again && again.length > 0
        ? [{ do: 'upsert', table: REBUILD, rows: again } satisfies Step]
        : []),
    ],
    // Where it is not known which keys to look at again, all are.
    { built: [dataset.id, { mark: again ? mark : '', day, origin, parts: edition.parts }] },
  );
  return changed;
};

/**
 * The built rows as they are published: what is left out is null; what is hashed is its code.
 * @throws warehouse.unknown where an engine cannot hash
 */
const hiddenSql = (ledger: Ledger, dataset: Dataset, { personal, pads }: Hidden): string => {
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
  return `(SELECT ${picked.join(', ')} FROM ${dialect.table(workTable(dataset))})`;
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

/** Rows that are another, new or gone; of a keyed build among its keys, for all others stay as they are. */
const countChanged = (
  ledger: Ledger,
  dataset: Dataset,
  keyed: Keyed | undefined,
  work: string,
): number => {
  const { engine } = ledger;
  const { dialect } = engine;
  const { quote, macros } = dialect;
  const published = publishedTable(dataset);
  const before = keyed ? rebuiltRows(ledger, keyed) : dialect.table(published);
  const both = (name: string) => [`w.${quote(name)}`, `p.${quote(name)}`] as const;
  const key = ['_connection', ...publishedKey(dataset)];
  const on = key.map((name) => both(name).join(' = ')).join(' AND ');
  const differ = published.columns
    .filter(({ name }) => !key.includes(name))
    .map(({ name, type }) => {
      // JSON cannot be compared everywhere.
      const [w, p] = both(name).map((c) => (type === 'json' ? macros['to_text']!(c) : c));
      return `WHEN ${w} = ${p} OR (${w} IS NULL AND ${p} IS NULL) THEN 0 ELSE 1 END = 1`;
    })
    .map((when) => `CASE ${when}`);
  // Either side has each key once: what is not met from here is gone there.
  const isNew = `p.${quote('_connection')} IS NULL`;
  const [found = []] = engine.select(
    `SELECT ${macros['count_if']!([isNew, ...differ].join(' OR '))}, COUNT(p.${quote('_connection')}), ` +
      `(SELECT COUNT(*) FROM ${before} b) FROM ${work} w LEFT JOIN ${before} p ON ${on}`,
    ['integer', 'integer', 'integer'],
  );
  const [others = 0, met = 0, all = 0] = found.map(Number);
  return others + all - met;
};

/** Rows of each connection after a keyed build: what stood there, less the keys' rows, and those built. */
export const keyedParts = (
  ledger: Ledger,
  keyed: Keyed,
): Readonly<Record<string, number>> | undefined => {
  const known = ledger.built(keyed.id)?.parts;
  if (!known) return undefined;
  const { dialect } = ledger.engine;
  const connection = dialect.quote('_connection');
  const counted = (from: string): string =>
    `SELECT ${connection}, COUNT(*) AS n FROM ${from} AS v GROUP BY ${connection}`;
  const added = ledger.engine.select(
    `SELECT ${connection}, n FROM (${counted(dialect.table(workTable(keyed)))}) AS a ` +
      `UNION ALL SELECT ${connection}, -n FROM (${counted(rebuiltRows(ledger, keyed))}) AS b`,
    ['text', 'integer'],
  );
  const parts = new Map(Object.entries(known));
  for (const [id, n] of added) parts.set(String(id), (parts.get(String(id)) ?? 0) + Number(n));
  return Object.fromEntries([...parts].filter(([, rows]) => rows > 0));
};
