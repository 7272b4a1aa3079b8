/**
 * GoogleSQL as DuckDB says it, word by word: brackets and clauses stay where they are, names, literals,
 * functions and what the two mean differently are written anew. What it does not know it refuses.
 */
import { invalidQuery } from '../errors';
import { DUCK, typeNamed, type Type } from '../types';
import { checkAliases } from './aliases';
import { functionSql, type Argument } from './functions';
import { closing, find, is, placeOf, split, syntaxError, type Token } from './tokens';

export interface Relation {
  /** What stands in FROM. */
  readonly sql: string;
  /** What its columns are called by where nobody says otherwise. */
  readonly name: string;
}
export interface Context {
  readonly source: string;
  /** A statement whose types are looked at before it runs: its explicit casts are all TRY_CAST. */
  readonly probe: boolean;
  table(path: readonly string[], at: number): Relation;
  /** Names of a table's columns. */
  columns(path: readonly string[]): readonly string[];
  /** A parameter's value in DuckDB's SQL. */
  parameter(name: string): string;
  /** Virtual time, microseconds since 1970. */
  readonly nowMicros: number;
}

/** From Google's page "Lexical structure": these are never names unless quoted. */
const RESERVED = new Set(
  (
    'ALL AND ANY ARRAY AS ASC ASSERT_ROWS_MODIFIED AT BETWEEN BY CASE CAST COLLATE CONTAINS CREATE CROSS ' +
    'CUBE CURRENT DEFAULT DEFINE DESC DISTINCT ELSE END ENUM ESCAPE EXCEPT EXCLUDE EXISTS EXTRACT FALSE ' +
    'FETCH FOLLOWING FOR FROM FULL GROUP GROUPING GROUPS HASH HAVING IF IGNORE IN INNER INTERSECT INTERVAL ' +
    'INTO IS JOIN LATERAL LEFT LIKE LIMIT LOOKUP MERGE NATURAL NEW NO NOT NULL NULLS OF ON OR ORDER OUTER ' +
    'OVER PARTITION PRECEDING PROTO QUALIFY RANGE RECURSIVE RESPECT RIGHT ROLLUP ROWS SELECT SET SOME STRUCT ' +
    'TABLESAMPLE THEN TO TREAT TRUE UNBOUNDED UNION UNNEST USING WHEN WHERE WINDOW WITH WITHIN'
  ).split(' '),
);
export const isReserved = (word: string): boolean => RESERVED.has(word.toUpperCase());

export const quote = (name: string): string => `"${name.replace(/"/g, '""')}"`;
export const text = (value: string): string => {
  if (value.includes('\0')) return `(${value.split('\0').map(text).join(' || chr(0) || ')})`;
  return `'${value.replace(/'/g, "''")}'`;
};

export const cast = (context: Context, sql: string, type: string): string =>
  `${context.probe ? 'TRY_CAST' : 'CAST'}(${sql} AS ${type})`;

/** Where a table's name is expected next, and what ends such a place. */
const TABLE_FOLLOWS = ['FROM', 'JOIN'];
const FROM_ENDS = [
  ...['WHERE', 'GROUP', 'HAVING', 'QUALIFY', 'WINDOW', 'ORDER', 'LIMIT'],
  ...['UNION', 'INTERSECT', 'EXCEPT', 'SELECT', 'SET', 'WHEN'],
];

export interface Names {
  /** Names of WITH that can be seen. */
  readonly ctes: ReadonlySet<string>;
}

const isName = (token: Token | undefined): boolean =>
  token !== undefined &&
  (token.kind === 'quoted' || (token.kind === 'name' && !isReserved(token.text)));

