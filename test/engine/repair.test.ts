import { openSchool, type School } from '../kit/school';
import { rowsOf } from '../kit/tabs';
import { visible } from '../kit/landed';

/** What a person has made again: read, built, or only looked at beforehand. */
const DATASET = 'student_enrollment';
const TITLE = 'Student Demographics & Enrollment';

let school: School;
let start: ReturnType<School['machine']['snapshot']>;
beforeAll(async () => {
  school = await openSchool({ district: { students: 30, schools: 1 } });
  await school.connect();
  await school.switchOn(DATASET);
  await school.refresh([DATASET]);
  start = school.machine.snapshot();
});
afterAll(() => school.close());
beforeEach(() => {
  school.machine.restore(start);
  school.district.requests.clear();
});

const asked = (): number => school.district.requests.log.filter(({ resource }) => resource).length;
const read = (): readonly string[] => [
  ...new Set(school.district.requests.log.flatMap(({ resource }) => resource || [])),
];
const repaired = async (how: object) => {
  await school.command('repair', { dataset: DATASET, ...how });
  return school.work();
};
const lastOutcome = async () => {
  const { runs } = await school.command('activity', {});
  return runs[0]!.datasets[0]!;
};
const tabs = () => (visible(school.machine) as { tabs: unknown }).tabs;

test('built again from what is stored: no source is asked, and the tab is as it was', async () => {
  const before = rowsOf(school.machine, TITLE);
  expect(before.length).toBeGreaterThan(20);
  const run = await repaired({ landed: true });
  expect(run.is).toBe('succeeded');
  expect(asked()).toBe(0);
  expect(rowsOf(school.machine, TITLE)).toEqual(before);
  expect(await lastOutcome()).toMatchObject({ is: 'published', rows: before.length });
});

test('what was never read cannot be built from what is stored: it says so', async () => {
  await school.switchOn('discipline');
  await school.command('repair', { dataset: 'discipline', landed: true });
  expect((await school.work()).is).toBe('failed');
  expect((await lastOutcome()).trouble).toMatchObject({ code: 'data.not_landed' });
  expect(asked()).toBe(0);
});

test('looked at beforehand: it tells what would change, and changes nothing', async () => {
  const { data } = school.district;
  const before = rowsOf(school.machine, TITLE);
  const kept = tabs();
  const ids = data.all('students').map(({ id }) => String(id));
  const once = data.all('students')[0]!;
  data.patch('students', ids[0]!, { firstName: 'Zoë-Ann' });
  const about = before.filter((row) => Object.values(row).includes(once['studentUniqueId']));
  expect(about.length).toBeGreaterThan(0);
  try {
    const run = await repaired({ preview: true });
    expect(run.is).toBe('succeeded');
    expect(await lastOutcome()).toMatchObject({
      ...{ is: 'previewed', rows: before.length },
      ...{ added: 0, changed: about.length, gone: 0 },
    });
    expect(rowsOf(school.machine, TITLE)).toEqual(before);
    expect(tabs()).toEqual(kept);
    // Then it is done: without asking again.
    school.district.requests.clear();
    await repaired({ landed: true });
    expect(asked()).toBe(0);
    expect(JSON.stringify(rowsOf(school.machine, TITLE))).toContain('Zoë-Ann');
  } finally {
    data.patch('students', ids[0]!, { firstName: once['firstName'] as string });
  }
});

test('read again: everything that feeds it is asked for anew, and the tab stays the same', async () => {
  await school.refresh([DATASET]);
  const little = asked();
  school.district.requests.clear();
  const before = rowsOf(school.machine, TITLE);
  const run = await repaired({});
  expect(run.is).toBe('succeeded');
  expect(read()).toContain('students');
  const rows = school.district.requests.log.reduce((n, { rows: count }) => n + count, 0);
  expect(rows).toBeGreaterThanOrEqual(before.length);
  expect(little).toBeGreaterThan(0);
  expect(rowsOf(school.machine, TITLE)).toEqual(before);
});

test('a day that is none, a site that is none: said before anything is begun', async () => {
  const refused = (how: object) =>
    school.command('repair', { dataset: DATASET, ...how }).catch((trouble: unknown) => trouble);
  expect(await refused({ from: '2026-02-30' })).toMatchObject({ code: 'setup.bad_date' });
  expect(await refused({ from: '2026-02-03', to: '2026-02-01' })).toMatchObject({
    code: 'setup.bad_date',
  });
  expect(await refused({ sites: ['nobody'] })).toMatchObject({ code: 'setup.unknown_connection' });
  expect(await refused({ dataset: 'nothing' })).toMatchObject({ code: 'setup.unknown_dataset' });
});

test('killed at any call while it reads again, it goes on and ends the same', async () => {
  const { machine } = school;
  const done = async () => {
    await school.work();
    return rowsOf(machine, TITLE);
  };
  await school.command('repair', { dataset: DATASET });
  const queued = machine.snapshot();
  const expected = await done();
  machine.restore(queued);
  await machine.call('work', ['en']);
  const calls = school.machine.executions().at(-1)!.totalCalls;
  let tried = 0;
  for (let k = 2; k <= calls; k += 7) {
    machine.restore(queued);
    school.district.requests.clear();
    machine.faults({ killAtCall: k });
    await machine.call('work', ['en']);
    machine.faults({});
    expect([k, await done()]).toEqual([k, expected]);
    // Killed before anything was stored it begins again; what was promised is kept: all was read anew.
    expect([k, read().includes('students')]).toEqual([k, true]);
    tried += 1;
  }
  expect(tried).toBeGreaterThan(5);
});
