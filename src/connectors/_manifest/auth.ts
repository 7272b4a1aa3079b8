import {
  FailureError,
  type Credential,
  type Exchange,
  type HttpResponse,
  type Json,
} from '../../model';
import { base64 } from '../../http/base64';
import { askOne } from '../../http/exchange';
import { supportOf } from './components';
import { scopeOf, textIn, numberIn, truthOf, type Context } from './context';
import { bodiesOf } from './decode';
import { draft, inject, requestOf, type Draft } from './draft';
import { allowed, isAllowed, SECRET_NAME } from './hosts';
import { jwt } from './jwt';
import { get, isRec } from './path';
import { ask } from './request';
import { parseSpan } from './template/time';
import type { Dict } from './template';
import { isList, isTree, plainText, type Part, type Tree } from './yaml';

/** What the sign-in answered, by the authenticator it is for. */
export type Tokens = Readonly<Record<string, string>>;

/** A part without the parameters of the stream around it, which most do not look at. */
const bare = (part: Part): Part => {
  if (isList(part)) return part.map(bare);
  if (!isTree(part)) return part;
  const given = isTree(part['$parameters']) ? part['$parameters'] : {};
  return Object.fromEntries(
    Object.keys(part)
      .filter((name) => name !== '$parameters' && !(name in given && part[name] === given[name]))
      .map((name) => [name, bare(part[name]!)]),
  );
};

const ids = new WeakMap<Tree, string>();
/** What tells an authenticator from others: the same one in many streams signs in once. */
export const idOf = (tree: Tree): string => {
  const known = ids.get(tree);
  if (known !== undefined) return known;
  const text = JSON.stringify(bare(tree));
  const id = /\bparameters\b/.test(text) ? JSON.stringify(tree) : text;
  ids.set(tree, id);
  return id;
};

/** Of several authenticators the one that the settings name. */
export const chosen = (part: Part | undefined, config: Dict): Tree | null => {
  if (!isTree(part)) return null;
  if (part['type'] !== 'SelectiveAuthenticator') return part;
  const path = isList(part['authenticator_selection_path'])
    ? part['authenticator_selection_path'].map(String)
    : [];
  const name = plainText(get(config as Json, path));
  const all = isTree(part['authenticators']) ? part['authenticators'] : {};
  const one = Object.prototype.hasOwnProperty.call(all, name) ? all[name] : undefined;
  const refuse = (problem: string): never => {
    throw new FailureError('source.setting', { setting: path.join('.'), problem });
  };
  if (!isTree(one)) return refuse('no way to sign in is called so');
  return supportOf(plainText(one['type'])).is === 'not'
    ? refuse('this way to sign in is not supported: choose another')
    : one;
};

const tokenList = (tree: Tree, context: Context): string => {
  const scope = scopeOf(context, tree);
  const tokens = tree['tokens'];
  if (isList(tokens)) return textIn(tokens[0], scope);
  return textIn(tokens, scope)
    .split(textIn(tree['token_delimiter'], scope) || ',')[0]!
    .trim();
};

