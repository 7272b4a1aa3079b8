import { FILTERS, filterOf } from './filters';
import { render } from './blocks';
import type { Scope } from './evaluate';
import type { Args, Node } from './expression';
import { CHANGES } from './grow';
import { macrosAt } from './macros';
import { BODY, parseTemplate, type Macro, type Part } from './parse';
import { literal } from './print';
import { patternOf } from './regex';
import { testOf } from './tests';
import { own, TemplateError, type Value } from './values';

export { FILTERS, macrosAt };
export { print } from './print';
export * from './values';
export { CHANGES, changing } from './grow';
export type { Scope } from './evaluate';

/** Names that a manifest's expressions may use beside macros. */
export const VARIABLES: readonly string[] = [
  'config',
  'parameters',
  'headers',
  'last_record',
  'last_page_size',
  'page_size',
  'next_page_token',
  'record',
  'response',
  'stream_interval',
  'stream_partition',
  'stream_slice',
  'stream_state',
  'components_values',
  'stream_template_config',
  'session_token',
  'value',
  'path',
  'property',
  'raw_type',
  'raw_schema',
  'loop',
  'schema',
  'token',
  'page_token',
  'oauth_config',
  'decoded_response',
  'slice',
];

/** A text of a manifest, read once and evaluated often. */
export interface Template {
  readonly source: string;
  /** It holds no expression. */
  readonly plain: boolean;
  readonly parts: readonly Part[];
}

const known = new Map<string, Template>();

