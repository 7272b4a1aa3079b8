import { FailureError, type Ask, type Credential, type Exchange, type Json } from '../model';
import { askJson, hostOf } from './exchange';
import { textAt } from './record';

export interface Keep {
  readonly host: string;
  /** Epoch milliseconds. */
  readonly now: number;
  /** Seconds that a token lives where the answer does not say. */
  readonly usual: number;
  /** What carries it; `Bearer` where nothing is said. */
  readonly headers?: (token: string) => Credential['headers'];
}

const bearer = (token: string): Credential['headers'] => ({ authorization: `Bearer ${token}` });

/** The token in an answer of OAuth 2 (RFC 6749, 5.1). @throws source.refused_key where there is none */
export const credentialIn = (
  body: Json,
  { host, now, usual, headers = bearer }: Keep,
): Credential => {
  const token = textAt(body, 'access_token') ?? '';
  if (token === '') throw new FailureError('source.refused_key', { host });
  const told = Number(textAt(body, 'expires_in'));
  return { headers: headers(token), expiresAt: now + (told > 0 ? told : usual) * 1000 };
};

/** Asks for a token by a form. @throws source.refused_key, in the words of servers of different years */
export function* askToken(
  one: Pick<Ask, 'url' | 'headers' | 'body' | 'contentType'>,
  keep: Omit<Keep, 'host'>,
): Exchange<Credential> {
  const { body } = yield* askJson({
    contentType: 'application/x-www-form-urlencoded',
    ...one,
    method: 'post',
    anonymous: true,
    expect: [400, 401, 403],
    of: 'token',
  });
  return credentialIn(body, { ...keep, host: hostOf(one.url) });
}
