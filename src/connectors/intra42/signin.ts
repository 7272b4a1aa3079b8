import { encodeParams } from '../../http/exchange';
import { askToken } from '../../http/token';
import type { Credential, Discovery, Exchange } from '../../model';
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
  return yield* askToken(
    {
      url: addressOf(settings, 'oauth/token'),
      body: encodeParams({
        grant_type: 'client_credentials',
        client_id: settings['uid'],
        client_secret: secrets['secret'],
      }),
    },
    { now, usual: USUAL_SECONDS },
  );
}
