/** `Sheet`: one tab, known by its id; it survives being renamed, and fails once it is deleted. */
import { emulated } from '../emulated';
import { host } from '../host';
import { range, type Rectangle } from './range';

/** A sheet as the others see it, without its own circular type. */
export interface SheetHandle {
  getSheetId(): number;
  getName(): string;
}

export function sheet<P>(parent: () => P, id: number) {
  const ask = <T>(name: string, ...args: unknown[]): T =>
    host<T>(`SpreadsheetApp.Sheet.${name}`, id, ...args);
  const handle: SheetHandle = { getSheetId: () => id, getName: () => ask<string>('getName') };

  function getRange(first: string | number, column?: number, rows = 1, columns = 1) {
    if (typeof first === 'string') {
      const [other, ...at] = ask<[number, ...Rectangle]>('getRangeByName', first);
      return range(other === id ? self : sheet(parent, other), at as unknown as Rectangle);
    }
    const at = ask<Rectangle>('getRange', first, column, rows, columns);
    return range(self as SheetHandle, at);
  }

  const self: SheetHandle & Record<string, unknown> = emulated('Sheet', {
    ...handle,
    getParent: parent,
    getRange,
    getDataRange: () => range(self as SheetHandle, ask<Rectangle>('getDataRange')),
    setName(name: string) {
      ask('setName', name);
      return self;
    },
    getIndex: () => ask<number>('getIndex'),
    getLastRow: () => ask<number>('getLastRow'),
    getLastColumn: () => ask<number>('getLastColumn'),
    getMaxRows: () => ask<number>('getMaxRows'),
    getMaxColumns: () => ask<number>('getMaxColumns'),
    isSheetHidden: () => ask<boolean>('isSheetHidden'),
    showSheet() {
      ask('showSheet');
      return self;
    },
    hideSheet() {
      ask('hideSheet');
      return self;
    },
    setTabColor(color: string | null) {
      ask('setTabColor', color);
      return self;
    },
    getFrozenRows: () => ask<number>('getFrozenRows'),
    setFrozenRows(rows: number) {
      ask('setFrozenRows', rows);
    },
    activate() {
      host('SpreadsheetApp.Spreadsheet.setActiveSheet', id);
      return self;
    },
  });
  return self;
}
