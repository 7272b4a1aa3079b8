/** Field masks: "sheets(properties(sheetId,title),data.rowData)" for reading, "a,b.c" for writing. */
import { refuse } from './refusal';

/** A tree of wanted fields; an empty one wants all beneath it. */
export interface Mask {
  readonly [field: string]: Mask;
}

export function parseMask(text: string): Mask {
  let at = 0;
  const bad = (): never =>
    refuse(`Request contains an invalid argument: fields "${text}" (at character ${at})`);

  function list(): Mask {
    const mask: Record<string, Mask> = {};
    for (;;) {
      const name = /^[A-Za-z0-9_*]+/.exec(text.slice(at))?.[0] ?? bad();
      at += name.length;
      mask[name] = merge(mask[name], rest());
      if (text[at] !== ',') return mask;
      at += 1;
    }
  }
  function rest(): Mask {
    if (text[at] === '.' || text[at] === '/') {
      at += 1;
      const name = /^[A-Za-z0-9_*]+/.exec(text.slice(at))?.[0] ?? bad();
      at += name.length;
      return { [name]: rest() };
    }
    if (text[at] !== '(') return {};
    at += 1;
    const inner = list();
    if (text[at] !== ')') bad();
    at += 1;
    return inner;
  }
  text = text.replace(/\s/g, '');
  const mask = list();
  if (at < text.length) bad();
  return mask;
}

const merge = (a: Mask | undefined, b: Mask): Mask => {
  if (!a) return b;
  if (Object.keys(a).length === 0 || Object.keys(b).length === 0) return {};
  const both: Record<string, Mask> = { ...a };
  for (const [name, inner] of Object.entries(b)) both[name] = merge(both[name], inner);
  return both;
};

/** Keeps what the mask wants. */
export function select(value: unknown, mask: Mask): unknown {
  if (Object.keys(mask).length === 0 || '*' in mask) return value;
  if (Array.isArray(value)) return value.map((item) => select(item, mask));
  if (typeof value !== 'object' || value === null) return value;
  const kept: Record<string, unknown> = {};
  for (const [name, inner] of Object.entries(mask)) {
    const held = (value as Record<string, unknown>)[name];
    if (held !== undefined) kept[name] = select(held, inner);
  }
  return kept;
}

export const wants = (mask: Mask | null, ...path: string[]): boolean => {
  let at: Mask = mask ?? {};
  for (const name of path) {
    if (Object.keys(at).length === 0 || '*' in at) return true;
    if (!(name in at)) return false;
    at = at[name]!;
  }
  return true;
};

/** The paths of a write mask. "*" stands alone; parentheses are spelled out. */
export function paths(fields: unknown, known: readonly string[]): string[] {
  if (typeof fields !== 'string' || fields.trim() === '')
    return refuse(
      "At least one field must be listed in 'fields'. (Use '*' to indicate all fields.)",
    );
  const walk = (mask: Mask, prefix: string): string[] =>
    Object.entries(mask).flatMap(([name, inner]) =>
      Object.keys(inner).length === 0 ? [prefix + name] : walk(inner, `${prefix}${name}.`),
    );
  const asked = walk(parseMask(fields), '');
  return asked.includes('*') ? known.slice() : asked;
}
