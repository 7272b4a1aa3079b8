import type { SqlDialect } from '../dialect';

/** What a database tells of its tables: statements that read its catalog and none of its rows. */
export interface Catalog {
  /** Schema, table, `view` or `table`, about how many rows, whether it may be read; one more than `most`. */
  tables(most: number): string;
  /**
   * Schema, table, column, type, and what tells rows apart: `part` of the primary key, `unique` by itself.
   * @param of conditions that name the tables
   */
  columns(of: readonly (readonly string[])[]): string;
}

/** `(a = 'x' AND b = 'y') OR …`. */
const any = (
  { literal }: SqlDialect,
  of: readonly (readonly string[])[],
  names: readonly string[],
): string =>
  of
    .map(
      (path) =>
        `(${names.map((name, i) => `${name} = ${literal(path[path.length - names.length + i] ?? '')}`).join(' AND ')})`,
    )
    .join(' OR ');

const postgres = (d: SqlDialect): Catalog => ({
  tables: (most) =>
    `SELECT n.nspname, c.relname, CASE WHEN c.relkind IN ('v', 'm') THEN 'view' ELSE 'table' END, ` +
    // Never counted: it is not known.
    `CASE WHEN c.relkind IN ('v', 'f') OR c.reltuples < 0 OR (c.reltuples = 0 AND c.relpages = 0) ` +
    `THEN NULL ELSE CAST(CAST(c.reltuples AS bigint) AS text) END, ` +
    `CAST(has_any_column_privilege(c.oid, 'SELECT') AS text) ` +
    `FROM pg_catalog.pg_class AS c JOIN pg_catalog.pg_namespace AS n ON n.oid = c.relnamespace ` +
    `WHERE c.relkind IN ('r', 'p', 'v', 'm', 'f') AND NOT c.relispartition ` +
    `AND n.nspname <> 'information_schema' AND n.nspname !~ '^pg_' ` +
    `AND has_schema_privilege(n.oid, 'USAGE') ORDER BY n.nspname, c.relname LIMIT ${most + 1}`,
  columns: (of) =>
    `SELECT n.nspname, c.relname, a.attname, format_type(a.atttypid, NULL), ` +
    `CASE WHEN EXISTS (SELECT 1 FROM pg_catalog.pg_index AS i WHERE i.indrelid = c.oid AND i.indisprimary ` +
    `AND a.attnum = ANY (i.indkey)) THEN 'part' ` +
    `WHEN a.attnotnull AND EXISTS (SELECT 1 FROM pg_catalog.pg_index AS i WHERE i.indrelid = c.oid ` +
    `AND i.indisunique AND i.indpred IS NULL AND i.indnatts = 1 AND i.indkey[0] = a.attnum) THEN 'unique' ELSE '' END ` +
    `FROM pg_catalog.pg_class AS c JOIN pg_catalog.pg_namespace AS n ON n.oid = c.relnamespace ` +
    `JOIN pg_catalog.pg_attribute AS a ON a.attrelid = c.oid ` +
    `WHERE a.attnum > 0 AND NOT a.attisdropped AND has_column_privilege(c.oid, a.attnum, 'SELECT') ` +
    `AND (${any(d, of, ['n.nspname', 'c.relname'])}) ORDER BY n.nspname, c.relname, a.attnum`,
});

const mysql = (d: SqlDialect): Catalog => ({
  // Without the database's name: another one of the list has the same tables. Whoever may do anything at all
  // with a table sees it there; a sequence stands among them in MariaDB.
  tables: (most) =>
    `SELECT '', t.table_name, CASE WHEN t.table_type LIKE '%VIEW%' THEN 'view' ELSE 'table' END, ` +
    `CAST(t.table_rows AS CHAR), CASE WHEN c.readable > 0 THEN 'true' ELSE 'false' END ` +
    // At once: asked for each table, a server would look through all of them. Names may differ by case alone.
    `FROM information_schema.tables AS t LEFT JOIN (SELECT BINARY table_name AS name, ` +
    `MAX(FIND_IN_SET('select', privileges)) AS readable FROM information_schema.columns ` +
    `WHERE table_schema = DATABASE() GROUP BY BINARY table_name) AS c ON c.name = BINARY t.table_name ` +
    `WHERE t.table_schema = DATABASE() AND t.table_type <> 'SEQUENCE' ` +
    `ORDER BY t.table_name LIMIT ${most + 1}`,
  columns: (of) =>
    `SELECT '', table_name, column_name, column_type, CASE WHEN column_key = 'PRI' THEN 'part' ` +
    `WHEN column_key = 'UNI' AND is_nullable = 'NO' THEN 'unique' ELSE '' END ` +
    `FROM information_schema.columns WHERE table_schema = DATABASE() ` +
    `AND FIND_IN_SET('select', privileges) > 0 ` +
    `AND (${any(d, of, ['table_name'])}) ORDER BY table_name, ordinal_position`,
});

const sqlserver = (d: SqlDialect): Catalog => ({
  tables: (most) =>
    `SELECT TOP ${most + 1} s.name, o.name, CASE o.type WHEN 'V' THEN 'view' ELSE 'table' END, ` +
    `(SELECT CONVERT(nvarchar(40), SUM(p.rows)) FROM sys.partitions AS p ` +
    `WHERE p.object_id = o.object_id AND p.index_id IN (0, 1)), ` +
    `CASE HAS_PERMS_BY_NAME(QUOTENAME(s.name) + '.' + QUOTENAME(o.name), 'OBJECT', 'SELECT') ` +
    `WHEN 1 THEN 'true' ELSE 'false' END ` +
    `FROM sys.objects AS o JOIN sys.schemas AS s ON s.schema_id = o.schema_id ` +
    `WHERE o.type IN ('U', 'V') AND o.is_ms_shipped = 0 ORDER BY s.name, o.name`,
  columns: (of) =>
    `SELECT s.name, o.name, c.name, t.name, CASE ` +
    `WHEN EXISTS (SELECT 1 FROM sys.index_columns AS k JOIN sys.indexes AS i ` +
    `ON i.object_id = k.object_id AND i.index_id = k.index_id WHERE i.is_primary_key = 1 ` +
    `AND k.object_id = c.object_id AND k.column_id = c.column_id) THEN 'part' ` +
    `WHEN c.is_nullable = 0 AND EXISTS (SELECT 1 FROM sys.indexes AS i WHERE i.object_id = c.object_id ` +
    `AND i.is_unique = 1 AND i.has_filter = 0 AND (SELECT COUNT(*) FROM sys.index_columns AS k ` +
    `WHERE k.object_id = i.object_id AND k.index_id = i.index_id AND k.is_included_column = 0) = 1 ` +
    `AND EXISTS (SELECT 1 FROM sys.index_columns AS k WHERE k.object_id = i.object_id ` +
    `AND k.index_id = i.index_id AND k.is_included_column = 0 AND k.column_id = c.column_id)) ` +
    `THEN 'unique' ELSE '' END ` +
    `FROM sys.objects AS o JOIN sys.schemas AS s ON s.schema_id = o.schema_id ` +
    `JOIN sys.columns AS c ON c.object_id = o.object_id JOIN sys.types AS t ON t.user_type_id = c.user_type_id ` +
    `WHERE o.type IN ('U', 'V') AND (${any(d, of, ['s.name', 'o.name'])}) ` +
    `ORDER BY s.name, o.name, c.column_id`,
});

const CATALOGS = { postgres, mysql, sqlserver };

export const catalogOf = (dialect: SqlDialect): Catalog => CATALOGS[dialect.id](dialect);
