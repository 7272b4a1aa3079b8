/** Native charts: kept, moved, refused and lost as the Sheets API does. */
import { createKit, type Kit } from './spreadsheet-kit';

let kit: Kit;
beforeEach(() => {
  kit = createKit();
  kit.batch({ addSheet: { properties: { sheetId: 1, title: 'My data' } } });
  kit.put("'My data'!A1", [
    ['Grade', 'Students', 'Goal'],
    ['K', 10, 12],
    ['1', 20, 12],
  ]);
});

const source = (column: number, rows = 3, sheetId = 1) => ({
  sourceRange: {
    sources: [
      {
        sheetId,
        startRowIndex: 0,
        endRowIndex: rows,
        startColumnIndex: column,
        endColumnIndex: column + 1,
      },
    ],
  },
});
const spec = (more: object = {}) => ({
  title: 'Students by grade',
  basicChart: {
    chartType: 'COMBO',
    headerCount: 1,
    domains: [{ domain: source(0) }],
    series: [
      { series: source(1), type: 'COLUMN' },
      { series: source(2), type: 'LINE' },
    ],
    axis: [{ position: 'BOTTOM_AXIS', title: 'Grade' }],
    ...more,
  },
});
const over = (sheetId = 0, rowIndex = 4, columnIndex = 2) => ({
  overlayPosition: { anchorCell: { sheetId, rowIndex, columnIndex } },
});
const add = (chartId = 7, given: object = spec(), position: object = over()) =>
  kit.batch({ addChart: { chart: { chartId, spec: given, position } } });
const charts = () =>
  kit.run('Sheets.Spreadsheets.get', 'book-1', { fields: 'sheets(properties.title,charts)' })
    .sheets;

test('a chart is answered as it was made, with the size Google gives it', () => {
  const made = add().replies[0].addChart.chart;
  expect(made.position.overlayPosition).toMatchObject({ widthPixels: 600, heightPixels: 371 });
  expect(charts()[0].charts).toEqual([{ chartId: 7, spec: spec(), position: made.position }]);
});

test('the page is told what it draws: names, labels, numbers; texts are no numbers, and the end that is empty is left out', () => {
  kit.put("'My data'!B3", [['·']]);
  const longer = { domains: [{ domain: source(0, 9) }], series: [{ series: source(1, 9) }] };
  add(7, spec(longer));
  expect(kit.spreadsheet.tabs()[0]!.charts[0]).toMatchObject({
    kind: 'COMBO',
    row: 5,
    column: 3,
    labels: ['K', '1'],
    series: [{ name: 'Students', values: [10, null] }],
  });
});

test('what is hidden is not drawn unless the chart says so', () => {
  const hide = (dimension: string, startIndex: number) =>
    kit.batch({
      updateDimensionProperties: {
        range: { sheetId: 1, dimension, startIndex, endIndex: startIndex + 1 },
        properties: { hiddenByUser: true },
        fields: 'hiddenByUser',
      },
    });
  hide('COLUMNS', 2);
  hide('ROWS', 1);
  const drawn = (hiddenDimensionStrategy?: string) => {
    kit.batch({
      updateChartSpec: { chartId: 7, spec: { ...spec(), hiddenDimensionStrategy } },
    });
    const { labels, series } = kit.spreadsheet.tabs()[0]!.charts[0]!;
    return [labels, series.map(({ name }) => name)];
  };
  add();
  const columns = ['Students', 'Goal'];
  expect(drawn()).toEqual([['1'], ['Students']]);
  expect(drawn('SKIP_HIDDEN_COLUMNS')).toEqual([['K', '1'], ['Students']]);
  expect(drawn('SKIP_HIDDEN_ROWS')).toEqual([['1'], columns]);
  expect(drawn('SHOW_ALL')).toEqual([['K', '1'], columns]);
  expect(() => drawn('SHOW_SOME')).toThrow(/hidden_dimension_strategy/);
});

