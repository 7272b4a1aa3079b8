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

/** A key of several parts; null where one is missing: such records would be taken for one another. */
export const keyOf = (...parts: readonly (string | null)[]): string | null =>
  parts.every(Boolean) ? parts.join('|') : null;

/** The same as a list; empty where there is none. */
export const listAt = (value: Json | undefined, path: string): readonly Json[] => {
  const found = at(value, path);
  return Array.isArray(found) ? (found as readonly Json[]) : [];
};

export const recordsIn = (list: readonly Json[]): readonly SourceRecord[] => list.filter(isObject);

/**
 * The record with numbers at these paths as text: ids are names, whatever they are made of, and only texts
 * are the same everywhere. Lists on the way are gone through.
 */
export const named = (record: SourceRecord, paths: readonly string[]): SourceRecord => {
  let all: Json = record;
  for (const path of paths) all = textual(all, path.split('.'), 0);
  return all as SourceRecord;
};

const textual = (value: Json, steps: readonly string[], from: number): Json => {
  if (Array.isArray(value)) return value.map((one: Json) => textual(one, steps, from));
  const name = steps[from];
  if (name === undefined) return typeof value === 'number' ? String(value) : value;
  if (!isObject(value) || value[name] === undefined) return value;
  return { ...value, [name]: textual(value[name], steps, from + 1) };
};

/** Without empty texts, which is how many systems say nothing: they are neither dates nor numbers. */
export const withoutBlanks = (value: Json): Json => {
  if (Array.isArray(value)) return value.map(withoutBlanks).filter((one) => one !== null);
  if (!isObject(value)) return value === '' ? null : value;
  const kept: Record<string, Json> = {};
  for (const [name, one] of Object.entries(value)) {
    const tidy = withoutBlanks(one);
    if (tidy !== null) kept[name] = tidy;
  }
  return kept;
};
