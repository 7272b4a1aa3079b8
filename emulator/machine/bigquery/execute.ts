/** What a query job does when it runs: one statement, or a script of several. */
import type { Job } from './catalog';
import { BigQueryError, invalidQuery } from './errors';
import { bytesOf, keepRows, look, type Run } from './query';
import { parse } from './sql/grammar';
import { is, placeOf, statementsOf, tokensOf, type Token } from './sql/tokens';
import { statementOf, type Done } from './statements';

const MB = 1024 * 1024;
/** BigQuery bills whole megabytes, 10 MB at least (Google's page on pricing). */
export const billed = (bytes: number): number =>
  bytes === 0 ? 0 : Math.max(10 * MB, Math.ceil(bytes / MB) * MB);

export interface Estimate {
  readonly bytes: number;
  readonly statementType: string;
  readonly statements: number;
}

const isQuery = (tokens: readonly Token[]): boolean => is(tokens[0], 'SELECT', 'WITH', '(');

function checkLimit({ query }: Run, bytes: number): void {
  const limit = query.maximumBytesBilled;
  if (limit === undefined || limit === null || billed(bytes) <= Number(limit)) return;
  throw new BigQueryError(
    'bytesBilledLimitExceeded',
    `Query exceeded limit for bytes billed: ${Number(limit)}. ${billed(bytes)} or higher required.`,
  );
}

/** Says what a query would read, and everything that is wrong with it. */
export async function estimate(run: Run): Promise<Estimate> {
  const statements = statementsOf(tokensOf(run.source));
  if (statements.length === 0) throw invalidQuery('Syntax error: Unexpected end of statement');
  // of a script only running tells more: a statement may need what the one before it makes
  if (statements.length > 1) {
    for (const one of statements) if (isQuery(one)) parse(run.source, one);
    return { bytes: 0, statementType: 'SCRIPT', statements: statements.length };
  }
  const [tokens] = statements as [Token[]];
  if (isQuery(tokens)) {
    const { reads } = await look(run, tokens);
    return { bytes: bytesOf(run.state, reads), statementType: 'SELECT', statements: 1 };
  }
  const { type, prepare } = statementOf(run, tokens);
  const { bytes } = await prepare();
  return { bytes, statementType: type, statements: 1 };
}

export interface Outcome extends Done {
  readonly statementType: string;
}

/** One statement to its end. */
export async function execute(run: Run, tokens: readonly Token[]): Promise<Outcome> {
  if (isQuery(tokens)) {
    const looked = await look(run, tokens);
    const bytes = bytesOf(run.state, looked.reads);
    checkLimit(run, bytes);
    return { statementType: 'SELECT', bytes, result: await keepRows(run, looked) };
  }
  const { type, prepare } = statementOf(run, tokens);
  const { bytes, work } = await prepare();
  checkLimit(run, bytes);
  return { bytes, ...(await work()), statementType: type };
}

/** Only what can be taken back may stand in a transaction. */
const IN_TRANSACTION = [
  'SELECT',
  'INSERT',
  'UPDATE',
  'DELETE',
  'MERGE',
  'TRUNCATE',
  'WITH',
  '(',
  'ASSERT',
];
const ends = (tokens: readonly Token[], ...words: string[]): boolean =>
  is(tokens[0], ...words) &&
  (tokens.length === 1 || (tokens.length === 2 && is(tokens[1], 'TRANSACTION')));

export interface ScriptOutcome {
  readonly bytes: number;
  readonly last: Outcome | null;
  readonly steps: readonly {
    readonly sql: string;
    readonly outcome?: Outcome;
    readonly error?: BigQueryError;
  }[];
  readonly error?: BigQueryError;
}

/** A script: each statement by itself, or all between BEGIN and COMMIT together. */
export async function executeScript(run: Run, began: number): Promise<ScriptOutcome> {
  const { state, source } = run;
  const steps: { sql: string; outcome?: Outcome; error?: BigQueryError }[] = [];
  let before: typeof state.catalog | null = null;
  let inside: Run = run;
  let last: Outcome | null = null;
  let bytes = 0;
  const rollBack = async (): Promise<void> => {
    await state.store.change('ROLLBACK');
    state.catalog = before!;
    before = null;
    inside = run;
  };
  for (const tokens of statementsOf(tokensOf(source))) {
    const sql = source.slice(tokens[0]!.from, tokens.at(-1)!.to);
    try {
      if (ends(tokens, 'BEGIN')) {
        if (before) throw invalidQuery('Nested transactions are not supported');
        await state.store.change('BEGIN');
        before = state.catalog;
        inside = { ...run, transaction: { began, written: new Set() } };
      } else if (ends(tokens, 'COMMIT')) {
        if (!before) throw invalidQuery('There is no active transaction to commit');
        await state.store.change('COMMIT');
        before = null;
        inside = run;
      } else if (ends(tokens, 'ROLLBACK')) {
        if (!before) throw invalidQuery('There is no active transaction to roll back');
        await rollBack();
      } else {
        if (before && !is(tokens[0], ...IN_TRANSACTION))
          throw invalidQuery(
            `DDL statements other than on temporary tables are not supported inside a transaction: ${tokens[0]!.text.toUpperCase()}`,
          );
        const outcome = await execute(inside, tokens);
        bytes += outcome.bytes;
        if (outcome.result) last = outcome;
        steps.push({ sql, outcome });
      }
    } catch (error) {
      if (before) await rollBack();
      if (!(error instanceof BigQueryError)) throw error;
      const told = new BigQueryError(
        error.reason,
        `Query error: ${error.message} at ${placeOf(source, tokens[0]!.from)}`,
        error.location,
      );
      steps.push({ sql, error });
      return { bytes, last, steps, error: told };
    }
  }
  // the session of a script ends with it, and what it has not committed is gone
  if (before) await rollBack();
  return { bytes, last, steps };
}
export type Result = NonNullable<Job['result']>;
