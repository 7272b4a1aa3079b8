import type { Cell } from '../../model';
import type { Sqlite } from './sqlite';
import { encode, recallingDecoder } from './utf8';

// Numbers of SQLite's C interface.
const OK = 0;
const ROW = 100;
const DONE = 101;
const TEXT = 3;
const NULL = 5;

/** Bytes for one parameter's text, to begin with. */
const LEAST_ROOM = 256;

/** What a statement's parameter is bound to: undefined when that is not known. */
interface Parameter {
  value: Cell | undefined;
  pointer: number;
  room: number;
}

interface Insertion {
  readonly statement: number;
  readonly parameters: Parameter[];
}

/**
 * Sorting stays in memory: by default SQLite would spill it in pieces of 2 MB into files, which do not
 * exist here and are imitated at twice the time.
 */
const PRAGMAS = 'PRAGMA temp_store = MEMORY; PRAGMA cache_size = -64000';

/** An SQLite database in memory. Errors are thrown in SQLite's own words. */
export interface Database {
  /** Any number of statements. */
  run(sql: string): void;
  /** Runs one statement for each row; a row's cells are its parameters. */
  each(sql: string, rows: Iterable<readonly Cell[]>): void;
  select(sql: string): Cell[][];
  close(): void;
}

export const openDatabase = ({ c, heap, text }: Sqlite): Database => {
  const allocate = (bytes: number): number => {
    const pointer = c.malloc(bytes);
    if (pointer === 0) throw new Error('SQLite is out of memory');
    return pointer;
  };

  const withText = <T>(value: string, use: (pointer: number, bytes: number) => T): T => {
    const pointer = allocate(value.length * 3 + 1);
    const end = encode(value, heap(), pointer);
    heap()[end] = 0;
    try {
      return use(pointer, end - pointer);
    } finally {
      c.free(pointer);
    }
  };

  const answer = allocate(4);
  const answered = (): number => new DataView(heap().buffer).getInt32(answer, true);
  withText(':memory:', (path) => c.sqlite3_open(path, answer));
  const db = answered();
  let open = true;

  const must = (code: number): void => {
    if (code !== OK) throw new Error(text(c.sqlite3_errmsg(db)));
  };

  const prepare = (sql: string): number => {
    withText(sql, (pointer, bytes) =>
      must(c.sqlite3_prepare_v2(db, pointer, bytes + 1, answer, 0)),
    );
    const statement = answered();
    if (statement === 0) throw new Error('there is no statement in this SQL');
    return statement;
  };

  const withStatement = <T>(sql: string, use: (statement: number) => T): T => {
    const statement = prepare(sql);
    try {
      return use(statement);
    } finally {
      c.sqlite3_finalize(statement);
    }
  };

  /** A table is filled in many portions by one statement: it is prepared once. */
  const insertions = new Map<string, Insertion>();

  /** Room for the text of one parameter. SQLite does not copy it: it stays as long as it is bound. */
  const roomFor = (parameter: Parameter, chars: number): number => {
    const need = chars * 3;
    // An empty text needs a place too: without one it would be a null.
    if (need >= parameter.room) {
      c.free(parameter.pointer);
      parameter.room = Math.max(need * 2, LEAST_ROOM);
      parameter.pointer = allocate(parameter.room);
    }
    return parameter.pointer;
  };

  /** Most cells of a column equal the one above; what is bound stays bound and costs nothing again. */
  const bind = ({ statement, parameters }: Insertion, row: readonly Cell[]): void => {
    for (let i = 0; i < row.length; i += 1) {
      const value = row[i] ?? null;
      const parameter = (parameters[i] ??= { value: undefined, pointer: 0, room: 0 });
      if (value === parameter.value) continue;
      parameter.value = undefined;
      if (typeof value === 'string') {
        const at = roomFor(parameter, value.length);
        const end = encode(value, heap(), at);
        must(c.sqlite3_bind_text(statement, i + 1, at, end - at, 0));
      } else if (value === null) {
        must(c.sqlite3_bind_blob(statement, i + 1, 0, 0, 0));
      } else {
        const number = Number(value);
        // Larger integers arrive as reals; the column's type makes them integers again.
        if (number === (number | 0)) must(c.sqlite3_bind_int(statement, i + 1, number));
        else must(c.sqlite3_bind_double(statement, i + 1, number));
      }
      parameter.value = value;
    }
  };

  const each = (sql: string, rows: Iterable<readonly Cell[]>): void => {
    const insertion = insertions.get(sql) ?? { statement: prepare(sql), parameters: [] };
    insertions.set(sql, insertion);
    const { statement } = insertion;
    try {
      for (const row of rows) {
        bind(insertion, row);
        const code = c.sqlite3_step(statement);
        if (code !== DONE && code !== ROW) must(code);
        c.sqlite3_reset(statement);
      }
    } finally {
      // One that is left in the middle would keep its table locked.
      c.sqlite3_reset(statement);
    }
  };

  const select = (sql: string): Cell[][] =>
    withStatement(sql, (statement) => {
      const columns = c.sqlite3_column_count(statement);
      const recall = recallingDecoder();
      const rows: Cell[][] = [];
      for (;;) {
        const code = c.sqlite3_step(statement);
        if (code === DONE) return rows;
        if (code !== ROW) must(code);
        const row = new Array<Cell>(columns);
        let bytes = heap();
        for (let i = 0; i < columns; i += 1) {
          const type = c.sqlite3_column_type(statement, i);
          if (type === TEXT) {
            const start = c.sqlite3_column_text(statement, i);
            const end = start + c.sqlite3_column_bytes(statement, i);
            // Asking for the heap is dear; it is empty when the memory has just moved.
            if (bytes.length === 0) bytes = heap();
            row[i] = recall(bytes, start, end);
          } else {
            row[i] = type === NULL ? null : c.sqlite3_column_double(statement, i);
          }
        }
        rows.push(row);
      }
    });

  const run = (sql: string): void =>
    withText(sql, (pointer) => must(c.sqlite3_exec(db, pointer, 0, 0, 0)));

  const close = (): void => {
    if (!open) return;
    open = false;
    for (const { statement, parameters } of insertions.values()) {
      c.sqlite3_finalize(statement);
      for (const { pointer } of parameters) c.free(pointer);
    }
    c.free(answer);
    must(c.sqlite3_close_v2(db));
  };

  run(PRAGMAS);
  return { run, each, select, close };
};
