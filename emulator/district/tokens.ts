import { randomBytes } from 'node:crypto';
import { json, type Answer } from './problems';

export type Tokens = ReturnType<typeof createTokens>;

/** OAuth client credentials with tokens that end. */
export function createTokens(key: string, secret: string, seconds: number, now: () => number) {
  const ends = new Map<string, number>();

  const give = (authorization: string | undefined, form: Record<string, string>): Answer => {
    if (form.grant_type !== 'client_credentials') {
      return refuse(400, 'unsupported_grant_type');
    }
    const basic = /^Basic (.+)$/i.exec(authorization ?? '');
    const given = basic
      ? Buffer.from(basic[1] ?? '', 'base64').toString('utf8')
      : `${form.client_id ?? ''}:${form.client_secret ?? ''}`;
    if (given !== `${key}:${secret}`) return refuse(401, 'invalid_client');
    const token = randomBytes(16).toString('hex');
    ends.set(token, now() + seconds * 1000);
    return json({ access_token: token, expires_in: seconds, token_type: 'bearer' });
  };

  const holds = (authorization: string | undefined): boolean => {
    const token = /^Bearer (.+)$/i.exec(authorization ?? '')?.[1] ?? '';
    return (ends.get(token) ?? 0) > now();
  };

  return { give, holds, expireAll: () => ends.clear() };
}

/** An answer of the token service. */
export function refuse(status: number, error: string): Answer {
  return { ...json({ error }), status };
}
