import { useRef } from 'preact/hooks';
import type { Cell, Selection } from '../state/selection';
import { cellAt, type Geometry, type View } from './geometry';

type Drag = { readonly anchor: Cell; readonly whole: 'none' | 'rows' | 'columns' };

/** Selecting with the mouse: cells, whole rows and columns, and from one to another by dragging. */
export function usePointer(
  geometry: Geometry,
  view: () => View,
  onSelect: (selection: Selection) => void,
) {
  const drag = useRef<Drag | null>(null);

  const under = (event: PointerEvent) => {
    const box = (event.currentTarget as HTMLElement).getBoundingClientRect();
    return cellAt(geometry, view(), event.clientX - box.left, event.clientY - box.top);
  };
  const reach = ({ anchor, whole }: Drag, at: Cell): Selection => ({
    anchor,
    extent: {
      row: whole === 'columns' ? geometry.rows : Math.max(1, at.row),
      column: whole === 'rows' ? geometry.columns : Math.max(1, at.column),
    },
  });

  return {
    onPointerDown(event: PointerEvent) {
      const target = event.target as HTMLElement;
      const own = target.closest('textarea, .size-handle');
      const element = event.currentTarget as HTMLElement;
      const onScrollbar =
        event.clientX >= element.getBoundingClientRect().left + element.clientWidth ||
        event.clientY >= element.getBoundingClientRect().top + element.clientHeight;
      if (event.button !== 0 || own || onScrollbar) return;
      const at = under(event);
      const whole = at.row === 0 ? 'columns' : at.column === 0 ? 'rows' : 'none';
      const corner = at.row === 0 && at.column === 0;
      const anchor = { row: Math.max(1, at.row), column: Math.max(1, at.column) };
      if (corner) {
        onSelect({ anchor, extent: { row: geometry.rows, column: geometry.columns } });
      } else {
        drag.current = {
          anchor: event.shiftKey && drag.current ? drag.current.anchor : anchor,
          whole,
        };
        onSelect(reach(drag.current, at));
        element.setPointerCapture(event.pointerId);
      }
      // The default would give the focus to what was clicked, which may leave the document by scrolling.
      event.preventDefault();
      element.querySelector<HTMLElement>('#active-cell')?.focus({ preventScroll: true });
    },
    onPointerMove(event: PointerEvent) {
      const element = event.currentTarget as HTMLElement;
      if (drag.current && element.hasPointerCapture(event.pointerId))
        onSelect(reach(drag.current, under(event)));
    },
  };
}
