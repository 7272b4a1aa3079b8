import { FailureError } from '../../../model';
import type { SqlDialect } from '../dialect';

/**
 * What a person pasted is looked at before any database is asked: one SELECT, and nothing that writes or
 * locks. The connection is told to read only as well, where its engine knows that; SQL Server does not.
 */

/** Whole words outside of quotes: with none of them a SELECT changes nothing. */
const WRITES =
  /\b(insert|update|delete|merge|into|truncate|drop|alter|create|grant|revoke|exec|execute|call|lock|openrowset|openquery|opendatasource)\b/i;

interface Bare {
  /** Without comments: what is sent. */
  readonly sql: string;
  /** And without what is in quotes: what is looked at. */
  readonly outside: string;
}

/** The end of what is quoted from `at` on; -1: it is left open. */
const endOf = (sql: string, at: number, close: string, escapes: boolean): number => {
  for (let i = at; i < sql.length; i++) {
    if (escapes && sql[i] === '\\') i += 1;
    else if (sql[i] === close) {
      if (sql[i + 1] !== close) return i + 1;
      i += 1;
    }
  }
  return -1;
};

/** @param escapes a backslash in quotes hides what follows it. @returns null: something is left open. */
const bare = (text: string, { id }: SqlDialect, escapes: boolean): Bare | null => {
  let [sql, outside] = ['', ''];
  for (let at = 0; at < text.length;) {
    const rest = text.slice(at, at + 64);
    const letter = rest[0]!;
    const isComment = rest.startsWith('--') || (letter === '#' && id === 'mysql');
    if (isComment) {
      // What follows at once is a comment in one engine and a number in another.
      if (letter === '-' && !/^--(\s|-|$)/.test(rest)) return null;
      const end = text.indexOf('\n', at);
      at = end < 0 ? text.length : end;
      continue;
    }
    if (rest.startsWith('/*')) {
      const end = text.indexOf('*/', at + 2);
      // MySQL runs what stands behind `!`; PostgreSQL counts comments in comments.
      if (end < 0 || /^\/\*M?!/.test(rest) || text.slice(at + 2, end).includes('/*')) return null;
      [sql, outside, at] = [`${sql} `, `${outside} `, end + 2];
      continue;
    }
    const [dollar] = (id === 'postgres' && /^\$(\w*)\$/.exec(rest)) || [];
    let end = 0;
    if (dollar !== undefined) {
      const close = text.indexOf(dollar, at + dollar.length);
      end = close < 0 ? -1 : close + dollar.length;
    } else if (letter === "'" || letter === '"' || letter === '`')
      end = endOf(text, at + 1, letter, escapes && letter !== '`');
    else if (letter === '[' && id === 'sqlserver') end = endOf(text, at + 1, ']', false);
    if (end < 0) return null;
    if (end > 0) {
      sql += text.slice(at, end);
      outside += ' q ';
      at = end;
      continue;
    }
    sql += letter;
    outside += letter;
    at += 1;
  }
  return { sql: sql.trim(), outside: outside.trim() };
};

const isBalanced = (text: string): boolean => {
  let depth = 0;
  for (const letter of text) {
    if (letter === '(') depth += 1;
    if (letter === ')') depth -= 1;
    if (depth < 0) return false;
  }
  return depth === 0;
};

/** As the engine reads it, where every way to read its quotes finds nothing wrong. */
const examined = (
  text: string,
  dialect: SqlDialect,
  table: string,
  isRight: (bare: Bare) => boolean,
): Bare | null => {
  const usual = dialect.id === 'mysql';
  const ways = text.includes('\\') ? [usual, !usual] : [usual];
  const found = ways.map((escapes) => bare(text, dialect, escapes));
  for (const one of found) {
    const [word] = (one && WRITES.exec(one.outside)) || [];
    if (word !== undefined)
      throw new FailureError('setup.query_writes', { table, word: word.toUpperCase() });
    if (!one || !isRight(one)) return null;
  }
  return found[0]!;
};

const BEGINS = /^(select|with)\b/i;

/**
 * One SELECT, ready to stand in brackets: without comments and without a semicolon at its end.
 * @throws setup.query_writes, setup.query_one
 */
export const selectOf = (text: string, dialect: SqlDialect, table: string): string => {
  const query = text.trim().replace(/[;\s]+$/, '');
  const isOne = ({ outside }: Bare): boolean =>
    BEGINS.test(outside) && !outside.includes(';') && isBalanced(outside);
  const found = examined(query, dialect, table, isOne);
  // A query in brackets cannot begin with WITH there.
  if (!found || (dialect.id === 'sqlserver' && /^with\b/i.test(found.outside)))
    throw new FailureError('setup.query_one', { table });
  return found.sql;
};

/**
 * A condition as it stands behind WHERE.
 * @throws setup.query_writes, setup.query_one
 */
export const conditionOf = (text: string, dialect: SqlDialect, table: string): string => {
  const isOne = ({ outside, sql }: Bare): boolean =>
    outside !== '' && sql === text.trim() && !outside.includes(';') && isBalanced(outside);
  const found = examined(text, dialect, table, isOne);
  if (!found) throw new FailureError('setup.query_one', { table });
  return found.sql;
};
