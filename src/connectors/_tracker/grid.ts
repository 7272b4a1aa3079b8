import type { FieldType, Json } from '../../model';
import type { TableDefinition } from '../_files/definition';
import { namesOf, type Row } from '../_files/rows';
import { COMMA } from '../_files/values';
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

/** A heading above several columns stands over the first of them: it is each one's. */
const spread = (row: readonly Json[], width: number): readonly string[] => {
  let before = '';
  return Array.from({ length: width }, (_, i) => {
    const text = textOf(row[i]).trim();
    if (text !== '') before = text;
    return before;
  });
};

/**
 * The names of columns, from one row of headings or from two.
 * @param top the first of them, from 0.
 */
export const headerOf = (shown: Cells, top: number, rows: 1 | 2): readonly string[] => {
  const [first = [], second = []] = [shown[top], shown[top + 1]];
  const width = Math.max(first.length, rows === 2 ? second.length : 0);
  if (rows === 1) return namesOf(Array.from({ length: width }, (_, i) => textOf(first[i])));
  const above = spread(first, width);
  return namesOf(
    above.map((head, i) => {
      const own = textOf(second[i]).trim();
      return own === '' || own === head ? head : head === '' ? own : `${head}: ${own}`;
    }),
  );
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
): readonly Row[] => {
  const byName = new Map(columns.map((column) => [column.from, column]));
  return values.slice(first).map((row, i): Row => {
    const seen = shown[first + i] ?? [];
    const notes: string[] = [];
    const cells = header.map((name, n) => {
      if (isError(seen[n])) {
        if (byName.has(name)) notes.push(`“${name}” shows ${textOf(seen[n])}`);
        return '';
      }
      const column = byName.get(name);
      return cellOf(row[n], seen[n], column?.type ?? 'text', column?.format);
    });
    return { cells, line: line + first + i, ...(notes.length > 0 ? { notes } : {}) };
  });
};
