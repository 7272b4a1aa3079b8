/** Tables of DuckDB behind the catalogue's: made, measured, and counted against quotas. */
import type { Table } from './catalog';
import { BigQueryError } from './errors';
import { newName, putTable, spoken, tryTable, type Place, type State } from './session';
import { quote } from './sql/names';
import { DUCK, type Column } from './types';
import { TABLE_OPERATIONS_A_DAY, TABLE_UPDATES, TABLE_UPDATE_MS } from './limits';

const columnSql = ({ name, type, mode }: Column): string =>
  `${quote(name)} ${DUCK[type]}${mode === 'REQUIRED' ? ' NOT NULL' : ''}`;

/** An empty table in DuckDB, by its name there. */
export async function makeStored(state: State, columns: readonly Column[]): Promise<string> {
  const physical = newName(state, 't');
  // DuckDB has no table without columns
  const list = columns.length === 0 ? '"_none" BOOLEAN' : columns.map(columnSql).join(', ');
  await state.store.change(`CREATE OR REPLACE TABLE ${physical} (${list})`);
  return physical;
}
export async function dropStored(state: State, table: Table): Promise<void> {
  if (table.physical !== null) await state.store.change(`DROP TABLE IF EXISTS ${table.physical}`);
}

/** From Google's page "Data type sizes"; a NULL has none. */
const size = ({ name, type }: Column): string => {
  const column = quote(name);
  switch (type) {
    case 'STRING':
      return `coalesce(sum(2 + strlen(${column})), 0)`;
    case 'JSON':
      return `coalesce(sum(strlen(CAST(${column} AS VARCHAR))), 0)`;
    case 'BYTES':
      return `coalesce(sum(2 + octet_length(${column})), 0)`;
    case 'BOOL':
      return `count(${column})`;
    case 'NUMERIC':
      return `16 * count(${column})`;
    default:
      return `8 * count(${column})`;
  }
};

/** Looks how large a table is now, and notes when it was changed. */
export async function measure(state: State, place: Place, now: number): Promise<void> {
  const table = tryTable(state.catalog, place);
  if (!table?.physical) return;
  const sums = table.columns.map(size);
  const { rows } = await state.store.ask(
    `SELECT ${['count(*)', ...sums].join(', ')} FROM ${table.physical}`,
  );
  const [count, ...bytes] = rows[0]!.map(Number);
  putTable(state, place, {
    ...table,
    modified: now,
    rows: count!,
    bytes: Object.fromEntries(table.columns.map(({ name }, i) => [name, bytes[i]!])),
  });
}

/**
 * Counts a change of a table: data (a load, a statement that fills it) or its shape. DML counts and is never
 * refused for it.
 */
export function countOperation(
  state: State,
  place: Place,
  now: number,
  kind: 'data' | 'shape' | 'dml',
): void {
  const { operations } = state.catalog;
  const day = Math.floor(now / 86_400_000);
  const key = spoken(place);
  const by = operations.day === day ? operations.by : {};
  const { count = 0, shapes = [] } = by[key] ?? {};
  if (kind === 'data' && count >= TABLE_OPERATIONS_A_DAY)
    throw new BigQueryError(
      'quotaExceeded',
      `Quota exceeded: Your table exceeded quota for imports or query appends per table. For more information, see https://cloud.google.com/bigquery/docs/troubleshoot-quotas`,
      'load_job_per_table.long',
    );
  const recent = shapes.filter((at) => at > now - TABLE_UPDATE_MS);
  if (kind === 'shape' && recent.length >= TABLE_UPDATES)
    throw new BigQueryError(
      'rateLimitExceeded',
      `Exceeded rate limits: too many table update operations for this table. For more information, see https://cloud.google.com/bigquery/docs/troubleshoot-quotas`,
      'table.write',
    );
  const next = {
    count: kind === 'shape' ? count : count + 1,
    shapes: kind === 'shape' ? [...recent, now] : recent,
  };
  state.catalog = { ...state.catalog, operations: { day, by: { ...by, [key]: next } } };
}
