import type { Chart, Measure } from '../../model';
import { noted, overflow } from './beneath';
import type { Groups } from './group';
import { patternOf, peopleOf, quantityOf, type Rows } from './measure';
import {
  BEFORE,
  cell,
  CHANGE,
  chartOf,
  difference,
  down,
  fixed,
  grouped,
  headed,
  LEFT,
  RIGHT,
  hiddenWhere,
  isDrawn,
  MOST_ROWS,
  room,
  thresholds,
  type Table,
  type Written,
  type Writing,
  type Years,
} from './table';

/** Columns of helpers before a table that is worked out beside: who is behind each value. */
const COUNTS = 4;

/** A row a label. Helpers: who is behind each value. */
export const listTable = (
  chart: Chart,
  groups: Groups,
  { now, before }: Years,
  writing: Writing,
  row: number,
): Written => {
  const { paper, say, helpers } = writing;
  const measures = [chart.y, ...(chart.also ?? [])];
  const isSorted = (chart.sort ?? 'x') !== 'x' || chart.top !== undefined;
  const rows = room(writing.size(chart).x);
  // A table that is sorted by its values is worked out beside, and shown in order.
  const base = isSorted ? helpers + COUNTS : 1;
  const columns = measures.length + (before ? 2 : 0);
  paper.formula({ row, column: base }, `=${groups.labels(now.conditions, rows)}`);
  const written: Table = { row, column: base, rows, columns };
  for (let here = row; here < row + rows; here += 1) {
    const of = (some: Rows): Rows => grouped(some, groups, down(here, base));
    measures.forEach((measure, at) => writeValue(measure, at, of(now), written, here, writing));
    if (before) writeBefore(chart.y, measures.length, of(before), written, here, writing);
  }
  const shown = isSorted ? sortedView(chart, written, writing) : rows;
  const words = before ? [say(BEFORE), say(CHANGE)] : [];
  headed(writing, row, [say(groups.title), ...measures.map(({ title }) => say(title)), ...words]);
  const table: Table = { row, column: 1, rows: shown, columns };
  paper.look({ row, column: 1 }, shown, 1, LEFT);
  if (groups.pattern) paper.look({ row, column: 1 }, shown, 1, { pattern: groups.pattern });
  [...measures, ...(before ? [chart.y, chart.y] : [])].forEach((measure, at) =>
    paper.look({ row, column: 2 + at }, shown, 1, { pattern: patternOf(measure), ...RIGHT }),
  );
  const lines = thresholds(chart, writing, table);
  const sizes = [{ count: groups.count(now.conditions), room: rows, most: MOST_ROWS }];
  overflow(writing, row + shown, sizes);
  const next = noted(chart, writing, row + shown + 1);
  if (isDrawn(chart)) paper.chart(chartOf(chart, groups.title, table, lines, writing));
  return { ...table, rows: next - row, values: `${cell(row, 2)}:${cell(row + shown - 1, 2)}` };
};

/** A value of one label: hidden where too few are behind it, or behind those with fewer together. */
const writeValue = (
  measure: Measure,
  at: number,
  rows: Rows,
  { row, column, rows: height }: Table,
  here: number,
  { paper, helpers, threshold }: Writing,
): void => {
  const name = down(here, column);
  const spot = { row: here, column: column + 1 + at };
  const counted = peopleOf(measure, rows);
  const value = quantityOf(measure, rows);
  if (counted === null) {
    paper.formula(spot, `=IF(${name}="",,${value})`);
    return;
  }
  const helper = helpers + Math.min(at, 2);
  if (at < 3) paper.formula({ row: here, column: helper }, `=IF(${name}="",,${counted})`);
  const tooFew = hiddenIn(here, helper, row, height, threshold);
  const n = down(here, helper);
  paper.formula(spot, `=IF(${name}="",,IF(${n}=0,${value},IF(${tooFew},"·",${value})))`);
};

const hiddenIn = (
  here: number,
  helper: number,
  row: number,
  height: number,
  threshold: string,
): string => {
  const line = `${fixed(row, helper)}:${fixed(row + height - 1, helper)}`;
  return hiddenWhere(down(here, helper), [line], threshold);
};

const writeBefore = (
  measure: Measure,
  measures: number,
  rows: Rows,
  { row, column, rows: height }: Table,
  here: number,
  { paper, helpers, threshold }: Writing,
): void => {
  const name = down(here, column);
  const spot = { row: here, column: column + measures + 1 };
  const counted = peopleOf(measure, rows);
  const value = quantityOf(measure, rows);
  const helper = helpers + COUNTS - 1;
  if (counted !== null) paper.formula({ row: here, column: helper }, `=IF(${name}="",,${counted})`);
  const n = down(here, helper);
  const tooFew = hiddenIn(here, helper, row, height, threshold);
  const was = counted === null ? value : `IF(${n}=0,,IF(${tooFew},"·",${value}))`;
  paper.formula(spot, `=IF(${name}="",,${was})`);
  const [now, before] = [cell(here, column + 1), cell(here, spot.column)];
  paper.formula({ ...spot, column: spot.column + 1 }, difference(now, before));
};

/** The table in the order of its values, what is hidden or empty last. @returns how many rows are shown. */
const sortedView = (chart: Chart, table: Table, { paper }: Writing): number => {
  const { row, column, rows, columns } = table;
  const last = row + rows - 1;
  const shown = Math.min(chart.top ?? rows, rows);
  const isUp = chart.sort === 'ascending';
  const key = column + columns + 1;
  for (let here = row; here <= last; here += 1) {
    const value = down(here, column + 1);
    const otherwise = `${isUp ? '' : '-'}1E+99`;
    const by = `IF(ISNUMBER(${value}),${value},${otherwise})`;
    paper.formula({ row: here, column: key }, `=IF(${down(here, column)}="",,${by})`);
  }
  const span = (from: number, to: number) => `${fixed(row, from)}:${fixed(last, to)}`;
  const all = `FILTER(${span(column, key)},${span(column, column)}<>"")`;
  const sorted =
    (chart.sort ?? 'x') === 'x' ? all : `SORT(${all},${columns + 2},${isUp ? 'TRUE' : 'FALSE'})`;
  paper.formula({ row, column: 1 }, `=IFNA(ARRAY_CONSTRAIN(${sorted},${shown},${columns + 1}))`);
  return shown;
};
