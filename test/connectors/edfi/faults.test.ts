import edfi from '../../../src/connectors/edfi';
import { flatten } from '../../../src/engine/flatten';
import type { Failure } from '../../../src/model';
import { districtHttp, type DistrictHttp } from './_district';
import { clientOf, readAll, resourceNamed, truth, type Landed } from './_engine';

const SMALL = ['schools', 'students', 'studentSchoolAssociations'];
const BIG = 'studentSchoolAttendanceEvents';

/** Reads with one resource in trouble; the others must not notice. */
const readWith = (
  district: DistrictHttp,
  names = SMALL,
): { failure: Failure | undefined; landed: Map<string, Landed> } => {
  const landed = readAll(clientOf(district), names);
  for (const name of names) {
    if (name === 'students') continue;
    expect([name, landed.get(name)?.failure, landed.get(name)?.complete]).toEqual([
      name,
      undefined,
      true,
    ]);
  }
  return { failure: landed.get('students')?.failure, landed };
};

const host = 'district.example';
const resource = 'students';

test('a resource the key may not read is its own problem', () => {
  const { failure } = readWith(districtHttp({ denied: ['students'] }));
  expect(failure?.code).toBe('source.forbidden');
  expect(failure?.params['resource']).toBe('students');
  expect(failure?.params['detail']).toMatch(
    /^\(security:authorization:access-denied:resource, correlation id [0-9a-f-]{36}\)$/,
  );
});

test('a web page, a cut-off answer: told as such', () => {
  const district = districtHttp();
  district.faults.add({ kind: 'html', resource });
  expect(readWith(district).failure).toEqual({
    code: 'source.not_json',
    params: { host, resource, what: 'a web page' },
  });
  district.faults.clear();
  district.faults.add({ kind: 'truncated', resource });
  expect(readWith(district).failure).toEqual({
    code: 'source.not_json',
    params: { host, resource, what: 'a cut-off answer' },
  });
});

test('a server that throttles and errs now and then is read all the same', () => {
  const district = districtHttp();
  district.faults.add(
    { kind: 'tooMany', resource, times: 2 },
    { kind: 'serverError', resource: 'schools', times: 3 },
    { kind: 'closeSocket', resource: 'studentSchoolAssociations', times: 1 },
  );
  const { failure, landed } = readWith(district);
  expect(failure).toBeUndefined();
  expect(landed.get('students')?.visible.size).toBe(district.data.count('students'));
});

test('an answer that is cut off once is asked for again', () => {
  const calm = districtHttp();
  readWith(calm);
  const district = districtHttp();
  district.faults.add({ kind: 'truncated', resource, after: 1, times: 1 });
  const { failure, landed } = readWith(district);
  expect(failure).toBeUndefined();
  expect(district.countOf(resource)).toBe(calm.countOf(resource) + 1);
  expect(landed.get('students')?.visible.size).toBe(district.data.count('students'));
});

test('a field that changes its type is read, and named row by row', () => {
  const district = districtHttp();
  const before = [...truth(district, resource).values()];
  district.faults.add({ kind: 'numberForText', resource, field: 'birthDate' });
  const { failure, landed } = readWith(district);
  expect(failure).toBeUndefined();
  const rows = [...(landed.get('students') as Landed).visible.values()];
  expect(rows).toHaveLength(before.length);
  const flat = rows.map(flatten(resourceNamed(resource)));
  expect(flat.every(({ key }) => key !== null)).toBe(true);
  expect(flat.filter(({ issues }) => issues.length > 0).length).toBeGreaterThan(0);
});

test('texts of every script come as they are', () => {
  const district = districtHttp();
  const [id = ''] = truth(district, resource).keys();
  district.data.patch('students', id, { firstName: 'Zoë', lastSurname: 'Łukasz 雪 =1+2' });
  const { landed } = readWith(district);
  expect(landed.get('students')?.visible.get(id)).toMatchObject({
    firstName: 'Zoë',
    lastSurname: 'Łukasz 雪 =1+2',
  });
});

