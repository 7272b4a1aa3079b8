import { createReader, DEEPEST, parseExpression, type Node, type Reader } from './expression';
import { piecesOf, type Piece } from './pieces';
import { TemplateError } from './values';

/** Where `set` puts something: a name, or a name of a namespace. */
export interface Target {
  readonly name: string;
  readonly of?: string;
}

/** What a template calls by a name: `macro`, and what stands in `call`. */
export interface Macro {
  readonly name: string;
  readonly takes: readonly { readonly name: string; readonly otherwise: Node | null }[];
  readonly body: readonly Part[];
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
      /** `for x in y if …`: only those are gone through. */
      readonly when: Node | null;
      /** `loop(…)` in it goes through what is below. */
      readonly recursive: boolean;
      readonly body: readonly Part[];
      readonly otherwise: readonly Part[];
    }
  | { readonly is: 'set'; readonly to: readonly Target[]; readonly node: Node }
  | {
      readonly is: 'with';
      readonly sets: readonly (readonly [string, Node])[];
      readonly body: readonly Part[];
    }
  /** A body's text, and what is made of it: `node` finds it under the name `BODY`. Without a target it is written. */
  | {
      readonly is: 'gather';
      readonly to: Target | null;
      readonly node: Node;
      readonly body: readonly Part[];
    }
  | { readonly is: 'macro'; readonly macro: Macro }
  | { readonly is: 'call'; readonly node: Node & { readonly is: 'call' }; readonly macro: Macro };

/** No name that a template can write. */
export const BODY = '(body)';
const body: Node = { is: 'name', name: BODY };

const ELSEWHERE = ['extends', 'include', 'import', 'from', 'block'];
const refused = (word: string): TemplateError =>
  new TemplateError(
    ELSEWHERE.includes(word)
      ? `{% ${word} %} is not supported: a manifest has no other templates.`
      : `{% ${word} %} is not supported.`,
  );

/** @throws TemplateError where it is not understood. */
export const parseTemplate = (template: string): readonly Part[] => {
  const pieces = piecesOf(template);
  let next = 0;
  const wordOf = (piece: Piece | undefined): string =>
    piece?.kind === 'block' ? (/^\w+/.exec(piece.text)?.[0] ?? '') : '';
  let depth = 0;
  const bodyUntil = (ends: readonly string[]): Part[] => {
    if (++depth > DEEPEST) throw new TemplateError('Blocks are nested too deep.');
    const parts = partsUntil(ends);
    depth--;
    return parts;
  };
  /** The body of a block that has one end. */
  const bodyOf = (end: string): Part[] => {
    const parts = bodyUntil([end]);
    next++;
    return parts;
  };
  const partsUntil = (ends: readonly string[]): Part[] => {
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
      else {
        const read = Object.prototype.hasOwnProperty.call(BLOCKS, word) ? BLOCKS[word] : undefined;
        if (!read) throw refused(word);
        parts.push(read(createReader(piece.text.slice(word.length)), piece.text));
      }
    }
  };
  const ifBlock = (text: string): Part => {
    const branches: { when: Node | null; body: readonly Part[] }[] = [];
    let when: Node | null = parseExpression(text.slice(2));
    for (;;) {
      const inner = bodyUntil(['elif', 'else', 'endif']);
      branches.push({ when, body: inner });
      const piece = pieces[next++]!;
      const word = wordOf(piece);
      if (word === 'endif') return { is: 'if', branches };
      when = word === 'elif' ? parseExpression(piece.text.slice(4)) : null;
    }
  };
  const namesIn = (reader: Reader): readonly string[] => {
    const bracket = reader.take('(');
    const names = [reader.name()];
    while (reader.take(',')) names.push(reader.name());
    if (bracket && !reader.take(')')) reader.end();
    return names;
  };
  const need = (reader: Reader, mark: string, text: string): void => {
    if (!reader.take(mark)) throw new TemplateError(`“${text.slice(0, 40)}” is not understood.`);
  };
  const forBlock = (reader: Reader, text: string): Part => {
    const names = namesIn(reader);
    need(reader, 'in', text);
    const items = reader.disjunction();
    const when = reader.take('if') ? reader.expression() : null;
    const recursive = reader.take('recursive');
    reader.end();
    const inner = bodyUntil(['else', 'endfor']);
    const otherwise = wordOf(pieces[next]) === 'else' ? (next++, bodyUntil(['endfor'])) : [];
    next++;
    return { is: 'for', names, of: items, when, recursive, body: inner, otherwise };
  };
  const setBlock = (reader: Reader, text: string): Part => {
    const first = reader.name();
    const target: Target = reader.take('.') ? { of: first, name: reader.name() } : { name: first };
    const to = [target];
    while (!target.of && reader.take(',')) to.push({ name: reader.name() });
    if (reader.take('=')) {
      const node = reader.tuple();
      reader.end();
      return { is: 'set', to, node };
    }
    // `{% set x %}…{% endset %}`, with filters or without.
    const node = reader.take('|') ? reader.filters(body) : body;
    if (to.length > 1) need(reader, '=', text);
    reader.end();
    return { is: 'gather', to: target, node, body: bodyOf('endset') };
  };
  const withBlock = (reader: Reader, text: string): Part => {
    const sets: [string, Node][] = [];
    for (let more = /\S/.test(text.slice('with'.length)); more; more = reader.take(',')) {
      const name = reader.name();
      need(reader, '=', text);
      sets.push([name, reader.expression()]);
    }
    reader.end();
    return { is: 'with', sets, body: bodyOf('endwith') };
  };
  const takesIn = (reader: Reader, text: string): Macro['takes'] => {
    const takes: Macro['takes'][number][] = [];
    while (!reader.take(')')) {
      const name = reader.name();
      takes.push({ name, otherwise: reader.take('=') ? reader.expression() : null });
      if (reader.take(',')) continue;
      need(reader, ')', text);
      break;
    }
    return takes;
  };
  const macroBlock = (reader: Reader, text: string): Part => {
    const name = reader.name();
    need(reader, '(', text);
    const takes = takesIn(reader, text);
    reader.end();
    return { is: 'macro', macro: { name, takes, body: bodyOf('endmacro') } };
  };
  const callBlock = (reader: Reader, text: string): Part => {
    const takes = reader.take('(') ? takesIn(reader, text) : [];
    const node = reader.expression();
    reader.end();
    if (node.is !== 'call') throw new TemplateError(`“${text.slice(0, 40)}” calls no macro.`);
    return { is: 'call', node, macro: { name: 'caller', takes, body: bodyOf('endcall') } };
  };
  const BLOCKS: Readonly<Record<string, (reader: Reader, text: string) => Part>> = {
    if: (_, text) => ifBlock(text),
    for: forBlock,
    set: setBlock,
    with: withBlock,
    filter: (reader) => {
      const node = reader.filters(body);
      reader.end();
      return { is: 'gather', to: null, node, body: bodyOf('endfilter') };
    },
    macro: macroBlock,
    call: callBlock,
  };
  return bodyUntil([]);
};
