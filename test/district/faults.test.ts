import { startDistrict, type District, type Fault } from '../../emulator/district/server';
import { data, get, token } from './client';

let district: District;
let bearer: string;
beforeAll(async () => {
  district = await startDistrict({ students: 40 });
  bearer = await token(district);
});
afterAll(() => district.close());
afterEach(() => district.faults.clear());

const students = () => get(data(district, 'students?limit=5'), bearer);
const inject = (...faults: Fault[]): void => district.faults.add(...faults);

it('answers a web page, or JSON cut short, in place of JSON', async () => {
  inject({ kind: 'html', resource: 'students', times: 1 });
  const page = await students();
  expect(page.headers.get('content-type')).toBe('text/html');
  expect(() => page.json()).toThrow();
  inject({ kind: 'truncated', resource: 'students', times: 1 });
  const cut = await students();
  expect(cut.status).toBe(200);
  expect(() => cut.json()).toThrow();
  expect((await students()).json()).toHaveLength(5);
});

it('strikes only the resource, only after, and only as often as told', async () => {
  inject({ kind: 'serverError', resource: 'students', after: 1, times: 2 });
  const codes: number[] = [];
  for (let i = 0; i < 5; i++) codes.push((await students()).status);
  expect(codes).toEqual([200, 500, 500, 200, 200]);
  inject({ kind: 'tooMany', resource: 'schools' });
  expect((await students()).status).toBe(200);
  const throttled = await get(data(district, 'schools'), bearer);
  expect(throttled.status).toBe(429);
  expect(throttled.headers.get('Retry-After')).toBeNull();
});

it('strikes the door itself when that is named', async () => {
  inject(
    { kind: 'html', resource: 'discovery', times: 1 },
    { kind: 'serverError', resource: 'token' },
  );
  expect((await get(`${district.url}/`)).headers.get('content-type')).toBe('text/html');
  expect((await get(`${district.url}/`)).json<{ suite: string }>().suite).toBe('3');
  const refused = await fetch(`${district.url}/oauth/token`, { method: 'POST' });
  expect(refused.status).toBe(500);
  expect((await students()).status).toBe(200);
});

it('fails a share of the requests, the same ones for the same seed', async () => {
  const run = async (seed: number): Promise<number[]> => {
    district.faults.clear();
    inject({ kind: 'serverError', rate: 0.3, seed });
    const codes: number[] = [];
    for (let i = 0; i < 40; i++) codes.push((await students()).status);
    return codes;
  };
  const first = await run(4);
  const failures = first.filter((code) => code === 500).length;
  expect(failures).toBeGreaterThan(4);
  expect(failures).toBeLessThan(22);
  expect(await run(4)).toEqual(first);
});

it('spoils records: no id, no key, a number where text belongs', async () => {
  inject({ kind: 'noId', resource: 'students', times: 1 });
  const [first, second] = (await students()).json();
  expect(first).not.toHaveProperty('id');
  expect(first).toHaveProperty('studentUniqueId');
  expect(second).toHaveProperty('id');
  inject({ kind: 'noKey', resource: 'students', times: 1 });
  expect((await students()).json()[0]).not.toHaveProperty('studentUniqueId');
  inject({ kind: 'numberForText', resource: 'students', times: 1 });
  expect((await students()).json()[0]?.studentUniqueId).toBe(12345);
});

it('sends a page of 60 MB that is still JSON', async () => {
  inject({ kind: 'huge', resource: 'students', times: 1 });
  const page = await students();
  expect(page.text.length).toBeGreaterThan(60 * 1024 * 1024);
  expect(page.json()).toHaveLength(5);
});

it('never ends its cursor, when told', async () => {
  inject({ kind: 'endlessToken', resource: 'students' });
  const url = data(district, 'students');
  const seen: unknown[] = [];
  let next = '';
  for (let page = 0; page < 5; page++) {
    const reply = await get(`${url}?pageSize=40${next && `&pageToken=${next}`}`, bearer);
    next = reply.headers.get('Next-Page-Token') ?? '';
    seen.push(...reply.json());
    expect(next).not.toBe('');
  }
  expect(seen).toHaveLength(200);
});

it('ends tokens in mid-walk, or the connection', async () => {
  inject({ kind: 'expireTokens', resource: 'students', after: 1, times: 1 });
  expect((await students()).status).toBe(200);
  expect((await students()).status).toBe(401);
  bearer = await token(district);
  expect((await students()).status).toBe(200);
  inject({ kind: 'closeSocket', resource: 'students', times: 1 });
  await expect(students()).rejects.toThrow();
  expect((await students()).status).toBe(200);
});

it('logs every request, with its resource and its rows', async () => {
  district.requests.clear();
  await students();
  await get(data(district, 'schools'), bearer);
  await get(data(district, 'schools'), 'wrong');
  expect(district.requests.counts()).toEqual({ students: 1, schools: 2 });
  expect(
    district.requests.log.map(({ resource, status, rows }) => [resource, status, rows]),
  ).toEqual([
    ['students', 200, 5],
    ['schools', 200, 4],
    ['schools', 401, 0],
  ]);
});
