import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';

const ASSETS = resolve(process.cwd(), '../shared/assets/edfi');
export const GRAND_BEND = resolve(ASSETS, 'grand-bend');
const RESOURCES = resolve(ASSETS, 'openapi/resources/5.0/resources-ds-5.0.yml');
const DESCRIPTORS = resolve(ASSETS, 'openapi/descriptors/5.0/descriptor-api-5.0.yml');

/** The official documents are an optional input: without them their tests say so and are skipped. */
export const hasDocuments = existsSync(RESOURCES) && existsSync(DESCRIPTORS);
export const hasGrandBend = existsSync(GRAND_BEND);

interface Schema {
  readonly $ref?: string;
  readonly type?: string;
  readonly format?: string;
  readonly maxLength?: number;
  readonly required?: readonly string[];
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly items?: Schema;
}

export interface Document {
  readonly paths: Readonly<
    Record<
      string,
      { get: { responses: Record<string, { content: Record<string, { schema: Schema }> }> } }
    >
  >;
  readonly components: { readonly schemas: Readonly<Record<string, Schema>> };
}

export function readDocuments(): Document[] {
  // eslint-disable-next-line @typescript-eslint/no-require-imports -- it has no types of its own
  const yaml = require('js-yaml') as { load(text: string): Document };
  return [RESOURCES, DESCRIPTORS].map((file) => yaml.load(readFileSync(file, 'utf8')));
}

/** What the document says a collection's items are. */
export function itemSchema(document: Document, resource: string): Schema | undefined {
  const path = document.paths[`/ed-fi/${resource}`];
  return path?.get.responses['200']?.content['application/json']?.schema.items;
}

/** What is wrong with a value, in words with its place; nothing when all is well. */
export function mistakes(
  document: Document,
  given: Schema,
  value: unknown,
  place: string,
): string[] {
  const schema = follow(document, given);
  const wrong = (what: string): string[] => [
    `${place}: ${what}, and is ${JSON.stringify(value)?.slice(0, 60)}`,
  ];
  switch (schema.type) {
    case 'array':
      if (!Array.isArray(value)) return wrong('must be a list');
      return value.flatMap((item, i) =>
        mistakes(document, schema.items ?? {}, item, `${place}[${i}]`),
      );
    case 'integer':
      return Number.isInteger(value) ? [] : wrong('must be a whole number');
    case 'number':
      return typeof value === 'number' ? [] : wrong('must be a number');
    case 'boolean':
      return typeof value === 'boolean' ? [] : wrong('must be true or false');
    case 'string':
      return textMistakes(schema, value).flatMap(wrong);
  }
  if (typeof value !== 'object' || value === null) return wrong('must be an object');
  const object = value as Record<string, unknown>;
  const absent = (schema.required ?? []).filter((name) => object[name] === undefined);
  return [
    ...absent.map((name) => `${place}.${name} is required and absent`),
    ...Object.entries(object).flatMap(([name, inner]) => {
      const known = schema.properties?.[name];
      // Every reference may carry a link; the document leaves its inside open.
      if (name === 'link') return [];
      if (!known) return [`${place}.${name} is no property of the standard`];
      return mistakes(document, known, inner, `${place}.${name}`);
    }),
  ];
}

function textMistakes(schema: Schema, value: unknown): string[] {
  if (typeof value !== 'string') return ['must be text'];
  const found: string[] = [];
  if (schema.maxLength !== undefined && value.length > schema.maxLength) {
    found.push(`must have at most ${schema.maxLength} characters`);
  }
  if (schema.format === 'date' && !isDate(value)) found.push('must be a date');
  if (schema.format === 'date-time' && Number.isNaN(Date.parse(value))) {
    found.push('must be a date with a time');
  }
  return found;
}

const isDate = (text: string): boolean =>
  /^\d{4}-\d\d-\d\d$/.test(text) && new Date(`${text}T00:00:00Z`).toISOString().startsWith(text);

function follow(document: Document, schema: Schema): Schema {
  const name = schema.$ref?.split('/').pop();
  return name === undefined ? schema : (document.components.schemas[name] ?? {});
}
