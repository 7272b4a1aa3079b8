/** Who may ask: OAuth 2 tokens with scopes, or OAuth 1.0a signatures worked out by Node's own means. */
import { createHmac, timingSafeEqual } from 'node:crypto';
import { json, refusal, type Answer, type Asked } from '../vendor';

export const KEY = 'homeroom';
export const SECRET = 's3cr&t+ü';
const LIFE_SECONDS = 3600;
/** RFC 5849, 3.3: a request from long ago, or one seen before, is not taken. */
const APART_MS = 300_000;

const scope = (version: string, name: string): string =>
  `https://purl.imsglobal.org/spec/or/v${version.replace('.', 'p')}/scope/${name}.readonly`;
/** The scopes of the OpenAPI documents of 1.2, and the same names of 1.1. */
const SCOPES = ['roster', 'roster-core', 'roster-demographics', 'gradebook', 'gradebook-core'];

export interface Keys {
  /** @returns null: it is no question for a token. */
  token(asked: Asked): Answer | null;
  /** Null: it may ask. */
  refuse(asked: Asked, resource: string): Answer | null;
  expire(): void;
}

export const status = (code: number, minor: string): Answer =>
  refusal(code, {
    imsx_codeMajor: 'failure',
    imsx_severity: 'error',
    imsx_description: 'The request was not understood.',
    imsx_CodeMinor: {
      imsx_codeMinorField: [
        { imsx_codeMinorFieldName: 'TargetEndSystem', imsx_codeMinorFieldValue: minor },
      ],
    },
  });

const encode = (text: string): string =>
  encodeURIComponent(text).replace(
    /[!'()*]/g,
    (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`,
  );

const signedWell = (asked: Asked, seen: Set<string>): boolean => {
  const header = asked.headers['authorization'] ?? '';
  const said = new Map(
    [...header.matchAll(/(\w+)="([^"]*)"/g)].map(([, name, value]) => [
      name!,
      decodeURIComponent(value!),
    ]),
  );
  const signature = said.get('oauth_signature') ?? '';
  said.delete('oauth_signature');
  const nonce = `${said.get('oauth_timestamp')}|${said.get('oauth_nonce')}`;
  const apart = Math.abs(Number(said.get('oauth_timestamp')) * 1000 - asked.now);
  const hash = { 'HMAC-SHA1': 'sha1', 'HMAC-SHA256': 'sha256' }[
    said.get('oauth_signature_method') ?? ''
  ];
  if (said.get('oauth_consumer_key') !== KEY || seen.has(nonce) || !hash) return false;
  if (!(apart <= APART_MS)) return false;
  const pairs = [...asked.query, ...said]
    .map(([name, value]) => [encode(name), encode(value)] as const)
    .sort(([a, b], [c, d]) => (a === c ? (b < d ? -1 : 1) : a < c ? -1 : 1));
  const base = [
    asked.method,
    asked.base + asked.path,
    pairs.map((pair) => pair.join('=')).join('&'),
  ].map(encode);
  const own = createHmac(hash, `${encode(SECRET)}&`)
    .update(base.join('&'))
    .digest();
  const theirs = Buffer.from(signature, 'base64');
  if (own.length !== theirs.length || !timingSafeEqual(own, theirs)) return false;
  seen.add(nonce);
  return true;
};

/** @param path where tokens are given. */
export const createKeys = (version: string, signing: boolean, path: string): Keys => {
  const tokens = new Map<string, { readonly scopes: readonly string[]; readonly until: number }>();
  const nonces = new Set<string>();
  let count = 0;
  return {
    expire: () => tokens.clear(),
    token: (asked) => {
      if (asked.path !== path || signing) return null;
      if (asked.method !== 'POST') return refusal(405);
      const basic = Buffer.from(`${KEY}:${SECRET}`, 'utf8').toString('base64');
      if (asked.headers['authorization'] !== `Basic ${basic}`)
        return refusal(401, { error: 'invalid_client' });
      const form = new URLSearchParams(asked.body);
      if (form.get('grant_type') !== 'client_credentials')
        return refusal(400, { error: 'unsupported_grant_type' });
      const scopes = (form.get('scope') ?? '').split(' ').filter(Boolean);
      const known = SCOPES.map((name) => scope(version, name));
      if (scopes.length === 0 || scopes.some((one) => !known.includes(one)))
        return refusal(400, { error: 'invalid_scope' });
      const token = `t${(count += 1)}`;
      tokens.set(token, { scopes, until: asked.now + LIFE_SECONDS * 1000 });
      return json({
        access_token: token,
        token_type: 'bearer',
        expires_in: LIFE_SECONDS,
        scope: scopes.join(' '),
      });
    },
    refuse: (asked, resource) => {
      if (signing) return signedWell(asked, nonces) ? null : status(401, 'unauthorisedrequest');
      const [, bearer = ''] = /^Bearer (.+)$/.exec(asked.headers['authorization'] ?? '') ?? [];
      const token = tokens.get(bearer);
      if (!token || token.until <= asked.now) return status(401, 'unauthorisedrequest');
      const allowed =
        resource === 'demographics'
          ? ['roster-demographics']
          : ['categories', 'lineItems', 'results'].includes(resource)
            ? ['gradebook', 'gradebook-core']
            : ['roster', 'roster-core'];
      return allowed.some((name) => token.scopes.includes(scope(version, name)))
        ? null
        : status(403, 'forbidden');
    },
  };
};
