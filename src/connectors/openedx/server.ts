import { askOne, encodeParams, hostOf, join, parseJson } from '../../http/exchange';
import { FailureError, type Credential, type Discovery, type Exchange } from '../../model';

type Texts = Readonly<Record<string, string>>;

/** An address below the LMS. */
export const lms = (settings: Texts, path: string): string =>
  join((settings['url'] ?? '').trim(), path);

/** Nothing is asked before the key: an LMS tells nothing of itself to strangers. */
export function* discover(): Exchange<Discovery> {
  return {};
}

/** Tokens of the LMS live an hour unless it says otherwise. */
const USUAL_LIFE_SECONDS = 3600;

/** A JWT for the application. @throws source.refused_key when the LMS does not know it. */
export function* signIn(
  settings: Texts,
  secrets: Texts,
  _discovery: Discovery,
  now: number,
): Exchange<Credential> {
  const url = lms(settings, 'oauth2/v1/access_token');
  const host = hostOf(url);
  const answer = yield* askOne({
    url,
    method: 'post',
    contentType: 'application/x-www-form-urlencoded',
    body: encodeParams({
      grant_type: 'client_credentials',
      client_id: (settings['clientId'] ?? '').trim(),
      client_secret: (secrets['clientSecret'] ?? '').trim(),
      token_type: 'jwt',
    }),
    anonymous: true,
    expect: [400, 401, 403],
    of: 'token',
  });
  if (answer.status >= 400) throw new FailureError('source.refused_key', { host });
  const token = parseJson(answer, { host, resource: 'token' }) as {
    readonly access_token?: unknown;
    readonly expires_in?: unknown;
  } | null;
  if (typeof token?.access_token !== 'string' || token.access_token === '')
    throw new FailureError('source.refused_key', { host });
  const seconds = Number(token.expires_in) > 0 ? Number(token.expires_in) : USUAL_LIFE_SECONDS;
  return {
    // The LMS tells a JWT from its older tokens by this word.
    headers: { authorization: `JWT ${token.access_token}` },
    expiresAt: now + seconds * 1000,
  };
}
