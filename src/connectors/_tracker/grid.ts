import type { FieldType, Json } from '../../model';
import type { TableDefinition } from '../_files/definition';
import { namesOf, type Row } from '../_files/rows';
import { COMMA } from '../_files/values';
import type { AsideWords } from '../_files/asides';
import type { Area, Cells, Merge } from './sheet';

/** Day 0 of a spreadsheet. */
const EPOCH = Date.UTC(1899, 11, 30);

/** What a formula shows that went wrong. */
const ERROR = /^#(N\/A|REF!|VALUE!|DIV\/0!|NAME\?|NUM!|NULL!|ERROR!)$/;
export const isError = (shown: Json | undefined): boolean =>
  typeof shown === 'string' && ERROR.test(shown);

export const textOf = (value: Json | undefined): string =>
  value === null || value === undefined
    ? ''
    : typeof value === 'object'
      ? JSON.stringify(value)
      : String(value);

/** A day, or a moment, from the number a spreadsheet has for it. It knows no zone. */
export const serialOf = (serial: number, type: 'date' | 'timestamp'): string => {
  const iso = new Date(EPOCH + Math.round(serial * 86_400) * 1000).toISOString();
  return type === 'date' ? iso.slice(0, 10) : iso.replace('.000Z', 'Z');
};

/** Cells that belong together hold their value once: what stands beneath the first has it as well. */
export const filled = (
  cells: Cells,
  merges: readonly Merge[],
  { startRow, startColumn }: Area,
): Cells => {
  if (merges.length === 0) return cells;
  const rows = cells.map((row) => [...row]);
  for (const merge of merges) {
    const column = merge.startColumn - startColumn;
    const first = merge.startRow - startRow;
    const value = rows[first]?.[column];
    if (value === undefined || value === '') continue;
    for (let row = first + 1; row < Math.min(merge.endRow - startRow, rows.length); row++) {
      while (rows[row]!.length < column) rows[row]!.push('');
      rows[row]![column] = value;
    }
  }
  return rows;
};

/** Where cells of a tab belong together, as seen from the part of it that is read. */
export interface Joined {
  readonly merges: readonly Merge[];
  readonly area: Area;
}

const isIn = (at: number, from: number, to: number): boolean => at >= from && at < to;

/** The cells that this one belongs together with, in rows and columns of the part. */
export const mergeAt = (
  { merges, area: { startRow, startColumn } }: Joined,
  row: number,
  column: number,
): Merge | undefined =>
  merges.find(
    (one) =>
      isIn(row + startRow, one.startRow, one.endRow) &&
      isIn(column + startColumn, one.startColumn, one.endColumn),
  );

const isWide = ({ startColumn, endColumn }: Merge): boolean => endColumn - startColumn > 1;
const isTall = ({ startRow, endRow }: Merge): boolean => endRow - startRow > 1;

/** Whether cells of a row belong together with those beside them. */
export const hasWide = (joined: Joined, row: number, width: number): boolean =>
  Array.from({ length: width }).some((_, i) => {
    const merge = mergeAt(joined, row, i);
    return merge !== undefined && isWide(merge);
  });

/**
 * What stands above each column: where cells are merged, what the merge says; where none of the row is, a
 * heading is taken for the empty cells behind it as well, for so people write who do not merge.
 */
const spread = (
  row: readonly Json[],
  width: number,
  joined: Joined,
  at: number,
  alone: 'spreads' | 'stays',
): readonly string[] => {
  const exact = alone === 'stays' || hasWide(joined, at, width);
  let before = '';
  return Array.from({ length: width }, (_, i) => {
    const merge = mergeAt(joined, at, i);
    const from = merge && isWide(merge) ? merge.startColumn - joined.area.startColumn : i;
    const text = textOf(row[Math.max(0, from)]).trim();
    // A name that reaches over both rows is its own column's and no other's.
    if (text !== '' || merge) before = merge && isTall(merge) ? '' : text;
    return text === '' && !exact ? before : text;
  });
};

/**
 * The names of columns, from one row of headings or from two.
 * @param top the first of them, from 0.
 */
export const headerOf = (
  shown: Cells,
  top: number,
  rows: 1 | 2,
  joined: Joined,
): readonly string[] => {
  const [first = [], second = []] = [shown[top], shown[top + 1]];
  const merged = joined.merges
    .filter(({ startRow }) => startRow - joined.area.startRow === top)
    .map(({ endColumn }) => endColumn - joined.area.startColumn);
  const width = Math.max(first.length, rows === 2 ? second.length : Math.max(0, ...merged));
  const above = spread(first, width, joined, top, rows === 2 ? 'spreads' : 'stays');
  if (rows === 1) return namesOf(above);
  return namesOf(
    above.map((head, i) => {
      const own = textOf(second[i]).trim();
      return own === '' || own === head ? head : head === '' ? own : `${head}: ${own}`;
    }),
  );
};

/** The text of a title that stands across the table, between its rows; null: it is a row as others. */
export const headingIn = (row: readonly Json[], at: number, joined: Joined): string | null => {
  const full = row.flatMap((value, i) => (textOf(value).trim() === '' ? [] : [i]));
  const [only] = full;
  if (only === undefined || full.length > 1) return null;
  const merge = mergeAt(joined, at, only);
  return merge && isWide(merge) && !isTall(merge) ? textOf(row[only]).trim() : null;
};

/** A cell in the words that a column of this type is read from. */
const cellOf = (
  value: Json | undefined,
  shown: Json | undefined,
  type: FieldType,
  format?: string,
): string => {
  if (typeof value === 'number') {
    if (type === 'date' || type === 'timestamp') return serialOf(value, type);
    // A code with zeros in front is a number that is shown so.
    if (type === 'text') return textOf(shown);
    const text = String(value);
    return format === COMMA ? text.replace('.', ',') : text;
  }
  return typeof value === 'boolean' ? String(value) : textOf(value);
};

/** Rows as a file's are, with what formulas that went wrong show; those without anything are left out later. */
export const rowsOf = (
  { columns }: Pick<TableDefinition, 'columns'>,
  header: readonly string[],
  values: Cells,
  shown: Cells,
  first: number,
  line: number,
  joined: Joined,
  say: AsideWords,
): readonly Row[] => {
  const byName = new Map(columns.map((column) => [column.from, column]));
  return values.slice(first).map((row, i): Row => {
    const seen = shown[first + i] ?? [];
    const notes: string[] = [];
    const heading = headingIn(seen, first + i, joined);
    if (heading !== null)
      return { cells: seen.map(textOf), line: line + first + i, aside: say.heading(heading) };
    const shared: Record<string, number> = {};
    const cells = header.map((name, n) => {
      if (isError(seen[n])) {
        if (byName.has(name)) notes.push(say.shows(name, textOf(seen[n])));
        return '';
      }
      const column = byName.get(name);
      const merge = column && mergeAt(joined, first + i, n);
      if (merge && isTall(merge)) shared[name] = merge.endRow - merge.startRow;
      return cellOf(row[n], seen[n], column?.type ?? 'text', column?.format);
    });
    return {
      cells,
      line: line + first + i,
      ...(notes.length > 0 ? { notes } : {}),
      ...(Object.keys(shared).length > 0 ? { shared } : {}),
    };
  });
};
