import { FailureError, sized, type Charges, type Dataset, type Dialect } from '../model';
import { compile, type Compiling, type Places } from './build';
import { publishedTable } from './lasting';

/** Bytes that building a data set reads: all its statements, and the largest of them. */
export interface Reads {
  readonly all: number;
  readonly most: number;
}

/**
 * Asks an engine that charges by what is read, without running anything. Connections of one source stand in
 * the same tables: one is asked about, and each reads as much at the most.
 * @throws warehouse.missing where a table is not there yet
 */
export const readsOf = (
  { estimate }: Pick<Charges, 'estimate'>,
  scope: Compiling,
  dataset: Dataset,
): Reads => {
  const asked = new Map<string, number>();
  let all = 0;
  for (const source of scope.sources) {
    const { id } = source.connector;
    const sql = dataset.sql[id];
    if (sql === undefined) continue;
    const bytes = asked.get(id) ?? estimate(compile(scope, dataset, sql, source));
    asked.set(id, bytes);
    all += bytes;
  }
  return { all, most: Math.max(0, ...asked.values()) };
};

/**
 * Refuses a data set of which a statement would read more than a person allows: before it runs, and so
 * before it costs anything.
 * @throws warehouse.limit
 */
export const requireCheap = (
  charges: Charges | undefined,
  scope: Compiling,
  dataset: Dataset,
): void => {
  if (charges?.most === undefined) return;
  const { most } = readsOf(charges, scope, dataset);
  if (most > charges.most)
    throw new FailureError('warehouse.limit', { bytes: sized(most), limit: sized(charges.most) });
};

/** Where tables stand for who only asks what a build would read: which rows count does not matter. */
export const anyRows = (dialect: Dialect): Places => ({
  work: publishedTable,
  whole: (dataset) => dialect.table(publishedTable(dataset)),
  rows: (table, _, source) =>
    `(SELECT * FROM ${dialect.table(table)} WHERE ${dialect.quote('_connection')} = ` +
    `${dialect.literal(source?.connection.id ?? '')} AND ${dialect.quote('_epoch')} = 0)`,
});
