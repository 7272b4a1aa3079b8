import type { Drawing } from '../host';
import { repeatable } from './errors';
import type { Google } from './globals';

type Request = GoogleAppsScript.Sheets.Schema.Request;
type ChartData = GoogleAppsScript.Sheets.Schema.ChartData;
type AddChart = Extract<Drawing, { do: 'add_chart' }>;

/** A column of a chart from its title on. */
const columnOf = ({ sheetId, row, rows }: AddChart, column: number): ChartData => ({
  sourceRange: {
    sources: [
      {
        sheetId,
        startRowIndex: row - 2,
        endRowIndex: row - 1 + rows,
        startColumnIndex: column - 1,
        endColumnIndex: column,
      },
    ],
  },
});

const addChart = (chart: AddChart): Request => ({
  addChart: {
    chart: {
      chartId: chart.chartId,
      spec: {
        title: chart.title,
        altText: chart.description,
        // Its lines at a height stand in hidden columns; what a person hides are rows.
        hiddenDimensionStrategy: 'SKIP_HIDDEN_ROWS',
        basicChart: {
          chartType: chart.kind,
          legendPosition: chart.legend ? 'TOP_LEGEND' : 'NO_LEGEND',
          headerCount: 1,
          axis: [
            { position: 'BOTTOM_AXIS', title: chart.axes.bottom },
            { position: 'LEFT_AXIS', title: chart.axes.left },
          ],
          domains: [{ domain: columnOf(chart, chart.domain) }],
          series: chart.series.map(({ column, kind }) => ({
            series: columnOf(chart, column),
            targetAxis: 'LEFT_AXIS',
            ...(chart.kind === 'COMBO' ? { type: kind } : {}),
          })),
        },
      },
      position: {
        overlayPosition: {
          anchorCell: {
            sheetId: chart.sheetId,
            rowIndex: chart.at.row - 1,
            columnIndex: chart.at.column - 1,
          },
          offsetXPixels: chart.offset,
          widthPixels: chart.width,
          heightPixels: chart.height,
        },
      },
    },
  },
});

/** One step of a drawing as a request of the Sheets API. */
export const toDrawing = (change: Drawing): Request => {
  switch (change.do) {
    case 'formulas':
      return {
        updateCells: {
          start: {
            sheetId: change.sheetId,
            rowIndex: change.row - 1,
            columnIndex: change.column - 1,
          },
          rows: change.formulas.map((formulaValue) => ({
            values: [{ userEnteredValue: { formulaValue } }],
          })),
          fields: 'userEnteredValue',
        },
      };
    case 'hide_columns':
    case 'show_columns':
      return {
        updateDimensionProperties: {
          range: {
            sheetId: change.sheetId,
            dimension: 'COLUMNS',
            startIndex: change.column - 1,
            endIndex: change.column - 1 + change.count,
          },
          properties: { hiddenByUser: change.do === 'hide_columns' },
          fields: 'hiddenByUser',
        },
      };
    case 'delete_chart':
      return { deleteEmbeddedObject: { objectId: change.chartId } };
    case 'add_chart':
      return addChart(change);
  }
};

/** Native charts of every tab. */
export const chartsIn = (
  g: Google,
  id: string,
): readonly { readonly sheetId: number; readonly chartId: number }[] => {
  const answer = repeatable(
    'Sheets',
    (milliseconds) => g.Utilities.sleep(milliseconds),
    () => g.Sheets!.Spreadsheets.get(id, { fields: 'sheets(properties.sheetId,charts.chartId)' }),
  );
  return (answer.sheets ?? []).flatMap(({ properties, charts = [] }) =>
    charts.map(({ chartId = 0 }) => ({ sheetId: properties?.sheetId ?? 0, chartId })),
  );
};
