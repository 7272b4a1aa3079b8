import { FailureError, failureOf, tell, type Cell, type Chart, type Report } from '../../model';
import type { Say } from '../../messages';
import { BLOCK_WORDS, VALUE, writeBlock } from './block';
import type { SettingCells } from './condition';
import { isTurned } from './cross';
import { openPaper, type ChartOf, type Paper } from './sheet';
import { letters, type Source } from './source';
import type { WallClock } from '../wall';
import { openZone } from './zone';
import { BEFORE, breadth, CHANGE, HEAD, HIDDEN, type Writing } from './table';

const SMALL_GROUPS =
  'Groups of fewer people than this are not shown: “·” stands for them. You may change the number.';
const MADE_OF = 'Made of';
const VERSION = 'version';
const ROWS_THEN = 'rows when this tab was made; rows now, to the left.';
const YOURS =
  'The numbers are plain formulas and follow the data. What you add beneath or to the right stays.';

/** Tabs of reports are called so: data sets may have the same names. */
export const REPORT = 'Report';
/** Between a name and what it names: languages set it in their own way. */
export const COLON = ': ';

export const TAB_WORDS = [
  REPORT,
  COLON,
  SMALL_GROUPS,
  MADE_OF,
  VERSION,
  ROWS_THEN,
  YOURS,
  ...BLOCK_WORDS,
];

const CHART_COLUMNS = 7;

/** A report laid out as a tab. */
export interface Layout {
  readonly paper: Paper;
  readonly charts: readonly ChartOf[];
  readonly rows: number;
  readonly columns: number;
  /** The first hidden column, and how many there are. */
  readonly helpers: number;
  readonly hidden: number;
  /** Of the columns in pixels, as wide as their labels and titles want. */
  readonly widths: readonly number[];
  /** The cells a school may change, by id; `people` is how many are too few. */
  readonly kept: Readonly<Record<string, { readonly row: number; readonly column: number }>>;
}

export interface LayingOut {
  readonly report: Report;
  readonly say: Say;
  readonly smallGroup: number;
  /** What the school has chosen for the report, by id. */
  readonly settings: Readonly<Record<string, string>>;
  /** What the school wrote into the cells it may change. */
  readonly chosen: Readonly<Record<string, Cell>>;
  /** @throws shown.missing and others of its kind */
  readonly source: (dataset: string) => Source;
  readonly size: Writing['size'];
  readonly clock: WallClock;
}

const isCrossed = (chart: Chart): boolean => chart.x !== undefined && chart.series !== undefined;

/** Columns a chart's table takes. */
const widthOf = (chart: Chart, size: Writing['size']): number =>
  1 +
  (isCrossed(chart)
    ? breadth(isTurned(chart, size) ? size(chart).x : size(chart).series)
    : 1 + (chart.also?.length ?? 0) + (chart.compare ? 2 : 0));

/** Of a chart's table the letters of its labels, and of what stands above each of its columns. */
const lettersOf = (chart: Chart, size: Writing['size'], say: Say): readonly number[] => {
  const { x, series, longest } = size(chart);
  if (!isCrossed(chart)) {
    const titles = [chart.y, ...(chart.also ?? [])].map(({ title }) => say(title).length);
    const years = chart.compare ? [BEFORE, CHANGE].map((word) => say(word).length) : [];
    return chart.x
      ? [longest.x, ...titles, ...years]
      : [Math.max(...titles), say(VALUE).length, ...years];
  }
  const turned = isTurned(chart, size);
  const count = turned ? x : series;
  const [side, top] = turned ? [longest.series, longest.x] : [longest.x, longest.series];
  // What is spare has no title yet.
  const tops = Array.from({ length: breadth(count) }, (_, at) => (at < count ? top : 0));
  return [side, ...tops];
};

/** Labels and titles are seen whole; only what is very long takes several lines. */
const LABELS = { letter: 6.5, least: 230, most: 480 };
const VALUES = { letter: 7.2, least: 120, most: 240 };
const PADDING = 16;
const widthFor = (letters: number, { letter, least, most }: typeof LABELS): number =>
  Math.max(least, Math.min(most, Math.ceil(letters * letter) + PADDING));

const widthsOf = (report: Report, size: Writing['size'], say: Say): Layout['widths'] => {
  const letters = report.charts.map((chart) => lettersOf(chart, size, say));
  const columns = Math.max(0, ...letters.map(({ length }) => length));
  return Array.from({ length: columns }, (_, at) =>
    widthFor(Math.max(...letters.map((one) => one[at] ?? 0)), at === 0 ? LABELS : VALUES),
  );
};

