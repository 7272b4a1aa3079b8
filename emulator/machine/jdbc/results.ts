/** Result sets: a cursor over rows, cell by cell or many rows at once. */
import type { Call, Service } from '../service';
import type { HeldResult, Holding } from './held';
import { DatabaseError } from './session';
import { GETTERS, wantedOf, type Got } from './values';
import { asService } from './working';

/** A column's place from 0. facts: JDBC. Indexes are 1-based. */
function placeOf({ answer: { columns } }: HeldResult, column: number | string): number {
  const all = columns!;
  if (typeof column === 'string') {
    const found = all.findIndex(({ label }) => label.toLowerCase() === column.toLowerCase());
    if (found < 0)
      throw new DatabaseError(`The column name ${column} was not found in this ResultSet.`);
    return found;
  }
  if (!Number.isInteger(column) || column < 1 || column > all.length)
    throw new DatabaseError(
      `The column index is out of range: ${column}, number of columns: ${all.length}.`,
    );
  return column - 1;
}

export function resultService(holding: Holding): Service {
  const find = (call: Call, handle: number): HeldResult => holding.find(call, 'result', handle);

  const get = (call: Call, handle: number, getter: string, column: number | string): Got => {
    const held = find(call, handle);
    const place = placeOf(held, column);
    const row = held.answer.rows[held.at];
    if (!row)
      throw new DatabaseError('ResultSet not positioned properly, perhaps you need to call next.');
    const text = row[place]!;
    held.wasNull = text === null;
    call.charge({ bytes: text?.length ?? 0 });
    return GETTERS[getter]!(text, held.answer.columns![place]!);
  };

  /** facts: JDBC. Of the rows after the cursor, which moves on; all that are left without a number. */
  const getRows = (call: Call, handle: number, query: string, size: number | null): Got[][] => {
    const held = find(call, handle);
    const wanted = wantedOf(query).map(({ getter, column }) => {
      const place = placeOf(held, column);
      return { getter, place, column: held.answer.columns![place]! };
    });
    if (size !== null && !(Number.isInteger(size) && size > 0))
      throw new DatabaseError(`Invalid argument: ${size}`);
    const from = held.at + 1;
    const rows = held.answer.rows.slice(from, size === null ? undefined : from + size);
    held.at += rows.length;
    let bytes = 0;
    const answer = rows.map((row) =>
      wanted.map(({ getter, place, column }) => {
        bytes += row[place]?.length ?? 4;
        return getter(row[place]!, column);
      }),
    );
    call.charge({ bytes, cells: rows.length * wanted.length });
    return answer;
  };

  const operations: Service = {
    get,
    getRows,
    next: (call, handle: number) => {
      const held = find(call, handle);
      if (held.at < held.answer.rows.length) held.at += 1;
      return held.at < held.answer.rows.length;
    },
    getRow: (call, handle: number) => {
      const { at, answer } = find(call, handle);
      return at < answer.rows.length ? at + 1 : 0;
    },
    findColumn: (call, handle: number, label: string) => placeOf(find(call, handle), label) + 1,
    wasNull: (call, handle: number) => find(call, handle).wasNull,
    isClosed: (call, handle: number) => holding.look(call, 'result', handle).closed,
    close: (call, handle: number) => void (holding.look(call, 'result', handle).closed = true),
    // Metadata are an object of their own on the host, and each of its answers a call.
    columnCount: (call, handle: number) => find(call, handle).answer.columns!.length,
    column: (call, handle: number, at: number) => {
      const held = find(call, handle);
      return held.answer.columns![placeOf(held, at)]!;
    },
  };
  return Object.fromEntries(
    Object.entries(operations).map(([name, work]) => [
      `Jdbc.ResultSet.${name}`,
      async (call: Call, ...args: unknown[]): Promise<unknown> => {
        try {
          return await work(call, ...(args as []));
        } catch (error) {
          throw asService(error);
        }
      },
    ]),
  );
}
