/** What `SpreadsheetApp` and its objects ask of the machine. A tab is named by its sheetId. */
import type { Call, Operation, Service } from '../service';
import { parseBox, splitAddress } from './a1';
import {
  freeTitle,
  styleIndex,
  tabById,
  tabByTitle,
  type Book,
  type Style,
  type Tab,
} from './book';
import { checkValues, clear, dateAt, displayed, read, styleAt, write, type Entry } from './cells';
import { patternOf, typeOf } from './display';
import { cellOf, fill, lastColumn, lastRow, setCell } from './layer';
import { checkEditable, checkTabEditable } from './protection';
import { Refusal, refuse, SAYS } from './refusal';
import { restyle } from './requests/cells';
import { addSheet, deleteSheet, hide, rename, updateSheetProperties } from './requests/tabs';
import { instantOfSerial, serialOfInstant } from './serial';
import { urlOf } from './resource';
import type { Block } from './range';

/** Row, column, rows, columns; row and column count from 1, as scripts do. */
export type Rectangle = readonly [row: number, column: number, rows: number, columns: number];

/** A Date on its way through JSON. */
interface Moment {
  readonly date: number;
}

const usedRows = (tab: Tab) => Math.max(lastRow(tab.values), lastRow(tab.formulas));
const usedColumns = (tab: Tab) => Math.max(lastColumn(tab.values), lastColumn(tab.formulas));