export const layOut = (laying: LayingOut): Layout => {
  const { report, say, source, size } = laying;
  const paper = openPaper();
  const chartColumn = Math.max(...report.charts.map((chart) => widthOf(chart, size))) + 1;
  const helpers = chartColumn + CHART_COLUMNS;
  const widths = widthsOf(report, size, say);
  const { kept, settings, row: below } = writeHead(paper, laying);
  const people = kept['people']!;
  const writing: Writing = {
    paper,
    say,
    settings,
    threshold: `$${letters(people.column)}$${people.row}`,
    helpers,
    zone: openZone(paper, laying.clock, helpers + HIDDEN.zone),
    chartColumn,
    widths,
    size,
  };
  let row = below;
  for (const chart of report.charts) {
    try {
      const columns = widthOf(chart, size);
      const own = { ...writing, chartColumn: columns + 1, widths: widths.slice(0, columns) };
      row = writeBlock(chart, source(chart.dataset), own, row);
    } catch (error) {
      // One chart whose data set is off leaves the others.
      if (!(error instanceof FailureError)) throw error;
      const { message, next } = tell(failureOf(error), say);
      paper.text({ row, column: 1 }, say(chart.question));
      paper.look({ row, column: 1 }, 1, 1, { bold: true });
      paper.text({ row: row + 1, column: 1 }, `${message} ${next}`);
      row += 3;
    }
  }
  const columns = helpers + HIDDEN.columns;
  return {
    paper,
    charts: paper.charts,
    rows: paper.end + 1,
    columns,
    helpers,
    hidden: HIDDEN.columns,
    widths,
    kept,
  };
};

/** Title, what the school may change, and what it is made of. @returns the first row of the charts. */
const writeHead = (
  paper: Paper,
  { report, say, chosen, smallGroup, source, settings: own }: LayingOut,
): { readonly kept: Layout['kept']; readonly settings: SettingCells; readonly row: number } => {
  paper.text({ row: 1, column: 1 }, say(report.title));
  paper.look({ row: 1, column: 1 }, 1, 4, { bold: true, background: HEAD });
  paper.text({ row: 2, column: 1 }, say(report.description));
  paper.text({ row: 3, column: 1 }, say(YOURS));
  const kept: Record<string, { row: number; column: number }> = {};
  const settings: Record<string, string> = {};
  let row = 4;
  const choice = (id: string, title: string, value: Cell): void => {
    paper.text({ row, column: 4 }, title);
    paper.value({ row, column: 3 }, value);
    paper.look({ row, column: 3 }, 1, 1, { bold: true, background: '#fff8e1' });
    kept[id] = { row, column: 3 };
    settings[id] = `$C$${row}`;
    row += 1;
  };
  choice('people', say(SMALL_GROUPS), chosen['people'] ?? smallGroup);
  for (const { id, title, meaning, type, default: otherwise } of report.settings ?? []) {
    const text = own[id] ?? otherwise;
    const value = type === 'text' ? text : Number(text);
    choice(id, `${say(title)}${say(COLON)}${say(meaning)}`, chosen[id] ?? value);
    if (type === 'text') paper.look({ row: row - 1, column: 3 }, 1, 1, { wrap: true });
    if (type === 'percent') paper.look({ row: row - 1, column: 3 }, 1, 1, { pattern: '0.0%' });
  }
  for (const id of report.datasets) {
    const made = madeOf(id, source);
    if (!made) continue;
    const { passport, column } = made;
    const { number, at, rows } = passport.version;
    const when = at.slice(0, 16).replace('T', ' ');
    paper.text(
      { row, column: 4 },
      `${say(MADE_OF)} ${made.dataset.title}, ${say(VERSION)} ${number} (${when} UTC), ${rows} ${say(ROWS_THEN)}`,
    );
    paper.formula({ row, column: 3 }, `=COUNTA(${column(made.dataset.key[0]!)})-1`);
    paper.look({ row, column: 3 }, 1, 1, { pattern: '#,##0' });
    row += 1;
  }
  return { kept, settings, row: row + 1 };
};

const madeOf = (id: string, source: LayingOut['source']): Source | null => {
  try {
    return source(id);
  } catch (error) {
    if (error instanceof FailureError) return null;
    throw error;
  }
};
