import type { HttpRequest, Json } from '../../model';
import { textIn } from './context';
import { get, isRec, set, type Rec } from './path';
import { print, type Scope, type Value } from './template';
import { asJson } from './transform';
import { isList, isTree, plainText, type Part } from './yaml';

/** A request in the making. */
export interface Draft {
  url: string;
  method: 'get' | 'post';
  readonly parameters: [string, string][];
  readonly headers: Record<string, string>;
  /** A form, or a text as it is. */
  data: Record<string, string> | string | null;
  json: Rec | Json[] | null;
}

export const draft = (url: string, method: Part | undefined): Draft => ({
  url,
  method: plainText(method).toUpperCase() === 'POST' ? 'post' : 'get',
  parameters: [],
  headers: {},
  data: null,
  json: null,
});

const text = (value: Value): string => print(value);

/** A parameter; a list is the parameter several times. */
export const addParameter = (into: Draft, name: string, value: Value): void => {
  if (value === null || name === '') return;
  const all = isList(value as Part) ? (value as readonly Value[]) : [value];
  for (const one of all as readonly Value[])
    if (one !== null) into.parameters.push([name, text(one)]);
};

const merged = (before: Json | undefined, value: Json): Json =>
  isRec(before) && isRec(value)
    ? Object.entries(value).reduce<Rec>(
        (all, [name, one]) => ({ ...all, [name]: merged(all[name], one) }),
        before,
      )
    : value;

/** Puts a value where a request option says: a parameter, a header, the form or the JSON of the body. */
export const inject = (into: Draft, option: Part | undefined, value: Value, of: Scope): void => {
  if (!isTree(option) || value === null) return;
  // What an option is called may be a parameter of the cursor or paginator that it belongs to.
  const parameters = option['$parameters'];
  const scope = isTree(parameters) ? { ...of, parameters } : of;
  const path = isList(option['field_path'])
    ? option['field_path'].map((step) => textIn(step, scope))
    : [textIn(option['field_name'], scope)];
  const name = path.join('.');
  switch (option['inject_into']) {
    case 'header':
      into.headers[name] = text(value);
      return;
    case 'body_data':
      if (typeof into.data !== 'string') into.data = { ...into.data, [name]: text(value) };
      return;
    case 'body_json': {
      const body = { ...(into.json as Rec | null) };
      // What stands there already keeps what is not said anew: a query's other variables, say.
      set(body, path, merged(get(body, path), asJson(value)));
      into.json = body;
      return;
    }
    default:
      if (option['type'] !== 'RequestPath') addParameter(into, name, value);
  }
};

const encoded = (pairs: readonly (readonly [string, string])[]): string =>
  pairs
    .map(([name, value]) => `${encodeURIComponent(name)}=${encodeURIComponent(value)}`)
    .join('&');

/** What an address may not hold as it is. */
const safe = (url: string): string =>
  url.trim().replace(/[\s"<>\\^`{|}]|[^\x20-\x7e]/g, (c) => encodeURIComponent(c));

const has = (url: string, [name, value]: readonly [string, string]): boolean => {
  const query = url.split('?')[1]?.split('#')[0] ?? '';
  return query.split('&').some((pair) => {
    const [n = '', v = ''] = pair.split('=');
    try {
      return (
        decodeURIComponent(n.replace(/\+/g, ' ')) === name &&
        decodeURIComponent(v.replace(/\+/g, ' ')) === value
      );
    } catch {
      return false;
    }
  });
};

/** The request as it is sent. What a next page's address says already is not said twice. */
export const requestOf = (made: Draft): HttpRequest => {
  const query = encoded(made.parameters.filter((pair) => !has(made.url, pair)));
  const url = safe(made.url).replace(/[?&]+$/, '');
  // What a body is, the file's own headers say first.
  const said = Object.keys(made.headers).find((name) => name.toLowerCase() === 'content-type');
  const typed = (usual: string): string => (said && made.headers[said]) || usual;
  const body =
    made.json !== null && Object.keys(made.json).length > 0
      ? { body: JSON.stringify(made.json), contentType: typed('application/json') }
      : typeof made.data === 'string'
        ? { body: made.data, contentType: typed('text/plain') }
        : made.data !== null
          ? {
              body: encoded(Object.entries(made.data)),
              contentType: typed('application/x-www-form-urlencoded'),
            }
          : {};
  return {
    url: query === '' ? url : `${url}${url.includes('?') ? '&' : '?'}${query}`,
    ...(made.method === 'get' ? {} : { method: made.method }),
    ...(Object.keys(made.headers).length === 0 ? {} : { headers: made.headers }),
    ...body,
  };
};
