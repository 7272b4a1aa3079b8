/**
 * Every report, drawn from what the product's SQL builds, against its charts worked out the plain way from
 * rows that test/truth counts from the source's records: numbers, filters, drill-down, small groups.
 */
import {
  choicesOf,
  drawReport,
  drill,
  fieldsOfChart,
  settingsOf,
  type Board,
} from '../../src/engine/draw';
import type { Chart, Filters, Picture, Point, Report } from '../../src/model';
import { filtered, plain } from './_plain';
import { clockOf, sourceOf, type Row } from './_rows';
import { contractOf, districtsAtHand, usable, worldOf, type World } from './_worlds';

const ZONE = 'America/New_York';

const boardOf = (world: World, report: Report, more: Partial<Board> = {}): Board => ({
  shown: (id) => sourceOf(contractOf(report, id), world.built.get(id)!),
  clock: clockOf(ZONE, world.now),
  say: (text) => text,
  smallGroup: 0,
  ...more,
});

const name = ({ x, series }: { x?: unknown; series?: unknown }): string =>
  JSON.stringify([x === undefined ? '-' : x, series === undefined ? '-' : series]);
const near = (a: number | null | undefined, b: number | null | undefined): boolean =>
  a === b ||
  (typeof a === 'number' && typeof b === 'number' && Math.abs(a - b) <= 1e-9 * (1 + Math.abs(b)));

/** Where a picture differs from the plain way; at most a few. */
const differences = (picture: Picture, wanted: ReturnType<typeof plain>): unknown[] => {
  const found: unknown[] = [];
  const points = new Map(picture.points.map((point) => [name(point), point]));
  expect(points.size).toBe(picture.points.length);
  const cut = picture.chart.top !== undefined;
  for (const one of wanted) {
    const point = points.get(name(one));
    const nothing = [one.value, ...one.also].every((value) => value === null);
    if (!point) {
      if (!nothing && !cut) found.push(['missing', name(one), one.value]);
      continue;
    }
    points.delete(name(one));
    const also = (point.also ?? []).map(({ value }) => value);
    if (!near(point.value, one.value) || !one.also.every((value, i) => near(also[i], value)))
      found.push([name(one), point, one.value, one.also]);
    if (one.before !== undefined) {
      const change = one.value === null || one.before === null ? null : one.value - one.before;
      if (!near(point.before, one.before) || !near(point.change, change))
        found.push([name(one), point.before, one.before]);
    }
  }
  return [...found, ...[...points.keys()].map((left) => ['too many', left])].slice(0, 3);
};

/** What a reader takes for the day of a row, written down here by hand. */
const DATES: Readonly<Record<string, string | undefined>> = {
  assessment_items: 'administered_at',
  assessment_results: 'administered_at',
  attendance: undefined,
  attendance_daily: 'attendance_date',
  course_learners: 'enrolled_on',
  discipline: 'incident_date',
  learning_activity: 'activity_date',
  pisa_responses: 'submitted_at',
  program_participation: 'begin_date',
  student_enrollment: 'entry_date',
};
/** Who left did so on another day than they came. */
const OTHERWISE: Readonly<Record<string, string>> = {
  'enrollment exits': 'exit_date',
  'programs left': 'end_date',
};
const dateOf = (report: Report, { id, dataset }: Chart): string | undefined => {
  expect(Object.keys(DATES)).toContain(dataset);
  return OTHERWISE[`${report.id} ${id}`] ?? DATES[dataset];
};

/** Both ends, one of them, one day alone: always days that there are, as they belong to what is asked. */
const rangesOf = (report: Report, world: World): readonly Filters[] => {
  const days = report.charts.flatMap((chart) => {
    const date = dateOf(report, chart);
    const rows = date === undefined ? [] : world.truth.get(chart.dataset)!;
    return rows.flatMap((row) => String(row[date!] ?? '').slice(0, 10) || []);
  });
  const sorted = [...new Set(days)].sort();
  const at = (share: number): string => sorted[Math.floor((sorted.length - 1) * share)]!;
  if (sorted.length === 0) return [];
  const [from, to] = [at(0.35), at(0.7)];
  return [{ from, to }, { from }, { to }, { from: to, to }];
};

