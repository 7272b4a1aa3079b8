import { choicesOf, drawReport, drill, type Board } from '../../src/engine/draw';
import { FailureError, type Cell, type Chart, type Report } from '../../src/model';
import { chanceOf } from './_chance';
import { clockOf, sourceOf, type Row } from './_rows';

const dataset = {
  id: 'visits',
  title: 'Visits',
  key: ['visit_id'],
  fields: (
    [
      ['visit_id', 'text'],
      ['person', 'text'],
      ['school_id', 'text'],
      ['school', 'text'],
      ['grade_level', 'text'],
      ['school_year', 'integer'],
      ['day', 'date'],
      ['at', 'timestamp'],
      ['points', 'number'],
      ['answer', 'text'],
      ['right', 'boolean'],
    ] as const
  ).map(([name, type]) => ({ name, type, title: name, meaning: '', class: 'none' as const })),
};

const rowOf = (n: number, more: Row = {}): Row => ({
  visit_id: `V${n}`,
  person: `P${n}`,
  school_id: '7',
  school: 'North',
  grade_level: 'First grade',
  school_year: 2027,
  day: '2026-11-20',
  at: '2026-11-20T12:00:00.000Z',
  points: n,
  answer: 'A',
  right: true,
  site: 'S',
  source: 'Demo',
  ...more,
});

const count: Chart['y'] = { of: 'rows', title: 'Visits', format: 'integer', people: 'person' };
const reportOf = (chart: Partial<Chart>): Report => ({
  id: 'r',
  title: 'R',
  description: 'D',
  datasets: ['visits'],
  questions: [],
  charts: [
    { id: 'c', title: 'C', question: 'Q', dataset: 'visits', mark: 'bar', y: count, ...chart },
  ],
});
const boardOf = (rows: readonly Row[], more: Partial<Board> = {}): Board => ({
  shown: () => sourceOf(dataset, rows),
  clock: clockOf('America/New_York', '2026-11-21T03:30:00Z'),
  say: (text) => text,
  smallGroup: 0,
  ...more,
});
const pictureOf = (chart: Partial<Chart>, rows: readonly Row[], more: Partial<Board> = {}) =>
  drawReport(reportOf(chart), boardOf(rows, more))[0]!;
const shownBy = (chart: Partial<Chart>, rows: readonly Row[]): [string, number | null][] => {
  const { x, points } = pictureOf(chart, rows);
  return points.map((point) => [x!.values.find(({ key }) => key === point.x)!.text, point.value]);
};

describe('groups', () => {
  const moments = [
    '2026-11-21T02:30:00.000Z',
    '2026-11-21T05:30:00.000Z',
    '2026-03-08T07:30:00.000Z',
  ];
  const rows = moments.map((at, n) => rowOf(n, { at, day: at.slice(0, 10) }));

  test('are of the wall clock where it is a moment, and of the date where it is a date', () => {
    expect(shownBy({ x: { field: 'at', as: 'day' } }, rows)).toEqual([
      ['2026-03-08', 1],
      ['2026-11-20', 1],
      ['2026-11-21', 1],
    ]);
    // Clocks were set forward at 2:00 on 8 March: 7:30 UTC is 3:30.
    expect(shownBy({ x: { field: 'at', as: 'hour' } }, rows)).toEqual([
      ['00:00', 1],
      ['03:00', 1],
      ['21:00', 1],
    ]);
    expect(shownBy({ x: { field: 'day', as: 'weekday' } }, rows)).toEqual([
      ['Saturday', 2],
      ['Sunday', 1],
    ]);
    expect(shownBy({ x: { field: 'day', as: 'week' } }, rows)).toEqual([
      ['2026-03-02', 1],
      ['2026-11-16', 2],
    ]);
    expect(shownBy({ x: { field: 'day', as: 'month' } }, rows)).toEqual([
      ['Mar 2026', 1],
      ['Nov 2026', 2],
    ]);
    expect(shownBy({ x: { field: 'day', as: 'school_year' } }, rows)).toEqual([
      ['2025–26', 1],
      ['2026–27', 2],
    ]);
  });

  test('stand in the order of grades, with what is empty last', () => {
    const grades = [
      'Tenth grade',
      null,
      'Kindergarten',
      '2',
      'Second grade',
      'Preschool/Prekindergarten',
      'Ninth grade',
    ];
    const some = grades.map((grade_level, n) => rowOf(n, { grade_level }));
    expect(
      shownBy({ x: { field: 'grade_level', order: 'grade' } }, some).map(([text]) => text),
    ).toEqual([
      'Preschool/Prekindergarten',
      'Kindergarten',
      '2',
      'Second grade',
      'Ninth grade',
      'Tenth grade',
      'Not stated',
    ]);
  });

  test('are sorted by their values, and cut after the first', () => {
    const some = ['a', 'b', 'b', 'b', 'c', 'c'].map((school, n) => rowOf(n, { school }));
    const x = { field: 'school' };
    expect(shownBy({ x, sort: 'descending', top: 2 }, some)).toEqual([
      ['b', 3],
      ['c', 2],
    ]);
    expect(shownBy({ x, sort: 'ascending' }, some).map(([text]) => text)).toEqual(['a', 'c', 'b']);
  });

  test('of the last hours are those before now', () => {
    const some = ['2026-11-20T03:29:59.000Z', '2026-11-20T03:30:00.000Z'].map((at, n) =>
      rowOf(n, { at }),
    );
    const { points } = pictureOf({ mark: 'number', recent: { field: 'at', hours: 24 } }, some);
    expect(points).toMatchObject([{ value: 1 }]);
  });
});

