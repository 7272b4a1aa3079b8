/** Requests of batchUpdate that write cells. */
import {
  styleIndex,
  tabById,
  type Book,
  type Cell,
  type GridRange,
  type Style,
  type Tab,
} from '../book';
import { styleAt } from '../cells';
import { parseMask, type Mask } from '../fields';
import { relocate } from '../formula';
import { cellOf, fill, setCell } from '../layer';
import { MAX_CELL_CHARACTERS } from '../limits';
import { checkEditable } from '../protection';
import { gridBlock, type Block } from '../range';
import { refuse, SAYS } from '../refusal';

interface ExtendedValue {
  readonly stringValue?: string;
  readonly numberValue?: number;
  readonly boolValue?: boolean;
  readonly formulaValue?: string;
}

export interface CellData {
  readonly userEnteredValue?: ExtendedValue;
  readonly userEnteredFormat?: Style;
  readonly note?: string;
}

const KEPT_FORMATS = new Set([
  'numberFormat',
  'backgroundColor',
  'backgroundColorStyle',
  'textFormat',
  'horizontalAlignment',
  'verticalAlignment',
  'wrapStrategy',
]);

/** What a write mask touches: all of a cell, or some of its parts. */
interface Touch {
  readonly value: boolean;
  readonly note: boolean;
  /** `null`: no formats; an empty mask: all of them. */
  readonly format: Mask | null;
}

function touch(fields: unknown): Touch {
  if (typeof fields !== 'string' || fields.trim() === '')
    return refuse(
      "At least one field must be listed in 'fields'. (Use '*' to indicate all fields.)",
    );
  const mask = parseMask(fields);
  if ('*' in mask) return { value: true, note: true, format: {} };
  for (const name of Object.keys(mask))
    if (!['userEnteredValue', 'userEnteredFormat', 'note'].includes(name))
      refuse(`Invalid field: ${name} (not emulated)`);
  const format = mask['userEnteredFormat'] ?? null;
  for (const name of Object.keys(format ?? {}))
    if (!KEPT_FORMATS.has(name)) refuse(`Invalid field: userEnteredFormat.${name} (not emulated)`);
  return { value: 'userEnteredValue' in mask, note: 'note' in mask, format };
}

function valueOf(entered: ExtendedValue | undefined): {
  value: Cell | null;
  formula: string | null;
} {
  if (!entered) return { value: null, formula: null };
  const { stringValue, numberValue, boolValue, formulaValue } = entered;
  const given =
    Number(stringValue != null) +
    Number(numberValue != null) +
    Number(boolValue != null) +
    Number(formulaValue != null);
  if (given > 1) refuse('Only one of the userEnteredValue fields may be set.');
  const text = formulaValue ?? stringValue;
  if (text != null && text.length > MAX_CELL_CHARACTERS) refuse(SAYS.tooLong);
  if (formulaValue != null) {
    if (!formulaValue.startsWith('=')) refuse(`Invalid formula: ${formulaValue}`);
    return { value: null, formula: formulaValue };
  }
  return {
    value: (stringValue === '' ? null : stringValue) ?? numberValue ?? boolValue ?? null,
    formula: null,
  };
}

/** The new style of a cell: what the mask names comes from the request, the rest stays. */
function mixed(held: Style, given: Style, mask: Mask): Style {
  if (Object.keys(mask).length === 0) return tidy(given);
  const next: Record<string, unknown> = { ...held };
  for (const [name, inner] of Object.entries(mask)) {
    const from = (given as Record<string, unknown>)[name];
    if (Object.keys(inner).length === 0 || typeof from !== 'object') next[name] = from;
    else {
      const part: Record<string, unknown> = { ...(next[name] as object | undefined) };
      for (const key of Object.keys(inner)) part[key] = (from as Record<string, unknown>)[key];
      next[name] = part;
    }
  }
  return tidy(next as Style);
}

const tidy = (style: Style): Style =>
  Object.fromEntries(
    Object.entries(style)
      .filter(([name, value]) => KEPT_FORMATS.has(name) && value !== undefined && value !== null)
      .sort(([a], [b]) => (a < b ? -1 : 1)),
  ) as Style;

function writeCell(
  book: Book,
  tab: Tab,
  row: number,
  column: number,
  data: CellData,
  what: Touch,
): void {
  const { epoch } = book.state;
  if (what.value) {
    const { value, formula } = valueOf(data.userEnteredValue);
    setCell(tab.values, row, column, value, epoch);
    setCell(tab.formulas, row, column, formula, epoch);
  }
  if (what.format) {
    const style = mixed(styleAt(book, tab, row, column), data.userEnteredFormat ?? {}, what.format);
    setCell(tab.styles, row, column, styleIndex(book, style) || null, epoch);
  }
  if (what.note) setCell(tab.notes, row, column, data.note || null, epoch);
}

interface UpdateCells {
  readonly rows?: readonly { readonly values?: readonly CellData[] }[];
  readonly fields?: string;
  readonly start?: { sheetId?: number; rowIndex?: number; columnIndex?: number };
  readonly range?: Partial<GridRange>;
}

