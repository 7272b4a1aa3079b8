/**
 * Where the references of formulas are, so that they follow inserted, deleted and renamed rows,
 * columns and tabs. What formulas come to is worked out in `formulas/`.
 */
import { columnIndex, columnName, quoteTitle } from './a1';
import type { Book, Tab } from './book';

/** One change of the grid. `count` rows or columns were put in or taken out before index `at`. */
export interface Shift {
  readonly dimension: 'ROWS' | 'COLUMNS';
  readonly at: number;
  /** Positive: inserted; negative: deleted. */
  readonly count: number;
}

/** Where an index goes; `null` when it was deleted. */
function moved(index: number, shift: Shift): number | null {
  if (index < shift.at) return index;
  if (shift.count >= 0) return index + shift.count;
  return index < shift.at - shift.count ? null : index + shift.count;
}

/** Where an inclusive span goes: it shrinks with what is deleted in it, grows with insertions. */
function movedSpan(from: number, to: number, shift: Shift): [number, number] | null {
  if (shift.count >= 0) {
    const start = from < shift.at ? from : from + shift.count;
    return [start, to < shift.at ? to : to + shift.count];
  }
  const end = shift.at - shift.count;
  const start = from < shift.at ? from : from < end ? shift.at : from + shift.count;
  const last = to < shift.at ? to : to < end ? shift.at - 1 : to + shift.count;
  return last < start ? null : [start, last];
}

/** Half-open span of a protection or filter. `null` when nothing of it is left. */
export function shiftSpan(
  start: number | undefined,
  end: number | undefined,
  shift: Shift,
): { start?: number; end?: number } | null {
  if (start === undefined && end === undefined) return {};
  const span = movedSpan(start ?? 0, (end ?? Number.MAX_SAFE_INTEGER / 2) - 1, shift);
  if (!span) return null;
  return {
    ...(start !== undefined && { start: span[0] }),
    ...(end !== undefined && { end: span[1] + 1 }),
  };
}

interface Corner {
  readonly column?: number;
  readonly row?: number;
  readonly columnFixed: boolean;
  readonly rowFixed: boolean;
}

const TITLE = String.raw`(?:('(?:[^']|'')+'|[A-Za-z_][A-Za-z0-9_.]*)!)?`;
const CELL = String.raw`\$?[A-Za-z]{1,3}\$?\d{1,7}`;
const OPEN = String.raw`\$?[A-Za-z]{1,3}:\$?[A-Za-z]{1,3}(?:\$?\d{1,7})?|\$?\d{1,7}:\$?\d{1,7}`;
/** Text in quotes is matched first, so that references in it stay as they are. */
const REFERENCE = new RegExp(
  String.raw`"(?:[^"]|"")*"|${TITLE}(${CELL}(?::(?:${CELL}|\$?[A-Za-z]{1,3}))?|${OPEN})(?![A-Za-z0-9_(!.])`,
  'g',
);

function readCorner(text: string): Corner {
  const match = /^(\$)?([A-Za-z]{1,3})?(\$)?(\d{1,7})?$/.exec(text)!;
  const letters = match[2];
  const digits = match[4];
  return {
    ...(letters && { column: columnIndex(letters) }),
    ...(digits && { row: Number(digits) - 1 }),
    columnFixed: letters !== undefined && match[1] === '$',
    rowFixed: digits !== undefined && (letters ? match[3] === '$' : match[1] === '$'),
  };
}

const writeCorner = (corner: Corner): string =>
  (corner.column === undefined ? '' : (corner.columnFixed ? '$' : '') + columnName(corner.column)) +
  (corner.row === undefined ? '' : (corner.rowFixed ? '$' : '') + String(corner.row + 1));

