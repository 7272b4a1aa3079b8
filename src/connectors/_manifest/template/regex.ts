import { compile, type Instruction } from './regex-program';
import { parsePattern } from './regex-parse';
import { TemplateError } from './values';

/*
 * Patterns of a stranger, run in the time of the text's length and no longer: all ways through a pattern go
 * forward side by side (Pike), so that none is ever tried again. JavaScript's own engine goes back and tries
 * the next, which takes a pattern such as `(a|a)*b` longer than the universe has been there.
 */

/** A pattern looks at this much of a text. */
export const LONGEST_SUBJECT = 10_000;

export interface Found {
  readonly index: number;
  readonly end: number;
  /** The whole, and what each group holds. */
  readonly groups: readonly (string | undefined)[];
  readonly names: Readonly<Record<string, number>>;
}

export interface Pattern {
  /** The first place that fits, from a position on. */
  exec(text: string, from?: number): Found | null;
  test(text: string): boolean;
}

interface Thread {
  readonly at: number;
  readonly saved: readonly number[];
}

const isWord = (c: string | undefined): boolean => c !== undefined && /\w/.test(c);

const holdsAt = (text: string, at: number, what: string): boolean => {
  const [before, here] = [text[at - 1], text[at]];
  switch (what) {
    case 'start':
      return at === 0;
    case 'line start':
      return at === 0 || before === '\n';
    case 'end':
      return at === text.length;
    // Python's `$` also stands before the last line's end.
    case 'last end':
      return at === text.length || (at === text.length - 1 && here === '\n');
    case 'line end':
      return at === text.length || here === '\n';
    default:
      return (isWord(before) !== isWord(here)) === (what === 'word edge');
  }
};

const search = (
  program: readonly Instruction[],
  slots: number,
  text: string,
  from: number,
): readonly number[] | null => {
  let threads: Thread[] = [];
  let found: readonly number[] | null = null;
  for (let at = from; at <= text.length; at++) {
    const seen = new Set<number>();
    const ready: Thread[] = [];
    // By hand and not by calls: a long pattern is deeper than calls may go.
    const enter = (first: Thread): void => {
      const todo = [first];
      for (let thread = todo.pop(); thread; thread = todo.pop()) {
        if (seen.has(thread.at)) continue;
        seen.add(thread.at);
        const one = program[thread.at]!;
        if (one.is === 'split') {
          todo.push({ at: one.less, saved: thread.saved }, { at: one.first, saved: thread.saved });
        } else if (one.is === 'jump') todo.push({ at: one.to, saved: thread.saved });
        else if (one.is === 'save') {
          const saved = [...thread.saved];
          saved[one.slot] = at;
          todo.push({ at: thread.at + 1, saved });
        } else if (one.is === 'assert') {
          if (holdsAt(text, at, one.what)) todo.push({ at: thread.at + 1, saved: thread.saved });
        } else ready.push(thread);
      }
    };
    for (const thread of threads) enter(thread);
    if (!found) enter({ at: 0, saved: new Array<number>(slots).fill(-1) });
    threads = [];
    const c = text[at];
    for (const thread of ready) {
      const one = program[thread.at]!;
      if (one.is === 'match') {
        // What stands behind it in the list was wanted less.
        found = thread.saved;
        break;
      }
      if (one.is === 'one' && c !== undefined && one.fits(c))
        threads.push({ at: thread.at + 1, saved: thread.saved });
    }
    if (found && threads.length === 0) break;
  }
  return found;
};

const known = new Map<string, Pattern>();

/** Python's pattern. @throws TemplateError where it is none, or cannot be run without trying again. */
export const patternOf = (pattern: string): Pattern => {
  const before = known.get(pattern);
  if (before) return before;
  if (pattern.length > 2_000) throw new TemplateError('A pattern is longer than 2,000 characters.');
  const { node, groups, names } = parsePattern(pattern);
  const program = compile(node);
  const exec = (text: string, from = 0): Found | null => {
    const subject = text.slice(0, LONGEST_SUBJECT);
    const saved = search(program, 2 * (groups + 1), subject, from);
    if (!saved) return null;
    const part = (n: number): string | undefined =>
      saved[2 * n]! < 0 || saved[2 * n + 1]! < 0
        ? undefined
        : subject.slice(saved[2 * n], saved[2 * n + 1]);
    return {
      index: saved[0]!,
      end: saved[1]!,
      groups: Array.from({ length: groups + 1 }, (_, n) => part(n)),
      names,
    };
  };
  const made: Pattern = { exec, test: (text) => exec(text) !== null };
  if (known.size > 1_000) known.clear();
  known.set(pattern, made);
  return made;
};

/** Every place that fits, written anew; `\1` and `\g<name>` are what the groups hold. */
export const replaced = (pattern: Pattern, text: string, by: string): string => {
  let [made, from] = ['', 0];
  for (let at = 0; at <= text.length;) {
    const found = pattern.exec(text, at);
    if (!found) break;
    const group = (n: number | undefined): string =>
      n === undefined ? '' : (found.groups[n] ?? '');
    const own = (name: string): number | undefined =>
      /^\d+$/.test(name)
        ? Number(name)
        : Object.prototype.hasOwnProperty.call(found.names, name)
          ? found.names[name]
          : undefined;
    made +=
      text.slice(from, found.index) +
      by.replace(/\\(\d)|\\g<(\w+)>/g, (_, n: string | undefined, name: string | undefined) =>
        group(own(n ?? name ?? '')),
      );
    if (made.length > 1_000_000) throw new TemplateError('An expression makes too long a text.');
    from = found.end;
    at = found.end > found.index ? found.end : found.end + 1;
  }
  return made + text.slice(from);
};
