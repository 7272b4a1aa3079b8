import type { Change, Host, Tab } from '../../host/host';
import type { Cell, Chart, Conditions, Encoding, Registry, Report } from '../../model';
import type { Say } from '../../messages';
import { settingsOf } from '../draw';
import { binOf } from '../draw/bins';
import { filledChart } from '../draw/fill';
import { openTable } from '../draw/table';
import { openShown, type Shown } from '../shown';
import { freeTitle } from '../tab';
import { outgrownColumn } from './beneath';
import { letters, sourceOf, type Source } from './source';
import {
  chosenIn,
  hiddenIn,
  LAST_CELL,
  madeBefore,
  OUTGROWN,
  REPORT_TAB,
  type Before,
  type Made,
} from './made';
import type { Writing } from './table';
import { COLON, layOut, REPORT, type Layout } from './tab';

export interface Wanted {
  readonly say: Say;
  /** Fewer persons than these are not shown, unless the tab itself says otherwise. */
  readonly smallGroup: number;
  /** What the school has chosen for the report, by id. */
  readonly settings: Readonly<Record<string, string>>;
  /** Homeroom's own records, which stand in tabs of their own. */
  readonly records?: ReadonlyMap<string, Opened>;
}
/** A data set's tab, opened. */
type Opened = Omit<Shown, 'ask' | 'direct'>;
export interface Rendered {
  readonly sheetId: number;
  readonly title: string;
  /** It was there, and was written anew. */
  readonly again: boolean;
}

/**
 * Makes the report's tab, or writes it anew where it is still as it was made. What stands beneath and to
 * the right of it is left alone, and so are the cells a school may change. Where somebody has put rows or
 * columns between ours, that tab is theirs now: another one is made. One change, so that it is whole or not
 * there at all.
 * @throws workbook.* and what opening the report's data sets throws
 */
export const renderReportTab = (
  host: Host,
  registry: Registry<Host>,
  report: Report,
  wanted: Wanted,
): Rendered => {
  const tabs = host.workbook.tabs();
  return written(host, registry, report, wanted, madeBefore(host, tabs, report));
};

/**
 * Writes the report's tab anew where its groups have outgrown it, as that does; a chart that somebody has
 * taken out stays out. A look at one cell where they have not.
 * @returns whether it was written. @throws as that
 */
export const growReportTab = (
  host: Host,
  registry: Registry<Host>,
  report: Report,
  wanted: () => Wanted,
): boolean => {
  const before = madeBefore(host, host.workbook.tabs(), report);
  if (!before?.outgrown) return false;
  const there = host.workbook.charts().map(({ chartId }) => chartId);
  const without = before.made.charts.map((chartId) => !there.includes(chartId));
  written(host, registry, report, wanted(), before, without);
  return true;
};

/** @param without which of its charts are left out, by their order */
const written = (
  host: Host,
  registry: Registry<Host>,
  report: Report,
  { say, smallGroup, settings, records }: Wanted,
  before: Before | undefined,
  without: readonly boolean[] = [],
): Rendered => {
  const { workbook } = host;
  const tabs = workbook.tabs();
  const opened = opener(host, registry, tabs, records);
  const layout = layOut({
    report,
    say,
    smallGroup,
    settings,
    chosen: before ? chosenIn(host, before.tab, before.made) : {},
    source: (dataset) => opened(dataset).source,
    size: sizes(host, opened, (chart) => filledChart(chart, settingsOf(report, settings), say)),
    clock: host.clock,
  });
  const sheetId = before?.tab.sheetId ?? freeSheet(host, tabs);
  const named = `${say(REPORT)}${say(COLON)}${say(report.title)}`;
  const title = before?.tab.title ?? freeTitle(tabs, named);
  const there = workbook.charts().map(({ chartId }) => chartId);
  workbook.change([
    ...(before ? roomIn(before.tab, before.made, layout) : newTab(sheetId, title, layout)),
    ...(before ? gone(there, before.made) : []),
    ...drawn(sheetId, layout, report, freeCharts(host, there), before?.made, without),
  ]);
  return { sheetId, title, again: before !== undefined };
};

const opener = (
  host: Host,
  registry: Registry<Host>,
  tabs: readonly Tab[],
  records: Wanted['records'],
) => {
  const known = new Map<string, { shown: Opened; source: Source }>();
  return (dataset: string): { shown: Opened; source: Source } => {
    const found = known.get(dataset);
    if (found) return found;
    const shown = records?.get(dataset) ?? openShown(host, registry, dataset, { from: 'tab' });
    const made = { shown, source: sourceOf(host, tabs, shown) };
    known.set(dataset, made);
    return made;
  };
};

interface Labels {
  readonly count: number;
  readonly longest: number;
}
const NO_LABELS: Labels = Object.freeze({ count: 0, longest: 0 });

