import type { HttpResponse } from '../../model';
import { scopeOf, truthOf, type Context } from './context';
import type { Rec } from './path';
import type { Value } from './template';
import { isTree, type Tree } from './yaml';
import type { Slice } from '../../http/collection';

/** Whether a record is wanted. */
export const filterOf = (
  selector: Tree,
  context: Context,
): ((record: Rec, slice: Slice) => boolean) => {
  const filter = selector['record_filter'];
  if (!isTree(filter)) return () => true;
  const condition = filter['condition'];
  if (condition === undefined || condition === '') return () => true;
  return (record, slice) =>
    truthOf(condition, scopeOf(context, filter, slice, { record: record as Value }));
};

const PARAMETER = /;\s*([\w-]+)\s*=\s*(?:"([^"]*)"|([^\s;]+))/g;

/** Header names in more than one spelling: manifests write them as the API's pages do. */
export const headersOf = (response: HttpResponse, sources: readonly string[]): Value => {
  const headers: Record<string, Value> = { ...response.headers };
  for (const name of Object.keys(response.headers))
    headers[name.replace(/(^|-)([a-z])/g, (part) => part.toUpperCase())] = response.headers[name]!;
  for (const source of sources)
    for (const [, name = ''] of source.matchAll(/['"]([\w-]+)['"]/g)) {
      const value = response.headers[name.toLowerCase()];
      if (value !== undefined && name !== '__proto__') headers[name] = value;
    }
  const links: Record<string, Value> = {};
  for (const part of (response.headers['link'] ?? '').split(/,(?=\s*<)/)) {
    const [, url, rest = ''] = /^\s*<([^>]*)>(.*)$/.exec(part) ?? [];
    if (url === undefined) continue;
    // Some say beside the address where the page begins, or whether there is anything in it.
    const link: Record<string, Value> = { url };
    for (const [, name = '', quoted, bare] of rest.matchAll(PARAMETER))
      if (name !== '__proto__') link[name.toLowerCase()] = quoted ?? bare ?? '';
    const rel = link['rel'];
    if (typeof rel === 'string' && rel !== '__proto__') links[rel] = link;
  }
  headers['link'] = links;
  headers['Link'] = links;
  return headers;
};
