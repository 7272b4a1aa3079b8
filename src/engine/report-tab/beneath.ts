import type { Chart } from '../../model';
import { textLiteral } from './condition';
import { cell, HIDDEN, isDrawn, type Writing } from './table';

/** Pixels of a letter, on average. */
const LETTER = 6.5;

const LATER =
  'There are more groups than are shown here: the next change of the data brings them, or make this tab again.';
const FIRST =
  'More groups than a tab has room for: the report itself (Homeroom, Reports) has all of them.';

/** What stands beneath tables beside what the definitions say. */
export const BENEATH_WORDS = [LATER, FIRST];

/** The column in which each table says whether its groups have outgrown it: then a refresh makes room. */
export const outgrownColumn = (helpers: number): number => helpers + HIDDEN.outgrown;

interface Labels {
  /** How many there are, as a formula. */
  readonly count: string;
  readonly room: number;
  readonly most: number;
}

/**
 * Says of labels that did not fit whether making the tab again would help.
 * @param isNewer whether the table has a label that its chart does not draw
 */
export const overflow = (
  { paper, say, helpers }: Writing,
  row: number,
  labels: readonly Labels[],
  isNewer?: string,
): void => {
  const full = (of: typeof labels): string[] => of.map(({ count, room }) => `${count}>${room}`);
  const never = full(labels.filter((one) => one.room >= one.most));
  const later = full(labels.filter((one) => one.room < one.most));
  const column = outgrownColumn(helpers);
  const isOutgrown = [...later, ...(isNewer === undefined ? [] : [isNewer])];
  if (isOutgrown.length > 0) paper.formula({ row, column }, `=OR(${isOutgrown.join(',')})`);
  const otherwise = `IF(${cell(row, column)},${textLiteral(say(LATER))},)`;
  const message =
    never.length > 0
      ? `IF(OR(${never.join(',')}),${textLiteral(say(FIRST))},${otherwise})`
      : otherwise;
  paper.formula({ row, column: 1 }, `=${message}`);
  paper.look({ row, column: 1 }, 1, 1, { wrap: true });
};

/** In lines of so many letters at most, broken between words. */
const broken = (text: string, letters: number): string[] =>
  text.split(' ').reduce<string[]>((lines, word) => {
    const last = lines.length - 1;
    if (last < 0 || lines[last]!.length + 1 + word.length > letters) return [...lines, word];
    return [...lines.slice(0, last), `${lines[last]!} ${word}`];
  }, []);

/** A sentence beneath a table: beside a chart no wider than the table is. @returns the next free row */
export const said = (
  chart: Chart,
  text: string,
  { paper, widths }: Writing,
  row: number,
): number => {
  const beside = isDrawn(chart) ? widths : [];
  const pixels = beside.reduce((sum, width) => sum + width, 0);
  const lines = pixels > 0 ? broken(text, Math.floor(pixels / LETTER)) : [text];
  lines.forEach((line, at) => paper.text({ row: row + at, column: 1 }, line));
  return row + lines.length;
};

/** What the definition says of a chart. @returns the next free row */
export const noted = (chart: Chart, writing: Writing, row: number): number =>
  chart.note === undefined ? row : said(chart, writing.say(chart.note), writing, row);
