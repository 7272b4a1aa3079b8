import { encodeParams, hostOf, join, parseJson } from '../../http/exchange';
import { textAt } from '../../http/record';
import { credentialIn } from '../../http/token';
import { FailureError, type Credential, type Discovery, type Exchange } from '../../model';
import { ACCEPT } from './ground';

type Values = Readonly<Record<string, string>>;

/** What a token lives where the answer does not say. */
const USUAL_SECONDS = 3_600;

const bearer = (token: string): Credential['headers'] => ({
  ...ACCEPT,
  authorization: `Bearer ${token}`,
});

/** The person's token, or one of an hour for the refresh token. @throws source.refused_key */
export function* signIn(
  settings: Values,
  secrets: Values,
  _discovery: Discovery,
  now: number,
): Exchange<Credential> {
  if (settings['signin'] !== 'oauth') return { headers: bearer(secrets['token'] ?? '') };
  const url = join(settings['url'] ?? '', 'login/oauth2/token');
  const host = hostOf(url);
  const [answer] = yield {
    ask: [
      {
        url,
        method: 'post',
        contentType: 'application/x-www-form-urlencoded',
        body: encodeParams({
          grant_type: 'refresh_token',
          client_id: settings['client'],
          client_secret: secrets['key'],
          refresh_token: secrets['refresh'],
        }),
        anonymous: true,
        expect: [400, 401],
        of: 'token',
      },
    ],
  };
  if (answer!.status >= 400) throw new FailureError('source.refused_key', { host });
  const body = parseJson(answer!, { host, resource: 'token' });
  // As a rule the same refresh token goes on being good; where another comes, the first is not.
  const refresh = textAt(body, 'refresh_token');
  return {
    ...credentialIn(body, { host, now, usual: USUAL_SECONDS, headers: bearer }),
    ...(refresh && refresh !== secrets['refresh'] ? { renewed: { refresh } } : {}),
  };
}
