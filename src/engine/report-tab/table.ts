import type { Chart, Measure, Threshold } from '../../model';
import type { Say } from '../../messages';
import { textLiteral, type SettingCells } from './condition';
import type { Groups } from './group';
import { patternOf, peopleOf, quantityOf, type Rows } from './measure';
import type { ChartOf, Paper } from './sheet';
import { letters } from './source';
import type { Zone } from './zone';

/** What a block is written with. */
export interface Writing {
  readonly paper: Paper;
  readonly say: Say;
  readonly settings: SettingCells;
  /** The cell that says how many persons are too few. */
  readonly threshold: string;
  /** The first of the columns that nobody needs to see: they are hidden. */
  readonly helpers: number;
  /** How moments are read. */
  readonly zone: Zone;
  /** Where charts begin. */
  readonly chartColumn: number;
  readonly size: (chart: Chart) => Size;
}

/** How many labels a chart's axes have now. */
export interface Size {
  readonly x: number;
  readonly series: number;
  /** Of the series those that rows of the chart have: the legend names these, and no empty ones. */
  readonly drawn: number;
  /** Letters of the longest label, by axis. */
  readonly longest: { readonly x: number; readonly series: number };
}

export const HEAD = '#eef3fd';
/** Numbers stand beneath each other, and so does what stands for one. */
export const RIGHT = { align: 'RIGHT' } as const;
/** Labels: some are whole sentences. */
export const LEFT = { align: 'LEFT', wrap: true } as const;
/** Columns of values beside the labels, at most. */
export const MOST_SERIES = 12;
export const MOST_ROWS = 200;
/** Room for values that are not there yet. */
const SPARE = 4;
const CHART = { width: 620, height: 320 };

export const cell = (row: number, column: number): string => `${letters(column)}${row}`;
export const fixed = (row: number, column: number): string => `$${letters(column)}$${row}`;
export const down = (row: number, column: number): string => `$${letters(column)}${row}`;
export const across = (row: number, column: number): string => `${letters(column)}$${row}`;

/** Who is behind a value hides it where they are too few; `·` stands for it. */
const shownIf = (people: string | null, value: string, threshold: string): string =>
  people === null
    ? value
    : `LET(people,${people},IF(people=0,,IF(people<${threshold},"·",${value})))`;

export interface Table {
  /** The first row of values; the row above has the titles. */
  readonly row: number;
  readonly column: number;
  readonly rows: number;
  /** Columns of values beside the labels. */
  readonly columns: number;
}

/** A table that is written, and where its values stand. */
export interface Written extends Table {
  readonly values: string;
}

const LATER = 'More groups than there is room for: make this tab again.';
const FIRST =
  'More groups than a tab has room for: the report itself (Homeroom, Reports) has all of them.';
const NEWER = 'A group is new since the chart was made: make this tab again to see it drawn.';

export const BEFORE = 'A year earlier';
export const CHANGE = 'Difference';

/** What tables say beside what the definitions say. */
export const TABLE_WORDS = [LATER, FIRST, NEWER, BEFORE, CHANGE];

export const valueOf = (measure: Measure, rows: Rows, threshold: string): string =>
  shownIf(peopleOf(measure, rows), quantityOf(measure, rows), threshold);

export const difference = (now: string, before: string): string =>
  `=IF(AND(ISNUMBER(${now}),ISNUMBER(${before})),${now}-${before},)`;

/** Rows of the newest school year, and of the one before. */
export interface Years {
  readonly now: Rows;
  readonly before?: Rows;
}

/**
 * Whether a value is hidden: too few are behind it, or, along one of the lines it stands in, behind all
 * that are hidden and have fewer. Then nothing can be told by taking what is shown from a total.
 */
export const hiddenWhere = (people: string, lines: readonly string[], threshold: string): string =>
  `OR(${[
    `${people}<${threshold}`,
    ...lines.map(
      (line) =>
        `AND(COUNTIFS(${line},">0",${line},"<"&${threshold})>0,SUMIF(${line},"<"&${people})<${threshold})`,
    ),
  ].join(',')})`;

