import { FailureError, type Credential, type Exchange, type Json } from '../../model';
import { base64 } from '../../http/base64';
import { askOne } from '../../http/exchange';
import { supportOf } from './components';
import { scopeOf, textIn, numberIn, type Context } from './context';
import { bodiesOf } from './decode';
import { draft, inject, requestOf, type Draft } from './draft';
import { allowed, isAllowed, SECRET_NAME } from './hosts';
import { jwt } from './jwt';
import { answered, oauth, refused, type Signed } from './oauth';
import { get } from './path';
import { ask } from './request';
import { parseSpan } from './template/time';
import type { Dict } from './template';
import { isList, isTree, plainText, type Part, type Tree } from './yaml';

/** What the sign-in answered, by the authenticator it is for. */
export type Tokens = Readonly<Record<string, string>>;

const same = (one: Part | undefined, other: Part | undefined): boolean =>
  JSON.stringify(one) === JSON.stringify(other);

/** A part without the parameters of the stream around it, which most do not look at. */
const bare = (part: Part): Part => {
  if (isList(part)) return part.map(bare);
  if (!isTree(part)) return part;
  const given = isTree(part['$parameters']) ? part['$parameters'] : {};
  return Object.fromEntries(
    Object.keys(part)
      .filter((name) => name !== '$parameters' && !(name in given && same(part[name], given[name])))
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
      const prefix = textIn(tree['header_prefix'], scope);
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
  const token = get(answered(response), [textIn(tree['session_token_response_key'], scope)]);
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
