/** Tokens as a tree, by precedence (Pratt). */
import { parseBox, splitAddress, type Box } from '../a1';
import { tokens, type Token } from './lexer';
import { Fault, type Scalar } from './value';

export type Node =
  | { readonly is: 'literal'; readonly value: Scalar }
  | { readonly is: 'range'; readonly title?: string; readonly box: Box; readonly source: string }
  | { readonly is: 'name'; readonly name: string }
  | { readonly is: 'missing' }
  | { readonly is: 'array'; readonly rows: readonly (readonly Node[])[] }
  | { readonly is: 'unary'; readonly operator: '-' | '+' | '%'; readonly of: Node }
  | {
      readonly is: 'binary';
      readonly operator: string;
      readonly left: Node;
      readonly right: Node;
    }
  | { readonly is: 'call'; readonly name: string; readonly of: readonly Node[] };

/**
 * How tightly a binary operator binds. Source: support.google.com/docs/answer/3093364 and Sheets
 * itself; a sign binds tighter than "^" there, so that =-2^2 is 4.
 */
const BINDS: Readonly<Record<string, number>> = {
  '=': 1,
  '<>': 1,
  '<': 1,
  '<=': 1,
  '>': 1,
  '>=': 1,
  '&': 2,
  '+': 3,
  '-': 3,
  '*': 4,
  '/': 4,
  '^': 5,
};

class Unparsable extends Error {}

const parsed = new Map<string, Node>();

/** The tree of a formula; one that cannot be read is the error value that Sheets shows. */
export function parse(formula: string): Node {
  let tree = parsed.get(formula);
  if (!tree) parsed.set(formula, (tree = read(formula)));
  return tree;
}

function read(formula: string): Node {
  const list = tokens(formula);
  try {
    if (list) return tree(list);
  } catch (error) {
    if (!(error instanceof Unparsable)) throw error;
  }
  return { is: 'literal', value: new Fault('#ERROR!', 'Formula parse error.') };
}

function tree(list: readonly Token[]): Node {
  let at = 0;
  const mark = (): string => {
    const token = list[at];
    return token?.is === 'mark' ? token.text : '';
  };
  const take = (text: string): void => {
    if (mark() !== text) throw new Unparsable();
    at += 1;
  };

  function expression(least: number): Node {
    let left = prefix();
    for (;;) {
      const operator = mark();
      if (operator === '%') {
        at += 1;
        left = { is: 'unary', operator, of: left };
        continue;
      }
      const binds = BINDS[operator];
      if (binds === undefined || binds <= least) return left;
      at += 1;
      left = { is: 'binary', operator, left, right: expression(binds) };
    }
  }

  function prefix(): Node {
    const token = list[at];
    if (!token) throw new Unparsable();
    at += 1;
    switch (token.is) {
      case 'number':
      case 'text':
      case 'boolean':
      case 'fault':
        return { is: 'literal', value: token.value };
      case 'reference':
        return reference(token.text);
      case 'name':
        return mark() === '(' ? call(token.text) : { is: 'name', name: token.text };
      case 'mark':
        return marked(token.text);
    }
  }

  function marked(text: string): Node {
    if (text === '-' || text === '+') return { is: 'unary', operator: text, of: signed() };
    if (text === '(') {
      const inner = expression(0);
      take(')');
      return inner;
    }
    if (text !== '{') throw new Unparsable();
    const rows: Node[][] = [[]];
    for (;;) {
      rows[rows.length - 1]!.push(expression(0));
      const next = mark();
      at += 1;
      if (next === ';') rows.push([]);
      else if (next === '}') return { is: 'array', rows };
      else if (next !== ',') throw new Unparsable();
    }
  }

  /** What a sign stands before: it takes its percent sign with it. */
  function signed(): Node {
    let of = prefix();
    for (; mark() === '%'; at += 1) of = { is: 'unary', operator: '%', of };
    return of;
  }

  function call(name: string): Node {
    take('(');
    const of: Node[] = [];
    if (mark() === ')') {
      at += 1;
      return { is: 'call', name: name.toUpperCase(), of };
    }
    for (;;) {
      of.push(mark() === ',' || mark() === ')' ? { is: 'missing' } : expression(0));
      if (mark() === ')') break;
      take(',');
    }
    at += 1;
    return { is: 'call', name: name.toUpperCase(), of };
  }

  const whole = expression(0);
  if (at < list.length) throw new Unparsable();
  return whole;
}

function reference(source: string): Node {
  const parts = splitAddress(source);
  const box = parts && parseBox(parts.rest);
  if (!parts || !box) throw new Unparsable();
  return { is: 'range', box, source, ...(parts.title !== undefined && { title: parts.title }) };
}
