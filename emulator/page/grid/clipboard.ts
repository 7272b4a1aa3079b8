import type { TabOverview } from '../api/contract';
import { notify, type } from '../state/actions';
import { boxOf } from '../state/selection';
import { selectionOf, type Session, useSession } from '../state/session';

const COPIED_AT_MOST = 500_000;

/** Copying what is selected as tab-separated text, and pasting such text as a person would type it. */
export function useClipboard(tab: TabOverview) {
  const session = useSession();
  return {
    onCopy(event: ClipboardEvent) {
      if (isTyping(event)) return;
      event.preventDefault();
      const { top, left, right, ...box } = boxOf(selectionOf(session.store.get()));
      const bottom = Math.max(top, Math.min(box.bottom, tab.lastRow));
      const last = Math.max(left, Math.min(right, tab.lastColumn));
      const count = (bottom - top + 1) * (last - left + 1);
      if (count > COPIED_AT_MOST) {
        const most = COPIED_AT_MOST.toLocaleString('en');
        notify(session, 'Nothing was copied', `At most ${most} cells can be copied at once.`);
        return;
      }
      const text = () => textOf(session, tab, top, left, bottom, last);
      if (allThere(session, tab, top, bottom)) event.clipboardData?.setData('text/plain', text());
      else
        void session.cells
          .load(tab.sheetId, tab.revision, top, bottom)
          .then(() => navigator.clipboard.writeText(text()))
          .catch((error: Error) => notify(session, 'Nothing was copied', error.message));
    },
    onPaste(event: ClipboardEvent) {
      if (isTyping(event)) return;
      event.preventDefault();
      const values = parse(event.clipboardData?.getData('text/plain') ?? '');
      const { top, left } = boxOf(selectionOf(session.store.get()));
      if (values.length > 0) void type(session, top, left, values);
    },
  };
}

const isTyping = (event: ClipboardEvent): boolean =>
  (event.target as HTMLElement).closest('textarea') !== null;

function allThere({ cells }: Session, tab: TabOverview, top: number, bottom: number): boolean {
  for (let row = top; row <= bottom; row += 1) if (!cells.has(tab.sheetId, row)) return false;
  return true;
}

function textOf(
  { cells }: Session,
  { sheetId }: TabOverview,
  top: number,
  left: number,
  bottom: number,
  right: number,
): string {
  const lines: string[] = [];
  for (let row = top; row <= bottom; row += 1) {
    const line: string[] = [];
    for (let column = left; column <= right; column += 1)
      line.push(quoted(cells.cell(sheetId, row, column)?.text ?? ''));
    lines.push(line.join('\t'));
  }
  return lines.join('\n');
}

const quoted = (text: string): string =>
  /[\t\n"]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;

/** Tab-separated text, as spreadsheets put it on the clipboard: a quoted cell may hold line breaks. */
export function parse(text: string): string[][] {
  if (text === '') return [];
  const rows: string[][] = [[]];
  const cell = /(?:"((?:[^"]|"")*)"|([^\t\r\n]*))(\t|\r?\n|$)/gy;
  const end = text.replace(/\r?\n$/, '');
  for (let match = cell.exec(end); match; match = cell.exec(end)) {
    const [, inQuotes, plain, after] = match;
    rows.at(-1)!.push(inQuotes === undefined ? (plain ?? '') : inQuotes.replaceAll('""', '"'));
    if (after === '') break;
    if (after !== '\t') rows.push([]);
  }
  const widest = Math.max(...rows.map((row) => row.length));
  return rows.map((row) => [...row, ...new Array<string>(widest - row.length).fill('')]);
}
