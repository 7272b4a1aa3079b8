import type { Engine, Table } from '../../model';
import type { Database } from './database';
import { dialect } from './dialect';

const list = (names: readonly string[]): string => names.map(dialect.quote).join(', ');

/**
 * Tables keep SQLite's row ids beside their key: loading 100,000 rows is a quarter faster than
 * WITHOUT ROWID, whose rows move with their key.
 */
const createSql = ({ name, columns, key }: Table): string => {
  const lines = columns.map((c) => `${dialect.quote(c.name)} ${dialect.columnType(c.type)}`);
  if (key.length > 0) lines.push(`PRIMARY KEY (${list(key)})`);
  return `CREATE TABLE ${dialect.quote(name)} (${lines.join(', ')})`;
};

const upsertSql = ({ name, columns }: Table): string =>
  `INSERT OR REPLACE INTO ${dialect.quote(name)} (${list(columns.map((c) => c.name))}) ` +
  `VALUES (${columns.map(() => '?').join(', ')})`;

/** An {@link Engine} over a database of its own. */
export const engineOf = (database: Database): Engine => ({
  dialect,
  create: (table) => database.run(createSql(table)),
  upsert: (table, rows) => {
    // A savepoint and no transaction: the caller may have one open.
    database.run('SAVEPOINT upsert');
    try {
      database.each(upsertSql(table), rows);
    } catch (error) {
      database.run('ROLLBACK TO upsert; RELEASE upsert');
      throw error;
    }
    database.run('RELEASE upsert');
  },
  run: database.run,
  select: database.select,
  close: database.close,
});