describe('measures', () => {
  const rows = [3, 1, 10, 2].map((points, n) => rowOf(n, { points }));
  const value = (y: object, some: readonly Row[] = rows): number | null | undefined =>
    pictureOf({ mark: 'number', y: { ...y, title: 'Y', format: 'decimal' } as Chart['y'] }, some)
      .points[0]?.value;

  test.each([
    [{ of: 'percentile', at: 0 }, 1],
    [{ of: 'percentile', at: 25 }, 1.75],
    [{ of: 'median' }, 2.5],
    [{ of: 'percentile', at: 90 }, 7.9],
    [{ of: 'percentile', at: 100 }, 10],
    [{ of: 'mean' }, 4],
    [{ of: 'sum' }, 16],
    [{ of: 'min' }, 1],
    [{ of: 'max' }, 10],
  ])('%j of 3, 1, 10 and 2 is %d', (y, wanted) => {
    expect(value({ ...y, field: 'points' })).toBeCloseTo(wanted, 12);
  });

  test('tenths add up as on paper', () => {
    const tenths = Array.from({ length: 1_000 }, (_, n) => rowOf(n, { points: 0.1 }));
    expect(value({ of: 'sum', field: 'points' }, tenths)).toBe(100);
  });

  test('the highest distractor is the wrong answer that most give, and its share of all answers', () => {
    const answers: [Cell, boolean][] = [
      ...[
        ['A', true],
        ['A', true],
        ['A', true],
        ['C', false],
        ['C', false],
        ['B', false],
        [null, false],
      ],
    ] as [Cell, boolean][];
    const some = answers.map(([answer, right], n) => rowOf(n, { answer, right }));
    const y = {
      of: 'top',
      field: 'answer',
      where: [[{ field: 'right', operator: 'equals', values: ['false'] }]],
      title: 'Distractor',
      format: 'percent',
    } as const;
    expect(pictureOf({ mark: 'number', y }, some).points).toMatchObject([
      { text: 'C', value: 2 / 6 },
    ]);
  });

  test('persons of two sites are two, though they have one number', () => {
    const some = ['S', 'T'].map((site) => rowOf(1, { site }));
    expect(value({ of: 'distinct', field: 'person' }, some)).toBe(2);
  });

  test('a year earlier stands beside the newest, and is nothing where it is missing', () => {
    const some = [
      ...[2026, 2026, 2027, 2027, 2027].map((school_year, n) => rowOf(n, { school_year })),
      rowOf(9, { school: 'South', school_year: 2027 }),
    ];
    const picture = pictureOf({ compare: 'year_over_year', x: { field: 'school' } }, some);
    expect(picture.years).toEqual({ now: 2027, before: 2026 });
    expect(picture.points).toMatchObject([
      { x: 'North', value: 3, before: 2, change: 1 },
      { x: 'South', value: 1, before: null, change: null },
    ]);
  });
});

