/** Operations of `Range`. */
import type { Call } from '../../service';
import { styleIndex, type Book, type Style, type Tab } from '../book';
import { checkValues, clear, dateAt, displayed, read, styleAt, write, type Entry } from '../cells';
import { patternOf, typeOf } from '../display';
import { cellOf, fill, setCell } from '../layer';
import { refuse } from '../refusal';
import { restyle } from '../requests/cells';
import { instantOfSerial, serialOfInstant } from '../serial';
import { blockOf, editable, type Methods, type Rectangle } from './target';

/** A Date on its way through JSON. */
interface Moment {
  readonly date: number;
}

const cellsOf = ([, , rows, columns]: Rectangle) => rows * columns;

export function rangeMethods(book: Book): Methods {
  /** Values as a script gets them: dates go as moments, in the workbook's time zone. */
  function values(call: Call, sheetId: number, rectangle: Rectangle) {
    const block = blockOf(book, sheetId, rectangle);
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
    const { tab, startRow, startColumn } = editable(book, sheetId, rectangle);
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

  return {
    'Range.getValues': values,
    'Range.setValues': setValues,
    'Range.getDisplayValues': (call: Call, id: number, at: Rectangle) => {
      const { tab } = blockOf(book, id, at);
      call.charge({ cells: cellsOf(at) });
      return grid(at, (row, column) => displayed(book, tab, row, column));
    },
    'Range.getFormulas': (call: Call, id: number, at: Rectangle) => {
      const { tab } = blockOf(book, id, at);
      call.charge({ cells: cellsOf(at) });
      return grid(at, (row, column) => cellOf(tab.formulas, row, column) ?? '');
    },
    'Range.getNumberFormats': (call: Call, id: number, at: Rectangle) => {
      const { tab } = blockOf(book, id, at);
      call.charge({ cells: cellsOf(at) });
      return grid(at, (row, column) => patternOf(styleAt(book, tab, row, column)) || 'General');
    },
    'Range.setNumberFormat': (_: Call, id: number, at: Rectangle, pattern: string) =>
      restyle(book, editable(book, id, at), formatStyle(pattern), { numberFormat: {} }),
    'Range.setNumberFormats': (call: Call, id: number, at: Rectangle, patterns: string[][]) => {
      if (patterns.length !== at[2] || patterns.some((row) => row.length !== at[3]))
        refuse('The number of rows or columns in the data does not match the number in the range.');
      const block = editable(book, id, at);
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
      clear(book, editable(book, id, at));
    },
    'Range.setNote': (_: Call, id: number, at: Rectangle, note: string | null) => {
      const { tab, startRow, endRow, startColumn, endColumn } = editable(book, id, at);
      fill(tab.notes, [startRow, endRow], [startColumn, endColumn], note || null, book.state.epoch);
    },
  };
}
