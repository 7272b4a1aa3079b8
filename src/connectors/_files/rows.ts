export interface Row {
  readonly cells: readonly string[];
  /** The line it begins on, from 1. */
  readonly line: number;
  /** A quote that is opened and not closed, or followed by something else than a delimiter. */
  readonly strayQuote?: true;
  /** What else is wrong with it. */
  readonly notes?: readonly string[];
  /** Why it cannot be taken at all. */
  readonly aside?: string;
  /** Columns in which it has one cell together with others: how many rows that cell is of. */
  readonly shared?: Readonly<Record<string, number>>;
}

export interface Parsed {
  readonly rows: readonly Row[];
  /** Where the first row begins that is not whole yet. */
  readonly rest: number;
  /** The line on which it begins. */
  readonly line: number;
}

/** A quoted cell longer than this is a stray quote: no cell of a workbook is. */
const LONGEST = 100_000;
const [QUOTE, LF, CR] = [34, 10, 13];

/** Lines that end within a text: by LF, by CR LF or, as old Macs wrote, by CR. */
const linesIn = (text: string): number => text.match(/\r\n|\r|\n/g)?.length ?? 0;

/** Where a quoted cell is closed; -1: it is not. */
const closing = (text: string, from: number): number => {
  for (let at = text.indexOf('"', from); at >= 0; at = text.indexOf('"', at + 2)) {
    if (at - from > LONGEST) return -1;
    if (text.charCodeAt(at + 1) !== QUOTE) return at;
  }
  return -1;
};

/**
 * A table of text between delimiters, as RFC 4180 has it and as files are: lines end as they like, a cell
 * may hold lines, and a quote that nobody closes spoils its own line and no other. Cells are as they stand.
 * @param last false: more of the file follows, and the last row may not be whole.
 */
export const parseRows = (
  text: string,
  delimiter: string,
  {
    line = 1,
    last = true,
    most = Infinity,
  }: { readonly line?: number; readonly last?: boolean; readonly most?: number } = {},
): Parsed => {
  const rows: Row[] = [];
  const length = text.length;
  const by = delimiter.charCodeAt(0);
  const endOfCell = (from: number): number => {
    for (let i = from; i < length; i++) {
      const c = text.charCodeAt(i);
      if (c === by || c === LF || c === CR) return i;
    }
    return length;
  };
  let rest = 0;
  while (rest < length && rows.length < most) {
    const cells: string[] = [];
    let at = rest;
    let within = 0;
    let stray = false;
    let whole = false;
    for (;;) {
      let end: number;
      let cell: string | undefined;
      if (text.charCodeAt(at) === QUOTE) {
        const close = closing(text, at + 1);
        // It may be closed in the part that follows, and a quote at the end may be one of two.
        if (!last && (close < 0 ? length - at <= LONGEST : close === length - 1)) break;
        if (close >= 0) {
          const inner = text.slice(at + 1, close);
          within += linesIn(inner);
          end = endOfCell(close + 1);
          const after = text.slice(close + 1, end);
          if (after.trim() !== '') stray = true;
          cell = inner.replace(/""/g, '"') + (after.trim() === '' ? '' : after);
          at = end;
        } else stray = true;
      }
      if (cell === undefined) {
        end = endOfCell(at);
        cell = text.slice(at, end);
        at = end;
      }
      cells.push(cell);
      const c = text.charCodeAt(at);
      if (c === by) {
        at += 1;
        continue;
      }
      if (at >= length) {
        whole = last;
        break;
      }
      // A CR at the end of a part may be the first half of an end of line.
      if (c === CR && at + 1 >= length && !last) break;
      at += c === CR && text.charCodeAt(at + 1) === LF ? 2 : 1;
      whole = true;
      break;
    }
    if (!whole) break;
    rows.push({ cells, line, ...(stray ? { strayQuote: true as const } : {}) });
    line += within + 1;
    rest = at;
  }
  return { rows, rest, line };
};

/** Whether nothing stands in it. */
export const isBlank = ({ cells }: Pick<Row, 'cells'>): boolean =>
  cells.every((cell) => cell.trim() === '');

/** The names of columns: those without one by their place, and those that come again by how often. */
export const namesOf = (cells: readonly string[]): readonly string[] => {
  const taken = new Set<string>();
  return cells.map((cell, i) => {
    const name = cell.replace(/\s+/g, ' ').trim() || `Column ${i + 1}`;
    let unique = name;
    for (let n = 2; taken.has(unique); n++) unique = `${name} (${n})`;
    taken.add(unique);
    return unique;
  });
};
