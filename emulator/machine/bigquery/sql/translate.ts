/**
 * GoogleSQL as DuckDB says it, word by word: brackets and clauses stay where they are, names, literals,
 * functions and what the two mean differently are written anew. What it does not know it refuses.
 */
import { invalidQuery } from '../errors';
import { checkAliases } from './aliases';
import { call } from './call';
import { castSql, specialAt } from './forms';
import { fromList, tableAt, withClause } from './from';
import { isName, isReserved, quote, text, type Context, type Names } from './names';
import { primaryAt, subscript } from './operands';
import { closing, is, syntaxError, type Token } from './tokens';

/** Where a table's name is expected next, and what ends such a place. */
const TABLE_FOLLOWS = ['FROM', 'JOIN'];
const FROM_ENDS = [
  ...['WHERE', 'GROUP', 'HAVING', 'QUALIFY', 'WINDOW', 'ORDER', 'LIMIT'],
  ...['UNION', 'INTERSECT', 'EXCEPT', 'SELECT', 'SET', 'WHEN'],
];

/** A query or an expression. */
export function translate(context: Context, tokens: readonly Token[], names: Names): string {
  const { source } = context;
  let seen = names;
  const out: string[] = [];
  /** The clause of this level: `''` before any. */
  let clause = '';
  let expectTable = false;
  const inner = (some: readonly Token[]): string => translate(context, some, seen);

  const previous = (i: number): Token | undefined => tokens[i - 1];

  for (let i = 0; i < tokens.length; i++) {
    const token = tokens[i]!;
    const next = tokens[i + 1];
    const upper = token.kind === 'name' ? token.text.toUpperCase() : '';

    if (upper === 'WITH' && !is(next, 'OFFSET')) {
      const { sql, end, ctes } = withClause(context, tokens, i, seen);
      seen = { ctes };
      out.push(sql);
      i = end - 1;
      continue;
    }
    if (expectTable && !is(token, '(')) {
      const { sql, next: after } = tableAt(context, tokens, i, seen);
      out.push(sql);
      i = after - 1;
      expectTable = false;
      continue;
    }
    if (token.kind === 'sign' && (token.text === '(' || token.text === '[')) {
      const end = closing(tokens, i);
      const inside = tokens.slice(i + 1, end);
      const query = is(inside[0], 'SELECT', 'WITH', '(');
      const [open, close] = token.text === '(' ? ['(', ')'] : ['[', ']'];
      if (token.text === '[' && isOperandEnd(previous(i)))
        out.push(subscript(context, inside, seen));
      else if (expectTable && !query) out.push(`(${fromList(context, inside, seen)})`);
      else if (clause === 'FROM' && !query && is(previous(i), 'USING'))
        out.push(
          `(${inside.map((one) => (one.kind === 'sign' ? ',' : quote(one.text))).join(' ')})`,
        );
      else out.push(open + inner(inside) + close);
      expectTable = false;
      i = end;
      continue;
    }
    switch (token.kind) {
      case 'text':
        out.push(text(token.text));
        continue;
      case 'bytes':
        out.push(`unhex('${Buffer.from(token.text, 'latin1').toString('hex')}')`);
        continue;
      case 'parameter':
        out.push(context.parameter(token.text));
        continue;
      case 'number':
        out.push(number(token, tokens, i, clause));
        continue;
      case 'quoted':
        out.push(quote(token.text));
        continue;
      case 'sign':
        if (token.text === ',' && clause === 'FROM') expectTable = true;
        if (token.text === '/') {
          // BigQuery divides as FLOAT64, and not by zero
          const { sql, end } = primaryAt(context, tokens, i + 1, seen);
          out.push(`/ ${context.probe ? `(${sql})` : `bq_divisor(${sql})`}`);
          i = end - 1;
        } else out.push(token.text === '!=' ? '<>' : token.text);
        continue;
      case 'name':
    }

    // after a dot everything is a name
    if (is(previous(i), '.')) {
      out.push(quote(token.text));
      continue;
    }
    if (
      TABLE_FOLLOWS.includes(upper) &&
      !(upper === 'FROM' && is(previous(i), 'DISTINCT') && is(tokens[i - 2], 'IS', 'NOT'))
    ) {
      clause = 'FROM';
      expectTable = true;
      out.push(upper);
      continue;
    }
    if (FROM_ENDS.includes(upper) && !(upper === 'EXCEPT' && previousStar(tokens, i)))
      clause = upper;
    if (upper === 'SELECT' && context.probe) checkAliases(context, tokens, i, seen.ctes);
    if (upper === 'ON') expectTable = false;

    const special = specialAt(context, tokens, i, seen, upper);
    if (special) {
      out.push(special.sql);
      i = special.end - 1;
      continue;
    }
    if (is(next, '(') && !KEYWORDS_BEFORE_BRACKET.has(upper)) {
      const end = closing(tokens, i + 1);
      out.push(call(context, token, tokens.slice(i + 2, end), seen));
      i = end;
      continue;
    }
    if (
      is(next, '.') &&
      upper === 'SAFE' &&
      tokens[i + 2]?.kind === 'name' &&
      is(tokens[i + 3], '(')
    ) {
      const end = closing(tokens, i + 3);
      const inside = tokens.slice(i + 4, end);
      // an error of ours cannot be caught there
      out.push(
        is(tokens[i + 2], 'PARSE_JSON')
          ? castSql(context, inner(inside), 'JSON', true)
          : `TRY(${call(context, tokens[i + 2]!, inside, seen)})`,
      );
      i = end;
      continue;
    }
    if (isReserved(upper)) {
      out.push(upper);
      continue;
    }
    if (isContextual(upper, tokens, i)) {
      out.push(upper);
      continue;
    }
    out.push(quote(token.text));
  }
  if (expectTable) throw syntaxError(source, source.length, 'Unexpected end of statement');
  return out.join(' ');
}

