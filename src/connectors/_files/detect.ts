import type { FieldType, PersonalClass } from '../../model';
import { classOf } from '../_manifest/schema';
import { namesOf } from './rows';
import { COMMA, dateOf, isNothing, momentOf, numberOf, PATTERNS, POINT } from './values';

/** Rows by which a table is known; more of them say nothing new. */
const LOOKED_AT = 1_000;

export interface Guess {
  readonly type: FieldType;
  readonly format?: string;
  /** Days that may be read in two ways: the other one. */
  readonly or?: string;
}

const all = (cells: readonly string[], test: (cell: string) => unknown): boolean =>
  cells.every((cell) => test(cell) !== null);

/** How its days are written. @param dayFirst what the file's other columns tell. */
const daysOf = (cells: readonly string[], dayFirst: boolean | null): Guess | null => {
  for (const type of ['date', 'timestamp'] as const) {
    const read = type === 'date' ? dateOf : momentOf;
    const fit = PATTERNS.filter((format) => all(cells, (cell) => read(cell, format)));
    const [first, second] = fit;
    if (first === undefined) continue;
    if (second === undefined) return { type, format: first };
    const dayOf = fit.find((one) => one.startsWith('DD')) ?? first;
    const monthOf = fit.find((one) => one.startsWith('MM')) ?? first;
    if (dayOf === monthOf) return { type, format: first };
    if (dayFirst !== null) return { type, format: dayFirst ? dayOf : monthOf };
    return { type, format: monthOf, or: dayOf };
  }
  return null;
};

const WORDS: readonly ReadonlySet<string>[] = [
  ['true', 'false'],
  ['yes', 'no'],
  ['oui', 'non'],
  ['vrai', 'faux'],
  ['y', 'n'],
].map((words) => new Set(words));

/** Digits that are a code and no amount: zeros in front are part of it, and nobody adds them up. */
const isCode = (cell: string): boolean =>
  /^[-+]?0\d/.test(cell) || cell.replace(/\D/g, '').length > 15;

/** What a column holds, by its first cells; text where it is not clear. */
export const guessOf = (
  cells: readonly string[],
  { comma, dayFirst }: { readonly comma: boolean; readonly dayFirst: boolean | null },
): Guess => {
  const there = cells.map((cell) => cell.trim()).filter((cell) => !isNothing(cell, 'number'));
  if (there.length === 0) return { type: 'text' };
  const lower = new Set(there.map((cell) => cell.toLowerCase()));
  if (WORDS.some((words) => [...lower].every((one) => words.has(one)))) return { type: 'boolean' };
  if (!there.some(isCode)) {
    // `1,234` is a thousand and more to one, and one and a bit to the other: the file tells which.
    for (const format of comma ? [COMMA, POINT] : [POINT, COMMA])
      if (all(there, (cell) => numberOf(cell, format))) {
        const whole = there.every((cell) => Number.isSafeInteger(numberOf(cell, format)));
        const plain = there.every((cell) => /^[-+]?\d+$/.test(cell));
        const type = whole ? 'integer' : 'number';
        if (
          plain &&
          there.every((cell) => cell.length === 8) &&
          all(there, (c) => dateOf(c, 'YYYYMMDD'))
        )
          return { type: 'date', format: 'YYYYMMDD' };
        return plain ? { type } : { type, format };
      }
  }
  return daysOf(there, dayFirst) ?? { type: 'text' };
};

/** Whether decimals stand behind a comma anywhere: `3,5` is no thousand. */
const hasCommas = (cells: readonly string[]): boolean =>
  cells.some((cell) => {
    const text = cell.trim();
    return numberOf(text, COMMA) !== null && numberOf(text, POINT) === null && /,/.test(text);
  });

/** A column as it was found, for a person to approve. */
export interface Found extends Guess {
  /** What it is called in the file. */
  readonly from: string;
  readonly class: PersonalClass;
  /** Its first values. */
  readonly seen: readonly string[];
}

const PERSONAL = /\b(name|nom|prenom|student.?(id|number|no)|id.?number|matricule|mail|phone)/;
/** A column that is called like a person holds who it is. */
const PERSON =
  /^(student|pupil|learner|child|eleve|apprenant|enfant|parent|guardian|teacher|advis[eo]r|counselor|enseignant|professeur|tuteur)s?$/;
const SENSITIVE =
  /\b(score|(?<!grade.)level|percentile|iep|ell|lunch|income|ethnic|race|disab|note|grade.?point)/;
const QUASI = /\b(grade|classe|birth|born|naissance|nee? le\b|gender|sex|genre)/;

/** How close a column is to a person, as its name tells. */
export const closeness = (name: string): PersonalClass => {
  const text = name
    .toLowerCase()
    .normalize('NFD')
    .replace(/[\u0300-\u036f]/g, '')
    .replace(/[_-]+/g, ' ')
    .trim();
  if (PERSONAL.test(text) || PERSON.test(text)) return 'personal';
  if (SENSITIVE.test(text)) return 'sensitive';
  if (QUASI.test(text)) return 'quasi';
  return classOf(text.replace(/\s+/g, '_'));
};

/** The columns of a table, by its first rows. @param delimiter `;` goes with decimals behind commas. */
export const columnsIn = (
  header: readonly string[],
  rows: readonly (readonly string[])[],
  delimiter: string,
): readonly Found[] => {
  const names = namesOf(header);
  const looked = rows.slice(0, LOOKED_AT);
  const cells = names.map((_, i) => looked.map((row) => row[i] ?? ''));
  const comma = delimiter === ';' || cells.some(hasCommas);
  const first = cells.map((column) => guessOf(column, { comma, dayFirst: null }));
  const sure = first.filter(({ format, or }) => format && or === undefined);
  const dayFirst = sure.some(({ format }) => /^DD.MM/.test(format!))
    ? true
    : sure.some(({ format }) => /^MM.DD/.test(format!))
      ? false
      : null;
  return names.map((from, i) => ({
    from,
    ...(first[i]!.or === undefined ? first[i]! : guessOf(cells[i]!, { comma, dayFirst })),
    class: closeness(from),
    seen: [...new Set(cells[i]!.filter((cell) => cell.trim() !== ''))].slice(0, 3),
  }));
};

/** Columns that tell the rows apart: one that is called so, or the first whose cells are all different. */
export const keyIn = (
  found: readonly Found[],
  rows: readonly (readonly string[])[],
): readonly string[] => {
  if (rows.length === 0) return [];
  const apart = found.filter((_, i) => {
    const cells = rows.map((row) => (row[i] ?? '').trim());
    return cells.every((cell) => cell !== '') && new Set(cells).size === cells.length;
  });
  const called = apart.find(({ from }) =>
    /(^|[\s_])(id|code|key|no|number|numero|matricule)$/i.test(from),
  );
  return called ? [called.from] : [];
};
