import type { HttpResponse, Json, SourceRecord } from '../../model';
import { scopeOf, textIn, truthOf, type Context } from './context';
import { all, get, isRec, type Rec } from './path';
import type { Value } from './template';
import { isTree, type Part, type Tree } from './yaml';
import type { Slice } from '../../http/collection';

const list = (part: Part | undefined): readonly Part[] =>
  Array.isArray(part) ? (part as Part[]) : [];

const found = (body: Json, path: readonly string[]): readonly Json[] => {
  if (path.length === 0) return Array.isArray(body) ? (body as Json[]) : [body];
  const here = path.some((step) => step.startsWith('*')) ? all(body, path) : get(body, path);
  if (here === undefined || here === null || here === '') return [];
  return Array.isArray(here) ? (here as Json[]) : [here];
};

/** Where a record holds a list of records, each of them in its place. */
const expanded = (tree: Tree, record: Json): readonly Json[] => {
  const path = list(tree['expand_records_from_field']).map(String);
  const items = path.some((step) => step.startsWith('*'))
    ? all(record, path).flatMap((one) => (Array.isArray(one) ? (one as Json[]) : [one]))
    : get(record, path);
  if (!Array.isArray(items) || items.length === 0)
    return tree['on_no_records'] === 'emit_parent' ? [record] : [];
  if (tree['remain_original_record'] !== true) return items as Json[];
  return (items as Json[]).map((item) =>
    isRec(item) ? { ...item, original_record: record } : item,
  );
};

/** The records of a page as the source sent them. */
export const extract = (
  selector: Tree,
  context: Context,
  bodies: readonly Json[],
): readonly SourceRecord[] => {
  const extractor = isTree(selector['extractor']) ? selector['extractor'] : {};
  const scope = scopeOf(context, extractor);
  const path = list(extractor['field_path']).map((step) => textIn(step, scope));
  const expander = extractor['record_expander'];
  return bodies
    .flatMap((body) => found(body, path))
    .flatMap((record) => (isTree(expander) ? expanded(expander, record) : [record]))
    .filter(isRec);
};

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
