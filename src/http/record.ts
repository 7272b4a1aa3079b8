import type { Json, SourceRecord } from '../model';

const isObject = (value: Json | undefined): value is SourceRecord =>
  value !== null && typeof value === 'object' && !Array.isArray(value);

/** What stands at a dotted path; undefined where the way there ends. '' is the value itself. */
export const at = (value: Json | undefined, path: string): Json | undefined => {
  if (path === '') return value;
  let here = value;
  for (const step of path.split('.')) {
    if (!isObject(here)) return undefined;
    here = here[step];
  }
  return here;
};

/** The same as text; null for what is absent or no single value. */
export const textAt = (value: Json | undefined, path: string): string | null => {
  const found = at(value, path);
  return typeof found === 'string' || typeof found === 'number' || typeof found === 'boolean'
    ? String(found)
    : null;
};

/** The same as a list; empty where there is none. */
export const listAt = (value: Json | undefined, path: string): readonly Json[] => {
  const found = at(value, path);
  return Array.isArray(found) ? (found as readonly Json[]) : [];
};

export const recordsIn = (list: readonly Json[]): readonly SourceRecord[] => list.filter(isObject);
