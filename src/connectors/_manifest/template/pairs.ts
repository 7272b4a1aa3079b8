import { print } from './print';
import { isDict, isList, put, TemplateError, type Dict, type Value } from './values';

/** `dict(…)` of an object, or of pairs. */
export const pairsOf = (value: Value): Dict => {
  if (isDict(value)) return value;
  const names: Record<string, Value> = {};
  if (!isList(value)) throw new TemplateError('An object is wanted where there is none.');
  for (const pair of value) {
    if (!isList(pair) || pair.length !== 2)
      throw new TemplateError('An object is made of pairs of a name and a value.');
    put(names, print(pair[0]!), pair[1]!);
  }
  return names;
};
