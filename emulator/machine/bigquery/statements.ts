/** Statements that are no queries. */
import { invalidQuery } from './errors';
import type { Job } from './catalog';
import type { Run } from './query';
import type { Token } from './sql/tokens';
import { syntaxError } from './sql/tokens';

export interface Done {
  readonly bytes: number;
  readonly result?: NonNullable<Job['result']>;
  readonly dml?: NonNullable<Job['dml']>;
}
export interface Prepared {
  readonly bytes: number;
  readonly work: () => Promise<Partial<Done>>;
}
export interface Statement {
  readonly type: string;
  /** Looks at it without changing anything. */
  readonly prepare: () => Promise<Prepared>;
}

export async function statementOf(run: Run, tokens: readonly Token[]): Promise<Statement> {
  const first = tokens[0]!;
  throw syntaxError(run.source, first.from, `Unexpected "${first.text}"`) ?? invalidQuery('');
}
