/** Where a key leads from a selection. */
import { type Cell, clampCell, type Selection } from '../state/selection';

export interface Stroke {
  readonly key: string;
  readonly ctrl: boolean;
  readonly shift: boolean;
}
export interface Around {
  readonly rows: number;
  readonly columns: number;
  /** Rows that fit on the screen. */
  readonly page: number;
  readonly lastRow: number;
  readonly lastColumn: number;
  /** Keys go past columns that are hidden. */
  readonly isHidden: (column: number) => boolean;
}

const STEPS: Readonly<Record<string, readonly [number, number]>> = {
  ArrowUp: [-1, 0],
  ArrowDown: [1, 0],
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1],
};

/** The direction of an arrow key held with Ctrl, which has to look at the cells on its way. */
export const jumpOf = ({ key, ctrl }: Stroke): readonly [number, number] | null =>
  ctrl ? (STEPS[key] ?? null) : null;

function target(stroke: Stroke, from: Cell, around: Around): Cell | null {
  const { key, ctrl, shift } = stroke;
  const step = STEPS[key];
  if (step && !ctrl) return { row: from.row + step[0], column: from.column + step[1] };
  switch (key) {
    case 'PageDown':
      return { row: from.row + around.page, column: from.column };
    case 'PageUp':
      return { row: from.row - around.page, column: from.column };
    case 'Home':
      return { row: ctrl ? 1 : from.row, column: 1 };
    case 'End':
      return ctrl
        ? { row: around.lastRow, column: around.lastColumn }
        : { row: from.row, column: around.columns };
    case 'Enter':
      return { row: from.row + (shift ? -1 : 1), column: from.column };
    default:
      return null;
  }
}

/** The cell, or the next one on the way whose column is seen; where all to the edge are hidden, the last one before. */
export function seen(cell: Cell, from: Cell, { columns, isHidden }: Around): Cell {
  const { row } = cell;
  const step = Math.sign(cell.column - from.column);
  if (step === 0) return cell;
  for (let column = cell.column; column >= 1 && column <= columns; column += step)
    if (!isHidden(column)) return { row, column };
  for (let column = cell.column; column !== from.column; column -= step)
    if (!isHidden(column)) return { row, column };
  return { row, column: from.column };
}

/** The selection after a key, or `null` when the key does not move. Shift extends it. */
export function move(stroke: Stroke, selection: Selection, around: Around): Selection | null {
  if (stroke.ctrl && stroke.key.toLowerCase() === 'a')
    return {
      anchor: { row: 1, column: 1 },
      extent: { row: around.rows, column: around.columns },
    };
  const extends_ = stroke.shift && stroke.key !== 'Enter';
  const from = extends_ ? selection.extent : selection.anchor;
  const to = target(stroke, from, around);
  if (!to) return null;
  const cell = seen(clampCell(to, around.rows, around.columns), from, around);
  return { anchor: extends_ ? selection.anchor : cell, extent: cell };
}

/** Cells looked at on the way; after that, everything up to the end is taken for filled. */
const PATIENCE = 1_000;

/**
 * Ctrl and an arrow: to the last filled cell of a block, or over a gap to the next filled one.
 * `filled` may have to fetch; it is asked cell by cell.
 */
export async function edge(
  from: Cell,
  [down, right]: readonly [number, number],
  around: Around,
  filled: (cell: Cell) => boolean | Promise<boolean>,
): Promise<Cell> {
  const inside = ({ row, column }: Cell): boolean =>
    row >= 1 && column >= 1 && row <= around.rows && column <= around.columns;
  const next = ({ row, column }: Cell): Cell => ({ row: row + down, column: column + right });
  /** Nothing stands beyond: no need to look on. */
  const beyond = ({ row, column }: Cell): boolean =>
    (down > 0 && row > around.lastRow) || (right > 0 && column > around.lastColumn);
  const border: Cell = {
    row: down > 0 ? around.rows : down < 0 ? 1 : from.row,
    column: right > 0 ? around.columns : right < 0 ? 1 : from.column,
  };

  const far: Cell = {
    row: down > 0 ? around.lastRow : border.row,
    column: right > 0 ? around.lastColumn : border.column,
  };

  let at = next(from);
  if (!inside(at)) return from;
  const inBlock = (await filled(from)) && (await filled(at));
  for (let steps = 0; inside(at) && !beyond(at); at = next(at), steps += 1) {
    if (steps === PATIENCE) return far;
    const here = await filled(at);
    if (!inBlock && here) return at;
    if (inBlock && !(inside(next(at)) && (await filled(next(at))))) return at;
  }
  return border;
}
