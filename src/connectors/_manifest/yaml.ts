import {
  isAlias,
  isMap,
  isScalar,
  isSeq,
  Lexer,
  LineCounter,
  parseDocument,
  Parser,
  visit,
  type Document,
  type Node,
} from 'yaml';

/** A part of a manifest: JSON, as it was written. */
export type Part = null | boolean | number | string | readonly Part[] | Tree;
export type Tree = { readonly [name: string]: Part };

export interface Trouble {
  readonly line?: number;
  readonly text: string;
}

/** Where things stand: the line of each object and list, and of each name in an object. */
export interface Lines {
  of(part: Part | undefined): number | undefined;
  at(part: Part | undefined, name: string): number | undefined;
  /** A thing that was made of others stands where they do. */
  like(made: object, ...from: readonly (Part | undefined)[]): void;
}

/** A manifest may be this long, and hold so many values once its repetitions are written out. */
export const LONGEST_TEXT = 2_000_000;
const MOST_VALUES = 200_000;
const DEEPEST = 100;

interface Place {
  readonly line: number;
  readonly names: Readonly<Record<string, number>>;
}

export const isTree = (part: Part | undefined): part is Tree =>
  typeof part === 'object' && part !== null && !Array.isArray(part);
export const isList = (part: Part | undefined): part is readonly Part[] => Array.isArray(part);
export const textIn = (tree: Tree, name: string): string | undefined => {
  const value = tree[name];
  return typeof value === 'string' ? value : typeof value === 'number' ? String(value) : undefined;
};

/** A part that should be a text, as one: what is no single value is written as JSON. */
export const plainText = (part: Part | undefined): string =>
  part === undefined || part === null
    ? ''
    : typeof part === 'object'
      ? JSON.stringify(part)
      : String(part);

const createLines = (): Lines & { note(made: object, place: Place): void } => {
  const places = new WeakMap<object, Place>();
  const placeOf = (part: Part | undefined): Place | undefined =>
    typeof part === 'object' && part !== null ? places.get(part) : undefined;
  return {
    note: (made, place) => void places.set(made, place),
    of: (part) => placeOf(part)?.line,
    at: (part, name) => placeOf(part)?.names[name] ?? placeOf(part)?.line,
    like: (made, ...from) => {
      const all = from.map(placeOf).filter((place) => place !== undefined);
      if (all.length === 0) return;
      const names: Record<string, number> = {};
      for (const place of all) Object.assign(names, place.names);
      places.set(made, { line: all[all.length - 1]!.line, names });
    },
  };
};

/** Single letters that YAML 1.1 takes for truth and the manifests' own reader does not. */
const LETTER = /^[yYnN]$/;
/** Dates stay the text they are; the rest is nothing a manifest holds. */
const LEFT_OUT = /:(timestamp|binary|omap|pairs|set)$/;

/** What each repetition (`*name`) repeats: found in one walk, for looking each up goes through all of it. */
const aliasesIn = (document: Document): ReadonlyMap<unknown, Node> => {
  const anchors = new Map<string, Node>();
  const targets = new Map<unknown, Node>();
  visit(document, (_, node) => {
    if (isAlias(node)) {
      const target = anchors.get(node.source);
      if (target) targets.set(node, target);
    } else if ((isMap(node) || isSeq(node) || isScalar(node)) && node.anchor !== undefined)
      anchors.set(node.anchor, node);
  });
  return targets;
};

const TOO_MUCH = 'It is nested so deep, or repeats itself so often, that it is too large to read.';

/**
 * Whether the text is nested deeper than can be gone into. It is found out before the tree is made, which
 * goes down by calling itself: where a stack is nearly spent, V8 may end the whole execution, and nothing catches that.
 */
const isTooDeep = (text: string): boolean => {
  const parser = new Parser();
  for (const lexeme of new Lexer().lex(text)) {
    for (const _ of parser.next(lexeme));
    // The document and the value in hand stand in it too.
    if (parser.stack.length > DEEPEST + 2) return true;
  }
  return false;
};

/** Reads the text's tree; null where it is nested too deep. */
const documentOf = (text: string, lineCounter: LineCounter): Document | null => {
  if (isTooDeep(text)) return null;
  try {
    return parseDocument(text, {
      version: '1.1',
      lineCounter,
      customTags: (tags) =>
        tags.filter((tag) => typeof tag === 'string' || !LEFT_OUT.test(tag.tag)),
    });
  } catch {
    return null;
  }
};

/** Reads YAML, or JSON, which is YAML too. Nothing of it is run. */
export const readYaml = (
  text: string,
): { readonly value: Part; readonly lines: Lines; readonly troubles: readonly Trouble[] } => {
  const lines = createLines();
  if (text.length > LONGEST_TEXT)
    return { value: null, lines, troubles: [{ text: 'The text is longer than 2 MB.' }] };
  const counter = new LineCounter();
  const document = documentOf(text, counter);
  if (!document) return { value: null, lines, troubles: [{ text: TOO_MUCH }] };
  const troubles: Trouble[] = document.errors.slice(0, 20).map((error) => ({
    ...(error.linePos ? { line: error.linePos[0].line } : {}),
    text: error.message.split('\n')[0]!.replace(/ at line \d+, column \d+:?$/, ''),
  }));
  if (troubles.length > 0) return { value: null, lines, troubles };
  let left = MOST_VALUES;
  const lineOf = (node: Node | null | undefined): number =>
    node?.range ? counter.linePos(node.range[0]).line : 0;
  const nameOf = (key: unknown): string => {
    if (isScalar(key)) return key.source ?? String(key.value);
    return String(key);
  };
  const read = (node: unknown, depth: number): Part => {
    if (--left < 0 || depth > DEEPEST) throw new Error('too much');
    if (isAlias(node)) return read(targets.get(node), depth + 1);
    if (isSeq(node)) {
      const list = node.items.map((item) => read(item, depth + 1));
      lines.note(list, { line: lineOf(node), names: {} });
      return list;
    }
    if (isMap(node)) {
      const tree: Record<string, Part> = {};
      const names: Record<string, number> = {};
      for (const { key, value } of node.items) {
        const name = nameOf(key);
        if (name === '__proto__') continue;
        if (name === '<<') {
          const merged = read(value, depth + 1);
          for (const one of isList(merged) ? merged : [merged])
            if (isTree(one)) for (const n of Object.keys(one)) if (!(n in tree)) tree[n] = one[n]!;
          continue;
        }
        tree[name] = read(value, depth + 1);
        names[name] = lineOf(key as Node);
      }
      lines.note(tree, { line: lineOf(node), names });
      return tree;
    }
    if (isScalar(node)) {
      const { value, source } = node;
      if (typeof value === 'boolean' && source !== undefined && LETTER.test(source)) return source;
      if (typeof value === 'bigint') return String(value);
      return value === undefined ? null : (value as Part);
    }
    return null;
  };
  let targets: ReadonlyMap<unknown, Node> = new Map();
  try {
    targets = aliasesIn(document);
    return { value: read(document.contents, 0), lines, troubles };
  } catch {
    return { value: null, lines, troubles: [{ text: TOO_MUCH }] };
  }
};
