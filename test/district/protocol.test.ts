import { startDistrict, type District } from '../../emulator/district/server';
import { data, get, token, walk, walkCursor, type Item } from './client';

interface Problem {
  detail: string;
  type: string;
  status: number;
  correlationId: string;
  errors: string[];
}

const SMALL = { students: 90, seed: 5 };
const open: District[] = [];

async function start(options: Parameters<typeof startDistrict>[0] = {}): Promise<District> {
  const district = await startDistrict({ ...SMALL, ...options });
  open.push(district);
  return district;
}

afterAll(async () => {
  for (const district of open) await district.close();
});

describe('the door', () => {
  it('shows its addresses at the root, and they answer', async () => {
    const district = await start();
    const root = (await get(`${district.url}/`)).json<{
      version: string;
      dataModels: { name: string; version: string }[];
      urls: Record<string, string>;
    }>();
    expect(root.dataModels[0]).toMatchObject({ name: 'Ed-Fi', version: '5.0.0' });
    expect(Object.keys(root.urls).sort()).toEqual([
      'changeQueries',
      'dataManagementApi',
      'dependencies',
      'oauth',
      'openApiMetadata',
    ]);
    const bearer = await token(district);
    const schools = await get(`${root.urls.dataManagementApi}ed-fi/schools`, bearer);
    expect(schools.json()).toHaveLength(4);
    const order = (await get(String(root.urls.dependencies))).json<
      { resource: string; order: number }[]
    >();
    const place = (name: string): number =>
      order.find(({ resource }) => resource === `/ed-fi/${name}`)?.order ?? -1;
    expect(place('schools')).toBeGreaterThan(0);
    expect(place('students')).toBeLessThan(place('studentSchoolAssociations'));
  });

  it('gives a token for the right key only, by header or form', async () => {
    const district = await start();
    const ask = (form: Record<string, string>, basic?: string) =>
      fetch(`${district.url}/oauth/token`, {
        method: 'POST',
        headers: basic ? { authorization: `Basic ${btoa(basic)}` } : {},
        body: new URLSearchParams(form),
      });
    const grant = { grant_type: 'client_credentials' };
    const given = await ask(grant, 'demo-key:demo-secret');
    expect(await given.json()).toMatchObject({ expires_in: 1800, token_type: 'bearer' });
    const inForm = { ...grant, client_id: 'demo-key', client_secret: 'demo-secret' };
    expect((await ask(inForm)).status).toBe(200);
    const wrong = await ask(grant, 'demo-key:wrong');
    expect([wrong.status, await wrong.json()]).toEqual([401, { error: 'invalid_client' }]);
    const other = await ask({ grant_type: 'password' }, 'demo-key:demo-secret');
    expect(other.status).toBe(400);
  });

  it('refuses no token, an unknown one and one that has ended', async () => {
    const district = await start({ tokenSeconds: 60 });
    const url = data(district, 'students');
    expect((await get(url)).status).toBe(401);
    expect((await get(url, 'made-up')).status).toBe(401);
    const bearer = await token(district);
    expect((await get(url, bearer)).status).toBe(200);
    district.advanceClock(61_000);
    const ended = await get(url, bearer);
    expect(ended.status).toBe(401);
    expect(ended.headers.get('content-type')).toContain('application/problem+json');
    expect(ended.json<Problem>()).toMatchObject({
      status: 401,
      type: 'urn:ed-fi:api:security:authentication',
    });
    expect((await get(url, await token(district))).status).toBe(200);
    const another = await token(district);
    district.expireTokens();
    expect((await get(url, another)).status).toBe(401);
  });

  it('answers unknown paths, unknown items and refused resources with problem details', async () => {
    const district = await start({ denied: ['grades'] });
    const bearer = await token(district);
    expect((await get(data(district, 'unicorns'), bearer)).status).toBe(404);
    expect((await get(data(district, 'students/0123'), bearer)).status).toBe(404);
    expect((await get(`${district.url}/elsewhere`, bearer)).status).toBe(404);
    const refused = await get(data(district, 'grades'), bearer);
    expect(refused.status).toBe(403);
    const { correlationId, errors } = refused.json<Problem>();
    expect(correlationId).toMatch(/^[0-9a-f-]{36}$/);
    expect(errors[0]).toContain('grades');
    expect((await get(data(district, 'sections'), bearer)).status).toBe(200);
  });

  it('puts the instance and the year into every path when it has them', async () => {
    const district = await start({ features: { instance: 'north', schoolYear: 2027 } });
    const root = (await get(`${district.url}/`)).json<{ urls: Record<string, string> }>();
    expect(root.urls.dataManagementApi).toBe(`${district.url}/north/2027/data/v3/`);
    const response = await fetch(String(root.urls.oauth), {
      method: 'POST',
      headers: { authorization: `Basic ${btoa('demo-key:demo-secret')}` },
      body: new URLSearchParams({ grant_type: 'client_credentials' }),
    });
    const bearer = ((await response.json()) as { access_token: string }).access_token;
    expect((await get(`${root.urls.dataManagementApi}ed-fi/students`, bearer)).status).toBe(200);
    expect((await get(data(district, 'students'), bearer)).status).toBe(404);
  });
});

