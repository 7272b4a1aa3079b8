import type { Rec } from './path';

/** Rows of text between delimiters, with quotes. */
const rowsOf = (text: string, delimiter: string): string[][] => {
  const rows: string[][] = [];
  let row: string[] = [];
  let field = '';
  let quoted = false;
  let begun = false;
  for (let i = 0; i < text.length; i++) {
    const c = text[i]!;
    if (quoted) {
      if (c !== '"') field += c;
      else if (text[i + 1] === '"') {
        field += '"';
        i++;
      } else quoted = false;
    } else if (c === '"' && field === '') {
      quoted = true;
      begun = true;
    } else if (c === delimiter) {
      row.push(field);
      field = '';
      begun = true;
    } else if (c === '\n' || c === '\r') {
      if (c === '\r' && text[i + 1] === '\n') i++;
      if (begun || field !== '') rows.push([...row, field]);
      [row, field, begun] = [[], '', false];
    } else field += c;
  }
  if (begun || field !== '') rows.push([...row, field]);
  return rows;
};

/** Records of a table with a header. @param nothing texts that stand for no value. */
export const parseCsv = (
  text: string,
  delimiter: string,
  nothing: readonly string[],
): readonly Rec[] => {
  const [header = [], ...rows] = rowsOf(text.replace(/^\ufeff/, ''), delimiter);
  return rows.map((row) => {
    const record: Rec = {};
    header.forEach((name, i) => {
      if (name === '__proto__') return;
      const value = row[i];
      record[name] = value === undefined || nothing.includes(value) ? null : value;
    });
    return record;
  });
};
