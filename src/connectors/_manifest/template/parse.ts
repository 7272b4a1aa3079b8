import { createReader, DEEPEST, parseExpression, type Node } from './expression';
import { piecesOf, type Piece } from './pieces';
import { TemplateError } from './values';

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
      readonly body: readonly Part[];
      readonly otherwise: readonly Part[];
    }
  | { readonly is: 'set'; readonly name: string; readonly node: Node };

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
    const reader = createReader(of!);
    const items = reader.disjunction();
    const when = reader.take('if') ? reader.expression() : null;
    reader.end();
    const body = bodyUntil(['else', 'endfor']);
    const otherwise = wordOf(pieces[next]) === 'else' ? (next++, bodyUntil(['endfor'])) : [];
    next++;
    return { is: 'for', names: names.split(/\s*,\s*/), of: items, when, body, otherwise };
  };
  return bodyUntil([]);
};
