import edfi from '../../../src/connectors/edfi';
import { baseOf } from '../../../src/connectors/edfi/discover';
import { createClient } from '../../../src/http/client';
import { words as french } from '../../../src/messages/fr';
import { FailureError, type Fact, type Failure } from '../../../src/model';
import { fakeHost, ok, status, type Reply } from '../../http/_fake';
import { districtHttp, KEY, SECRET, type DistrictHttp } from './_district';
import { clientOf } from './_engine';

const tested = (district: DistrictHttp, settings: Record<string, string> = {}): readonly Fact[] => {
  const client = clientOf(district, settings);
  return client.converse(edfi.describe(client.session));
};

const failureOf = (work: () => unknown): Failure | undefined => {
  try {
    work();
  } catch (error) {
    if (error instanceof FailureError) return error.failure;
    throw error;
  }
  return undefined;
};

describe('the address', () => {
  test.each([
    ['https://api.example.org/edfi/', 'https://api.example.org/edfi'],
    [' https://api.example.org/edfi/data/v3/ed-fi ', 'https://api.example.org/edfi'],
    ['https://api.example.org/v7.1/api/oauth/token', 'https://api.example.org/v7.1/api'],
    ['https://api.example.org/data', 'https://api.example.org'],
    ['https://data.example.org/database', 'https://data.example.org/database'],
    ['api.example.org/edfi', 'https://api.example.org/edfi'],
    ['https://api.example.org/edfi/docs/index.html?x=1#top', 'https://api.example.org/edfi'],
    ['http://127.0.0.1:8080', 'http://127.0.0.1:8080'],
  ])('%s leads to %s', (given, base) => {
    expect(baseOf(given)).toBe(base);
  });

  test.each([
    ['https://district.example', {}],
    ['https://district.example/', {}],
    ['https://district.example/data/v3', {}],
    ['https://district.example/data', { flavour: 'dms' as const }],
    ['https://district.example/', { cursor: false }],
    ['https://district.example/', { changeQueries: false }],
  ])('%s with %j is tested, and tells what it is', (url, features) => {
    const district = districtHttp({ features });
    const said = tested(district, { url });
    const version = 'cursor' in features ? '7.1' : '7.3';
    expect(said).toEqual([
      { label: 'Version', value: version },
      { label: 'School year', value: '2026-2027' },
      { label: 'Schools', value: 2 },
      { label: 'Students', value: 60 },
      { label: 'Change queries', value: !('changeQueries' in features) },
    ]);
    expect(said.filter(({ label }) => !(label in french))).toEqual([]);
  });

  test('with an instance and a school year in every path', () => {
    const district = districtHttp({ features: { instance: 'willow', schoolYear: 2027 } });
    const settings = { instance: 'willow', schoolYear: '2027' };
    expect(tested(district, settings)).toEqual(
      expect.arrayContaining([
        { label: 'School year', value: '2026-2027' },
        { label: 'Schools', value: 2 },
      ]),
    );
    expect(district.log.some(({ path }) => path === '/willow/2027/data/v3/ed-fi/schools')).toBe(
      true,
    );
    const pasted = { url: 'https://district.example/willow/2027/data/v3' };
    expect(tested(district, pasted)).toContainEqual({ label: 'Schools', value: 2 });
  });

  test('with a key that may not read everything', () => {
    const denied = ['students', 'schoolYearTypes'];
    expect(tested(districtHttp({ denied }))).toEqual([
      { label: 'Version', value: '7.3' },
      { label: 'School year', value: null },
      { label: 'Schools', value: 2 },
      { label: 'Students', value: null },
      { label: 'Change queries', value: true },
    ]);
  });
});

