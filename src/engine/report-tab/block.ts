import type { Chart, Measure, Threshold } from '../../model';
import type { Say } from '../../messages';
import { conditionsOf, NotPlain, textLiteral, type SettingCells } from './condition';
import { groupsOf, type Groups } from './group';
import { patternOf, peopleOf, quantityOf, type Rows } from './measure';
import type { ChartOf, Paper } from './sheet';
import { letters, type Source } from './source';

/** What a block is written with. */
export interface Writing {
  readonly paper: Paper;
  readonly say: Say;
  readonly settings: SettingCells;
  /** The cell that says how many persons are too few. */
  readonly threshold: string;
  /** The first of the columns that nobody needs to see: they are hidden. */
  readonly helpers: number;
  /** Where charts begin. */
  readonly chartColumn: number;
  /** How many labels a chart's axis has now. */
  readonly size: (chart: Chart) => { readonly x: number; readonly series: number };
}

export const HEAD = '#eef3fd';
/** Columns of values beside the labels, at most. */
export const MOST_SERIES = 8;
const MOST_ROWS = 200;
/** Room for values that are not there yet. */
const SPARE = 4;
/** A chart of 320 pixels over rows of 21. */
const CHART_ROWS = 17;
const CHART = { width: 620, height: 320 };

const cell = (row: number, column: number): string => `${letters(column)}${row}`;
const fixed = (row: number, column: number): string => `$${letters(column)}$${row}`;
const down = (row: number, column: number): string => `$${letters(column)}${row}`;
const across = (row: number, column: number): string => `${letters(column)}$${row}`;

/** Who is behind a value hides it where they are too few; `·` stands for it. */
const shownIf = (people: string | null, value: string, threshold: string): string =>
  people === null
    ? value
    : `LET(people,${people},IF(people=0,,IF(people<${threshold},"·",${value})))`;

interface Table {
  /** The first row of values; the row above has the titles. */
  readonly row: number;
  readonly column: number;
  readonly rows: number;
  /** Columns of values beside the labels. */
  readonly columns: number;
}

/** One chart: its title and question, its table and the chart beside it. @returns the next free row. */
export const writeBlock = (chart: Chart, source: Source, writing: Writing, row: number): number => {
  const { paper, say } = writing;
  paper.text({ row, column: 1 }, say(chart.question));
  paper.look({ row, column: 1 }, 1, 1, { bold: true });
  paper.text({ row: row + 1, column: 1 }, say(chart.title));
  try {
    const table = tableOf(chart, source, writing, row + 3);
    const isTall = chart.x !== undefined && chart.mark !== 'table' && chart.mark !== 'heat';
    return Math.max(table.row + table.rows, isTall ? row + 2 + CHART_ROWS : 0) + 2;
  } catch (error) {
    if (!(error instanceof NotPlain)) throw error;
    paper.text({ row: row + 2, column: 1 }, say(ELSEWHERE));
    return row + 4;
  }
};

const ELSEWHERE =
  'Plain formulas cannot say this: see it in the report itself (Homeroom, Reports).';
const SPLIT =
  'Only groups that are too small themselves are hidden here; the report itself also hides what could be told by subtraction.';
const MORE = 'More groups than there is room for: make this tab again.';
const UNSTATED = 'Not stated';
const VALUE = 'Value';
const BEFORE = 'A year earlier';
const CHANGE = 'Difference';
const YEAR = 'School year';

/** What these tabs say beside what the definitions say. */
export const BLOCK_WORDS = [ELSEWHERE, SPLIT, MORE, UNSTATED, VALUE, BEFORE, CHANGE, YEAR];

const tableOf = (chart: Chart, source: Source, writing: Writing, row: number): Table => {
  if (chart.recent) throw new NotPlain();
  const where = conditionsOf(source, chart.where, writing.settings);
  const rows: Rows = { source, conditions: where, settings: writing.settings };
  // What cannot be said is found before anything is written.
  for (const measure of [chart.y, ...(chart.also ?? [])]) {
    quantityOf(measure, rows);
    peopleOf(measure, rows);
  }
  for (const axis of [chart.x, chart.series]) if (axis) groupsOf(source, axis, '');
  const yearly = chart.compare ? yearsOf(chart, rows, writing, row) : undefined;
  if (!chart.x) return numberTable(chart, yearly?.now ?? rows, yearly?.before, writing, row);
  const unstated = writing.say(UNSTATED);
  const groups = groupsOf(source, chart.x, unstated);
  return chart.series
    ? crossTable(
        chart,
        groups,
        groupsOf(source, chart.series, unstated),
        yearly?.now ?? rows,
        writing,
        row,
      )
    : listTable(chart, groups, yearly?.now ?? rows, yearly?.before, writing, row);
};

