import { contextOf, scopeOf, textIn, truthOf, valueOf } from './context';
import { propagate } from './parameters';
import { set, type Rec } from './path';
import type { Scope } from './template';
import { asJson } from './transform';
import { isTree, textIn as fieldOf, type Lines, type Part, type Tree } from './yaml';

const list = (part: Part | undefined): readonly Part[] =>
  Array.isArray(part) ? (part as Part[]) : [];
const partsOf = (
  dynamic: Tree,
): { resolver: Tree; template: Tree; mappings: readonly Tree[] } | null => {
  const [resolver, template] = [dynamic['components_resolver'], dynamic['stream_template']];
  if (!isTree(resolver) || !isTree(template)) return null;
  if (resolver['type'] !== 'ParametrizedComponentsResolver') return null;
  return { resolver, template, mappings: list(resolver['components_mapping']).filter(isTree) };
};

/** Whether a template's streams are known from the manifest alone: its parameters are written in it. */
export const isWritten = (dynamic: Tree): boolean => {
  const parts = partsOf(dynamic);
  return parts !== null && !/\bconfig\b/.test(JSON.stringify(parts.mappings));
};

const copied = (part: Part): Part => {
  if (Array.isArray(part)) return (part as readonly Part[]).map(copied);
  if (!isTree(part)) return part;
  return Object.fromEntries(Object.keys(part).map((name) => [name, copied(part[name]!)]));
};

/** The streams of a template, one for each list of parameters, with what each puts into it. */
export const written = (dynamic: Tree, lines: Lines): readonly Tree[] => {
  const parts = partsOf(dynamic);
  if (!parts) return [];
  const { resolver, template, mappings } = parts;
  const given = isTree(resolver['stream_parameters']) ? resolver['stream_parameters'] : {};
  return list(given['list_of_parameters_for_stream'])
    .filter(isTree)
    .map((parameters) => {
      const made = copied(template) as Rec;
      for (const mapping of mappings) {
        const scope: Scope = {
          ...scopeOf(contextOf({}, 0), mapping),
          components_values: parameters,
          stream_slice: parameters,
          stream_template_config: made,
        };
        const when = mapping['condition'];
        if (when !== undefined && when !== '' && !truthOf(when, scope)) continue;
        const path = list(mapping['field_path']).map((step) => textIn(step, scope));
        const text = fieldOf(mapping, 'value_type') === 'string';
        const value = mapping['value'];
        set(made, path, text ? textIn(value, scope) : asJson(valueOf(value, scope)));
      }
      lines.like(made, template);
      // What was put in may be parameters that the components below take.
      return propagate(made, lines) as Tree;
    });
};
