import type { TabOverview } from '../api/contract';
import { select, type } from '../state/actions';
import { type Cell, boxOf } from '../state/selection';
import { selectionOf, type Session, useSession } from '../state/session';
import { edge, jumpOf, move, seen, type Stroke } from './keys';
import { editTextOf } from './look';

/** More than this is not cleared by one key: it would be a mistake far more often than a wish. */
const CLEARED_AT_MOST = 50_000;

/** The grid's keys: moving, selecting, and beginning to type. */
export function useKeyboard(tab: TabOverview, page: number) {
  const session = useSession();
  return (event: KeyboardEvent) => {
    if ((event.target as HTMLElement).closest('textarea')) return;
    const { store, cells } = session;
    const selection = selectionOf(store.get());
    const { anchor } = selection;
    const stroke: Stroke = {
      key: event.key,
      ctrl: event.ctrlKey || event.metaKey,
      shift: event.shiftKey,
    };
    const around = {
      rows: tab.rows,
      columns: tab.columns,
      page,
      lastRow: Math.max(1, tab.lastRow),
      lastColumn: Math.max(1, tab.lastColumn),
      isHidden: (column: number) => tab.columnWidths[column] === 0,
    };
    const begin = (text: string) => store.set({ draft: { text, in: 'cell' } });

    const jump = jumpOf(stroke);
    if (jump) {
      const from = stroke.shift ? selection.extent : anchor;
      const filled = filledIn(session, tab);
      void edge(from, jump, around, filled).then((found) => {
        const cell = seen(found, from, around);
        select(session, { anchor: stroke.shift ? anchor : cell, extent: cell });
      });
    } else if (event.key === 'F2' || (event.key === 'Enter' && !stroke.ctrl && !stroke.shift)) {
      begin(editTextOf(cells.cell(tab.sheetId, anchor.row, anchor.column)));
    } else if (event.key === 'Delete' || event.key === 'Backspace') {
      clear(session, tab);
    } else if (event.key.length === 1 && !stroke.ctrl && !event.altKey) {
      begin(event.key);
    } else {
      const next = move(stroke, selection, around);
      if (!next) return;
      select(session, next);
    }
    event.preventDefault();
  };
}

/** Whether a cell holds anything, fetching its rows first where they are not there. */
const filledIn =
  ({ cells }: Session, { sheetId, revision }: TabOverview) =>
  async ({ row, column }: Cell): Promise<boolean> => {
    if (!cells.has(sheetId, row)) await cells.load(sheetId, revision, row, row);
    return (cells.cell(sheetId, row, column)?.text ?? '') !== '';
  };

function clear(session: Session, tab: TabOverview): void {
  const box = boxOf(selectionOf(session.store.get()));
  const rows = Math.min(box.bottom, tab.lastRow) - box.top + 1;
  const columns = Math.min(box.right, tab.lastColumn) - box.left + 1;
  if (rows < 1 || columns < 1 || rows * columns > CLEARED_AT_MOST) return;
  const blank = Array.from({ length: rows }, () => new Array<string>(columns).fill(''));
  void type(session, box.top, box.left, blank);
}
