/** A formula's text as tokens. Locale en_US: arguments part at commas. */
import { Fault, type FaultType } from './value';

export type Token =
  | { readonly is: 'number'; readonly value: number }
  | { readonly is: 'text'; readonly value: string }
  | { readonly is: 'boolean'; readonly value: boolean }
  | { readonly is: 'fault'; readonly value: Fault }
  | { readonly is: 'reference'; readonly text: string }
  | { readonly is: 'name'; readonly text: string }
  | { readonly is: 'mark'; readonly text: string };

const TITLE = String.raw`(?:'(?:[^']|'')+'!|[A-Za-z_][A-Za-z0-9_.]*!)?`;
const CELL = String.raw`\$?[A-Za-z]{1,3}\$?[1-9]\d{0,7}`;
const COLUMNS = String.raw`\$?[A-Za-z]{1,3}:\$?[A-Za-z]{1,3}(?:\$?\d{1,8})?`;
const ROWS = String.raw`\$?\d{1,8}:\$?\d{1,8}`;
const SHAPES = {
  space: /\s+/y,
  text: /"((?:[^"]|"")*)"/y,
  fault: /#(?:REF!|N\/A|DIV\/0!|VALUE!|NAME\?|NUM!|NULL!|ERROR!)/y,
  reference: new RegExp(
    `${TITLE}(?:${CELL}(?::(?:${CELL}|\\$?[A-Za-z]{1,3}))?|${COLUMNS}|${ROWS})(?![A-Za-z0-9_(!.])`,
    'y',
  ),
  number: /(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?/y,
  boolean: /(?:TRUE|FALSE)(?![A-Za-z0-9_(.])/iy,
  name: /[A-Za-z_][A-Za-z0-9_.]*/y,
  mark: /<>|<=|>=|[-+*/^&=<>%(),;{}]/y,
} as const;

type Shape = keyof typeof SHAPES;

/** `null` where the text is none of this. `formula` begins with "=". */
export function tokens(formula: string): Token[] | null {
  const found: Token[] = [];
  for (let at = 1; at < formula.length;) {
    const hit = (Object.keys(SHAPES) as Shape[]).flatMap((shape) => {
      SHAPES[shape].lastIndex = at;
      const match = SHAPES[shape].exec(formula);
      return match ? [{ shape, match }] : [];
    })[0];
    if (!hit) return null;
    at += hit.match[0].length;
    const token = tokenOf(hit.shape, hit.match);
    if (token) found.push(token);
  }
  return found;
}

function tokenOf(shape: Shape, match: RegExpExecArray): Token | null {
  const text = match[0];
  switch (shape) {
    case 'space':
      return null;
    case 'text':
      return { is: 'text', value: match[1]!.replace(/""/g, '"') };
    case 'number':
      return { is: 'number', value: Number(text) };
    case 'boolean':
      return { is: 'boolean', value: text.length === 4 };
    case 'fault':
      return { is: 'fault', value: new Fault(text as FaultType, 'Reference does not exist.') };
    case 'reference':
    case 'name':
    case 'mark':
      return { is: shape, text };
  }
}
