/**
 * Days pass in the district, and each refresh reads what changed and no more; the tabs are those of a
 * workbook that reads everything anew.
 */
import type { DistrictOptions, Features } from '../../emulator/district/options';
import type { DaySummary } from '../../emulator/district/day';
import { resources } from '../../src/connectors/edfi/resources';
import { manifestsOf, orphans } from '../kit/landed';
import { openSchool, type School } from '../kit/school';
import { fieldsOf } from './_tabs';
import { expectSame, freshTabs, tabsOf } from './_fresh';

const TODAY = Date.parse('2026-11-21T15:00Z');

const refresh = async (school: School): Promise<void> => {
  // Nobody refreshes everything many times a minute, and Google would not let them.
  await school.machine.advance(60_000);
  const { is, trouble } = await school.refresh();
  expect({ is, trouble }).toEqual({ is: 'succeeded', trouble: undefined });
};

const open = async (district: DistrictOptions): Promise<School> => {
  const school = await openSchool({ district, machine: { startTime: TODAY } });
  const { datasets } = await school.connect();
  await school.switchOn(...datasets.map(({ id }) => id));
  await refresh(school);
  return school;
};

/** What the district served since its log was cleared: requests, and records sent. */
const served = ({ district }: School) => {
  const log = district.requests.log.filter(({ resource }) => resource !== '');
  return {
    requests: district.requests.log.length,
    rows: log.reduce((n, { rows }) => n + rows, 0),
    bulk: log.filter(({ verb, query }) => verb === 'collection' && !('minChangeVersion' in query)),
  };
};

/** Everything a day did to records, each counted as often as the server must tell of it. */
const told = ({ changes }: DaySummary): number => {
  const read = new Set(resources.map(({ name }) => name));
  return Object.entries(changes)
    .filter(([name]) => read.has(name))
    .reduce((n, [, c]) => n + c.created + c.updated + c.deleted + c.keyChanged, 0);
};

const columnOf = async (school: School, id: string, field: string): Promise<unknown[]> => {
  const at = fieldsOf(id).findIndex((f) => f.name === field);
  return (await tabsOf(school))[id]!.slice(1).map((row) => row[at]);
};

describe('a refresh after a day', () => {
  let school: School;
  beforeAll(async () => {
    school = await open({ students: 80 });
  }, 60_000);
  afterAll(() => school.close());

  test('reads nothing when nothing changed, and writes nothing', async () => {
    const before = await tabsOf(school);
    school.district.requests.clear();
    await refresh(school);
    expect(served(school).rows).toBe(0);
    expect(served(school).requests).toBeLessThanOrEqual(8);
    expect(await tabsOf(school)).toEqual(before);
  });

  test.each([1, 2, 3])(
    'day %i: reads what changed, and the tabs are those of a full read',
    async (n) => {
      const day = school.district.passDay();
      school.district.requests.clear();
      await refresh(school);
      const { requests, rows, bulk } = served(school);
      expect(bulk).toEqual([]);
      expect(rows).toBeLessThanOrEqual(told(day));
      expect(rows).toBeGreaterThan(0);
      // Three short questions for each collection, and the few that find out where everything is.
      expect(requests).toBeLessThanOrEqual(3 * resources.length + 8);
      if (n !== 2) expectSame(await tabsOf(school), await freshTabs(school));
    },
  );

  test('who has another number has it in every tab, in all that hangs on it', async () => {
    const ids = [
      'student_enrollment',
      'attendance',
      'section_rosters',
      'grades',
      'assessment_results',
    ];
    const count = async (number: string): Promise<number[]> =>
      Promise.all(
        ids.map(async (id) => {
          const all = await columnOf(school, id, 'student_id');
          return all.filter((student) => student === number).length;
        }),
      );
    const { data } = school.district;
    const graded = data
      .all('grades')
      .map((g) => (g as any).studentSectionAssociationReference.studentUniqueId as string);
    const from = graded[0]!;
    const before = await count(from);
    expect(Math.min(...before.slice(0, 4))).toBeGreaterThan(0);
    const id = data.findId('students', { studentUniqueId: from })!;
    data.rekey('students', id, { studentUniqueId: '00000777' });
    await refresh(school);
    expect(await count('00000777')).toEqual(before);
    expect(await count(from)).toEqual(before.map(() => 0));
    // And back again, in one window with another change.
    data.patch('students', id, { firstName: 'Again' });
    data.rekey('students', id, { studentUniqueId: from });
    await refresh(school);
    expect(await count(from)).toEqual(before);
    expectSame(await tabsOf(school), await freshTabs(school));
  });

  test('what is deleted goes, and what comes back under the same key is there once', async () => {
    const { data } = school.district;
    const [grade] = data.all('grades');
    const { id, ...body } = grade!;
    data.delete('grades', String(id));
    await refresh(school);
    expect(await columnOf(school, 'grades', 'grade_id')).not.toContain(id);
    delete body['_etag'];
    delete body['_lastModifiedDate'];
    data.create('grades', body);
    await refresh(school);
    expect(await columnOf(school, 'grades', 'grade_id')).toHaveLength(data.count('grades'));
  });

  test('what was forgotten by the server’s change log is read in full', async () => {
    const { district } = school;
    district.passDay();
    district.data.forgetChangesBefore(district.data.version() + 1);
    district.passDay();
    district.requests.clear();
    await refresh(school);
    expect(served(school).bulk.length).toBeGreaterThan(0);
    expectSame(await tabsOf(school), await freshTabs(school));
    expect(orphans(school.machine)).toEqual([]);
  });
});

test('who refreshes again and again within a minute waits, and is served', async () => {
  const school = await open({ students: 20, schools: 1 });
  try {
    for (let n = 0; n < 4; n++) {
      const { is, trouble } = await school.refresh();
      expect({ is, trouble }).toEqual({ is: 'succeeded', trouble: undefined });
    }
  } finally {
    await school.close();
  }
});

const servers: [string, Features][] = [
  ['without cursors', { cursor: false }],
  ['of the newer kind', { flavour: 'dms' }],
  ['that leaves keys out of deletes', { keyValuesInDeletes: false }],
  ['without change queries', { changeQueries: false }],
  ['with neither', { changeQueries: false, cursor: false }],
];

describe.each(servers)('a server %s', (_, features) => {
  let school: School;
  beforeAll(async () => {
    school = await open({ students: 40, features });
  }, 60_000);
  afterAll(() => school.close());

  test('two days in a row', async () => {
    for (let day = 0; day < 2; day++) {
      school.district.passDay();
      await refresh(school);
    }
    expectSame(await tabsOf(school), await freshTabs(school));
  });

  test('keeps in Drive what counts, and nothing else', async () => {
    const [manifest] = manifestsOf(school.machine);
    const { segments, resources: states } = manifest!;
    if (features.changeQueries === false) {
      // Each full read is a generation of its own, and the one before goes when it is complete.
      for (const { generation, reading } of Object.values(states)) {
        expect(generation).toBe(3);
        expect(reading).toBeUndefined();
      }
      for (const chunk of segments.flatMap(({ chunks }) => chunks))
        expect(chunk.generation).toBe(3);
    }
    const files = (school.machine.drive.files() as { name: string }[]).filter(({ name }) =>
      name.includes('segment'),
    );
    expect(files).toHaveLength(segments.length);
    expect(orphans(school.machine)).toEqual([]);
  });
});
