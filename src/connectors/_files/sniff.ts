import { isBlank, parseRows, type Row } from './rows';
import { COMMA, momentOf, numberOf, PATTERNS, POINT } from './values';

const DELIMITERS = [',', ';', '\t', '|'] as const;

/** How many rows have as many cells as the most have, and how many cells those are. */
const likeness = (rows: readonly Row[]): { readonly width: number; readonly share: number } => {
  const counts = new Map<number, number>();
  for (const { cells } of rows) counts.set(cells.length, (counts.get(cells.length) ?? 0) + 1);
  const [width = 0, most = 0] = [...counts].sort((a, b) => b[1] - a[1] || b[0] - a[0])[0] ?? [];
  return { width, share: rows.length === 0 ? 0 : most / rows.length };
};

/** What cuts the rows into as many cells each, and more than one. */
export const delimiterIn = (text: string): string => {
  const tried = DELIMITERS.map((delimiter) => {
    const rows = parseRows(text, delimiter, { most: 100 }).rows.filter((row) => !isBlank(row));
    return { delimiter, ...likeness(rows) };
  });
  const cut = tried.filter(({ width }) => width > 1);
  return cut.sort((a, b) => b.share - a.share || b.width - a.width)[0]?.delimiter ?? ',';
};

const isNumeric = (text: string): boolean =>
  numberOf(text.trim(), POINT) !== null || numberOf(text.trim(), COMMA) !== null;
const isDay = (text: string): boolean =>
  PATTERNS.some((format) => momentOf(text.trim(), format) !== null);

/**
 * The line on which the names stand: the first that is as wide as the others and has no number and no
 * day in it. 0: the file has no names.
 */
export const headerIn = (rows: readonly Row[]): number => {
  const { width } = likeness(rows);
  const first = rows.findIndex(({ cells }) => cells.length === width);
  const row = rows[first];
  if (!row) return 0;
  const named = row.cells.filter((cell) => cell.trim() !== '');
  const looks = named.length * 2 > width && named.every((cell) => !isNumeric(cell) && !isDay(cell));
  return looks ? row.line : 0;
};
