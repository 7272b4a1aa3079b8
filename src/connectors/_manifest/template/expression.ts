import { own, TemplateError } from './values';

/* The expressions of Jinja's language that manifests are written in, read into a tree. */

export type Node =
  | { readonly is: 'value'; readonly value: null | boolean | number | string }
  | { readonly is: 'name'; readonly name: string }
  | { readonly is: 'list'; readonly items: readonly Node[] }
  | { readonly is: 'dict'; readonly entries: readonly (readonly [Node, Node])[] }
  | { readonly is: 'at'; readonly of: Node; readonly name: Node; readonly dotted?: true }
  | {
      readonly is: 'slice';
      readonly of: Node;
      readonly from?: Node;
      readonly to?: Node;
      readonly step?: Node;
    }
  | { readonly is: 'call'; readonly of: Node; readonly args: Args }
  | { readonly is: 'filter'; readonly of: Node; readonly name: string; readonly args: Args }
  | {
      readonly is: 'test';
      readonly of: Node;
      readonly name: string;
      readonly args: Args;
      readonly not: boolean;
    }
  | { readonly is: 'not' | 'minus'; readonly of: Node }
  | { readonly is: 'and' | 'or'; readonly left: Node; readonly right: Node }
  | { readonly is: 'binary'; readonly op: string; readonly left: Node; readonly right: Node }
  | {
      readonly is: 'compare';
      readonly first: Node;
      readonly rest: readonly (readonly [string, Node])[];
    }
  | {
      readonly is: 'if';
      readonly when: Node;
      readonly then: Node;
      readonly otherwise: Node | null;
    };

export interface Args {
  readonly plain: readonly Node[];
  readonly named: readonly (readonly [string, Node])[];
}

type Token = {
  readonly kind: 'number' | 'string' | 'name' | 'mark' | 'end';
  readonly text: string;
};

const TOKEN =
  /\s*(?:(\d[\d_]*(?:\.\d+)?(?:[eE][+-]?\d+)?)|("(?:[^"\\]|\\[\s\S])*"|'(?:[^'\\]|\\[\s\S])*')|([A-Za-z_]\w*)|(\*\*|\/\/|==|!=|<=|>=|[-+*/%~<>()[\]{}.,:|=]))/y;

