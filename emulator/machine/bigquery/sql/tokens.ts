/** GoogleSQL's words. From Google's page "Lexical structure and syntax". */
import { invalidQuery } from '../errors';

export interface Token {
  readonly kind: 'name' | 'quoted' | 'text' | 'bytes' | 'number' | 'parameter' | 'sign';
  /** Of a text its value; of a quoted name the name. */
  readonly text: string;
  readonly from: number;
  readonly to: number;
}

const SIGNS = ['<<', '>>', '<=', '>=', '<>', '!=', '||', '=>', '@@'];
const ESCAPES: Readonly<Record<string, string>> = {
  a: '\x07',
  b: '\b',
  f: '\f',
  n: '\n',
  r: '\r',
  t: '\t',
  v: '\v',
  '\\': '\\',
  '?': '?',
  '"': '"',
  "'": "'",
  '`': '`',
};

/** Where in the text, as BigQuery says it: `[3:15]`. */
export const placeOf = (sql: string, at: number): string => {
  const before = sql.slice(0, at).split('\n');
  return `[${before.length}:${before.at(-1)!.length + 1}]`;
};
export const syntaxError = (sql: string, at: number, what: string): Error =>
  invalidQuery(`Syntax error: ${what} at ${placeOf(sql, at)}`);

function unescape(sql: string, raw: string, at: number): string {
  return raw.replace(
    /\\(x[0-9a-fA-F]{2}|X[0-9a-fA-F]{2}|u[0-9a-fA-F]{4}|U[0-9a-fA-F]{8}|[0-7]{3}|[^])/g,
    (all, what: string) => {
      if (/^[xXuU]./.test(what)) return String.fromCodePoint(parseInt(what.slice(1), 16));
      if (/^[0-7]{3}$/.test(what)) return String.fromCodePoint(parseInt(what, 8));
      const found = ESCAPES[what];
      if (found === undefined) throw syntaxError(sql, at, `Illegal escape sequence: ${all}`);
      return found;
    },
  );
}

