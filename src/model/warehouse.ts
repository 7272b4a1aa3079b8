import type { Cell, FieldType } from './field';

/** A table as an engine creates it. */
export interface Table {
  readonly name: string;
  readonly columns: readonly { readonly name: string; readonly type: FieldType }[];
  /** Columns that identify a row; also the index. */
  readonly key: readonly string[];
}

/** The macros every dialect has: how each is called and what it answers. Nulls give null unless told. */
export const MACROS = {
  descriptor: ['descriptor(uri)', 'What people read of an Ed-Fi descriptor: the part after `#`.'],
  days_between: ['days_between(from, to)', 'Whole days from one date or timestamp to another.'],
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
} as const satisfies Readonly<Record<string, readonly [call: string, meaning: string]>>;

/** What SQL differs by between engines. Arguments are SQL expressions, answers are SQL. */
export interface Dialect {
  readonly name: string;
  quote(identifier: string): string;
  columnType(type: FieldType): string;
  /** `{{ materialized }}`: stands before a CTE that is used often and is to be worked out once. */
  readonly materialized: 'MATERIALIZED' | '';
  /** One for each of {@link MACROS}; `today` gets the date's literal. A dialect may have more. */
  readonly macros: Readonly<Record<string, (...args: string[]) => string>>;
}

/** An open SQL engine. All rows of a table pass as arrays in the order of its columns. */
export interface Engine {
  readonly dialect: Dialect;
  create(table: Table): void;
  /** Inserts rows, replacing those of the same key. Each is used up before the next is asked for. */
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
