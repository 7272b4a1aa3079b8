import type { Json } from '../../model';
import type { Google } from './globals';

interface Body {
  readonly [key: string]: Json;
}
export const objectOf = (value: Json | undefined): Body =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Body) : {};
export const textOf = (value: unknown): string => (typeof value === 'string' ? value : '');

export const search = (query: Readonly<Record<string, string | number | boolean>>): string => {
  const pairs = Object.entries(query).map(
    ([name, value]) => `${encodeURIComponent(name)}=${encodeURIComponent(value)}`,
  );
  return pairs.length === 0 ? '' : `?${pairs.join('&')}`;
};

/** Gives what is made an id of its own where it has none, so that the request may be sent again. */
export const prepare = (
  method: string,
  path: string,
  body: Json | undefined,
  g: Google,
): Json | undefined => {
  if (method !== 'post') return body;
  const given = objectOf(body);
  if (/^projects\/[^/]+\/jobs$/.test(path)) {
    const reference = objectOf(given['jobReference']);
    const jobId = reference['jobId'] ?? `homeroom_${g.Utilities.getUuid()}`;
    return { ...given, jobReference: { ...reference, jobId } };
  }
  if (/^projects\/[^/]+\/queries$/.test(path))
    return { ...given, requestId: given['requestId'] ?? g.Utilities.getUuid() };
  return body;
};

/** Where that stands which a POST to this path makes; null: nothing with a name of ours. */
export const placeOf = (
  path: string,
  body: Json | undefined,
): { readonly path: string; readonly query: Readonly<Record<string, string>> } | null => {
  const kind = /\/(jobs|datasets|tables)$/.exec(path)?.[1];
  const [reference, id] =
    {
      jobs: ['jobReference', 'jobId'],
      datasets: ['datasetReference', 'datasetId'],
      tables: ['tableReference', 'tableId'],
    }[kind ?? ''] ?? [];
  if (reference === undefined || id === undefined) return null;
  const named = objectOf(objectOf(body)[reference]);
  const name = textOf(named[id]);
  const location = textOf(named['location']);
  if (name === '') return null;
  return {
    path: `${path}/${encodeURIComponent(name)}`,
    query: location === '' ? {} : { location },
  };
};
