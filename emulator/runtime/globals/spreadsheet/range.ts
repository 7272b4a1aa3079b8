/** `Range`: a block of cells of one tab. */
import { emulated } from '../emulated';
import { host } from '../host';

/** Row, column, rows, columns; row and column count from 1. */
export type Rectangle = readonly [row: number, column: number, rows: number, columns: number];

export interface SheetLike {
  getSheetId(): number;
}

const letters = (column: number): string => {
  let name = '';
  for (let rest = column; rest > 0; rest = Math.floor((rest - 1) / 26))
    name = String.fromCharCode(65 + ((rest - 1) % 26)) + name;
  return name;
};

/** A Date cannot travel as JSON; other objects are written as text, as `setValues` does. */
function outgoing(value: unknown): unknown {
  if (value === undefined || value === null) return null;
  if (typeof value !== 'object') return typeof value === 'bigint' ? String(value) : value;
  const date = value as Partial<Date>;
  if (typeof date.getTime !== 'function') return String(value);
  return { date: date.getTime() };
}

interface Values {
  readonly rows: unknown[][];
  /** Row, column and moment of each date, one after the other. */
  readonly dates: number[];
}

export function range<S extends SheetLike>(sheet: S, at: Rectangle) {
  const [row, column, rows, columns] = at;
  const id = sheet.getSheetId();
  const ask = <T>(name: string, ...args: unknown[]): T =>
    host<T>(`SpreadsheetApp.Range.${name}`, id, at, ...args);

  function getValues(): unknown[][] {
    const { rows: values, dates } = ask<Values>('getValues');
    for (let i = 0; i < dates.length; i += 3)
      values[dates[i]!]![dates[i + 1]!] = new Date(dates[i + 2]!);
    return values;
  }

  function setValues(values: readonly (readonly unknown[])[]) {
    ask(
      'setValues',
      values.map((line) => line.map(outgoing)),
    );
    return self;
  }

  /** One value over the whole range. */
  const filled = (value: unknown) =>
    Array.from({ length: rows }, () => new Array<unknown>(columns).fill(value));

  const self = emulated('Range', {
    getValues,
    getValue: () => getValues()[0]![0],
    setValues,
    setValue: (value: unknown) => setValues(filled(value)),
    getDisplayValues: () => ask<string[][]>('getDisplayValues'),
    getDisplayValue: () => ask<string[][]>('getDisplayValues')[0]![0]!,
    getFormulas: () => ask<string[][]>('getFormulas'),
    getFormula: () => ask<string[][]>('getFormulas')[0]![0]!,
    getNumberFormats: () => ask<string[][]>('getNumberFormats'),
    getNumberFormat: () => ask<string[][]>('getNumberFormats')[0]![0]!,
    setNumberFormat(pattern: string) {
      ask('setNumberFormat', pattern);
      return self;
    },
    setNumberFormats(patterns: readonly (readonly string[])[]) {
      ask('setNumberFormats', patterns);
      return self;
    },
    clearContent() {
      ask('clearContent');
      return self;
    },
    setNote(note: string | null) {
      ask('setNote', note);
      return self;
    },
    getA1Notation(): string {
      const from = letters(column) + row;
      const to = letters(column + columns - 1) + (row + rows - 1);
      return from === to ? from : `${from}:${to}`;
    },
    getSheet: () => sheet,
    getRow: () => row,
    getColumn: () => column,
    getNumRows: () => rows,
    getNumColumns: () => columns,
    getLastRow: () => row + rows - 1,
    getLastColumn: () => column + columns - 1,
  });
  return self;
}
