/**
 * What Homeroom tells of itself, against what the test has seen with its own eyes: when it refreshed, what it
 * let fail, what it spoiled at the source, and what stands in the tabs.
 */
import type { ReportView } from '../../src/app/api';
import { rowsOf } from '../kit/tabs';
import { openSchool, type School } from '../kit/school';

const SCHOOLS = 'Schools';
const STUDENTS = 'Student Demographics & Enrollment';
const TEN_MINUTES = 600_000;

describe('data health', () => {
  let school: School;
  let view: ReportView;
  /** When each data set was last found to be what the source holds. */
  const fresh: Record<string, { from: number; to: number }> = {};
  /** Rows that stood in the tabs after each refresh that went well. */
  const rows: Record<string, number[]> = { [SCHOOLS]: [], [STUDENTS]: [] };
  let keptOut = 0;

  const refresh = async (...well: readonly string[]): Promise<void> => {
    await school.machine.advance(TEN_MINUTES);
    const from = school.machine.now();
    await school.refresh();
    for (const title of well) {
      fresh[title] = { from, to: school.machine.now() };
      rows[title]!.push(rowsOf(school.machine, title).length);
    }
  };

  beforeAll(async () => {
    school = await openSchool({ district: { students: 30, schools: 2 } });
    await school.connect();
    await school.switchOn('schools', 'student_enrollment');
    await refresh(SCHOOLS, STUDENTS);
    // Two students are born after they came to school: their rows break a rule.
    const spoiled = school.district.data.all('students').slice(0, 2);
    const ids = spoiled.map(({ studentUniqueId }) => String(studentUniqueId));
    keptOut = rowsOf(school.machine, STUDENTS).filter((row) =>
      ids.includes(String(row['Student ID'])),
    ).length;
    for (const { id } of spoiled)
      school.district.data.patch('students', String(id), { birthDate: '2030-01-01' });
    await refresh(SCHOOLS, STUDENTS);
    school.district.passDay();
    school.district.faults.add({ kind: 'denied', resource: 'students' });
    await refresh(SCHOOLS);
    await school.machine.advance(TEN_MINUTES);
    view = await school.command('report', 'data_health', {});
  }, 120_000);
  afterAll(() => school.close());

  const pictureOf = (id: string) => view.pictures.find(({ chart }) => chart.id === id)!;
  /** By name, of every series the sum. */
  const told = (id: string, by: 'x' | 'series' = 'x'): Record<string, number> => {
    const sums: Record<string, number> = {};
    for (const point of pictureOf(id).points) {
      const name = String(point[by]);
      sums[name] = (sums[name] ?? 0) + point.value!;
    }
    return sums;
  };

  test('freshness: hours since the last refresh that went well', () => {
    const ages = told('age');
    expect(Object.keys(ages).sort()).toEqual([SCHOOLS, STUDENTS]);
    const now = Date.parse(view.now);
    for (const [title, { from, to }] of Object.entries(fresh)) {
      expect(ages[title]! * 3_600_000).toBeLessThanOrEqual(now - from + 60_000);
      expect(ages[title]! * 3_600_000).toBeGreaterThanOrEqual(now - to - 60_000);
    }
    expect(ages[STUDENTS]! - ages[SCHOOLS]!).toBeGreaterThan(0.1);
  });

  test('failures: which, how often, and why', () => {
    expect(told('outcomes', 'series')).toEqual({ published: 5, failed: 1 });
    const [failing, ...more] = pictureOf('failing').points;
    expect(more).toEqual([]);
    expect(failing).toMatchObject({ x: STUDENTS });
    expect(failing!.series).toMatch(/^The key may not read students\./);
    expect(Object.entries(told('troubles'))).toEqual([[failing!.series, 1]]);
  });

  test('quarantine: the rows that were kept out', () => {
    expect(keptOut).toBeGreaterThan(0);
    expect(told('quarantined')).toEqual({ [SCHOOLS]: 0, [STUDENTS]: keptOut });
    expect(rows[STUDENTS]![0]! - rows[STUDENTS]![1]!).toBe(keptOut);
  });

  test('size: now, and over time', () => {
    const columns = (title: string): number =>
      school.machine.workbook.tab(title).values[0]!.filter((cell) => cell !== null && cell !== '')
        .length;
    const lastOf = (title: string): number => rows[title]![rows[title]!.length - 1]!;
    expect(told('cells')).toEqual(
      Object.fromEntries(
        [SCHOOLS, STUDENTS].map((title) => [title, lastOf(title) * columns(title)]),
      ),
    );
    // All on one day: the largest of it.
    expect(told('rows', 'series')).toEqual(
      Object.fromEntries([SCHOOLS, STUDENTS].map((title) => [title, Math.max(...rows[title]!)])),
    );
  });

  test('as a tab it says of every chart where it can be seen', async () => {
    const { title } = await school.command('addReportTab', 'data_health');
    const first = school.machine.workbook.tab(title).values.map(([cell]) => String(cell ?? ''));
    for (const { chart } of view.pictures) {
      const at = first.indexOf(chart.question);
      expect([chart.id, first[at + 2]]).toEqual([
        chart.id,
        'Plain formulas cannot say this: see it in the report itself (Homeroom, Reports).',
      ]);
    }
  });
});