describe('offset paging', () => {
  it('gives 25 by default, at most 500, and the count when asked', async () => {
    const district = await start();
    const bearer = await token(district);
    const page = (query: string) => get(data(district, `students?${query}`), bearer);
    expect((await page('offset=0')).json()).toHaveLength(25);
    const counted = await page('limit=0&totalCount=true');
    expect([counted.headers.get('Total-Count'), counted.text]).toEqual(['90', '[]']);
    expect((await page('limit=10')).headers.get('Total-Count')).toBeNull();
    expect((await page('limit=500&offset=85')).json()).toHaveLength(5);
    const tooMany = await page('limit=501');
    expect(tooMany.status).toBe(400);
    expect(tooMany.json<Problem>().errors[0]).toContain('501');
    expect((await page('offset=-1')).status).toBe(400);
    expect((await page('limit=ten')).status).toBe(400);
  });

  it('walks all records in one stable order, and GET by id gives the same record', async () => {
    const district = await start();
    const items = await walk(district, 'studentSchoolAssociations', 20);
    expect(items.map(({ id }) => id)).toEqual(
      district.data.rows('studentSchoolAssociations').map(({ id }) => id),
    );
    const bearer = await token(district);
    const third = items[2] as Item;
    const single = await get(data(district, `studentSchoolAssociations/${third.id}`), bearer);
    expect(single.json<Item>()).toEqual(third);
    expect(third).toHaveProperty('_etag');
    expect(third._lastModifiedDate).toMatch(/^\d{4}-\d\d-\d\dT/);
  });

  it('filters by what identifies a record', async () => {
    const district = await start();
    const bearer = await token(district);
    const found = await get(data(district, 'students?studentUniqueId=00012345'), bearer);
    expect(found.json().map(({ studentUniqueId }) => studentUniqueId)).toEqual(['00012345']);
  });

  it('really has the offset trap: a delete in mid-walk hides a record', async () => {
    const district = await start();
    const before = district.data.all('grades').map(({ id }) => String(id));
    const victim = before[0] as string;
    const stop = district.onRequest((phase, { query, resource }) => {
      if (phase === 'after' && resource === 'grades' && query.offset === '0') {
        district.data.delete('grades', victim);
      }
    });
    const seen = (await walk(district, 'grades', 50)).map(({ id }) => id);
    stop();
    const missed = before.filter((id) => !seen.includes(id));
    expect(missed).toEqual([before[50]]);
  });

  it('keeps the place of a changed record and puts new ones last', async () => {
    const district = await start();
    const [first] = district.data.all('students');
    district.data.patch('students', String(first?.id), { firstName: 'Changed' });
    district.data.create('students', {
      studentUniqueId: '77',
      firstName: 'New',
      lastSurname: 'Comer',
      birthDate: '2015-05-05',
    });
    const items = await walk(district, 'students');
    expect(items[0]?.firstName).toBe('Changed');
    expect(items[items.length - 1]?.studentUniqueId).toBe('77');
  });
});

