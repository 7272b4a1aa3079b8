/** Operations of `Sheet`. */
import type { Call } from '../../service';
import { parseBox, splitAddress } from '../a1';
import { tabByTitle, type Book } from '../book';
import { usedSize } from '../cells';
import { checkTabEditable } from '../protection';
import { refuse, SAYS } from '../refusal';
import { hide, rename, updateSheetProperties } from '../requests/tabs';
import { blockOf, tabOf, type Methods } from './target';

export function sheetMethods(book: Book): Methods {
  function changed(sheetId: number, properties: object, fields: string): void {
    updateSheetProperties(book, { properties: { sheetId, ...properties }, fields });
    book.touch(tabOf(book, sheetId));
  }

  return {
    'Sheet.getName': (_: Call, id: number) => tabOf(book, id).title,
    'Sheet.setName': (_: Call, id: number, title: string) => {
      const tab = tabOf(book, id);
      checkTabEditable(tab);
      rename(book, tab, title);
      book.touch();
    },
    'Sheet.getIndex': (_: Call, id: number) => book.state.tabs.indexOf(tabOf(book, id)) + 1,
    'Sheet.getLastRow': (_: Call, id: number) => usedSize(book, tabOf(book, id)).rows,
    'Sheet.getLastColumn': (_: Call, id: number) => usedSize(book, tabOf(book, id)).columns,
    'Sheet.getMaxRows': (_: Call, id: number) => tabOf(book, id).rowCount,
    'Sheet.getMaxColumns': (_: Call, id: number) => tabOf(book, id).columnCount,
    'Sheet.getRange': (
      _: Call,
      id: number,
      row: number,
      column: number,
      rows: number,
      columns: number,
    ) => {
      const asked = [row, column, rows, columns] as const;
      if (row < 1) refuse('The starting row of the range is too small.');
      if (column < 1) refuse('The starting column of the range is too small.');
      if (rows < 1) refuse('The number of rows in the range must be at least 1.');
      if (columns < 1) refuse('The number of columns in the range must be at least 1.');
      blockOf(book, id, asked);
      return asked;
    },
    'Sheet.getRangeByName': (_: Call, id: number, text: string) => {
      const parts = splitAddress(text);
      const tab = parts?.title === undefined ? tabOf(book, id) : tabByTitle(book, parts.title);
      const box = parts && parseBox(parts.rest);
      if (!tab || !box) return refuse('Range not found');
      const startRow = box.startRow ?? 0;
      const startColumn = box.startColumn ?? 0;
      const rows = (box.endRow ?? tab.rowCount) - startRow;
      const columns = (box.endColumn ?? tab.columnCount) - startColumn;
      const asked = [startRow + 1, startColumn + 1, rows, columns] as const;
      if (rows < 1 || columns < 1) refuse(SAYS.outside);
      blockOf(book, tab.sheetId, asked);
      return [tab.sheetId, ...asked];
    },
    'Sheet.getDataRange': (_: Call, id: number) => {
      const tab = tabOf(book, id);
      const { rows, columns } = usedSize(book, tab);
      return [1, 1, Math.max(1, rows), Math.max(1, columns)];
    },
    'Sheet.showSheet': (_: Call, id: number) => {
      hide(book, tabOf(book, id), false);
      book.touch(tabOf(book, id));
    },
    'Sheet.hideSheet': (_: Call, id: number) => {
      hide(book, tabOf(book, id), true);
      book.touch(tabOf(book, id));
    },
    'Sheet.isSheetHidden': (_: Call, id: number) => tabOf(book, id).hidden,
    'Sheet.setTabColor': (_: Call, id: number, color: string | null) => {
      tabOf(book, id);
      changed(id, { tabColor: color === null ? null : colorOf(color) }, 'tabColor');
    },
    'Sheet.setFrozenRows': (_: Call, id: number, rows: number) => {
      tabOf(book, id);
      changed(id, { gridProperties: { frozenRowCount: rows } }, 'gridProperties.frozenRowCount');
    },
    'Sheet.getFrozenRows': (_: Call, id: number) => tabOf(book, id).frozenRows,
  };
}

const NAMED: Readonly<Record<string, string>> = {
  black: '#000000',
  white: '#ffffff',
  red: '#ff0000',
  green: '#008000',
  blue: '#0000ff',
  yellow: '#ffff00',
  orange: '#ffa500',
  gray: '#808080',
};

export function colorOf(text: string): { red: number; green: number; blue: number } {
  const hex = /^#([0-9a-f]{6})$/i.exec(NAMED[text.toLowerCase()] ?? text)?.[1];
  if (!hex) return refuse('Invalid argument: color');
  const part = (at: number) => parseInt(hex.slice(at, at + 2), 16) / 255;
  return { red: part(0), green: part(2), blue: part(4) };
}