/** With `range`, the cells of it that no row mentions are cleared of the fields named. */
export function updateCells(book: Book, body: UpdateCells): unknown {
  const what = touch(body.fields);
  const rows = body.rows ?? [];
  const width = rows.reduce((most, row) => Math.max(most, row.values?.length ?? 0), 0);
  const block = body.range
    ? gridBlock(book, body.range)
    : cornerBlock(book, body, rows.length, width);
  if (body.range && block.startRow + rows.length > block.endRow && rows.length > 0)
    refuse(
      `Attempting to write row: ${block.endRow}, beyond the last requested row of: ${block.endRow - 1}`,
    );
  if (body.range && block.startColumn + width > block.endColumn && width > 0)
    refuse(
      `Attempting to write column: ${block.endColumn}, beyond the last requested column of: ${block.endColumn - 1}`,
    );
  checkEditable(block.tab, block);
  if (body.range) wipe(book, block, what);
  rows.forEach((row, down) =>
    row.values?.forEach((data, right) =>
      writeCell(book, block.tab, block.startRow + down, block.startColumn + right, data, what),
    ),
  );
  return {};
}

function cornerBlock(book: Book, body: UpdateCells, height: number, width: number): Block {
  const start = body.start ?? refuse('Must specify either start or range.');
  const sheetId = start.sheetId ?? 0;
  const tab = tabById(book, sheetId) ?? refuse(SAYS.noGrid(sheetId));
  const startRow = start.rowIndex ?? 0;
  const startColumn = start.columnIndex ?? 0;
  if (startRow >= tab.rowCount)
    refuse(`GridCoordinate.rowIndex[${startRow}] is after last row in grid[${tab.rowCount - 1}]`);
  if (startColumn >= tab.columnCount)
    refuse(
      `GridCoordinate.columnIndex[${startColumn}] is after last column in grid[${tab.columnCount - 1}]`,
    );
  if (startRow + height > tab.rowCount)
    refuse(
      `Attempting to write row: ${tab.rowCount}, beyond the last requested row of: ${tab.rowCount - 1}`,
    );
  if (startColumn + width > tab.columnCount)
    refuse(
      `Attempting to write column: ${tab.columnCount}, beyond the last requested column of: ${tab.columnCount - 1}`,
    );
  return { tab, startRow, endRow: startRow + height, startColumn, endColumn: startColumn + width };
}

function wipe(book: Book, block: Block, what: Touch): void {
  const { tab } = block;
  const { epoch } = book.state;
  const rows = [block.startRow, block.endRow] as const;
  const columns = [block.startColumn, block.endColumn] as const;
  if (what.value) {
    fill(tab.values, rows, columns, null, epoch);
    fill(tab.formulas, rows, columns, null, epoch);
  }
  if (what.note) fill(tab.notes, rows, columns, null, epoch);
  if (what.format) restyle(book, block, {}, what.format);
}

/** Formats a block; each style that occurs in it is worked out once. */
export function restyle(book: Book, block: Block, given: Style, mask: Mask): void {
  const { tab } = block;
  const { epoch, styles } = book.state;
  const known = new Map<number, number | null>();
  const next = (held: number): number | null => {
    let made = known.get(held);
    if (made === undefined) {
      made = styleIndex(book, mixed(book.state.styles[held] ?? styles[0]!, given, mask)) || null;
      known.set(held, made);
    }
    return made;
  };
  for (let column = block.startColumn; column < block.endColumn; column += 1) {
    const end = tab.styles[column]?.cells.length ?? 0;
    const styled = Math.min(Math.max(end, block.startRow), block.endRow);
    for (let row = block.startRow; row < styled; row += 1)
      setCell(tab.styles, row, column, next(cellOf(tab.styles, row, column) ?? 0), epoch);
    fill(tab.styles, [styled, block.endRow], [column, column + 1], next(0), epoch);
  }
}

export function repeatCell(
  book: Book,
  body: { range?: Partial<GridRange>; cell?: CellData; fields?: string },
): unknown {
  const what = touch(body.fields);
  const block = gridBlock(book, body.range);
  checkEditable(block.tab, block);
  const { tab } = block;
  const { epoch } = book.state;
  const rows = [block.startRow, block.endRow] as const;
  const columns = [block.startColumn, block.endColumn] as const;
  if (what.value) {
    const { value, formula } = valueOf(body.cell?.userEnteredValue);
    fill(tab.values, rows, columns, value, epoch);
    fill(tab.formulas, rows, columns, null, epoch);
    if (formula !== null)
      for (let row = rows[0]; row < rows[1]; row += 1)
        for (let column = columns[0]; column < columns[1]; column += 1)
          setCell(
            tab.formulas,
            row,
            column,
            relocate(formula, row - rows[0], column - columns[0]),
            epoch,
          );
  }
  if (what.note) fill(tab.notes, rows, columns, body.cell?.note || null, epoch);
  if (what.format) restyle(book, block, body.cell?.userEnteredFormat ?? {}, what.format);
  return {};
}