describe('a board', () => {
  const rows = [1, 2, 3, 4].map((n) =>
    rowOf(n, {
      day: `2026-11-0${n}`,
      school_id: n > 2 ? '8' : '7',
      school: n > 2 ? 'South' : 'North',
      site: n === 1 ? 'T' : 'S',
    }),
  );
  const chart = { x: { field: 'day', as: 'day' } } as const;

  test.each([
    [{ site: 'S' }, 3],
    [{ school: '8' }, 2],
    [{ school: 'South' }, 2],
    [{ grade: 'First grade' }, 4],
    [{ grade: 'none' }, 0],
    [{ from: '2026-11-02' }, 3],
    [{ from: '2026-11-02', to: '2026-11-03', school: '7' }, 1],
  ])('filtered by %j shows %d', (filters, wanted) => {
    expect(pictureOf(chart, rows, { filters }).points).toHaveLength(wanted);
  });

  test('says which filters mean nothing here', () => {
    const lean = {
      ...dataset,
      fields: dataset.fields.filter(({ name }) => ['visit_id', 'person', 'points'].includes(name)),
    };
    const shown = (): ReturnType<typeof sourceOf> => sourceOf(lean, rows);
    const filters = { school: '7', grade: 'x', from: '2026-01-01', site: 'S' };
    const picture = pictureOf({ mark: 'number' }, rows, { shown, filters });
    expect(picture.points).toMatchObject([{ value: 3 }]);
    expect(picture.notApplied).toEqual([
      'This chart knows no schools: it shows all of them.',
      'This chart knows no grades: it shows all of them.',
      'This chart knows no dates: it shows all of them.',
    ]);
  });

  test('offers what stands in the data', () => {
    expect(choicesOf(reportOf(chart), boardOf(rows))).toEqual({
      site: ['S', 'T'],
      school: [
        { id: '7', name: 'North' },
        { id: '8', name: 'South' },
      ],
      grade: ['First grade'],
      dates: { from: '2026-11-01', to: '2026-11-04' },
    });
  });

  test('says why a chart is empty, and draws the others', () => {
    const report = reportOf(chart);
    const two = {
      ...report,
      charts: [...report.charts, { ...report.charts[0]!, id: 'd', dataset: 'gone' }],
    };
    const shown = (id: string): ReturnType<typeof sourceOf> => {
      if (id === 'gone') throw new FailureError('report.missing', { dataset: 'Surveys' });
      return sourceOf(dataset, rows);
    };
    const [first, second] = drawReport(two, boardOf(rows, { shown }));
    expect(first!.points).toHaveLength(4);
    expect(second!.empty).toContain('has no data set “Surveys”');
    expect(pictureOf({ x: { field: 'colour' } }, rows).empty).toContain('colour');
    expect(pictureOf(chart, []).empty).toContain('There is nothing to show');
  });

  test('tells what version it shows', () => {
    expect(pictureOf(chart, rows)).toMatchObject({
      version: { number: 3 },
      checkedAt: '2026-11-21T11:00:00.000Z',
      complete: true,
      quarantined: 0,
    });
  });

  test('knows its charts', () => {
    expect(() => drill(reportOf(chart), 'x', {}, boardOf(rows))).toThrow('report.chart');
    const { rows: behind, count: found } = drill(
      reportOf(chart),
      'c',
      { x: '2026-11-02' },
      boardOf(rows),
    );
    expect([found, behind[0]![0]]).toEqual([1, 'V2']);
    expect(drill(reportOf(chart), 'c', { x: '1999-01-01' }, boardOf(rows)).count).toBe(0);
  });
});