export function tokensOf(sql: string): Token[] {
  const tokens: Token[] = [];
  let at = 0;
  const add = (kind: Token['kind'], text: string, to: number): void => {
    tokens.push({ kind, text, from: at, to });
    at = to;
  };
  const rest = (): string => sql.slice(at, at + 4);

  function literal(prefix: string): void {
    const open = at + prefix.length;
    const sign = sql[open]!;
    const triple = sql.startsWith(sign.repeat(3), open);
    const mark = triple ? sign.repeat(3) : sign;
    let end = open + mark.length;
    for (; ; end++) {
      if (end >= sql.length || (!triple && sql[end] === '\n'))
        throw syntaxError(sql, at, `Unclosed ${triple ? 'triple-quoted ' : ''}string literal`);
      if (sql[end] === '\\') end++;
      else if (sql.startsWith(mark, end)) break;
    }
    const inside = sql.slice(open + mark.length, end);
    const raw = /r/i.test(prefix);
    const value = raw ? inside : unescape(sql, inside, at);
    add(/b/i.test(prefix) ? 'bytes' : 'text', value, end + mark.length);
  }

  while (at < sql.length) {
    const c = sql[at]!;
    if (/\s/.test(c)) at++;
    else if (c === '#' || sql.startsWith('--', at)) {
      const end = sql.indexOf('\n', at);
      at = end < 0 ? sql.length : end;
    } else if (sql.startsWith('/*', at)) {
      const end = sql.indexOf('*/', at + 2);
      if (end < 0) throw syntaxError(sql, at, 'Unclosed comment');
      at = end + 2;
    } else if (/^(r|b|rb|br)?['"]/i.test(rest())) {
      literal(/^[rb]*/i.exec(rest())![0]);
    } else if (c === '`') {
      let end = at + 1;
      while (end < sql.length && sql[end] !== '`') end += sql[end] === '\\' ? 2 : 1;
      if (end >= sql.length) throw syntaxError(sql, at, 'Unclosed identifier literal');
      const name = unescape(sql, sql.slice(at + 1, end), at);
      if (name === '') throw syntaxError(sql, at, 'Invalid empty identifier');
      add('quoted', name, end + 1);
    } else if (/[0-9]/.test(c) || (c === '.' && /[0-9]/.test(sql[at + 1] ?? ''))) {
      const [number] = /^(0x[0-9a-f]+|(\d+\.?\d*|\.\d+)(e[+-]?\d+)?)/i.exec(
        sql.slice(at, at + 400),
      )!;
      if (/[a-z_]/i.test(sql[at + number.length] ?? ''))
        throw syntaxError(sql, at, 'Missing whitespace between literal and alias');
      add('number', number, at + number.length);
    } else if (/[A-Za-z_]/.test(c)) {
      const [name] = /^\w+/.exec(sql.slice(at, at + 400))!;
      add('name', name, at + name.length);
    } else if (c === '@' && /[A-Za-z_]/.test(sql[at + 1] ?? '')) {
      const [name] = /^\w+/.exec(sql.slice(at + 1, at + 400))!;
      add('parameter', name, at + 1 + name.length);
    } else if (c === '?') add('parameter', '?', at + 1);
    else {
      const sign = SIGNS.find((one) => sql.startsWith(one, at)) ?? c;
      if (!/^[()[\]{},.;:+\-*/=<>!|&^~@]+$/.test(sign))
        throw syntaxError(sql, at, `Illegal input character "${c}"`);
      add('sign', sign, at + sign.length);
    }
  }
  return tokens;
}

export const is = (token: Token | undefined, ...words: string[]): boolean =>
  token !== undefined &&
  (token.kind === 'name' || token.kind === 'sign') &&
  words.includes(token.text.toUpperCase());

/** One statement's tokens; the empty ones between semicolons are none. */
export function statementsOf(tokens: readonly Token[]): Token[][] {
  const all: Token[][] = [[]];
  for (const token of tokens) {
    if (is(token, ';')) all.push([]);
    else all.at(-1)!.push(token);
  }
  return all.filter((one) => one.length > 0);
}

const CLOSING: Readonly<Record<string, string>> = { '(': ')', '[': ']', '{': '}' };

/** Index of the bracket that closes the one at `open`. */
export function closing(tokens: readonly Token[], open: number): number {
  const stack: string[] = [];
  for (let i = open; i < tokens.length; i++) {
    const { kind, text } = tokens[i]!;
    if (kind !== 'sign') continue;
    if (CLOSING[text]) stack.push(CLOSING[text]);
    else if (text === stack.at(-1)) {
      stack.pop();
      if (stack.length === 0) return i;
    }
  }
  throw invalidQuery('Syntax error: Unexpected end of script: a bracket is not closed');
}

/** Parts between commas that stand in no bracket. */
export function split(tokens: readonly Token[], ...by: string[]): Token[][] {
  const words = by.length > 0 ? by : [','];
  const parts: Token[][] = [[]];
  for (let i = 0; i < tokens.length; i++) {
    const token = tokens[i]!;
    if (token.kind === 'sign' && CLOSING[token.text]) {
      const end = closing(tokens, i);
      parts.at(-1)!.push(...tokens.slice(i, end + 1));
      i = end;
    } else if (is(token, ...words)) parts.push([]);
    else parts.at(-1)!.push(token);
  }
  return parts;
}

/** First of these words that stands in no bracket; -1: none does. */
export function find(tokens: readonly Token[], words: readonly string[], from = 0): number {
  for (let i = from; i < tokens.length; i++) {
    if (is(tokens[i], ...words)) return i;
    if (tokens[i]!.kind === 'sign' && CLOSING[tokens[i]!.text]) i = closing(tokens, i);
  }
  return -1;
}
