/** Query parameters as literals of DuckDB, by the type that came with each. */
import { invalid } from './errors';
import { DUCK, typeNamed } from './types';
import { text } from './sql/names';
import type { Json, JsonObject } from './catalog';

interface ParameterType {
  readonly type?: string;
  readonly arrayType?: ParameterType;
  readonly structTypes?: readonly { readonly name?: string; readonly type: ParameterType }[];
}
interface ParameterValue {
  readonly value?: Json;
  readonly arrayValues?: readonly ParameterValue[];
  readonly structValues?: Readonly<Record<string, ParameterValue>>;
}
interface Parameter {
  readonly name?: string;
  readonly parameterType?: ParameterType;
  readonly parameterValue?: ParameterValue;
}

function literal(type: ParameterType, value: ParameterValue | undefined, name: string): string {
  if (type.type === 'ARRAY') {
    const of = type.arrayType;
    if (!of) throw invalid(`Query parameter '${name}' has no arrayType`);
    const items = (value?.arrayValues ?? []).map((one) => literal(of, one, name));
    return `[${items.join(', ')}]`;
  }
  if (type.type === 'STRUCT') {
    const fields = (type.structTypes ?? []).map(
      ({ name: field = '', type: of }) =>
        `"${field.replace(/"/g, '""')}" := ${literal(of, value?.structValues?.[field], name)}`,
    );
    return `struct_pack(${fields.join(', ')})`;
  }
  const named = typeNamed(type.type ?? '');
  if (!named)
    throw invalid(`Query parameter '${name}' has an unknown type: ${type.type ?? 'none'}`);
  const given = value?.value;
  if (given === undefined || given === null) return `CAST(NULL AS ${DUCK[named]})`;
  if (typeof given !== 'string')
    throw invalid(
      `Invalid value at 'query_parameters[].parameter_value.value' (TYPE_STRING), ${JSON.stringify(given)}`,
    );
  const bad = (): Error =>
    invalid(
      `Invalid query parameter value: could not make ${named} of “${given}” (parameter '${name}')`,
    );
  switch (named) {
    case 'INT64':
      if (!/^[+-]?\d{1,19}$/.test(given)) throw bad();
      return `CAST(${given} AS BIGINT)`;
    case 'FLOAT64':
      if (!/^([+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?|NaN|[+-]?inf(inity)?)$/i.test(given)) throw bad();
      break;
    case 'BOOL':
      if (!/^(true|false)$/i.test(given)) throw bad();
      return given.toUpperCase();
    case 'STRING':
      return text(given);
    case 'DATE':
      if (!/^\d{4}-\d{1,2}-\d{1,2}$/.test(given)) throw bad();
      break;
    default:
  }
  return `TRY_CAST(${text(given)} AS ${DUCK[named]})`;
}

/** Looks a parameter up: `?` is the next of them. */
export function parametersOf(query: JsonObject): (name: string) => string {
  const given = (query.queryParameters ?? []) as unknown as readonly Parameter[];
  const mode = query.parameterMode;
  if (given.length > 0 && mode !== 'NAMED' && mode !== 'POSITIONAL')
    throw invalid('Query parameters need parameterMode NAMED or POSITIONAL', 'parameterMode');
  let at = 0;
  return (name) => {
    if (name === '?') {
      const one = mode === 'POSITIONAL' ? given[at++] : undefined;
      if (!one)
        throw invalid(
          'Query parameter number ' + at + ' is not set: too few positional parameters',
        );
      return literal(one.parameterType ?? {}, one.parameterValue, `?${at}`);
    }
    const one =
      mode === 'NAMED'
        ? given.find((p) => p.name?.toLowerCase() === name.toLowerCase())
        : undefined;
    if (!one) throw invalid(`Query parameter '${name}' not found`);
    return literal(one.parameterType ?? {}, one.parameterValue, name);
  };
}