describe('what goes wrong, in words', () => {
  test('a refused key', () => {
    const { host } = districtHttp();
    const settings = { url: 'https://district.example', key: KEY };
    const client = createClient(host, edfi, settings, { secret: `not ${SECRET}` });
    expect(failureOf(() => client.session)).toEqual({
      code: 'source.refused_key',
      params: { host: 'district.example' },
    });
  });

  test('an unknown host', () => {
    const failure = failureOf(() => tested(districtHttp(), { url: 'https://nowhere.example' }));
    expect(failure).toEqual({
      code: 'source.unknown_host',
      params: { host: 'nowhere.example' },
    });
  });

  const at = (reply: Reply) => {
    const { host } = fakeHost(() => reply);
    const client = createClient(host, edfi, { url: 'https://x.example/api', key: 'k' }, {});
    return failureOf(() => client.session);
  };
  const about = { host: 'x.example', resource: 'Ed-Fi API' };

  test.each<[string, Reply, Failure]>([
    [
      'a sign-in page',
      ok('<html>Sign in</html>'),
      { code: 'source.not_json', params: { ...about, what: 'a web page' } },
    ],
    [
      'another API',
      ok('{"hello":"world"}'),
      { code: 'source.not_json', params: { ...about, what: 'something else' } },
    ],
    ['nothing there', status(404), { code: 'source.not_found', params: about }],
    [
      'a bad certificate',
      { noAnswer: 'tls', detail: 'expired' },
      { code: 'source.tls', params: { host: 'x.example' } },
    ],
  ])('%s', (_, reply, failure) => {
    expect(at(reply)).toEqual(failure);
  });
});

describe('other deployments', () => {
  /** A server that answers discovery as given, and a token and nothing else. */
  const server = (urls: Record<string, string>, settings: Record<string, string>) => {
    const fake = fakeHost(({ url }) => {
      if (url.includes('/oauth/token')) return ok('{"access_token":"t","expires_in":1800}');
      if (/\/api\/?$/.test(url)) return ok(JSON.stringify({ version: '5.3', urls }));
      return status(404);
    });
    const all = { url: 'https://x.example/api', key: 'k', ...settings };
    const client = createClient(fake.host, edfi, all, { secret: 's' });
    return { session: client.session, asked: fake.asked };
  };

  test('places to fill in are filled in', () => {
    const { session } = server(
      {
        dataManagementApi:
          'https://x.example/api/{tenantIdentifier}/{schoolYearFromRoute}/data/v3/',
        oauth: 'https://x.example/api/{tenantIdentifier}/oauth/token',
      },
      { instance: 'willow', schoolYear: '2027' },
    );
    expect(session.discovery['data']).toBe('https://x.example/api/willow/2027/data/v3/ed-fi');
    expect(session.discovery['oauth']).toBe('https://x.example/api/willow/oauth/token');
  });

  test('an older server takes the year behind its data path', () => {
    const { session } = server(
      {
        dataManagementApi: 'https://x.example/api/data/v3/',
        oauth: 'https://x.example/api/oauth/token',
      },
      { schoolYear: '2022' },
    );
    expect(session.discovery['data']).toBe('https://x.example/api/data/v3/2022/ed-fi');
    expect(session.discovery).toMatchObject({ newest: null, oldest: null, cursor: false });
  });

  test('a server behind a proxy is spoken to as securely as it was found', () => {
    const { asked } = server(
      {
        dataManagementApi: 'http://x.example/api/data/v3/',
        oauth: 'http://x.example/api/oauth/token',
      },
      {},
    );
    expect(asked.every(({ url }) => url.startsWith('https:'))).toBe(true);
    const token = asked.find(({ url }) => url.endsWith('/oauth/token'));
    expect(token?.method).toBe('post');
    expect(token?.headers?.['authorization']).toBe(
      `Basic ${Buffer.from('k:s').toString('base64')}`,
    );
    expect(token?.body).toBe('grant_type=client_credentials');
  });
});

test.each([
  [
    '{"type":"urn:ed-fi:api:bad-request:data","detail":"No such Zoë.","correlationId":"c-1"}',
    { kind: 'bad-request:data', correlation: 'c-1' },
  ],
  ['{"type":"urn:ed-fi:api:Zoë Ñandú"}', {}],
  ['{"message":"Invalid value."}', {}],
  ['<html>', {}],
  ['null', {}],
])('%s is explained by its codes alone', (text, explained) => {
  expect(edfi.explain(status(400, {}, text))).toEqual(explained);
});
