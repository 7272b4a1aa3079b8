import type { Json } from '../../model';
import type { Rec } from './path';

const ENTITIES: Readonly<Record<string, string>> = {
  lt: '<',
  gt: '>',
  amp: '&',
  quot: '"',
  apos: "'",
};
const decoded = (text: string): string =>
  text.replace(
    /&(?:#x([0-9a-fA-F]{1,6})|#(\d{1,7})|(\w+));/g,
    (all, hex, number, name?: string) => {
      if (name !== undefined)
        return Object.prototype.hasOwnProperty.call(ENTITIES, name) ? ENTITIES[name]! : all;
      const point = hex !== undefined ? parseInt(hex as string, 16) : Number(number);
      return point <= 0x10ffff ? String.fromCodePoint(point) : '';
    },
  );

const PIECE =
  /<!--[\s\S]*?-->|<!\[CDATA\[([\s\S]*?)\]\]>|<\?[\s\S]*?\?>|<!DOCTYPE[^[>]*(?:\[[^\]]*\]\s*)?>|<\/\s*([^\s>]+)\s*>|<([^\s/>!?]+)((?:\s+[^\s=>/]+\s*=\s*(?:"[^"]*"|'[^']*'))*)\s*(\/)?>|([^<]+)/y;
const ATTRIBUTE = /([^\s=]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g;
const DEEPEST = 200;

interface Open {
  readonly name: string;
  readonly made: Rec;
  text: string;
}

const add = (to: Rec, name: string, value: Json): void => {
  if (name === '__proto__') return;
  const before = Object.prototype.hasOwnProperty.call(to, name) ? to[name] : undefined;
  if (before === undefined) to[name] = value;
  else if (Array.isArray(before)) (before as Json[]).push(value);
  else to[name] = [before, value];
};

/**
 * XML as manifests expect it: an element is an object, its attributes have an `@`, its text beside others is
 * `#text`, elements of one name are a list. Entities of its own are not read.
 * @throws Error where it is none.
 */
export const parseXml = (text: string): Json => {
  const root: Open = { name: '', made: {}, text: '' };
  const open: Open[] = [root];
  let seen = 0;
  while (seen < text.length) {
    // Only here: what is no piece is no XML, and is not looked through for the next one.
    PIECE.lastIndex = seen;
    const found = PIECE.exec(text);
    if (!found) throw new Error('This is not XML.');
    const [all, cdata, close, name, attributes = '', empty, plain] = found;
    seen += all.length;
    const here = open[open.length - 1]!;
    if (cdata !== undefined) here.text += cdata;
    else if (plain !== undefined) here.text += decoded(plain);
    else if (name !== undefined) {
      const made: Rec = {};
      for (const [, key, double, single] of attributes.matchAll(ATTRIBUTE))
        add(made, `@${key}`, decoded(double ?? single ?? ''));
      if (empty) add(here.made, name, Object.keys(made).length === 0 ? null : made);
      else open.push({ name, made, text: '' });
      if (open.length > DEEPEST) throw new Error('This XML is nested too deep.');
    } else if (close !== undefined) {
      if (here.name !== close || open.length === 1) throw new Error('This XML is cut off.');
      open.pop();
      const own = here.text.trim();
      const names = Object.keys(here.made).length;
      if (names > 0 && own !== '') here.made['#text'] = own;
      add(open[open.length - 1]!.made, close, names > 0 ? here.made : own === '' ? null : own);
    }
  }
  if (open.length > 1 || Object.keys(root.made).length === 0)
    throw new Error('This XML is cut off.');
  return root.made;
};
