/** Charts as the control API shows them: where they lie, and the numbers they draw. */
import type { Book, GridRange, Tab } from './book';
import { displayed, render } from './cells';
import type { Chart, ChartData, ChartSpec } from './charts';
import { gridBlock } from './range';
import type { ChartView } from './shown';

interface Read {
  readonly values: (string | number | boolean | null)[];
  readonly texts: string[];
}

/** Which rows and columns are not drawn where they are hidden. */
const skipped = ({ hiddenDimensionStrategy: skip = BOTH }: ChartSpec) => ({
  rows: skip === BOTH || skip === 'SKIP_HIDDEN_ROWS',
  columns: skip === BOTH || skip === 'SKIP_HIDDEN_COLUMNS',
});
const BOTH = 'SKIP_HIDDEN_ROWS_AND_COLUMNS';

function read(book: Book, data: ChartData | undefined, skip: ReturnType<typeof skipped>): Read {
  const found: Read = { values: [], texts: [] };
  for (const source of data?.sourceRange?.sources ?? []) {
    const { tab, startRow, endRow, startColumn, endColumn } = gridBlock(
      book,
      source as Partial<GridRange>,
    );
    for (let row = startRow; row < endRow; row += 1)
      for (let column = startColumn; column < endColumn; column += 1) {
        if (skip.rows && tab.rowProperties[row]?.hiddenByUser) continue;
        if (skip.columns && tab.columnProperties[column]?.hiddenByUser) continue;
        found.values.push(render(book, tab, row, column, 'UNFORMATTED_VALUE'));
        found.texts.push(displayed(book, tab, row, column));
      }
  }
  return found;
}

const number = (value: unknown): number | null => (typeof value === 'number' ? value : null);

/** Rows at the end in which nothing stands are not drawn, as in a chart over whole columns. */
function filled(columns: readonly Read[]): number {
  const empty = (value: unknown) => value === null || value === undefined || value === '';
  let length = Math.max(0, ...columns.map(({ values }) => values.length));
  while (length > 0 && columns.every(({ values }) => empty(values[length - 1]))) length -= 1;
  return length;
}

const STACKS = { STACKED: 'stacked', PERCENT_STACKED: 'percent' } as const;

function chartView(book: Book, chart: Chart): ChartView {
  const { title = '', basicChart: basic = {} } = chart.spec;
  const { overlayPosition: at } = chart.position;
  const heads = basic.headerCount ?? 0;
  const kind = basic.chartType ?? 'COLUMN';
  const skip = skipped(chart.spec);
  const domain = read(book, basic.domains?.[0]?.domain, skip);
  const series = (basic.series ?? [])
    .map((one) => ({ ...read(book, one.series, skip), type: one.type }))
    .filter(({ values }) => values.length > 0);
  const end = filled([domain, ...series]);
  const axis = (position: string) =>
    basic.axis?.find((one) => one.position === position)?.title ?? '';
  return {
    id: chart.chartId,
    title,
    kind,
    stacked: STACKS[basic.stackedType as keyof typeof STACKS] ?? 'none',
    legend: basic.legendPosition ?? 'RIGHT_LEGEND',
    axes: { bottom: axis('BOTTOM_AXIS'), left: axis('LEFT_AXIS') },
    row: at.anchorCell.rowIndex + 1,
    column: at.anchorCell.columnIndex + 1,
    offset: [at.offsetXPixels, at.offsetYPixels],
    width: at.widthPixels,
    height: at.heightPixels,
    labels: domain.texts.slice(heads, end),
    places: domain.values.slice(heads, end).map(number),
    series: series.map((one) => ({
      name: heads > 0 ? (one.texts[0] ?? '') : '',
      kind: one.type ?? kind,
      values: one.values.slice(heads, end).map(number),
      texts: one.texts.slice(heads, end),
    })),
  };
}

export const chartsOf = (book: Book, tab: Tab): readonly ChartView[] =>
  tab.charts.map((chart) => chartView(book, chart));
