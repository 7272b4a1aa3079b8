import type { PatternNode } from './regex-program';
import { TemplateError } from './values';

type Fits = (c: string) => boolean;

const SETS: Readonly<Record<string, Fits>> = {
  d: (c) => /\d/.test(c),
  D: (c) => /\D/.test(c),
  w: (c) => /[\p{L}\p{N}_]/u.test(c),
  W: (c) => !/[\p{L}\p{N}_]/u.test(c),
  s: (c) => /\s/.test(c),
  S: (c) => /\S/.test(c),
};
const CONTROLS: Readonly<Record<string, string>> = {
  n: '\n',
  t: '\t',
  r: '\r',
  f: '\f',
  v: '\v',
  '0': '\0',
};
const ASSERTS: Readonly<Record<string, string>> = {
  A: 'start',
  Z: 'end',
  z: 'end',
  b: 'word edge',
  B: 'no word edge',
};
const own = <T>(of: Readonly<Record<string, T>>, name: string): T | undefined =>
  Object.prototype.hasOwnProperty.call(of, name) ? of[name] : undefined;

/** Groups within groups. */
const DEEPEST = 50;

/** Reads a pattern of Python's. @throws TemplateError */
export const parsePattern = (
  pattern: string,
): {
  readonly node: PatternNode;
  readonly groups: number;
  readonly names: Readonly<Record<string, number>>;
} => {
  let at = 0;
  let groups = 0;
  let depth = 0;
  const names: Record<string, number> = {};
  const flags = new Set<string>();
  const fail = (): never => {
    throw new TemplateError(`“${pattern.slice(0, 60)}” is no pattern that is understood.`);
  };
  const refuse = (what: string): never => {
    throw new TemplateError(
      `The pattern “${pattern.slice(0, 60)}” ${what}: that is not supported.`,
    );
  };
  const take = (text: string): boolean => {
    if (!pattern.startsWith(text, at)) return false;
    at += text.length;
    return true;
  };
  const takeBy = (of: RegExp): readonly (string | undefined)[] | null => {
    of.lastIndex = at;
    const found = of.exec(pattern);
    if (found) at = of.lastIndex;
    return found;
  };
  const either = (fits: Fits): Fits =>
    flags.has('i') ? (c) => fits(c.toLowerCase()) || fits(c.toUpperCase()) : fits;
  const exactly = (text: string): PatternNode => ({ is: 'one', fits: either((c) => c === text) });

  /** The character behind a backslash, or null where it is something else. */
  const escaped = (): string | null => {
    const coded = takeBy(/x([0-9a-fA-F]{2})|u([0-9a-fA-F]{4})/y);
    if (coded) return String.fromCharCode(parseInt((coded[1] ?? coded[2])!, 16));
    const c = pattern[at];
    if (c === undefined) return fail();
    const control = own(CONTROLS, c);
    if (control === undefined && /[A-Za-z0-9]/.test(c)) return null;
    at++;
    return control ?? c;
  };

  const oneOf = (): PatternNode => {
    const not = take('^');
    const parts: Fits[] = [];
    for (let first = true; first || pattern[at] !== ']'; first = false) {
      if (at >= pattern.length) fail();
      let from: string | null = pattern[at++]!;
      if (from === '\\') {
        const set = own(SETS, pattern[at] ?? '');
        if (set) {
          at++;
          parts.push(set);
          continue;
        }
        from = pattern[at] === 'b' ? (at++, '\b') : escaped();
        if (from === null) fail();
      }
      let to = from!;
      if (pattern[at] === '-' && pattern[at + 1] !== ']' && pattern[at + 1] !== undefined) {
        at++;
        to = pattern[at++]!;
        if (to === '\\') to = escaped() ?? fail();
        if (to < from!) fail();
      }
      const [low, high] = [from!, to];
      parts.push((c) => c >= low && c <= high);
    }
    at++;
    const fits = either((c) => parts.some((part) => part(c)));
    return { is: 'one', fits: not ? (c) => !fits(c) : fits };
  };

  const group = (): PatternNode => {
    if (++depth > DEEPEST) refuse('is nested too deep');
    if (take('?=') || take('?!') || take('?<=') || take('?<!')) refuse('looks around itself');
    if (take('?P=') || take('?(')) refuse('refers back to itself');
    if (take('?#')) {
      const end = pattern.indexOf(')', at);
      if (end < 0) fail();
      at = end + 1;
      depth--;
      return { is: 'all', of: [] };
    }
    const named = takeBy(/\?P?<([A-Za-z_]\w*)>/y);
    let n = 0;
    if (named || pattern[at] !== '?') {
      n = ++groups;
      if (named) names[named[1]!] = n;
    } else if (!take('?:')) fail();
    const of = any();
    if (!take(')')) fail();
    depth--;
    return n === 0 ? of : { is: 'group', of, n };
  };

  const atom = (): PatternNode => {
    const c = pattern[at++]!;
    if (c === '(') return group();
    if (c === '[') return oneOf();
    if (c === '.') return { is: 'one', fits: flags.has('s') ? () => true : (one) => one !== '\n' };
    if (c === '^') return { is: 'assert', what: flags.has('m') ? 'line start' : 'start' };
    if (c === '$') return { is: 'assert', what: flags.has('m') ? 'line end' : 'last end' };
    if (c === '*' || c === '+' || c === '?') return fail();
    if (c !== '\\') return exactly(c);
    const next = pattern[at] ?? '';
    const [set, assert] = [own(SETS, next), own(ASSERTS, next)];
    if (set || assert !== undefined) {
      at++;
      return set ? { is: 'one', fits: set } : { is: 'assert', what: assert! };
    }
    if (/[1-9]/.test(next)) refuse('refers back to itself');
    return exactly(escaped() ?? fail());
  };

  const repeated = (): PatternNode => {
    let node = atom();
    for (;;) {
      const found = takeBy(/([*+?])|\{(?=\d|,\d)(\d{0,4})(,)?(\d{0,4})\}/y);
      if (!found) return node;
      const [, mark, from = '', comma, to = ''] = found;
      const least = mark === undefined ? Number(from) : mark === '+' ? 1 : 0;
      const most =
        mark === '?'
          ? 1
          : mark !== undefined || (comma !== undefined && to === '')
            ? Infinity
            : comma === undefined
              ? least
              : Number(to);
      if (most < least) fail();
      if (pattern[at] === '+') refuse('repeats without going back');
      node = { is: 'repeat', of: node, least, most, lazy: take('?') };
    }
  };

  const all = (): PatternNode => {
    const of: PatternNode[] = [];
    while (at < pattern.length && pattern[at] !== '|' && pattern[at] !== ')') of.push(repeated());
    return { is: 'all', of };
  };
  const any = (): PatternNode => {
    const of = [all()];
    while (take('|')) of.push(all());
    return of.length === 1 ? of[0]! : { is: 'any', of };
  };

  const begin = takeBy(/\(\?([aiLmsu]+)\)/y);
  for (const flag of begin?.[1] ?? '') flags.add(flag);
  const node = any();
  if (at < pattern.length) fail();
  return { node, groups, names };
};
