/* OAuth 1.0a with a key and secret and no token (RFC 5849, section 3): each request is signed by itself. */
import type { Ask } from '../model';
import { base64OfHex } from './base64';
import { hmacSha1 } from './sha1';
import { hmacOf } from './sha256';

export type OAuth1Method = 'HMAC-SHA1' | 'HMAC-SHA256';

/** As RFC 3986 has it: more is encoded than `encodeURIComponent` does. */
const encode = (text: string): string =>
  encodeURIComponent(text).replace(
    /[!'()*]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  );

const decode = (text: string): string => decodeURIComponent(text.replace(/\+/g, ' '));

type Pair = readonly [name: string, value: string];

const pairsIn = (query: string): Pair[] =>
  query
    .split('&')
    .filter((part) => part !== '')
    .map((part) => {
      const at = part.indexOf('=');
      return at < 0 ? [decode(part), ''] : [decode(part.slice(0, at)), decode(part.slice(at + 1))];
    });

const byText = ([a, b]: Pair, [c, d]: Pair): number =>
  a < c ? -1 : a > c ? 1 : b < d ? -1 : b > d ? 1 : 0;

/** What is signed: the method, the address without its query, and all parameters in order. */
export const baseString = (method: string, url: string, oauth: readonly Pair[]): string => {
  const [, scheme = '', host = '', port = '', path = '', query = ''] =
    /^([a-z]+):\/\/([^/:?#]*)(:\d+)?([^?#]*)\??([^#]*)/i.exec(url) ?? [];
  const usual = { http: ':80', https: ':443' }[scheme.toLowerCase()];
  const address =
    `${scheme}://${host}`.toLowerCase() + (port === usual ? '' : port) + (path || '/');
  const parameters = [...pairsIn(query), ...oauth]
    .map(([name, value]): Pair => [encode(name), encode(value)])
    .sort(byText)
    .map((pair) => pair.join('='))
    .join('&');
  return [method.toUpperCase(), address, parameters].map(encode).join('&');
};

/** Signs requests. Two that begin in the same moment give each of theirs another nonce, too. */
export const oauth1 = (
  key: string,
  secret: string,
  method: OAuth1Method,
): ((ask: Ask, now: number) => Readonly<Record<string, string>>) => {
  const signing = `${encode(secret)}&`;
  const sha256 = hmacOf(signing);
  const begun = Math.random();
  let count = 0;
  return ({ url, method: verb = 'get' }, now) => {
    const pairs: Pair[] = [
      ['oauth_consumer_key', key],
      ['oauth_nonce', hmacSha1(`${begun}.${now}.${(count += 1)}`, signing).slice(0, 24)],
      ['oauth_signature_method', method],
      ['oauth_timestamp', String(Math.floor(now / 1000))],
      ['oauth_version', '1.0'],
    ];
    const base = baseString(verb, url, pairs);
    const digest = method === 'HMAC-SHA1' ? hmacSha1(base, signing) : sha256(base);
    const signed: Pair[] = [...pairs, ['oauth_signature', base64OfHex(digest)]];
    const said = signed.map(([name, value]) => `${name}="${encode(value)}"`);
    return { authorization: `OAuth ${said.join(', ')}` };
  };
};
