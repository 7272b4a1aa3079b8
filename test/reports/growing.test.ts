/**
 * A school that opens after a report's tab was made: the refresh that brings it brings it into the tab and
 * its charts as well, and nobody has to do anything.
 */
import type { Body, District } from '../../emulator/district/server';
import { growReportTab, renderReportTab } from '../../src/engine/report-tab';
import type { Report } from '../../src/model';
import { cellsOf, hostAt, registry } from '../kit/report-tabs';
import { openSchool, type School } from '../kit/school';
import { openBook } from './_published';

const DATASETS = ['student_enrollment', 'attendance', 'attendance_daily', 'schools'];
const OPENED = 'Elm Park Academy';

const BEGUN_WITH = [
  ...['schools', 'calendars', 'calendarDates', 'sessions'],
  ...['studentSchoolAssociations', 'studentSchoolAttendanceEvents'],
];

/** Another school begins with the pupils and the days of one that is there. */
const openAnother = ({ data }: District): void => {
  const bodies = (resource: string) =>
    [...data.rows(resource)].map(({ json }) => JSON.parse(json) as Body);
  const first = bodies('schools')[0]!;
  const [from, to] = [String(first['schoolId']), '815900777'];
  for (const resource of BEGUN_WITH)
    for (const body of bodies(resource)) {
      const text = JSON.stringify(body);
      if (!text.includes(from)) continue;
      const moved = JSON.parse(text.split(from).join(to)) as Body;
      data.create(resource, {
        ...moved,
        ...(resource === 'schools' ? { nameOfInstitution: OPENED } : {}),
      });
    }
};

let school: School;
let before: ReturnType<School['machine']['snapshot']>;
const tab = (title = 'Report: Attendance and chronic absence') =>
  school.machine.workbook.tab(title);
const charts = () => {
  const { workbook } = school.machine;
  const { sheetId } = tab();
  workbook.activate(sheetId);
  return workbook.tabs().find((one) => one.sheetId === sheetId)!.charts;
};
const chart = (title: string) => charts().find((one) => one.title === title)!;
const WEEKLY = 'Attendance by week and school';
const LATER = /There are more groups than are shown here/;
const cells = () => tab().values.flat().map(String);

beforeAll(async () => {
  school = await openSchool({ district: { students: 60, schools: 2 } });
  await school.connect();
  await school.switchOn(...DATASETS);
  expect((await school.refresh(DATASETS)).is).toBe('succeeded');
}, 240_000);
afterAll(() => school.close());

test('a tab that is looked after costs a run that brings nothing no call', async () => {
  await school.refresh(DATASETS);
  const without = school.last().calls;
  await school.command('addReportTab', 'attendance');
  await school.refresh(DATASETS);
  expect(school.last().calls).toEqual(without);
});

test('the tab as it is made draws every school, and has no other', () => {
  const { series } = chart(WEEKLY);
  expect(series.map(({ name }) => name).sort()).toEqual([
    'Alder Creek Elementary School',
    'Birchwood Middle School',
    'Goal',
  ]);
  expect(cells()).not.toContain(OPENED);
});

