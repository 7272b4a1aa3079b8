import type { Tab } from '../host/host';
import { publishedFields, publishedKey, type Cell, type Dataset } from '../model';
import type { Marks, Standing } from './diff';
import { layoutOf, type Layout } from './layout';
import { markOf, markOfAll } from './marks';
import type { Memory } from './memory';
import { isMarked, type TabOf } from './tab';

/** A tab to be looked at, and what is known of it. */
export interface Looking extends TabOf {
  /** What it held when it was last published; null: every cell is read back. */
  readonly memory: Memory | null;
  /** The titles of our columns as last published, in their order. */
  readonly before: readonly string[];
}

/** What was seen of a tab. */
export interface Seen {
  readonly header: readonly Cell[];
  readonly layout: Layout;
  readonly standing: Standing;
}

const isFilled = (cell: Cell | undefined): boolean =>
  cell !== '' && cell !== null && cell !== undefined;

/** The cells of the key within one source, as they stand in the tab. */
export const keyCellsOf = (dataset: Dataset, row: readonly Cell[]): Cell[] => {
  const fields = publishedFields(dataset);
  return dataset.key.map((name) => row[fields.findIndex((f) => f.name === name)] ?? '');
};

/**
 * Looks only at the header, the key's columns and what stands beside ours. That is enough while the rows
 * stand as they were left: sorted, deleted or inserted ones show in the keys. What a person typed over
 * one of our cells does not show; it is found when a person refreshes, or when the row changes.
 */
export const glance = (job: Looking, tab: Tab): Seen | null => {
  const { host, dataset, memory, before, sheetId } = job;
  if (!memory || isMarked(tab)) return null;
  const fields = publishedFields(dataset);
  const line = { row: 1, column: 1, rows: 1, columns: tab.columns };
  const header = host.workbook.read(tab, line)[0] ?? [];
  const layout = layoutOf(sheetId, header, fields, before);
  const inPlace = layout.columns.every((at, i) => at === i + 1);
  if (!inPlace || layout.changes.length > 0) return null;

  const below = { row: 2, rows: tab.rows - 1 };
  const columns = dataset.key.map((name) => {
    const column = fields.findIndex((f) => f.name === name) + 1;
    return host.workbook.read(tab, { ...below, column, columns: 1 });
  });
  const length = Math.max(...columns.map((cells) => cells.length));
  if (length !== memory.rows.length) return null;
  const keys = memory.rows.map((_, r) => columns.map((cells) => cells[r]?.[0] ?? ''));
  if (markOfAll(keys.map(markOf)) !== memory.order) return null;
  const spare = tab.columns - fields.length;
  const beside =
    spare > 0
      ? host.workbook.read(tab, { ...below, column: fields.length + 1, columns: spare }, 'formulas')
      : [];
  // Rows of the analyst's alone stand below ours.
  if (beside.length > length) return null;
  const isBeside = beside.some((row) => row.some(isFilled));
  const { keys: keyMarks, rows } = memory;
  const standing = { keys: keyMarks, rows, beside: isBeside, foreign: new Set<number>() };
  return { header, layout, standing };
};

/**
 * Looks at every cell.
 * @param made in this execution: nobody has put anything there yet.
 */
export const look = (job: Looking, tab: Tab, made: boolean): Seen => {
  const { host, dataset, sheetId, before } = job;
  const fields = publishedFields(dataset);
  const { rows, columns } = tab;
  const cells = host.workbook.read(tab, { row: 1, column: 1, rows, columns });
  const header = cells[0] ?? [];
  const layout = layoutOf(sheetId, header, fields, before);
  // A column that is on its way is looked at again when it is there.
  const settled = !made && layout.changes.length === 0;
  const typed = settled ? typedBeside(job, tab, layout) : [];
  const standing = standingOf(dataset, cells.slice(1), typed, layout);
  return { header, layout, standing };
};

/** For each row below the header whether others typed something there: a formula of theirs may show nothing. */
const typedBeside = ({ host }: Looking, tab: Tab, { columns }: Layout): readonly boolean[] => {
  const ours = new Set(columns);
  const all = Array.from({ length: tab.columns }, (_, i) => i + 1);
  const theirs = all.filter((at) => !ours.has(at));
  if (theirs.length === 0 || tab.rows < 2) return [];
  const [column, last] = [theirs[0]!, theirs[theirs.length - 1]!];
  const area = { row: 2, rows: tab.rows - 1, column, columns: last - column + 1 };
  const typed = host.workbook.read(tab, area, 'formulas');
  return typed.map((row) => row.some((cell, i) => isFilled(cell) && !ours.has(column + i)));
};

/** What stands in the tab, seen from our columns. */
const standingOf = (
  dataset: Dataset,
  cells: readonly (readonly Cell[])[],
  typed: readonly boolean[],
  layout: Layout,
): Standing => {
  const width = layout.columns.length;
  const inPlace = layout.columns.every((at, i) => at === i + 1);
  const foreign = new Set<number>();
  const rows = Array.from({ length: Math.max(cells.length, typed.length) }, (_, r) => {
    const row = cells[r] ?? [];
    if (typed[r] && !layout.columns.some((at) => isFilled(row[at - 1]))) foreign.add(r);
    return inPlace && row.length === width ? row : layout.columns.map((at) => row[at - 1] ?? '');
  });
  return { ...marksOf(dataset, rows), beside: typed.includes(true), foreign };
};

/** The marks of rows in contract order. */
export const marksOf = (dataset: Dataset, rows: readonly (readonly Cell[])[]): Marks => {
  const fields = publishedFields(dataset);
  const keyAt = publishedKey(dataset).map((name) => fields.findIndex((f) => f.name === name));
  return {
    keys: rows.map((row) => markOf(keyAt.map((at) => row[at] ?? ''))),
    rows: rows.map(markOf),
  };
};
