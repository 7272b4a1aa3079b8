import { base64 } from '../../http/base64';
import { askJson, encodeParams, hostOf, join } from '../../http/exchange';
import { oauth1 } from '../../http/oauth1';
import { credentialIn } from '../../http/token';
import { FailureError, type Credential, type Discovery, type Exchange } from '../../model';
import { isOAuth1, refused, serverOf, type Settings, type Version } from './server';

/** Used when a server does not say how long its token lives. */
const USUAL_LIFE_SECONDS = 3600;

const SCOPES = 'https://purl.imsglobal.org/spec/or';
/** What is asked for, the most first: some servers refuse all because of one scope they do not give. */
const scopesOf = (version: Version): readonly string[] => {
  const of = (name: string): string =>
    `${SCOPES}/v${version.replace('.', 'p')}/scope/${name}.readonly`;
  const core = of('roster-core');
  return [
    [core, of('roster-demographics'), of('gradebook')].join(' '),
    [of('roster'), of('roster-demographics')].join(' '),
    core,
    '',
  ];
};

/** Where servers give tokens that do not say where, below the API's own address and at the host's. */
const DOORS = ['oauth/token', 'oauth/access_token', 'oauth2/token', 'token'];
const doorsOf = (service: string): readonly string[] => {
  const root = service.replace(/\/ims\/oneroster$/i, '');
  const origin = /^[a-z]+:\/\/[^/]*/i.exec(service)?.[0] ?? root;
  return [...new Set([root, origin].flatMap((base) => DOORS.map((door) => join(base, door))))];
};

const ABSENT = [404, 405];

/** A token, or for OAuth 1.0a what signs each request. @throws source.refused_key, source.not_found */
export function* signIn(
  settings: Settings,
  secrets: Settings,
  discovery: Discovery,
  now: number,
): Exchange<Credential> {
  const server = serverOf(discovery);
  const key = (settings['key'] ?? '').trim();
  const secret = (secrets['secret'] ?? '').trim();
  if (isOAuth1(settings)) {
    const method = settings['signIn'] === 'oauth1_sha1' ? 'HMAC-SHA1' : 'HMAC-SHA256';
    return { headers: { accept: 'application/json' }, sign: oauth1(key, secret, method) };
  }
  const own = (settings['scopes'] ?? '')
    .split(/[\s,]+/)
    .filter(Boolean)
    .join(' ');
  const scopes = own === '' ? scopesOf(server.version) : [own];
  const doors = server.token === '' ? doorsOf(server.service) : [server.token];
  const host = hostOf(doors[0]!);
  for (const url of doors)
    for (const scope of scopes) {
      const { status, body } = yield* askJson({
        url,
        method: 'post',
        headers: {
          authorization: `Basic ${base64(`${key}:${secret}`)}`,
          accept: 'application/json',
        },
        contentType: 'application/x-www-form-urlencoded',
        body: encodeParams({ grant_type: 'client_credentials', scope: scope || undefined }),
        anonymous: true,
        expect: [400, 401, 403, ...ABSENT],
        of: 'token',
      });
      if (ABSENT.includes(status)) break;
      // 400 is also how a scope is refused (RFC 6749, 5.2): with fewer of them it may be given.
      if (status === 400 && scope !== scopes[scopes.length - 1]) continue;
      if (status >= 400) throw refused(host);
      return credentialIn(body, {
        ...{ host, now, usual: USUAL_LIFE_SECONDS },
        headers: (token) => ({ authorization: `Bearer ${token}`, accept: 'application/json' }),
      });
    }
  throw new FailureError('source.not_found', { host, resource: 'token' });
}
