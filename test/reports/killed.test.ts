import { killedEverywhere } from '../kit/killed';
import { openSchool, type School } from '../kit/school';

/**
 * Killed at every host call in turn, on both sides of its effect, and then asked for again, a report's tab
 * is the one that would have come at once: whole, there once, each chart once.
 */
const DATASETS = ['student_enrollment', 'schools'];
type Snapshot = ReturnType<School['machine']['snapshot']>;

const stands = ({ machine }: School) =>
  machine.workbook.tabs().map(({ title, hidden }) => {
    const { values, formulas, charts } = machine.workbook.tab(title);
    return {
      ...{ title, hidden, values, formulas },
      charts: charts.map(({ title: name, kind }) => `${String(kind)} ${String(name)}`).sort(),
    };
  });

/** Sweeps one making of the tab, begun from a snapshot. @returns how many calls it makes. */
const sweep = async (school: School, start: Snapshot): Promise<number> => {
  const { machine } = school;
  machine.restore(start);
  const whole = await machine.call('addReportTab', ['en', 'enrollment']);
  expect(whole.error).toBeUndefined();
  expect(JSON.stringify(whole.result)).not.toContain('"trouble"');
  const expected = stands(school);
  expect(
    expected.some(({ title, charts }) => title.startsWith('Report') && charts.length > 2),
  ).toBe(true);
  const { totalCalls } = whole.execution;
  await killedEverywhere(
    machine,
    start,
    totalCalls,
    () => machine.call('addReportTab', ['en', 'enrollment']),
    async ({ execution }) => {
      expect(execution.outcome).toBe('killed');
      await school.command('addReportTab', 'enrollment');
      expect(stands(school)).toEqual(expected);
    },
  );
  return totalCalls;
};

describe('a report’s tab', () => {
  let school: School;
  beforeAll(async () => {
    school = await openSchool({ district: { students: 12, schools: 1 } });
    await school.connect();
    await school.switchOn(...DATASETS);
    expect((await school.refresh()).is).toBe('succeeded');
  }, 120_000);
  afterAll(() => school.close());

  test('is made once, wherever the making of it ends', async () => {
    const calls = await sweep(school, school.machine.snapshot());
    console.log(`made: killed at each of ${calls} calls, before and after`);
    expect(calls).toBeGreaterThan(8);
  }, 300_000);

  test('is written anew in its place, wherever that ends', async () => {
    await school.command('addReportTab', 'enrollment');
    school.district.passDay();
    await school.refresh();
    const calls = await sweep(school, school.machine.snapshot());
    console.log(`written anew: killed at each of ${calls} calls, before and after`);
  }, 300_000);
});
