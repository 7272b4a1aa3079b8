import Ajv2020 from 'ajv/dist/2020';
import addFormats from 'ajv-formats';

/**
 * Somebody else's reading of JSON Schema (2020-12). It comes with the linter.
 * @throws where the schema is none
 */
export const validatorOf = (schema: object): ((value: unknown) => boolean) => {
  // Words of our own begin with `x-`.
  const ajv = addFormats(
    new Ajv2020({ strict: true, allowUnionTypes: true, validateSchema: true }),
  );
  for (const word of ['x-personal', 'x-hashed', 'x-key']) ajv.addKeyword(word);
  return ajv.compile(schema) as (value: unknown) => boolean;
};
