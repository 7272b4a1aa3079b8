/**
 * Every statement passes node-sql-parser's BigQuery grammar before it runs. That grammar lacks forms which
 * GoogleSQL has; those, and no others, are put differently for it here (README).
 */
import { Parser } from 'node-sql-parser/build/bigquery';
import { invalidQuery } from '../errors';
import { closing, find, is, placeOf, type Token } from './tokens';
import { pathAt } from './names';

const parser = new Parser();
/** A statement is often sent again. */
const known = new Set<string>();
const KNOWN = 2_000;

const raw = (source: string, token: Token): string => source.slice(token.from, token.to);

/** Functions in whose brackets an order, a limit or a word about nulls may stand. */
const ORDERED = new Set([
  'STRING_AGG',
  'ARRAY_AGG',
  'ANY_VALUE',
  'FIRST_VALUE',
  'LAST_VALUE',
  'LAG',
  'LEAD',
  'NTH_VALUE',
]);

/** The statement as the grammar takes it, and further queries that hold what was taken out of it. */
export function forGrammar(
  source: string,
  tokens: readonly Token[],
): { sql: string; others: string[] } {
  const others: string[] = [];
  let parameters = 0;
  const write = (some: readonly Token[]): string => {
    const out: string[] = [];
    for (let i = 0; i < some.length; i++) {
      const token = some[i]!;
      const next = some[i + 1];
      if (token.kind === 'parameter' && token.text === '?') {
        out.push(`@p${++parameters}`);
        continue;
      }
      // ORDER BY a NULLS FIRST
      if (is(token, 'NULLS') && is(next, 'FIRST', 'LAST')) {
        i += 1;
        continue;
      }
      // UPDATE a.b: only as one quoted name
      if (is(token, 'UPDATE', 'INTO', 'TABLE', 'FROM', 'JOIN')) {
        const { path, next: after } = pathAt(some, i + 1);
        if (path.length > 1) {
          out.push(token.text, `\`${path.join('.')}\``);
          i = after - 1;
          continue;
        }
      }
      // .5
      if (token.kind === 'number') {
        out.push(token.text.startsWith('.') ? `0${token.text}` : token.text);
        continue;
      }
      // r'…', '''…''': any text does for the grammar
      if (token.kind === 'text' || token.kind === 'bytes') {
        out.push("'x'");
        continue;
      }
      // CAST(a AS JSON), CAST(a AS BYTES)
      if (is(token, 'AS') && is(next, 'JSON', 'BYTES', 'DATETIME') && some.length === i + 2) {
        out.push('AS STRING');
        i += 1;
        continue;
      }
      if (token.kind === 'sign' && (token.text === '(' || token.text === '[')) {
        const end = closing(some, i);
        let inside = some.slice(i + 1, end);
        const name = some[i - 1];
        if (name?.kind === 'name' && ORDERED.has(name.text.toUpperCase()))
          inside = withoutOrder(inside);
        out.push(token.text, write(inside), some[end]!.text);
        i = end;
        continue;
      }
      // QUALIFY takes only a condition that begins with a bracket there
      if (is(token, 'QUALIFY')) {
        const end = find(some, ['WINDOW', 'ORDER', 'LIMIT', 'UNION', 'EXCEPT', 'INTERSECT'], i + 1);
        const condition = some.slice(i + 1, end < 0 ? undefined : end);
        others.push(`SELECT ${write(condition)} FROM t`);
        i += condition.length;
        continue;
      }
      out.push(raw(source, token));
    }
    return out
      .join(' ')
      .replace(/ \. /g, '.')
      .replace(/(\w) - (\w+)(?=\.)/g, '$1-$2');
  };
  const withoutOrder = (inside: readonly Token[]): Token[] => {
    const stops = [
      find(inside, ['ORDER']),
      find(inside, ['LIMIT']),
      find(inside, ['IGNORE', 'RESPECT']),
    ].filter((k) => k >= 0);
    if (stops.length === 0) return [...inside];
    const order = find(inside, ['ORDER']);
    const limit = find(inside, ['LIMIT']);
    if (order >= 0)
      others.push(
        `SELECT 1 FROM t ${write(inside.slice(order, limit > order ? limit : undefined))}`,
      );
    return inside.slice(0, Math.min(...stops));
  };
  const sql = write(tokens);
  return { sql, others };
}

/** @throws invalidQuery as BigQuery words it, with the place where the grammar stopped. */
export function parse(source: string, tokens: readonly Token[]): void {
  const { sql, others } = forGrammar(source, tokens);
  for (const one of [sql, ...others]) check(one, source, tokens[0]!.from);
}

/** Some words of a statement as the grammar takes them; what was taken out of them is looked at as well. */
export function grammarSql(source: string, tokens: readonly Token[]): string {
  const { sql, others } = forGrammar(source, tokens);
  for (const one of others) check(one, source, tokens[0]?.from ?? 0);
  return sql;
}

export function check(sql: string, source: string, at: number): void {
  if (known.has(sql)) return;
  try {
    parser.parse(sql, { database: 'BigQuery' });
  } catch (error) {
    const { location, found } = error as {
      location?: { start: { offset: number } };
      found?: string | null;
    };
    if (!location)
      throw invalidQuery(
        `Syntax error: the grammar could not read the statement at ${placeOf(source, at)}`,
      );
    const rest = sql.slice(location.start.offset, location.start.offset + 40);
    const word = /^\s*(\S+)/.exec(rest)?.[1];
    throw invalidQuery(
      `Syntax error: ${found === null || word === undefined ? 'Unexpected end of script' : `Unexpected "${word}"`} near “${sql.slice(Math.max(0, location.start.offset - 40), location.start.offset + 40)}”`,
    );
  }
  if (known.size >= KNOWN) known.clear();
  known.add(sql);
}
