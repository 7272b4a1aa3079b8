import type { Table } from '../model';
import type { Ledger } from './ledger';
import { LOADED } from './ledger-tables';
import { markOf } from './marks';

/** SQL of the rows of a raw table that count, of all connections. */
export const currentSql = (
  { engine: { dialect } }: Ledger,
  table: Table,
  resource: string,
): string => {
  const { quote, literal } = dialect;
  const names = table.columns.filter(({ name }) => name !== '_epoch');
  const same = [
    ['_connection', 'connection'],
    ['_epoch', 'epoch'],
  ].map(([raw, known]) => `l.${quote(known!)} = t.${quote(raw!)}`);
  return (
    `SELECT ${names.map(({ name }) => `t.${quote(name)}`).join(', ')} FROM ${dialect.table(table)} t ` +
    `JOIN ${dialect.table(LOADED)} l ON ${same.join(' AND ')} ` +
    `WHERE l.${quote('resource')} = ${literal(resource)} AND l.${quote('state')} = ${literal('visible')}`
  );
};

/** Beside each raw table a view of what counts, for people: `students_current`. */
export const showCurrent = (
  ledger: Ledger,
  tables: readonly (readonly [table: Table, resource: string])[],
  missing: ReadonlySet<string>,
): void => {
  const made = new Map<string, string>();
  for (const [table, resource] of tables) {
    const sql = currentSql(ledger, table, resource);
    const name = `${table.schema}.${table.name}`;
    const mark = markOf([sql]).toString(36);
    if (ledger.views().get(name) === mark && !missing.has(name)) continue;
    const view = { schema: table.schema, name: `${table.name}_current` };
    ledger.store.view(view, sql, table.comment);
    made.set(name, mark);
  }
  if (made.size > 0) ledger.commit([], { views: made });
};
