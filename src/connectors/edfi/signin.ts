import { base64 } from '../../http/base64';
import { askToken } from '../../http/token';
import type { Credential, Discovery, Exchange } from '../../model';
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
  const key = (settings['key'] ?? '').trim();
  const secret = (secrets['secret'] ?? '').trim();
  return yield* askToken(
    {
      url: oauth,
      headers: { authorization: `Basic ${base64(`${key}:${secret}`)}`, accept: 'application/json' },
      body: 'grant_type=client_credentials',
    },
    { now, usual: USUAL_LIFE_SECONDS },
  );
}
