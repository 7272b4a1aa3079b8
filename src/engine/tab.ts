import type { Change, Host, Metadata, Tab } from '../host/host';
import { publishedFields, type Cell, type Dataset, type Field } from '../model';
import { patternOf } from './cells';
import { layoutOf, type Layout } from './layout';
import type { Standing } from './standing';

const HEADER = '#eef3fd';
/** Spare columns to the right for the analyst, where they cost little. */
const SPARE_COLUMNS = 3;

/** In the title of a tab that is not whole. */
export const UNFINISHED = ' (updating…)';

/** Of a tab, beside its passport: which rows stand there. A tab of an older build says nothing. */
const ROWS = 'homeroom.rows';
/** In its place while rows are written by and by. */
export const WRITING = 'writing';

/** @param rows absent: they are on their way. */
export const sayRows = (sheetId: number, rows?: Standing): Change => ({
  do: 'set_metadata',
  sheetId,
  key: ROWS,
  value: rows ? JSON.stringify(rows) : WRITING,
});

/** What a tab says of its rows, as it stands there; undefined: it says nothing. */
export const rowsSaid = (all: readonly Metadata[], sheetId?: number): string | undefined =>
  all.find((one) => one.key === ROWS && one.sheetId === sheetId)?.value;

/** The rows that stand in a tab; undefined: those of its passport, or they are on their way. */
export const rowsIn = (said: string | undefined): Standing | undefined =>
  said?.startsWith('{') ? (JSON.parse(said) as Standing) : undefined;

/** The tab of a data set: which it is and what belongs into it. */
export interface TabOf {
  readonly host: Host;
  readonly dataset: Dataset;
  readonly sheetId: number;
  /** What will stand there, in the contract's order of fields: columns are as wide as that wants. */
  readonly rows?: readonly (readonly Cell[])[];
}

/** Makes the tab, hidden until its last row is written. */
export const createTab = (of: TabOf, count: number, tabs: readonly Tab[]): Tab => {
  const { host, dataset, sheetId } = of;
  const fields = publishedFields(dataset);
  const spare = count * SPARE_COLUMNS < 100_000 ? SPARE_COLUMNS : 0;
  const tab: Tab = {
    sheetId,
    title: freeTitle(tabs, dataset.title + UNFINISHED),
    hidden: true,
    // A frozen header needs a row beneath it.
    rows: Math.max(count, 1) + 1,
    columns: fields.length + spare,
  };
  const layout = layoutOf(sheetId, [], fields, []);
  const { rows, columns } = tab;
  host.workbook.change([
    { do: 'add_tab', sheetId, title: tab.title, rows, columns, hidden: true },
    ...formatOf(of, layout, rows),
    ...headerOf(of, layout),
    { do: 'set_tab', sheetId, frozenRows: 1 },
  ]);
  return tab;
};

/** Columns the layout needs beyond the grid's edge. */
export const growColumns = (tab: Tab, layout: Layout): Change[] => {
  const inserted = layout.changes.reduce(
    (sum, c) => sum + (c.do === 'insert_columns' ? 1 : c.do === 'delete_columns' ? -1 : 0),
    0,
  );
  const missing = Math.max(...layout.columns) - (tab.columns + inserted);
  const { sheetId, rows, columns } = tab;
  return missing > 0 ? [{ do: 'set_size', sheetId, rows, columns: columns + missing }] : [];
};

/** Titles and what they mean. */
export const headerOf = ({ dataset, sheetId }: TabOf, { columns }: Layout): Change[] =>
  publishedFields(dataset).flatMap((field, i): Change[] => {
    const column = columns[i]!;
    const unit = field.unit ? ` In ${field.unit}.` : '';
    return [
      { do: 'write', sheetId, row: 1, column, values: [[field.title]] },
      { do: 'note', sheetId, row: 1, column, text: `${field.meaning}${unit}` },
    ];
  });

/** Above this, in pixels, a column would push its neighbours out of sight. */
const WIDEST = 300;
/** So many rows tell how long a column's texts are. */
const MEASURED = 1_000;

/** Wide enough for a bold title and the mark of its note, and for what stands beneath it. */
const widthOf = ({ title, type }: Field, letters: number): number => {
  // Sheets shows a day with its time whole, or as a row of #.
  const least = type === 'timestamp' ? 140 : 90;
  return Math.min(Math.max(least, title.length * 8 + 28, letters * 7 + 16), WIDEST);
};

/** Of the longest text of a field. */
const lettersIn = ({ rows = [] }: TabOf, field: number): number =>
  rows.slice(0, MEASURED).reduce((most, row) => {
    const cell = row[field];
    return typeof cell === 'string' ? Math.max(most, cell.length) : most;
  }, 0);

/** Formats and widths are set when a column is new; afterwards they are the analyst's. */
export const formatOf = (of: TabOf, { columns, added }: Layout, rows: number): Change[] => {
  const { dataset, sheetId } = of;
  return publishedFields(dataset).flatMap((field, i): Change[] => {
    if (!added.has(i)) return [];
    const column = columns[i]!;
    const pattern = patternOf(field);
    const head = { row: 1, column, rows: 1, columns: 1 };
    return [
      { do: 'format', sheetId, area: head, bold: true, background: HEADER },
      { do: 'set_width', sheetId, column, pixels: widthOf(field, lettersIn(of, i)) },
      ...(pattern && rows > 1
        ? [
            {
              do: 'format' as const,
              sheetId,
              area: { row: 2, column, rows: rows - 1, columns: 1 },
              pattern,
            },
          ]
        : []),
    ];
  });
};

export const freeTitle = (tabs: readonly Tab[], wanted: string): string => {
  const used = new Set(tabs.map((tab) => tab.title.toLowerCase()));
  for (let n = 1; ; n++) {
    const title = n === 1 ? wanted : `${wanted} ${n}`;
    if (!used.has(title.toLowerCase())) return title;
  }
};

export const isMarked = (tab: Tab): boolean => tab.title.includes(UNFINISHED);
const plain = (title: string): string => title.replace(UNFINISHED, '');
export const unmarked = (tab: Tab, tabs: readonly Tab[]): string =>
  freeTitle(
    tabs.filter((other) => other.sheetId !== tab.sheetId),
    plain(tab.title),
  );