/** Adds to a request what proves who asks. */
export const authorize = (
  made: Draft,
  part: Part | undefined,
  context: Context,
  tokens: Tokens,
): void => {
  const tree = chosen(part, context.config);
  if (!tree) return;
  const scope = scopeOf(context, tree, {}, { session_token: tokens[idOf(tree)] ?? '' });
  const bearer = (token: string): void => {
    made.headers['Authorization'] = `Bearer ${token}`;
  };
  switch (tree['type']) {
    case 'ApiKeyAuthenticator': {
      const token = textIn(tree['api_token'], scope);
      const header = textIn(tree['header'], scope);
      if (isTree(tree['inject_into'])) inject(made, tree['inject_into'], token, scope);
      else if (header !== '') made.headers[header] = token;
      return;
    }
    case 'BasicHttpAuthenticator':
      made.headers['Authorization'] =
        `Basic ${base64(`${textIn(tree['username'], scope)}:${textIn(tree['password'], scope)}`)}`;
      return;
    case 'BearerAuthenticator':
      bearer(textIn(tree['api_token'], scope));
      return;
    case 'OAuthAuthenticator':
      bearer(tokens[idOf(tree)] ?? '');
      return;
    case 'JwtAuthenticator': {
      const token = tokens[idOf(tree)] ?? '';
      const prefix =
        tree['header_prefix'] === undefined ? 'Bearer' : textIn(tree['header_prefix'], scope);
      const value = prefix === '' ? token : `${prefix} ${token}`;
      if (isTree(tree['request_option'])) inject(made, tree['request_option'], value, scope);
      else made.headers['Authorization'] = value;
      return;
    }
    case 'SessionTokenAuthenticator': {
      const token = tokens[idOf(tree)] ?? '';
      const how = tree['request_authentication'];
      if (!isTree(how) || how['type'] !== 'ApiKey') bearer(token);
      else {
        const value = how['api_token'] === undefined ? token : textIn(how['api_token'], scope);
        inject(made, how['inject_into'], value, scope);
      }
      return;
    }
    case 'LegacySessionTokenAuthenticator':
      made.headers[textIn(tree['header'], scope)] = tokens[idOf(tree)] ?? '';
      return;
    case 'RateLimitedMultipleTokenAuthenticator':
      made.headers[textIn(tree['header'], scope) || 'Authorization'] =
        `${tree['auth_method'] === undefined ? 'Bearer' : textIn(tree['auth_method'], scope)} ${tokenList(tree, context)}`.trim();
  }
};

interface Signed {
  readonly token: string;
  /** Epoch milliseconds. */
  readonly until?: number;
  readonly renewed?: Readonly<Record<string, string>>;
}

const json = (response: HttpResponse): Json => {
  try {
    return JSON.parse(response.text) as Json;
  } catch {
    return null;
  }
};