export function createApp(book: Book, locate: (user: string) => string): Service {
  /** Refusals become exceptions of the script; without authorization only the menu is open. */
  const guarded =
    (run: (call: Call, ...args: never[]) => unknown): Operation =>
    (call, ...args) => {
      if (call.execution.mode === 'NONE')
        call.fail(
          `You do not have permission to call ${call.op}. Required permissions: (https://www.googleapis.com/auth/spreadsheets.currentonly || https://www.googleapis.com/auth/spreadsheets)`,
        );
      try {
        return run(call, ...(args as never[])) ?? null;
      } catch (error) {
        if (error instanceof Refusal) return call.fail(error.message);
        throw error;
      }
    };

  const tabOf = (sheetId: number): Tab =>
    tabById(book, sheetId) ?? refuse(`Sheet ${sheetId} not found`);

  function blockOf(sheetId: number, [row, column, rows, columns]: Rectangle): Block {
    const tab = tabOf(sheetId);
    if (row + rows - 1 > tab.rowCount || column + columns - 1 > tab.columnCount)
      refuse(SAYS.outside);
    return {
      tab,
      startRow: row - 1,
      endRow: row - 1 + rows,
      startColumn: column - 1,
      endColumn: column - 1 + columns,
    };
  }

  function editable(sheetId: number, rectangle: Rectangle): Block {
    const block = blockOf(sheetId, rectangle);
    checkEditable(block.tab, block);
    book.touch(block.tab);
    return block;
  }

  const cellsOf = ([, , rows, columns]: Rectangle) => rows * columns;

  /** Values as a script gets them: dates go as moments, in the workbook's time zone. */
  function values(call: Call, sheetId: number, rectangle: Rectangle) {
    const block = blockOf(sheetId, rectangle);
    call.charge({ cells: cellsOf(rectangle) });
    const rows = read(book, block, 'UNFORMATTED_VALUE');
    const dates: number[] = [];
    rows.forEach((row, r) =>
      row.forEach((value, c) => {
        if (typeof value !== 'number') return;
        if (!dateAt(book, block.tab, block.startRow + r, block.startColumn + c)) return;
        dates.push(r, c, instantOfSerial(value, book.state.timeZone));
      }),
    );
    return { rows, dates };
  }

  function setValues(call: Call, sheetId: number, rectangle: Rectangle, rows: unknown[][]): void {
    const [, , height, width] = rectangle;
    if (rows.length !== height)
      refuse(
        `The number of rows in the data does not match the number of rows in the range. The data has ${rows.length} but the range has ${height}.`,
      );
    const odd = rows.find((row) => row.length !== width);
    if (odd)
      refuse(
        `The number of columns in the data does not match the number of columns in the range. The data has ${odd.length} but the range has ${width}.`,
      );
    const dated: [number, number][] = [];
    const plain = rows.map((row, r) =>
      row.map((value, c) => {
        if (value === null) return '';
        if (typeof value !== 'object') return value;
        dated.push([r, c]);
        return serialOfInstant((value as Moment).date, book.state.timeZone);
      }),
    );
    checkValues(plain);
    const { tab, startRow, startColumn } = editable(sheetId, rectangle);
    call.charge({ cells: cellsOf(rectangle) });
    const entry: Entry = { book, input: 'USER_ENTERED', now: call.now() };
    write(entry, tab, startRow, startColumn, plain);
    for (const [r, c] of dated) formatDate(tab, startRow + r, startColumn + c);
  }

  function formatDate(tab: Tab, row: number, column: number): void {
    const style = styleAt(book, tab, row, column);
    if (style.numberFormat) return;
    const whole = Number.isInteger(cellOf(tab.values, row, column));
    const numberFormat = whole
      ? { type: 'DATE', pattern: 'm/d/yyyy' }
      : { type: 'DATE_TIME', pattern: 'm/d/yyyy h:mm:ss' };
    const index = styleIndex(book, { ...style, numberFormat });
    setCell(tab.styles, row, column, index, book.state.epoch);
  }

  const formatStyle = (pattern: string): Style => {
    const type = typeOf(pattern);
    return type === '' ? {} : { numberFormat: { type, pattern } };
  };

  const grid = <T>(rectangle: Rectangle, make: (row: number, column: number) => T): T[][] =>
    Array.from({ length: rectangle[2] }, (_, r) =>
      Array.from({ length: rectangle[3] }, (_, c) =>
        make(rectangle[0] - 1 + r, rectangle[1] - 1 + c),
      ),
    );

  function changed(sheetId: number, properties: object, fields: string): void {
    updateSheetProperties(book, { properties: { sheetId, ...properties }, fields });
    book.touch(tabOf(sheetId));
  }

  const own = (id: string): boolean => id === book.state.id;

  const operations: Record<string, (call: Call, ...args: never[]) => unknown> = {
    getActiveSpreadsheet: () => book.state.id,
    openById: (call: Call, id: string) =>
      own(id)
        ? id
        : call.fail(
            `Document ${id} is missing (perhaps it was deleted, or you don't have read access?)`,
          ),
    flush: () => undefined,

    'Spreadsheet.getName': () => book.state.name,
    'Spreadsheet.getUrl': () => urlOf(book.state.id),
    'Spreadsheet.getSpreadsheetTimeZone': () => book.state.timeZone,
    'Spreadsheet.setSpreadsheetTimeZone': (_: Call, zone: string) => {
      if (!knownZone(zone)) refuse(`Invalid argument: timezone`);
      book.state.timeZone = zone;
    },
    'Spreadsheet.getSpreadsheetLocale': () => book.state.locale,
    'Spreadsheet.getSheets': () => book.state.tabs.map((tab) => tab.sheetId),
    'Spreadsheet.getSheetByName': (_: Call, name: string) => tabByTitle(book, name)?.sheetId,
    'Spreadsheet.getSheetById': (_: Call, id: number) => tabById(book, id)?.sheetId,
    'Spreadsheet.getActiveSheet': () => book.state.activeSheetId,
    'Spreadsheet.setActiveSheet': (_: Call, id: number) => {
      const tab = tabOf(id);
      tab.hidden = false;
      book.state.activeSheetId = id;
    },
    'Spreadsheet.insertSheet': (_: Call, title: string | null, index: number | null) => {
      const reply = addSheet(book, {
        properties: {
          title: title ?? freeTitle(book),
          index: index ?? book.state.tabs.length,
        },
      }) as { addSheet: { properties: { sheetId: number } } };
      const { sheetId } = reply.addSheet.properties;
      book.state.activeSheetId = sheetId;
      book.touch(tabOf(sheetId));
      return sheetId;
    },
    'Spreadsheet.deleteSheet': (_: Call, id: number) => {
      tabOf(id);
      deleteSheet(book, { sheetId: id });
      book.touch();
    },
    'Spreadsheet.getOwner': (call: Call) => locate(call.user),
    'Spreadsheet.getEditors': (call: Call) => [locate(call.user)],

    'Sheet.getName': (_: Call, id: number) => tabOf(id).title,
    'Sheet.setName': (_: Call, id: number, title: string) => {
      const tab = tabOf(id);
      checkTabEditable(tab);
      rename(book, tab, title);
      book.touch();
    },
    'Sheet.getIndex': (_: Call, id: number) => book.state.tabs.indexOf(tabOf(id)) + 1,
    'Sheet.getLastRow': (_: Call, id: number) => usedRows(tabOf(id)),
    'Sheet.getLastColumn': (_: Call, id: number) => usedColumns(tabOf(id)),
    'Sheet.getMaxRows': (_: Call, id: number) => tabOf(id).rowCount,
    'Sheet.getMaxColumns': (_: Call, id: number) => tabOf(id).columnCount,
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
      blockOf(id, asked);
      return asked;
    },
    'Sheet.getRangeByName': (_: Call, id: number, text: string) => {
      const parts = splitAddress(text);
      const tab = parts?.title === undefined ? tabOf(id) : tabByTitle(book, parts.title);
      const box = parts && parseBox(parts.rest);
      if (!tab || !box) return refuse('Range not found');
      const startRow = box.startRow ?? 0;
      const startColumn = box.startColumn ?? 0;
      const rows = (box.endRow ?? tab.rowCount) - startRow;
      const columns = (box.endColumn ?? tab.columnCount) - startColumn;
      const asked = [startRow + 1, startColumn + 1, rows, columns] as const;
      if (rows < 1 || columns < 1) refuse(SAYS.outside);
      blockOf(tab.sheetId, asked);
      return [tab.sheetId, ...asked];
    },
    'Sheet.getDataRange': (_: Call, id: number) => {
      const tab = tabOf(id);
      return [1, 1, Math.max(1, usedRows(tab)), Math.max(1, usedColumns(tab))];
    },
    'Sheet.showSheet': (_: Call, id: number) => {
      hide(book, tabOf(id), false);
    },
    'Sheet.hideSheet': (_: Call, id: number) => {
      hide(book, tabOf(id), true);
    },
    'Sheet.isSheetHidden': (_: Call, id: number) => tabOf(id).hidden,
    'Sheet.setTabColor': (_: Call, id: number, color: string | null) => {
      tabOf(id);
      changed(id, { tabColor: color === null ? null : colorOf(color) }, 'tabColor');
    },
    'Sheet.setFrozenRows': (_: Call, id: number, rows: number) => {
      tabOf(id);
      changed(id, { gridProperties: { frozenRowCount: rows } }, 'gridProperties.frozenRowCount');
    },
    'Sheet.getFrozenRows': (_: Call, id: number) => tabOf(id).frozenRows,

    'Range.getValues': values,
    'Range.setValues': setValues,
    'Range.getDisplayValues': (call: Call, id: number, at: Rectangle) => {
      const { tab } = blockOf(id, at);
      call.charge({ cells: cellsOf(at) });
      return grid(at, (row, column) => displayed(book, tab, row, column));
    },
    'Range.getFormulas': (call: Call, id: number, at: Rectangle) => {
      const { tab } = blockOf(id, at);
      call.charge({ cells: cellsOf(at) });
      return grid(at, (row, column) => cellOf(tab.formulas, row, column) ?? '');
    },
    'Range.getNumberFormats': (call: Call, id: number, at: Rectangle) => {
      const { tab } = blockOf(id, at);
      call.charge({ cells: cellsOf(at) });
      return grid(at, (row, column) => patternOf(styleAt(book, tab, row, column)) || 'General');
    },
    'Range.setNumberFormat': (_: Call, id: number, at: Rectangle, pattern: string) =>
      restyle(book, editable(id, at), formatStyle(pattern), { numberFormat: {} }),
    'Range.setNumberFormats': (call: Call, id: number, at: Rectangle, patterns: string[][]) => {
      if (patterns.length !== at[2] || patterns.some((row) => row.length !== at[3]))
        refuse('The number of rows or columns in the data does not match the number in the range.');
      const block = editable(id, at);
      call.charge({ cells: cellsOf(at) });
      patterns.forEach((row, r) =>
        row.forEach((pattern, c) => {
          const startRow = block.startRow + r;
          const startColumn = block.startColumn + c;
          const one = {
            ...block,
            startRow,
            endRow: startRow + 1,
            startColumn,
            endColumn: startColumn + 1,
          };
          restyle(book, one, formatStyle(pattern), { numberFormat: {} });
        }),
      );
    },
    'Range.clearContent': (_: Call, id: number, at: Rectangle) => {
      clear(book, editable(id, at));
    },
    'Range.setNote': (_: Call, id: number, at: Rectangle, note: string | null) => {
      const { tab, startRow, endRow, startColumn, endColumn } = editable(id, at);
      fill(tab.notes, [startRow, endRow], [startColumn, endColumn], note || null, book.state.epoch);
    },
  };

  return Object.fromEntries(
    Object.entries(operations).map(([name, run]) => [`SpreadsheetApp.${name}`, guarded(run)]),
  );
}

function knownZone(zone: string): boolean {
  try {
    new Intl.DateTimeFormat('en-US', { timeZone: zone });
    return true;
  } catch {
    return false;
  }
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