test.each([
  ['no spec', { position: over() }, 'no chart spec'],
  ['no kind', { spec: { title: 'x' }, position: over() }, 'One of basicChart, pieChart'],
  ['no position', { spec: spec() }, 'One of EmbeddedObjectPosition.overlayPosition'],
  ['no such tab', { spec: spec(), position: over(404) }, 'No sheet with id: 404'],
  ['beyond the grid', { spec: spec(), position: over(0, 5000) }, 'is after last row in grid'],
  [
    'two columns at once',
    {
      spec: spec({
        series: [
          {
            series: {
              sourceRange: { sources: [{ sheetId: 1, startColumnIndex: 0, endColumnIndex: 2 }] },
            },
          },
        ],
      }),
      position: over(),
    },
    'require all rows or all columns to have length of 1',
  ],
  [
    'other lengths',
    { spec: spec({ series: [{ series: source(1, 2) }] }), position: over() },
    'same number of source ranges, of the same lengths',
  ],
  [
    'no such source',
    { spec: spec({ series: [{ series: source(1, 3, 404) }] }), position: over() },
    'No grid with id: 404',
  ],
  ['another kind', { spec: spec({ chartType: 'PIE' }), position: over() }, '(TYPE_ENUM), "PIE"'],
])('refused: %s', (_, chart, message) => {
  expect(kit.refused(() => kit.batch({ addChart: { chart } }))).toContain(message);
  expect(charts()[0].charts).toBeUndefined();
});

test('an id is used once; what is not there cannot be changed', () => {
  add();
  expect(kit.refused(() => add())).toContain('already exists');
  expect(kit.refused(() => kit.batch({ deleteEmbeddedObject: { objectId: 8 } }))).toContain(
    'No embedded object with id: 8',
  );
  expect(kit.refused(() => kit.batch({ updateChartSpec: { chartId: 8, spec: spec() } }))).toContain(
    'No chart with id: 8',
  );
});

test('a spec is replaced as a whole, a position as the mask says, and a chart is deleted', () => {
  add();
  kit.batch({ updateChartSpec: { chartId: 7, spec: spec({ chartType: 'LINE' }) } });
  kit.batch({
    updateEmbeddedObjectPosition: {
      objectId: 7,
      newPosition: { overlayPosition: { widthPixels: 300, heightPixels: 5 } },
      fields: 'widthPixels',
    },
  });
  expect(charts()[0].charts[0]).toMatchObject({
    spec: { basicChart: { chartType: 'LINE' } },
    position: { overlayPosition: { widthPixels: 300, heightPixels: 371 } },
  });
  kit.batch({ deleteEmbeddedObject: { objectId: 7 } });
  expect(charts()[0].charts).toBeUndefined();
});

test('sources and anchors follow rows and columns; a deleted column takes its series along without a word', () => {
  add();
  const range = (sheetId: number, dimension: string, startIndex: number, endIndex: number) => ({
    range: { sheetId, dimension, startIndex, endIndex },
  });
  kit.batch(
    { insertDimension: range(1, 'COLUMNS', 0, 1) },
    { insertDimension: range(0, 'ROWS', 0, 3) },
  );
  const moved = charts()[0].charts[0];
  expect(moved.spec.basicChart.series[0].series.sourceRange.sources[0]).toMatchObject({
    startColumnIndex: 2,
    endColumnIndex: 3,
  });
  expect(moved.position.overlayPosition.anchorCell.rowIndex).toBe(7);
  kit.batch({ deleteDimension: range(1, 'COLUMNS', 2, 3) });
  expect(charts()[0].charts[0].spec.basicChart.series).toHaveLength(1);
});

test('a deleted tab takes its charts, and the series of others that showed it', () => {
  add();
  add(9, spec(), over(1));
  kit.batch({ deleteSheet: { sheetId: 1 } });
  expect(charts()).toHaveLength(1);
  expect(charts()[0].charts[0].spec.basicChart).toMatchObject({ domains: [], series: [] });
});

test('a copied tab has charts of its own, of its own cells', () => {
  add(9, spec(), over(1));
  kit.batch({ duplicateSheet: { sourceSheetId: 1, newSheetId: 5, newSheetName: 'Copy' } });
  const [copy] = charts()[0].charts;
  expect(copy.chartId).not.toBe(9);
  expect(copy.spec.basicChart.domains[0].domain.sourceRange.sources[0].sheetId).toBe(5);
  expect(copy.position.overlayPosition.anchorCell.sheetId).toBe(5);
});

test('a refused batch leaves charts as they were', () => {
  add();
  kit.refused(() =>
    kit.batch({ deleteEmbeddedObject: { objectId: 7 } }, { deleteSheet: { sheetId: 404 } }),
  );
  expect(charts()[0].charts).toHaveLength(1);
});
