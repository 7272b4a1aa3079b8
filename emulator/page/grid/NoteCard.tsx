import type { RefObject } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import type { TabOverview } from '../api/contract';
import type { Cell } from '../state/selection';
import { selectionOf, useSelect, useSession } from '../state/session';
import { cellAt, type Geometry, leftOf, ROW_HEIGHT, topOf, type View, widthOf } from './geometry';
import { px } from '../px';

interface Props {
  readonly tab: TabOverview;
  readonly box: RefObject<HTMLDivElement | null>;
  readonly geometry: Geometry;
  readonly view: View;
}

/** The note of the cell under the mouse, or else of the active cell. */
export function NoteCard({ tab, box, geometry, view }: Props) {
  const { cells } = useSession();
  const { anchor } = useSelect(selectionOf);
  const drafting = useSelect(({ draft }) => draft !== null);
  const [pointed, setPointed] = useState<Cell | null>(null);
  const noteOf = (cell: Cell | null) =>
    cell ? (cells.cell(tab.sheetId, cell.row, cell.column)?.note ?? null) : null;

  useEffect(() => {
    const element = box.current!;
    const moved = (event: PointerEvent) => {
      const edge = element.getBoundingClientRect();
      const {
        scrollTop: top,
        scrollLeft: left,
        clientWidth: width,
        clientHeight: height,
      } = element;
      const now = { top, left, width, height };
      const cell = cellAt(geometry, now, event.clientX - edge.left, event.clientY - edge.top);
      setPointed((was) =>
        was?.row === cell.row && was.column === cell.column ? was : noteOf(cell) ? cell : null,
      );
    };
    const left = () => setPointed(null);
    element.addEventListener('pointermove', moved);
    element.addEventListener('pointerleave', left);
    return () => {
      element.removeEventListener('pointermove', moved);
      element.removeEventListener('pointerleave', left);
    };
  }, [geometry, tab.sheetId]);

  const cell = noteOf(pointed) ? pointed! : anchor;
  const note = noteOf(cell);
  if (!note || drafting) return null;
  const frozenRow = cell.row <= geometry.frozenRows;
  const y = frozenRow ? cell.row * ROW_HEIGHT : topOf(geometry, cell.row) - view.top;
  const frozenColumn = cell.column <= geometry.frozenColumns;
  const x = leftOf(geometry, cell.column) + widthOf(geometry, cell.column);
  const left = frozenColumn ? x : x - view.left;
  const inSight = y > 0 && y < view.height && left > 0 && left < view.width + 1;
  if (!inSight) return null;
  return (
    <div
      id="note-card"
      role="tooltip"
      class="note-card"
      style={{ top: px(y), left: px(Math.min(left + 4, Math.max(0, view.width - 268))) }}
    >
      {note}
    </div>
  );
}