/** The newest school year, in a cell: the rows of it, and of the year before. */
const yearsOf = (chart: Chart, rows: Rows, writing: Writing, row: number) => {
  const { paper, say, helpers } = writing;
  const column = rows.source.column('school_year');
  const newest = `MAX(${column})`;
  const inRows =
    rows.conditions.length === 0 ? newest : quantityOf({ of: 'max', field: 'school_year' }, rows);
  paper.formula({ row: row - 1, column: helpers + 3 }, `=${inRows}`);
  const year = fixed(row - 1, helpers + 3);
  paper.formula(
    { row: row - 2, column: 1 },
    `=${textLiteral(`${say(chart.title)} · ${say(YEAR)} `)}&${year}`,
  );
  const of = (test: string): Rows => ({
    ...rows,
    conditions: [...rows.conditions, `${column}=${test}`],
  });
  return { now: of(year), before: of(`${year}-1`) };
};

const valueOf = (measure: Measure, rows: Rows, threshold: string): string =>
  shownIf(peopleOf(measure, rows), quantityOf(measure, rows), threshold);

const difference = (now: string, before: string): string =>
  `=IF(AND(ISNUMBER(${now}),ISNUMBER(${before})),${now}-${before},)`;

const headed = ({ paper }: Writing, row: number, titles: readonly string[]): void => {
  titles.forEach((title, at) => paper.text({ row: row - 1, column: at + 1 }, title));
  paper.look({ row: row - 1, column: 1 }, 1, titles.length, { bold: true, background: HEAD });
};

/** One number, or a few of the same rows. */
const numberTable = (
  chart: Chart,
  now: Rows,
  before: Rows | undefined,
  writing: Writing,
  row: number,
): Table => {
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
    const look = { pattern: patternOf(measure) };
    paper.look({ row: here, column: 2 }, 1, before ? 3 : 1, look);
  });
  noted(chart, writing, row + measures.length);
  // A number needs no chart.
  return { row, column: 1, rows: measures.length + 1, columns: 1 };
};

const room = (size: number): number =>
  Math.min(MOST_ROWS, Math.max(6, Math.ceil(size * 1.2) + SPARE));

/** A row a label. Helpers: who is behind each value. */
const listTable = (
  chart: Chart,
  groups: Groups,
  now: Rows,
  before: Rows | undefined,
  writing: Writing,
  row: number,
): Table => {
  const { paper, say, helpers } = writing;
  const measures = [chart.y, ...(chart.also ?? [])];
  const isSorted = (chart.sort ?? 'x') !== 'x' || chart.top !== undefined;
  const rows = room(writing.size(chart).x);
  // A table that is sorted by its values is worked out beside, and shown in order.
  const base = isSorted ? helpers + 3 : 1;
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
  if (groups.pattern) paper.look({ row, column: 1 }, shown, 1, { pattern: groups.pattern });
  [...measures, ...(before ? [chart.y, chart.y] : [])].forEach((measure, at) =>
    paper.look({ row, column: 2 + at }, shown, 1, { pattern: patternOf(measure) }),
  );
  const lines = thresholds(chart, writing, table);
  if (chart.top === undefined)
    paper.formula(
      { row: row + shown, column: 1 },
      `=IF(${groups.count(now.conditions)}>${rows},${textLiteral(say(MORE))},)`,
    );
  noted(chart, writing, row + shown + 1);
  if (chart.mark !== 'table') paper.chart(chartOf(chart, groups.title, table, lines, writing));
  return { ...table, rows: shown + 2 };
};

const grouped = (rows: Rows, groups: Groups, label: string): Rows => ({
  ...rows,
  conditions: [...rows.conditions, groups.rowsOf(label)],
});

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
  const n = down(here, helper);
  const all = `${fixed(row, helper)}:${fixed(row + height - 1, helper)}`;
  if (at < 3) paper.formula({ row: here, column: helper }, `=IF(${name}="",,${counted})`);
  const fewer = `SUMIF(${all},"<"&${n})<${threshold}`;
  const tooFew = `OR(${n}<${threshold},AND(MIN(${all})<${threshold},${fewer}))`;
  paper.formula(spot, `=IF(${name}="",,IF(${n}=0,,IF(${tooFew},"·",${value})))`);
};

