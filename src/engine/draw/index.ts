import {
  FailureError,
  failureOf,
  tell,
  type Cell,
  type Chart,
  type Field,
  type FilterName,
  type Filters,
  type Key,
  type Measure,
  type Picture,
  type Quantity,
  type Report,
  type Scale,
} from '../../model';
import type { Say } from '../../messages';
import type { WallClock } from '../wall';
import { AXIS_WORDS, axisOf, orderOf } from './axis';
import { drawChart, type Drawn } from './chart';
import { dateFieldOf, fieldsOfFilters, namesOf } from './filters';
import { filledChart, settingsOf, type Settings } from './fill';
import { openTable, shapeOf, type Shape, type Source, type Table } from './table';

export { settingsOf, type Settings, type Source };

/** Fewer persons than these are not shown, unless the school says otherwise. */
export const SMALL_GROUP = 10;

/** What pictures are drawn from and for whom. */
export interface Board {
  /** A published data set, or Homeroom's own records. @throws shown.missing and others of its kind */
  readonly shown: (dataset: string) => Source;
  /** The wall clock of the workbook's zone. */
  readonly clock: WallClock;
  readonly smallGroup?: number;
  /** The report's settings as the school has chosen them, by id. */
  readonly settings?: Settings;
  readonly filters?: Filters;
  readonly say: Say;
}

const NOT_APPLIED: Readonly<Record<FilterName, string>> = {
  site: 'This chart knows no sites: it shows all of them.',
  school: 'This chart knows no schools: it shows all of them.',
  grade: 'This chart knows no grades: it shows all of them.',
  dates: 'This chart knows no dates: it shows all of them.',
};
const NO_ROWS = 'There is nothing to show: no row of the data set fits.';

/** What pictures say beside what their definitions say. */
export const PICTURE_WORDS: readonly string[] = [
  ...AXIS_WORDS,
  ...Object.values(NOT_APPLIED),
  NO_ROWS,
];

const fieldsOfQuantity = (q: Quantity): string[] => {
  const where = [
    ...('where' in q ? (q.where ?? []) : []),
    ...('among' in q ? (q.among ?? []) : []),
  ];
  return [
    ...where.flatMap((group) => group.map(({ field }) => field)),
    ...('field' in q ? [q.field] : []),
    ...(q.of === 'distinct' ? (q.within ?? []) : []),
    ...(q.of === 'share' && q.distinct !== undefined ? [q.distinct] : []),
    ...(q.of === 'ratio' ? [...fieldsOfQuantity(q.above), ...fieldsOfQuantity(q.below)] : []),
  ];
};

const fieldsOfMeasure = (measure: Measure): string[] => {
  const { people } = measure;
  const who =
    people === undefined ? [] : typeof people === 'string' ? [people] : Object.values(people);
  return [...fieldsOfQuantity(measure), ...who];
};

/** The fields of its data set that a chart needs. */
export const fieldsOfChart = (chart: Chart): readonly string[] => [
  ...new Set([
    ...(chart.x ? [chart.x.field] : []),
    ...(chart.series ? [chart.series.field] : []),
    ...(chart.recent ? [chart.recent.field] : []),
    ...(chart.compare ? ['school_year'] : []),
    ...(chart.where ?? []).flatMap((group) => group.map(({ field }) => field)),
    ...[chart.y, ...(chart.also ?? [])].flatMap(fieldsOfMeasure),
  ]),
];

const scaleOf = ({ title, unit, format }: Measure): Scale => ({
  title,
  format,
  ...(unit === undefined ? {} : { unit }),
});

/**
 * Opens each data set once, however many charts are drawn from it.
 * @param also fields that are wanted beside those of its charts and filters: all are read at once.
 */
const opener = (
  report: Report,
  board: Board,
  also: (chart: Chart, shape: Shape) => readonly string[] = () => [],
): ((chart: Chart) => Table) => {
  const tables = new Map<string, Table>();
  return ({ dataset }) => {
    const known = tables.get(dataset);
    if (known) return known;
    const shape = shapeOf(board.shown(dataset));
    const { filters } = board;
    const set = namesOf(filters ?? {});
    const names = report.charts
      .filter((chart) => chart.dataset === dataset)
      .flatMap((chart) => [
        ...fieldsOfChart(chart),
        ...fieldsOfFilters(chart, shape, set),
        ...also(chart, shape),
      ]);
    const offered = filters ? ['school_id', 'school', 'grade_level'] : [];
    const table = openTable(shape.source, ['site', ...names, ...offered]);
    tables.set(dataset, table);
    return table;
  };
};

const draw = (board: Board, chart: Chart, table: Table): Drawn =>
  drawChart({
    chart,
    table,
    filters: board.filters ?? {},
    clock: board.clock,
    smallGroup: board.smallGroup ?? SMALL_GROUP,
  });