describe('small groups', () => {
  const rows = [...Array(40).keys()].map((n) =>
    rowOf(n, {
      school: n < 4 ? 'Tiny' : n < 16 ? 'South' : 'North',
      school_id: n < 4 ? '1' : n < 16 ? '2' : '3',
      grade_level: n % 2 ? 'First grade' : 'Second grade',
    }),
  );
  const x = { field: 'school' };
  const valueOf = (filters = {}): Record<string, number | null> =>
    Object.fromEntries(
      pictureOf({ x }, rows, { smallGroup: 10, filters }).points.map((p) => [String(p.x), p.value]),
    );

  test('are hidden, with the next smallest, whether one looks at all or at one', () => {
    expect(valueOf()).toEqual({ North: 24, South: null, Tiny: null });
    expect(valueOf({ school: '1' })).toEqual({ Tiny: null });
    expect(valueOf({ school: '2' })).toEqual({ South: null });
    expect(valueOf({ school: '3' })).toEqual({ North: 24 });
    expect(pictureOf({ mark: 'number' }, rows, { smallGroup: 10 }).points).toMatchObject([
      { value: 40, people: 40 },
    ]);
  });

  test('are hidden when dates leave out only a few', () => {
    const some = rows.map((row, n) => ({ ...row, day: n < 4 ? '2026-11-01' : '2026-11-02' }));
    const number = (filters: object): number | null | undefined =>
      pictureOf({ mark: 'number' }, some, { smallGroup: 10, filters }).points[0]?.value;
    expect([number({}), number({ to: '2026-11-01' }), number({ from: '2026-11-02' })]).toEqual([
      ...[40, null, null],
    ]);
  });

  test('are persons, not rows', () => {
    const often = rows.map((row, n) => ({ ...row, person: `P${n % 5}`, school: 'North' }));
    expect(pictureOf({ x }, often, { smallGroup: 10 }).points).toMatchObject([
      { value: null, people: null, suppressed: true },
    ]);
  });
});

test('of 100,000 rows a chart reads each a few times at most', () => {
  const chance = chanceOf(5);
  const rows = Array.from({ length: 100_000 }, (_, n) =>
    rowOf(n, {
      person: `P${chance.below(30_000)}`,
      school: `School ${chance.below(40)}`,
      grade_level: `${1 + chance.below(12)}`,
      school_year: 2024 + chance.below(4),
      at: new Date(
        Date.UTC(2026, 0, 1) + chance.below(300) * 86_400_000 + chance.below(86_400) * 1_000,
      ).toISOString(),
      points: chance.below(100),
    }),
  );
  const source = sourceOf(dataset, rows);
  const columns = new Map<string, readonly Cell[]>(
    dataset.fields.map(({ name }) => [name, source.columns([name])[0]!]),
  );
  columns.set('site', source.columns(['site'])[0]!);
  let reads = 0;
  const counted = (cells: readonly Cell[]): readonly Cell[] =>
    new Proxy(cells, {
      get: (of, name) => {
        reads += 1;
        return Reflect.get(of, name) as unknown;
      },
    });
  const shown = () => ({
    ...source,
    columns: (names: readonly string[]) => names.map((name) => counted(columns.get(name)!)),
  });
  /** How often a row is read, in all its columns. */
  const readsOf = (chart: Partial<Chart>): number => {
    reads = 0;
    expect(pictureOf(chart, [], { shown, smallGroup: 10 }).points.length).toBeGreaterThan(0);
    return reads / rows.length;
  };
  const each = {
    bar: readsOf({ x: { field: 'school' } }),
    heat: readsOf({
      x: { field: 'grade_level', order: 'grade' },
      series: { field: 'school' },
      mark: 'heat',
    }),
    year: readsOf({
      x: { field: 'school' },
      compare: 'year_over_year',
      y: { of: 'median', field: 'points', title: 'P', format: 'decimal', people: 'person' },
    }),
    month: readsOf({
      x: { field: 'at', as: 'month' },
      series: { field: 'school' },
      y: { of: 'distinct', field: 'person', title: 'P', format: 'integer', people: 'person' },
    }),
  };
  for (const times of Object.values(each)) expect(times).toBeLessThan(20);
});
