/**
 * What Homeroom tells of itself, against what the test has seen with its own eyes: when it refreshed, what it
 * let fail, what it spoiled at the source, and what stands in the tabs.
 */
import type { ReportView } from '../../src/app/api';
import { openSchool, type School } from '../kit/school';
import { rowsOf, titlesOf } from '../kit/tabs';
import { nameOfPoint, readChart } from './_published';

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
});

describe('data health as a tab', () => {
  const DATASETS_TAB = 'Data sets of this workbook';
  const RUNS_TAB = 'Refreshes of this workbook';
  let school: School;
  beforeAll(async () => {
    school = await openSchool({ district: { students: 20, schools: 2 } });
    await school.connect();
    await school.switchOn('schools', 'student_enrollment');
    await school.refresh();
  }, 120_000);
  afterAll(() => school.close());

  const tabs = () => titlesOf(school.machine);
  const records = (title: string) => rowsOf(school.machine, title);
  const REPORT = 'Report: Data health';
  /** Every chart of the tab beside the page's picture of it, which other code has drawn of other things. */
  const compare = async (): Promise<number> => {
    const view = await school.command('report', 'data_health', {});
    const cells = school.machine.workbook.tab(REPORT).values;
    expect(cells.flat().filter((cell) => /^#[A-Z/0]+[!?A]/.test(String(cell)))).toEqual([]);
    let compared = 0;
    for (const { chart, points } of view.pictures) {
      const typeOf = (field: string) => (field === 'ended_at' ? 'timestamp' : 'text');
      const titleOf = () => 'Data Set';
      const told = readChart(cells, chart, typeOf, titleOf)!;
      // Of what did not happen the tab says 0, and the page nothing.
      const some = [...told].filter(
        ([, { value }]) => value !== null && value !== '' && value !== 0,
      );
      expect([chart.id, some.map(([name]) => name).sort()]).toEqual([
        chart.id,
        points
          .filter(({ value }) => value !== 0)
          .map(nameOfPoint)
          .sort(),
      ]);
      for (const point of points) {
        const { value } = told.get(nameOfPoint(point))!;
        // Ages grow while both are asked for.
        const close = chart.y.unit === 'hours' ? 0.02 : 1e-9;
        expect([chart.id, Math.abs(Number(value) - point.value!) < close]).toEqual([
          chart.id,
          true,
        ]);
        compared += 1;
      }
    }
    return compared;
  };

  test('its records stand in no tab before somebody wants the report’s', async () => {
    expect(tabs()).not.toContain(RUNS_TAB);
    const { title } = await school.command('addReportTab', 'data_health');
    expect(title).toBe(REPORT);
    expect(tabs()).toEqual(expect.arrayContaining([DATASETS_TAB, RUNS_TAB]));
    expect(records(RUNS_TAB)).toHaveLength(2);
    expect(await compare()).toBeGreaterThan(8);
    const { charts } = school.machine.workbook.tab(REPORT);
    expect(charts.map((chart) => chart.title)).toEqual(
      expect.arrayContaining(['Hours since the last refresh', 'Rows over time']),
    );
    // Where all went well it has to be said that these are no failures.
    const refreshes = charts.find((chart) => chart.title === 'Refreshes by day')!;
    expect([refreshes.series.map(({ name }) => name), refreshes.legend]).toEqual([
      ['published'],
      'TOP_LEGEND',
    ]);
  });

  test('it follows every run by itself: what is new, what failed, how old it is', async () => {
    school.district.passDay();
    school.district.faults.add({ kind: 'denied', resource: 'students' });
    await school.machine.advance(30 * 3_600_000);
    await school.refresh();
    expect(records(RUNS_TAB).map((row) => row['Outcome'])).toEqual(
      expect.arrayContaining(['published', 'failed']),
    );
    // Each answer of the source has an id of its own: it is one reason all the same.
    const reasons = new Set(records(RUNS_TAB).flatMap((row) => row['Trouble'] || []));
    expect([...reasons]).toEqual([expect.stringMatching(/^The key may not read students\./)]);
    const ages = Object.fromEntries(
      records(DATASETS_TAB).map((row) => [row['Data Set'], Number(row['Age'])]),
    );
    expect(ages[SCHOOLS]).toBeLessThan(1);
    expect(ages[STUDENTS]).toBeGreaterThan(29);
    expect(await compare()).toBeGreaterThan(12);
    school.district.faults.clear();
    await school.refresh();
    expect(await compare()).toBeGreaterThan(10);
  });

  test('the page shows the refreshes of the days that are asked for', async () => {
    const outcomesOf = async (filters: object) => {
      const { pictures } = await school.command('report', 'data_health', filters);
      return pictures.find(({ chart }) => chart.id === 'outcomes')!.points;
    };
    const all = await outcomesOf({});
    const days = [...new Set(all.map(({ x }) => String(x)))].sort();
    expect(days.length).toBeGreaterThan(1);
    const [from] = days;
    expect(await outcomesOf({ from, to: from })).toEqual(all.filter(({ x }) => x === from));
    expect(await outcomesOf({ from: days[1] })).toEqual(all.filter(({ x }) => x !== from));
  });

  test('an execution in which no run ended writes nothing', async () => {
    await school.machine.call('work', ['en']);
    const { calls } = school.last();
    expect(Object.keys(calls).filter((name) => name.startsWith('Sheets.'))).toEqual([]);
  });

  test('what a person adds beside the records, moves or deletes stays so', async () => {
    const { machine } = school;
    const before = machine.workbook.tab(RUNS_TAB).values;
    const run = before[1]![0]!;
    machine.workbook.type(RUNS_TAB, [
      { row: 1, column: before[0]!.length + 1, values: [['My notes'], ['look into it']] },
    ]);
    await school.refresh();
    const noted = records(RUNS_TAB).filter((row) => row['My notes'] === 'look into it');
    expect(noted.map((row) => row['Run'])).toEqual([run]);
    expect(await compare()).toBeGreaterThan(10);
    machine.workbook.type(RUNS_TAB, [{ delete: true }]);
    await school.refresh();
    expect(tabs()).not.toContain(RUNS_TAB);
    await school.command('addReportTab', 'data_health');
    expect(tabs()).toContain(RUNS_TAB);
    expect(await compare()).toBeGreaterThan(10);
  });

  test('killed anywhere while a run’s records are written, the next execution has them whole', async () => {
    const { machine } = school;
    school.district.passDay();
    const start = machine.snapshot();
    await school.refresh();
    const wanted = records(RUNS_TAB).length;
    expect(wanted).toBeGreaterThan(2);
    machine.restore(start);
    await school.command('refresh', null);
    const asked = machine.snapshot();
    const { execution } = await machine.call('work', ['en']);
    const last = execution.totalCalls;
    for (let k = last - 20; k <= last; k += 5) {
      machine.restore(asked);
      machine.faults({ [k % 2 ? 'killAtCall' : 'killAfterCall']: k });
      await machine.call('work', ['en']);
      machine.faults({});
      await school.refresh();
      const ids = records(RUNS_TAB).map(
        (row) => `${String(row['Run'])} ${String(row['Data Set'])}`,
      );
      expect([k, new Set(ids).size, ids.length]).toEqual([k, ids.length, wanted + 2]);
    }
    expect(await compare()).toBeGreaterThan(10);
  });
});
