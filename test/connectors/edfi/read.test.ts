import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import edfi from '../../../src/connectors/edfi';
import { districtHttp, type DistrictHttp } from './_district';
import { clientOf, readAll, truth, type Landed } from './_engine';

const NAMES = edfi.resources.map(({ name }) => name);
const BIG = 'studentSchoolAttendanceEvents';

const expectTruth = (district: DistrictHttp, landed: Map<string, Landed>, names = NAMES): void => {
  for (const name of names) {
    const state = landed.get(name) as Landed;
    expect([name, state.failure, state.complete]).toEqual([name, undefined, true]);
    expect(Object.fromEntries(state.visible)).toEqual(Object.fromEntries(truth(district, name)));
  }
};

describe('a full read', () => {
  test('by cursor holds what the source holds, of all 29 resources', () => {
    expect(NAMES).toHaveLength(29);
    const district = districtHttp();
    const landed = readAll(clientOf(district), NAMES);
    expectTruth(district, landed);
    const big = landed.get(BIG) as Landed;
    expect(big.rows).toBe(district.data.count(BIG));
    expect(big.total).toBe(district.data.count(BIG));
    expect(big.checkpoint).toEqual({ version: district.data.version() });
    expect(big.restarts).toBe(1);
  });

  test('asks once for a collection of one page', () => {
    const district = districtHttp();
    readAll(clientOf(district), ['students', 'schools']);
    expect(district.countOf('students')).toBe(1);
    expect(district.countOf('schools')).toBe(1);
    expect(district.countOf('', 'token')).toBe(1);
    expect(district.countOf('', 'availableChangeVersions')).toBe(1);
  });

  test('walks the partitions of a large collection in parallel', () => {
    const district = districtHttp({ students: 200, only: [BIG] });
    const pages = Math.ceil(district.data.count(BIG) / 500);
    expect(pages).toBeGreaterThan(3);
    const landed = readAll(clientOf(district), [BIG]);
    expectTruth(district, landed, [BIG]);
    expect(district.countOf(BIG, 'partitions')).toBe(1);
    const tokens = district.log.filter(({ query }) => 'pageToken' in query);
    expect(tokens.every(({ query }) => !('offset' in query) && query['pageSize'] === '500')).toBe(
      true,
    );
  });

  test('of a DMS goes on after an empty page', () => {
    const district = districtHttp({
      students: 200,
      only: [BIG, 'students'],
      features: { flavour: 'dms' },
    });
    const landed = readAll(clientOf(district), [BIG, 'students']);
    expectTruth(district, landed, [BIG, 'students']);
    expect(district.log.some(({ path }) => path.startsWith('/data/ed-fi/'))).toBe(true);
  });

  test('by offset, and without change queries, holds the same', () => {
    const district = districtHttp({
      students: 150,
      features: { cursor: false, changeQueries: false },
    });
    const client = clientOf(district);
    const landed = readAll(client, NAMES);
    expectTruth(district, landed);
    expect(landed.get(BIG)?.checkpoint).toEqual({ version: null });
    district.data.delete(BIG, [...truth(district, BIG).keys()][3] as string);
    readAll(clientOf(district), [BIG], landed);
    expectTruth(district, landed, [BIG]);
    expect(landed.get(BIG)?.restarts).toBe(2);
  });

  test.each([
    ['cursor', true],
    ['offset', false],
  ])('by %s goes on after a kill at every batch', (_, cursor) => {
    const district = districtHttp({ students: 200, only: [BIG], features: { cursor } });
    const landed = new Map<string, Landed>();
    let executions = 0;
    do {
      readAll(clientOf(district), [BIG], landed, 1);
      executions += 1;
    } while (!landed.get(BIG)?.complete && executions < 50);
    expectTruth(district, landed, [BIG]);
    expect(executions).toBeGreaterThan(2);
    expect(landed.get(BIG)?.restarts).toBe(1);
  });

  test('begins again when its tokens are not known anymore', () => {
    const district = districtHttp({ students: 200, only: [BIG] });
    const landed = readAll(clientOf(district), [BIG], new Map(), 1);
    const state = landed.get(BIG) as Landed;
    const checkpoint = state.checkpoint as { full: number; walk: { open: string[] } };
    state.checkpoint = { ...checkpoint, walk: { ...checkpoint.walk, open: ['stale'] } };
    readAll(clientOf(district), [BIG], landed);
    expectTruth(district, landed, [BIG]);
    expect(state.restarts).toBe(2);
  });
});

