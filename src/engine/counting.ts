import { publishedKey, type Dataset } from '../model';
import { wholeOf, type BuildScope } from './build';
import { publishedTable } from './lasting';
import type { Ledger } from './ledger';
import { rebuiltRows } from './places';
import { hiddenSql, type Hidden, type Keyed, type Lasting } from './publish-table';

/** Rows of each connection, and how many of all are another, new or gone. */
export interface Counted {
  readonly parts: Readonly<Record<string, number>>;
  readonly rows: number;
  readonly changed: number;
}
/** Queries of one number each, and what their answers say. */
export interface Counting {
  readonly queries: readonly string[];
  read(answers: readonly number[]): Counted;
}

/** Of so many connections each is counted by itself; of more, all in one query. */
const FEW = 4;

/** What is to be counted of a data set that is built in a warehouse that outlives the execution. */
export const countingOf = (scope: BuildScope, dataset: Dataset, lasting: Lasting): Counting => {
  const { keyed, ledger, to, fresh, hidden } = lasting;
  const known = keyed || fresh ? ledger.built(dataset.id)?.parts : undefined;
  if (fresh && known)
    return { queries: [], read: () => ({ parts: known, rows: sum(known), changed: 0 }) };
  const changes = to === 'tab' ? [] : [changedRows(ledger, dataset, keyed, hidden)];
  const ids = scope.sources.map(({ connection: { id } }) => id as string);
  if (ids.length > FEW)
    return {
      queries: changes,
      read: ([changed = 0]) => {
        const parts = allParts(scope, dataset);
        return { parts, rows: sum(parts), changed };
      },
    };
  // Of what is built by keys the other rows are as many as they were.
  const work = known ? scope.engine.dialect.table(ledger.work(dataset)) : wholeOf(scope, dataset);
  const own = (from: string, id: string): string => {
    const { quote, literal } = scope.engine.dialect;
    return `SELECT COUNT(*) FROM ${from} AS v WHERE ${quote('_connection')} = ${literal(id)}`;
  };
  const before = keyed && known ? rebuiltRows(ledger, keyed) : undefined;
  return {
    queries: [
      ...ids.map((id) =>
        before === undefined ? own(work, id) : `SELECT (${own(work, id)}) - (${own(before, id)})`,
      ),
      ...changes,
    ],
    read: (answers) => {
      const counted = ids.map((id, i) => [id, (known?.[id] ?? 0) + answers[i]!] as const);
      const parts = Object.fromEntries(counted.filter(([, rows]) => rows > 0));
      return { parts, rows: sum(parts), changed: answers[ids.length] ?? 0 };
    },
  };
};

const sum = (parts: Readonly<Record<string, number>>): number =>
  Object.values(parts).reduce((all, rows) => all + rows, 0);

const allParts = ({ engine, ...scope }: BuildScope, dataset: Dataset): Record<string, number> => {
  const connection = engine.dialect.quote('_connection');
  const found = engine.select(
    `SELECT ${connection}, COUNT(*) FROM ${wholeOf({ engine, ...scope }, dataset)} AS v GROUP BY ${connection}`,
    ['text', 'integer'],
  );
  return Object.fromEntries(found.map(([id, count]) => [String(id), Number(count)]));
};

/** Rows of each connection, and all. @param known how many there are, where somebody has counted. */
export const countRows = (
  scope: BuildScope,
  dataset: Dataset,
  known?: number,
): Omit<Counted, 'changed'> => {
  const [only, ...others] = scope.sources;
  // Counting by connection sorts all rows; where there is one, there is nothing to count.
  if (only && others.length === 0 && known)
    return { parts: { [only.connection.id]: known }, rows: known };
  const parts = allParts(scope, dataset);
  return { parts, rows: sum(parts) };
};

/** Rows that are another, new or gone; of a keyed build among its keys, for all others stay as they are. */
const changedRows = (
  ledger: Ledger,
  dataset: Dataset,
  keyed: Keyed | undefined,
  hidden: Hidden | undefined,
): string => {
  const { quote, macros, table } = ledger.engine.dialect;
  const published = publishedTable(dataset);
  const before = keyed ? rebuiltRows(ledger, keyed) : table(published);
  const work = hidden ? hiddenSql(ledger, dataset, hidden) : table(ledger.work(dataset));
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
  return (
    `SELECT ${macros['count_if']!([isNew, ...differ].join(' OR '))} - COUNT(p.${quote('_connection')}) + ` +
    `(SELECT COUNT(*) FROM ${before} b) FROM ${work} w LEFT JOIN ${before} p ON ${on}`
  );
};