/** @throws TemplateError */
export const template = (source: string): Template => {
  const before = known.get(source);
  if (before) return before;
  // The end of the last line is no part of a template.
  const text = source.replace(/\r?\n$/, '');
  const plain = !/\{[{%#]/.test(text);
  const made: Template = { source: text, plain, parts: plain ? [text] : parseTemplate(text) };
  if (known.size > 5_000) known.clear();
  known.set(source, made);
  return made;
};

/** The text a template comes to; null where a name on the way has no value. */
export const textOf = (source: string, scope: Scope): string | null => {
  const { plain, parts, source: text } = template(source);
  return plain ? text : render(parts, scope);
};

/** The value a template comes to: what looks like a number, a list or truth is one. */
export const evaluate = (source: string, scope: Scope): Value => {
  const text = textOf(source, scope);
  if (text === null || text === '') return null;
  return isText(template(source).parts) ? text : literal(text);
};

/** Whether a template says itself that it is text: `{{ … | string }}`. */
const isText = ([only, ...more]: readonly Part[]): boolean =>
  more.length === 0 &&
  typeof only === 'object' &&
  only.is === 'print' &&
  only.node.is === 'filter' &&
  only.node.name === 'string';

const FALSE = ['', 'False', 'false', '{}', '[]', '()', '0', '0.0', 'None'];

/** Whether a text that is no expression any more means yes. */
export const isTrue = (text: string): boolean => !FALSE.includes(text.trim());

/** Whether a condition holds. */
export const holds = (source: string, scope: Scope): boolean => isTrue(textOf(source, scope) ?? '');

const inArgs = ({ plain, named }: Args): readonly Node[] => [
  ...plain,
  ...named.map(([, node]) => node),
];

/** What an expression is made of. */
const below = (node: Node): readonly (Node | null | undefined)[] => {
  switch (node.is) {
    case 'value':
    case 'name':
      return [];
    case 'list':
      return node.items;
    case 'dict':
      return node.entries.flat();
    case 'at':
      return [node.of, node.name];
    case 'slice':
      return [node.of, node.from, node.to, node.step];
    case 'call':
    case 'filter':
    case 'test':
      return [node.of, ...inArgs(node.args)];
    case 'not':
    case 'minus':
      return [node.of];
    case 'and':
    case 'or':
    case 'binary':
      return [node.left, node.right];
    case 'compare':
      return [node.first, ...node.rest.map(([, right]) => right)];
    case 'if':
      return [node.when, node.then, node.otherwise];
  }
};

/** Of what something is: `record` of `record.a['b']`; null where it is made here. */
const rootOf = (node: Node): string | null =>
  node.is === 'name'
    ? node.name
    : node.is === 'at' || node.is === 'slice' || node.is === 'call'
      ? rootOf(node.of)
      : null;

/**
 * What a template names that is not there, and what it would change, each once: it is said before anything is read.
 * @param changes whether the record may be changed where it stands.
 */
export const troublesOf = (source: string, changes = false): readonly string[] => {
  const troubles = new Set<string>();
  const macros = macrosAt(0);
  const attempt = (act: () => unknown): void => {
    try {
      act();
    } catch (error) {
      if (!(error instanceof TemplateError)) throw error;
      troubles.add(error.message);
    }
  };
  // Names that the template gives to something of its own.
  const taken = new Set<string>();
  const bind = (bound: Set<string>, ...names: readonly string[]): Set<string> => {
    for (const name of names) {
      bound.add(name);
      taken.add(name);
    }
    return bound;
  };
  const visit = (node: Node, bound: ReadonlySet<string>): void => {
    if (node.is === 'name' && !bound.has(node.name) && own(macros, node.name) === undefined)
      troubles.add(`The name “${node.name}” is not known.`);
    if (node.is === 'filter') {
      const [pattern] = node.args.plain;
      attempt(() => filterOf(node.name));
      // A pattern that cannot be run is said now, and not when the first record comes.
      if (/^regex_/.test(node.name) && pattern?.is === 'value')
        attempt(() => patternOf(String(pattern.value)));
    }
    if (node.is === 'test') attempt(() => testOf(node.name));
    if (node.is === 'call' && node.of.is === 'at' && node.of.name.is === 'value') {
      const [root, name] = [rootOf(node.of.of), String(node.of.name.value)];
      const kept = root !== null && VARIABLES.includes(root) && !taken.has(root);
      if (kept && CHANGES.has(name) && !(changes && root === 'record'))
        troubles.add(`“${name}” would change “${root}”: only \`AddFields\` changes its record.`);
    }
    for (const part of below(node)) if (part) visit(part, bound);
  };
  const visitMacro = ({ takes, body }: Macro, bound: ReadonlySet<string>): void => {
    const inner = new Set([...bound, 'caller', 'varargs', 'kwargs']);
    for (const { name, otherwise } of takes) {
      if (otherwise) visit(otherwise, inner);
      bind(inner, name);
    }
    visitParts(body, inner);
  };
  /** @param bound what is set is added: what stands in a block of its own takes a copy. */
  const visitParts = (parts: readonly Part[], bound: Set<string>): void => {
    for (const part of parts) {
      if (typeof part === 'string') continue;
      switch (part.is) {
        case 'print':
          visit(part.node, bound);
          break;
        case 'set':
          visit(part.node, bound);
          for (const { of, name } of part.to)
            if (of === undefined) bind(bound, name);
            else visit({ is: 'name', name: of }, bound);
          break;
        case 'for': {
          visit(part.of, bound);
          const inner = bind(new Set(bound), ...part.names);
          if (part.when) visit(part.when, inner);
          visitParts(part.body, inner);
          visitParts(part.otherwise, new Set(bound));
          break;
        }
        case 'if':
          for (const { when, body } of part.branches) {
            if (when) visit(when, bound);
            visitParts(body, bound);
          }
          break;
        case 'with':
          for (const [, node] of part.sets) visit(node, bound);
          visitParts(part.body, bind(new Set(bound), ...part.sets.map(([name]) => name)));
          break;
        case 'gather':
          visitParts(part.body, new Set(bound));
          visit(part.node, new Set([...bound, BODY]));
          if (part.to?.of !== undefined) visit({ is: 'name', name: part.to.of }, bound);
          else if (part.to) bind(bound, part.to.name);
          break;
        case 'macro':
          bind(bound, part.macro.name);
          visitMacro(part.macro, bound);
          break;
        case 'call':
          visit(part.node, bound);
          visitMacro(part.macro, bound);
      }
    }
  };
  attempt(() => visitParts(template(source).parts, new Set(VARIABLES)));
  return [...troubles];
};
