import { textOfMoment, textOfSpan } from './time';
import {
  isList,
  joined,
  Moment,
  put,
  Span,
  TemplateError,
  UNDEFINED,
  work,
  type Value,
} from './values';

/** A text as Python writes it in a list. */
const quoted = (text: string): string => {
  const quote = text.includes("'") && !text.includes('"') ? '"' : "'";
  const escaped = text
    .replace(/\\/g, '\\\\')
    .replace(/\n/g, '\\n')
    .replace(/\r/g, '\\r')
    .replace(/\t/g, '\\t')
    .split(quote)
    .join(`\\${quote}`);
  return quote + escaped + quote;
};

const inner = (value: Value): string => (typeof value === 'string' ? quoted(value) : print(value));

/** What stands in the text where an expression stood: as Python prints it. */
export const print = (value: Value): string => {
  if (value === UNDEFINED) return '';
  if (value === null) return 'None';
  if (typeof value === 'boolean') return value ? 'True' : 'False';
  if (typeof value === 'string') return value;
  if (typeof value === 'number') return String(value);
  if (value instanceof Moment) return textOfMoment(value);
  if (value instanceof Span) return textOfSpan(value);
  if (isList(value)) {
    work(1 + value.length / 16);
    return `[${joined(value.map(inner), ', ')}]`;
  }
  if (typeof value === 'function') throw new TemplateError('A macro is named and not called.');
  const names = Object.keys(value);
  work(1 + names.length / 16);
  return `{${joined(
    names.map((name) => `${quoted(name)}: ${inner(value[name]!)}`),
    ', ',
  )}}`;
};

const TOKEN =
  /\s*(?:(-?(?:0|[1-9][\d_]*)(?:\.\d*)?(?:[eE][+-]?\d+)?|-?\.\d+)(?![\w.])|("(?:[^"\\\n]|\\[\s\S])*"|'(?:[^'\\\n]|\\[\s\S])*')|(True|False|None)\b|([[\](){},:]))/y;

const ESCAPES: Readonly<Record<string, string>> = { n: '\n', t: '\t', r: '\r' };
const textOf = (literal: string): string =>
  literal
    .slice(1, -1)
    .replace(/\\(?:u([0-9a-fA-F]{4})|x([0-9a-fA-F]{2})|([\s\S]))/g, (_, u, x, one: string) =>
      u !== undefined || x !== undefined
        ? String.fromCharCode(parseInt((u ?? x) as string, 16))
        : (ESCAPES[one] ?? one),
    );

const NO_LITERAL = Symbol('no literal');
type Found = Value | typeof NO_LITERAL;

/**
 * What a text is when it is read as a Python literal; the text itself when it is none: how manifests tell
 * numbers, truth and lists from text.
 */
export const literal = (text: string): Value => {
  let at = 0;
  const token = (): readonly (string | undefined)[] | null => {
    TOKEN.lastIndex = at;
    const found = TOKEN.exec(text);
    if (found) at = TOKEN.lastIndex;
    return found ? found.slice(1) : null;
  };
  const peekMark = (): string | undefined => /^\s*([[\](){},:])/.exec(text.slice(at, at + 40))?.[1];
  const value = (depth: number): Found => {
    if (depth > 40) return NO_LITERAL;
    const found = token();
    if (!found) return NO_LITERAL;
    const [number, string, constant, mark] = found;
    if (number !== undefined) {
      const digits = number.replace(/_/g, '');
      // More digits than a number holds are an id, and stay text.
      return /^-?\d{16,}$/.test(digits) ? NO_LITERAL : Number(digits);
    }
    if (string !== undefined) return textOf(string);
    if (constant !== undefined) return constant === 'None' ? null : constant === 'True';
    if (mark === '[' || mark === '(') {
      const close = mark === '[' ? ']' : ')';
      const items: Value[] = [];
      let commas = 0;
      while (peekMark() !== close) {
        const item = value(depth + 1);
        if (item === NO_LITERAL) return NO_LITERAL;
        items.push(item);
        if (peekMark() !== ',') break;
        token();
        commas++;
      }
      if (peekMark() !== close) return NO_LITERAL;
      token();
      return mark === '(' && items.length === 1 && commas === 0 ? items[0]! : items;
    }
    if (mark === '{') {
      const dict: Record<string, Value> = {};
      while (peekMark() !== '}') {
        const key = value(depth + 1);
        if (key === NO_LITERAL || peekMark() !== ':') return NO_LITERAL;
        token();
        const item = value(depth + 1);
        if (item === NO_LITERAL) return NO_LITERAL;
        put(dict, print(key), item);
        if (peekMark() !== ',') break;
        token();
      }
      if (peekMark() !== '}') return NO_LITERAL;
      token();
      return dict;
    }
    return NO_LITERAL;
  };
  // Lines before it may be empty: what a block leaves behind. Behind them nothing is indented.
  if (/\n[ \t]+\S/.test(/^\s*\S?/.exec(text)![0])) return text;
  const found = value(0);
  return found === NO_LITERAL || text.slice(at).trim() !== '' ? text : found;
};