/** How many labels there are now: the tables get room for some more, the charts draw these. */
const sizes = (
  host: Host,
  opened: ReturnType<typeof opener>,
  filled: (chart: Chart) => Chart,
): Writing['size'] => {
  const known = new Map<string, Labels>();
  const labels = (dataset: string, encoding: Encoding | undefined, where?: Conditions): Labels => {
    if (!encoding) return NO_LABELS;
    const { field, as = 'value' } = encoding;
    const key = JSON.stringify([dataset, field, as, where]);
    const found = known.get(key);
    if (found !== undefined) return found;
    const { shown } = opened(dataset);
    const of = shown.fields.find(({ name }) => name === field);
    const bin = of ? binOf(of, as, host.clock) : (cell: Cell) => cell;
    const table = openTable(shown, [field]);
    const mask = table.mask(where);
    const cells = of ? table.column(field).filter((_, row) => mask?.[row] !== 0) : [];
    const bins = [...new Set(cells.map(bin))];
    const longest = Math.max(0, ...bins.map((one) => String(one ?? '').length));
    const made = { count: bins.length, longest };
    known.set(key, made);
    return made;
  };
  return (chart: Chart) => {
    const { dataset, x, series } = chart;
    try {
      const [across, beside] = [labels(dataset, x), labels(dataset, series)];
      return {
        x: across.count,
        series: beside.count,
        drawn: labels(dataset, series, filled(chart).where).count,
        longest: { x: across.longest, series: beside.longest },
      };
    } catch {
      // A data set that is off is said where its chart would be.
      return { x: 0, series: 0, drawn: 0, longest: { x: 0, series: 0 } };
    }
  };
};

/** As `freeTitle`: none that is there. */
const freeSheet = (host: Host, tabs: readonly Tab[]): number => {
  const chosen = 100_000_000 + (parseInt(host.person.uuid().slice(0, 8), 16) % 900_000_000);
  return tabs.some(({ sheetId }) => sheetId === chosen) ? freeSheet(host, tabs) : chosen;
};

const newTab = (
  sheetId: number,
  title: string,
  { rows, columns, helpers, hidden, widths }: Layout,
): Change[] => [
  {
    do: 'add_tab',
    sheetId,
    title,
    rows: rows + 20,
    columns: columns + 6,
    hidden: false,
  },
  ...widthsFrom(sheetId, widths, 0),
  { do: 'hide_columns', sheetId, column: helpers, count: hidden },
];

/** Of columns from that one on; those before it are sized as somebody likes them. */
const widthsFrom = (sheetId: number, widths: Layout['widths'], from: number): Change[] =>
  widths
    .map((pixels, at): Change => ({ do: 'set_width', sheetId, column: 1 + at, pixels }))
    .slice(from);

/** A longer report pushes down what stands beneath it, a wider one what stands beside it. */
const roomIn = (
  { sheetId }: Tab,
  made: Made,
  { rows, columns, helpers, hidden, widths }: Layout,
): Change[] => [
  ...(rows > made.rows
    ? [{ do: 'insert_rows' as const, sheetId, at: made.rows, count: rows - made.rows }]
    : []),
  ...(columns > made.columns
    ? [{ do: 'insert_columns' as const, sheetId, at: made.columns, count: columns - made.columns }]
    : []),
  // What was hidden may be in sight now.
  { do: 'show_columns', sheetId, ...hiddenIn(made) },

  ...widthsFrom(sheetId, widths, made.sized ?? widths.length),
  { do: 'hide_columns', sheetId, column: helpers, count: hidden },
];

/** Charts of ours that are still there. */
const gone = (there: readonly number[], made: Made): Change[] =>
  made.charts
    .filter((chartId) => there.includes(chartId))
    .map((chartId) => ({ do: 'delete_chart', chartId }));

/** From here on a thousand ids are free. */
const freeCharts = (host: Host, there: readonly number[]): number => {
  const first = 1 + (parseInt(host.person.uuid().slice(0, 8), 16) % 2_000_000_000);
  const isFree = !there.some((id) => id >= first && id < first + 1000);
  return isFree ? first : freeCharts(host, there);
};

const drawn = (
  sheetId: number,
  layout: Layout,
  report: Report,
  first: number,
  made: Made | undefined,
  without: readonly boolean[],
): Change[] => {
  const rows = Math.max(layout.rows, made?.rows ?? 0);
  const columns = Math.max(layout.columns, made?.columns ?? 0);
  const { helpers, hidden, paper, widths } = layout;
  const column = letters(outgrownColumn(helpers));
  const isOutgrown = `COUNTIF(${column}$1:${column}$${rows - 1},TRUE)>0`;
  paper.formula({ row: rows, column: columns }, `=IF(${isOutgrown},"${OUTGROWN}","${LAST_CELL}")`);
  const charts = layout.charts.map((chart, at) => ({ ...chart, chartId: first + at }));
  const said: Made = {
    v: 1,
    report: report.id,
    rows,
    columns,
    charts: charts.map(({ chartId }) => chartId),
    kept: layout.kept,
    helpers,
    hidden,
    sized: Math.max(widths.length, made?.sized ?? 0),
  };
  return [
    ...paper.changes(sheetId, rows, columns),
    ...charts
      // Where there are other charts than before, nobody knows which one was taken out.
      .filter((_, at) => without.length !== charts.length || !without[at])
      .map((chart): Change => ({ do: 'add_chart', sheetId, ...chart })),
    { do: 'set_metadata', sheetId, key: REPORT_TAB, value: JSON.stringify(said) },
  ];
};
