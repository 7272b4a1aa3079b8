/**
 * The source changes while it is read: records come, change, go and get other keys between two pages.
 * Nothing that stayed is missed, nothing stands twice, and the next refresh makes it whole.
 */
import type { Features } from '../../emulator/district/options';
import { openSchool, type School } from '../kit/school';
import { fieldsOf } from './_tabs';
import { chanceOf } from './_chance';
import { expectSame, freshTabs, tabsOf } from './_fresh';

const MOVING = [
  'grades',
  'studentSchoolAttendanceEvents',
  'students',
  'studentSectionAssociations',
];

const servers: [string, Features][] = [
  ['with all an Ed-Fi server can', {}],
  ['without cursors', { cursor: false }],
  ['without change queries', { changeQueries: false }],
  ['with neither', { changeQueries: false, cursor: false }],
];

describe.each(servers)('a server %s', (name, features) => {
  let school: School;
  let changes = 0;
  let untouched: string[] = [];
  let stop: () => void;

  /** Between two pages something happens to the collection that is being read, or to all of them. */
  const stir = (seed: number): (() => void) => {
    const chance = chanceOf(seed);
    const { data } = school.district;
    return school.district.onRequest((phase, { resource, verb }) => {
      if (phase !== 'before' || verb !== 'collection' || !MOVING.includes(resource)) return;
      if (changes > 40) return;
      changes++;
      const what = chance(10);
      if (what === 0) school.district.passDay();
      else if (what === 1) school.district.expireTokens();
      else {
        // The first ones: their going moves all others towards the front.
        const grades = data.all('grades');
        const grade = grades[chance(what < 5 ? 20 : grades.length)]!;
        if (what < 7) data.delete('grades', String(grade.id));
        else data.patch('grades', String(grade.id), { numericGradeEarned: chance(100) });
      }
    });
  };
  const gradeIds = async (): Promise<unknown[]> => {
    const { grades } = await tabsOf(school);
    return grades!.slice(1).map((row) => row[0]);
  };
  const refresh = async (): Promise<void> => {
    await school.machine.advance(60_000);
    const { is, trouble } = await school.refresh();
    expect({ is, trouble }).toEqual({ is: 'succeeded', trouble: undefined });
  };

  beforeAll(async () => {
    school = await openSchool({
      district: { students: 100, features },
      machine: { startTime: Date.parse('2026-11-21T15:00Z') },
    });
    await school.connect();
    expect(fieldsOf('grades')[0]!.name).toBe('grade_id');
    await school.switchOn('grades', 'student_enrollment', 'attendance', 'section_rosters');
    const before = new Set(school.district.data.all('grades').map(({ id }) => String(id)));
    stop = stir(name.length);
    await refresh();
    untouched = school.district.data
      .all('grades')
      .map(({ id }) => String(id))
      .filter((id) => before.has(id));
  }, 60_000);
  afterAll(() => school.close());

  test('the first refresh misses nothing that stayed, and has nothing twice', async () => {
    expect(changes).toBeGreaterThan(5);
    expect(untouched.length).toBeGreaterThan(500);
    const ids = await gradeIds();
    const there = new Set(ids);
    expect(untouched.filter((id) => !there.has(id))).toEqual([]);
    expect(there.size).toBe(ids.length);
  });

  test('a refresh in which things move again, then a quiet one: as if read at once', async () => {
    changes = 0;
    school.district.passDay();
    await refresh();
    stop();
    await refresh();
    expectSame(await tabsOf(school), await freshTabs(school));
  });
});
