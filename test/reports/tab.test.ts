import { drawReport, type Board } from '../../src/engine/draw';
import { renderReportTab } from '../../src/engine/report-tab';
import { openShown } from '../../src/engine/shown';
import type { Host } from '../../src/host/host';
import type { Cell, Encoding, Key, Picture, Report } from '../../src/model';
import assessments from '../../src/reports/assessments';
import attendance from '../../src/reports/attendance';
import health from '../../src/reports/data_health';
import discipline from '../../src/reports/discipline';
import enrollment from '../../src/reports/enrollment';
import learning from '../../src/reports/learning_activity';
import programs from '../../src/reports/programs';
import sites from '../../src/reports/site_comparison';
import { cellsOf, hostAt, registry } from '../kit/report-tabs';
import { openSchool, type School } from '../kit/school';

const say = (text: string): string => text;
const DATASETS = ['student_enrollment', 'attendance', 'attendance_daily', 'discipline', 'schools'];
const REPORTS: readonly Report[] = [enrollment, attendance, discipline];
const SMALL_GROUP = 5;

let school: School;
let host: Host;
beforeAll(async () => {
  school = await openSchool({ district: { students: 300 } });
  await school.connect();
  await school.switchOn(...DATASETS);
  expect((await school.refresh(DATASETS)).is).toBe('succeeded');
  host = hostAt(school.machine.workbook, school.machine.now());
}, 240_000);
afterAll(() => school.close());

const render = (report: Report) =>
  renderReportTab(host, registry, report, { say, smallGroup: SMALL_GROUP, settings: {} });

/** The same report drawn from the rows, by other code. */
const pictures = (report: Report, settings: Board['settings'] = {}, smallGroup = SMALL_GROUP) =>
  drawReport(report, {
    shown: (dataset) => openShown(host, registry, dataset),
    clock: host.clock,
    smallGroup,
    settings,
    say,
  });

const EPOCH = Date.UTC(1899, 11, 30);
const dayOf = (serial: Cell): string =>
  new Date(EPOCH + Number(serial) * 86_400_000).toISOString().slice(0, 10);

/** A label of the tab as the key it stands for. */
const keyOf = (cell: Cell, { field, as = 'value' }: Encoding): string => {
  if (cell === 'Not stated') return 'null';
  if (field === 'school_year') return String(Number(String(cell).slice(0, 4)) + 1);
  if (as === 'month') return dayOf(cell).slice(0, 7);
  if (as === 'weekday') return String(Number(cell) - 1);
  return as === 'day' || as === 'week' ? dayOf(cell) : String(cell);
};

interface Read {
  /** By x, then series; of a number under "". */
  readonly values: ReadonlyMap<string, Cell | null>;
}

const read = (cells: (Cell | null)[][], picture: Picture): Read | null => {
  const { chart } = picture;
  const at = cells.findIndex(([first], row) => {
    const isTitle =
      typeof first === 'string' && (first === chart.title || first.startsWith(`${chart.title} · `));
    return isTitle && cells[row - 1]?.[0] === chart.question;
  });
  expect([chart.title, at]).not.toEqual([chart.title, -1]);
  if (String(cells[at + 1]?.[0]).startsWith('Plain formulas')) return null;
  const values = new Map<string, Cell | null>();
  const header = cells[at + 1]!;
  if (!chart.x) {
    values.set('', cells[at + 2]![1] ?? null);
    return { values };
  }
  for (const row of cells.slice(at + 2)) {
    const [label] = row;
    if (label === null || label === undefined || label === '') break;
    const x = keyOf(label, chart.x);
    if (!chart.series) values.set(x, row[1] ?? null);
    else
      header.slice(1).forEach((name, column) => {
        if (name === null || name === '' || picture.thresholds.some((line) => line.label === name))
          return;
        values.set(`${x}/${keyOf(name, chart.series!)}`, row[column + 1] ?? null);
      });
  }
  return { values };
};

const text = (key: Key | undefined): string => String(key ?? null);

