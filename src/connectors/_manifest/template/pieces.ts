import { TemplateError } from './values';

/** A template's text, and what stands between `{{ }}` and `{% %}` in it. */
export interface Piece {
  readonly kind: 'text' | 'print' | 'block';
  readonly text: string;
}

const RAW = /\{%[-+]?\s*endraw\s*([-+]?)%\}/g;

/** A template may be this long. */
const LONGEST = 100_000;

/** Where an expression ends: what is between quotes does not end it. */
const endOf = (template: string, from: number, close: string): number => {
  let quote = '';
  let open = 0;
  for (let at = from; at < template.length; at++) {
    const c = template[at]!;
    if (quote !== '') {
      if (c === '\\') at++;
      else if (c === quote) quote = '';
    } else if (c === '"' || c === "'") quote = c;
    else if (c === '{') open++;
    else if (c === '}' && open > 0) open--;
    else if (template.startsWith(close, at)) return at;
  }
  throw new TemplateError(
    `“${template
      .slice(from - 2)
      .trim()
      .slice(0, 40)}” begins an expression that never ends.`,
  );
};

/** Reads a template in one go, from its beginning to its end. @throws TemplateError */
export const piecesOf = (template: string): readonly Piece[] => {
  if (template.length > LONGEST) throw new TemplateError('An expression is too long.');
  const pieces: Piece[] = [];
  const open = /\{[{%#]/g;
  let last = 0;
  let trim = false;
  const addText = (text: string, trimEnd: boolean): void => {
    const left = trim ? text.trimStart() : text;
    const both = trimEnd ? left.trimEnd() : left;
    if (both !== '') pieces.push({ kind: 'text', text: both });
  };
  for (let found = open.exec(template); found; found = open.exec(template)) {
    const mark = found[0][1]!;
    const close = mark === '{' ? '}}' : `${mark}}`;
    const from = found.index + 2;
    const end = mark === '#' ? template.indexOf(close, from) : endOf(template, from, close);
    if (end < 0) throw new TemplateError('A comment {# never ends.');
    const inner = template.slice(from, end);
    addText(template.slice(last, found.index), inner.startsWith('-'));
    trim = inner.length > 1 && inner.endsWith('-');
    const text = inner.replace(/^[-+]/, '').replace(/-$/, '');
    // `{{ -1 }}` has a space before its sign.
    if (mark === '{') pieces.push({ kind: 'print', text });
    else if (mark === '%' && text.trim() === 'raw') {
      RAW.lastIndex = end + 2;
      const over = RAW.exec(template);
      if (!over) throw new TemplateError('A block lacks its {% endraw %}.');
      const [all, sign] = over;
      addText(template.slice(end + 2, over.index), /^\{%-/.test(all));
      trim = sign === '-';
      last = over.index + all.length;
      open.lastIndex = last;
      continue;
    }
    // A colon behind a block is Python's habit.
    else if (mark === '%') pieces.push({ kind: 'block', text: text.trim().replace(/\s*:$/, '') });
    last = end + 2;
    open.lastIndex = last;
  }
  addText(template.slice(last), false);
  return pieces;
};
