import type { Encoding } from '../../model';
import { filtered, NotPlain, textLiteral } from './condition';
import type { Source } from './source';
import type { Zone } from './zone';

/** What values stand beside each other. */
export interface Groups {
  readonly title: string;
  /** A formula that spills the labels, in order, at most `most` of them. */
  labels(conditions: readonly string[], most: number): string;
  /** How many there are now. */
  count(conditions: readonly string[]): string;
  /** A condition of FILTER: the rows of the label in a cell. */
  rowsOf(cell: string): string;
  /** How the labels' cells look. */
  readonly pattern: string;
}

const GRADES = [
  ...['Infant/toddler', 'Early Education', 'Preschool/Prekindergarten', 'Pre-K', 'PK'],
  ...['Transitional Kindergarten', 'TK', 'Kindergarten', 'K', 'KG'],
  ...[
    ...['First', 'Second', 'Third', 'Fourth', 'Fifth', 'Sixth', 'Seventh', 'Eighth', 'Ninth'],
    ...['Tenth', 'Eleventh', 'Twelfth'],
  ].flatMap((word, at) => [
    `${word} grade`,
    String(at + 1),
    ...(at < 9 ? [`0${at + 1}`] : []),
    `Grade ${at + 1}`,
  ]),
  'Grade 13',
];

const MOST_LISTED = 99;

/** Numbers by size, texts by alphabet, or by a list that the definition gives. */
const sorted = (labels: string, order: Encoding['order'], rolling: boolean): string => {
  // The last hours end with this one.
  if (rolling)
    return `LET(found,${labels},IF(ROWS(found)=1,found,SORT(found,MOD(found-HOUR(NOW())-1,24),TRUE)))`;
  if (order === undefined) return `SORT(${labels})`;
  const list = (order === 'grade' ? GRADES : order).map(textLiteral).join(';');
  // One value alone would be taken for the number of a column.
  return (
    `LET(found,${labels},IF(ROWS(found)=1,found,` +
    `SORT(found,IFNA(MATCH(found,{${list}},0),${MOST_LISTED}),TRUE,found,TRUE)))`
  );
};

/** From a column to what its values are grouped by, and a label's rows. */
interface Binning {
  readonly of: (column: string) => string;
  readonly rows: (column: string, cell: string) => string;
  readonly pattern: string;
}

const between = (column: string, from: string, to: string): string =>
  `(${column}<>"")*(${column}>=${from})*(${column}<${to})`;

/** By the year in which it ends, and told as everywhere else: 2026–27. */
const told = (year: string): string => `(${year}-1)&"–"&RIGHT(${year},2)`;
const beginOf = (cell: string): string => `IFERROR(VALUE(LEFT(${cell},4)),0)`;

const DATES: Readonly<Record<string, Binning>> = {
  day: {
    of: (column) => column,
    rows: (column, cell) => `${column}=${cell}`,
    pattern: 'yyyy-mm-dd',
  },
  week: {
    of: (column) => `${column}-WEEKDAY(${column},2)+1`,
    rows: (column, cell) => between(column, cell, `${cell}+7`),
    pattern: 'yyyy-mm-dd',
  },
  month: {
    of: (column) => `${column}-DAY(${column})+1`,
    rows: (column, cell) => between(column, cell, `EDATE(${cell},1)`),
    pattern: 'mmm yyyy',
  },
  weekday: {
    of: (column) => `WEEKDAY(${column},2)+1`,
    rows: (column, cell) => `(${column}<>"")*(WEEKDAY(${column},2)+1=${cell})`,
    // The second day of Sheets' calendar is a Monday.
    pattern: 'dddd',
  },
  school_year: {
    of: (column) => told(`(YEAR(${column})+(MONTH(${column})>=7))`),
    rows: (column, cell) =>
      between(column, `DATE(${beginOf(cell)},7,1)`, `DATE(${beginOf(cell)}+1,7,1)`),
    pattern: '',
  },
};

const SCHOOL_YEAR: Binning = {
  of: told,
  rows: (column, cell) => `(${column}<>"")*(${column}=${beginOf(cell)}+1)`,
  pattern: '',
};

const HOUR: Binning = {
  of: (column) => `HOUR(${column})`,
  rows: (column, cell) => `HOUR(${column})=${cell}`,
  pattern: '00":00"',
};

const TENS: Binning = {
  of: (column) => `INT(${column}/10)*10`,
  rows: (column, cell) => between(column, cell, `${cell}+10`),
  pattern: '0"+"',
};

const binningOf = (
  source: Source,
  { field: name, as = 'value' }: Encoding,
  zone: Zone,
): Binning => {
  const field = source.field(name);
  const isText = field.type === 'text' || field.type === 'json';
  if (as === 'tens') return TENS;
  if (as === 'value' && name === 'school_year' && !isText) return SCHOOL_YEAR;
  if (as === 'value' && field.type !== 'timestamp')
    return {
      of: (column) => column,
      rows: (column, cell) =>
        isText ? `EXACT(${column},${cell})` : `(${column}<>"")*(${column}=${cell})`,
      pattern: field.type === 'date' ? 'yyyy-mm-dd' : '',
    };
  if (field.type === 'date') return DATES[as] ?? notPlain();
  if (as === 'value') throw new NotPlain();
  const binning = as === 'hour' ? HOUR : (DATES[as] ?? notPlain());
  const read = (column: string): string =>
    as === 'hour' ? zone.local(column) : `INT${zone.local(column)}`;
  // What is empty is no moment of the first day there is.
  return {
    ...binning,
    of: (column) => binning.of(read(column)),
    rows: (column, cell) => `(${column}<>"")*(${binning.rows(read(column), cell)})`,
  };
};

const notPlain = (): never => {
  throw new NotPlain();
};

/**
 * @param unstated what rows are called that say nothing.
 * @param rolling hours stand in the order in which they have passed
 */
export const groupsOf = (
  source: Source,
  encoding: Encoding,
  unstated: string,
  zone: Zone,
  rolling = false,
): Groups => {
  const field = source.field(encoding.field);
  const column = source.column(encoding.field);
  const { of, rows, pattern } = binningOf(source, encoding, zone);
  const word = textLiteral(unstated);
  const found = (conditions: readonly string[]): string => {
    const values = filtered(column, [...conditions, `${column}<>""`]);
    // FILTER first: what is not a date, the header among it, must not be taken apart.
    return of(column) === column
      ? `UNIQUE(${values})`
      : `LET(all,${values},UNIQUE(ARRAYFORMULA(${of('all')})))`;
  };
  const isSure = field.required === true || source.dataset.key.includes(field.name);
  const empty = (conditions: readonly string[]): string =>
    `IFNA(ROWS(${filtered(column, [...conditions, `${column}=""`])}),0)`;
  const count = (conditions: readonly string[]): string => `IFNA(ROWS(${found(conditions)}),0)`;
  const labels = (conditions: readonly string[]): string => {
    const stated = sorted(found(conditions), encoding.order, rolling);
    if (isSure) return stated;
    // Where nobody says anything there is nothing to sort.
    const unstated = `IF(${empty(conditions)}=0,,${word})`;
    return `IF(${count(conditions)}=0,${unstated},VSTACK(${stated},${unstated}))`;
  };
  return {
    title: encoding.title ?? field.title,
    labels: (conditions, most) => `IFNA(ARRAY_CONSTRAIN(${labels(conditions)},${most},1))`,
    count,
    rowsOf: (cell) =>
      isSure ? rows(column, cell) : `IF(${column}="",${cell}=${word},${rows(column, cell)})`,
    pattern,
  };
};