describe('rows that change in mid-walk', () => {
  // The order of an ODS by offset is that of a key, so that a new row may come anywhere.
  const shaken = (features: { cursor: boolean }, each: number) => {
    const district = districtHttp({ students: 200, only: [BIG], features });
    const before = [...truth(district, BIG).keys()];
    const rows = district.data.rows(BIG) as unknown as { id: string; seq: number }[];
    let asked = 0;
    const gone = new Set<string>();
    district.before(({ resource, verb, query }) => {
      if (resource !== BIG || verb !== 'collection' || query['limit'] === '0') return;
      asked += 1;
      if (asked < 2 || asked % each !== 0) return;
      for (const at of [3, Math.floor(rows.length / 2)]) {
        const victim = rows[at]?.id as string;
        gone.add(victim);
        district.data.delete(BIG, victim);
      }
    });
    const landed = readAll(clientOf(district), [BIG]).get(BIG) as Landed;
    return { district, before, gone, landed };
  };

  test.each([
    ['cursor', true],
    ['offset', false],
  ])('by %s: no row that stayed is missing', (_, cursor) => {
    const { before, gone, landed } = shaken({ cursor }, 2);
    expect(landed.failure).toBeUndefined();
    expect(gone.size).toBeGreaterThan(2);
    const missing = before.filter((id) => !gone.has(id) && !landed.visible.has(id));
    expect(missing).toEqual([]);
  });

  test('the next window brings what came and went meanwhile', () => {
    const district = districtHttp({ students: 200, only: [BIG] });
    let done = false;
    district.before(({ resource, query }) => {
      if (done || resource !== BIG || !('pageToken' in query)) return;
      done = true;
      const [first, second] = [...truth(district, BIG).keys()] as [string, string];
      district.data.delete(BIG, first);
      district.data.patch(BIG, second, { attendanceEventReason: 'changed in mid-walk' });
    });
    const landed = readAll(clientOf(district), [BIG]);
    readAll(clientOf(district), [BIG], landed);
    expectTruth(district, landed, [BIG]);
    expect(landed.get(BIG)?.restarts).toBe(1);
  });
});

