/**
 * Requests of batchUpdate about charts.
 * Sources: the API's ChartSpec, BasicChartSpec and EmbeddedObjectPosition; the refusals are those that
 * clients published (github.com/syndesisio/syndesis/issues/4583, and a recording of the live API in
 * github.com/mmedum/google-sheets-mcp). That lengths must agree is the API's documentation of
 * ChartSourceRange; the sentence that says so here is assumed.
 */
import { tabById, type Book, type Tab } from '../book';
import type { BasicChart, Chart, ChartData, ChartSpec, Overlay } from '../charts';
import { paths } from '../fields';
import { checkTabEditable } from '../protection';
import { askGrid } from '../range';
import { refuse, SAYS } from '../refusal';

const TYPES = ['BAR', 'LINE', 'AREA', 'COLUMN', 'SCATTER', 'COMBO', 'STEPPED_AREA'];
const LEGENDS = 'BOTTOM_LEGEND LEFT_LEGEND RIGHT_LEGEND TOP_LEGEND NO_LEGEND INSIDE_LEGEND'.split(
  ' ',
);
const STACKS = ['NOT_STACKED', 'STACKED', 'PERCENT_STACKED'];
const HIDDEN = [
  ...['SKIP_HIDDEN_ROWS_AND_COLUMNS', 'SKIP_HIDDEN_ROWS'],
  ...['SKIP_HIDDEN_COLUMNS', 'SHOW_ALL'],
];
const KNOWN_SPEC = [
  'title',
  'subtitle',
  'altText',
  'basicChart',
  'hiddenDimensionStrategy',
  'fontName',
];
const KNOWN_BASIC =
  'chartType legendPosition axis domains series headerCount stackedType interpolateNulls lineSmoothing'.split(
    ' ',
  );

const enumOf = (name: string, value: unknown, allowed: readonly string[]): void => {
  if (value !== undefined && !allowed.includes(value as string))
    refuse(`Invalid value at '${name}' (TYPE_ENUM), "${String(value)}"`);
};

const known = (where: string, given: object, names: readonly string[]): void => {
  for (const name of Object.keys(given))
    if (!names.includes(name)) refuse(`Invalid field: ${where}.${name} (not emulated)`);
};

function checkedSpec(book: Book, spec: ChartSpec | undefined): ChartSpec {
  if (!spec) return refuse('no chart spec');
  const basic = spec.basicChart;
  if (!basic)
    return refuse(
      'One of basicChart, pieChart, bubbleChart, candelstickChart, histogramChart, or orgChart must be set on chartSpec. (Or a kind that is not emulated.)',
    );
  known('chart.spec', spec, KNOWN_SPEC);
  known('chart.spec.basicChart', basic, KNOWN_BASIC);
  enumOf('chart.spec.hidden_dimension_strategy', spec.hiddenDimensionStrategy, HIDDEN);
  enumOf('chart.spec.basic_chart.chart_type', basic.chartType, TYPES);
  enumOf('chart.spec.basic_chart.legend_position', basic.legendPosition, LEGENDS);
  enumOf('chart.spec.basic_chart.stacked_type', basic.stackedType, STACKS);
  checkSources(book, basic);
  return spec;
}

function checkSources(book: Book, basic: BasicChart): void {
  const domains = basic.domains ?? [];
  const series = basic.series ?? [];
  if (domains.length === 0 && series.length === 0) refuse('Internal error encountered.');
  if (domains.length > 1) refuse('Only a single domain is supported.');
  const parts = [...domains.map((one) => one.domain), ...series.map((one) => one.series)].map(
    (data) => lengths(book, data),
  );
  if (parts.some((part) => part.join() !== parts[0]!.join()))
    refuse(
      'The domain and all series must have the same number of source ranges, of the same lengths.',
    );
}

/** The length of each source. */
function lengths(book: Book, data: ChartData | undefined): number[] {
  const sources = data?.sourceRange?.sources ?? [];
  if (sources.length === 0) refuse('ChartData must have a sourceRange with at least one source.');
  return sources.map((source) => {
    const { tab, box } = askGrid(book, source);
    const rows = Math.min(box.endRow ?? tab.rowCount, tab.rowCount) - (box.startRow ?? 0);
    const columns =
      Math.min(box.endColumn ?? tab.columnCount, tab.columnCount) - (box.startColumn ?? 0);
    if (rows < 1 || columns < 1) refuse(SAYS.outside);
    if (rows !== 1 && columns !== 1)
      refuse('ChartSourceRange ranges require all rows or all columns to have length of 1');
    return Math.max(rows, columns);
  });
}

interface Position {
  readonly overlayPosition?: Partial<Omit<Overlay, 'anchorCell'>> & {
    readonly anchorCell?: Partial<Overlay['anchorCell']>;
  };
  readonly newSheet?: boolean;
  readonly sheetId?: number;
}

/** What Google makes of a chart that says no size. */
const [WIDTH, HEIGHT] = [600, 371];

