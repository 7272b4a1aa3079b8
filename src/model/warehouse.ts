import type { Fact, Setting } from './connector';
import type { Cell, FieldType } from './field';

/** A table's place: engines that have no schemas put it before the name. */
export interface TableName {
  /** `raw_edfi`, `school`, `homeroom`. */
  readonly schema: string;
  readonly name: string;
}

/** A table as an engine creates it. */
export interface Table extends TableName {
  readonly columns: readonly TableColumn[];
  /** Columns that identify a row; also the index. */
  readonly key: readonly string[];
  /** What people read about it, where the engine keeps that. */
  readonly comment?: string;
  /** Further indexes, where the engine has them: columns of each. */
  readonly indexes?: readonly (readonly string[])[];
  /** Columns by which whole tables are joined to this one: an index where the engine would not do it by hash. */
  readonly joined?: readonly (readonly string[])[];
}
export interface TableColumn {
  readonly name: string;
  readonly type: FieldType;
  readonly comment?: string;
  /**
   * Its texts are short as a rule: an engine that joins long ones slowly keeps them in a type that is, and
   * in a longer one as soon as a longer text comes: by `upsert`, by `update`, or by what `run` selects into
   * a table that the same execution has made.
   */
  readonly short?: true;
}

/** The macros every dialect has: how each is called and what it answers. Nulls give null unless told. */
export const MACROS = {
  descriptor: ['descriptor(uri)', 'What people read of an Ed-Fi descriptor: the part after `#`.'],
  days_between: ['days_between(from, to)', 'Whole days from one date or timestamp to another.'],
  days_after: [
    'days_after(date, count)',
    'The date so many days after another; before it, where the count is negative.',
  ],
  today: ['today()', 'The date of the refresh, in the workbook’s time zone.'],
  year_of: ['year_of(date)', 'The year, as an integer.'],
  month_of: ['month_of(date)', 'The month, 1 to 12.'],
  weekday_of: ['weekday_of(date)', 'The day of the week: Monday is 1, Sunday is 7.'],
  concat: ['concat(a, b, …)', 'The texts in a row; a null counts as an empty text.'],
  join_text: [
    'join_text(text, order)',
    'An aggregate: the group’s texts with `, ` between, in order.',
  ],
  flag: ['flag(condition)', 'A boolean: true if the condition holds, false if not or unknown.'],
  is_true: ['is_true(column)', 'A condition: the boolean column is true; null is not.'],
  to_number: ['to_number(text)', 'The number a text spells; null when it spells none.'],
  to_text: ['to_text(value)', 'The value as text; a whole number has no decimal point.'],
  greatest: ['greatest(a, b, …)', 'The largest value; nulls are passed over.'],
  least: ['least(a, b, …)', 'The smallest value; nulls are passed over.'],
  share: ['share(part, whole)', 'Part divided by whole as a number; null when the whole is 0.'],
  quotient: [
    'quotient(part, whole)',
    'How many times the whole goes into the part, without the rest; null when the whole is 0.',
  ],
  count_if: ['count_if(condition)', 'An aggregate: for how many rows the condition holds.'],
} as const satisfies Readonly<Record<string, readonly [call: string, meaning: string]>>;

/** What SQL differs by between engines. Arguments are SQL expressions, answers are SQL. */
export interface Dialect {
  readonly name: string;
  quote(identifier: string): string;
  /** A table in SQL: its place and name, quoted. */
  table(table: TableName): string;
  columnType(type: FieldType): string;
  /** A text in SQL. What is in it never ends it. */
  literal(text: string): string;
  /**
   * A statement that puts what a query selects into a table.
   * @param picked an expression for each of the table's columns, made its type; the query's rows are `q`.
   * @param query a whole one: it may begin with WITH.
   */
  insertSelect(table: Table, picked: readonly string[], query: string): string;
  /**
   * A statement that deletes a table's rows that meet some of another's; absent: by EXISTS, as most engines do
   * it best.
   * @param from a table and its alias, as they stand behind FROM.
   */
  deleteMeeting?(table: string, from: string, on: string): string;
  /** `{{ materialized }}`: stands before a CTE that is used often and is to be worked out once. */
  readonly materialized: 'MATERIALIZED' | '';
  /** One for each of {@link MACROS}; `today` gets the date's literal. A dialect may have more. */
  readonly macros: Readonly<Record<string, (...args: string[]) => string>>;
}

