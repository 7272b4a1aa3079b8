/** A workbook as `Sheets.Spreadsheets.get` answers it. False, zero and empty fields are left out. */
import type { Book, Cell, DimensionProperties, Metadata, Style, Tab } from './book';
import { displayed } from './cells';
import { calculated } from './formulas/calculate';
import { Fault, type FaultType } from './formulas/value';
import { wants, type Mask } from './fields';
import { cellOf } from './layer';
import { clip, type Asked, type Block } from './range';

type Json = Record<string, unknown>;

export function sheetProperties(book: Book, tab: Tab): Json {
  return {
    sheetId: tab.sheetId,
    title: tab.title,
    index: book.state.tabs.indexOf(tab),
    sheetType: 'GRID',
    gridProperties: {
      rowCount: tab.rowCount,
      columnCount: tab.columnCount,
      ...(tab.frozenRows > 0 && { frozenRowCount: tab.frozenRows }),
      ...(tab.frozenColumns > 0 && { frozenColumnCount: tab.frozenColumns }),
    },
    ...(tab.hidden && { hidden: true }),
    ...(tab.tabColor && { tabColor: tab.tabColor, tabColorStyle: { rgbColor: tab.tabColor } }),
  };
}

/** `asked` are the ranges whose tabs (and grid data) are wanted; none means all. */
export function spreadsheetResource(
  book: Book,
  asked: readonly Asked[],
  mask: Mask | null,
  gridData: boolean,
): Json {
  const { state } = book;
  const tabs =
    asked.length === 0
      ? state.tabs
      : state.tabs.filter((tab) => asked.some((one) => one.tab === tab));
  const atBook = state.metadata.filter((one) => 'spreadsheet' in one.location);
  return {
    spreadsheetId: state.id,
    properties: {
      title: state.name,
      locale: state.locale,
      autoRecalc: 'ON_CHANGE',
      timeZone: state.timeZone,
    },
    sheets: tabs.map((tab) => sheet(book, tab, asked, mask, gridData)),
    ...(atBook.length > 0 && { developerMetadata: atBook.map(metadataResource) }),
    spreadsheetUrl: urlOf(state.id),
  };
}

export const urlOf = (id: string): string => `https://docs.google.com/spreadsheets/d/${id}/edit`;

function sheet(
  book: Book,
  tab: Tab,
  asked: readonly Asked[],
  mask: Mask | null,
  gridData: boolean,
): Json {
  const own = book.state.metadata.filter(
    ({ location }) => 'sheetId' in location && location.sheetId === tab.sheetId,
  );
  const ranges = asked.filter((one) => one.tab === tab);
  const blocks = (ranges.length > 0 ? ranges : [{ tab, box: {} }]).map(clip);
  return {
    properties: sheetProperties(book, tab),
    ...(gridData && { data: blocks.map((block) => grid(book, block, mask)) }),
    ...(tab.protections.length > 0 && { protectedRanges: tab.protections }),
    ...(tab.filter && { basicFilter: tab.filter }),
    ...(tab.charts.length > 0 && { charts: tab.charts }),
    ...(own.length > 0 && { developerMetadata: own.map(metadataResource) }),
  };
}

export function metadataResource(one: Metadata): Json {
  const { location } = one;
  const locationType =
    'spreadsheet' in location
      ? 'SPREADSHEET'
      : 'sheetId' in location
        ? 'SHEET'
        : location.dimensionRange.dimension === 'ROWS'
          ? 'ROW'
          : 'COLUMN';
  return { ...one, location: { locationType, ...location } };
}

function grid(book: Book, block: Block, mask: Mask | null): Json {
  const { tab } = block;
  const rowData: Json[] = [];
  if (wants(mask, 'sheets', 'data', 'rowData'))
    for (let row = block.startRow; row < block.endRow; row += 1) {
      const values: Json[] = [];
      for (let column = block.startColumn; column < block.endColumn; column += 1)
        values.push(cellData(book, tab, row, column));
      while (values.length > 0 && Object.keys(values[values.length - 1]!).length === 0)
        values.pop();
      rowData.push(values.length > 0 ? { values } : {});
    }
  while (rowData.length > 0 && Object.keys(rowData[rowData.length - 1]!).length === 0)
    rowData.pop();
  return {
    ...(block.startRow > 0 && { startRow: block.startRow }),
    ...(block.startColumn > 0 && { startColumn: block.startColumn }),
    ...(rowData.length > 0 && { rowData }),
    rowMetadata: dimensionData(
      tab.rowProperties,
      block.startRow,
      block.endRow,
      21,
      book,
      tab,
      'ROWS',
    ),
    columnMetadata: dimensionData(
      tab.columnProperties,
      block.startColumn,
      block.endColumn,
      100,
      book,
      tab,
      'COLUMNS',
    ),
  };
}

function dimensionData(
  held: Readonly<Record<number, DimensionProperties>>,
  start: number,
  end: number,
  standard: number,
  book: Book,
  tab: Tab,
  dimension: 'ROWS' | 'COLUMNS',
): Json[] {
  const metadata = book.state.metadata.filter(
    ({ location }) =>
      'dimensionRange' in location &&
      location.dimensionRange.sheetId === tab.sheetId &&
      location.dimensionRange.dimension === dimension,
  );
  return Array.from({ length: end - start }, (_, offset) => {
    const index = start + offset;
    const here = metadata.filter(
      ({ location }) =>
        'dimensionRange' in location && location.dimensionRange.startIndex === index,
    );
    return {
      pixelSize: standard,
      ...held[index],
      ...(here.length > 0 && { developerMetadata: here.map(metadataResource) }),
    };
  });
}

/** Source: the API's ErrorType. */
const ERROR_TYPES: Readonly<Record<FaultType, string>> = {
  '#NULL!': 'NULL_VALUE',
  '#DIV/0!': 'DIVIDE_BY_ZERO',
  '#VALUE!': 'VALUE',
  '#REF!': 'REF',
  '#NAME?': 'NAME',
  '#NUM!': 'NUM',
  '#N/A': 'N_A',
  '#ERROR!': 'ERROR',
};

const extended = (value: Cell | Fault): Json =>
  value instanceof Fault
    ? { errorValue: { type: ERROR_TYPES[value.type], message: value.message } }
    : typeof value === 'number'
      ? { numberValue: value }
      : typeof value === 'boolean'
        ? { boolValue: value }
        : { stringValue: value };

function cellData(book: Book, tab: Tab, row: number, column: number): Json {
  const formula = cellOf(tab.formulas, row, column);
  const stored = cellOf(tab.values, row, column);
  const live = calculated(book, tab);
  const value = live ? live.at(row, column) : stored;
  const style: Style = book.state.styles[cellOf(tab.styles, row, column) ?? 0]!;
  const note = cellOf(tab.notes, row, column);
  return {
    ...(formula !== null
      ? { userEnteredValue: { formulaValue: formula } }
      : stored !== null && { userEnteredValue: extended(stored) }),
    ...(value !== null && {
      effectiveValue: extended(value),
      formattedValue: displayed(book, tab, row, column),
    }),
    ...(Object.keys(style).length > 0 && { userEnteredFormat: style, effectiveFormat: style }),
    ...(note !== null && { note }),
  };
}