/** Rewrites each reference of a formula; `rewrite` answers its new text or `null` to keep it. */
export function rewriteReferences(
  formula: string,
  rewrite: (title: string | undefined, reference: string) => string | null,
): string {
  return formula.replace(REFERENCE, (whole: string, ...rest: unknown[]) => {
    const [title, reference, offset] = rest as [string | undefined, string | undefined, number];
    if (reference === undefined) return whole;
    const before = formula[offset - 1];
    if (before !== undefined && /[A-Za-z0-9_.!'$]/.test(before)) return whole;
    const bare = title?.startsWith("'") ? title.slice(1, -1).replace(/''/g, "'") : title;
    return rewrite(bare, reference) ?? whole;
  });
}

const withTitle = (title: string | undefined, reference: string): string =>
  title === undefined ? reference : `${quoteTitle(title)}!${reference}`;

/** A reference after these shifts; `null` when it is gone. */
function shiftReference(reference: string, shifts: readonly Shift[]): string | null {
  const [left, right] = reference.split(':') as [string, string?];
  let from = readCorner(left);
  let to = right === undefined ? null : readCorner(right);
  for (const shift of shifts) {
    const axis = shift.dimension === 'ROWS' ? 'row' : 'column';
    if (to === null) {
      const index = moved(from[axis]!, shift);
      if (index === null) return null;
      if (index !== from[axis]) from = { ...from, [axis]: index };
      continue;
    }
    const [start, end] = [from[axis], to[axis]];
    if (start === undefined && end === undefined) continue;
    const span = movedSpan(start ?? 0, end ?? Number.MAX_SAFE_INTEGER / 2, shift);
    if (!span) return null;
    if (start !== undefined && start !== span[0]) from = { ...from, [axis]: span[0] };
    if (end !== undefined && end !== span[1]) to = { ...to, [axis]: span[1] };
  }
  return to === null ? writeCorner(from) : `${writeCorner(from)}:${writeCorner(to)}`;
}

/** A copied formula's relative references move with it. */
export function relocate(formula: string, rows: number, columns: number): string {
  const move = (corner: Corner): Corner | null => {
    const row = corner.row === undefined || corner.rowFixed ? corner.row : corner.row + rows;
    const column =
      corner.column === undefined || corner.columnFixed ? corner.column : corner.column + columns;
    if ((row ?? 0) < 0 || (column ?? 0) < 0) return null;
    return {
      ...corner,
      ...(row !== undefined && { row }),
      ...(column !== undefined && { column }),
    };
  };
  return rewriteReferences(formula, (title, reference) => {
    const corners = reference.split(':').map((part) => move(readCorner(part)));
    if (corners.some((corner) => corner === null)) return '#REF!';
    return withTitle(title, corners.map((corner) => writeCorner(corner!)).join(':'));
  });
}

/** Applies `change` to every formula of the workbook. */
function changeFormulas(book: Book, change: (formula: string, home: Tab) => string): void {
  settleFormulas(book);
  const { epoch, tabs } = book.state;
  for (const tab of tabs)
    tab.formulas.forEach((held, column) => {
      if (!held) return;
      let cells: (string | null)[] | null = null;
      held.cells.forEach((formula, row) => {
        if (formula === null) return;
        const changed = change(formula, tab);
        if (changed === formula) return;
        cells ??= held.cells.slice();
        cells[row] = changed;
      });
      if (cells) tab.formulas[column] = { owner: epoch, cells };
    });
}

const sameTitle = (a: string, b: string) => a.toLowerCase() === b.toLowerCase();

/**
 * Lets references follow the rows and columns that moved since the last time, from every tab. Many
 * moves are made good together: each formula is read once.
 */
export function settleFormulas(book: Book): void {
  if (book.moves.length === 0) return;
  const moves = book.moves.splice(0);
  const byTab = new Map<Tab, Shift[]>();
  for (const { where, shift } of moves) byTab.set(where, [...(byTab.get(where) ?? []), shift]);
  const byTitle = new Map([...byTab].map(([tab, shifts]) => [tab.title.toLowerCase(), shifts]));
  changeFormulas(book, (formula, home) =>
    rewriteReferences(formula, (title, reference) => {
      const shifts = title === undefined ? byTab.get(home) : byTitle.get(title.toLowerCase());
      if (!shifts) return null;
      const shifted = shiftReference(reference, shifts);
      return shifted === null ? '#REF!' : withTitle(title, shifted);
    }),
  );
}

export function renameInFormulas(book: Book, from: string, to: string): void {
  changeFormulas(book, (formula) =>
    rewriteReferences(formula, (title, reference) =>
      title !== undefined && sameTitle(title, from) ? withTitle(to, reference) : null,
    ),
  );
}

export function loseInFormulas(book: Book, title: string): void {
  changeFormulas(book, (formula) =>
    rewriteReferences(formula, (named) =>
      named !== undefined && sameTitle(named, title) ? '#REF!' : null,
    ),
  );
}
