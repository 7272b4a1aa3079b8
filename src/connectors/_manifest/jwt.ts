import { base64 } from '../../http/base64';
import { asJson } from './transform';
import { signature } from './sign';
import { nested, numberIn, scopeOf, textIn, truthOf, type Context } from './context';
import type { Tree } from './yaml';
import type { Rec } from './path';

const forAddress = (digits: string): string =>
  digits.replace(/\+/g, '-').replace(/\//g, '_').replace(/=+$/, '');

const DIGITS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
/** Bytes written as hexadecimal digits, in base64 for addresses. */
const ofHex = (hex: string): string => {
  let text = '';
  for (let i = 0; i < hex.length; i += 6) {
    const part = hex.slice(i, i + 6);
    const bits = parseInt(part.padEnd(6, '0'), 16);
    const digits = Math.ceil((part.length * 4) / 6);
    for (let n = 0; n < digits; n++) text += DIGITS[(bits >> (18 - 6 * n)) & 63]!;
  }
  return text;
};

/** A JSON Web Token (RFC 7519). @throws TemplateError */
export const jwt = (tree: Tree, context: Context): string => {
  const scope = scopeOf(context, tree);
  const seconds = Math.floor(context.now / 1000);
  const secret = textIn(tree['secret_key'], scope);
  const algorithm = textIn(tree['algorithm'], scope);
  const headers = {
    ...{ alg: algorithm, typ: 'JWT' },
    ...(asJson(nested(tree['jwt_headers'] ?? {}, scope)) as Rec),
    ...(asJson(nested(tree['additional_jwt_headers'] ?? {}, scope)) as Rec),
  };
  const payload = {
    ...(asJson(nested(tree['jwt_payload'] ?? {}, scope)) as Rec),
    ...(asJson(nested(tree['additional_jwt_payload'] ?? {}, scope)) as Rec),
    iat: seconds,
    nbf: seconds,
    exp: seconds + (numberIn(tree['token_duration'], scope) ?? 1200),
  };
  const text = [headers, payload].map((part) => forAddress(base64(JSON.stringify(part)))).join('.');
  const key = truthOf(tree['base64_encode_secret_key'], scope) ? base64(secret) : secret;
  return `${text}.${ofHex(signature(algorithm, key, text))}`;
};
