import type { Cell, FieldType } from './field';

/** A table as an engine creates it. */
export interface Table {
  readonly name: string;
  readonly columns: readonly { readonly name: string; readonly type: FieldType }[];
  /** Columns that identify a row; also the index. */
  readonly key: readonly string[];
}

/** What SQL differs by between engines. Arguments are SQL expressions, answers are SQL. */
export interface Dialect {
  readonly name: string;
  quote(identifier: string): string;
  columnType(type: FieldType): string;
  readonly macros: Readonly<Record<string, (...args: string[]) => string>>;
}

/** An open SQL engine. All rows of a table pass as arrays in the order of its columns. */
export interface Engine {
  readonly dialect: Dialect;
  create(table: Table): void;
  /** Inserts rows, replacing those of the same key. */
  upsert(table: Table, rows: Iterable<readonly Cell[]>): void;
  run(sql: string): void;
  /** @returns rows as arrays in the order of the selected columns. */
  select(sql: string): Cell[][];
  close(): void;
}

/** An SQL engine in which data sets are built. */
export interface Warehouse<Host> {
  readonly id: string;
  readonly title: string;
  /** May be asynchronous: WebAssembly compiles so on the host. */
  open(host: Host): Promise<Engine>;
}
