import type { Json } from '../model';

const isList = (value: Json | undefined): value is readonly Json[] => Array.isArray(value);
const isObject = (value: Json | undefined): value is Readonly<Record<string, Json>> =>
  typeof value === 'object' && value !== null && !isList(value);

/**
 * Whether what was found is what was expected. An object says only what matters of the one found; a text
 * like `≤ 500` or `≥ 0` is a bound; all else must be equal.
 */
export const fits = (found: Json | undefined, expected: Json): boolean => {
  if (isList(expected))
    return (
      isList(found) &&
      found.length === expected.length &&
      expected.every((one, i) => fits(found[i], one))
    );
  if (isObject(expected))
    return (
      isObject(found) && Object.keys(expected).every((k) => fits(found[k], expected[k] ?? null))
    );
  const bound = typeof expected === 'string' ? /^([≤≥]) (\d+)$/.exec(expected) : null;
  if (!bound) return found === expected;
  const limit = Number(bound[2]);
  return typeof found === 'number' && (bound[1] === '≤' ? found <= limit : found >= limit);
};
