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

const filledIn = ({ cells }: Row): readonly string[] => cells.filter((cell) => cell.trim() !== '');

/**
 * The line on which the names stand: the first that is as wide as the others, where it has no number and no
 * day in it. A title above it may be as wide, with nothing in most of its cells. 0: the file has no names.
 */
export const headerIn = (rows: readonly Row[]): number => {
  const { width } = likeness(rows);
  const row = rows.find((any) => any.cells.length === width && filledIn(any).length * 2 > width);
  if (!row) return 0;
  return filledIn(row).every((cell) => !isNumeric(cell) && !isDay(cell)) ? row.line : 0;
};
