/** Signatures of tokens, as the machine's own cryptography verifies them. */
import { constants, createHmac, generateKeyPairSync, verify, type KeyObject } from 'node:crypto';
import { contextOf } from '../../../src/connectors/_manifest/context';
import { jwt } from '../../../src/connectors/_manifest/jwt';
import type { Json } from '../../../src/model';
import { ALGORITHMS } from '../../../src/connectors/_manifest/sign';
import { BASE, inspected, readThings, small } from './_small';

const NOW = Date.parse('2026-11-22T06:00:00Z');
const token = (algorithm: string, key: string): string =>
  jwt(
    {
      type: 'JwtAuthenticator',
      algorithm,
      secret_key: '{{ config.key }}',
      token_duration: 600,
      jwt_headers: { kid: 'k-1', typ: 'JWT' },
      jwt_payload: { iss: 'Zoë' },
    },
    contextOf({ key }, NOW),
  );
const pem = (key: KeyObject, type: 'pkcs8' | 'pkcs1' | 'sec1'): string =>
  String(key.export({ type: type as 'pkcs8', format: 'pem' }));

const rsa = generateKeyPairSync('rsa', { modulusLength: 2048 });
const CURVES = { ES256: 'P-256', ES256K: 'secp256k1', ES384: 'P-384', ES512: 'P-521' } as const;

const verified = (algorithm: string, text: string, key: KeyObject): boolean => {
  const [head = '', payload = '', signature = ''] = text.split('.');
  const bits = algorithm.slice(2, 5);
  const pss = {
    padding: constants.RSA_PKCS1_PSS_PADDING,
    saltLength: constants.RSA_PSS_SALTLEN_DIGEST,
  };
  return verify(
    `sha${bits}`,
    Buffer.from(`${head}.${payload}`),
    {
      key,
      ...(algorithm.startsWith('ES') ? { dsaEncoding: 'ieee-p1363' } : {}),
      ...(algorithm.startsWith('PS') ? pss : {}),
    },
    Buffer.from(signature, 'base64url'),
  );
};

