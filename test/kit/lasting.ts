import { readFileSync } from 'node:fs';
import {
  FailureError,
  type Cell,
  type Engine,
  type Step,
  type Store,
  type Table,
} from '../../src/model';
import { openDatabase } from '../../src/warehouses/embedded/database';
import { dialect } from '../../src/warehouses/embedded/dialect';
import { engineOf } from '../../src/warehouses/embedded/engine';
import { sqlite } from '../../src/warehouses/embedded/sqlite';

/** A server of a warehouse in memory: it outlives executions, and anything can be done to it meanwhile. */
export interface Server {
  /** A connection to it. */
  open(): Engine & { readonly store: Store };
  select(sql: string): Cell[][];
  run(sql: string): void;
  /** Called before every statement and every commit's end; what it throws is what the server says. */
  before(hook: ((what: string) => void) | null): void;
  /** Called when a commit has been done: what is thrown here loses only the answer. */
  after(hook: (() => void) | null): void;
  /** Everything in it, to be put back. */
  save(): readonly string[];
  restore(dump: readonly string[]): void;
  batch: { rows: number; chars: number };
  close(): void;
}

const { quote } = dialect;
const place = (table: Pick<Table, 'schema' | 'name'>): string => dialect.table(table);
const names = (table: Table): string => table.columns.map((c) => quote(c.name)).join(', ');
const wasm = (): Uint8Array => readFileSync(require.resolve('sql.js/dist/sql-wasm.wasm'));
const marks = (count: number): string => new Array(count).fill('?').join(', ');

/** Made with columns of the key that are never null, and with its index. */
const createSql = (table: Table): string[] => [
  `CREATE TABLE ${place(table)} (${[
    ...table.columns.map(
      (c) =>
        `${quote(c.name)} ${dialect.columnType(c.type)}${table.key.includes(c.name) ? ' NOT NULL' : ''}`,
    ),
    ...(table.key.length > 0 ? [`PRIMARY KEY (${table.key.map(quote).join(', ')})`] : []),
  ].join(', ')})`,
  ...(table.indexes ?? []).map(
    (columns, i) =>
      `CREATE INDEX ${quote(`${table.schema} ${table.name} ${i}`)} ON ${place(table)} (${columns.map(quote).join(', ')})`,
  ),
];

export const startServer = async (): Promise<Server> => {
  const library = await sqlite(wasm);
  let database = openDatabase(library);
  let before: ((what: string) => void) | null = null;
  let after: (() => void) | null = null;
  const server: Server = {
    batch: { rows: 1000, chars: 100_000 },
    open: () => {
      const told = <T>(what: string, work: () => T): T => {
        before?.(what);
        return work();
      };
      const columnsOf = (table: Table): Cell[] =>
        database
          .select(`SELECT name FROM pragma_table_info('${place(table).slice(1, -1)}')`)
          .flat();
      const step = (one: Step): void => {
        switch (one.do) {
          case 'run':
            database.run(one.sql);
            break;
          case 'expect': {
            if (one.changing) database.run(one.changing);
            const found = database.select(one.sql);
            if (found.length !== 1 || Number(found[0]![0]) !== one.answer)
              throw new FailureError('warehouse.busy', { detail: 'somebody else is at work' });
            break;
          }
          case 'upsert':
            database.each(
              `INSERT OR REPLACE INTO ${place(one.table)} (${names(one.table)}) VALUES (${marks(one.table.columns.length)})`,
              one.rows,
            );
            break;
          case 'update': {
            const { key, columns } = one.table;
            const own = columns.filter((c) => !key.includes(c.name));
            const at = (name: string): number => columns.findIndex((c) => c.name === name);
            database.each(
              `UPDATE ${place(one.table)} SET ${own.map((c) => `${quote(c.name)} = ?`).join(', ')} ` +
                `WHERE ${key.map((k) => `${quote(k)} = ?`).join(' AND ')}`,
              one.rows.map((row) => [
                ...own.map((c) => row[at(c.name)]!),
                ...key.map((k) => row[at(k)]!),
              ]),
            );
            break;
          }
          case 'delete':
            database.each(
              `DELETE FROM ${place(one.table)} WHERE ${one.table.columns.map((c) => `${quote(c.name)} = ?`).join(' AND ')}`,
              one.rows,
            );
        }
      };
      const engine = engineOf(database);
      const store: Store = {
        batch: server.batch,
        ensure: (tables) =>
          told('ensure', () =>
            tables.filter((table) => {
              const there = columnsOf(table);
              const lacking = table.columns.filter(({ name }) => !there.includes(name));
              if (there.length === 0) createSql(table).forEach((sql) => database.run(sql));
              else
                for (const { name, type } of lacking)
                  database.run(
                    `ALTER TABLE ${place(table)} ADD COLUMN ${quote(name)} ${dialect.columnType(type)}`,
                  );
              return lacking.length > 0;
            }),
          ),
        shape: (table) => createSql(table).join(),
        view: (name, sql) =>
          told('view', () => {
            database.run(
              `DROP VIEW IF EXISTS ${place(name)}; CREATE VIEW ${place(name)} AS ${sql}`,
            );
          }),
        drop: (tables) =>
          told('drop', () => {
            for (const table of tables) {
              const name = place(table).slice(1, -1).replace(/""/g, '"');
              const kind = database.select(
                `SELECT type FROM sqlite_master WHERE name = ${dialect.literal(name)} AND type IN ('table', 'view')`,
              )[0]?.[0];
              if (kind) database.run(`DROP ${String(kind)} ${place(table)}`);
            }
          }),
        commit: (steps) => {
          database.run('BEGIN');
          try {
            for (const one of steps) {
              before?.(one.do);
              step(one);
            }
            before?.('commit');
            database.run('COMMIT');
          } catch (error) {
            database.run('ROLLBACK');
            throw error;
          }
          after?.();
        },
      };
      return {
        ...engine,
        create: (table) => told('create', () => engine.create(table)),
        upsert: (table, rows) => told('upsert', () => engine.upsert(table, rows)),
        run: (sql) => told('run', () => engine.run(sql)),
        select: (sql, types) =>
          told('select', () => {
            try {
              return engine.select(sql, types);
            } catch (error) {
              throw new FailureError('warehouse.sql', { detail: (error as Error).message });
            }
          }),
        close: () => undefined,
        store,
      };
    },
    select: (sql) => database.select(sql),
    run: (sql) => database.run(sql),
    before: (hook) => {
      before = hook;
    },
    after: (hook) => {
      after = hook;
    },
    save: () => {
      const made = database
        .select(
          `SELECT type, name, sql FROM sqlite_master WHERE sql IS NOT NULL ORDER BY type = 'view', type = 'index'`,
        )
        .map(([type, name, sql]) => ({ type: String(type), name: String(name), sql: String(sql) }));
      const literal = (cell: Cell): string =>
        cell === null
          ? 'NULL'
          : typeof cell === 'string'
            ? dialect.literal(cell)
            : String(Number(cell));
      return made.flatMap(({ type, name, sql }) => [
        sql,
        ...(type === 'table'
          ? database
              .select(`SELECT * FROM ${quote(name)}`)
              .map((row) => `INSERT INTO ${quote(name)} VALUES (${row.map(literal).join(', ')})`)
          : []),
      ]);
    },
    restore: (dump) => {
      database.close();
      database = openDatabase(library);
      if (dump.length > 0) database.run(`BEGIN; ${dump.join(';\n')}; COMMIT`);
    },
    close: () => database.close(),
  };
  return server;
};