export const headed = ({ paper }: Writing, row: number, titles: readonly string[]): void => {
  titles.forEach((title, at) => paper.text({ row: row - 1, column: at + 1 }, title));
  paper.look({ row: row - 1, column: 1 }, 1, titles.length, { bold: true, background: HEAD });
  paper.look({ row: row - 1, column: 2 }, 1, titles.length - 1, RIGHT);
};

/** How many rows a table gets for so many labels. */
export const room = (size: number): number =>
  Math.min(MOST_ROWS, Math.max(6, Math.ceil(size * 1.2) + SPARE));
/** How many columns of values. */
export const breadth = (size: number): number => Math.min(MOST_SERIES, size + 2);

/**
 * Of labels that did not fit: whether making the tab again would help.
 * @param isNewer whether the table has a label that its chart does not draw
 */
export const overflow = (
  say: Say,
  counts: readonly { readonly count: string; readonly room: number; readonly most: number }[],
  isNewer?: string,
): string => {
  const full = (of: typeof counts): string =>
    `OR(${of.map((one) => `${one.count}>${one.room}`).join(',')})`;
  const never = counts.filter((one) => one.room >= one.most);
  const later = counts.filter((one) => one.room < one.most);
  const newer = isNewer === undefined ? '' : `IF(${isNewer},${textLiteral(say(NEWER))},)`;
  const otherwise =
    later.length > 0 ? `IF(${full(later)},${textLiteral(say(LATER))},${newer})` : newer;
  return never.length > 0
    ? `=IF(${full(never)},${textLiteral(say(FIRST))},${otherwise})`
    : `=${otherwise}`;
};

export const grouped = (rows: Rows, groups: Groups, label: string): Rows => ({
  ...rows,
  conditions: [...rows.conditions, groups.rowsOf(label)],
});

export const noted = ({ note }: Chart, { paper, say }: Writing, row: number): number => {
  if (note !== undefined) paper.text({ row, column: 1 }, say(note));
  return note === undefined ? row : row + 1;
};

const limitOf = ({ value }: Threshold, settings: SettingCells): string =>
  typeof value === 'number' ? String(value) : (settings[value.setting] ?? '0');

/** Lines at a height: a column of the same value beside the table. @returns their columns. */
export const thresholds = (
  chart: Chart,
  { paper, say, settings }: Writing,
  table: Table,
): number[] =>
  (chart.thresholds ?? []).map((line, at) => {
    const column = table.column + table.columns + 1 + at;
    paper.text({ row: table.row - 1, column }, say(line.label));
    paper.look({ row: table.row - 1, column }, 1, 1, { bold: true, background: HEAD, ...RIGHT });
    for (let row = table.row; row < table.row + table.rows; row += 1)
      paper.formula({ row, column }, `=IF(${down(row, 1)}="",,${limitOf(line, settings)})`);
    paper.look({ row: table.row, column }, table.rows, 1, { pattern: patternOf(chart.y) });
    return column;
  });

const KINDS: Partial<Record<Chart['mark'], ChartOf['series'][number]['kind']>> = {
  line: 'LINE',
  area: 'AREA',
  point: 'SCATTER',
};

/** Columns of a table that its chart draws: spare ones would stand in the legend as colours without a name. */
export const drawnOf = (chart: Chart, table: Table, { size }: Writing): number =>
  chart.series ? Math.max(1, Math.min(table.columns, size(chart).drawn)) : 1;

export const chartOf = (
  chart: Chart,
  title: string,
  table: Table,
  lines: readonly number[],
  writing: Writing,
): ChartOf => {
  const { say, chartColumn } = writing;
  const isPoint = chart.mark === 'point';
  const kind = KINDS[chart.mark] ?? 'COLUMN';
  const values = Array.from({ length: drawnOf(chart, table, writing) }, (_, i) => ({
    column: 2 + i,
    kind,
  }));
  return {
    at: { row: table.row - 1, column: chartColumn },
    ...CHART,
    title: say(chart.title),
    description: say(chart.question),
    kind: lines.length > 0 && !isPoint ? 'COMBO' : kind,
    row: table.row,
    rows: table.rows,
    domain: isPoint && chart.also ? 3 : 1,
    series: [...values, ...lines.map((column) => ({ column, kind: 'LINE' as const }))],
    axes: {
      bottom: say(isPoint && chart.also ? chart.also[0]!.title : title),
      left: say(chart.y.title),
    },
  };
};
