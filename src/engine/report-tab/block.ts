import type { Chart } from '../../model';
import type { Say } from '../../messages';
import { BENEATH_WORDS, noted } from './beneath';
import { conditionsOf, NotPlain, textLiteral } from './condition';
import { CROSS_WORDS, crossTable } from './cross';
import { groupsOf } from './group';
import { listTable } from './list';
import { patternOf, peopleOf, quantityOf, type Rows } from './measure';
import type { Source } from './source';
import {
  BEFORE,
  cell,
  CHANGE,
  difference,
  fixed,
  headed,
  isDrawn,
  RIGHT,
  TABLE_WORDS,
  valueOf,
  type Written,
  type Writing,
  type Years,
} from './table';

/** A chart of 320 pixels over rows of 21. */
const CHART_ROWS = 17;

const named = (chart: Chart, { paper, say }: Writing, row: number): void => {
  paper.text({ row, column: 1 }, say(chart.question));
  paper.look({ row, column: 1 }, 1, 1, { bold: true });
  paper.text({ row: row + 1, column: 1 }, titleOf(chart, say));
};

/** Says of a chart where it can be seen. @returns the next free row */
const leaveOut = (chart: Chart, writing: Writing, row: number): number => {
  named(chart, writing, row);
  writing.paper.text({ row: row + 2, column: 1 }, writing.say(ELSEWHERE));
  return row + 4;
};

/** One chart: its title and question, its table and the chart beside it. @returns the next free row. */
export const writeBlock = (chart: Chart, source: Source, writing: Writing, row: number): number => {
  named(chart, writing, row);
  try {
    const table = tableOf(chart, source, writing, row + 3);
    return Math.max(table.row + table.rows, isDrawn(chart) ? row + 2 + CHART_ROWS : 0) + 2;
  } catch (error) {
    if (!(error instanceof NotPlain)) throw error;
    return leaveOut(chart, writing, row);
  }
};

/** Of a table that shows more than one thing the first one is named, too. */
const titleOf = ({ title, x, series, also, y }: Chart, say: Say): string =>
  x && series && also ? `${say(title)} · ${say(y.title)}` : say(title);

const ELSEWHERE =
  'Plain formulas cannot say this: see it in the report itself (Homeroom, Reports).';
const NOTHING = 'There is nothing to show: no row of the data set fits.';
const HIDDEN =
  'Nothing can be shown: too few people are behind every value here, or it would tell one that is hidden.';
const NO_EARLIER = 'there is nothing of the year before to compare with';
const UNSTATED = 'Not stated';
export const VALUE = 'Value';
const YEAR = 'School year';

/** What these tabs say beside what the definitions say. */
export const BLOCK_WORDS = [
  ...[ELSEWHERE, NOTHING, HIDDEN, NO_EARLIER, UNSTATED, VALUE, YEAR],
  ...TABLE_WORDS,
  ...BENEATH_WORDS,
  ...CROSS_WORDS,
];

const tableOf = (chart: Chart, source: Source, writing: Writing, row: number): Written => {
  const { zone, settings } = writing;
  const recent = chart.recent
    ? [`${source.column(chart.recent.field)}>=${zone.now}-${chart.recent.hours}/24`]
    : [];
  // Empty rows at the end of a tab are none, and what the analyst has written there is not ours.
  const ours = `${source.column(source.dataset.key[0]!)}<>""`;
  const where = [ours, ...conditionsOf(source, chart.where, settings), ...recent];
  const rows: Rows = { source, conditions: where, settings };
  // What cannot be said is found before anything is written.
  for (const measure of [chart.y, ...(chart.also ?? [])]) {
    quantityOf(measure, rows);
    peopleOf(measure, rows);
  }
  for (const axis of [chart.x, chart.series]) if (axis) groupsOf(source, axis, '', zone);
  const yearly = chart.compare ? yearsOf(chart, rows, writing, row) : undefined;
  const years: Years = yearly ?? { now: rows };
  const table = written(chart, source, years, writing, row);
  titled(chart, table, yearly?.said ?? [], writing, row - 2);
  return table;
};

/** The title, and what is to be known before one looks: of which year it is, why there is nothing to see. */
const titled = (
  chart: Chart,
  { values }: Written,
  year: readonly string[],
  { paper, say }: Writing,
  row: number,
): void => {
  const why = `IF(COUNTIF(${values},"·")>0,${aside(say(HIDDEN))},${aside(say(NOTHING))})`;
  const parts = [textLiteral(titleOf(chart, say)), ...year, `IF(COUNT(${values})>0,,${why})`];
  paper.formula({ row, column: 1 }, `=${parts.join('&')}`);
};

const aside = (text: string): string => textLiteral(` · ${text}`);

const written = (
  chart: Chart,
  source: Source,
  years: Years,
  writing: Writing,
  row: number,
): Written => {
  const { zone } = writing;
  if (!chart.x) return numberTable(chart, years, writing, row);
  const unstated = writing.say(UNSTATED);
  const groups = groupsOf(
    source,
    chart.x,
    unstated,
    zone,
    chart.recent !== undefined && chart.x.as === 'hour',
  );
  return chart.series
    ? crossTable(chart, groups, groupsOf(source, chart.series, unstated, zone), years, writing, row)
    : listTable(chart, groups, years, writing, row);
};

/** The newest school year, in a cell: the rows of it, and of the year before. */
const yearsOf = (chart: Chart, rows: Rows, writing: Writing, row: number) => {
  const { paper, say, helpers } = writing;
  const column = rows.source.column('school_year');
  const newest = quantityOf({ of: 'max', field: 'school_year' }, rows);
  paper.formula({ row: row - 1, column: helpers + 3 }, `=${newest}`);
  const year = fixed(row - 1, helpers + 3);
  const alone = `IF(COUNTIF(${column},${year}-1)=0,${aside(say(NO_EARLIER))},)`;
  const said = [
    `IF(${year}="",,${textLiteral(` · ${say(YEAR)} `)}&(${year}-1)&"–"&RIGHT(${year},2)&${alone})`,
  ];
  const of = (test: string): Rows => ({
    ...rows,
    conditions: [...rows.conditions, `${column}=${test}`],
  });
  return { now: of(year), before: of(`${year}-1`), said };
};

/** One number, or a few of the same rows. */
const numberTable = (
  chart: Chart,
  { now, before }: Years,
  writing: Writing,
  row: number,
): Written => {
  const { paper, say, threshold } = writing;
  headed(writing, row, ['', say(VALUE), ...(before ? [say(BEFORE), say(CHANGE)] : [])]);
  const measures = [chart.y, ...(chart.also ?? [])];
  measures.forEach((measure, at) => {
    const here = row + at;
    paper.text({ row: here, column: 1 }, say(measure.title));
    paper.formula({ row: here, column: 2 }, `=${valueOf(measure, now, threshold)}`);
    if (before) {
      paper.formula({ row: here, column: 3 }, `=${valueOf(measure, before, threshold)}`);
      paper.formula({ row: here, column: 4 }, difference(cell(here, 2), cell(here, 3)));
    }
    const look = { pattern: patternOf(measure), ...RIGHT };
    paper.look({ row: here, column: 2 }, 1, before ? 3 : 1, look);
  });
  // A number needs no chart.
  const next = noted(chart, writing, row + measures.length);
  return { row, column: 1, rows: next - row + 1, columns: 1, values: cell(row, 2) };
};