const KEYWORDS_BEFORE_BRACKET = new Set(
  (
    'IN AS FROM JOIN ON AND OR NOT WHERE SELECT BY OVER USING VALUES UNION ALL DISTINCT INTERSECT EXCEPT EXISTS ' +
    'WHEN THEN ELSE CASE LIKE BETWEEN HAVING QUALIFY LIMIT IS SET REPLACE_COLUMNS RETURN INTO ANY SOME'
  ).split(' '),
);

const previousStar = (tokens: readonly Token[], i: number): boolean => is(tokens[i - 1], '*');

/** Whether a `[` behind this token asks for an element. */
const isOperandEnd = (token: Token | undefined): boolean =>
  token !== undefined && (isName(token) || is(token, ')', ']') || token.kind === 'parameter');

/** Words that mean something in their place only. */
function isContextual(upper: string, tokens: readonly Token[], i: number): boolean {
  switch (upper) {
    case 'ROW':
      return is(tokens[i - 1], 'CURRENT');
    case 'FIRST':
    case 'LAST':
      return is(tokens[i - 1], 'NULLS');
    case 'OFFSET':
      return i >= 2 && is(tokens[i - 2], 'LIMIT');
    case 'VALUES':
      return is(tokens[i + 1], '(');
    default:
      return false;
  }
}

function number(token: Token, tokens: readonly Token[], i: number, clause: string): string {
  const raw = token.text;
  if (!/^(\d+|0x[0-9a-f]+)$/i.test(raw)) return `CAST(${raw} AS DOUBLE)`;
  const before = tokens[i - 1];
  const after = tokens[i + 1];
  const alone =
    (before === undefined || is(before, 'BY', ',')) &&
    (after === undefined || is(after, ',', 'ASC', 'DESC') || after.kind === 'name');
  if (is(before, 'LIMIT', 'OFFSET') || is(after, 'PRECEDING', 'FOLLOWING')) return raw;
  // a column by its number
  if (alone && (clause === 'ORDER' || clause === 'GROUP')) return raw;
  const value = BigInt(raw);
  if (value > 9223372036854775808n || (value === 9223372036854775808n && !is(before, '-')))
    throw invalidQuery(`Invalid integer literal: ${raw}`);
  if (value === 9223372036854775808n) return '9223372036854775808';
  return `CAST(${value} AS BIGINT)`;
}
