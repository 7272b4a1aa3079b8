/**
 * Rows that are taller than others, as the control API shows them: a row fits the cell that takes most lines,
 * as long as nobody has given it a height (support.google.com/docs/answer/9061420, “fit to data”).
 * A browser measures letters; here they are as wide as most.
 */
import type { Book, Tab } from './book';
import { displayed } from './cells';

const LETTER = { plain: 6.6, bold: 7.2 };
const PADDING = 13;
const LINE = 18;
/** Above and below the lines. */
const AROUND = 6;
const COLUMN = 100;
const SIGNS = /[^\p{L}\p{N}]/u;

/** Pixels by row, counted from 1, of rows in which something takes several lines. */
export function rowHeights(book: Book, tab: Tab): Readonly<Record<number, number>> {
  const wrapping = new Set(
    book.state.styles.flatMap(({ wrapStrategy }, at) => (wrapStrategy === 'WRAP' ? at : [])),
  );
  const heights: Record<number, number> = {};
  if (wrapping.size === 0) return heights;
  tab.styles.forEach((styles, column) => {
    const { pixelSize = COLUMN, hiddenByUser } = tab.columnProperties[column] ?? {};
    if (hiddenByUser) return;
    styles?.cells.forEach((style, row) => {
      if (style === null || !wrapping.has(style) || tab.rowProperties[row]?.pixelSize) return;
      const isBold = book.state.styles[style]!.textFormat?.['bold'] === true;
      const letters = (pixelSize - PADDING) / (isBold ? LETTER.bold : LETTER.plain);
      const lines = linesOf(displayed(book, tab, row, column), Math.max(1, Math.floor(letters)));
      if (lines > 1) heights[row + 1] = Math.max(heights[row + 1] ?? 0, lines * LINE + AROUND);
    });
  });
  return heights;
}

/** Broken between words; a word longer than a line, wherever it ends. */
function linesOf(text: string, letters: number): number {
  return text.split('\n').reduce((lines, part) => lines + linesOfOne(part, letters), 0);
}

function linesOfOne(text: string, letters: number): number {
  if (text.length <= letters) return 1;
  let [lines, used] = [1, 0];
  for (const word of text.split(' ')) {
    const { length } = word;
    if (used > 0 && used + 1 + length <= letters) used += 1 + length;
    else {
      // A browser ends lines at signs in it as well, and fills fewer of them.
      const early = length > letters && SIGNS.test(word) ? 1 : 0;
      lines += (used > 0 ? 1 : 0) + Math.ceil(length / letters) - 1 + early;
      used = length % letters || letters;
    }
  }
  return lines;
}