test('a school that opens is in the tables and the charts as soon as it is refreshed', async () => {
  const { sheetId, lastRow, rows } = tab();
  const { workbook } = school.machine;
  expect(rows).toBeGreaterThan(lastRow + 2);
  workbook.type(tab().title, [{ row: lastRow + 2, column: 1, values: [['my own']] }]);
  const gone = chart('Attendance by weekday');
  hostAt(workbook, school.machine.now()).workbook.change([
    { do: 'delete_chart', chartId: gone.id },
  ]);
  openAnother(school.district);
  before = school.machine.snapshot();
  expect((await school.refresh(DATASETS)).is).toBe('succeeded');

  expect(tab().sheetId).toBe(sheetId);
  expect(chart('Chronically absent by school').labels).toContain(OPENED);
  const { series } = chart(WEEKLY);
  const named = series.map(({ name }) => name);
  expect(named).toEqual(expect.arrayContaining([OPENED, 'Goal']));
  expect(named).toHaveLength(4);
  // It began as a copy of the first school: week by week it says the same.
  const [first, opened] = ['Alder Creek Elementary School', OPENED].map(
    (name) => series.find((one) => one.name === name)!.values,
  );
  expect(opened!.filter((value) => value !== null).length).toBeGreaterThan(5);
  expect(opened).toEqual(first);
  expect(cells().filter((cell) => LATER.test(cell))).toEqual([]);
  expect(cells().filter((cell) => /^#[A-Z/0]+[!?A]/.test(cell))).toEqual([]);
  // What people have done to the tab stays done.
  expect(cells()).toContain('my own');
  expect(charts().map(({ title }) => title)).not.toContain(gone.title);
}, 120_000);

test('it is looked at again when data changes, and costs nothing else', async () => {
  await school.refresh(DATASETS);
  const { calls } = school.last();
  expect(Object.keys(calls).filter((name) => name.includes('batchUpdate'))).toEqual([]);
});

test('killed anywhere after the data is there, the next refresh has it in the tab', async () => {
  const { machine } = school;
  const wanted = chart(WEEKLY).series.length;
  machine.restore(before);
  await school.command('refresh', DATASETS);
  const asked = machine.snapshot();
  const { execution } = await machine.call('work', ['en']);
  expect(chart(WEEKLY).series).toHaveLength(wanted);
  const last = execution.totalCalls;
  let notYet = 0;
  for (let k = last - 24; k <= last; k += 5) {
    machine.restore(asked);
    machine.faults({ [k % 2 ? 'killAtCall' : 'killAfterCall']: k });
    await machine.call('work', ['en']);
    machine.faults({});
    if (chart(WEEKLY).series.length < wanted) notYet += 1;
    await school.refresh(DATASETS);
    expect([k, chart(WEEKLY).series.length]).toEqual([k, wanted]);
    expect([k, cells().filter((cell) => LATER.test(cell))]).toEqual([k, []]);
  }
  expect(notYet).toBeGreaterThan(0);
}, 300_000);

describe('a table that outgrows its columns', () => {
  const report: Report = {
    id: 'own',
    title: 'Own',
    description: 'Something.',
    questions: [],
    datasets: ['student_enrollment'],
    charts: [
      {
        id: 'both',
        title: 'Students by grade and school',
        question: 'Where are they?',
        dataset: 'student_enrollment',
        mark: 'bar',
        x: { field: 'grade_level', title: 'Grade' },
        series: { field: 'school', title: 'School' },
        y: { of: 'rows', title: 'Students', format: 'integer' },
        thresholds: [{ value: 3, label: 'Goal', tone: 'good' }],
      },
    ],
  };
  const SCHOOLS = ['Alder', 'Birch', 'Cedar', 'Dogwood', 'Elm', 'Fir'];
  const rowsOf = (schools: readonly string[]) =>
    schools.map((name, n) => ({
      student_id: `S${n}`,
      school_id: name,
      entry_date: '2026-08-20',
      school: name,
      grade_level: 'First grade',
    }));
  const book = openBook('2026-11-21T20:00:00.000Z');
  const wanted = { say: (text: string) => text, smallGroup: 5, settings: {} };
  const grow = () => growReportTab(book.host, registry, report, () => wanted);
  let sheetId: number;
  const own = () => {
    book.spreadsheet.activate(sheetId);
    return book.spreadsheet.tabs().find((one) => one.sheetId === sheetId)!;
  };
  const hidden = () =>
    Object.entries(own().columnWidths).flatMap(([column, width]) =>
      width ? [] : [Number(column)],
    );
  const drawn = () => own().charts[0]!.series.map(({ name }) => name);

  test('is left as it is while it has room', () => {
    const contract = registry.datasets.get('student_enrollment')!;
    book.publish(contract, rowsOf(SCHOOLS));
    const { title } = contract;
    const at = book.spreadsheet.tab(title).values[0]!.indexOf('School') + 1;
    const hide = (names: readonly string[]) =>
      book.spreadsheet.type(title, [{ row: 2, column: at, values: names.map((name) => [name]) }]);
    // Two schools at first: every row is of one of them.
    hide(SCHOOLS.map((_, n) => SCHOOLS[n % 2]!));
    ({ sheetId } = renderReportTab(book.host, registry, report, wanted));
    expect(drawn()).toEqual(['Alder', 'Birch', 'Goal']);
    expect(grow()).toBe(false);
    hide(SCHOOLS);
    expect(cellsOf(book.spreadsheet, sheetId).flat().map(String)).toContainEqual(
      expect.stringMatching(LATER),
    );
  });

  test('gets columns that are seen, and hides those alone that nobody needs to see', () => {
    const before = hidden();
    expect(before).toHaveLength(24);
    expect(grow()).toBe(true);
    expect(drawn()).toEqual([...SCHOOLS, 'Goal']);
    expect(hidden()).toEqual(before.map((column) => column + 4));
    expect(cellsOf(book.spreadsheet, sheetId).flat().map(String)).not.toContainEqual(
      expect.stringMatching(LATER),
    );
    expect(grow()).toBe(false);
  });
});
