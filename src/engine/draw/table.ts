import { FailureError, type Cell, type Conditions, type Field } from '../../model';
import { rowsAsked } from '../filter';
import type { Shown } from '../shown';
import { coded, combined, type Coded } from './coded';

/** What of a published data set a chart looks at: `Shown` has it, and so have Homeroom's own records. */
export type Source = Pick<Shown, 'dataset' | 'fields' | 'columns'> & {
  readonly passport?: Shown['passport'];
};

/** What is known of a data set before any of its rows is read. */
export interface Shape {
  readonly source: Source;
  /** @throws question.field */
  field(name: string): Field;
  has(name: string): boolean;
}

/** A data set opened for computing: each column is read once, each condition is looked at once. */
export interface Table extends Shape {
  readonly size: number;
  /** What is published says of the rows in hand; absent: Homeroom's own records say nothing. */
  passport(): Shown['passport'] | undefined;
  /** Of the rows in hand, whenever it is asked for. @throws question.field, shown.unfinished: there are others now */
  column(name: string): readonly Cell[];
  /** What tells apart whom or what a field names: sites number by themselves. */
  identity(field: string, within?: readonly string[]): Coded;
  /** For each row 1 where it meets the conditions; undefined: there are none. */
  mask(where: Conditions | undefined): Uint8Array | undefined;
}

export const shapeOf = (source: Source): Shape => ({
  source,
  has: (name) => source.fields.some((f) => f.name === name),
  field: (name) => {
    const found = source.fields.find((f) => f.name === name);
    if (found) return found;
    throw new FailureError('question.field', {
      dataset: source.dataset.title,
      field: name,
      fields: source.fields.map((f) => f.name).join(', '),
    });
  },
});

const alike = (a: readonly Cell[], b: readonly Cell[]): boolean =>
  a.length === b.length && a.every((cell, row) => cell === b[row]);

/** @param names columns that are read at once, in one call. */
export const openTable = (source: Source, names: readonly string[]): Table => {
  const shape = shapeOf(source);
  const { has } = shape;
  const wanted = [...new Set(names)].filter(has);
  const read = new Map<string, readonly Cell[]>();
  source.columns(wanted).forEach((cells, i) => read.set(wanted[i]!, cells));
  let { passport } = source;
  const masks = new Map<string, Uint8Array>();
  /**
   * A column that nobody has named before comes with those in hand: a refresh may have brought other rows
   * meanwhile, or somebody may have sorted them, and a value would stand in another's row.
   */
  const column = (name: string): readonly Cell[] => {
    const known = read.get(name);
    if (known) return known;
    const before = [...read.keys()];
    const [cells = [], ...again] = source.columns([name, ...before]);
    if (!again.every((one, i) => alike(one, read.get(before[i]!)!)))
      throw new FailureError('shown.unfinished', { dataset: source.dataset.title });
    ({ passport } = source);
    read.set(name, cells);
    return cells;
  };
  const identities = new Map<string, Coded>();
  const size = read.get(wanted[0] ?? '')?.length ?? 0;
  return {
    ...shape,
    size,
    passport: () => passport,
    column,
    identity: (field, within = []) => {
      const names = [...['site', ...within].filter(has), field];
      const known =
        identities.get(names.join(' ')) ?? combined(names.map((name) => coded(column(name))));
      identities.set(names.join(' '), known);
      return known;
    },
    mask: (where) => {
      if (!where || where.length === 0) return undefined;
      const key = JSON.stringify(where);
      const known = masks.get(key);
      if (known) return known;
      const mask = new Uint8Array(size);
      for (const row of rowsAsked(source.fields, where, size, column, source.dataset.title))
        mask[row] = 1;
      masks.set(key, mask);
      return mask;
    },
  };
};
