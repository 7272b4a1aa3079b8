import { FailureError, type Exchange, type HttpResponse, type Json } from '../../model';
import { askOne } from '../../http/exchange';
import { scopeOf, textIn, truthOf, type Context } from './context';
import { draft, requestOf } from './draft';
import { allowed, isAllowed, SECRET_NAME } from './hosts';
import { jwt } from './jwt';
import { isRec } from './path';
import type { Scope } from './template';
import { parseIso, parseMoment } from './template/time';
import { isList, isTree, type Tree } from './yaml';

/** What a sign-in brought. */
export interface Signed {
  readonly token: string;
  /** Epoch milliseconds. */
  readonly until?: number;
  readonly renewed?: Readonly<Record<string, string>>;
}

/** The JSON of an answer; null: it is none. */
export const answered = (response: HttpResponse): Json => {
  try {
    return JSON.parse(response.text) as Json;
  } catch {
    return null;
  }
};

export const refused = (url: string): FailureError =>
  new FailureError('source.refused_key', { host: /\/\/([^/?#]*)/.exec(url)?.[1] ?? 'the address' });

/** Some servers wrap their answer; deeper than this nothing is looked for. */
const DEEPEST = 5;

/** What an answer calls so, wherever in it that stands. */
const found = (body: Json | undefined, name: string, depth = 0): Json | undefined => {
  if (depth > DEEPEST || typeof body !== 'object' || body === null) return undefined;
  if (isRec(body) && Object.prototype.hasOwnProperty.call(body, name)) return body[name];
  for (const inner of Object.values<Json>(body)) {
    const value = found(inner, name, depth + 1);
    if (value !== undefined && value !== null) return value;
  }
  return undefined;
};

/** Until when a token holds, in epoch milliseconds; undefined: until it is refused. */
const untilOf = (
  life: Json | undefined,
  format: string,
  now: number,
): { readonly until?: number } => {
  if (typeof life !== 'string' && typeof life !== 'number') return {};
  // With a format it is a day and an hour, else seconds from now.
  const moment =
    format === '' ? null : (parseMoment(String(life), format) ?? parseIso(String(life)));
  if (moment) return { until: moment.micros / 1000 };
  const seconds = Number(life);
  return format === '' && seconds > 0 && Number.isFinite(seconds)
    ? { until: now + seconds * 1000 }
    : {};
};

/** What is asked with: RFC 6749, or RFC 7523 where a token of one's own making stands for what was given. */
const fieldsOf = (tree: Tree, context: Context, scope: Scope, headers: readonly string[]) => {
  const text = (name: string): string => textIn(tree[name], scope);
  const name = (of: string, usual: string): string => text(of) || usual;
  const grantName = name('grant_type_name', 'grant_type');
  if (truthOf(tree['use_profile_assertion'], scope) && isTree(tree['profile_assertion']))
    return {
      [grantName]: 'urn:ietf:params:oauth:grant-type:jwt-bearer',
      assertion: jwt(tree['profile_assertion'], context),
    };
  const grant = text('grant_type') || 'refresh_token';
  const fields: Record<string, string> = { [grantName]: grant };
  const put = (of: string, value: string): void => {
    if (value !== '' && !Object.prototype.hasOwnProperty.call(fields, of)) fields[of] = value;
  };
  // Who asks stands in one place: servers refuse what says it in two.
  if (!headers.includes('Authorization')) {
    put(name('client_id_name', 'client_id'), text('client_id'));
    put(name('client_secret_name', 'client_secret'), text('client_secret'));
  }
  put(name('refresh_token_name', 'refresh_token'), text('refresh_token'));
  const more = tree['refresh_request_body'];
  if (isTree(more))
    for (const key of Object.keys(more))
      if (key !== '$parameters') put(textIn(key, scope), textIn(more[key], scope));
  const scopes = tree['scopes'];
  // Who renews gets what was granted; to ask for more is refused.
  if (isList(scopes) && grant !== 'refresh_token')
    put('scope', scopes.map((one) => textIn(one, scope)).join(' '));
  return fields;
};

/**
 * A token of an authorization server.
 * @throws source.refused_key, source.own_hosts
 */
export function* oauth(tree: Tree, context: Context, hosts: ReadonlySet<string>): Exchange<Signed> {
  const scope = scopeOf(context, tree);
  const text = (name: string): string => textIn(tree[name], scope);
  const endpoint = text('token_refresh_endpoint');
  if (endpoint === '') return { token: text('access_token_value') };
  const made = draft(allowed(endpoint, hosts, 'token', SECRET_NAME), 'POST');
  const headers = tree['refresh_request_headers'];
  if (isTree(headers))
    for (const key of Object.keys(headers))
      if (key !== '$parameters') made.headers[textIn(key, scope)] = textIn(headers[key], scope);
  const fields = fieldsOf(tree, context, scope, Object.keys(made.headers));
  const type = Object.keys(made.headers).find((key) => key.toLowerCase() === 'content-type');
  if (tree['send_refresh_request_as_query_params'] === true)
    made.parameters.push(...Object.entries(fields));
  else if (type !== undefined && made.headers[type]!.includes('json')) made.json = fields;
  else made.data = fields;
  if (type !== undefined) delete made.headers[type];
  const response = yield* askOne({
    ...requestOf(made),
    anonymous: true,
    leads: (to) => isAllowed(to, hosts),
    of: 'token',
    expect: [400, 401, 403],
  });
  const body = answered(response);
  const token = found(body, text('access_token_name') || 'access_token');
  if (typeof token !== 'string' || token === '') throw refused(endpoint);
  const updater = tree['refresh_token_updater'];
  const freshName = (isTree(updater) && textIn(updater['refresh_token_name'], scope)) || '';
  const fresh = found(body, freshName || 'refresh_token');
  const path =
    isTree(updater) && isList(updater['refresh_token_config_path'])
      ? updater['refresh_token_config_path'].map(String)
      : ['credentials', 'refresh_token'];
  const life = found(body, text('expires_in_name') || 'expires_in');
  return {
    token,
    ...untilOf(life, text('token_expiry_date_format'), context.now),
    ...(updater !== undefined && typeof fresh === 'string' && fresh !== text('refresh_token')
      ? { renewed: { [path.join('__')]: fresh } }
      : {}),
  };
}
