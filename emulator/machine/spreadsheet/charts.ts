/**
 * Native charts: what a tab holds of them, and what becomes of them when cells move.
 * Source: developers.google.com/workspace/sheets/api/reference/rest/v4/spreadsheets/charts.
 */
import { shiftSpan, type Shift } from './formula';
import type { GridRange, Tab } from './book';

export interface ChartData {
  readonly sourceRange?: { readonly sources?: readonly Partial<GridRange>[] };
}

export interface BasicChart {
  readonly chartType?: string;
  readonly legendPosition?: string;
  readonly axis?: readonly { readonly position?: string; readonly title?: string }[];
  readonly domains?: readonly { readonly domain?: ChartData; readonly reversed?: boolean }[];
  readonly series?: readonly {
    readonly series?: ChartData;
    readonly targetAxis?: string;
    readonly type?: string;
    readonly color?: unknown;
    readonly colorStyle?: unknown;
    readonly lineStyle?: unknown;
  }[];
  readonly headerCount?: number;
  readonly stackedType?: string;
  readonly interpolateNulls?: boolean;
}

export interface ChartSpec {
  readonly title?: string;
  readonly subtitle?: string;
  readonly altText?: string;
  /** Charts skip what is hidden unless this says otherwise (…/charts#charthiddendimensionstrategy). */
  readonly hiddenDimensionStrategy?: string;
  readonly basicChart?: BasicChart;
}

export interface Overlay {
  readonly anchorCell: {
    readonly sheetId: number;
    readonly rowIndex: number;
    readonly columnIndex: number;
  };
  readonly offsetXPixels: number;
  readonly offsetYPixels: number;
  readonly widthPixels: number;
  readonly heightPixels: number;
}

/** It lies in the tab that its anchor names. */
export interface Chart {
  readonly chartId: number;
  readonly spec: ChartSpec;
  readonly position: { readonly overlayPosition: Overlay };
}

/** Every source through `change`; a series that has lost its last source goes, without a word. */
function withSources(
  chart: Chart,
  change: (source: Partial<GridRange>) => Partial<GridRange> | null,
): Chart {
  const basic = chart.spec.basicChart;
  if (!basic) return chart;
  const changed = (data: ChartData | undefined): ChartData | null => {
    const sources = (data?.sourceRange?.sources ?? []).flatMap((one) => change(one) ?? []);
    return sources.length > 0 ? { sourceRange: { sources } } : null;
  };
  const domains = basic.domains?.flatMap((one) => {
    const domain = changed(one.domain);
    return domain ? [{ ...one, domain }] : [];
  });
  const series = basic.series?.flatMap((one) => {
    const kept = changed(one.series);
    return kept ? [{ ...one, series: kept }] : [];
  });
  const basicChart = { ...basic, ...(domains && { domains }), ...(series && { series }) };
  return { ...chart, spec: { ...chart.spec, basicChart } };
}

/** Sources and anchors follow the rows and columns of `moved`. */
export function shiftCharts(
  tabs: readonly Tab[],
  moved: Tab,
  shift: Shift,
  shiftRange: (range: GridRange, shift: Shift) => GridRange | null,
): void {
  for (const tab of tabs) {
    if (tab.charts.length === 0) continue;
    tab.charts = tab.charts.map((chart) => {
      const followed = withSources(chart, (source) =>
        source.sheetId === moved.sheetId ? shiftRange(source as GridRange, shift) : source,
      );
      return tab === moved ? anchored(followed, shift) : followed;
    });
  }
}

/** A chart whose cell was deleted stays, at the place that cell had. */
function anchored(chart: Chart, shift: Shift): Chart {
  const { overlayPosition } = chart.position;
  const { anchorCell } = overlayPosition;
  const side = shift.dimension === 'ROWS' ? 'rowIndex' : 'columnIndex';
  const span = shiftSpan(anchorCell[side], anchorCell[side] + 1, shift);
  const cell = { ...anchorCell, [side]: span?.start ?? shift.at };
  return { ...chart, position: { overlayPosition: { ...overlayPosition, anchorCell: cell } } };
}

/** What other tabs' charts show of a tab that is deleted. */
export function loseInCharts(tabs: readonly Tab[], sheetId: number): void {
  for (const tab of tabs)
    tab.charts = tab.charts.map((chart) =>
      withSources(chart, (source) => (source.sheetId === sheetId ? null : source)),
    );
}

/** A copied tab's charts show the copy. */
export const copiedChart = (chart: Chart, from: number, to: number, chartId: number): Chart => {
  const copy = withSources(chart, (source) =>
    source.sheetId === from ? { ...source, sheetId: to } : source,
  );
  const { overlayPosition } = copy.position;
  const anchorCell = { ...overlayPosition.anchorCell, sheetId: to };
  return { ...copy, chartId, position: { overlayPosition: { ...overlayPosition, anchorCell } } };
};