function placed(
  book: Book,
  given: Position | undefined,
): { tab: Tab; position: Chart['position'] } {
  if (given?.newSheet || given?.sheetId !== undefined)
    return refuse('A chart on a sheet of its own is not emulated.');
  const overlay = given?.overlayPosition;
  if (!overlay?.anchorCell)
    return refuse(
      'One of EmbeddedObjectPosition.overlayPosition or EmbeddedObjectPosition.sheetId must be set',
    );
  const { sheetId = 0, rowIndex = 0, columnIndex = 0 } = overlay.anchorCell;
  const tab = tabById(book, sheetId) ?? refuse(SAYS.noSheet(sheetId));
  if (rowIndex >= tab.rowCount)
    refuse(`GridCoordinate.rowIndex[${rowIndex}] is after last row in grid[${tab.rowCount - 1}]`);
  if (columnIndex >= tab.columnCount)
    refuse(
      `GridCoordinate.columnIndex[${columnIndex}] is after last column in grid[${tab.columnCount - 1}]`,
    );
  const overlayPosition = {
    anchorCell: { sheetId, rowIndex, columnIndex },
    offsetXPixels: overlay.offsetXPixels ?? 0,
    offsetYPixels: overlay.offsetYPixels ?? 0,
    widthPixels: overlay.widthPixels || WIDTH,
    heightPixels: overlay.heightPixels || HEIGHT,
  };
  return { tab, position: { overlayPosition } };
}

const all = (book: Book): readonly Chart[] => book.state.tabs.flatMap((tab) => tab.charts);

export const freeChartId = (book: Book): number =>
  1 + Math.max(1_000_000_000, ...all(book).map((chart) => chart.chartId));

const tabOf = (book: Book, chartId: unknown, missing: string): Tab =>
  book.state.tabs.find((tab) => tab.charts.some((chart) => chart.chartId === chartId)) ??
  refuse(`${missing} with id: ${String(chartId)}`);

const replace = (tab: Tab, chartId: unknown, change: (chart: Chart) => Chart): void => {
  tab.charts = tab.charts.map((chart) => (chart.chartId === chartId ? change(chart) : chart));
};

export function addChart(
  book: Book,
  body: { chart?: { chartId?: number; spec?: ChartSpec; position?: Position } },
): unknown {
  const spec = checkedSpec(book, body.chart?.spec);
  const { tab, position } = placed(book, body.chart?.position);
  checkTabEditable(tab);
  const chartId = body.chart?.chartId ?? freeChartId(book);
  if (!Number.isInteger(chartId) || chartId < 0 || chartId > 2 ** 31 - 1)
    refuse(`Invalid value at 'chart_id' (TYPE_INT32), ${chartId}`);
  if (all(book).some((chart) => chart.chartId === chartId))
    refuse(`Embedded object with id ${chartId} already exists.`);
  const chart: Chart = { chartId, spec, position };
  tab.charts = [...tab.charts, chart];
  return { addChart: { chart } };
}

/** All of the spec is replaced. */
export function updateChartSpec(book: Book, body: { chartId?: number; spec?: ChartSpec }): unknown {
  const tab = tabOf(book, body.chartId, 'No chart');
  checkTabEditable(tab);
  const spec = checkedSpec(book, body.spec);
  replace(tab, body.chartId, (chart) => ({ ...chart, spec }));
  return {};
}

export function deleteEmbeddedObject(book: Book, body: { objectId?: number }): unknown {
  const tab = tabOf(book, body.objectId, 'No embedded object');
  checkTabEditable(tab);
  tab.charts = tab.charts.filter((chart) => chart.chartId !== body.objectId);
  return {};
}

/** The mask counts from the overlay: "anchorCell", "widthPixels", …. */
export function updateEmbeddedObjectPosition(
  book: Book,
  body: { objectId?: number; newPosition?: Position; fields?: string },
): unknown {
  const tab = tabOf(book, body.objectId, 'No embedded object');
  checkTabEditable(tab);
  const given = body.newPosition?.overlayPosition ?? {};
  const names = ['anchorCell', 'offsetXPixels', 'offsetYPixels', 'widthPixels', 'heightPixels'];
  const asked = paths(body.fields, names).map((path) => path.split('.')[0]!);
  for (const name of asked) if (!names.includes(name)) refuse(`Invalid field: ${name}`);
  const chart = tab.charts.find((one) => one.chartId === body.objectId)!;
  const changes = Object.fromEntries(
    asked.map((name) => [name, (given as Record<string, unknown>)[name]]),
  );
  const next = placed(book, {
    overlayPosition: { ...chart.position.overlayPosition, ...changes },
  });
  tab.charts = tab.charts.filter((one) => one !== chart);
  next.tab.charts = [...next.tab.charts, { ...chart, position: next.position }];
  return { updateEmbeddedObjectPosition: { position: next.position } };
}