const writeBefore = (
  measure: Measure,
  measures: number,
  rows: Rows,
  { column }: Table,
  here: number,
  { paper, threshold }: Writing,
): void => {
  const spot = { row: here, column: column + measures + 1 };
  const was = valueOf(measure, rows, threshold);
  paper.formula(spot, `=IF(${down(here, column)}="",,${was})`);
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

/** A row a label, a column a series. */
const crossTable = (
  chart: Chart,
  groups: Groups,
  series: Groups,
  rows: Rows,
  writing: Writing,
  row: number,
): Table => {
  const { paper, say, threshold } = writing;
  const size = writing.size(chart);
  // A heat map's series are its rows.
  const count = room(size.x);
  const columns = Math.min(MOST_SERIES, size.series + 2);
  paper.look({ row: row - 1, column: 1 }, 1, columns + 1, { bold: true, background: HEAD });
  paper.text({ row: row - 1, column: 1 }, say(groups.title));
  paper.formula(
    { row: row - 1, column: 2 },
    `=TRANSPOSE(${series.labels(rows.conditions, columns)})`,
  );
  if (series.pattern)
    paper.look({ row: row - 1, column: 2 }, 1, columns, { pattern: series.pattern });
  paper.formula({ row, column: 1 }, `=${groups.labels(rows.conditions, count)}`);
  for (let here = row; here < row + count; here += 1)
    for (let column = 2; column < columns + 2; column += 1) {
      const [name, other] = [down(here, 1), across(row - 1, column)];
      const cellRows: Rows = {
        ...rows,
        conditions: [...rows.conditions, groups.rowsOf(name), series.rowsOf(other)],
      };
      const value = valueOf(chart.y, cellRows, threshold);
      paper.formula({ row: here, column }, `=IF(OR(${name}="",${other}=""),,${value})`);
    }
  if (groups.pattern) paper.look({ row, column: 1 }, count, 1, { pattern: groups.pattern });
  paper.look({ row, column: 2 }, count, columns, { pattern: patternOf(chart.y) });
  const table = { row, column: 1, rows: count, columns };
  const more = [
    `${groups.count(rows.conditions)}>${count}`,
    `${series.count(rows.conditions)}>${columns}`,
  ];
  paper.formula(
    { row: row + count, column: 1 },
    `=IF(OR(${more.join(',')}),${textLiteral(say(MORE))},)`,
  );
  const lines = thresholds(chart, writing, table);
  const next = noted(chart, writing, row + count + 1);
  if (chart.y.people !== undefined) paper.text({ row: next, column: 1 }, say(SPLIT));
  if (chart.mark !== 'table' && chart.mark !== 'heat')
    paper.chart(chartOf(chart, groups.title, table, lines, writing));
  return { ...table, rows: count + 3 };
};

const noted = ({ note }: Chart, { paper, say }: Writing, row: number): number => {
  if (note !== undefined) paper.text({ row, column: 1 }, say(note));
  return note === undefined ? row : row + 1;
};

const limitOf = ({ value }: Threshold, settings: SettingCells): string =>
  typeof value === 'number' ? String(value) : (settings[value.setting] ?? '0');

/** Lines at a height: a column of the same value beside the table. @returns their columns. */
const thresholds = (chart: Chart, { paper, say, settings }: Writing, table: Table): number[] =>
  (chart.thresholds ?? []).map((line, at) => {
    const column = table.column + table.columns + 1 + at;
    paper.text({ row: table.row - 1, column }, say(line.label));
    paper.look({ row: table.row - 1, column }, 1, 1, { bold: true, background: HEAD });
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

/** Labels that are long or many are read better beside their bars than beneath them. */
const chartOf = (
  chart: Chart,
  title: string,
  table: Table,
  lines: readonly number[],
  { say, chartColumn }: Writing,
): ChartOf => {
  const isPoint = chart.mark === 'point';
  const kind = KINDS[chart.mark] ?? 'COLUMN';
  const beside = chart.compare || chart.also ? 1 : table.columns;
  const values = Array.from({ length: beside }, (_, i) => ({ column: 2 + i, kind }));
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
