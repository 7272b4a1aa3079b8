/** A manifest is a stranger’s: where a server may send it. */
import { nameOf } from '../../../src/connectors/_manifest/hosts';
import { createHttp } from '../../../src/host/google/http';
import { leadsTo } from '../../../src/http/hops';
import { BASE, BEARER, failureOf, readThings, small, text } from './_small';

describe('redirects', () => {
  const source = small({ requester: BEARER });
  const from = (location: string, status = 302) => {
    const asked: { url: string; key: string | undefined; direct: boolean | undefined }[] = [];
    const act = () =>
      readThings(source, ({ url, headers, direct }) => {
        asked.push({ url, key: headers?.['Authorization'], direct });
        return url.endsWith('/things') ? text('', { location }, status) : { items: [{ id: '1' }] };
      });
    return { asked, act };
  };

  it('are no matter of the host: every request asks for none to be followed', () => {
    const { asked, act } = from('/v2/other');
    act();
    expect(asked.every(({ direct }) => direct === true)).toBe(true);
    const told: object[] = [];
    const google = {
      UrlFetchApp: {
        fetchAll: (all: object[]) => {
          told.push(...all);
          throw new Error('DNS error');
        },
      },
    };
    createHttp(google as never).fetchAll([{ url: BASE, direct: true }, { url: BASE }]);
    expect(told.slice(0, 2)).toEqual([
      expect.objectContaining({ followRedirects: false }),
      expect.not.objectContaining({ followRedirects: false }),
    ]);
  });

  it.each([301, 302, 303, 307, 308])('are followed to its own server: %d', (status) => {
    for (const location of [
      '/v2/other',
      'other',
      '//api.school.example/v2/other',
      `${BASE}/other`,
    ]) {
      const { asked, act } = from(location, status);
      expect(act().rows).toHaveLength(1);
      expect(asked.map(({ url }) => nameOf(url))).toEqual([
        'api.school.example',
        'api.school.example',
      ]);
    }
  });

  it.each([
    'https://evil.example/',
    '//evil.example/',
    '\\\\evil.example/',
    '/\\evil.example/',
    'http://api.school.example/v1/other',
    'https://127.0.0.1/',
    'https://169.254.169.254/latest/meta-data/',
    'file:///etc/passwd',
    'https://api.school.example@evil.example/',
    'javascript:x',
  ])('are not followed elsewhere, and the key is not sent there: %s', (location) => {
    const { asked, act } = from(location);
    const failure = failureOf(act);
    expect(failure.code).toBe('source.own_hosts');
    expect(asked.map(({ url }) => url)).toEqual([`${BASE}/things`]);
  });

  it('are looked at hop by hop, and end', () => {
    const asked: string[] = [];
    const hops: Record<string, string> = {
      [`${BASE}/things`]: `${BASE}/a`,
      [`${BASE}/a`]: `${BASE}/b`,
      [`${BASE}/b`]: 'https://evil.example/c',
    };
    const failure = failureOf(() =>
      readThings(source, ({ url }) => {
        asked.push(url);
        return hops[url] ? text('', { location: hops[url]! }, 302) : { items: [{ id: '1' }] };
      }),
    );
    expect(failure).toMatchObject({ code: 'source.own_hosts', params: { host: 'evil.example' } });
    expect(asked).toEqual([`${BASE}/things`, `${BASE}/a`, `${BASE}/b`]);
    let hops2 = 0;
    expect(() =>
      readThings(source, () => text('', { location: `${BASE}/${++hops2}` }, 302)),
    ).toThrow();
    expect(hops2).toBeLessThan(20);
  });

  it('of a sign-in lead nowhere else either', () => {
    const oauth = small({
      requester: {
        authenticator: {
          type: 'OAuthAuthenticator',
          token_refresh_endpoint: 'https://login.school.example/token',
          client_id: 'c',
          client_secret: '{{ config.key }}',
          refresh_token: '{{ config.key }}',
        },
      },
    });
    const asked: string[] = [];
    expect(
      failureOf(() =>
        readThings(oauth, ({ url }) => {
          asked.push(url);
          return text('', { location: 'https://evil.example/token' }, 307);
        }),
      ).code,
    ).toBe('source.own_hosts');
    expect(asked).toEqual(['https://login.school.example/token']);
  });

  it('are read as a browser reads them', () => {
    const to = (location: string) =>
      leadsTo('https://a.example/b/c?d#e', { status: 302, headers: { location }, text: '' });
    for (const location of ['f', '/f', '?g', '//h.example/i', 'https://j.example/k', 'f/../g'])
      expect(new URL(to(location)!).href).toBe(new URL(location, 'https://a.example/b/c?d#e').href);
    expect(to('')).toBeNull();
    expect(
      leadsTo('https://a.example', { status: 200, headers: { location: '/f' }, text: '' }),
    ).toBeNull();
    expect(
      leadsTo('https://a.example', { status: 302, headers: { location: 'f' }, text: '' }),
    ).toBe('https://a.example/f');
  });
});
