/** Where a driver sees parameters: every `?` that stands in no text, no name and no comment. */

export interface Syntax {
  /** A backslash in a text takes the next character's meaning away. */
  readonly backslash: boolean;
  /** `#` begins a comment, backticks quote names (MySQL). */
  readonly mysql: boolean;
}

const DOLLAR = /\$(?:[A-Za-z_\u0080-\uffff][\w\u0080-\uffff]*)?\$/y;

/** The end of what begins at `at` and is passed over whole; `at` itself if nothing does. */
function passed(sql: string, at: number, { backslash, mysql }: Syntax): number {
  const two = sql.slice(at, at + 2);
  const first = two[0]!;
  const until = (end: string, from: number): number => {
    const found = sql.indexOf(end, from);
    return found < 0 ? sql.length : found + end.length;
  };
  if (two === '--' || (mysql && first === '#')) return until('\n', at);
  if (two === '/*') return mysql ? until('*/', at + 2) : nested(sql, at);
  if (first === "'" || first === '"' || (mysql && first === '`')) {
    const escapes =
      first !== '`' &&
      (mysql ? backslash : first === "'" && /[eE]$/.test(sql.slice(Math.max(0, at - 1), at)));
    for (let i = at + 1; i < sql.length; i++) {
      if (escapes && sql[i] === '\\') i += 1;
      else if (sql[i] === first) {
        if (sql[i + 1] !== first) return i + 1;
        i += 1;
      }
    }
    return sql.length;
  }
  if (!mysql && first === '$') {
    DOLLAR.lastIndex = at;
    const tag = DOLLAR.exec(sql)?.[0];
    if (tag) return until(tag, at + tag.length);
  }
  return at;
}

function nested(sql: string, at: number): number {
  let depth = 0;
  for (let i = at; i < sql.length; i++) {
    const two = sql.slice(i, i + 2);
    if (two === '/*') depth += 1;
    else if (two === '*/') depth -= 1;
    else continue;
    i += 1;
    if (depth === 0) return i + 1;
  }
  return sql.length;
}

/** The statement's pieces between its parameters. PostgreSQL's driver reads `??` as the operator `?`. */
export function pieces(sql: string, syntax: Syntax): readonly string[] {
  const { backslash, mysql } = syntax;
  if (last.sql !== sql || last.backslash !== backslash || last.mysql !== mysql)
    last = { sql, backslash, mysql, found: split(sql, syntax) };
  return last.found;
}
/** One statement comes many times in a row: once for every set of its parameters. */
let last: Syntax & { readonly sql: string; readonly found: readonly string[] } = {
  ...{ sql: '', found: [''], backslash: false, mysql: false },
};

function split(sql: string, syntax: Syntax): string[] {
  const found: string[] = [];
  let piece = '';
  let from = 0;
  for (let at = 0; at < sql.length;) {
    const end = passed(sql, at, syntax);
    if (end > at) {
      at = end;
    } else if (sql[at] !== '?') {
      at += 1;
    } else if (!syntax.mysql && sql[at + 1] === '?') {
      piece += sql.slice(from, at + 1);
      at += 2;
      from = at;
    } else {
      found.push(piece + sql.slice(from, at));
      piece = '';
      at += 1;
      from = at;
    }
  }
  return [...found, piece + sql.slice(from)];
}
