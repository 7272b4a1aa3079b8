import type { Engine, Table } from '../../model';
import type { Database } from './database';
import { dialect } from './dialect';

const { quote } = dialect;
const list = (names: readonly string[]): string => names.map(quote).join(', ');

const createSql = ({ name, columns }: Table): string => {
  const lines = columns.map((c) => `${quote(c.name)} ${dialect.columnType(c.type)}`);
  return `CREATE TABLE ${quote(name)} (${lines.join(', ')})`;
};

const insertSql = ({ name, columns }: Table, orReplace: string): string =>
  `INSERT${orReplace} INTO ${quote(name)} (${list(columns.map((c) => c.name))}) ` +
  `VALUES (${columns.map(() => '?').join(', ')})`;

const indexSql = ({ name, key }: Table): string =>
  `CREATE UNIQUE INDEX ${quote(`${name} key`)} ON ${quote(name)} (${list(key)})`;

/** The last row of a key stays, as if each had replaced the one before. Unknown keys equal nothing. */
const lastOnlySql = ({ name, key }: Table): string =>
  `DELETE FROM ${quote(name)} WHERE ${key.map((k) => `${quote(k)} IS NOT NULL`).join(' AND ')} ` +
  `AND rowid NOT IN (SELECT max(rowid) FROM ${quote(name)} GROUP BY ${list(key)})`;

/**
 * An {@link Engine} over a database of its own. Loading is what it does most, and finding each row's
 * place in an index takes most of it: rows are only appended until somebody looks, then the index is
 * made of all of them at once, in two thirds of the time. A table without a key needs none.
 */
export const engineOf = (database: Database): Engine => {
  /** Tables with appended rows whose keys are not compared yet. */
  const appended = new Map<string, Table>();
  /** Tables that have their index. */
  const indexed = new Set<string>();

  const settle = (): void => {
    for (const [name, table] of appended) {
      appended.delete(name);
      try {
        database.run(indexSql(table));
      } catch {
        database.run(lastOnlySql(table));
        database.run(indexSql(table));
      }
      indexed.add(name);
    }
  };

  const atomically = (work: () => void): void => {
    // A savepoint and no transaction: the caller may have one open.
    database.run('SAVEPOINT upsert');
    try {
      work();
    } catch (error) {
      try {
        database.run('ROLLBACK TO upsert; RELEASE upsert');
      } catch {
        // Out of memory, SQLite has taken everything back by itself; what happened first is told.
      }
      throw error;
    }
    database.run('RELEASE upsert');
  };

  return {
    dialect,
    create: (table) => {
      database.run(createSql(table));
      indexed.delete(table.name);
    },
    upsert: (table, rows) => {
      const { name, key } = table;
      const append = key.length === 0 || !indexed.has(name);
      atomically(() => database.each(insertSql(table, append ? '' : ' OR REPLACE'), rows));
      if (append && key.length > 0) appended.set(name, table);
    },
    run: (sql) => {
      settle();
      database.run(sql);
    },
    select: (sql) => {
      settle();
      return database.select(sql);
    },
    close: database.close,
  };
};
