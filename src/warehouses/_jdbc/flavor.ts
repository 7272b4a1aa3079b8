import type { Asking, Dialect, FieldType, Step, Table, TableColumn, TableName } from '../../model';

/** What a database says of itself when it is opened. */
export interface Server {
  /** As people know it: `PostgreSQL 15.8`. */
  readonly version: string;
  /** Bytes that one statement may have with its parameters. */
  readonly packet: number;
}

/** Where a database is. */
export interface Address {
  readonly host: string;
  readonly port: number;
  /** Of Cloud SQL, `project:region:instance`, instead of a host. */
  readonly instance?: string;
  readonly database: string;
}

/** A table as the engine keeps it: the names that stand in its catalogue. */
export interface Placed extends Table {
  readonly place: TableName;
}

/** Columns of bulk rows are called so, by their place. */
export const bulk = (at: number): string => `c${at}`;

/**
 * What one engine does its own way; all else is in this folder once for all of them. SQL comes back as
 * whole statements; rows of a bulk statement are its one parameter, a JSON text.
 */
export interface Flavor {
  readonly id: string;
  readonly title: string;
  /** For whom it is right and what it needs. */
  readonly description: string;
  /** A filled-in address, for the settings form. */
  readonly example: string;
  readonly port: number;
  /** It can be reached by the name of a Cloud SQL instance. */
  readonly byInstance: boolean;
  url(address: Address): string;

  /** Schemas are there; without them a table's schema stands before its name. */
  readonly hasSchemas: boolean;
  /** Bytes of the longest identifier. */
  readonly longestName: number;
  /** Characters that all texts of a key may have together, so that an index takes them. */
  readonly keyChars: number;
  /** Rows of a bulk statement that it takes fastest. */
  readonly rowsAtOnce: number;
  /** A change of shape is taken back with its transaction. */
  readonly undoesShapes: boolean;

  /** What is asked of a new connection, one statement after the other, before anything else. */
  readonly session: readonly string[];
  /** One row: its version, the bytes a statement may have; what follows is not read. */
  readonly about: string;
  versionOf(told: string): string;
  /** One row for each schema. Only where there are schemas. */
  readonly schemas: string;

  dialect(server: Server): Basics;
  readonly asking: Asking;
  /** A column's type in a new table: keys are limited where indexes are. */
  columnType(server: Server, table: Table, column: TableColumn): string;
  /** What a type of the catalogue holds; undefined: nothing that we make. */
  typeOf(found: string): readonly FieldType[];
  /** Characters that a column of this type of the catalogue takes; absent: of short texts as of others. */
  roomOf?(found: string): number;
  /** Gives columns of short texts the type of long ones, in one statement. */
  makeRoom?(sql: Shape, columns: readonly TableColumn[]): string;

  /** How a bulk row is written. */
  readonly rowsAre: 'arrays' | 'objects';
  /** What stands in FROM to make rows of the parameter, as `j`. */
  from(server: Server, columns: readonly TableColumn[]): string;
  /** A bulk column as what the table's column takes. */
  value(column: TableColumn, at: number): string;
  upsert(sql: Bulk): string;
  update(sql: Bulk): string;
  remove(sql: Bulk): string;

  /** Statements that make a table with all that belongs to it. */
  create(sql: Shape): readonly string[];
  addColumn(sql: Shape, column: TableColumn): readonly string[];
  /** @param from what the column holds now. */
  widen(sql: Shape, column: TableColumn, from: FieldType): readonly string[];
  /**
   * A join of whole tables looks up row by row, so that it needs an index, and to know of the rows, for
   * else it reads all of them for each.
   */
  readonly joinsByIndex: boolean;
  /** Null: the engine has no index for such columns. */
  createIndex(sql: Shape, name: string, columns: readonly string[]): string | null;
  /** What of a comment is kept. */
  remark(text: string): string;
  /**
   * Says what a table or a column is about, where it says something else.
   * @param found the column's type of the catalogue, if it was there: it stays.
   */
  comment(sql: Shape, column: TableColumn | null, found?: string): readonly string[];
  createView(sql: Shape, query: string): readonly string[];
  /** Several statements as few: where the engine takes them at once. */
  together(statements: readonly string[]): readonly string[];
  /** One statement that does all of these or nothing, and fails as one that is busy where an expectation does. */
  atomic?(server: Server, steps: readonly (string | Expected)[]): string | undefined;
  /** Views that would keep a column of a table from changing: their names and queries. */
  viewsOn?(table: TableName): string;
  /**
   * Makes it count what is in tables that have just been filled; where it does so by itself soon enough,
   * absent. Who does not know that all rows are of one connection plans for one row.
   */
  analyze?(names: readonly string[]): string;
  /** Columns of the rows that it answers with; absent: it answers nothing. */
  readonly analyzeColumns?: number;
  /**
   * Columns of these places: schema, table, column, type, comment, the table's comment; where it joins by
   * index, the rows that it believes to be there.
   */
  columnsOf(places: readonly TableName[]): string;
  /** Indexes of these places: schema, table, index. */
  indexesOf(places: readonly TableName[]): string;
  /** Tables and views of these places: schema, name, `VIEW` where it is one. */
  kindsOf(places: readonly TableName[]): string;
}

export type Expected = Pick<Extract<Step, { do: 'expect' }>, 'sql' | 'answer' | 'changing'>;

export type Basics = Omit<Dialect, 'table' | 'insertSelect'> & {
  /** Where it is not the usual form. */
  readonly insertSelect?: (into: string, picked: readonly string[], query: string) => string;
  /** An expression made a column's type; where the engine does not do it by itself. */
  readonly cast?: (sql: string, type: FieldType) => string;
};

/** What statements about a table's shape are made of. */
export interface Shape {
  readonly server: Server;
  readonly table: Placed;
  readonly name: string;
  quote(identifier: string): string;
  literal(text: string): string;
  typeOf(column: TableColumn): string;
}

/** What bulk statements are made of. */
export interface Bulk {
  readonly table: Table;
  readonly name: string;
  readonly from: string;
  /** Columns of the table, quoted, and what they take of the bulk row. */
  readonly columns: readonly string[];
  readonly values: readonly string[];
  /** Places of the key's columns among them, and of the others. */
  readonly keys: readonly number[];
  readonly others: readonly number[];
}
