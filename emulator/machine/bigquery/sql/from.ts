/** What stands in FROM, and the queries of WITH. */
import { isName, pathAt, quote, type Context, type Names } from './names';
import { closing, is, syntaxError, type Token } from './tokens';
import { translate } from './translate';

/** `WITH a AS (…), b AS (…)`; `end` is behind it. */
export function withClause(
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
export const fromList = (context: Context, tokens: readonly Token[], names: Names): string =>
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
