import { FILTERS, filterOf } from './filters';
import { testOf, render, type Scope } from './evaluate';
import { macrosAt } from './macros';
import { parseTemplate, type Args, type Node, type Part } from './parse';
import { literal } from './print';
import { own, TemplateError, type Value } from './values';

export { FILTERS, macrosAt };
export { print } from './print';
export * from './values';
export type { Scope } from './evaluate';

/** Names that a manifest's expressions may use beside macros. */
export const VARIABLES: readonly string[] = [
  'config',
  'parameters',
  'headers',
  'last_record',
  'last_page_size',
  'next_page_token',
  'record',
  'response',
  'stream_interval',
  'stream_partition',
  'stream_slice',
  'stream_state',
  'components_values',
  'session_token',
  'value',
  'path',
  'property',
  'raw_type',
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
  const plain = !/\{[{%#]/.test(source);
  const made: Template = { source, plain, parts: plain ? [source] : parseTemplate(source) };
  if (known.size > 5_000) known.clear();
  known.set(source, made);
  return made;
};

/** The text a template comes to; null where a name on the way has no value. */
export const textOf = (source: string, scope: Scope): string | null => {
  const { plain, parts } = template(source);
  return plain ? source : render(parts, scope);
};

/** The value a template comes to: what looks like a number, a list or truth is one. */
export const evaluate = (source: string, scope: Scope): Value => {
  const text = textOf(source, scope);
  return text === null || text === '' ? null : literal(text);
};

const FALSE = ['', 'False', 'false', '{}', '[]', '()', '0', '0.0', 'None'];

/** Whether a condition holds. */
export const holds = (source: string, scope: Scope): boolean =>
  !FALSE.includes((textOf(source, scope) ?? '').trim());

const walkArgs = ({ plain, named }: Args, visit: (node: Node) => void): void => {
  plain.forEach(visit);
  named.forEach(([, node]) => visit(node));
};

/** What a template names that is not there, each once: it is said before anything is read. */
export const troublesOf = (source: string): readonly string[] => {
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
  const bound = new Set<string>(VARIABLES);
  const visit = (node: Node): void => {
    switch (node.is) {
      case 'name':
        if (!bound.has(node.name) && own(macros, node.name) === undefined)
          troubles.add(`The name “${node.name}” is not known.`);
        return;
      case 'list':
        return node.items.forEach(visit);
      case 'dict':
        return node.entries.forEach(([key, value]) => (visit(key), visit(value)));
      case 'at':
        return (visit(node.of), visit(node.name));
      case 'slice':
        return [node.of, node.from, node.to].forEach((part) => part && visit(part));
      case 'call':
        return (visit(node.of), walkArgs(node.args, visit));
      case 'filter':
        attempt(() => filterOf(node.name));
        return (visit(node.of), walkArgs(node.args, visit));
      case 'test':
        attempt(() => testOf(node.name));
        return (visit(node.of), walkArgs(node.args, visit));
      case 'not':
      case 'minus':
        return visit(node.of);
      case 'and':
      case 'or':
      case 'binary':
        return (visit(node.left), visit(node.right));
      case 'compare':
        return (visit(node.first), node.rest.forEach(([, right]) => visit(right)));
      case 'if':
        return [node.when, node.then, node.otherwise].forEach((part) => part && visit(part));
    }
  };
  const visitParts = (parts: readonly Part[]): void => {
    for (const part of parts) {
      if (typeof part === 'string') continue;
      if (part.is === 'print') visit(part.node);
      else if (part.is === 'set') {
        visit(part.node);
        bound.add(part.name);
      } else if (part.is === 'for') {
        visit(part.of);
        part.names.forEach((name) => bound.add(name));
        visitParts(part.body);
        visitParts(part.otherwise);
      } else
        for (const { when, body } of part.branches) {
          if (when) visit(when);
          visitParts(body);
        }
    }
  };
  attempt(() => visitParts(template(source).parts));
  return [...troubles];
};