test('throttling that does not end pauses', () => {
  const district = districtHttp();
  district.faults.add({ kind: 'tooMany', resource });
  expect(readWith(district).failure).toEqual({
    code: 'source.too_busy',
    params: { host, seconds: 60 },
  });
});

test('a token that ends in mid-walk is not noticed', () => {
  const district = districtHttp({ students: 200, only: [BIG, 'students'] });
  district.faults.add(
    { kind: 'expireTokens', resource: BIG, after: 1, times: 1 },
    { kind: 'expireTokens', resource: BIG, after: 4, times: 1 },
  );
  const landed = readAll(clientOf(district), [BIG]);
  expect(landed.get(BIG)?.failure).toBeUndefined();
  expect([...(landed.get(BIG) as Landed).visible.keys()].sort()).toEqual(
    [...truth(district, BIG).keys()].sort(),
  );
  expect(district.countOf('', 'token')).toBe(3);
});

test.each([['ods'], ['dms']] as const)('page tokens without end, of an %s', (flavour) => {
  const district = districtHttp({ students: 200, only: [BIG], features: { flavour } });
  district.faults.add({ kind: 'endlessToken', resource: BIG });
  const landed = readAll(clientOf(district), [BIG]);
  expect(landed.get(BIG)?.failure).toEqual({
    code: 'source.endless',
    params: { host, resource: BIG },
  });
  expect(district.countOf(BIG)).toBeLessThan(30);
});

test('a server that forgets the offset is not believed', () => {
  const district = districtHttp({ students: 200, only: [BIG], features: { cursor: false } });
  const inner = district.host.http.fetchAll;
  district.host.http.fetchAll = (requests) =>
    inner(requests.map((r) => ({ ...r, url: r.url.replace(/offset=\d+/, 'offset=0') })));
  expect(readAll(clientOf(district), [BIG]).get(BIG)?.failure?.code).toBe('source.endless');
});

describe('a collection the server does not have', () => {
  const gone = /\/studentDisciplineIncidentBehaviorAssociations(\?|\/)/;
  const name = 'studentDisciplineIncidentBehaviorAssociations';
  const without = (district: DistrictHttp, what: RegExp): void => {
    const inner = district.host.http.fetchAll;
    district.host.http.fetchAll = (requests) =>
      requests.map((request) =>
        what.test(request.url)
          ? { status: 404, headers: {}, text: '{"message":"not found"}' }
          : inner([request])[0]!,
      );
  };

  test('is empty, when the server is older than it', () => {
    const district = districtHttp();
    without(district, gone);
    const landed = readAll(clientOf(district), [name, 'schools']);
    expect(landed.get(name)).toMatchObject({ complete: true, restarts: 1, rows: 0 });
    readAll(clientOf(district), [name], landed);
    expect(landed.get(name)).toMatchObject({ complete: true, restarts: 2 });
  });

  test('is missing, when it was there before', () => {
    const district = districtHttp({ features: { changeQueries: false } });
    const landed = readAll(clientOf(district), [name]);
    expect(landed.get(name)?.visible.size).toBeGreaterThan(0);
    without(district, gone);
    readAll(clientOf(district), [name], landed);
    expect(landed.get(name)?.failure).toEqual({
      code: 'source.not_found',
      params: { host, resource: name },
    });
    expect(landed.get(name)?.visible.size).toBeGreaterThan(0);
  });

  test('is missing, when nothing is where it should be', () => {
    const district = districtHttp();
    without(district, /\/ed-fi\//);
    const landed = readAll(clientOf(district), [name, 'schools']);
    expect(landed.get(name)?.failure?.code).toBe('source.not_found');
    expect(landed.get('schools')?.failure?.code).toBe('source.not_found');
  });
});

test('10 % of all answers failing, all 29 resources are read', () => {
  const district = districtHttp();
  const names = edfi.resources.map(({ name }) => name);
  names.forEach((name, i) =>
    district.faults.add({ kind: 'serverError', resource: name, rate: 0.1, seed: i }),
  );
  const landed = readAll(clientOf(district), names);
  for (const name of names)
    expect([name, landed.get(name)?.visible.size]).toEqual([name, district.data.count(name)]);
});
