/** Sheets.Spreadsheets.Values: reading and writing blocks of values by A1 ranges. */
import { address, columnName } from './a1';
import type { Book } from './book';
import {
  checkValues,
  clear,
  read,
  usedSize,
  write,
  type DateRender,
  type Entry,
  type Input,
  type Render,
} from './cells';
import { append } from './dimensions';
import type { Dimension } from './limits';
import { checkEditable } from './protection';
import { ask, beyond, blockAddress, clip, type Asked } from './range';
import { refuse } from './refusal';

export interface ReadOptions {
  readonly majorDimension?: string;
  readonly valueRenderOption?: string;
  readonly dateTimeRenderOption?: string;
}

export interface ValueRange {
  readonly range?: string;
  readonly majorDimension?: string;
  readonly values?: readonly (readonly unknown[])[];
}

export interface Written {
  readonly range: string;
  readonly rows: number;
  readonly columns: number;
  readonly cells: number;
}

/** An enum of a request; empty is its first value, as an unset one. */
function oneOf<T extends string>(name: string, value: unknown, allowed: readonly T[]): T {
  if (value === undefined || value === null || value === '') return allowed[0]!;
  if (allowed.includes(value as T)) return value as T;
  return refuse(`Invalid value at '${name}' (TYPE_ENUM), "${String(value)}"`);
}

const dimension = (value: unknown): Dimension =>
  oneOf('major_dimension', value, ['ROWS', 'COLUMNS'] as const);

/** Trailing empty rows and cells are not sent; a range without values has no `values` at all. */
export function getValues(book: Book, range: unknown, options: ReadOptions): ValueRange {
  const major = dimension(options.majorDimension);
  const how = oneOf<Render>('value_render_option', options.valueRenderOption, [
    'FORMATTED_VALUE',
    'UNFORMATTED_VALUE',
    'FORMULA',
  ]);
  const dates = oneOf<DateRender>('date_time_render_option', options.dateTimeRenderOption, [
    'SERIAL_NUMBER',
    'FORMATTED_STRING',
  ]);
  const block = clip(ask(book, range));
  const { tab } = block;
  const size = usedSize(book, tab);
  const used = {
    ...block,
    endRow: Math.max(block.startRow, Math.min(block.endRow, size.rows)),
    endColumn: Math.max(block.startColumn, Math.min(block.endColumn, size.columns)),
  };
  const lines = read(book, used, how, dates, major === 'COLUMNS');
  for (const line of lines) {
    let length = line.length;
    while (length > 0 && line[length - 1] === '') length -= 1;
    line.length = length;
  }
  while (lines.length > 0 && lines[lines.length - 1]!.length === 0) lines.pop();
  return {
    range: blockAddress(block),
    majorDimension: major,
    ...(lines.length > 0 && { values: lines }),
  };
}

export function inputOption(value: unknown): Input {
  if (value === 'RAW' || value === 'USER_ENTERED') return value;
  if (
    value === undefined ||
    value === null ||
    value === '' ||
    value === 'INPUT_VALUE_OPTION_UNSPECIFIED'
  )
    return refuse("'valueInputOption' is required but not specified");
  return refuse(`Invalid value at 'value_input_option' (TYPE_ENUM), "${String(value)}"`);
}

function byRows(
  values: readonly (readonly unknown[])[],
  major: Dimension,
): readonly (readonly unknown[])[] {
  if (major === 'ROWS') return values;
  const height = values.reduce((most, line) => Math.max(most, line.length), 0);
  return Array.from({ length: height }, (_, row) => values.map((line) => line[row] ?? null));
}

/** A write that has been checked and can no longer be refused. */
export interface Prepared {
  readonly asked: Asked;
  readonly rows: readonly (readonly unknown[])[];
  readonly startRow: number;
  readonly startColumn: number;
  readonly width: number;
}

/**
 * Checks one write. A single cell as range is a corner from which the values may extend; a larger
 * range holds them all. Nothing grows: what does not fit into the grid is refused.
 */
export function prepare(book: Book, data: ValueRange): Prepared {
  const asked = ask(book, data.range);
  const values = data.values ?? [];
  if (!Array.isArray(values)) refuse("Invalid value at 'values' (ListValue)");
  checkValues(values);
  const rows = byRows(values, dimension(data.majorDimension));
  const { tab, box } = asked;
  const { startRow, startColumn } = clip(asked);
  if ((box.endRow ?? 0) > tab.rowCount || (box.endColumn ?? 0) > tab.columnCount)
    refuse(beyond(tab, box));
  const corner = box.endRow === startRow + 1 && box.endColumn === startColumn + 1;
  const endRow = corner ? tab.rowCount : (box.endRow ?? tab.rowCount);
  const endColumn = corner ? tab.columnCount : (box.endColumn ?? tab.columnCount);
  const width = rows.reduce((most, row) => Math.max(most, row.length), 0);
  const within = `Requested writing within range [${address(tab.title, box)}], but tried writing to`;
  if (startRow + rows.length > endRow) refuse(`${within} row [${endRow + 1}]`);
  if (startColumn + width > endColumn) refuse(`${within} column [${columnName(endColumn)}]`);
  if (rows.length > 0 && width > 0)
    checkEditable(tab, {
      startRow,
      endRow: startRow + rows.length,
      startColumn,
      endColumn: startColumn + width,
    });
  return { asked, rows, startRow, startColumn, width };
}

export function apply(entry: Entry, prepared: Prepared): Written {
  const { asked, rows, startRow, startColumn, width } = prepared;
  const cells = write(entry, asked.tab, startRow, startColumn, rows);
  const box = {
    startRow,
    endRow: startRow + Math.max(rows.length, 1),
    startColumn,
    endColumn: startColumn + Math.max(width, 1),
  };
  return { range: address(asked.tab.title, box), rows: rows.length, columns: width, cells };
}

export function clearValues(book: Book, range: unknown): string {
  const block = clip(ask(book, range));
  checkEditable(block.tab, block);
  clear(book, block);
  return blockAddress(block);
}

/** Below the last row that holds a value in the range's columns; the grid grows as it must. */
export function appendValues(entry: Entry, range: unknown, data: ValueRange): Written {
  const asked = ask(entry.book, range);
  const { tab } = asked;
  const block = clip(asked);
  const rows = byRows(data.values ?? [], dimension(data.majorDimension));
  checkValues(rows);
  const width = rows.reduce((most, row) => Math.max(most, row.length), 0);
  const startRow = Math.max(usedSize(entry.book, tab).rows, block.startRow);
  checkEditable(tab, {
    startRow,
    endRow: startRow + rows.length,
    startColumn: block.startColumn,
    endColumn: block.startColumn + width,
  });
  const missingRows = startRow + rows.length - tab.rowCount;
  const missingColumns = block.startColumn + width - tab.columnCount;
  if (missingColumns > 0) append(entry.book, tab, 'COLUMNS', missingColumns);
  if (missingRows > 0) append(entry.book, tab, 'ROWS', missingRows);
  return apply(entry, { asked, rows, startRow, startColumn: block.startColumn, width });
}