describe('an incremental read', () => {
  test('asks nothing when nothing changed', () => {
    const district = districtHttp();
    const landed = readAll(clientOf(district), NAMES);
    district.log.length = 0;
    readAll(clientOf(district), NAMES, landed);
    expectTruth(district, landed);
    expect(
      district.log.filter(({ verb }) => verb !== 'partitions').map(({ verb }) => verb),
    ).toEqual(['discovery', 'token', 'availableChangeVersions']);
  });

  test('equals a full read: changes, deletes, key changes', () => {
    const district = districtHttp();
    const landed = readAll(clientOf(district), NAMES);
    const students = [...truth(district, 'students').keys()] as string[];
    const [renamed, gone, moved] = students as [string, string, string];
    district.data.patch('students', renamed, { firstName: 'Renée' });
    district.data.delete('students', gone, { cascade: true });
    district.data.rekey('students', moved, { studentUniqueId: '00900001' });
    district.log.length = 0;
    readAll(clientOf(district), NAMES, landed);
    expectTruth(district, landed);
    const state = landed.get('students') as Landed;
    expect(state.visible.get(renamed)?.['firstName']).toBe('Renée');
    expect(state.visible.has(gone)).toBe(false);
    expect(state.rekeys).toEqual([{ key: moved, values: { student_unique_id: '00900001' } }]);
    expect(state.restarts).toBe(1);
    // Three lists of each resource, a page each: far less than all records.
    expect(district.log.filter(({ resource }) => NAMES.includes(resource)).length).toBeLessThan(95);
    expect(landed.get('studentSchoolAssociations')?.rekeys[0]?.values['student_unique_id']).toBe(
      '00900001',
    );
  });

  test.each([
    ['cursor', true],
    ['offset', false],
  ])('of many pages, by %s, is resumed in the same window', (_, cursor) => {
    const district = districtHttp({ students: 200, only: [BIG], features: { cursor } });
    const landed = readAll(clientOf(district), [BIG]);
    const ids = [...truth(district, BIG).keys()] as string[];
    expect(ids.length).toBeGreaterThan(1300);
    ids.slice(0, 700).forEach((id) => district.data.patch(BIG, id, { attendanceEventReason: 'x' }));
    ids.slice(700, 1300).forEach((id) => district.data.delete(BIG, id));
    let executions = 0;
    do {
      readAll(clientOf(district), [BIG], landed, 1);
      executions += 1;
      // What happens meanwhile belongs to the next window.
      if (executions === 2) district.data.delete(BIG, ids[1300] as string);
    } while (!landed.get(BIG)?.complete && executions < 50);
    expect(executions).toBeGreaterThan(3);
    readAll(clientOf(district), [BIG], landed);
    expectTruth(district, landed, [BIG]);
    expect(landed.get(BIG)?.restarts).toBe(1);
  });

  test('reads all when the past is no longer kept, or the server was set back', () => {
    const district = districtHttp();
    const landed = readAll(clientOf(district), ['students']);
    const state = landed.get('students') as Landed;
    district.data.delete('students', [...truth(district, 'students').keys()][0] as string, {
      cascade: true,
    });
    district.data.forgetChangesBefore(district.data.version() + 1);
    readAll(clientOf(district), ['students'], landed);
    expectTruth(district, landed, ['students']);
    expect(state.restarts).toBe(2);
    state.checkpoint = { version: district.data.version() + 10 };
    readAll(clientOf(district), ['students'], landed);
    expect(state.restarts).toBe(3);
  });

  test('does without key values in deletes', () => {
    const district = districtHttp({ features: { keyValuesInDeletes: false } });
    const landed = readAll(clientOf(district), ['students']);
    district.data.delete('students', [...truth(district, 'students').keys()][5] as string, {
      cascade: true,
    });
    readAll(clientOf(district), ['students'], landed);
    expectTruth(district, landed, ['students']);
  });

  test('reads all when deletes may not be read', () => {
    const district = districtHttp();
    const landed = readAll(clientOf(district), ['students']);
    district.data.delete('students', [...truth(district, 'students').keys()][5] as string, {
      cascade: true,
    });
    const inner = district.host.http.fetchAll;
    const deaf = { ...district, host: { ...district.host } };
    deaf.host.http = {
      fetchAll: (requests) =>
        requests.map((request) =>
          /\/(deletes|keyChanges)\?/.test(request.url)
            ? { status: 403, headers: {}, text: '{}' }
            : inner([request])[0]!,
        ),
    };
    readAll(clientOf(deaf), ['students'], landed);
    expectTruth(district, landed, ['students']);
    expect(landed.get('students')?.restarts).toBe(2);
  });
});

const SAMPLES = resolve(__dirname, '../../../../shared/assets/edfi/grand-bend');
const withSamples = existsSync(SAMPLES) ? describe : describe.skip;

withSamples('Ed-Fi’s own sample district', () => {
  test.each([
    ['cursor', true],
    ['offset', false],
  ])('is read whole by %s', (_, cursor) => {
    const district = districtHttp({ folder: SAMPLES, features: { cursor } });
    expect(district.data.count('students')).toBe(960);
    const landed = readAll(clientOf(district), NAMES);
    expectTruth(district, landed);
    expect(landed.get('students')?.visible.size).toBe(960);
  });
});

test('a cursor of a server that does not count is walked to its end', () => {
  const district = districtHttp({ students: 200, only: [BIG] });
  const inner = district.host.http.fetchAll;
  district.host.http.fetchAll = (requests) =>
    inner(requests).map((answer) => {
      if ('noAnswer' in answer) return answer;
      const { 'total-count': _, ...headers } = answer.headers;
      return { ...answer, headers };
    });
  const landed = readAll(clientOf(district), [BIG]);
  expectTruth(district, landed, [BIG]);
  expect(landed.get(BIG)?.total).toBeUndefined();
});

test.each([
  ['refused', { status: 400, headers: {}, text: '{}' }],
  ['none', { status: 200, headers: {}, text: '{"pageTokens":[]}' }],
])('a collection without partitions (%s) is walked by offset', (_, answer) => {
  const district = districtHttp({ students: 200, only: [BIG, 'schools'] });
  const inner = district.host.http.fetchAll;
  district.host.http.fetchAll = (requests) =>
    requests.map((request) =>
      request.url.includes(`/${BIG}/partitions`) ? answer : inner([request])[0]!,
    );
  const client = clientOf(district);
  expect(client.session.discovery['cursor']).toBe(true);
  const landed = readAll(client, [BIG]);
  expectTruth(district, landed, [BIG]);
  expect(district.log.some(({ query }) => 'pageToken' in query)).toBe(false);
});
