import { useRef } from 'preact/hooks';
import type { Box } from '../state/selection';
import { columnName } from '../state/selection';
import { type Geometry, isHidden, leftOf, ROW_HEAD, ROW_HEIGHT, widthOf } from './geometry';
import { columnsIn, Line } from './Line';
import { px } from '../px';

interface Props {
  readonly geometry: Geometry;
  readonly first: number;
  readonly last: number;
  readonly chosen: Box;
  readonly onSize: (column: number, width: number) => void;
}

const NARROWEST = 24;

/** The row of column letters. A column's right edge can be dragged. */
export function Letters({ geometry, first, last, chosen, onSize }: Props) {
  const looksOf = (column: number): string => {
    const isChosen = column >= chosen.left && column <= chosen.right;
    const isBeforeHidden = column < geometry.columns && isHidden(geometry, column + 1);
    return `letter${isChosen ? ' is-selected' : ''}${isBeforeHidden ? ' is-before-hidden' : ''}`;
  };
  const letter = (column: number) => (
    <div
      key={column}
      role="columnheader"
      aria-colindex={column + 1}
      class={looksOf(column)}
      style={{ left: px(leftOf(geometry, column)), width: px(widthOf(geometry, column)) }}
    >
      {columnName(column)}
      <SizeHandle width={widthOf(geometry, column)} onSize={(width) => onSize(column, width)} />
    </div>
  );
  return (
    <Line
      geometry={geometry}
      index={1}
      top={0}
      height={ROW_HEIGHT}
      classes="row letters"
      head={
        <div role="columnheader" aria-colindex={1} class="corner" style={{ width: px(ROW_HEAD) }}>
          <span class="unseen">Row</span>
        </div>
      }
      columns={columnsIn(geometry, first, last)}
      draw={letter}
    />
  );
}

function SizeHandle({ width, onSize }: { width: number; onSize: (width: number) => void }) {
  const from = useRef<{ x: number; width: number } | null>(null);
  return (
    <span
      class="size-handle"
      onPointerDown={(event) => {
        from.current = { x: event.clientX, width };
        event.currentTarget.setPointerCapture(event.pointerId);
      }}
      onPointerMove={(event) => {
        if (from.current)
          onSize(Math.max(NARROWEST, from.current.width + event.clientX - from.current.x));
      }}
      onPointerUp={() => (from.current = null)}
    />
  );
}
