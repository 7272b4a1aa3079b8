import type { Cell } from '../../model';
import type { Area, Change } from '../host';

type Request = GoogleAppsScript.Sheets.Schema.Request;

const grid = (sheetId: number, area: Area): GoogleAppsScript.Sheets.Schema.GridRange => ({
  sheetId,
  startRowIndex: area.row - 1,
  endRowIndex: area.row - 1 + area.rows,
  startColumnIndex: area.column - 1,
  endColumnIndex: area.column - 1 + area.columns,
});

const span = (
  sheetId: number,
  dimension: 'ROWS' | 'COLUMNS',
  at: number,
  count: number,
): GoogleAppsScript.Sheets.Schema.DimensionRange => ({
  sheetId,
  dimension,
  startIndex: at - 1,
  endIndex: at - 1 + count,
});

/**
 * An absent value with the field in the mask empties the cell; text is text whatever it looks like.
 * assumes: write-cells
 */
const entered = (cell: Cell): GoogleAppsScript.Sheets.Schema.CellData =>
  cell === null || cell === ''
    ? {}
    : typeof cell === 'string'
      ? { userEnteredValue: { stringValue: cell } }
      : typeof cell === 'number'
        ? { userEnteredValue: { numberValue: cell } }
        : { userEnteredValue: { boolValue: cell } };

const color = (hex: string): GoogleAppsScript.Sheets.Schema.Color => ({
  red: parseInt(hex.slice(1, 3), 16) / 255,
  green: parseInt(hex.slice(3, 5), 16) / 255,
  blue: parseInt(hex.slice(5, 7), 16) / 255,
});

const format = (change: Extract<Change, { do: 'format' }>): Request => {
  const fields: string[] = [];
  const userEnteredFormat: GoogleAppsScript.Sheets.Schema.CellFormat = {};
  if (change.pattern !== undefined) {
    fields.push('userEnteredFormat.numberFormat');
    const { pattern } = change;
    const type = pattern === '@' ? 'TEXT' : /[yd]/.test(pattern) ? 'DATE' : 'NUMBER';
    userEnteredFormat.numberFormat = { type, pattern };
  }
  if (change.bold !== undefined) {
    fields.push('userEnteredFormat.textFormat.bold');
    userEnteredFormat.textFormat = { bold: change.bold };
  }
  if (change.background !== undefined) {
    fields.push('userEnteredFormat.backgroundColorStyle');
    userEnteredFormat.backgroundColorStyle = { rgbColor: color(change.background) };
  }
  if (change.align !== undefined) {
    fields.push('userEnteredFormat.horizontalAlignment');
    if (change.align !== null) userEnteredFormat.horizontalAlignment = change.align;
  }
  if (change.wrap !== undefined) {
    fields.push('userEnteredFormat.wrapStrategy');
    userEnteredFormat.wrapStrategy = change.wrap ? 'WRAP' : 'OVERFLOW_CELL';
  }
  return {
    repeatCell: {
      range: grid(change.sheetId, change.area),
      cell: { userEnteredFormat },
      fields: fields.join(','),
    },
  };
};

const tabProperties = (change: Extract<Change, { do: 'set_tab' }>): Request => {
  const fields: string[] = [];
  const properties: GoogleAppsScript.Sheets.Schema.SheetProperties = { sheetId: change.sheetId };
  if (change.title !== undefined) {
    fields.push('title');
    properties.title = change.title;
  }
  if (change.hidden !== undefined) {
    fields.push('hidden');
    properties.hidden = change.hidden;
  }
  if (change.frozenRows !== undefined) {
    fields.push('gridProperties.frozenRowCount');
    properties.gridProperties = { frozenRowCount: change.frozenRows };
  }
  return { updateSheetProperties: { properties, fields: fields.join(',') } };
};

/** One step of a change as a request of the Sheets API. */
/** Undefined for what few executions do: `drawing.ts` knows it. */
export const toRequest = (change: Exclude<Change, { do: 'set_metadata' }>): Request | undefined => {
  switch (change.do) {
    case 'add_tab':
      // assumes: sheet-id
      return {
        addSheet: {
          properties: {
            sheetId: change.sheetId,
            title: change.title,
            hidden: change.hidden,
            gridProperties: { rowCount: change.rows, columnCount: change.columns },
          },
        },
      };
    case 'set_tab':
      return tabProperties(change);
    case 'delete_tab':
      return { deleteSheet: { sheetId: change.sheetId } };
    case 'set_size':
      return {
        updateSheetProperties: {
          properties: {
            sheetId: change.sheetId,
            gridProperties: { rowCount: change.rows, columnCount: change.columns },
          },
          fields: 'gridProperties.rowCount,gridProperties.columnCount',
        },
      };
    case 'insert_rows':
    case 'insert_columns':
      return {
        insertDimension: {
          range: span(
            change.sheetId,
            change.do === 'insert_rows' ? 'ROWS' : 'COLUMNS',
            change.at,
            change.count,
          ),
          // Formats come from the neighbour above or to the left, unless that is the header.
          // assumes: grid-edge
          inheritFromBefore: change.do === 'insert_rows' ? change.at > 2 : change.at > 1,
        },
      };
    case 'delete_rows':
    case 'delete_columns':
      return {
        deleteDimension: {
          range: span(
            change.sheetId,
            change.do === 'delete_rows' ? 'ROWS' : 'COLUMNS',
            change.at,
            change.count,
          ),
        },
      };
    case 'write':
      return {
        updateCells: {
          start: {
            sheetId: change.sheetId,
            rowIndex: change.row - 1,
            columnIndex: change.column - 1,
          },
          rows: change.values.map((cells) => ({ values: cells.map(entered) })),
          fields: 'userEnteredValue',
        },
      };
    case 'format':
      return format(change);
    case 'set_width':
      return {
        updateDimensionProperties: {
          range: span(change.sheetId, 'COLUMNS', change.column, 1),
          properties: { pixelSize: change.pixels },
          fields: 'pixelSize',
        },
      };
    case 'copy_format':
      return {
        copyPaste: {
          source: grid(change.sheetId, { ...change.area, row: change.from, rows: 1 }),
          destination: grid(change.sheetId, change.area),
          pasteType: 'PASTE_FORMAT',
        },
      };
    case 'note':
      return {
        repeatCell: {
          range: grid(change.sheetId, {
            row: change.row,
            column: change.column,
            rows: 1,
            columns: 1,
          }),
          cell: { note: change.text },
          fields: 'note',
        },
      };
    default:
      return undefined;
  }
};
