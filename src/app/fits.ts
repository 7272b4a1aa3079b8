import type { Json } from '../model';

/**
 * Whether what was found is what was expected. An object says only what matters of the one found; a text
 * like `≤ 500` or `≥ 0` is a bound; all else must be equal.
 */
export const fits = (found: Json | undefined, expected: Json): boolean => {
  if (Array.isArray(expected))
    return (
      Array.isArray(found) &&
      found.length === expected.length &&
      expected.every((one, i) => fits(found[i], one))
    );
  if (typeof expected === 'object' && expected !== null)
    return (
      typeof found === 'object' &&
      found !== null &&
      !Array.isArray(found) &&
      Object.entries(expected).every(([name, one]) =>
        fits((found as Readonly<Record<string, Json>>)[name], one as Json),
      )
    );
  const bound = typeof expected === 'string' ? /^([≤≥]) (\d+)$/.exec(expected) : null;
  if (!bound) return found === expected;
  const limit = Number(bound[2]);
  return typeof found === 'number' && (bound[1] === '≤' ? found <= limit : found >= limit);
};
