import type { Change, Host, Tab } from '../../host/host';
import type { Cell, Chart, Conditions, Encoding, Registry, Report } from '../../model';
import type { Say } from '../../messages';
import { settingsOf } from '../draw';
import { binOf } from '../draw/bins';
import { filledChart } from '../draw/fill';
import { openTable } from '../draw/table';
import { openShown, type Shown } from '../shown';
import { freeTitle } from '../tab';
import { sourceOf, type Source } from './source';
import type { Writing } from './table';
import { layOut, REPORT, type Layout } from './tab';

/** Beside a tab's cells: which report it is, and what of it is ours. */
const REPORT_TAB = 'homeroom.report';

/** What a report's tab says of itself. */
interface Made {
  readonly v: 1;
  readonly report: string;
  readonly rows: number;
  readonly columns: number;
  readonly charts: readonly number[];
  readonly kept: Layout['kept'];
}

/** In the last of our cells: whoever put rows or columns between ours finds it elsewhere. */
const LAST_CELL = 'Homeroom: end of the report';
/** Labels and titles are seen whole; only what is very long takes several lines. */
const LABELS = { letter: 6.5, least: 230, most: 480 };
const VALUES = { letter: 7.2, least: 120, most: 240 };
const PADDING = 16;
const widthFor = (letters: number, { letter, least, most }: typeof LABELS): number =>
  Math.max(least, Math.min(most, Math.ceil(letters * letter) + PADDING));

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
  { say, smallGroup, settings, records }: Wanted,
): Rendered => {
  const { workbook } = host;
  const tabs = workbook.tabs();
  const before = madeBefore(host, tabs, report);
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
  const title = before?.tab.title ?? freeTitle(tabs, `${say(REPORT)}: ${say(report.title)}`);
  const there = workbook.charts().map(({ chartId }) => chartId);
  workbook.change([
    ...(before ? roomIn(before.tab, before.made, layout) : newTab(sheetId, title, layout)),
    ...(before ? gone(there, before.made) : []),
    ...drawn(sheetId, layout, report, freeCharts(host, there), before?.made),
  ]);
  return { sheetId, title, again: before !== undefined };
};

interface Before {
  readonly tab: Tab;
  readonly made: Made;
}

/** The tab made of this report, as long as its last cell is where it was left. */
const madeBefore = (host: Host, tabs: readonly Tab[], report: Report): Before | undefined => {
  for (const { sheetId, key, value } of host.workbook.metadata()) {
    const tab = tabs.find((one) => one.sheetId === sheetId);
    if (key !== REPORT_TAB || !tab) continue;
    const made = JSON.parse(value) as Made;
    if (made.report !== report.id || tab.rows < made.rows || tab.columns < made.columns) continue;
    const corner = { row: made.rows, column: made.columns, rows: 1, columns: 1 };
    if (host.workbook.read(tab, corner)[0]?.[0] === LAST_CELL) return { tab, made };
  }
  return undefined;
};

/** The reports that have a tab, by their ids. */
export const reportsIn = ({ workbook }: Pick<Host, 'workbook'>): readonly string[] =>
  workbook
    .metadata()
    .flatMap(({ key, value }) => (key === REPORT_TAB ? (JSON.parse(value) as Made).report : []));

const chosenIn = ({ workbook }: Host, tab: Tab, made: Made): Record<string, Cell> =>
  Object.fromEntries(
    Object.entries(made.kept).flatMap(([id, at]) => {
      const [[cell = null] = []] = workbook.read(tab, { ...at, rows: 1, columns: 1 });
      return cell === null || cell === '' ? [] : [[id, cell]];
    }),
  );

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
  { rows, columns, helpers, hidden, longest }: Layout,
): Change[] => [
  {
    do: 'add_tab',
    sheetId,
    title,
    rows: rows + 20,
    columns: columns + 6,
    hidden: false,
  },
  ...longest.map((letters, at): Change => ({
    do: 'set_width',
    sheetId,
    column: 1 + at,
    pixels: widthFor(letters, at === 0 ? LABELS : VALUES),
  })),
  { do: 'hide_columns', sheetId, column: helpers, count: hidden },
];

/** A longer report pushes down what stands beneath it, a wider one what stands beside it. */
const roomIn = (
  { sheetId }: Tab,
  made: Made,
  { rows, columns, helpers, hidden }: Layout,
): Change[] => [
  ...(rows > made.rows
    ? [{ do: 'insert_rows' as const, sheetId, at: made.rows, count: rows - made.rows }]
    : []),
  ...(columns > made.columns
    ? [{ do: 'insert_columns' as const, sheetId, at: made.columns, count: columns - made.columns }]
    : []),
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
): Change[] => {
  const rows = Math.max(layout.rows, made?.rows ?? 0);
  const columns = Math.max(layout.columns, made?.columns ?? 0);
  layout.paper.value({ row: rows, column: columns }, LAST_CELL);
  const charts = layout.charts.map((chart, at) => ({ ...chart, chartId: first + at }));
  const said: Made = {
    v: 1,
    report: report.id,
    rows,
    columns,
    charts: charts.map(({ chartId }) => chartId),
    kept: layout.kept,
  };
  return [
    ...layout.paper.changes(sheetId, rows, columns),
    ...charts.map((chart): Change => ({ do: 'add_chart', sheetId, ...chart })),
    { do: 'set_metadata', sheetId, key: REPORT_TAB, value: JSON.stringify(said) },
  ];
};
