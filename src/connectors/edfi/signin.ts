import { base64 } from '../../http/base64';
import { askOne, hostOf, parseJson } from '../../http/exchange';
import type { Credential, Discovery, Exchange } from '../../model';
import { FailureError } from '../../model';
import { serverOf } from './server';

/** Used when a server does not say how long its token lives: Ed-Fi's own default. */
const USUAL_LIFE_SECONDS = 1800;

/** A token for the key and secret. @throws source.refused_key when the server does not take them. */
export function* signIn(
  settings: Readonly<Record<string, string>>,
  secrets: Readonly<Record<string, string>>,
  discovery: Discovery,
  now: number,
): Exchange<Credential> {
  const { oauth } = serverOf(discovery);
  const host = hostOf(oauth);
  const key = (settings['key'] ?? '').trim();
  const secret = (secrets['secret'] ?? '').trim();
  const answer = yield* askOne({
    url: oauth,
    method: 'post',
    headers: { authorization: `Basic ${base64(`${key}:${secret}`)}`, accept: 'application/json' },
    contentType: 'application/x-www-form-urlencoded',
    body: 'grant_type=client_credentials',
    anonymous: true,
    // How the servers of different years say that the key is wrong.
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
    headers: { authorization: `Bearer ${token.access_token}` },
    expiresAt: now + seconds * 1000,
  };
}
