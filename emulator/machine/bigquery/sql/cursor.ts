/** Reads a statement's words one after the other. */
import { invalidQuery } from '../errors';
import { closing, is, syntaxError, type Token } from './tokens';
import { isReserved, pathAt } from './names';

export interface Cursor {
  readonly at: () => number;
  readonly more: () => boolean;
  readonly peek: (ahead?: number) => Token | undefined;
  /** Takes these words if they come next. */
  readonly take: (...words: string[]) => boolean;
  /** These words must come next. */
  readonly expect: (...words: string[]) => void;
  readonly path: () => { readonly path: readonly string[]; readonly tokens: readonly Token[] };
  readonly name: () => string;
  /** What stands in the brackets that come next. */
  readonly bracket: () => Token[];
  /** Everything up to one of these words in no bracket and no CASE; or to the end. */
  readonly until: (...words: string[]) => Token[];
  readonly fail: (what: string) => Error;
}

export function cursorOf(source: string, tokens: readonly Token[]): Cursor {
  let i = 0;
  const peek = (ahead = 0): Token | undefined => tokens[i + ahead];
  const fail = (what: string): Error => syntaxError(source, peek()?.from ?? source.length, what);
  const found = (): string => (peek() ? `"${peek()!.text}"` : 'end of statement');
  const take = (...words: string[]): boolean => {
    if (!words.every((word, k) => is(peek(k), word))) return false;
    i += words.length;
    return true;
  };
  return {
    at: () => i,
    more: () => i < tokens.length,
    peek,
    take,
    expect(...words) {
      if (!take(...words)) throw fail(`Expected keyword ${words.join(' ')} but got ${found()}`);
    },
    path() {
      const { path, next } = pathAt(tokens, i);
      if (path.length === 0) throw fail(`Unexpected ${found()}`);
      const taken = tokens.slice(i, next);
      i = next;
      return { path, tokens: taken };
    },
    name() {
      const token = peek();
      if (!token || (token.kind !== 'quoted' && (token.kind !== 'name' || isReserved(token.text))))
        throw fail(`Expected identifier but got ${found()}`);
      i += 1;
      return token.text;
    },
    bracket() {
      if (!is(peek(), '(')) throw fail(`Expected "(" but got ${found()}`);
      const end = closing(tokens, i);
      const inside = tokens.slice(i + 1, end);
      i = end + 1;
      return inside;
    },
    until(...words) {
      const from = i;
      let depth = 0;
      for (; i < tokens.length; i++) {
        const token = tokens[i]!;
        if (is(token, 'CASE')) depth += 1;
        else if (is(token, 'END') && depth > 0) depth -= 1;
        else if (depth === 0 && is(token, ...words)) break;
        if (is(token, '(', '[')) i = closing(tokens, i);
      }
      return tokens.slice(from, i);
    },
    fail,
  };
}

/** `OPTIONS(description = 'x', labels = [('a', 'b')])` as values. */
export function optionsOf(source: string, inside: readonly Token[]): Record<string, unknown> {
  const options: Record<string, unknown> = {};
  let i = 0;
  const value = (): unknown => {
    const token = inside[i++];
    if (!token) throw invalidQuery('Syntax error: Unexpected end of OPTIONS');
    if (token.kind === 'text') return token.text;
    if (token.kind === 'number') return Number(token.text);
    if (is(token, 'TRUE', 'FALSE')) return is(token, 'TRUE');
    if (is(token, 'NULL')) return null;
    if (is(token, 'TIMESTAMP') && inside[i]?.kind === 'text') return Date.parse(inside[i++]!.text);
    if (is(token, '[', '(')) {
      const end = is(token, '[') ? ']' : ')';
      const list: unknown[] = [];
      while (!is(inside[i], end)) {
        list.push(value());
        if (!is(inside[i], ',')) break;
        i += 1;
      }
      i += 1;
      return list;
    }
    throw syntaxError(source, token.from, `Unexpected "${token.text}" in OPTIONS`);
  };
  while (i < inside.length) {
    const name = inside[i++]!;
    if (!is(inside[i++], '=')) throw syntaxError(source, name.from, 'Expected "=" in OPTIONS');
    options[name.text.toLowerCase()] = value();
    if (i < inside.length && !is(inside[i++], ','))
      throw syntaxError(source, inside[i - 1]!.from, 'Expected "," in OPTIONS');
  }
  return options;
}
