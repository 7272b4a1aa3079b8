import { askJson, encodeParams } from '../../http/exchange';
import { at, listAt, recordsIn, textAt } from '../../http/record';
import { FailureError, type Exchange, type Json } from '../../model';

/**
 * A tab over the Sheets REST API (v4), by the person's own account. It is only read: values as they are,
 * and as they are shown. Three requests, whatever its size.
 */
const API = 'https://sheets.googleapis.com/v4/spreadsheets';
/** How messages call it. */
export const HOST = 'Google Sheets';

/** The id in a link, or an id by itself; null: it is neither. */
export const sheetIn = (address: string): string | null => {
  const text = address.trim();
  return (
    /^https:\/\/docs\.google\.com\/spreadsheets\/(?:u\/\d+\/)?d\/([\w-]{10,})/.exec(text)?.[1] ??
    (/^[\w-]{10,}$/.test(text) ? text : null)
  );
};

/** Cells that belong together, by rows and columns from 0; the ends are behind them. */
export interface Merge {
  readonly startRow: number;
  readonly endRow: number;
  readonly startColumn: number;
  readonly endColumn: number;
}

export interface Tab {
  readonly title: string;
  readonly gid: number;
  readonly rows: number;
  readonly columns: number;
  readonly merges: readonly Merge[];
}

export interface Spreadsheet {
  readonly id: string;
  readonly title: string;
  readonly tabs: readonly Tab[];
}

const FIELDS =
  'properties(title),sheets(properties(sheetId,title,sheetType,gridProperties(rowCount,columnCount)),merges)';

const numberAt = (value: Json, path: string): number => {
  const found = at(value, path);
  return typeof found === 'number' ? found : 0;
};

const tabOf = (sheet: Json): Tab => ({
  title: textAt(sheet, 'properties.title') ?? '',
  gid: numberAt(sheet, 'properties.sheetId'),
  rows: numberAt(sheet, 'properties.gridProperties.rowCount'),
  columns: numberAt(sheet, 'properties.gridProperties.columnCount'),
  merges: recordsIn(listAt(sheet, 'merges')).map((merge) => ({
    startRow: numberAt(merge, 'startRowIndex'),
    endRow: numberAt(merge, 'endRowIndex'),
    startColumn: numberAt(merge, 'startColumnIndex'),
    endColumn: numberAt(merge, 'endColumnIndex'),
  })),
});

/** @throws source.drive_file when this account sees no such spreadsheet. */
export function* openSheet(id: string): Exchange<Spreadsheet> {
  const { status, body } = yield* askJson({
    url: `${API}/${id}?${encodeParams({ fields: FIELDS })}`,
    of: 'spreadsheet',
    expect: [400, 403, 404],
  });
  if (status >= 300) throw new FailureError('source.drive_file', { detail: `(${status})` });
  return {
    id,
    title: textAt(body, 'properties.title') ?? '',
    tabs: recordsIn(listAt(body, 'sheets'))
      .filter((sheet) => (textAt(sheet, 'properties.sheetType') ?? 'GRID') === 'GRID')
      .map(tabOf),
  };
}

/** A part of a tab, by rows and columns from 0; without ends it goes on. */
export interface Area {
  readonly startRow: number;
  readonly startColumn: number;
  readonly endRow?: number;
  readonly endColumn?: number;
}

const columnAt = (letters: string): number =>
  Array.from(letters.toUpperCase()).reduce((n, letter) => n * 26 + letter.charCodeAt(0) - 64, 0) -
  1;
const lettersOf = (column: number): string =>
  column < 0
    ? ''
    : lettersOf(Math.floor(column / 26) - 1) + String.fromCharCode(65 + (column % 26));

/** `B3:H`, `A:F`, `A1:D20`, nothing: the whole tab. Null: it is no range. */
export const areaOf = (range: string): Area | null => {
  const text = range.trim().replace(/\$/g, '');
  if (text === '') return { startRow: 0, startColumn: 0 };
  const found = /^([A-Z]{0,3})(\d{0,7})(?::([A-Z]{0,3})(\d{0,7}))?$/i.exec(text);
  if (!found) return null;
  const [, from = '', first = '', to = '', last = ''] = found;
  return {
    startRow: first === '' ? 0 : Number(first) - 1,
    startColumn: from === '' ? 0 : columnAt(from),
    ...(last === '' ? {} : { endRow: Number(last) }),
    ...(to === '' ? {} : { endColumn: columnAt(to) + 1 }),
  };
};

const rangeOf = (tab: Tab, area: Area, most: number): string => {
  const endRow = Math.min(area.endRow ?? tab.rows, tab.rows, area.startRow + most);
  const endColumn = Math.min(area.endColumn ?? tab.columns, tab.columns);
  const from = `${lettersOf(area.startColumn)}${area.startRow + 1}`;
  return `'${tab.title.replace(/'/g, "''")}'!${from}:${lettersOf(endColumn - 1)}${endRow}`;
};

/** How values are asked for: as they are, with days as numbers or as they are shown; or all as it is shown. */
export type Render = 'numbers' | 'days' | 'shown';
const RENDER: Readonly<Record<Render, Readonly<Record<string, string>>>> = {
  numbers: { valueRenderOption: 'UNFORMATTED_VALUE', dateTimeRenderOption: 'SERIAL_NUMBER' },
  days: { valueRenderOption: 'UNFORMATTED_VALUE', dateTimeRenderOption: 'FORMATTED_STRING' },
  shown: { valueRenderOption: 'FORMATTED_VALUE', dateTimeRenderOption: 'FORMATTED_STRING' },
};

export type Cells = readonly (readonly Json[])[];

/** The values of a part of a tab; rows and cells at the end that are empty are not there. */
export function* valuesOf(
  id: string,
  tab: Tab,
  area: Area,
  how: Render,
  most = Infinity,
): Exchange<Cells> {
  if (area.startRow >= tab.rows || area.startColumn >= tab.columns) return [];
  const range = encodeURIComponent(rangeOf(tab, area, most));
  const { body } = yield* askJson({
    url: `${API}/${id}/values/${range}?${encodeParams({ majorDimension: 'ROWS', ...RENDER[how] })}`,
    of: 'values',
  });
  return listAt(body, 'values').map((row) => (Array.isArray(row) ? (row as Json[]) : []));
}