/** What differs between a picture and the tab, in words; and how much was compared. */
const compare = (cells: (Cell | null)[][], picture: Picture) => {
  const { chart, points } = picture;
  const tab = read(cells, picture);
  const differences: string[] = [];
  let [compared, hidden, onlyThere, onlyHere] = [0, 0, 0, 0];
  if (!tab) return { left: true, differences, compared, hidden, onlyThere, onlyHere };
  for (const point of points) {
    const key = !chart.x
      ? ''
      : chart.series
        ? `${text(point.x)}/${text(point.series)}`
        : text(point.x);
    const cell = tab.values.get(key);
    const name = `${chart.id} ${key}`;
    compared += 1;
    if (point.suppressed) {
      hidden += 1;
      if (cell === '·') continue;
      // The picture also hides what could be told by difference, across all of its axes.
      if (chart.series || chart.compare) onlyThere += 1;
      else differences.push(`${name}: hidden, and the tab says ${String(cell)}`);
      // Of two equally small groups the tab hides both; counts of days it takes for fewer persons.
    } else if (cell === '·') onlyHere += 1;
    else if (
      typeof cell !== 'number' ||
      Math.abs(cell - point.value!) > 1e-9 * Math.max(1, Math.abs(cell))
    )
      differences.push(`${name}: ${String(point.value)}, and the tab says ${String(cell)}`);
  }
  return { left: false, differences, compared, hidden, onlyThere, onlyHere };
};