/** A dotted name from `at` on: its parts and the index behind it. Dashes of a project need no quotes. */
export function pathAt(tokens: readonly Token[], at: number): { path: string[]; next: number } {
  const path: string[] = [];
  let i = at;
  for (;;) {
    const token = tokens[i];
    if (!token || (!isName(token) && !(path.length > 0 && token.kind === 'name'))) break;
    let part = token.text;
    let end = token.to;
    i += 1;
    while (
      path.length === 0 &&
      token.kind === 'name' &&
      is(tokens[i], '-') &&
      tokens[i]!.from === end &&
      tokens[i + 1]?.from === tokens[i]!.to &&
      /^\w+$/.test(tokens[i + 1]!.text)
    ) {
      part += `-${tokens[i + 1]!.text}`;
      end = tokens[i + 1]!.to;
      i += 2;
    }
    path.push(...(token.kind === 'quoted' ? part.split('.') : [part]));
    if (!is(tokens[i], '.')) break;
    i += 1;
  }
  return { path, next: i };
}

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
    if (RESERVED.has(upper)) {
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

/** `WITH a AS (…), b AS (…)`; `end` is behind it. */
function withClause(
  context: Context,
  tokens: readonly Token[],
  at: number,
  names: Names,
): { sql: string; end: number; ctes: ReadonlySet<string> } {
  let i = at + 1;
  const recursive = is(tokens[i], 'RECURSIVE');
  if (recursive) i += 1;
  const ctes = new Set(names.ctes);
  const parts: string[] = [];
  for (;;) {
    const name = tokens[i];
    if (!name || !isName(name) || !is(tokens[i + 1], 'AS') || !is(tokens[i + 2], '('))
      throw syntaxError(context.source, (name ?? tokens.at(-1)!).from, 'Expected a query name');
    const end = closing(tokens, i + 2);
    if (recursive) ctes.add(name.text.toLowerCase());
    const query = translate(context, tokens.slice(i + 3, end), { ctes });
    parts.push(`${quote(name.text)} AS (${query})`);
    ctes.add(name.text.toLowerCase());
    i = end + 1;
    if (!is(tokens[i], ',')) break;
    i += 1;
  }
  return { sql: `WITH ${recursive ? 'RECURSIVE ' : ''}${parts.join(', ')}`, end: i, ctes };
}

/** Joins inside brackets. */
const fromList = (context: Context, tokens: readonly Token[], names: Names): string =>
  translate(context, [{ kind: 'name', text: 'FROM', from: 0, to: 0 }, ...tokens], names).replace(
    /^FROM /,
    '',
  );

/** A table, with its alias. */
export function tableAt(
  context: Context,
  tokens: readonly Token[],
  at: number,
  names: Names,
): { sql: string; next: number } {
  const token = tokens[at]!;
  let sql: string;
  let name: string | null;
  let i: number;
  if (is(token, 'UNNEST') && is(tokens[at + 1], '(')) {
    const end = closing(tokens, at + 1);
    const list = translate(context, tokens.slice(at + 2, end), names);
    i = end + 1;
    let alias: string | null = null;
    if (is(tokens[i], 'AS')) i += 1;
    if (isName(tokens[i]) && !is(tokens[i], 'CROSS', 'JOIN')) alias = tokens[i++]!.text;
    if (is(tokens[i], 'WITH') && is(tokens[i + 1], 'OFFSET')) {
      i += 2;
      if (is(tokens[i], 'AS')) i += 1;
      const offset = isName(tokens[i]) ? tokens[i++]!.text : 'offset';
      const value = quote(alias ?? '_unnested');
      return {
        sql: `(SELECT u AS ${value}, o - 1 AS ${quote(offset)} FROM unnest(${list}) WITH ORDINALITY AS q(u, o))`,
        next: i,
      };
    }
    const value = quote(alias ?? '_unnested');
    return { sql: `unnest(${list}) AS ${quote(`_${alias ?? 'u'}`)}(${value})`, next: i };
  }
  const { path, next } = pathAt(tokens, at);
  if (path.length === 0)
    throw syntaxError(context.source, token.from, `Unexpected "${token.text}"`);
  if (path.length === 1 && names.ctes.has(path[0]!.toLowerCase())) {
    sql = quote(path[0]!);
    name = null;
  } else {
    const relation = context.table(path, token.from);
    ({ sql } = relation);
    ({ name } = relation);
  }
  i = next;
  if (is(tokens[i], 'AS')) i += 1;
  if (isName(tokens[i]) && !is(tokens[i], 'TABLESAMPLE')) {
    name = tokens[i]!.text;
    i += 1;
  }
  return { sql: name === null ? sql : `${sql} AS ${quote(name)}`, next: i };
}

/** The operand from `at` on: signs before it, what follows a dot or a bracket. */
function primaryAt(
  context: Context,
  tokens: readonly Token[],
  at: number,
  names: Names,
): { sql: string; end: number } {
  let i = at;
  while (is(tokens[i], '-', '+', '~')) i += 1;
  const token = tokens[i];
  if (!token)
    throw syntaxError(context.source, context.source.length, 'Unexpected end of statement');
  if (is(token, 'CASE')) {
    let depth = 0;
    do {
      if (is(tokens[i], 'CASE')) depth += 1;
      if (is(tokens[i], 'END')) depth -= 1;
      i += 1;
    } while (depth > 0 && i < tokens.length);
  } else {
    i = is(token, '(', '[') ? closing(tokens, i) + 1 : i + 1;
    for (;;) {
      if (is(tokens[i], '(', '[')) i = closing(tokens, i) + 1;
      else if (is(tokens[i], '.')) i += 2;
      else break;
    }
    if (is(tokens[i], 'OVER')) i = is(tokens[i + 1], '(') ? closing(tokens, i + 1) + 1 : i + 2;
  }
  return { sql: translate(context, tokens.slice(at, i), names), end: i };
}

/** `[OFFSET(n)]`, `[ORDINAL(n)]`, `[SAFE_OFFSET(n)]`: DuckDB counts from 1 and forgives. */
function subscript(context: Context, inside: readonly Token[], names: Names): string {
  const word = inside[0]?.text.toUpperCase() ?? '';
  const index = is(inside[1], '(')
    ? translate(context, inside.slice(2, closing(inside, 1)), names)
    : translate(context, inside, names);
  switch (word) {
    case 'SAFE_OFFSET':
      return `[(${index}) + 1]`;
    case 'SAFE_ORDINAL':
      return `[${index}]`;
    case 'ORDINAL':
      return `[${index}]`;
    default:
      return `[(${index}) + 1]`;
  }
}

/** Forms with a grammar of their own. */
function specialAt(
  context: Context,
  tokens: readonly Token[],
  i: number,
  names: Names,
  upper: string,
): { sql: string; end: number } | null {
  const next = tokens[i + 1];
  const open = is(next, '(');
  const end = open ? closing(tokens, i + 1) : i;
  const inside = open ? tokens.slice(i + 2, end) : [];
  const inner = (some: readonly Token[]): string => translate(context, some, names);
  const literalType = typeNamed(upper);
  switch (upper) {
    case 'CAST':
    case 'SAFE_CAST': {
      if (!open) return null;
      const as = find(inside, ['AS']);
      const type = as < 0 ? undefined : typeNamed(inside[as + 1]?.text ?? '');
      if (!type || as + 2 !== inside.length)
        throw invalidQuery(
          `Type not found: ${inside
            .slice(as + 1)
            .map((t) => t.text)
            .join('')} at ${placeOf(context.source, tokens[i]!.from)}`,
        );
      return {
        sql: castSql(context, inner(inside.slice(0, as)), type, upper === 'SAFE_CAST'),
        end: end + 1,
      };
    }
    case 'EXTRACT': {
      if (!open) return null;
      const from = find(inside, ['FROM']);
      const at = find(inside, ['AT'], from);
      const part = inside
        .slice(0, from)
        .map((t) => t.text.toUpperCase())
        .join('');
      const value = inner(inside.slice(from + 1, at < 0 ? undefined : at));
      const zone = at < 0 ? undefined : inner(inside.slice(at + 3));
      return {
        sql: functionSql(context, 'EXTRACT', [
          { sql: part },
          { sql: value },
          ...(zone ? [{ sql: zone }] : []),
        ]),
        end: end + 1,
      };
    }
    case 'UNNEST':
      // IN UNNEST(list)
      if (!open || !is(tokens[i - 1], 'IN')) return null;
      return { sql: `(SELECT unnest(${inner(inside)}))`, end: end + 1 };
    case 'IF':
      if (!open) return null;
      return { sql: call(context, tokens[i]!, inside, names), end: end + 1 };
    case 'LEFT':
    case 'RIGHT':
    case 'REPLACE': {
      if (!open) return null;
      if (upper === 'REPLACE' && is(tokens[i - 1], '*'))
        return { sql: `REPLACE (${inner(inside)})`, end: end + 1 };
      return { sql: call(context, tokens[i]!, inside, names), end: end + 1 };
    }
    case 'EXCEPT':
      if (is(tokens[i - 1], '*') && open)
        return { sql: `EXCLUDE (${inner(inside)})`, end: end + 1 };
      if (is(next, 'DISTINCT')) return { sql: 'EXCEPT', end: i + 2 };
      throw syntaxError(context.source, tokens[i]!.from, 'Expected keyword DISTINCT after EXCEPT');
    case 'UNION':
      if (is(next, 'ALL')) return { sql: 'UNION ALL', end: i + 2 };
      if (is(next, 'DISTINCT')) return { sql: 'UNION', end: i + 2 };
      throw syntaxError(
        context.source,
        next?.from ?? context.source.length,
        `Expected keyword ALL or keyword DISTINCT but got ${next ? `"${next.text}"` : 'end of statement'}`,
      );
    case 'INTERSECT':
      if (is(next, 'DISTINCT')) return { sql: 'INTERSECT', end: i + 2 };
      throw syntaxError(
        context.source,
        tokens[i]!.from,
        'Expected keyword DISTINCT after INTERSECT',
      );
    case 'ARRAY':
      if (open) return { sql: `ARRAY(${inner(inside)})`, end: end + 1 };
      return is(next, '[') ? { sql: '', end: i + 1 } : null;
    case 'STRUCT': {
      if (!open) return null;
      const fields = split(inside).map((field, k) => {
        const as = find(field, ['AS']);
        const name =
          as < 0
            ? field.at(-1)?.kind === 'name'
              ? field.at(-1)!.text
              : `_field_${k + 1}`
            : field[as + 1]!.text;
        return `${quote(name)} := ${inner(as < 0 ? field : field.slice(0, as))}`;
      });
      return { sql: `struct_pack(${fields.join(', ')})`, end: end + 1 };
    }
    case 'LIKE': {
      // BigQuery escapes by a backslash
      const stop = find(
        tokens,
        [
          'AND',
          'OR',
          'THEN',
          'ELSE',
          'END',
          'WHEN',
          ',',
          'GROUP',
          'ORDER',
          'LIMIT',
          'HAVING',
          'QUALIFY',
          'AS',
          'UNION',
          'LEFT',
          'JOIN',
          'INNER',
          'CROSS',
          'WHERE',
          'FULL',
          'RIGHT',
          'IS',
          '=',
          '<>',
          'EXCEPT',
          'INTERSECT',
          'WINDOW',
          'ASC',
          'DESC',
        ],
        i + 1,
      );
      const pattern = tokens.slice(i + 1, stop < 0 ? undefined : stop);
      return { sql: `LIKE (${inner(pattern)}) ESCAPE '\\'`, end: stop < 0 ? tokens.length : stop };
    }
    case 'NULLS':
      return null;
    case 'CURRENT_DATE':
    case 'CURRENT_TIMESTAMP':
      return open ? null : { sql: functionSql(context, upper, []), end: i + 1 };
    default:
      // DATE '2020-01-01'
      if (literalType && next?.kind === 'text')
        return { sql: `CAST(${text(next.text)} AS ${DUCK[literalType]})`, end: i + 2 };
      return null;
  }
}

function castSql(context: Context, sql: string, type: Type, safe: boolean): string {
  if (context.probe) return `TRY_CAST(${sql} AS ${DUCK[type]})`;
  return `bq_${safe ? 'safe' : 'to'}_${type.toLowerCase()}(${sql})`;
}

/** Aggregates and windows: what stands inside may begin with DISTINCT and end with ORDER BY and LIMIT. */
function call(context: Context, name: Token, inside: readonly Token[], names: Names): string {
  const upper = name.text.toUpperCase();
  const distinct = is(inside[0], 'DISTINCT');
  const body = distinct ? inside.slice(1) : inside;
  const cut = [
    find(body, ['ORDER']),
    find(body, ['LIMIT']),
    find(body, ['IGNORE', 'RESPECT']),
  ].filter((k) => k >= 0);
  const stop = cut.length > 0 ? Math.min(...cut) : body.length;
  const args: Argument[] =
    stop === 0
      ? []
      : split(body.slice(0, stop)).map((arg) => ({
          sql: is(arg[0], 'SELECT', 'WITH')
            ? `(${translate(context, arg, names)})`
            : is(arg[0], '*') && arg.length === 1
              ? '*'
              : is(arg[0], 'INTERVAL')
                ? intervalSql(context, arg, names)
                : translate(context, arg, names),
          tokens: arg,
        }));
  const tail = body.slice(stop);
  const order = find(tail, ['ORDER']);
  const limit = find(tail, ['LIMIT']);
  const nulls = find(tail, ['IGNORE', 'RESPECT']);
  return functionSql(context, upper, args, {
    place: placeOf(context.source, name.from),
    distinct,
    ...(order >= 0 && {
      order: translate(context, tail.slice(order, limit > order ? limit : undefined), names),
    }),
    ...(limit >= 0 && { limit: tail[limit + 1]!.text }),
    ...(nulls >= 0 && { nulls: `${tail[nulls]!.text.toUpperCase()} NULLS` }),
  });
}

/** `INTERVAL 1 DAY` as an argument: how many, and of what. */
function intervalSql(context: Context, tokens: readonly Token[], names: Names): string {
  const unit = tokens.at(-1)!.text.toUpperCase();
  return `to_${unit.toLowerCase()}s(CAST(${translate(context, tokens.slice(1, -1), names)} AS ${
    ['DAY', 'WEEK', 'MONTH', 'QUARTER', 'YEAR'].includes(unit) ? 'INTEGER' : 'BIGINT'
  }))`;
}
