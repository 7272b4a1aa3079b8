import { dsvFormat } from 'd3-dsv';

export interface TableText {
  readonly header: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

const DELIMITERS = [',', ';', '\t', '|'] as const;

/** What stands most often between the names of the header, outside quotes. */
export const delimiterOf = (text: string): string => {
  const counts = new Map<string, number>(DELIMITERS.map((one) => [one, 0]));
  let quoted = false;
  for (let i = 0; i < text.length && (quoted || text[i] !== '\n'); i++) {
    const c = text[i]!;
    if (c === '"') quoted = !quoted;
    else if (!quoted && counts.has(c)) counts.set(c, counts.get(c)! + 1);
  }
  return [...counts].reduce((best, one) => (one[1] > best[1] ? one : best))[0];
};

/**
 * A table of text between delimiters (RFC 4180), without its byte order mark and its empty lines. Cells are
 * as they stand: nothing is trimmed, and no number is made of one.
 * @param delimiter absent: what the text itself suggests.
 */
export const parseTable = (text: string, delimiter?: string): TableText => {
  const plain = text.startsWith('\ufeff') ? text.slice(1) : text;
  const [header = [], ...rows] = dsvFormat(delimiter ?? delimiterOf(plain)).parseRows(plain);
  return { header, rows: rows.filter((row) => row.some((cell) => cell !== '')) };
};

/** Rows as records by the header's names; empty cells are null, what no column names is kept by its place. */
export const recordsOf = ({ header, rows }: TableText): Record<string, string | null>[] =>
  rows.map((row) => {
    const record: Record<string, string | null> = Object.create(null) as Record<
      string,
      string | null
    >;
    header.forEach(
      (name, i) => (record[name.trim()] = row[i] === undefined || row[i] === '' ? null : row[i]),
    );
    row
      .slice(header.length)
      .forEach((cell, i) => (record[`column ${header.length + i + 1}`] = cell));
    return record;
  });
