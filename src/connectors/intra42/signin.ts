import { encodeParams, hostOf, parseJson } from '../../http/exchange';
import { textAt } from '../../http/record';
import { FailureError, type Credential, type Discovery, type Exchange } from '../../model';
import { addressOf } from './address';

type Values = Readonly<Record<string, string>>;

/** What a token lives where the answer does not say. */
const USUAL_SECONDS = 7_200;

/** A token of the application itself. @throws source.refused_key */
export function* signIn(
  settings: Values,
  secrets: Values,
  _discovery: Discovery,
  now: number,
): Exchange<Credential> {
  const url = addressOf(settings, 'oauth/token');
  const host = hostOf(url);
  const [answer] = yield {
    ask: [
      {
        url,
        method: 'post',
        contentType: 'application/x-www-form-urlencoded',
        body: encodeParams({
          grant_type: 'client_credentials',
          client_id: settings['uid'],
          client_secret: secrets['secret'],
        }),
        anonymous: true,
        expect: [400, 401, 403],
        of: 'token',
      },
    ],
  };
  if (answer!.status >= 400) throw new FailureError('source.refused_key', { host });
  const body = parseJson(answer!, { host, resource: 'token' });
  const token = textAt(body, 'access_token');
  if (!token) throw new FailureError('source.refused_key', { host });
  const seconds = Number(textAt(body, 'expires_in')) || USUAL_SECONDS;
  return { headers: { authorization: `Bearer ${token}` }, expiresAt: now + seconds * 1000 };
}
