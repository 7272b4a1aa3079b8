/** What a query job does when it runs: one statement, or a script of several. */
import type { Job } from './catalog';
import { invalidQuery } from './errors';
import { bytesOf, keepRows, look, type Run } from './query';
import { is, statementsOf, tokensOf, type Token } from './sql/tokens';
import { statementOf, type Done } from './statements';

export interface Estimate {
  readonly bytes: number;
  readonly statementType: string;
}

const isQuery = (tokens: readonly Token[]): boolean => is(tokens[0], 'SELECT', 'WITH', '(');

/** Says what a query would read, and everything that is wrong with it. */
export async function estimate(run: Run): Promise<Estimate> {
  const statements = statementsOf(tokensOf(run.source));
  if (statements.length === 0) throw invalidQuery('Syntax error: Unexpected end of statement');
  // of a script only running tells: a statement may need what the one before it makes
  if (statements.length > 1) return { bytes: 0, statementType: 'SCRIPT' };
  const [tokens] = statements as [Token[]];
  if (isQuery(tokens)) {
    const { reads } = await look(run, tokens);
    return { bytes: bytesOf(run.state, reads), statementType: 'SELECT' };
  }
  const { type, prepare } = statementOf(run, tokens);
  const { bytes } = await prepare();
  return { bytes, statementType: type };
}

export interface Outcome extends Done {
  readonly statementType: string;
}

/** One statement to its end. */
export async function execute(run: Run, tokens: readonly Token[]): Promise<Outcome> {
  if (isQuery(tokens)) {
    const looked = await look(run, tokens);
    return {
      statementType: 'SELECT',
      bytes: bytesOf(run.state, looked.reads),
      result: await keepRows(run, looked),
    };
  }
  const { type, prepare } = statementOf(run, tokens);
  const { bytes, work } = await prepare();
  const done = await work();
  return { bytes, ...done, statementType: type };
}
export type Result = NonNullable<Job['result']>;
