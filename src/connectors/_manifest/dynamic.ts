import type { Json } from '../../model';
import type { Slice } from '../../http/collection';
import { contextOf, scopeOf, textIn, truthOf, valueOf, type Context } from './context';
import { propagate } from './parameters';
import { get, set, type Rec } from './path';
import type { Scope } from './template';
import { asJson } from './transform';
import {
  isList,
  isTree,
  plainText,
  textIn as fieldOf,
  type Lines,
  type Part,
  type Tree,
} from './yaml';

/* Streams that are made of a template: by parameters, by settings or by what the system answers. */

/** What is put into a template, and where: enough to make the same stream again. */
export type Put = readonly [path: readonly string[], value: Json];
export interface Made {
  /** The template's name. */
  readonly of: string;
  readonly put: readonly Put[];
}
/** A stream that was found, by its name. */
export interface Found extends Made {
  readonly name: string;
}

export const list = (part: Part | undefined): readonly Part[] =>
  Array.isArray(part) ? (part as Part[]) : [];

/** What a template is called where its problems are told, and where its streams remember it. */
export const nameOfTemplate = (dynamic: Tree): string => {
  const template = dynamic['stream_template'];
  return (
    fieldOf(dynamic, 'name') ||
    (isTree(template) ? fieldOf(template, 'name') : undefined) ||
    'dynamic streams'
  );
};

export interface Template {
  readonly resolver: Tree;
  readonly template: Tree;
  readonly mappings: readonly Tree[];
}
export const templateOf = (dynamic: Tree): Template | null => {
  const [resolver, template] = [dynamic['components_resolver'], dynamic['stream_template']];
  if (!isTree(resolver) || !isTree(template)) return null;
  return { resolver, template, mappings: list(resolver['components_mapping']).filter(isTree) };
};

/** Whether a template's streams are known from the manifest alone: its parameters are written in it. */
export const isWritten = (dynamic: Tree): boolean => {
  const parts = templateOf(dynamic);
  return (
    parts?.resolver['type'] === 'ParametrizedComponentsResolver' &&
    !/\bconfig\b/.test(JSON.stringify(parts.mappings))
  );
};

const copied = (part: Part): Part => {
  if (Array.isArray(part)) return (part as readonly Part[]).map(copied);
  if (!isTree(part)) return part;
  return Object.fromEntries(Object.keys(part).map((name) => [name, copied(part[name]!)]));
};

/** The places in a tree that a path with `*` (each) and `**` (at any depth) means. */
const places = (
  here: Json | undefined,
  path: readonly string[],
): readonly (readonly string[])[] => {
  const [name, ...rest] = path;
  if (name === undefined) return here === undefined ? [] : [[]];
  if (typeof here !== 'object' || here === null) return [];
  const below = (key: string, of: readonly string[]): readonly (readonly string[])[] =>
    places(get(here, [key]), of).map((found) => [key, ...found]);
  if (name === '*') return Object.keys(here).flatMap((key) => below(key, rest));
  if (name === '**')
    return [...places(here, rest), ...Object.keys(here).flatMap((key) => below(key, path))];
  return below(name, rest);
};

/** The same stream again. */
export const streamOf = (dynamic: Tree, put: readonly Put[], lines: Lines): Tree => {
  const { template } = templateOf(dynamic)!;
  const made = copied(template) as Rec;
  for (const [path, value] of put) set(made, path, value);
  lines.like(made, template);
  // What was put in may be parameters that the components below take.
  return propagate(made, lines, dynamic['use_parent_parameters'] !== false) as Tree;
};

/** What one of the streams puts into its template. @throws TemplateError */
const putsOf = (
  { template, mappings }: Template,
  values: Json,
  context: Context,
  slice: Slice,
): readonly Put[] => {
  const made = copied(template) as Rec;
  const puts: Put[] = [];
  for (const mapping of mappings) {
    const scope: Scope = {
      ...scopeOf(context, mapping, slice),
      components_values: values,
      stream_template_config: made,
    };
    const when = mapping['condition'];
    if (when !== undefined && when !== '' && !truthOf(when, scope)) continue;
    const path = list(mapping['field_path']).map((step) => textIn(step, scope));
    const text = fieldOf(mapping, 'value_type') === 'string';
    const part = mapping['value'];
    const value = text ? textIn(part, scope) : asJson(valueOf(part, scope));
    const found = places(made, path);
    const to = found.length === 0 && mapping['create_or_update'] === true ? [path] : found;
    for (const place of to) {
      set(made, place, value);
      puts.push([place, value]);
    }
  }
  return puts;
};

/** A stream of a template by what it is made of; null: it has no name. */
export const foundBy = (
  dynamic: Tree,
  values: Json,
  context: Context,
  slice: Slice = {},
): Found | null => {
  const parts = templateOf(dynamic);
  if (!parts) return null;
  const put = putsOf(parts, values, context, slice);
  const named = put.filter(([path]) => path.join('.') === 'name').pop();
  const name = named ? plainText(named[1]) : (fieldOf(parts.template, 'name') ?? '');
  return name === '' ? null : { name, of: nameOfTemplate(dynamic), put };
};

/** The lists of parameters that stand in the manifest itself. */
export const parametersIn = (dynamic: Tree): readonly Tree[] => {
  const given = templateOf(dynamic)?.resolver['stream_parameters'];
  return isTree(given) ? list(given['list_of_parameters_for_stream']).filter(isTree) : [];
};

/** The streams of a template, one for each list of parameters, with what each puts into it. */
export const written = (dynamic: Tree, lines: Lines): readonly Tree[] =>
  parametersIn(dynamic).flatMap((parameters) => {
    const slice = { partition: parameters as Json };
    const found = foundBy(dynamic, parameters, contextOf({}, 0), slice);
    return found ? [streamOf(dynamic, found.put, lines)] : [];
  });

/** What was found before, or by somebody else: it is data from outside. */
export const isMade = (value: Json | undefined): value is Json & Made => {
  const made = value as Made | null | undefined;
  return (
    typeof made === 'object' &&
    made !== null &&
    typeof made.of === 'string' &&
    isList(made.put) &&
    made.put.every((one) => Array.isArray(one) && Array.isArray(one[0]))
  );
};
