import type { Shown } from '../engine/shown';
import { publishedKey, type Dataset, type Field, type FieldType, type Json } from '../model';

const TYPES: Readonly<Record<FieldType, Readonly<Record<string, Json>>>> = {
  text: { type: ['string', 'null'] },
  integer: { type: ['integer', 'null'] },
  number: { type: ['number', 'null'] },
  boolean: { type: ['boolean', 'null'] },
  date: { type: ['string', 'null'], format: 'date' },
  timestamp: { type: ['string', 'null'], format: 'date-time' },
  json: {},
};

/** A field as it is published: what is published as codes is text, whatever it was. */
const propertyOf = (field: Field, isKey: boolean, isHashed: boolean): Json => {
  const { title, meaning, unit, values, range } = field;
  const always = (isKey || field.required === true) && field.type !== 'json';
  const base = isHashed ? TYPES.text : TYPES[field.type];
  const [type] = (base['type'] ?? []) as readonly string[];
  return {
    title,
    description: unit ? `${meaning} In ${unit}.` : meaning,
    ...base,
    ...(always && type ? { type } : {}),
    ...(values && !isHashed ? { enum: always ? values : [...values, null] } : {}),
    ...(range && !isHashed ? { minimum: range[0], maximum: range[1] } : {}),
    'x-personal': field.class,
    ...(isHashed ? { 'x-hashed': true } : {}),
    ...(isKey ? { 'x-key': true } : {}),
  };
};

/**
 * A data set's documentation as JSON Schema (2020-12): of one record of the answer, with the fields the
 * token reaches.
 */
export const schemaOf = (
  dataset: Dataset,
  fields: readonly Field[],
  { passport }: Pick<Shown, 'passport'>,
): Json => {
  const key = publishedKey(dataset);
  const hashed = passport.hashed ?? [];
  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    $id: `urn:homeroom:dataset:${dataset.id}`,
    title: dataset.title,
    description: `${dataset.description} ${dataset.grain}`,
    type: 'object',
    properties: Object.fromEntries(
      fields.map((field) => [
        field.name,
        propertyOf(field, key.includes(field.name), hashed.includes(field.name)),
      ]),
    ),
    required: fields.map(({ name }) => name),
    additionalProperties: false,
  };
};
