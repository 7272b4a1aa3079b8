import { Component, type ComponentChildren } from 'preact';
import type { CellView } from '../api/contract';
import type { Cell } from '../state/selection';
import { addressOf } from '../state/selection';
import { type Geometry, heightOf, leftOf, ROW_HEAD, ROW_HEIGHT, widthOf } from './geometry';
import { columnsIn, Line } from './Line';
import { alignOf, reachOf } from './look';
import { px } from '../px';

export interface RowProps {
  readonly row: number;
  readonly top: number;
  readonly geometry: Geometry;
  readonly firstColumn: number;
  readonly lastColumn: number;
  /** Changes when the row's cells do. */
  readonly block: unknown;
  readonly cell: (row: number, column: number) => CellView | null;
  /** The active cell when it is in this row; it is drawn even when it is out of sight, to keep the focus. */
  readonly active: Cell | null;
  /** Selected columns of this row, or `null`. */
  readonly selected: readonly [number, number] | null;
  readonly header: boolean;
  readonly editor: ComponentChildren;
  readonly noteId: string;
}

const SHOWN: readonly (keyof RowProps)[] = [
  'row',
  'top',
  'geometry',
  'firstColumn',
  'lastColumn',
  'block',
  'active',
  'editor',
];

/** One row of cells. A class, because only a class can say that nothing changed. */
export class Row extends Component<RowProps> {
  override shouldComponentUpdate(next: RowProps): boolean {
    const now = this.props;
    return (
      SHOWN.some((key) => now[key] !== next[key]) ||
      now.selected?.[0] !== next.selected?.[0] ||
      now.selected?.[1] !== next.selected?.[1]
    );
  }

  override render({ row, top, geometry, firstColumn, lastColumn, active, ...rest }: RowProps) {
    const { frozen, free } = columnsIn(geometry, firstColumn, lastColumn);
    const far = active && !frozen.includes(active.column) && !free.includes(active.column);
    const height = heightOf(geometry, row);
    const classes = ['row'];
    if (rest.header) classes.push('is-header');
    if (height > ROW_HEIGHT) classes.push('is-tall');
    return (
      <Line
        geometry={geometry}
        index={row + 1}
        top={top}
        height={height}
        classes={classes.join(' ')}
        head={
          <div
            role="rowheader"
            aria-colindex={1}
            class={rest.selected ? 'row-head is-selected' : 'row-head'}
            style={{ width: px(ROW_HEAD) }}
          >
            {row}
          </div>
        }
        columns={{ frozen, free: far ? [...free, active.column] : free }}
        draw={(column) => this.cell(column)}
      />
    );
  }

  private cell(column: number) {
    const { row, geometry, cell, active, selected, lastColumn, noteId } = this.props;
    const view = cell(row, column);
    const isActive = active?.column === column;
    const isSelected = selected !== null && column >= selected[0] && column <= selected[1];
    const reach = view ? reachOf(view, row, column, lastColumn, cell, geometry) : 0;
    const classes = ['cell', alignOf(view)];
    if (isSelected) classes.push('is-selected');
    if (isActive) classes.push('is-active');
    if (reach > widthOf(geometry, column)) classes.push('is-wide');
    if (view?.style?.wrap) classes.push('is-wrapped');
    if (view?.note) classes.push('has-note');
    return (
      <div
        key={column}
        id={isActive ? 'active-cell' : undefined}
        role="gridcell"
        aria-colindex={column + 1}
        aria-selected={isSelected}
        aria-describedby={isActive && view?.note ? noteId : undefined}
        aria-label={
          isActive ? `${addressOf({ row, column })} ${view?.text ?? ''}`.trim() : undefined
        }
        tabIndex={isActive ? 0 : -1}
        class={classes.join(' ')}
        style={{
          left: px(leftOf(geometry, column)),
          width: px(widthOf(geometry, column)),
          '--fill': view?.style?.background,
          color: view?.style?.color,
          fontWeight: view?.style?.bold ? 600 : undefined,
          fontStyle: view?.style?.italic ? 'italic' : undefined,
        }}
      >
        {isActive && this.props.editor}
        {view === null ? (
          <span class="cell-wait" />
        ) : (
          view.text !== '' && (
            <span class="cell-text" style={reach ? { maxWidth: px(reach - 1) } : undefined}>
              {view.text.length > 400 ? view.text.slice(0, 400) : view.text}
            </span>
          )
        )}
      </div>
    );
  }
}
