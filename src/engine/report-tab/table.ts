import type { Chart, Measure, Threshold } from '../../model';
import type { Say } from '../../messages';
import type { SettingCells } from './condition';
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
  /** The column in which charts begin. */
  readonly chartColumn: number;
  /** Of each column in pixels, from the labels on. */
  readonly widths: readonly number[];
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
const SPARE = { rows: 4, columns: 1 };
/** In pixels; the first column behind a table begins with some room. */
const CHART = { width: 620, height: 320, offset: 24 };

/** How many columns nobody needs to see; by their place among them what the last ones hold. */
export const HIDDEN = { columns: 24, lines: 20, outgrown: 21, zone: 22 };

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

export const BEFORE = 'A year earlier';
export const CHANGE = 'Difference';

/** What tables say beside what the definitions say. */
export const TABLE_WORDS = [BEFORE, CHANGE];

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
  Math.min(MOST_ROWS, Math.max(6, Math.ceil(size * 1.2) + SPARE.rows));
/** How many columns of values. */
export const breadth = (size: number): number => Math.min(MOST_SERIES, size + SPARE.columns);

export const grouped = (rows: Rows, groups: Groups, label: string): Rows => ({
  ...rows,
  conditions: [...rows.conditions, groups.rowsOf(label)],
});

/** Whether a native chart is drawn of it. */
export const isDrawn = ({ x, mark }: Chart): boolean =>
  x !== undefined && mark !== 'table' && mark !== 'heat';

const limitOf = ({ value }: Threshold, settings: SettingCells): string =>
  typeof value === 'number' ? String(value) : (settings[value.setting] ?? '0');

/** Lines at a height: hidden columns of the same value, which the chart draws. @returns them. */
export const thresholds = (
  chart: Chart,
  { paper, say, settings, helpers }: Writing,
  table: Table,
): number[] =>
  (isDrawn(chart) ? (chart.thresholds ?? []) : []).map((line, at) => {
    const column = helpers + HIDDEN.lines - at;
    paper.text({ row: table.row - 1, column }, say(line.label));
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
    // A single series of several that there could be says what is counted.
    legend: chart.series !== undefined || lines.length > 0,
    axes: {
      bottom: say(isPoint && chart.also ? chart.also[0]!.title : title),
      left: say(chart.y.title),
    },
  };
};
