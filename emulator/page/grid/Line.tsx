import type { ComponentChildren } from 'preact';
import { px } from '../px';
import { type Geometry, shownIn } from './geometry';

interface Props {
  readonly geometry: Geometry;
  /** As a screen reader counts: 1 is the row of letters. */
  readonly index: number;
  readonly top: number;
  readonly height: number;
  readonly classes: string;
  readonly head: ComponentChildren;
  readonly columns: Columns;
  readonly draw: (column: number) => ComponentChildren;
}

/** Columns that are drawn: those that stay, and those in sight of the ones that go by. */
export interface Columns {
  readonly frozen: readonly number[];
  readonly free: readonly number[];
}

export const columnsIn = (geometry: Geometry, first: number, last: number): Columns => ({
  frozen: shownIn(geometry, 1, geometry.frozenColumns),
  free: shownIn(geometry, Math.max(first, geometry.frozenColumns + 1), last),
});

/** A row of the grid: its head and its frozen columns stay in sight, the others go by. */
export const Line = ({ geometry, index, top, height, classes, head, columns, draw }: Props) => (
  <div
    role="row"
    aria-rowindex={index}
    class={classes}
    style={{ top: px(top), height: px(height), width: px(geometry.width) }}
  >
    <div class="row-frozen" style={{ width: px(geometry.headWidth) }}>
      {head}
      {columns.frozen.map(draw)}
    </div>
    {columns.free.map(draw)}
  </div>
);
