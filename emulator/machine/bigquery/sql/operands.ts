/** Where an operand ends, and what asks for an element of a list. */
import type { Context, Names } from './names';
import { closing, is, syntaxError, type Token } from './tokens';
import { translate } from './translate';

/** The operand from `at` on: signs before it, what follows a dot or a bracket. */
export function primaryAt(
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
export function subscript(context: Context, inside: readonly Token[], names: Names): string {
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
