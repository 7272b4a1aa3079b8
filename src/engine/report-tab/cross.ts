import type { Chart, Measure } from '../../model';
import { noted, overflow, said } from './beneath';
import type { Groups } from './group';
import { patternOf, peopleOf, quantityOf, type Rows } from './measure';
import {
  across,
  breadth,
  cell,
  chartOf,
  down,
  drawnOf,
  grouped,
  HEAD,
  LEFT,
  RIGHT,
  hiddenWhere,
  isDrawn,
  MOST_ROWS,
  MOST_SERIES,
  room,
  thresholds,
  valueOf,
  type Table,
  type Written,
  type Writing,
  type Years,
} from './table';

const SPLIT =
  'Hidden here is what is too small, and what a total of its row or column would tell; the report itself also hides what several totals together would tell.';
const EARLIER = 'Difference from a year earlier';

/** What these tables say beside what the definitions say. */
export const CROSS_WORDS = [SPLIT, EARLIER];

/** Labels longer than this are sentences: above columns there is no room for them. */
const SENTENCE = 40;

/** Of what is only read the longer side stands in the rows: there is more room. */
export const isTurned = (chart: Chart, size: Writing['size']): boolean => {
  const { x, series, longest } = size(chart);
  if (chart.mark !== 'heat' && chart.mark !== 'table') return false;
  const [wordy, brief] = [longest.series > SENTENCE, longest.x <= SENTENCE];
  return wordy && brief && x <= MOST_SERIES ? true : series > x;
};

/** A row a label of one side, a column a label of the other; beneath it the same of what else is asked. */
export const crossTable = (
  chart: Chart,
  x: Groups,
  series: Groups,
  years: Years,
  writing: Writing,
  row: number,
): Written => {
  const { paper, say, threshold, helpers } = writing;
  const turned = isTurned(chart, writing.size);
  const size = writing.size(chart);
  const [side, top] = turned ? [series, x] : [x, series];
  const count = room(turned ? size.series : size.x);
  const columns = breadth(turned ? size.x : size.series);
  const { conditions } = years.now;
  const table: Table = { row, column: 1, rows: count, columns };
  looks(table, side, top, chart.y, writing);
  paper.text({ row: row - 1, column: 1 }, `${say(side.title)} / ${say(top.title)}`);
  paper.formula({ row: row - 1, column: 2 }, `=TRANSPOSE(${top.labels(conditions, columns)})`);
  paper.formula({ row, column: 1 }, `=${side.labels(conditions, count)}`);
  const rowsAt = (rows: Rows, here: number, column: number): Rows =>
    grouped(grouped(rows, side, down(here, 1)), top, across(row - 1, column));
  const named = (here: number, column: number): string =>
    `OR(${down(here, 1)}="",${across(row - 1, column)}="")`;
  each(table, (here, column) => {
    const rows = rowsAt(years.now, here, column);
    const value = quantityOf(chart.y, rows);
    const counted = peopleOf(chart.y, rows);
    if (counted === null) {
      paper.formula({ row: here, column }, `=IF(${named(here, column)},,${value})`);
      return;
    }
    const at = helpers + column - 1;
    const n = cell(here, at);
    paper.formula({ row: here, column: at }, `=IF(${named(here, column)},,${counted})`);
    const lines = [
      `${down(here, helpers + 1)}:${down(here, helpers + columns)}`,
      `${across(row, at)}:${across(row + count - 1, at)}`,
    ];
    // Where there is no row there is nothing to count; a sum of nobody is one all the same.
    const none = chart.y.of === 'rows' || chart.y.of === 'distinct' ? '' : value;
    const shown = `IF(${n}=0,${none},IF(${hiddenWhere(n, lines, threshold)},"·",${value}))`;
    paper.formula({ row: here, column }, `=IF(${named(here, column)},,${shown})`);
  });
  const drawn = isDrawn(chart);
  const lines = thresholds(chart, writing, table);
  const full = [
    { count: side.count(conditions), room: count, most: MOST_ROWS },
    { count: top.count(conditions), room: columns, most: MOST_SERIES },
  ];
  const spare = 2 + drawnOf(chart, table, writing);
  const isNewer = drawn && spare < columns + 2 ? `${cell(row - 1, spare)}<>""` : undefined;
  overflow(writing, row + count, full, isNewer);
  let next = noted(chart, writing, row + count + 1);
  if (chart.y.people !== undefined) next = said(chart, say(SPLIT), writing, next);
  if (drawn) paper.chart(chartOf(chart, x.title, table, lines, writing));

  // Hidden above is hidden beneath: it is about the same people.
  const beneath = (title: string, measure: Measure, valueAt: Formula): void => {
    const from = next + 3;
    const layer: Table = { ...table, row: from };
    paper.text({ row: next + 1, column: 1 }, title);
    looks(layer, side, top, measure, writing);
    for (let column = 1; column < columns + 2; column += 1)
      paper.formula(
        { row: from - 1, column },
        `=IF(${cell(row - 1, column)}="",,${cell(row - 1, column)})`,
      );
    each(layer, (here, column) => {
      const above = here - from + row;
      const first = cell(above, column);
      const value = valueAt(first, (rows) => rowsAt(rows, above, column));
      paper.formula({ row: here, column }, `=IF(${named(above, column)},,${value})`);
    });
    for (let here = from; here < from + count; here += 1)
      paper.formula(
        { row: here, column: 1 },
        `=IF(${cell(here - from + row, 1)}="",,${cell(here - from + row, 1)})`,
      );
    next = from + count;
  };
  for (const measure of chart.also ?? [])
    beneath(say(measure.title), measure, (first, rowsOf) => {
      const value = valueOf(measure, rowsOf(years.now), threshold);
      return chart.y.people === undefined ? value : `IF(${first}="·","·",${value})`;
    });
  const { before } = years;
  if (before)
    beneath(say(EARLIER), chart.y, (first, rowsOf) => {
      const was = valueOf(chart.y, rowsOf(before), threshold);
      return `IF(ISNUMBER(${first}),LET(was,${was},IF(ISNUMBER(was),${first}-was,)),)`;
    });
  const values = `${cell(row, 2)}:${cell(row + count - 1, columns + 1)}`;
  return { ...table, rows: next - row, values };
};

/** @param first the cell of the first table; @param rowsOf the rows of that cell */
type Formula = (first: string, rowsOf: (rows: Rows) => Rows) => string;

const each = (
  { row, rows, columns }: Table,
  write: (row: number, column: number) => void,
): void => {
  for (let here = row; here < row + rows; here += 1)
    for (let column = 2; column < columns + 2; column += 1) write(here, column);
};

const looks = (
  { row, rows, columns }: Table,
  side: Groups,
  top: Groups,
  measure: Measure,
  { paper }: Writing,
): void => {
  paper.look({ row: row - 1, column: 1 }, 1, columns + 1, { bold: true, background: HEAD });
  paper.look({ row: row - 1, column: 2 }, 1, columns, { ...RIGHT, wrap: true });
  paper.look({ row, column: 1 }, rows, 1, LEFT);
  if (top.pattern) paper.look({ row: row - 1, column: 2 }, 1, columns, { pattern: top.pattern });
  if (side.pattern) paper.look({ row, column: 1 }, rows, 1, { pattern: side.pattern });
  paper.look({ row, column: 2 }, rows, columns, { pattern: patternOf(measure), ...RIGHT });
};
