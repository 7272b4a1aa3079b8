/**
 * DuckDB lets a select list and a WHERE use what the same list names by AS; BigQuery does not. Looked at where
 * all tables of the FROM are known by their columns.
 */
import { invalidQuery } from '../errors';
import { typeNamed } from '../types';
import { closing, find, is, placeOf, split, type Token } from './tokens';
import { isReserved, pathAt, type Context } from './names';

const ENDS = [
  'WHERE',
  'GROUP',
  'HAVING',
  'QUALIFY',
  'WINDOW',
  'ORDER',
  'LIMIT',
  'UNION',
  'INTERSECT',
  'EXCEPT',
];
const PARTS =
  /^(MICROSECOND|MILLISECOND|SECOND|MINUTE|HOUR|DAY|DAYOFWEEK|DAYOFYEAR|WEEK|ISOWEEK|MONTH|QUARTER|YEAR|ISOYEAR|DATE|TIME)$/i;

/** Columns of all the tables after FROM, or null where one is no table of the catalogue. */
function columnsFrom(
  context: Context,
  from: readonly Token[],
  ctes: ReadonlySet<string>,
): Set<string> | null {
  const columns = new Set<string>();
  let expected = true;
  for (let i = 0; i < from.length; i++) {
    const token = from[i]!;
    if (expected) {
      if (is(token, '(', 'UNNEST')) return null;
      const { path, next } = pathAt(from, i);
      if (path.length < 2 || ctes.has(path[0]!.toLowerCase())) return null;
      for (const name of context.columns(path)) columns.add(name.toLowerCase());
      i = next - 1;
      expected = false;
    } else if (is(token, ',', 'JOIN')) expected = true;
    else if (is(token, '(', '[')) i = closing(from, i);
  }
  return columns;
}

/** The name an item gets by AS. */
const aliasOf = (item: readonly Token[]): string | null =>
  item.length > 2 && is(item.at(-2), 'AS') ? item.at(-1)!.text : null;

function uses(tokens: readonly Token[], names: ReadonlySet<string>): Token | null {
  for (let i = 0; i < tokens.length; i++) {
    const token = tokens[i]!;
    if (is(token, '(') && is(tokens[i + 1], 'SELECT', 'WITH')) {
      i = closing(tokens, i);
      continue;
    }
    const name = token.kind === 'quoted' || (token.kind === 'name' && !isReserved(token.text));
    if (!name || is(tokens[i - 1], '.', 'AS') || is(tokens[i + 1], '.', '(')) continue;
    if (token.kind === 'name' && (PARTS.test(token.text) || typeNamed(token.text))) continue;
    if (names.has(token.text.toLowerCase())) return token;
  }
  return null;
}

/** @param at where SELECT stands */
export function checkAliases(
  context: Context,
  tokens: readonly Token[],
  at: number,
  ctes: ReadonlySet<string>,
): void {
  const from = find(tokens, ['FROM', 'UNION', 'INTERSECT'], at);
  if (from < 0 || !is(tokens[from], 'FROM')) return;
  const list = split(tokens.slice(at + 1, from));
  const aliases = list.map(aliasOf);
  if (aliases.every((one) => one === null)) return;
  const end = find(tokens, ENDS, from);
  const columns = columnsFrom(context, tokens.slice(from + 1, end < 0 ? undefined : end), ctes);
  if (!columns) return;
  const names = new Set(
    aliases.flatMap((one) =>
      one === null || columns.has(one.toLowerCase()) ? [] : [one.toLowerCase()],
    ),
  );
  if (names.size === 0) return;
  const places = list.map((item, i) => (aliases[i] === null ? item : item.slice(0, -2)));
  if (is(tokens[end], 'WHERE')) {
    const stop = find(tokens, ENDS.slice(1), end);
    places.push(tokens.slice(end + 1, stop < 0 ? undefined : stop));
  }
  for (const place of places) {
    const used = uses(place, names);
    if (used)
      throw invalidQuery(
        `Unrecognized name: ${used.text} at ${placeOf(context.source, used.from)}`,
      );
  }
}
