/** Which cells are selected. Rows and columns count from 1. */

export interface Cell {
  readonly row: number;
  readonly column: number;
}
/** `anchor` is the active cell; the selection spans from it to `extent`. */
export interface Selection {
  readonly anchor: Cell;
  readonly extent: Cell;
}
export interface Box {
  readonly top: number;
  readonly left: number;
  readonly bottom: number;
  readonly right: number;
}

export const HOME: Selection = Object.freeze({
  anchor: { row: 1, column: 1 },
  extent: { row: 1, column: 1 },
});

export const at = (row: number, column: number): Selection => ({
  anchor: { row, column },
  extent: { row, column },
});

export const boxOf = ({ anchor, extent }: Selection): Box => ({
  top: Math.min(anchor.row, extent.row),
  left: Math.min(anchor.column, extent.column),
  bottom: Math.max(anchor.row, extent.row),
  right: Math.max(anchor.column, extent.column),
});

export const isOneCell = ({ anchor, extent }: Selection): boolean =>
  anchor.row === extent.row && anchor.column === extent.column;

export const clampCell = (cell: Cell, rows: number, columns: number): Cell => ({
  row: Math.min(Math.max(1, cell.row), Math.max(1, rows)),
  column: Math.min(Math.max(1, cell.column), Math.max(1, columns)),
});

/** Keeps a selection inside a tab that became smaller. */
export const clamp = (selection: Selection, rows: number, columns: number): Selection => ({
  anchor: clampCell(selection.anchor, rows, columns),
  extent: clampCell(selection.extent, rows, columns),
});

/** `1` → `A`, `27` → `AA`. */
export function columnName(column: number): string {
  let name = '';
  for (let rest = column; rest > 0; rest = Math.floor((rest - 1) / 26))
    name = String.fromCharCode(65 + ((rest - 1) % 26)) + name;
  return name;
}

export const addressOf = ({ row, column }: Cell): string => `${columnName(column)}${row}`;

export function nameOf(selection: Selection): string {
  const { top, left, bottom, right } = boxOf(selection);
  const first = addressOf({ row: top, column: left });
  return isOneCell(selection) ? first : `${first}:${addressOf({ row: bottom, column: right })}`;
}

const ADDRESS = /^\$?([A-Z]{1,3})\$?(\d{1,8})$/;

function parseCell(text: string): Cell | null {
  const match = ADDRESS.exec(text.trim().toUpperCase());
  if (!match) return null;
  const column = [...match[1]!].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0);
  const row = Number(match[2]);
  return row < 1 ? null : { row, column };
}

/** `B7` or `B7:C9`; `null` when it is neither. */
export function parseName(text: string): Selection | null {
  const [first = '', second = first, ...more] = text.split(':');
  const anchor = parseCell(first);
  const extent = parseCell(second);
  return anchor && extent && more.length === 0 ? { anchor, extent } : null;
}