describe.each(REPORTS.map((report) => [report.id, report] as const))('%s as a tab', (_, report) => {
  let sheetId: number;
  const cells = () => cellsOf(school.machine.workbook, sheetId);

  test('its numbers are those of the picture, group by group', () => {
    ({ sheetId } = render(report));
    const found = pictures(report).map((picture) => compare(cells(), picture));
    expect(found.flatMap(({ differences }) => differences)).toEqual([]);
    const total = (pick: 'compared' | 'hidden' | 'onlyThere' | 'onlyHere') =>
      found.reduce((sum, one) => sum + one[pick], 0);
    expect(total('compared')).toBeGreaterThan(20);
    expect(total('onlyHere')).toBeLessThan(total('compared') / 10);
    expect(total('onlyThere')).toBeLessThan(total('compared') / 2);
    expect(found.filter(({ left }) => left).length).toBeLessThan(report.charts.length / 3);
  });

  test('each chart begins beside its table, and nothing that is said runs on beneath it', () => {
    const { workbook } = school.machine;
    workbook.activate(sheetId);
    const { charts, columnWidths } = workbook.tabs().find((tab) => tab.sheetId === sheetId)!;
    const leftOf = (column: number): number =>
      Array.from({ length: column - 1 }, (_, at) => columnWidths[at + 1] ?? 100).reduce(
        (sum, width) => sum + width,
        0,
      );
    let said = 0;
    for (const { title, row, column, offset, height } of charts) {
      const left = leftOf(column) + offset[0];
      const head = cells()[row - 1]!;
      // Titles in sight: behind them there is room for one more column, and no other.
      const titles = head.filter((cell, at) => (cell ?? '') !== '' && columnWidths[at + 1] !== 0);
      expect([title, left > leftOf(titles.length + 1)]).toEqual([title, true]);
      expect([title, left <= leftOf(titles.length + 2) + 24]).toEqual([title, true]);
      const beside = cells().slice(row, row + Math.ceil(height / 21));
      for (const [first, second] of beside)
        if (typeof first === 'string' && (second ?? '') === '') {
          said += 1;
          expect([title, first, first.length * 6.5 < left]).toEqual([title, first, true]);
        }
    }
    if (report === discipline) expect(said).toBeGreaterThan(0);
  });

  test('no cell of it is an error', () => {
    const errors = cells()
      .flat()
      .filter((cell) => typeof cell === 'string' && /^#[A-Z/0]+[!?A]/.test(cell));
    expect(errors).toEqual([]);
  });
});

describe('a tab that stays', () => {
  const workbook = () => school.machine.workbook;
  let made: ReturnType<typeof render>;
  const title = () =>
    workbook()
      .tabs()
      .find(({ sheetId }) => sheetId === made.sheetId)!.title;
  const cells = () => cellsOf(workbook(), made.sheetId);
  const differences = (smallGroup = SMALL_GROUP) =>
    pictures(discipline, {}, smallGroup).flatMap(
      (picture) => compare(cells(), picture).differences,
    );
  const sorted = () => JSON.stringify(cells());
  /** The cell that says how many persons are too few. */
  const SMALLEST = 'C4';

  test('is found again and written anew in its place; the school’s own choice stays', () => {
    made = render(discipline);
    expect(made.again).toBe(true);
    workbook().type(title(), [{ range: SMALLEST, input: '12' }]);
    expect(differences(12)).toEqual([]);
    expect(render(discipline)).toEqual(made);
    expect(cells()[3]![2]).toBe(12);
    expect(differences(12)).toEqual([]);
    workbook().type(title(), [{ range: SMALLEST, input: String(SMALL_GROUP) }]);
  });

  test('leaves what stands beneath and to the right alone, and has each chart once', () => {
    const { lastRow, rows, columns } = workbook()
      .tabs()
      .find((tab) => tab.title === title())!;
    expect(rows).toBeGreaterThan(lastRow + 2);
    workbook().type(title(), [
      { row: lastRow + 2, column: 1, values: [['my own', '=1+2']] },
      { row: 3, column: columns, values: [['aside']] },
    ]);
    const charts = host.workbook.charts().filter((one) => one.sheetId === made.sheetId).length;
    expect(charts).toBeGreaterThan(4);
    expect(render(discipline)).toEqual(made);
    expect(cells()[lastRow + 1]!.slice(0, 2)).toEqual(['my own', 3]);
    expect(cells()[2]![columns - 1]).toBe('aside');
    expect(host.workbook.charts().filter((one) => one.sheetId === made.sheetId)).toHaveLength(
      charts,
    );
  });

  test('follows the data: after days and a refresh its numbers are those of the new picture', async () => {
    const { sheetId } = render(enrollment);
    const now = () => cellsOf(workbook(), sheetId);
    const before = JSON.stringify(now());
    for (let day = 0; day < 15; day += 1) school.district.passDay();
    expect((await school.refresh(DATASETS)).is).toBe('succeeded');
    expect(JSON.stringify(now())).not.toBe(before);
    expect(pictures(enrollment).flatMap((picture) => compare(now(), picture).differences)).toEqual(
      [],
    );
  });

  test('follows columns that the analyst moves, and a tab that is renamed', () => {
    const { title: data, sheetId } = workbook()
      .tabs()
      .find((tab) => tab.title === 'Discipline')!;
    const before = sorted();
    const { workbook: book } = host;
    book.change([
      { do: 'insert_columns', sheetId, at: 1, count: 2 },
      { do: 'set_tab', sheetId, title: `${data} 2026` },
    ]);
    const formulas = workbook().tab(title()).formulas.flat();
    expect(formulas.some((one) => one?.includes("'Discipline 2026'!$"))).toBe(true);
    // Only the line that says what it is made of names no column.
    expect(sorted()).toBe(before);
    book.change([
      { do: 'delete_columns', sheetId, at: 1, count: 2 },
      { do: 'set_tab', sheetId, title: data },
    ]);
  });

  test('no formula holds a text of the data', () => {
    const schools = new Set(
      openShown(host, registry, 'discipline')
        .columns(['school', 'behavior'])
        .flat()
        .filter((cell): cell is string => typeof cell === 'string'),
    );
    expect(schools.size).toBeGreaterThan(3);
    const formulas = workbook().tab(title()).formulas.flat().filter(Boolean).join('\n');
    for (const text of schools) expect(formulas).not.toContain(`"${text}"`);
  });

  test('is left to whoever puts rows between ours: another one is made', () => {
    workbook().type(title(), [{ insertRow: 8, count: 1 }]);
    const before = sorted();
    const other = render(discipline);
    expect(other.again).toBe(false);
    expect(other.sheetId).not.toBe(made.sheetId);
    expect(sorted()).toBe(before);
  });
});

test.each(
  [assessments, health, learning, programs, sites].map((report) => [report.id, report] as const),
)('%s, whose data is not there, says so chart by chart', (_, report) => {
  const { sheetId } = render(report);
  const cells = cellsOf(school.machine.workbook, sheetId);
  const first = cells.map(([cell]) => String(cell ?? ''));
  for (const { question } of report.charts) {
    const at = first.indexOf(question);
    expect([question, at]).not.toEqual([question, -1]);
    expect(first[at + 1]).not.toBe('');
  }
  expect(cells.flat().filter((cell) => /^#[A-Z/0]+[!?A]/.test(String(cell)))).toEqual([]);
});
