import { TemplateError } from './values';

/* The part of Jinja's language that manifests are written in, read into a tree. */

export type Node =
  | { readonly is: 'value'; readonly value: null | boolean | number | string }
  | { readonly is: 'name'; readonly name: string }
  | { readonly is: 'list'; readonly items: readonly Node[] }
  | { readonly is: 'dict'; readonly entries: readonly (readonly [Node, Node])[] }
  | { readonly is: 'at'; readonly of: Node; readonly name: Node; readonly dotted?: true }
  | { readonly is: 'slice'; readonly of: Node; readonly from?: Node; readonly to?: Node }
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

export type Part =
  | string
  | { readonly is: 'print'; readonly node: Node }
  | {
      readonly is: 'if';
      readonly branches: readonly { readonly when: Node | null; readonly body: readonly Part[] }[];
    }
  | {
      readonly is: 'for';
      readonly names: readonly string[];
      readonly of: Node;
      readonly body: readonly Part[];
      readonly otherwise: readonly Part[];
    }
  | { readonly is: 'set'; readonly name: string; readonly node: Node };

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
/** Expressions nest this deep and no deeper: a manifest is a stranger's. */
const DEEPEST = 60;

/** @throws TemplateError */
export const parseExpression = (text: string): Node => {
  const reader = createReader(text);
  const node = reader.tuple();
  reader.end();
  return node;
};

interface Reader {
  expression(): Node;
  tuple(): Node;
  end(): void;
  isName(text: string): boolean;
  takeName(): string;
  take(text: string): boolean;
}

const createReader = (text: string): Reader => {
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
      return token.text in CONSTANTS
        ? { is: 'value', value: CONSTANTS[token.text]! }
        : { is: 'name', name: token.text };
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
          const to = is(']') ? undefined : expression();
          node = { is: 'slice', of: node, ...(from ? { from } : {}), ...(to ? { to } : {}) };
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
          : more.kind === 'number' || more.kind === 'string'
            ? { plain: [primary()], named: [] }
            : NO_ARGS;
        node = { is: 'test', of: node, name, args: given, not };
      } else return node;
    }
  };

  const unary = (): Node => {
    if (take('-')) return { is: 'minus', of: unary() };
    if (take('+')) return unary();
    return filters(postfix());
  };

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
  const negation = (): Node => (take('not') ? { is: 'not', of: negation() } : comparison());
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
  const expression = (): Node => {
    if (++depth > DEEPEST) throw new TemplateError('An expression is nested too deep.');
    let node = disjunction();
    while (take('if')) {
      const when = disjunction();
      node = { is: 'if', when, then: node, otherwise: take('else') ? expression() : null };
    }
    depth--;
    return node;
  };
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
    tuple,
    end: () => {
      if (peek().kind !== 'end') fail();
    },
    isName,
    takeName,
    take,
  };
};

const PIECE =
  /\{\{(-)?((?:"(?:[^"\\]|\\[\s\S])*"|'(?:[^'\\]|\\[\s\S])*'|(?!-?\}\})[\s\S])*)(-)?\}\}|\{%([-+])?((?:"(?:[^"\\]|\\[\s\S])*"|'(?:[^'\\]|\\[\s\S])*'|(?!-?%\})[\s\S])*)(-)?%\}|\{#(-)?[\s\S]*?(-)?#\}/g;

type Piece = { readonly kind: 'text' | 'print' | 'block'; readonly text: string };
const piecesOf = (template: string): readonly Piece[] => {
  const pieces: Piece[] = [];
  let last = 0;
  let trim = false;
  const addText = (text: string, trimEnd: boolean): void => {
    const left = trim ? text.trimStart() : text;
    pieces.push({ kind: 'text', text: trimEnd ? left.trimEnd() : left });
  };
  for (const found of template.matchAll(PIECE)) {
    const [all, dash1, print, dash2, dash3, block, dash4, dash5, dash6] = found;
    addText(template.slice(last, found.index), dash1 === '-' || dash3 === '-' || dash5 === '-');
    trim = dash2 === '-' || dash4 === '-' || dash6 === '-';
    if (print !== undefined) pieces.push({ kind: 'print', text: print });
    else if (block !== undefined) pieces.push({ kind: 'block', text: block.trim() });
    last = found.index + all.length;
  }
  const left = template.slice(last);
  if (/\{\{|\{%/.test(left))
    throw new TemplateError(`“${left.trim().slice(0, 40)}” begins an expression that never ends.`);
  addText(left, false);
  return pieces.filter(({ kind, text }) => kind !== 'text' || text !== '');
};

/** @throws TemplateError where it is not understood. */
export const parseTemplate = (template: string): readonly Part[] => {
  const pieces = piecesOf(template);
  let next = 0;
  const wordOf = (piece: Piece | undefined): string =>
    piece?.kind === 'block' ? (/^\w+/.exec(piece.text)?.[0] ?? '') : '';
  const bodyUntil = (ends: readonly string[]): Part[] => {
    const parts: Part[] = [];
    for (;;) {
      const piece = pieces[next];
      if (piece === undefined) {
        if (ends.length > 0)
          throw new TemplateError(`A block lacks its {% ${ends[ends.length - 1]} %}.`);
        return parts;
      }
      const word = wordOf(piece);
      if (ends.includes(word)) return parts;
      next++;
      if (piece.kind === 'text') parts.push(piece.text);
      else if (piece.kind === 'print')
        parts.push({ is: 'print', node: parseExpression(piece.text) });
      else if (word === 'if') parts.push(ifBlock(piece.text));
      else if (word === 'for') parts.push(forBlock(piece.text));
      else if (word === 'set') {
        const [, name, value] = /^set\s+(\w+)\s*=([\s\S]*)$/.exec(piece.text) ?? [];
        if (!name) throw new TemplateError(`“${piece.text.slice(0, 40)}” is not understood.`);
        parts.push({ is: 'set', name, node: parseExpression(value!) });
      } else throw new TemplateError(`{% ${word} %} is not supported.`);
    }
  };
  const ifBlock = (text: string): Part => {
    const branches: { when: Node | null; body: readonly Part[] }[] = [];
    let when: Node | null = parseExpression(text.slice(2));
    for (;;) {
      const body = bodyUntil(['elif', 'else', 'endif']);
      branches.push({ when, body });
      const piece = pieces[next++]!;
      const word = wordOf(piece);
      if (word === 'endif') return { is: 'if', branches };
      when = word === 'elif' ? parseExpression(piece.text.slice(4)) : null;
    }
  };
  const forBlock = (text: string): Part => {
    const [, names, of] = /^for\s+(\w+(?:\s*,\s*\w+)*)\s+in\s+([\s\S]*)$/.exec(text) ?? [];
    if (!names) throw new TemplateError(`“${text.slice(0, 40)}” is not understood.`);
    const body = bodyUntil(['else', 'endfor']);
    const otherwise = wordOf(pieces[next]) === 'else' ? (next++, bodyUntil(['endfor'])) : [];
    next++;
    return { is: 'for', names: names.split(/\s*,\s*/), of: parseExpression(of!), body, otherwise };
  };
  return bodyUntil([]);
};
