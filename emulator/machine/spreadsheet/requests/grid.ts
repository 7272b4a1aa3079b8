/** Requests of batchUpdate about rows and columns. */
import type { Book, DimensionProperties, Tab } from '../book';
import { displayed } from '../cells';
import { append, insert, remove, setProperties, sizeOf } from '../dimensions';
import { paths } from '../fields';
import type { Dimension } from '../limits';
import { checkEditable, checkTabEditable } from '../protection';
import { refuse } from '../refusal';
import { needTab } from './tabs';

export interface DimensionRange {
  readonly sheetId?: number;
  readonly dimension?: Dimension;
  readonly startIndex?: number;
  readonly endIndex?: number;
}

interface Span {
  readonly tab: Tab;
  readonly dimension: Dimension;
  readonly start: number;
  readonly end: number;
}

export function span(book: Book, range: DimensionRange | undefined): Span {
  const tab = needTab(book, range?.sheetId);
  const dimension = range?.dimension;
  if (dimension !== 'ROWS' && dimension !== 'COLUMNS')
    return refuse('Must specify a dimension: ROWS or COLUMNS.');
  const start = range?.startIndex ?? 0;
  const end = range?.endIndex ?? sizeOf(tab, dimension);
  if (start < 0 || end < start) refuse(`Invalid range: startIndex ${start}, endIndex ${end}.`);
  return { tab, dimension, start, end };
}

const boxOf = ({ dimension, start, end }: Span) =>
  dimension === 'ROWS' ? { startRow: start, endRow: end } : { startColumn: start, endColumn: end };

export function appendDimension(
  book: Book,
  body: { sheetId?: number; dimension?: Dimension; length?: number },
): unknown {
  const { tab, dimension } = span(book, body);
  checkTabEditable(tab);
  const length = body.length ?? 0;
  if (length < 1) refuse(`Invalid length: ${length}. It must be at least 1.`);
  append(book, tab, dimension, length);
  return {};
}

export function insertDimension(
  book: Book,
  body: { range?: DimensionRange; inheritFromBefore?: boolean },
): unknown {
  const asked = span(book, body.range);
  if (asked.end === asked.start) refuse('Must insert at least one row or column.');
  checkEditable(asked.tab, { ...boxOf({ ...asked, end: asked.start + 1 }) });
  const { tab, dimension, start, end } = asked;
  insert(book, tab, dimension, start, end - start, body.inheritFromBefore ?? false);
  return {};
}

export function deleteDimension(book: Book, body: { range?: DimensionRange }): unknown {
  const asked = span(book, body.range);
  checkEditable(asked.tab, boxOf(asked));
  remove(book, asked.tab, asked.dimension, asked.start, asked.end);
  return {};
}

export function updateDimensionProperties(
  book: Book,
  body: { range?: DimensionRange; properties?: DimensionProperties; fields?: string },
): unknown {
  const { tab, dimension, start, end } = span(book, body.range);
  checkTabEditable(tab);
  if (end > sizeOf(tab, dimension))
    refuse(`Invalid range: endIndex ${end} is beyond the grid size (${sizeOf(tab, dimension)}).`);
  const change: { pixelSize?: number; hiddenByUser?: boolean } = {};
  for (const path of paths(body.fields, Object.keys(body.properties ?? {})))
    if (path === 'pixelSize') change.pixelSize = body.properties?.pixelSize ?? 0;
    else if (path === 'hiddenByUser') change.hiddenByUser = body.properties?.hiddenByUser ?? false;
    else refuse(`Invalid field: ${path} (not emulated)`);
  setProperties(tab, dimension, start, end, change);
  return {};
}

/** A rough width by the longest of the first rows; the real one measures its fonts. */
export function autoResizeDimensions(book: Book, body: { dimensions?: DimensionRange }): unknown {
  const { tab, dimension, start, end } = span(book, body.dimensions);
  checkTabEditable(tab);
  if (dimension === 'ROWS') return {};
  for (let column = start; column < Math.min(end, tab.columnCount); column += 1) {
    let longest = 0;
    for (let row = 0; row < Math.min(tab.rowCount, 100); row += 1)
      longest = Math.max(longest, displayed(book, tab, row, column).length);
    const pixelSize = Math.min(20 + longest * 7, 800);
    setProperties(tab, dimension, column, column + 1, { pixelSize });
  }
  return {};
}