/** An open SQL engine. All rows of a table pass as arrays in the order of its columns. */
export interface Engine {
  readonly dialect: Dialect;
  /** Makes an empty table; one of that name that outlived an execution is replaced. */
  create(table: Table): void;
  /** Inserts rows, replacing those of the same key. Each is used up before the next is asked for. */
  upsert(table: Table, rows: Iterable<readonly Cell[]>): void;
  run(sql: string): void;
  /**
   * Runs one statement for each row of parameters, which stand in it as `?1`, `?2`: it is understood once, also
   * where it comes again later. Absent: `run`.
   */
  each?(sql: string, rows: Iterable<readonly Cell[]>): void;
  /** Makes an empty table and runs what fills it, in fewer calls than `create` and `run`; absent: those. */
  fill?(table: Table, statements: readonly string[]): void;
  /**
   * @param types of the selected columns; where they are told, dates and timestamps come back as the ISO
   * text that went in (seconds without `.000`), booleans as booleans or 1 and 0, whatever the engine keeps them as.
   * @returns rows as arrays in the order of the selected columns.
   */
  select(sql: string, types?: readonly FieldType[]): Cell[][];
  close(): void;
  /** Absent: all is gone when the execution ends. */
  readonly store?: Store;
}

/** What an engine can do whose tables outlive the execution and are read by others meanwhile. */
export interface Store {
  /**
   * Brings tables to what is wanted: makes them with comments, keys and indexes, adds columns they lack,
   * widens types. What is there is kept.
   * @returns those that were not there, or lacked a column: somebody may have dropped it, and what it held.
   * @throws warehouse.type when a column stands there with a type that cannot be widened to the wanted one.
   */
  ensure(tables: readonly Table[]): readonly TableName[];
  /** A view of that name which selects this; replaced where it is another. */
  view(name: TableName, sql: string, comment?: string): void;
  /** Tables and views, those that are there; where all are given with their columns they are tables. */
  drop(tables: readonly (TableName | Table)[]): void;
  /** Everything it would say to make a table; nothing: only `ensure` finds whether one is as wanted. */
  shape?(table: Table): string | undefined;
  /**
   * Those that are not there, or lack a column, where the engine tells it for less than a statement that names
   * them all; absent: such a statement tells.
   */
  lacking?(tables: readonly Table[]): readonly TableName[];
  /** All of it or nothing, in this order. No statement in it makes or changes a table's shape. */
  commit(steps: readonly Step[]): void;
  readonly charges?: Charges;
  readonly detached?: Detached;
  /** Rows that go well into one commit: what an engine takes at once and a lost connection costs. */
  readonly batch: { readonly rows: number; readonly chars: number };
}

/**
 * Where a statement goes on after whoever asked for it has ended: it must not find under its names what the
 * next one is building.
 */
export interface Detached {
  /** A name of this opening, for tables that are built in it. */
  readonly attempt: string;
  /** Tables on their way to others that are still there, whoever made them. */
  left(): readonly TableName[];
}

/** What queries cost where an engine charges by what they read. Asking is free. */
export interface Charges {
  /** Bytes that a query would read. @throws warehouse.missing where a table is not there yet */
  estimate(sql: string): number;
  /** A query that would read more is refused. */
  readonly most?: number;
}

