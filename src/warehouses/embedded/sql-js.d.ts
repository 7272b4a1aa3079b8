/** What we use of sql.js's glue: the module it makes, with SQLite's own C interface. */
declare module 'sql.js/dist/sql-wasm-browser.js' {
  interface Options {
    /** Takes the imports, calls `done` with the instance made from them. */
    instantiateWasm(imports: object, done: (instance: object) => void): void;
  }
  interface SqliteModule {
    _malloc(bytes: number): number;
    _free(pointer: number): void;
    _sqlite3_open(path: number, database: number): number;
    _sqlite3_close_v2(database: number): number;
    _sqlite3_errmsg(database: number): number;
    _sqlite3_exec(database: number, sql: number, a: 0, b: 0, c: 0): number;
    _sqlite3_prepare_v2(
      database: number,
      sql: number,
      bytes: number,
      statement: number,
      tail: number,
    ): number;
    _sqlite3_step(statement: number): number;
    _sqlite3_reset(statement: number): number;
    _sqlite3_finalize(statement: number): number;
    _sqlite3_bind_text(s: number, at: number, text: number, bytes: number, owner: 0): number;
    _sqlite3_bind_int(statement: number, at: number, value: number): number;
    _sqlite3_bind_double(statement: number, at: number, value: number): number;
    /** The only way to bind NULL that the build exports: a blob at address 0. */
    _sqlite3_bind_blob(s: number, at: number, blob: 0, bytes: 0, owner: 0): number;
    _sqlite3_column_count(statement: number): number;
    _sqlite3_column_type(statement: number, at: number): number;
    _sqlite3_column_double(statement: number, at: number): number;
    _sqlite3_column_text(statement: number, at: number): number;
    _sqlite3_column_bytes(statement: number, at: number): number;
  }
  export default function initSqlJs(options: Options): Promise<SqliteModule>;
  export type { SqliteModule };
}