describe.each(districtsAtHand())('%s', (label, district, today) => {
  let world: World;
  beforeAll(async () => {
    world = await worldOf(label, district(), today);
  }, 120_000);

  describe.each(usable.map((report) => [report.id, report] as const))('%s', (_, report) => {
    const settings = settingsOf(report);
    const rowsOf = (chart: Chart): readonly Row[] => world.truth.get(chart.dataset)!;

    test('shows what the plain way shows', () => {
      const pictures = drawReport(report, boardOf(world, report));
      pictures.forEach((picture, i) => {
        const chart = report.charts[i]!;
        const wanted = plain(chart, rowsOf(chart), settings, ZONE, world.now);
        expect([chart.id, differences(picture, wanted)]).toEqual([chart.id, []]);
        expect(picture.notApplied).toEqual([]);
      });
    });

    test('shows less by each filter', () => {
      const choices = choicesOf(report, boardOf(world, report));
      const all: Filters[] = [
        ...choices.site.slice(0, 2).map((site) => ({ site })),
        ...choices.school.slice(0, 2).map(({ id }) => ({ school: id })),
        ...choices.grade.slice(0, 2).map((grade) => ({ grade })),
      ];
      for (const filters of all)
        drawReport(report, boardOf(world, report, { filters })).forEach((picture, i) => {
          const chart = report.charts[i]!;
          const rows = filtered(rowsOf(chart), filters);
          const wanted = plain(chart, rows, settings, ZONE, world.now);
          expect([chart.id, filters, differences(picture, wanted)]).toEqual([
            chart.id,
            filters,
            [],
          ]);
        });
    });

    test('shows less by dates, each chart by the one it is about', () => {
      for (const filters of rangesOf(report, world))
        drawReport(report, boardOf(world, report, { filters })).forEach((picture, i) => {
          const chart = report.charts[i]!;
          const date = dateOf(report, chart);
          const rows = date ? filtered(rowsOf(chart), filters, date, ZONE) : rowsOf(chart);
          const wanted = plain(chart, rows, settings, ZONE, world.now);
          const told = [chart.id, filters, differences(picture, wanted)];
          expect(told).toEqual([chart.id, filters, []]);
          expect([chart.id, picture.notApplied.length]).toEqual([chart.id, date ? 0 : 1]);
        });
    });

    test('leads from every point to the rows behind it', () => {
      const board = boardOf(world, report);
      for (const picture of drawReport(report, board)) {
        const { chart } = picture;
        for (const point of picture.points.slice(0, 4)) {
          const { count, rows, fields } = drill(report, chart.id, point, board);
          expect(rows).toHaveLength(Math.min(count, 1_000));
          if (chart.y.of === 'rows') expect([chart.id, count]).toEqual([chart.id, point.value]);
          if (chart.y.of === 'distinct') {
            const at = fields.findIndex(
              (field) => 'field' in chart.y && field.name === chart.y.field,
            );
            const site = fields.findIndex((field) => field.name === 'site');
            const school = fields.findIndex((field) => field.name === 'school_id');
            const within = 'within' in chart.y && chart.y.within ? school : site;
            const different = new Set(rows.map((row) => `${row[site]} ${row[within]} ${row[at]}`));
            expect([chart.id, different.size]).toEqual([chart.id, point.value]);
          }
        }
      }
    });

    test('hides small groups, says of none how small it is, and leads to no rows of theirs', () => {
      const whole = drawReport(report, boardOf(world, report));
      const board = boardOf(world, report, { smallGroup: 10 });
      drawReport(report, board).forEach((picture, i) => {
        const full = new Map(whole[i]!.points.map((point) => [name(point), point]));
        for (const point of picture.points) {
          const open = full.get(name(point));
          if (!point.suppressed) {
            if (picture.chart.y.people !== undefined)
              expect(point.people === 0 || point.people! >= 10).toBe(true);
            if (open) expect([point.value, point.people]).toEqual([open.value, open.people]);
            continue;
          }
          expect(point).toMatchObject({ value: null, people: null });
          expect((point.also ?? []).every(({ value, text }) => value === null && !text)).toBe(true);
          expect(point.change ?? null).toBeNull();
        }
        const hidden = picture.points.find((point: Point) => point.suppressed);
        if (hidden)
          expect(() => drill(report, picture.chart.id, hidden, board)).toThrow('report.suppressed');
      });
    });
  });
});

test('every chart asks for fields that its data set has', () => {
  for (const report of usable)
    for (const chart of report.charts) {
      const known = [
        ...contractOf(report, chart.dataset).fields.map((f) => f.name),
        'site',
        'source',
      ];
      expect([report.id, chart.id, fieldsOfChart(chart).filter((f) => !known.includes(f))]).toEqual(
        [...[report.id, chart.id], []],
      );
      expect(report.datasets).toContain(chart.dataset);
    }
});