const refused = (url: string): FailureError =>
  new FailureError('source.refused_key', { host: /\/\/([^/?#]*)/.exec(url)?.[1] ?? 'the address' });

function* oauth(tree: Tree, context: Context, hosts: ReadonlySet<string>): Exchange<Signed> {
  const scope = scopeOf(context, tree);
  const text = (name: string): string => textIn(tree[name], scope);
  const endpoint = text('token_refresh_endpoint');
  if (endpoint === '') return { token: text('access_token_value') };
  const name = (of: string, usual: string): string => text(of) || usual;
  const asserted =
    truthOf(tree['use_profile_assertion'], scope) && isTree(tree['profile_assertion']);
  // RFC 7523: a token of one's own making takes the place of one that was given.
  const grant = asserted
    ? 'urn:ietf:params:oauth:grant-type:jwt-bearer'
    : text('grant_type') || 'refresh_token';
  const fields: Record<string, string> = { [name('grant_type_name', 'grant_type')]: grant };
  const put = (of: string, value: string): void => {
    if (value !== '') fields[of] = value;
  };
  put(name('client_id_name', 'client_id'), text('client_id'));
  put(name('client_secret_name', 'client_secret'), text('client_secret'));
  put(name('refresh_token_name', 'refresh_token'), text('refresh_token'));
  const scopes = tree['scopes'];
  if (isList(scopes)) put('scope', scopes.map((one) => textIn(one, scope)).join(' '));
  if (asserted) put('assertion', jwt(tree['profile_assertion'] as Tree, context));
  const more = tree['refresh_request_body'];
  if (isTree(more))
    for (const key of Object.keys(more))
      if (key !== '$parameters') put(textIn(key, scope), textIn(more[key], scope));
  const made = draft(allowed(endpoint, hosts, 'token', SECRET_NAME), 'POST');
  const headers = tree['refresh_request_headers'];
  if (isTree(headers))
    for (const key of Object.keys(headers))
      if (key !== '$parameters') made.headers[textIn(key, scope)] = textIn(headers[key], scope);
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
  const body = json(response);
  const token = isRec(body) ? body[name('access_token_name', 'access_token')] : undefined;
  if (typeof token !== 'string' || token === '') throw refused(endpoint);
  const life = isRec(body) ? Number(body[name('expires_in_name', 'expires_in')]) : NaN;
  const updater = tree['refresh_token_updater'];
  const fresh = isRec(body)
    ? body[(isTree(updater) && textIn(updater['refresh_token_name'], scope)) || 'refresh_token']
    : undefined;
  const path =
    isTree(updater) && isList(updater['refresh_token_config_path'])
      ? updater['refresh_token_config_path'].map(String)
      : ['credentials', 'refresh_token'];
  return {
    token,
    ...(Number.isFinite(life) && life > 0 ? { until: context.now + life * 1000 } : {}),
    ...(updater !== undefined && typeof fresh === 'string' && fresh !== text('refresh_token')
      ? { renewed: { [path.join('__')]: fresh } }
      : {}),
  };
}

function* session(tree: Tree, context: Context, hosts: ReadonlySet<string>): Exchange<Signed> {
  const requester = isTree(tree['login_requester']) ? tree['login_requester'] : {};
  const asking = {
    requester,
    slice: {},
    token: null,
    byPath: false,
    options: [],
    hosts,
    resource: 'session',
  };
  const request = ask(asking, context, {});
  const response = yield* askOne({
    ...request,
    anonymous: true,
    leads: (to) => isAllowed(to, hosts),
    of: 'session',
    expect: [400, 401, 403],
  });
  const path = isList(tree['session_token_path']) ? tree['session_token_path'].map(String) : [];
  let token: Json | undefined;
  try {
    token = get(bodiesOf(tree['decoder'], response)[0], path);
  } catch {
    token = undefined;
  }
  if (typeof token !== 'string' && typeof token !== 'number') throw refused(request.url);
  const life = textIn(tree['expiration_duration'], scopeOf(context, tree));
  return {
    token: String(token),
    ...(life === '' ? {} : { until: context.now + parseSpan(life).micros / 1000 }),
  };
}

function* legacySession(
  tree: Tree,
  context: Context,
  hosts: ReadonlySet<string>,
  base: string,
): Exchange<Signed> {
  const scope = scopeOf(context, tree);
  const given = textIn(tree['session_token'], scope);
  if (given !== '') return { token: given };
  const url = `${base.replace(/\/+$/, '')}/${textIn(tree['login_url'], scope).replace(/^\/+/, '')}`;
  const made = draft(allowed(url, hosts, 'session', SECRET_NAME), 'POST');
  made.json = {
    username: textIn(tree['username'], scope),
    password: textIn(tree['password'], scope),
  };
  const response = yield* askOne({
    ...requestOf(made),
    anonymous: true,
    leads: (to) => isAllowed(to, hosts),
    of: 'session',
    expect: [400, 401, 403],
  });
  const token = get(json(response), [textIn(tree['session_token_response_key'], scope)]);
  if (typeof token !== 'string') throw refused(url);
  return { token };
}

/** Fetches what the authenticators of a manifest need before the first request. */
export function* signIn(
  authenticators: readonly { readonly tree: Part | undefined; readonly base: string }[],
  context: Context,
  hosts: ReadonlySet<string>,
): Exchange<Credential> {
  const tokens: Record<string, string> = {};
  let expiresAt: number | undefined;
  let renewed: Record<string, string> | undefined;
  for (const { tree: part, base } of authenticators) {
    const tree = chosen(part, context.config);
    if (!tree || idOf(tree) in tokens) continue;
    const type = tree['type'];
    let signed: Signed | null = null;
    if (type === 'OAuthAuthenticator') signed = yield* oauth(tree, context, hosts);
    else if (type === 'SessionTokenAuthenticator') signed = yield* session(tree, context, hosts);
    else if (type === 'LegacySessionTokenAuthenticator')
      signed = yield* legacySession(tree, context, hosts, base);
    else if (type === 'JwtAuthenticator') {
      const seconds = numberIn(tree['token_duration'], scopeOf(context, tree)) ?? 1200;
      signed = { token: jwt(tree, context), until: context.now + seconds * 1000 };
    }
    if (!signed) continue;
    tokens[idOf(tree)] = signed.token;
    if (signed.until !== undefined) expiresAt = Math.min(expiresAt ?? Infinity, signed.until);
    if (signed.renewed) renewed = { ...renewed, ...signed.renewed };
  }
  return {
    headers: {},
    values: { config: context.config as Json, tokens },
    ...(expiresAt === undefined ? {} : { expiresAt }),
    ...(renewed === undefined ? {} : { renewed }),
  };
}
