/** What a script holds of databases, by execution: connections, statements, result sets. */
import type { Call } from '../service';
import { DatabaseError, type Answer, type Param, type Session } from './session';

export interface HeldConnection {
  readonly is: 'connection';
  readonly session: Session;
  readonly host: string;
  readonly url: string;
  auto: boolean;
  closed: boolean;
}
export interface HeldStatement {
  readonly is: 'statement';
  readonly connection: HeldConnection;
  /** Null: of `createStatement`, which is told its SQL with each call. */
  readonly sql: string | null;
  params: Param[];
  batch: Param[][];
  runs: number;
  maxRows: number;
  answer: Answer | null;
  /** The result set of the last run: the next run closes it. */
  open: HeldResult | null;
  closed: boolean;
}
export interface HeldResult {
  readonly is: 'result';
  readonly connection: HeldConnection;
  readonly answer: Answer;
  /** Of the current row; before the first it is -1. */
  at: number;
  wasNull: boolean;
  closed: boolean;
}
export type Held = HeldConnection | HeldStatement | HeldResult;

const CLOSED: Readonly<Record<Held['is'], string>> = {
  connection: 'This connection has been closed.',
  statement: 'This statement has been closed.',
  result: 'This ResultSet is closed.',
};

export interface Holding {
  keep(call: Call, held: Held): number;
  /** @throws DatabaseError of one that is closed */
  find<K extends Held['is']>(call: Call, is: K, handle: number): Held & { readonly is: K };
  /** Whatever its state. */
  look<K extends Held['is']>(call: Call, is: K, handle: number): Held & { readonly is: K };
  /** What an execution leaves open; it is forgotten. */
  leave(execution: string): HeldConnection[];
  executions(): string[];
}

export function createHolding(): Holding {
  const byExecution = new Map<string, Held[]>();

  const look: Holding['look'] = (call, is, handle) => {
    const held = byExecution.get(call.execution.id)?.[handle];
    if (held?.is !== is) throw new Error(`There is no ${is} ${handle} in this execution.`);
    return held as never;
  };
  return {
    look,
    keep(call, held) {
      const { id } = call.execution;
      const all = byExecution.get(id) ?? [];
      byExecution.set(id, all);
      return all.push(held) - 1;
    },
    find(call, is, handle) {
      const held = look(call, is, handle);
      const of = held as Held;
      const connection = of.is === 'connection' ? of : of.connection;
      if (connection.closed) throw new DatabaseError(CLOSED.connection);
      if (held.closed) throw new DatabaseError(CLOSED[is]);
      return held;
    },
    leave(execution) {
      const all = byExecution.get(execution) ?? [];
      byExecution.delete(execution);
      return all.filter((held): held is HeldConnection => held.is === 'connection' && !held.closed);
    },
    executions: () => [...byExecution.keys()],
  };
}
