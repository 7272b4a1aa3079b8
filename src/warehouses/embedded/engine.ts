import type { Cell, Engine, FieldType, Table } from '../../model';
import type { Database } from './database';
import { dialect } from './dialect';

const { quote, table: tableName } = dialect;
const list = (names: readonly string[]): string => names.map(quote).join(', ');

const createSql = (table: Table): string => {
  const lines = table.columns.map((c) => `${quote(c.name)} ${dialect.columnType(c.type)}`);
  return `CREATE TABLE ${tableName(table)} (${lines.join(', ')})`;
};

const insertSql = (table: Table, orReplace: string): string =>
  `INSERT${orReplace} INTO ${tableName(table)} (${list(table.columns.map((c) => c.name))}) ` +
  `VALUES (${table.columns.map(() => '?').join(', ')})`;

const indexSql = (table: Table): string =>
  `CREATE UNIQUE INDEX ${quote(`${table.schema} ${table.name} key`)} ON ${tableName(table)} ` +
  `(${list(table.key)})`;

/** The last row of a key stays, as if each had replaced the one before. Unknown keys equal nothing. */
const lastOnlySql = (table: Table): string =>
  `DELETE FROM ${tableName(table)} ` +
  `WHERE ${table.key.map((k) => `${quote(k)} IS NOT NULL`).join(' AND ')} ` +
  `AND rowid NOT IN (SELECT max(rowid) FROM ${tableName(table)} GROUP BY ${list(table.key)})`;

/** A moment is text here; other engines write it without a fraction that is none. */
const withMoments = (rows: Cell[][], types: readonly FieldType[] = []): Cell[][] => {
  types.forEach((type, at) => {
    if (type !== 'timestamp') return;
    for (const row of rows) {
      const cell = row[at];
      if (typeof cell === 'string' && cell.includes('.'))
        row[at] = cell.replace(/(:\d{2})\.0+(?=Z|[+-]|$)/, '$1');
    }
  });
  return rows;
};

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
      database.run(`DROP TABLE IF EXISTS ${tableName(table)}`);
      database.run(createSql(table));
      indexed.delete(tableName(table));
      appended.delete(tableName(table));
    },
    upsert: (table, rows) => {
      const { key } = table;
      const name = tableName(table);
      const append = key.length === 0 || !indexed.has(name);
      atomically(() => database.each(insertSql(table, append ? '' : ' OR REPLACE'), rows));
      if (append && key.length > 0) appended.set(name, table);
    },
    run: (sql) => {
      settle();
      database.run(sql);
    },
    each: (sql, rows) => {
      settle();
      database.each(sql, rows);
    },
    select: (sql, types) => {
      settle();
      return withMoments(database.select(sql), types);
    },
    close: database.close,
  };
};