describe.each(['ods', 'dms'] as const)('cursor paging (%s)', (flavour) => {
  const base = (district: District): string =>
    `${district.url}/data${flavour === 'ods' ? '/v3' : ''}/ed-fi`;

  it('walks every record once', async () => {
    const district = await start({ features: { flavour } });
    const bearer = await token(district);
    const items = await walkCursor(`${base(district)}/students`, bearer, 20);
    expect(items).toHaveLength(90);
    expect(new Set(items.map(({ id }) => id)).size).toBe(90);
    const pages = district.requests.log.filter(({ resource }) => resource === 'students');
    const empty = pages.filter(({ rows }) => rows === 0);
    expect(empty).toHaveLength(1);
    // The ODS ends with the empty page; the DMS has it in the middle, with a token.
    expect(pages.indexOf(empty[0]!)).toBe(flavour === 'ods' ? pages.length - 1 : 1);
  });

  it('cuts a collection into partitions that hold every record once', async () => {
    const district = await start({ features: { flavour } });
    const bearer = await token(district);
    const url = `${base(district)}/studentSchoolAssociations`;
    const { pageTokens } = (await get(`${url}/partitions?number=7`, bearer)).json<{
      pageTokens: string[];
    }>();
    expect(pageTokens).toHaveLength(7);
    const parts = await Promise.all(
      pageTokens.map((pageToken) => walkCursor(`${url}?pageToken=${pageToken}`, bearer, 10)),
    );
    const ids = parts.flat().map(({ id }) => id);
    expect(ids.sort()).toEqual(
      district.data
        .rows('studentSchoolAssociations')
        .map(({ id }) => id)
        .sort(),
    );
    expect((await get(`${url}/partitions?number=201`, bearer)).status).toBe(400);
    expect((await get(`${url}/partitions?number=0`, bearer)).status).toBe(400);
  });

  it('shows its addresses with or without a slash at the end', async () => {
    const district = await start({ features: { flavour } });
    const root = (await get(`${district.url}/`)).json<{ urls: Record<string, string> }>();
    const slash = flavour === 'ods' ? '/' : '';
    expect(`${root.urls.dataManagementApi}${slash ? '' : '/'}ed-fi`).toBe(base(district));
  });

  it('does not mix with offset paging', async () => {
    const district = await start({ features: { flavour } });
    const bearer = await token(district);
    for (const query of [
      'pageSize=5&limit=5',
      'pageSize=5&offset=0',
      'pageSize=5&totalCount=true',
    ]) {
      expect((await get(`${base(district)}/students?${query}`, bearer)).status).toBe(400);
    }
    expect((await get(`${base(district)}/students?pageToken=nonsense`, bearer)).status).toBe(400);
  });
});

it('without cursors it ignores their parameters, as older servers do', async () => {
  const district = await start({ features: { cursor: false } });
  const bearer = await token(district);
  const page = await get(data(district, 'students?pageSize=5'), bearer);
  expect(page.json()).toHaveLength(25);
  expect(page.headers.get('Next-Page-Token')).toBeNull();
  expect((await get(data(district, 'students/partitions'), bearer)).status).toBe(404);
});

it('throttles above the rate, says how long to wait, and recovers', async () => {
  const district = await start({ ratePerMinute: 3 });
  const bearer = await token(district);
  const codes: number[] = [];
  for (let i = 0; i < 4; i++) codes.push((await get(data(district, 'schools'), bearer)).status);
  expect(codes).toEqual([200, 200, 200, 429]);
  const late = await get(data(district, 'schools'), bearer);
  const wait = Number(late.headers.get('Retry-After'));
  expect(wait).toBeGreaterThan(50);
  district.advanceClock(wait * 1000);
  expect((await get(data(district, 'schools'), bearer)).status).toBe(200);
});
