import type { Cell } from '../../model';
import type { JdbcPreparedStatement, JdbcResultSet } from './globals';
import { isAbsent } from './sql-errors';

/** `java.sql.Types.NULL`: of no type, so that the server takes the column's. assumes: jdbc-null */
const NULL = 0;
/** Rows of the first bulk read, while nobody knows how long they are; then by what came. */
const FIRST_ROWS = 2_000;
const MOST_ROWS = 20_000;
const CHARS_A_READ = 4_000_000;

/** How remote calls are made: `once` where it cannot be known what a lost answer had done. */
export interface Calls {
  once<T>(make: () => T): T;
  /** Repeated when Google had a short problem: done twice it is as done once. */
  safely<T>(make: () => T): T;
  /** The host lacks the calls for many rows. Told once a connection. */
  rowByRow(): void;
}

export const bind = (statement: JdbcPreparedStatement, values: readonly Cell[], calls: Calls) => {
  values.forEach((value, i) => calls.safely(() => set(statement, i + 1, value)));
};
const set = (statement: JdbcPreparedStatement, at: number, value: Cell): void => {
  if (value === null) statement.setNull(at, NULL);
  else if (typeof value === 'string') statement.setString(at, value);
  else if (typeof value === 'boolean') statement.setBoolean(at, value);
  else if (Number.isSafeInteger(value)) statement.setLong(at, value);
  else statement.setDouble(at, value);
};

/** facts: JDBC, bulk calls. Where there is none, a call for every value. assumes: jdbc-batch */
export const writeMany = (
  statement: JdbcPreparedStatement,
  sets: readonly (readonly Cell[])[],
  calls: Calls,
): void => {
  try {
    calls.once(() => statement.executeBatch(sets));
  } catch (error) {
    if (!isAbsent(error)) throw error;
    calls.rowByRow();
    for (const values of sets) {
      bind(statement, values, calls);
      calls.once(() => statement.addBatch());
    }
    calls.once(() => statement.executeBatch());
  }
};

type Row = (string | null)[];

/**
 * All that is left, as text: `getDouble` of a null would be 0. A read that gives fewer rows than it asked
 * for was the last one. assumes: jdbc-rows
 */
export const readAll = (result: JdbcResultSet, width: number, calls: Calls): Row[] => {
  const query = Array.from({ length: width }, (_, i) => `getString(${i + 1})`).join(', ');
  const rows: Row[] = [];
  for (let size = FIRST_ROWS; ;) {
    let came: Row[];
    try {
      came = calls.once(() => result.getRows!(query, size)) as Row[];
    } catch (error) {
      if (rows.length > 0 || !isAbsent(error)) throw error;
      calls.rowByRow();
      return readByCell(result, width, calls);
    }
    let chars = 1;
    for (const row of came) {
      rows.push(row);
      for (const cell of row) chars += cell === null ? 4 : cell.length;
    }
    if (came.length < size) return rows;
    const fitting = Math.floor((CHARS_A_READ * came.length) / chars);
    size = Math.max(1, Math.min(MOST_ROWS, fitting));
  }
};

const readByCell = (result: JdbcResultSet, width: number, calls: Calls): Row[] => {
  const rows: Row[] = [];
  while (calls.once(() => result.next()))
    rows.push(
      Array.from({ length: width }, (_, i) =>
        calls.safely(() => result.getString(i + 1) as string | null),
      ),
    );
  return rows;
};
