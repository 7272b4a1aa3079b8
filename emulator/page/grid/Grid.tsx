import { useLayoutEffect, useMemo, useRef, useState } from 'preact/hooks';
import type { TabOverview } from '../api/contract';
import { select } from '../state/actions';
import { boxOf, nameOf, type Selection } from '../state/selection';
import { selectionOf, useSelect, useSession } from '../state/session';
import { CellEditor } from './CellEditor';
import { Charts } from './Charts';
import { useClipboard } from './clipboard';
import { geometryOf, poolOf, ROW_HEIGHT, scrollTo, topOf, visibleOf } from './geometry';
import { Letters } from './Letters';
import { NoteCard } from './NoteCard';
import { Row } from './Row';
import { useKeyboard } from './useKeyboard';
import { usePointer } from './usePointer';
import { useView } from './useView';
import { px } from '../px';

/** The tab in sight. Only the cells on the screen, and a few around them, are in the document. */
export function Grid({ tab }: { tab: TabOverview }) {
  const session = useSession();
  const selection = useSelect(selectionOf);
  const drafting = useSelect(({ draft }) => draft?.in === 'cell');
  const lost = useSelect(({ reach }) => reach.is === 'lost');
  useSelect(({ cellsSeen }) => cellsSeen);
  const [sized, setSized] = useState<Readonly<Record<string, Readonly<Record<number, number>>>>>(
    {},
  );
  const widths = sized[tab.sheetId] ?? NONE;
  const geometry = useMemo(() => geometryOf(tab, widths), [tab, widths]);
  const box = useRef<HTMLDivElement>(null);
  const [view, readView] = useView(box, tab.sheetId);
  const visible = visibleOf(geometry, view);
  const { cells } = session;

  useLayoutEffect(() => {
    if (lost) return;
    const { frozenRows } = geometry;
    const frozen = frozenRows > 0 ? [[1, frozenRows] as const] : [];
    cells.want(tab.sheetId, tab.revision, [[visible.firstRow, visible.lastRow], ...frozen]);
  }, [tab.sheetId, tab.revision, visible.firstRow, visible.lastRow, geometry, lost, cells]);

  const { anchor, extent } = selection;
  const shown = useRef({ selection, sheetId: tab.sheetId });
  // Asked before the rows change: an element that goes takes the focus with it.
  const focused = box.current?.contains(document.activeElement) ?? false;
  useLayoutEffect(() => {
    const element = box.current!;
    const before = shown.current;
    shown.current = { selection, sheetId: tab.sheetId };
    // A changed selection comes into sight; an unchanged one may be scrolled away from.
    if (before.sheetId !== tab.sheetId || before.selection === selection) return;
    const moved = before.selection.anchor === anchor ? extent : anchor;
    const whole = extent.row === tab.rows && extent.column === tab.columns;
    const to = scrollTo(geometry, readView(), moved.row, moved.column);
    if (!whole) element.scrollTo(to.left, to.top);
    if (focused && !drafting)
      element.querySelector<HTMLElement>('#active-cell')?.focus({ preventScroll: true });
  });

  const page = Math.max(1, Math.floor((view.height - geometry.headHeight) / ROW_HEIGHT) - 1);
  const onKeyDown = useKeyboard(tab, page);
  const pointer = usePointer(geometry, readView, (next: Selection) => select(session, next));
  const clipboard = useClipboard(tab);

  const chosen = boxOf(selection);
  const rowProps = (row: number, top: number) => ({
    row,
    top,
    geometry,
    firstColumn: visible.firstColumn,
    lastColumn: visible.lastColumn,
    block: cells.block(tab.sheetId, row),
    cell: (r: number, c: number) => cells.cell(tab.sheetId, r, c),
    active: row === anchor.row ? anchor : null,
    selected:
      row >= chosen.top && row <= chosen.bottom ? ([chosen.left, chosen.right] as const) : null,
    header: row <= geometry.frozenRows,
    editor: drafting && row === anchor.row ? <CellEditor geometry={geometry} /> : null,
    noteId: 'note-card',
  });
  // Elements are used again for other rows; the active row keeps its own, and the focus with it.
  const pool = poolOf(view);
  const keyOf = (row: number) => (row === anchor.row ? 'active' : row % pool);
  const rows: number[] = [];
  for (let row = visible.firstRow; row <= visible.lastRow; row += 1) rows.push(row);
  const far =
    anchor.row > geometry.frozenRows && (anchor.row < rows[0]! || anchor.row > rows.at(-1)!);
  if (far) rows.push(anchor.row);

  return (
    <div class="grid-frame">
      <div
        ref={box}
        class="grid"
        role="grid"
        aria-label={`Cells of ${tab.title}`}
        aria-rowcount={tab.rows + 1}
        aria-colcount={tab.columns + 1}
        aria-multiselectable
        onKeyDown={onKeyDown}
        {...pointer}
        {...clipboard}
      >
        <div
          class="grid-content"
          style={{ width: px(geometry.width), height: px(geometry.height) }}
        >
          <div class="grid-head" role="rowgroup" style={{ height: px(geometry.headHeight) }}>
            <Letters
              geometry={geometry}
              first={visible.firstColumn}
              last={visible.lastColumn}
              chosen={chosen}
              onSize={(column, width) =>
                setSized({ ...sized, [tab.sheetId]: { ...widths, [column]: width } })
              }
            />
            {Array.from({ length: geometry.frozenRows }, (_, i) => (
              <Row key={i + 1} {...rowProps(i + 1, ROW_HEIGHT * (i + 1))} />
            ))}
          </div>
          <div class="grid-rows" role="rowgroup">
            {rows.map((row) => (
              <Row
                key={keyOf(row)}
                {...rowProps(row, topOf(geometry, row) - geometry.headHeight)}
              />
            ))}
            <Charts tab={tab} geometry={geometry} />
          </div>
        </div>
      </div>
      <NoteCard tab={tab} box={box} geometry={geometry} view={view} />
      <p class="unseen" role="status">
        {chosen.top === chosen.bottom && chosen.left === chosen.right
          ? ''
          : `${nameOf(selection)} selected`}
      </p>
    </div>
  );
}

const NONE: Readonly<Record<number, number>> = Object.freeze({});
