/** Statements that are no queries: which one it is, and who does it. */
import type { Job } from './catalog';
import { DDL } from './ddl';
import { DML } from './dml';
import { invalidQuery } from './errors';
import { told, toSql, type Run } from './query';
import { check, grammarSql } from './sql/grammar';
import { cursorOf, type Cursor } from './sql/cursor';
import { is, syntaxError, type Token } from './sql/tokens';
import { analyse } from './sql/analyse';

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
export type Read = (run: Run, cursor: Cursor, tokens: readonly Token[]) => Statement;

/** `ASSERT condition AS 'text'` */
const assert: Read = (run, cursor) => {
  const condition = cursor.until('AS');
  const message = cursor.take('AS') ? (cursor.peek()?.text ?? '') : 'Assertion failed';
  return {
    type: 'ASSERT',
    prepare: async () => {
      // the grammar knows no ASSERT: its condition is looked at as what a query selects
      const query: Token[] = [{ kind: 'name', text: 'SELECT', from: 0, to: 0 }, ...condition];
      check(`SELECT ${grammarSql(run.source, condition)}`, run.source, condition[0]?.from ?? 0);
      await analyse(run.state.store, toSql(run, query, true));
      return {
        bytes: 0,
        work: async () => {
          const { rows } = await told(run, toSql(run, query, false));
          if (rows[0]?.[0] !== true) throw invalidQuery(`Assertion failed: ${message}`);
          return {};
        },
      };
    },
  };
};

export function statementOf(run: Run, tokens: readonly Token[]): Statement {
  const first = tokens[0]!;
  const cursor = cursorOf(run.source, tokens);
  for (const [words, read] of Object.entries({ ...DDL, ...DML, ASSERT: assert })) {
    const all = words.split(' ');
    if (all.every((word, i) => is(tokens[i], word))) {
      cursor.expect(...all);
      return read(run, cursor, tokens);
    }
  }
  throw syntaxError(
    run.source,
    first.from,
    `Unexpected ${first.kind === 'name' ? 'keyword' : ''} ${first.text}`,
  );
}
