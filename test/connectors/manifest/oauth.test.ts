/** How manifests fetch tokens, as the programs that run them elsewhere do. */
import type { HttpRequest, Json } from '../../../src/model';
import { contextOf } from '../../../src/connectors/_manifest/context';
import { oauth } from '../../../src/connectors/_manifest/oauth';
import { BASE, readThings, small } from './_small';

type Rec = { [name: string]: Json };

/** Reads once, with an authenticator: what the token was asked with, and what the stream. */
const signed = (more: Rec, token: Json = { access_token: 't-1' }): readonly HttpRequest[] => {
  const source = small({
    settings: {
      id: { type: 'string' },
      secret: { type: 'string', airbyte_secret: true },
      refresh: { type: 'string', airbyte_secret: true },
    },
    requester: {
      authenticator: {
        type: 'OAuthAuthenticator',
        token_refresh_endpoint: `${BASE}/token`,
        client_id: "{{ config['id'] }}",
        client_secret: "{{ config['secret'] }}",
        refresh_token: "{{ config['refresh'] }}",
        ...more,
      },
    },
  });
  return readThings(
    source,
    ({ url }) => (url.startsWith(`${BASE}/token`) ? token : { items: [{ id: 'a' }] }),
    { settings: { id: 'i' }, secrets: { secret: 's', refresh: 'r' } },
  ).requests;
};
const asked = (more: Rec): string => signed(more)[0]!.body ?? '';

describe('a token', () => {
  it('is asked for by who asks and what was given', () => {
    expect(asked({})).toBe('grant_type=refresh_token&client_id=i&client_secret=s&refresh_token=r');
  });

  it('is asked for with the key in one place: where a header holds it, the body does not', () => {
    const [request] = signed({
      refresh_request_headers: { Authorization: "Basic {{ config['id'] | base64encode }}" },
    });
    expect(request!.headers).toMatchObject({ Authorization: 'Basic aQ==' });
    expect(request!.body).toBe('grant_type=refresh_token&refresh_token=r');
  });

  it('is asked for with what more the file says, less what is said already', () => {
    const refresh_request_body = { client_id: 'other', scope: 'own', audience: 'school' };
    expect(asked({ refresh_request_body, scopes: ['a', 'b'] })).toBe(
      'grant_type=refresh_token&client_id=i&client_secret=s&refresh_token=r&scope=own&audience=school',
    );
  });

  it('is asked for with its scopes where it is not one that is renewed', () => {
    expect(asked({ scopes: ['a', 'b'] })).not.toContain('scope');
    expect(asked({ grant_type: 'client_credentials', scopes: ['a', 'b'] })).toContain(
      '&scope=a%20b',
    );
  });

  it('of one’s own making is all that is sent', () => {
    const body = asked({
      use_profile_assertion: true,
      profile_assertion: {
        ...{ type: 'JwtAuthenticator', algorithm: 'HS256', token_duration: 60 },
        secret_key: "{{ config['secret'] }}",
      },
    });
    expect([...new URLSearchParams(body).keys()]).toEqual(['grant_type', 'assertion']);
  });

  it('is found wherever in the answer it stands', () => {
    const told = signed({}, { code: 0, data: [{ access_token: 't-2', expires_in: 60 }] });
    expect(told[1]!.headers).toEqual({ Authorization: 'Bearer t-2' });
  });

  it.each([
    ['expires_in', '', 100, 100],
    ['expires_in', '', '3600', 3600],
    ['expires_at', '%Y-%m-%dT%H:%M:%S%z', '2026-11-22T06:01:40+0000', 100],
    ['expires_at', '%s', 1_795_327_300, 100],
    ['expires_at', '%Y-%m-%dT%H:%M:%S%z', 'soon', undefined],
  ])(
    'holds for as long as %s says in %s',
    (expires_in_name, token_expiry_date_format, value, s) => {
      const now = Date.parse('2026-11-22T06:00:00Z');
      const tree = {
        ...{ token_refresh_endpoint: `${BASE}/token`, grant_type: 'client_credentials' },
        ...{ expires_in_name, token_expiry_date_format },
      };
      const steps = oauth(tree, contextOf({}, now), new Set(['api.school.example']));
      steps.next();
      const text = JSON.stringify({ access_token: 't', [expires_in_name]: value });
      const { value: token } = steps.next([{ status: 200, headers: {}, text }]);
      expect(token).toEqual({ token: 't', ...(s === undefined ? {} : { until: now + s * 1000 }) });
    },
  );

  it('is fetched once for all streams, whatever parameters stand around them', () => {
    const source = small({
      requester: {
        authenticator: {
          ...{ type: 'OAuthAuthenticator', token_refresh_endpoint: `${BASE}/token` },
          ...{ client_id: 'i', client_secret: 's', refresh_token: 'once' },
        },
      },
    });
    const whole = JSON.parse(source) as { readonly streams: readonly Rec[] } & Rec;
    const [stream] = whole.streams;
    const streams = [{}, { of: 'a', also: ['b', { c: 1 }] }, { of: 'd', also: ['e'] }].map(
      ($parameters, i) => ({ ...stream, name: `things${i}`, $parameters }),
    );
    const { urls } = readThings(
      JSON.stringify({ ...whole, streams }),
      ({ url }): Json => (url.endsWith('/token') ? { access_token: 't' } : { items: [] }),
      { stream: 'things1' },
    );
    expect(urls).toEqual([`${BASE}/token`, `${BASE}/things`]);
  });
});
