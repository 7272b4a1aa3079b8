/** A1 notation: letters, ranges with open ends, quoted titles. Indexes inside are 0-based. */

/** Half-open; a missing bound is open (a whole column, a whole row, a whole tab). */
export interface Box {
  readonly startRow?: number | undefined;
  readonly endRow?: number | undefined;
  readonly startColumn?: number | undefined;
  readonly endColumn?: number | undefined;
}

export function columnName(index: number): string {
  let name = '';
  for (let rest = index + 1; rest > 0; rest = Math.floor((rest - 1) / 26))
    name = String.fromCharCode(65 + ((rest - 1) % 26)) + name;
  return name;
}

export function columnIndex(name: string): number {
  let index = 0;
  for (const letter of name.toUpperCase()) index = index * 26 + letter.charCodeAt(0) - 64;
  return index - 1;
}

const CORNER = /^\$?([A-Za-z]{1,3})?\$?(\d{1,8})?$/;

function corner(text: string): { row?: number; column?: number } | null {
  const match = CORNER.exec(text);
  if (!match || text === '' || (!match[1] && !match[2])) return null;
  if (match[2] !== undefined && Number(match[2]) < 1) return null;
  return {
    ...(match[1] && { column: columnIndex(match[1]) }),
    ...(match[2] && { row: Number(match[2]) - 1 }),
  };
}

/** Reads "B2", "A2:F", "A:A", "3:5", "$B$2:C"; null when it is none of these. */
export function parseBox(text: string): Box | null {
  const parts = text.split(':');
  if (parts.length > 2) return null;
  const from = corner(parts[0]!.trim());
  if (!from) return null;
  if (parts.length === 1) {
    if (from.row === undefined || from.column === undefined) return null;
    return {
      startRow: from.row,
      endRow: from.row + 1,
      startColumn: from.column,
      endColumn: from.column + 1,
    };
  }
  const to = corner(parts[1]!.trim());
  if (!to) return null;
  const rows = span(from.row, to.row);
  const columns = span(from.column, to.column);
  return {
    startRow: rows?.[0],
    endRow: rows?.[1],
    startColumn: columns?.[0],
    endColumn: columns?.[1],
  };
}

/** "A2:F" starts at row 2 and is open below, whichever corner carries the row. */
function span(a?: number, b?: number): [number, number | undefined] | null {
  if (a === undefined && b === undefined) return null;
  if (a === undefined) return [b!, undefined];
  if (b === undefined) return [a, undefined];
  return [Math.min(a, b), Math.max(a, b) + 1];
}

/** Writes a box; open ends stay open ("A2:F", "3:5"), a single cell is one name. */
export function formatBox(box: Box): string {
  const row = (index?: number) => (index === undefined ? '' : String(index + 1));
  const column = (index?: number) => (index === undefined ? '' : columnName(index));
  const from = column(box.startColumn) + row(box.startRow);
  const to =
    column(box.endColumn === undefined ? undefined : box.endColumn - 1) +
    row(box.endRow === undefined ? undefined : box.endRow - 1);
  const single = box.startRow !== undefined && box.startColumn !== undefined && from === to;
  return single ? from : `${from}:${to}`;
}

/**
 * Quotes a title as Google does in the ranges it returns: only ASCII letters, digits, "_" and "."
 * go bare, and not when the title could be read as a cell or a number.
 */
export function quoteTitle(title: string): string {
  const bare =
    /^[A-Za-z_][A-Za-z0-9_.]*$/.test(title) &&
    !/^[A-Za-z]{1,3}\d+$/.test(title) &&
    !/^R\d*C\d*$/i.test(title);
  return bare ? title : `'${title.replace(/'/g, "''")}'`;
}

export const address = (title: string, box: Box): string =>
  `${quoteTitle(title)}!${formatBox(box)}`;

/** Splits "'It''s'!A2:F" into title and box text; a text without "!" has no title. */
export function splitAddress(text: string): { title?: string; rest: string } | null {
  if (text.startsWith("'")) {
    const match = /^'((?:[^']|'')*)'(?:!(.*))?$/s.exec(text);
    if (!match) return null;
    return { title: match[1]!.replace(/''/g, "'"), rest: match[2] ?? '' };
  }
  const mark = text.lastIndexOf('!');
  if (mark < 0) return { rest: text };
  return { title: text.slice(0, mark), rest: text.slice(mark + 1) };
}