describe('tokens', () => {
  it.each(['HS256', 'HS384', 'HS512'])('are signed by %s', (algorithm) => {
    // Longer than a block as well.
    for (const key of ['geheim ł', 'k'.repeat(200)]) {
      const [head, payload, signature] = token(algorithm, key).split('.');
      expect(signature).toBe(
        createHmac(`sha${algorithm.slice(2)}`, key)
          .update(`${head}.${payload}`)
          .digest('base64url'),
      );
    }
  });

  it.each(['RS256', 'RS384', 'RS512', 'PS256', 'PS384', 'PS512'])(
    'are signed by %s with both forms of a key',
    (algorithm) => {
      for (const form of ['pkcs8', 'pkcs1'] as const) {
        const text = token(algorithm, pem(rsa.privateKey, form));
        expect(verified(algorithm, text, rsa.publicKey)).toBe(true);
        expect(verified(algorithm, text.replace('.', '.e'), rsa.publicKey)).toBe(false);
      }
    },
  );

  it.each(Object.entries(CURVES))('are signed by %s on %s', (algorithm, namedCurve) => {
    for (let n = 0; n < 3; n++) {
      const pair = generateKeyPairSync('ec', { namedCurve });
      const text = token(algorithm, pem(pair.privateKey, n === 1 ? 'sec1' : 'pkcs8'));
      expect(verified(algorithm, text, pair.publicKey)).toBe(true);
    }
  });

  it('say what they are of, and are of a key in one line as well', () => {
    const text = token('RS256', pem(rsa.privateKey, 'pkcs8').replace(/\n/g, '\\n'));
    const [head, payload] = text
      .split('.')
      .map((part) => Buffer.from(part, 'base64url').toString())
      .slice(0, 2)
      .map((part) => JSON.parse(part) as object);
    expect(head).toEqual({ alg: 'RS256', kid: 'k-1', typ: 'JWT' });
    expect(payload).toEqual({
      iss: 'Zoë',
      iat: NOW / 1000,
      nbf: NOW / 1000,
      exp: NOW / 1000 + 600,
    });
    expect(verified('RS256', text, rsa.publicKey)).toBe(true);
  });

  it('are refused a key that is none, is locked or is of another kind, without a word of it', () => {
    const locked = rsa.privateKey.export({
      ...{ type: 'pkcs8', format: 'pem', cipher: 'aes-256-cbc', passphrase: 'p' },
    } as never);
    expect(() => token('RS256', 'abc')).toThrow(/no private key/);
    expect(() => token('RS256', String(locked))).toThrow(/passphrase/);
    expect(() => token('ES256', pem(rsa.privateKey, 'pkcs8'))).toThrow(/another kind/);
    expect(() =>
      token('RS256', '-----BEGIN PRIVATE KEY-----\nMIIC\n-----END PRIVATE KEY-----'),
    ).toThrow(/no private key/);
  });

  it('of one’s own making are given for one of the server: a service account’s key', () => {
    const of = "json_loads(config['key'])";
    const source = small({
      requester: {
        authenticator: {
          type: 'OAuthAuthenticator',
          token_refresh_endpoint: `${BASE}/token`,
          use_profile_assertion: true,
          profile_assertion: {
            ...{ type: 'JwtAuthenticator', algorithm: 'RS256', token_duration: 3600 },
            secret_key: `{{ ${of}.get('private_key') }}`,
            jwt_payload: { iss: `{{ ${of}.get('client_email') }}`, aud: 'all' },
          },
        },
      },
    });
    const key = JSON.stringify({
      private_key: pem(rsa.privateKey, 'pkcs8'),
      client_email: 'a@school.example',
    });
    const { requests } = readThings(
      source,
      ({ url }): Json => (url.endsWith('/token') ? { access_token: 't-1' } : { items: [] }),
      { secrets: { key } },
    );
    const form = new URLSearchParams(requests[0]!.body);
    expect(form.get('grant_type')).toBe('urn:ietf:params:oauth:grant-type:jwt-bearer');
    expect(verified('RS256', form.get('assertion')!, rsa.publicKey)).toBe(true);
    expect(requests[1]!.headers?.['Authorization']).toBe('Bearer t-1');
  });

  it.each([
    [{}, ''],
    [{ header_prefix: 'Bearer' }, 'Bearer '],
    [
      { header_prefix: "{{ config['domain'] }}", base64_encode_secret_key: '{{ true }}' },
      'school ',
    ],
  ])('stand in the header behind the prefix that the file names: %j', (more, prefix) => {
    const { requests } = readThings(
      small({
        requester: {
          authenticator: {
            ...{ type: 'JwtAuthenticator', algorithm: 'HS256', token_duration: 60 },
            ...{ secret_key: "{{ config['key'] }}", jwt_headers: { kid: 'k' }, ...more },
          },
        },
      }),
      () => ({ items: [] }),
    );
    const said = requests[0]!.headers!['Authorization']!;
    expect(said.slice(0, prefix.length)).toBe(prefix);
    const [head = '', payload = '', signature] = said.slice(prefix.length).split('.');
    expect(JSON.parse(Buffer.from(head, 'base64url').toString())).toEqual({
      ...{ alg: 'HS256', typ: 'JWT', kid: 'k' },
    });
    const key = 'base64_encode_secret_key' in more ? Buffer.from('k-1').toString('base64') : 'k-1';
    expect(signature).toBe(
      createHmac('sha256', key).update(`${head}.${payload}`).digest('base64url'),
    );
  });

  it('by EdDSA are named before the import, and no others', () => {
    const told = (algorithm: string) =>
      inspected(
        small({
          requester: {
            authenticator: { type: 'JwtAuthenticator', secret_key: 'k', algorithm },
          },
        }),
      ).problems.filter(({ stops }) => stops === 'things');
    expect(told('EdDSA')).toEqual([
      expect.objectContaining({ text: expect.stringContaining('EdDSA') }),
    ]);
    for (const algorithm of ALGORITHMS) expect(told(algorithm)).toEqual([]);
  });
});