const ESCAPES: Readonly<Record<string, string>> = {
  n: '\n',
  t: '\t',
  r: '\r',
  '0': '\0',
  b: '\b',
  f: '\f',
};
const unquote = (text: string): string =>
  text
    .slice(1, -1)
    .replace(/\\(?:u([0-9a-fA-F]{4})|x([0-9a-fA-F]{2})|([\s\S]))/g, (all, u, x, one: string) =>
      u !== undefined || x !== undefined
        ? String.fromCharCode(parseInt((u ?? x) as string, 16))
        : one === '\n'
          ? ''
          : (ESCAPES[one] ?? (/['"\\]/.test(one) ? one : all)),
    );

const tokensOf = (text: string): readonly Token[] => {
  const tokens: Token[] = [];
  TOKEN.lastIndex = 0;
  while (TOKEN.lastIndex < text.length) {
    const from = TOKEN.lastIndex;
    const found = TOKEN.exec(text);
    if (!found) {
      if (text.slice(from).trim() === '') break;
      throw new TemplateError(`“${text.slice(from).trim().slice(0, 20)}” is not understood.`);
    }
    const [, number, string, name, mark] = found;
    if (number !== undefined) tokens.push({ kind: 'number', text: number });
    else if (string !== undefined) tokens.push({ kind: 'string', text: unquote(string) });
    else if (name !== undefined) tokens.push({ kind: 'name', text: name });
    else tokens.push({ kind: 'mark', text: mark! });
    if (tokens.length > MOST_TOKENS) throw new TemplateError('An expression is too long.');
  }
  return tokens;
};

const CONSTANTS: Readonly<Record<string, null | boolean>> = {
  true: true,
  True: true,
  false: false,
  False: false,
  none: null,
  None: null,
  null: null,
};
const COMPARISONS = ['==', '!=', '<', '>', '<=', '>='];
/** Expressions nest this deep and are this long, and no more: a manifest is a stranger's. */
export const DEEPEST = 60;
const MOST_TOKENS = 2_000;

/** @throws TemplateError */
export const parseExpression = (text: string): Node => {
  const reader = createReader(text);
  const node = reader.tuple();
  reader.end();
  return node;
};

export interface Reader {
  expression(): Node;
  disjunction(): Node;
  tuple(): Node;
  /** Filters behind what is already there, with a `|` before each, and the first. */
  filters(of: Node): Node;
  /** A name. */
  name(): string;
  end(): void;
  take(text: string): boolean;
}

export const createReader = (text: string): Reader => {
  const tokens = tokensOf(text);
  let next = 0;
  let depth = 0;
  const END: Token = { kind: 'end', text: '' };
  const peek = (ahead = 0): Token => tokens[next + ahead] ?? END;
  const is = (mark: string): boolean => peek().kind === 'mark' && peek().text === mark;
  const isName = (name: string): boolean => peek().kind === 'name' && peek().text === name;
  const fail = (): never => {
    throw new TemplateError(
      peek().kind === 'end'
        ? `“${text.trim().slice(0, 60)}” ends too early.`
        : `“${peek().text.slice(0, 20)}” stands where something else belongs, in “${text.trim().slice(0, 60)}”.`,
    );
  };
  const take = (mark: string): boolean => {
    if (!(peek().kind === 'mark' || peek().kind === 'name') || peek().text !== mark) return false;
    next++;
    return true;
  };
  const need = (mark: string): void => {
    if (!take(mark)) fail();
  };
  const takeName = (): string => (peek().kind === 'name' ? tokens[next++]!.text : fail());

  const args = (): Args => {
    const plain: Node[] = [];
    const named: [string, Node][] = [];
    while (!is(')')) {
      if (peek().kind === 'name' && peek(1).text === '=' && peek(1).kind === 'mark') {
        const name = takeName();
        next++;
        named.push([name, expression()]);
      } else plain.push(expression());
      if (!take(',')) break;
    }
    need(')');
    return { plain, named };
  };

  const NO_ARGS: Args = { plain: [], named: [] };
  /** What may stand behind a test's name without brackets. */
  const isArgument = ({ kind, text: of }: Token): boolean =>
    kind === 'number' ||
    kind === 'string' ||
    (kind === 'mark' && (of === '[' || of === '{')) ||
    (kind === 'name' && !['and', 'or', 'not', 'if', 'else', 'is', 'in'].includes(of));

  const primary = (): Node => {
    const token = peek();
    if (token.kind === 'number') {
      next++;
      return { is: 'value', value: Number(token.text.replace(/_/g, '')) };
    }
    if (token.kind === 'string') {
      let value = '';
      while (peek().kind === 'string') value += tokens[next++]!.text;
      return { is: 'value', value };
    }
    if (token.kind === 'name') {
      next++;
      return own(CONSTANTS, token.text) === undefined
        ? { is: 'name', name: token.text }
        : { is: 'value', value: CONSTANTS[token.text]! };
    }
    if (take('(')) {
      if (take(')')) return { is: 'list', items: [] };
      const inner = tuple();
      need(')');
      return inner;
    }
    if (take('[')) {
      const items: Node[] = [];
      while (!is(']')) {
        items.push(expression());
        if (!take(',')) break;
      }
      need(']');
      return { is: 'list', items };
    }
    if (take('{')) {
      const entries: [Node, Node][] = [];
      while (!is('}')) {
        const key = expression();
        need(':');
        entries.push([key, expression()]);
        if (!take(',')) break;
      }
      need('}');
      return { is: 'dict', entries };
    }
    return fail();
  };

  const postfix = (): Node => {
    let node = primary();
    for (;;) {
      if (take('.')) {
        const token = peek();
        if (token.kind !== 'name' && token.kind !== 'number') fail();
        next++;
        const value = token.kind === 'number' ? Number(token.text) : token.text;
        node = { is: 'at', of: node, name: { is: 'value', value }, dotted: true };
      } else if (take('[')) {
        const from = is(':') ? undefined : expression();
        if (take(':')) {
          const to = is(']') || is(':') ? undefined : expression();
          const step = take(':') && !is(']') ? expression() : undefined;
          const parts = {
            ...(from ? { from } : {}),
            ...(to ? { to } : {}),
            ...(step ? { step } : {}),
          };
          node = { is: 'slice', of: node, ...parts };
        } else node = { is: 'at', of: node, name: from! };
        need(']');
      } else if (take('(')) node = { is: 'call', of: node, args: args() };
      else return node;
    }
  };

  const filters = (before: Node): Node => {
    let node = before;
    for (;;) {
      if (take('|')) {
        const name = takeName();
        node = { is: 'filter', of: node, name, args: take('(') ? args() : NO_ARGS };
      } else if (isName('is')) {
        next++;
        const not = take('not');
        const name = takeName();
        const more = peek();
        const given: Args = take('(')
          ? args()
          : isArgument(more)
            ? { plain: [postfix()], named: [] }
            : NO_ARGS;
        node = { is: 'test', of: node, name, args: given, not };
      } else return node;
    }
  };

  const deeper = <T>(read: () => T): T => {
    if (++depth > DEEPEST) throw new TemplateError('An expression is nested too deep.');
    const found = read();
    depth--;
    return found;
  };
  /** A sign binds closer than a filter: `-1|abs` is 1. */
  const signed = (): Node =>
    take('-') ? { is: 'minus', of: deeper(signed) } : take('+') ? deeper(signed) : postfix();
  const unary = (): Node => filters(signed());

  const chain = (below: () => Node, marks: readonly string[]) => (): Node => {
    let left = below();
    while (peek().kind === 'mark' && marks.includes(peek().text)) {
      const op = tokens[next++]!.text;
      left = { is: 'binary', op, left, right: below() };
    }
    return left;
  };
  const power = chain(unary, ['**']);
  const product = chain(power, ['*', '/', '//', '%']);
  const joined = chain(product, ['~']);
  const sum = chain(joined, ['+', '-']);

  const comparison = (): Node => {
    const first = sum();
    const rest: [string, Node][] = [];
    for (;;) {
      if (peek().kind === 'mark' && COMPARISONS.includes(peek().text)) {
        const op = tokens[next++]!.text;
        rest.push([op, sum()]);
      } else if (take('in')) rest.push(['in', sum()]);
      else if (isName('not') && peek(1).text === 'in') {
        next += 2;
        rest.push(['not in', sum()]);
      } else return rest.length === 0 ? first : { is: 'compare', first, rest };
    }
  };
  const negation = (): Node => (take('not') ? { is: 'not', of: deeper(negation) } : comparison());
  const conjunction = (): Node => {
    let left = negation();
    while (take('and')) left = { is: 'and', left, right: negation() };
    return left;
  };
  const disjunction = (): Node => {
    let left = conjunction();
    while (take('or')) left = { is: 'or', left, right: conjunction() };
    return left;
  };
  const expression = (): Node =>
    deeper(() => {
      let node = disjunction();
      while (take('if')) {
        const when = disjunction();
        node = { is: 'if', when, then: node, otherwise: take('else') ? expression() : null };
      }
      return node;
    });
  const tuple = (): Node => {
    const first = expression();
    if (!is(',')) return first;
    const items = [first];
    while (take(',')) {
      if (is(')') || peek().kind === 'end') break;
      items.push(expression());
    }
    return { is: 'list', items };
  };
  return {
    expression,
    disjunction,
    tuple,
    end: () => {
      if (peek().kind !== 'end') fail();
    },
    filters: (of) => {
      const name = takeName();
      return filters({ is: 'filter', of, name, args: take('(') ? args() : NO_ARGS });
    },
    name: takeName,
    take,
  };
};
