import type { HttpRequest, Json } from '../../model';
import type { Slice } from '../../http/collection';
import { authorize, type Tokens } from './auth';
import { nested, scopeOf, textIn, valueOf, type Context } from './context';
import { addParameter, draft, inject, requestOf, type Draft } from './draft';
import { allowed, SECRET_NAME } from './hosts';
import { print, type Scope, type Value } from './template';
import { asJson } from './transform';
import { isTree, type Part, type Tree } from './yaml';
import type { Rec } from './path';

/** Base and path with one slash between them; a path may be a whole address of its own. */
export const joined = (base: string, path: string): string => {
  if (/^https?:\/\//i.test(path)) return path;
  if (path === '') return base;
  if (base === '') return path;
  if (path.startsWith('?')) return base + path;
  return `${base.replace(/\/+$/, '')}/${path.replace(/^\/+/, '')}`;
};

/** The address a next page's place leads to, from where the stream begins. */
const pageUrl = (base: string, token: string): string => {
  if (/^https?:\/\//i.test(token)) return token;
  const [origin = ''] = /^[a-z]+:\/\/[^/?#]*/i.exec(base) ?? [];
  // As links are: a path from the root is the server's, however long the base is.
  return token.startsWith('/') ? origin + token : joined(base, token);
};

export interface Asking {
  readonly requester: Tree;
  readonly slice: Slice;
  /** The token of the next page; null: the first. */
  readonly token: Json;
  /** The token is the address itself. */
  readonly byPath: boolean;
  /** What paging, partitions and cursors put into the request. */
  readonly options: readonly { readonly option: Part | undefined; readonly value: Value }[];
  /** The properties that are asked for by name. */
  readonly fields?: readonly string[] | undefined;
  readonly hosts: ReadonlySet<string>;
  readonly resource: string;
}

const pairs = (
  part: Part | undefined,
  scope: Scope,
  fields: readonly string[] = [],
): readonly (readonly [string, Value])[] => {
  if (typeof part === 'string') {
    const value = valueOf(part, scope);
    if (isTree(value as Part)) return Object.entries(value as Record<string, Value>);
    return print(value ?? '')
      .split('&')
      .filter(Boolean)
      .map((pair): [string, Value] => {
        const at = pair.indexOf('=');
        return at < 0 ? [pair, ''] : [pair.slice(0, at), pair.slice(at + 1)];
      });
  }
  if (!isTree(part)) return [];
  return Object.keys(part)
    .filter((name) => name !== '$parameters')
    .map((name): [string, Value] => {
      const value = part[name];
      if (isTree(value) && value['type'] === 'QueryProperties')
        return [textIn(name, scope), fields.join(',')];
      if (typeof value === 'string') {
        const text = textIn(value, scope);
        // A list is the parameter several times, and a text may stand in quotes; all else stays as it is.
        const read = /^\s*['"[]/.test(text) ? valueOf(value, scope) : text;
        return [textIn(name, scope), read === '' || read === 'None' ? null : read];
      }
      return [textIn(name, scope), value === null ? null : nested(value, scope)];
    });
};

const body = (made: Draft, requester: Tree, scope: Scope): void => {
  const form = (part: Part | undefined): void => {
    if (part === undefined || part === null) return;
    if (typeof part === 'string') made.data = textIn(part, scope);
    else
      for (const [name, value] of pairs(part, scope))
        if (value !== null)
          made.data = { ...(made.data as Record<string, string> | null), [name]: print(value) };
  };
  const asBody = (part: Part | undefined): void => {
    if (part === undefined || part === null) return;
    made.json = asJson(nested(part, scope)) as Rec;
  };
  form(requester['request_body_data']);
  asBody(requester['request_body_json']);
  const one = requester['request_body'];
  if (!isTree(one)) return;
  const value = one['value'];
  if (one['type'] === 'RequestBodyPlainText') made.data = textIn(value, scope);
  else if (one['type'] === 'RequestBodyUrlEncodedForm') form(value);
  else
    asBody(
      isTree(value)
        ? Object.fromEntries(
            Object.entries(value).filter(
              ([name, of]) => name !== 'type' || of !== 'RequestBodyGraphQlQuery',
            ),
          )
        : value,
    );
};

const isEmpty = (value: object | string | null): boolean =>
  typeof value === 'string' ? value === '' : value === null || Object.keys(value).length === 0;

/** Many manifests write an empty body, and one of a request that only asks: neither is sent. */
const bare = (made: Draft): void => {
  if (made.method === 'get' || isEmpty(made.json)) made.json = null;
  if (made.method === 'get' || isEmpty(made.data)) made.data = null;
};

/** Where a stream's requests go. */
export const baseUrl = (requester: Tree, scope: Scope): string =>
  (textIn(requester['url_base'], scope) || textIn(requester['url'], scope)).trim();

/** A request of a stream, complete: with what the authenticator adds, and only to the manifest's hosts. */
export const ask = (asking: Asking, context: Context, tokens: Tokens | null): HttpRequest => {
  const { requester, slice, token, byPath, options, fields, hosts, resource } = asking;
  const next: Value = token === null ? null : { next_page_token: token as Value };
  const scope = scopeOf(context, requester, slice, { next_page_token: next });
  const base = baseUrl(requester, scope);
  const path = textIn(requester['path'], scope).trim();
  const url = byPath && token !== null ? pageUrl(base, print(token)) : joined(base, path);
  // With tokens it is complete, secrets and all.
  const told = tokens ? SECRET_NAME : undefined;
  const made = draft(allowed(url, hosts, resource, told), requester['http_method']);
  for (const [name, value] of pairs(requester['request_headers'], scope))
    if (value !== null) made.headers[name] = print(value);
  for (const [name, value] of pairs(requester['request_parameters'], scope, fields))
    addParameter(made, name, value);
  if (fields && (requester['query_properties'] ?? requester['fetch_properties_from_endpoint']))
    addParameter(made, 'properties', fields.join(','));
  body(made, requester, scope);
  for (const { option, value } of options) inject(made, option, value, scope);
  bare(made);
  if (tokens) authorize(made, requester['authenticator'], context, tokens);
  return requestOf(made);
};
