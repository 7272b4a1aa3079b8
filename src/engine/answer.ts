import {
  FailureError,
  type Cell,
  type Conditions,
  type Cursor,
  type Dataset,
  type Field,
  type Question,
} from '../model';
import { cellsOf, lengthOf, mapped, type Coded } from './coded';
import { compareText, conditionsOf, placeOf, rowsAsked } from './filter';
import { rowsOf } from './laid';
import type { Sql } from './filter-sql';
import type { Answered } from './shown';

/** Rows by columns, wherever they lie. All that is wanted is asked for at once. */
export interface Held {
  columns(names: readonly string[]): readonly (readonly Cell[])[];
  /** The same, where they are kept so. */
  coded?(names: readonly string[]): readonly Coded[];
}

/** How values go out, by field; absent: as they are. */
export type Telling = ReadonlyMap<string, (value: Cell) => Cell>;

/** A question as parts of a statement that another product of Google's may ask of the same engine. */
export interface Direct {
  /** Which pays. */
  readonly project: string;
  readonly table: string;
  quote(name: string): string;
  readonly where: Sql;
  /** What the engine was not asked: whoever reads the answer has to look through it. */
  readonly rest: Conditions;
}

/** What answers questions. */
export interface Asked extends Held {
  ask(question: Question, tell?: Telling): Answered;
  /**
   * Absent where the rows cannot be had without the script; null where these are not of such an engine.
   * @throws question.field, question.value, warehouse.*
   */
  direct?(question: Omit<Question, 'fields'>): Direct | null;
}

/** The fields by which rows are in order where they are asked for page by page. */
export const orderOf = ({ key }: Dataset): readonly string[] => ['site', 'source', ...key];

/** @throws question.value */
export const limitOf = ({ limit }: Question): number | undefined => {
  if (limit !== undefined && !(Number.isInteger(limit) && limit > 0))
    throw new FailureError('question.value', {
      operator: 'limit',
      field: 'limit',
      value: String(limit),
      wanted: 'a whole number from 1 on',
    });
  return limit;
};

/** @throws question.value: it is of another data set, or somebody made it up. */
export const cursorOf = (
  dataset: Dataset,
  fields: readonly Field[],
  { after }: Question,
): Cursor | undefined => {
  const order = orderOf(dataset);
  const fits = after?.every((cell, i) => {
    const type = fields.find(({ name }) => name === order[i])?.type;
    const wanted =
      type === 'integer' || type === 'number' ? 'number' : type === 'boolean' ? type : 'string';
    return typeof cell === wanted;
  });
  if (after && (!fits || after.length !== order.length))
    throw new FailureError('question.value', {
      operator: 'after',
      field: 'cursor',
      value: JSON.stringify(after).slice(0, 100),
      wanted: 'the cursor of the last answer, as it came',
    });
  return after;
};

const compare = (a: Cell, b: Cell): number => {
  if (typeof a === 'string' && typeof b === 'string') return compareText(a, b);
  return Number(a) - Number(b);
};

/** Each value is worked out once, however often it is there. */
export const toldOnce = (tell: (value: Cell) => Cell): ((values: readonly Cell[]) => Cell[]) => {
  const known = new Map<Cell, Cell>();
  return (values) =>
    values.map((value) => {
      let told = known.get(value);
      if (told === undefined) known.set(value, (told = tell(value)));
      return told;
    });
};

/** Answers from columns in memory. @throws question.field, question.value */
export const answer = (
  held: Held,
  dataset: Dataset,
  fields: readonly Field[],
  question: Question,
  tell?: Telling,
): Answered => {
  const limit = limitOf(question);
  const after = cursorOf(dataset, fields, question);
  const where = conditionsOf(question);
  const paged = limit !== undefined || after !== undefined;
  const order = paged ? orderOf(dataset) : [];
  const asked = where.flatMap((group) => group.map(({ field }) => field));
  const names = [...new Set([...question.fields, ...asked, ...order])];
  for (const name of names) placeOf(fields, name, dataset.title);
  const read = names.length > 0 ? names : [fields[0]!.name];
  const found = held.coded?.(read) ?? held.columns(read).map(plain);
  const columns = new Map(names.map((name, i) => [name, found[i]!]));
  const column = (name: string): readonly Cell[] => cellsOf(columns.get(name)!);
  const rows = rowsAsked(fields, where, lengthOf(found[0]!), column, dataset.title);

  const keys = order.map(column);
  const toKey = (row: number, key: Cursor): number => {
    for (let i = 0; i < keys.length; i++) {
      const way = compare(keys[i]![row]!, key[i]!);
      if (way !== 0) return way;
    }
    return 0;
  };
  const keyOf = (row: number): Cell[] => keys.map((cells) => cells[row]!);
  if (paged) inOrder(rows, keys);
  let from = 0;
  if (after) {
    let to = rows.length;
    while (from < to) {
      const middle = (from + to) >> 1;
      if (toKey(rows[middle]!, after) <= 0) from = middle + 1;
      else to = middle;
    }
  }
  const to = limit === undefined ? rows.length : Math.min(rows.length, from + limit);
  const wanted = question.fields.map((name) => {
    const told = tell?.get(name);
    return told ? mapped(columns.get(name)!, toldOnce(told)) : columns.get(name)!;
  });
  const picked = rowsOf(rows.subarray(from, to), wanted);
  return to < rows.length && to > from
    ? { rows: picked, next: keyOf(rows[to - 1]!) }
    : { rows: picked };
};

/** Rows stand in order unless somebody has sorted the tab. */
const inOrder = (rows: Uint32Array, keys: readonly (readonly Cell[])[]): void => {
  const way = (a: number, b: number): number => {
    for (const cells of keys) {
      const found = compare(cells[a]!, cells[b]!);
      if (found !== 0) return found;
    }
    return 0;
  };
  for (let i = 1; i < rows.length; i++)
    if (way(rows[i - 1]!, rows[i]!) > 0) {
      rows.sort(way);
      return;
    }
};

const plain = (values: readonly Cell[]): Coded => ({ values, places: null });
