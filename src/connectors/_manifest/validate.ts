import { FailureError, type Json } from '../../model';
import { contextOf, scopeOf, textIn, valueOf } from './context';
import { all, get, isRec } from './path';
import { patternOf } from './template/regex';
import { TemplateError, type Dict } from './template';
import { asJson } from './transform';
import { isList, isTree, plainText, type Part, type Tree } from './yaml';

/* The manifest's own rules for the answers of its form. What is told never holds an answer: it may be a secret. */

const list = (part: Part | undefined): readonly Part[] =>
  Array.isArray(part) ? (part as Part[]) : [];

const kindOf = (value: Json): string =>
  value === null
    ? 'null'
    : Array.isArray(value)
      ? 'array'
      : typeof value === 'number'
        ? Number.isInteger(value)
          ? 'integer'
          : 'number'
        : typeof value;

const same = (a: Json, b: Part | undefined): boolean => JSON.stringify(a) === JSON.stringify(b);

const bounded = (schema: Tree, name: string, size: number, of: string): string | null => {
  const [least, most] = [Number(schema[`min${name}`]), Number(schema[`max${name}`])];
  if (size < least) return `it is ${of === '' ? 'less' : `shorter`} than ${least}`;
  return size > most ? `it is ${of === '' ? 'more' : 'longer'} than ${most}` : null;
};

const matches = (pattern: string, text: string): boolean => {
  try {
    return patternOf(pattern).test(text);
  } catch (error) {
    // A pattern that is not understood here refuses nobody.
    if (error instanceof TemplateError) return true;
    throw error;
  }
};

const DEEPEST = 20;

/** What of a value a JSON Schema does not take; null: it takes it. */
export const troubleIn = (
  schema: Part | undefined,
  value: Json,
  at: readonly string[] = [],
): string | null => {
  if (!isTree(schema) || at.length > DEEPEST) return null;
  const where = at.length === 0 ? '' : `${at.join('.')}: `;
  const types = isList(schema['type'])
    ? schema['type'].map(String)
    : schema['type'] === undefined
      ? null
      : [plainText(schema['type'])];
  const kind = kindOf(value);
  const fits = types?.some((one) => one === kind || (one === 'number' && kind === 'integer'));
  if (types && !fits) return `${where}it is not of the type ${types.join(', ')}`;
  const options = schema['enum'];
  if (isList(options) && !options.some((one) => same(value, one)))
    return `${where}it is none of the values allowed`;
  if (schema['const'] !== undefined && !same(value, schema['const']))
    return `${where}it is not the value expected`;
  const pattern = schema['pattern'];
  const limits =
    typeof value === 'string'
      ? (bounded(schema, 'Length', value.length, 'text') ??
        (typeof pattern === 'string' && !matches(pattern, value)
          ? `it is not of the form ${pattern}`
          : null))
      : typeof value === 'number'
        ? bounded(schema, 'imum', value, '')
        : Array.isArray(value)
          ? bounded(schema, 'Items', value.length, 'list')
          : null;
  if (limits) return where + limits;
  if (isRec(value)) {
    const properties = isTree(schema['properties']) ? schema['properties'] : {};
    const missing = list(schema['required'])
      .map(plainText)
      .find((name) => !(name in value));
    if (missing !== undefined) return `${where}“${missing}” is missing`;
    for (const name of Object.keys(value)) {
      const known = Object.prototype.hasOwnProperty.call(properties, name);
      const more = schema['additionalProperties'];
      if (!known && more === false) return `${where}“${name}” is not known`;
      const below = troubleIn(known ? properties[name] : more, value[name]!, [...at, name]);
      if (below) return below;
    }
  }
  if (Array.isArray(value))
    for (const [i, item] of (value as Json[]).entries()) {
      const below = troubleIn(schema['items'], item, [...at, String(i)]);
      if (below) return below;
    }
  for (const one of list(schema['allOf'])) {
    const below = troubleIn(one, value, at);
    if (below) return below;
  }
  for (const name of ['anyOf', 'oneOf']) {
    const ways = list(schema[name]);
    const found = ways.map((one) => troubleIn(one, value, at));
    if (ways.length > 0 && found.every((one) => one !== null))
      return ways.length === 1 ? found[0]! : `${where}it is of none of the kinds allowed`;
  }
  if (isTree(schema['not']) && troubleIn(schema['not'], value, at) === null)
    return `${where}it is what is not allowed`;
  return null;
};

/** A text may hold the JSON of a list or an object. */
const parsed = (value: Json): Json => {
  if (typeof value !== 'string') return value;
  try {
    return JSON.parse(value) as Json;
  } catch {
    return value;
  }
};

/** Whether a form asks for a part of the configuration that may be left out. */
const isOptional = (spec: Part | undefined, [name = '']: readonly string[]): boolean => {
  const form = isTree(spec) ? spec['connection_specification'] : undefined;
  const asked = isTree(form) && isTree(form['properties']) ? form['properties'] : {};
  const needed = isTree(form) ? list(form['required']).map(plainText) : [];
  return Object.prototype.hasOwnProperty.call(asked, name) && !needed.includes(name);
};

/** Checks a configuration that is whole. @throws source.setting */
export const validate = (spec: Part | undefined, config: Dict): void => {
  const rules = isTree(spec) ? spec['config_normalization_rules'] : undefined;
  for (const rule of isTree(rules) ? list(rules['validations']).filter(isTree) : []) {
    const scope = scopeOf(contextOf(config, 0), rule);
    const strategy = isTree(rule['validation_strategy']) ? rule['validation_strategy'] : {};
    const base = strategy['base_schema'];
    const schema = typeof base === 'string' ? parsed(asJson(valueOf(base, scope))) : base;
    const path = list(rule['field_path']).map((step) => textIn(step, scope));
    const refuse = (problem: string): never => {
      const setting = path.join('.') || 'as a whole';
      throw new FailureError('source.setting', { setting, problem });
    };
    const whole = config as Json;
    const found =
      rule['type'] === 'PredicateValidator'
        ? [asJson(valueOf(rule['value'], scope))]
        : path.some((step) => step.startsWith('*'))
          ? all(whole, path)
          : [get(whole, path)];
    for (const value of found) {
      if (value === undefined && isOptional(spec, path)) continue;
      if (value === undefined) refuse('it is missing');
      // Many settings that are lists are typed as JSON.
      const types = isTree(schema) ? schema['type'] : undefined;
      const trouble = troubleIn(schema, types === 'string' ? value! : parsed(value!));
      if (trouble) refuse(trouble);
    }
  }
};
