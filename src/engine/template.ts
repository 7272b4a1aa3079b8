import { FailureError, type Dialect } from '../model';

/** What a data set's SQL may speak of. */
export interface TemplateScope {
  /**
   * The SQL name of a raw table or of another data set. What it throws is told with the line.
   * @param all of all keys, where only some of the data set's are built.
   */
  ref(name: string, all: boolean): string;
  /** SQL by name, put in as it is: `this` is the data set's own table, `today` a date's literal. */
  readonly variables: Readonly<Record<string, string>>;
  readonly dialect: Dialect;
  /** For messages. */
  readonly dataset?: string;
}

const isRef = (name: string): boolean => name === 'ref' || name === 'ref_all';

const NAME = /[A-Za-z_]\w*/y;
const nameAt = (sql: string, at: number): string => {
  NAME.lastIndex = at;
  return NAME.exec(sql)?.[0] ?? '';
};

const skipSpace = (sql: string, at: number): number => {
  let i = at;
  while (/\s/.test(sql.charAt(i))) i += 1;
  return i;
};

const isComment = (sql: string, at: number): boolean =>
  sql.startsWith('--', at) || sql.startsWith('/*', at);

/** Where the comment, literal or quoted name that begins here ends; `at` when none begins here. */
const opaqueEnd = (sql: string, at: number): number => {
  const after = (mark: string, from: number): number => {
    const end = sql.indexOf(mark, from);
    return end < 0 ? sql.length : end + mark.length;
  };
  if (sql.startsWith('--', at)) return after('\n', at);
  if (sql.startsWith('/*', at)) return after('*/', at + 2);
  const quote = sql.charAt(at);
  return quote === "'" || quote === '"' || quote === '`' ? after(quote, at + 1) : at;
};

/**
 * The SQL with its `{{ … }}` replaced: `{{ ref('edfi.students') }}`, `{{ this }}`, `{{ today() }}` and
 * the dialect's macros. Inside the braces macros call each other plainly:
 * `{{ share(days_between(a, b), 180) }}`. Comments and literals are left alone.
 * @throws FailureError `data.sql` with the line, when something in braces is not known.
 */
export const render = (sql: string, scope: TemplateScope): string => {
  const { variables } = scope;
  const { macros } = scope.dialect;
  const has = (names: object, name: string): boolean =>
    Object.prototype.hasOwnProperty.call(names, name);

  const fail = (at: number, why: string): never => {
    const line = sql.slice(0, at).split('\n').length;
    const detail = `line ${line}: ${why}`;
    throw new FailureError('data.sql', { dataset: scope.dataset ?? 'this data set', detail });
  };

  /** Where `close` stands that belongs to the `open` just before `from`. */
  const closing = (open: string, close: string, from: number, to: number): number => {
    let depth = 1;
    for (let i = from; i < to;) {
      const past = opaqueEnd(sql, i);
      if (past > i) i = past;
      else if (sql.startsWith(close, i)) {
        depth -= 1;
        if (depth === 0) return i;
        i += close.length;
      } else if (sql.startsWith(open, i)) {
        depth += 1;
        i += open.length;
      } else i += 1;
    }
    return fail(from, `“${open}” is never closed with “${close}”.`);
  };

  const argsIn = (from: number, to: number): readonly (readonly [number, number])[] => {
    if (skipSpace(sql, from) >= to) return [];
    const args: [number, number][] = [];
    let start = from;
    for (let i = from; i < to;) {
      const past = opaqueEnd(sql, i);
      if (past > i) i = past;
      else if (sql.charAt(i) === '(') i = closing('(', ')', i + 1, to) + 1;
      else {
        if (sql.charAt(i) === ',') {
          args.push([start, i]);
          start = i + 1;
        }
        i += 1;
      }
    }
    return [...args, [start, to]];
  };

  const refer = (name: string, all: boolean, at: number): string => {
    const quoted = /^'([^']+)'$/.exec(name)?.[1];
    if (!quoted) return fail(at, `ref takes one name in quotes, as in ref('edfi.students').`);
    try {
      return scope.ref(quoted, all);
    } catch (error) {
      if (error instanceof FailureError) throw error;
      return fail(at, error instanceof Error ? error.message : String(error));
    }
  };

  const call = (name: string, args: readonly string[], at: number): string => {
    if (isRef(name)) return refer(args.join(', '), name !== 'ref', at);
    const macro = has(macros, name) ? macros[name] : undefined;
    const variable = has(variables, name) ? variables[name] : undefined;
    if (variable !== undefined && args.length === 0) return macro ? macro(variable) : variable;
    if (!macro) {
      const known = ['ref', ...Object.keys(variables), ...Object.keys(macros)];
      return fail(
        at,
        `there is no macro “${name}”. Known: ${[...new Set(known)].sort().join(', ')}.`,
      );
    }
    // A macro with rest parameters has length 0 and takes one value at least.
    if (macro.length > 0 ? args.length !== macro.length : args.length === 0)
      fail(at, `${name} takes ${macro.length || 'one or more'} value(s), not ${args.length}.`);
    return macro(...args);
  };

  const callAt = (at: number, name: string, open: number, to: number): [string, number] => {
    const close = closing('(', ')', open + 1, to);
    const args = argsIn(open + 1, close).map(([a, b]) => expand(a, b, true).trim());
    return [call(name, args, at), close + 1];
  };

  const braces = (from: number, to: number): string => {
    const at = skipSpace(sql, from);
    const name = nameAt(sql, at);
    const next = skipSpace(sql, at + name.length);
    if (name && next >= to) return call(name, [], at);
    if (!name || sql.charAt(next) !== '(')
      return fail(at, `“${sql.slice(from, to).trim()}” is neither a name nor a call.`);
    const [text, end] = callAt(at, name, next, to);
    if (skipSpace(sql, end) < to)
      fail(end, `“${sql.slice(end, to).trim()}” stands after a call, inside the braces.`);
    return text;
  };

  const isKnown = (name: string): boolean =>
    isRef(name) || has(macros, name) || has(variables, name);

  const expand = (from: number, to: number, inside: boolean): string => {
    let out = '';
    for (let i = from; i < to;) {
      const past = Math.min(opaqueEnd(sql, i), to);
      const name = inside && past === i ? nameAt(sql, i) : '';
      let end = Math.max(past, i + Math.max(name.length, 1));
      // A comment at an argument's end would swallow what the macro puts behind it.
      let text = inside && isComment(sql, i) ? ' ' : sql.slice(i, end);
      if (past === i && sql.startsWith('{{', i)) {
        const close = closing('{{', '}}', i + 2, to);
        text = braces(i + 2, close);
        end = close + 2;
      } else if (name && isKnown(name) && !/[\w.]/.test(sql.charAt(i - 1))) {
        const open = skipSpace(sql, end);
        if (open < to && sql.charAt(open) === '(') [text, end] = callAt(i, name, open, to);
      }
      out += text;
      i = end;
    }
    return out;
  };

  return expand(0, sql.length, false);
};