const pictureOf = (report: Report, definition: Chart, board: Board, open: (c: Chart) => Table) => {
  const { say, smallGroup = SMALL_GROUP } = board;
  const chart = filledChart(definition, settingsOf(report, board.settings), say);
  const base = {
    chart,
    y: scaleOf(chart.y),
    ...(chart.also ? { also: chart.also.map(scaleOf) } : {}),
    thresholds: (chart.thresholds ?? []).flatMap((line) =>
      typeof line.value === 'number' && Number.isFinite(line.value)
        ? [{ ...line, value: line.value }]
        : [],
    ),
    smallGroup,
  };
  try {
    const table = open(chart);
    const drawn = draw(board, chart, table);
    const passport = table.passport();
    const axis = (name: 'x' | 'series') =>
      chart[name]
        ? { [name]: axisOf(chart[name], table.field(chart[name].field), drawn[name], say) }
        : {};
    return {
      ...base,
      ...axis('x'),
      ...axis('series'),
      points: drawn.points,
      ...(drawn.years ? { years: drawn.years } : {}),
      suppressed: drawn.points.filter((point) => point.suppressed).length,
      notApplied: drawn.notApplied.map((name) => say(NOT_APPLIED[name])),
      ...(drawn.points.length === 0 ? { empty: say(NO_ROWS) } : {}),
      ...(passport ? { version: passport.version, checkedAt: passport.checkedAt } : {}),
      complete: passport?.complete ?? true,
      ...(passport?.failing ? { failing: passport.failing } : {}),
      quarantined: passport?.quarantined ?? 0,
    };
  } catch (error) {
    // One chart that cannot be drawn leaves the others: it says why, and what to do.
    if (!(error instanceof FailureError)) throw error;
    const { message, next } = tell(failureOf(error), say);
    const none = { points: [], suppressed: 0, notApplied: [], complete: false, quarantined: 0 };
    return { ...base, ...none, empty: `${message} ${next}` };
  }
};

/** All pictures of a report, in its order. A chart whose data set is missing says so in its place. */
export const drawReport = (report: Report, board: Board): readonly Picture[] => {
  const open = opener(report, board);
  return report.charts.map((chart): Picture => pictureOf(report, chart, board, open));
};

/** Rows of a data set, by its fields. */
export interface Drilled {
  readonly fields: readonly Field[];
  readonly rows: readonly (readonly Cell[])[];
  /** How many rows there are; of them at most `limit` are answered. */
  readonly count: number;
}

/** Names a point of a chart: absent where the chart has no such axis. */
export interface At {
  readonly x?: Key;
  readonly series?: Key;
}

/**
 * The rows behind a point: those its value was computed of (of a share the whole it is a share of).
 * @throws report.chart, report.suppressed, and what opening the data set throws
 */
export const drill = (
  report: Report,
  chartId: string,
  at: At,
  board: Board,
  limit = 1_000,
): Drilled => {
  const definition = report.charts.find(({ id }) => id === chartId);
  if (!definition)
    throw new FailureError('report.chart', { report: report.title, chart: chartId.slice(0, 100) });
  const chart = filledChart(definition, settingsOf(report, board.settings), board.say);
  const all = (_: Chart, { source }: Shape): readonly string[] => source.fields.map((f) => f.name);
  const table = opener(report, board, all)(chart);
  const drawn = draw(board, chart, table);
  const point = drawn.points.find((one) => one.x === at.x && one.series === at.series);
  if (point?.suppressed)
    throw new FailureError('report.suppressed', { people: board.smallGroup ?? SMALL_GROUP });
  const rows = point ? drawn.rowsAt(at.x, at.series) : [];
  const { fields } = table.source;
  const columns = fields.map(({ name }) => table.column(name));
  return {
    fields,
    rows: rows.slice(0, limit).map((row) => columns.map((column) => column[row]!)),
    count: rows.length,
  };
};

/** What a reader can filter a report by: the values that stand in its data sets. */
export interface Choices {
  readonly site: readonly string[];
  readonly school: readonly { readonly id: string; readonly name: string }[];
  readonly grade: readonly string[];
  readonly dates?: { readonly from: string; readonly to: string };
}

const namesIn = (table: Table, name: string): readonly string[] =>
  table.has(name)
    ? [...new Set(table.column(name))].filter((cell): cell is string => typeof cell === 'string')
    : [];

/** @throws what opening a data set throws is passed over: its values are missing. */
export const choicesOf = (report: Report, board: Board): Choices => {
  const choices = (chart: Chart, shape: Shape): readonly string[] =>
    fieldsOfFilters(chart, shape, ['school', 'dates']);
  const open = opener(report, { ...board, filters: {} }, choices);
  const tables = report.charts.flatMap((chart) => {
    try {
      return [{ chart, table: open(chart) }];
    } catch (error) {
      if (error instanceof FailureError) return [];
      throw error;
    }
  });
  const schools = new Map<string, string>();
  const dates: string[] = [];
  for (const { chart, table } of tables) {
    const [id, name] = table.has('school_id')
      ? ['school_id', 'school']
      : ['organization_id', 'organization'];
    if (table.has(id)) {
      const names = table.has(name) ? table.column(name) : [];
      table.column(id).forEach((cell, row) => {
        if (typeof cell !== 'string') return;
        const called = names[row];
        if (typeof called === 'string') schools.set(cell, called);
        else if (!schools.has(cell)) schools.set(cell, cell);
      });
    }
    const date = dateFieldOf(chart, table);
    if (date !== undefined) for (const day of namesIn(table, date)) dates.push(day.slice(0, 10));
  }
  const all = (name: string) =>
    [...new Set(tables.flatMap(({ table }) => namesIn(table, name)))].sort();
  const days = [...new Set(dates)].sort();
  const grades = { field: 'grade_level', order: 'grade' } as const;
  return {
    site: all('site'),
    school: [...schools]
      .map(([id, name]) => ({ id, name }))
      .sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0)),
    grade: [...new Set(tables.flatMap(({ table }) => namesIn(table, 'grade_level')))].sort(
      orderOf(grades),
    ),
    ...(days.length > 0 ? { dates: { from: days[0]!, to: days[days.length - 1]! } } : {}),
  };
};
