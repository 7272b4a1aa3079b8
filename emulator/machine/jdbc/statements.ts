/** Statements and their parameters. */
import { JDBC_PARAMETER_CHARS } from '../../limits';
import type { Call, Operation, Service } from '../service';
import type { HeldConnection, HeldResult, HeldStatement, Holding } from './held';
import { DatabaseError, type Answer, type Param, type ParamType } from './session';
import { asService, working, type Faulty } from './working';

const NOTHING = 'No results were returned by the query.';
const SOMETHING = 'A result was returned when none was expected.';
/** Java's array of values to bind by position; the script's numbers are doubles. assumes: jdbc-numbers */
const boundOf = (set: readonly Param['value'][]): Param[] =>
  set.map((value) => ({ type: 'object', value }));

const sizeOf = (params: readonly Param[]): number =>
  params.reduce((size, { value }) => size + (typeof value === 'string' ? value.length : 8), 0);

const handled = (call: Call, bytes: number, cells = 0): void => {
  if (bytes > JDBC_PARAMETER_CHARS) call.fail('Argument too large: value');
  call.charge({ bytes, cells });
};

export function statementService(holding: Holding, faults: Faulty): Service {
  const find = (call: Call, handle: number): HeldStatement =>
    holding.find(call, 'statement', handle);
  const guarded =
    (work: Operation) =>
    async (call: Call, ...args: unknown[]): Promise<unknown> => {
      try {
        return await work(call, ...args);
      } catch (error) {
        throw asService(error);
      }
    };

  const set = (
    call: Call,
    handle: number,
    at: number,
    type: ParamType,
    value: Param['value'],
  ): void => {
    const held = find(call, handle);
    const wanted = held.connection.session.placeholders(held.sql ?? '');
    // facts: JDBC. Indexes are 1-based.
    if (!Number.isInteger(at) || at < 1 || at > wanted)
      throw new DatabaseError(
        `The column index is out of range: ${at}, number of columns: ${wanted}.`,
      );
    handled(call, sizeOf([{ type, value }]));
    held.params[at - 1] = { type, value };
  };

  /** Parameters are gone with the run they were set for. assumes: jdbc-parameters */
  const taken = (held: HeldStatement): Param[] => {
    const params = held.params;
    held.params = [];
    return params;
  };

  async function run(call: Call, handle: number, told: string | null): Promise<HeldStatement> {
    const held = find(call, handle);
    if (held.open) held.open.closed = true;
    held.open = held.answer = null;
    const sql = told ?? held.sql;
    if (sql === null) throw new DatabaseError('Cannot find method execute().');
    call.charge({ bytes: told?.length ?? 0 });
    const params = told === null ? taken(held) : [];
    const { session } = held.connection;
    const runs = told === null ? held.runs++ : 0;
    const answer = await working(call, faults, held.connection, () =>
      session.run({ sql, runs, params }),
    );
    held.answer = cropped(answer, held.maxRows);
    return held;
  }

  const resultOf = (call: Call, held: HeldStatement): number | null => {
    if (!held.answer?.columns) return null;
    const { connection, answer } = held;
    const result: HeldResult = {
      is: 'result',
      connection,
      answer,
      at: -1,
      wasNull: false,
      closed: false,
    };
    held.open = result;
    return holding.keep(call, result);
  };

  async function batch(
    call: Call,
    handle: number,
    sets: readonly Param['value'][][] | null,
  ): Promise<number[]> {
    const held = find(call, handle);
    const all = sets ? sets.map(boundOf) : held.batch;
    held.batch = [];
    held.params = [];
    if (all.length === 0) return [];
    const cells = all.reduce((count, one) => count + one.length, 0);
    handled(
      call,
      all.reduce((size, one) => size + sizeOf(one), 0),
      cells,
    );
    const { session } = held.connection;
    // Connector/J asks the server once a set, pgjdbc once for all of them.
    const trips = session.product === 'MySQL' ? all.length : 1;
    return working(call, faults, held.connection, () => session.batch(held.sql!, all), trips);
  }

  const own = (connection: HeldConnection, sql: string | null): HeldStatement => ({
    ...{ is: 'statement', connection, sql, params: [], batch: [], runs: 0, maxRows: 0 },
    ...{ answer: null, open: null, closed: false },
  });
  const operations: Service = {
    prepareStatement: (call, handle: number, sql: string) => {
      call.charge({ bytes: sql.length });
      return holding.keep(call, own(holding.find(call, 'connection', handle), sql));
    },
    createStatement: (call, handle: number) =>
      holding.keep(call, own(holding.find(call, 'connection', handle), null)),
    set,
    execute: async (call, handle: number, sql: string | null = null) =>
      (await run(call, handle, sql)).answer!.columns !== null,
    executeQuery: async (call, handle: number, sql: string | null = null) => {
      const result = resultOf(call, await run(call, handle, sql));
      if (result === null) throw new DatabaseError(NOTHING);
      return result;
    },
    executeUpdate: async (call, handle: number, sql: string | null = null) => {
      const { answer } = await run(call, handle, sql);
      if (answer!.columns) throw new DatabaseError(SOMETHING);
      return answer!.count;
    },
    executeBatch: batch,
    addBatch: (call, handle: number) => {
      const held = find(call, handle);
      held.batch.push(taken(held));
    },
    clearParameters: (call, handle: number) => void taken(find(call, handle)),
    getResultSet: (call, handle: number) => resultOf(call, find(call, handle)),
    getUpdateCount: (call, handle: number) => {
      const { answer } = find(call, handle);
      return answer && !answer.columns ? answer.count : -1;
    },
    setMaxRows: (call, handle: number, rows: number) => void (find(call, handle).maxRows = rows),
    // How many rows the driver asks of the server at once: of no effect on what is answered.
    setFetchSize: (call, handle: number) => void find(call, handle),
    setQueryTimeout: async (call, handle: number, seconds: number) => {
      const { connection } = find(call, handle);
      await working(call, faults, connection, () => connection.session.timeout(seconds));
    },
    isClosed: (call, handle: number) => holding.look(call, 'statement', handle).closed,
    close: (call, handle: number) => {
      const held = holding.look(call, 'statement', handle);
      if (held.open) held.open.closed = true;
      held.closed = true;
      held.answer = null;
    },
  };
  return Object.fromEntries(
    Object.entries(operations).map(([name, work]) => {
      const of =
        name === 'prepareStatement' || name === 'createStatement' ? 'Connection' : 'Statement';
      return [`Jdbc.${of}.${name}`, guarded(work)];
    }),
  );
}

const cropped = (answer: Answer, maxRows: number): Answer =>
  maxRows > 0 && answer.rows.length > maxRows
    ? { ...answer, rows: answer.rows.slice(0, maxRows) }
    : answer;