/** One step of a commit. Of rows with the same key in one step the last counts. */
export type Step =
  /** Rows take the place of those of the same key. */
  | { readonly do: 'upsert'; readonly table: Table; readonly rows: Rows }
  /** Columns of rows that are there take new values: the table names its key and these columns only. */
  | { readonly do: 'update'; readonly table: Table; readonly rows: Rows }
  /** Rows go whose columns are one of these; the table names just these columns. */
  | { readonly do: 'delete'; readonly table: Table; readonly rows: Rows }
  /** @property fills a table that gets most of its rows by it. */
  | { readonly do: 'run'; readonly sql: string; readonly fills?: Table }
  /**
   * The whole commit is taken back with `warehouse.busy` unless this selects one row with this one integer.
   * It sees what the steps before it did: after an `update` of that row nobody else can be at it.
   * With `changing`, that is done instead and has to change so many rows: done a second time it finds none,
   * and nothing else is done twice.
   */
  | {
      readonly do: 'expect';
      readonly sql: string;
      readonly answer: number;
      readonly changing?: string;
    };
/** A step that brings rows. */
export type Writing = Extract<Step, { readonly rows: Rows }>;
export type Rows = readonly (readonly Cell[])[];

/** How an engine is asked for rows, where each value is a parameter: `?` in the text of the statement. */
export interface Asking {
  /** A parameter that is compared with a column of this type; moments come as text without a zone, in UTC. */
  parameter(type: FieldType): string;
  /** A column or a parameter of this type as it stands in a comparison: by code points, blanks and all. */
  compared(sql: string, type: FieldType): string;
  /** A condition: the part stands somewhere in the text. */
  contains(text: string, part: string): string;
  /** No more than so many rows of a query that ends in ORDER BY. */
  first(sql: string, rows: number): string;
}

/** An engine that only is asked: nothing is made in it, and it may be another workbook's. */
export interface Reading {
  readonly dialect: Dialect;
  readonly asking: Asking;
  /** @param types of the selected columns, see {@link Engine.select}. */
  select(sql: string, parameters: readonly Cell[], types: readonly FieldType[]): Cell[][];
  /** The project of Google Cloud that pays, where Google's other products can ask the engine themselves. */
  readonly project?: string;
}

/** What a person said about where the warehouse is and how to get in. */
export interface Access {
  readonly settings: Readonly<Record<string, string>>;
  readonly secrets: Readonly<Record<string, string>>;
}

/** Where a database is and how to get in. */
export interface DatabaseAddress {
  /** `jdbc:google:mysql://project:region:instance/db`, `jdbc:postgresql://host:5432/db`… */
  readonly url: string;
  readonly user: string;
  readonly password: string;
  /** PEM texts. Certificates cannot be named in the address (facts: JDBC). */
  readonly serverCertificate?: string;
  readonly clientCertificate?: string;
  readonly clientKey?: string;
}

/** An SQL engine in which data sets are built. */
export interface Warehouse<Host> {
  readonly id: string;
  readonly title: string;
  /** For the person who chooses one: for whom it is right, what it needs. */
  readonly description: string;
  /** Questions of its settings form; none: there is nothing to set. */
  readonly settings: readonly Setting[];
  /** Ends of the permissions that only it needs, which the school's build adds: `bigquery`. */
  readonly scopes?: readonly string[];
  /** Which of them these answers need; absent: all. */
  readonly needs?: (settings: Access['settings']) => readonly string[];
  /** Where people find a table, under which name; absent: as it is called here. */
  readonly placed?: (table: TableName, settings: Access['settings']) => TableName;
  /**
   * May be asynchronous: WebAssembly compiles so on the host.
   * @throws FailureError `warehouse.*`
   */
  open(host: Host, access: Access): Promise<Engine>;
  /** Where tables outlive the execution: to be asked for what is published. @throws FailureError `warehouse.*` */
  read?(host: Host, access: Access): Reading;
  /**
   * What a person who tests it is told: version, rights, how long an answer takes. It leaves nothing behind.
   * @throws FailureError `warehouse.*` with the way out in words.
   */
  test?(host: Host, access: Access): readonly Fact[];
  /** Where queries cost something: what may be asked about them before anything is opened or made. */
  charges?(host: Host, access: Access): Charges & Pick<Engine, 'dialect'>;
  /** Where the answers lead, of an engine over JDBC: what the System check asks about the host it asks there. */
  address?(access: Access): DatabaseAddress;
}
