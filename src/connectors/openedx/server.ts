import { encodeParams, join } from '../../http/exchange';
import { askToken } from '../../http/token';
import type { Credential, Discovery, Exchange } from '../../model';

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
  return yield* askToken(
    {
      url: lms(settings, 'oauth2/v1/access_token'),
      body: encodeParams({
        grant_type: 'client_credentials',
        client_id: (settings['clientId'] ?? '').trim(),
        client_secret: (secrets['clientSecret'] ?? '').trim(),
        token_type: 'jwt',
      }),
    },
    {
      now,
      usual: USUAL_LIFE_SECONDS,
      // The LMS tells a JWT from its older tokens by this word.
      headers: (token) => ({ authorization: `JWT ${token}` }),
    },
  );
}
