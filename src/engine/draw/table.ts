import { FailureError, type Cell, type Conditions, type Field } from '../../model';
import { rowsAsked } from '../filter';
import type { Shown } from '../shown';
import { coded, combined, type Coded } from './coded';

/** What of a published data set a chart looks at: `Shown` has it, and so have Homeroom's own records. */
export type Source = Pick<Shown, 'dataset' | 'fields' | 'columns'> & {
  readonly passport?: Shown['passport'];
};

/** A data set opened for computing: each column is read once, each condition is looked at once. */
export interface Table {
  readonly source: Source;
  readonly size: number;
  field(name: string): Field;
  has(name: string): boolean;
  column(name: string): readonly Cell[];
  /** What tells apart whom or what a field names: sites number by themselves. */
  identity(field: string, within?: readonly string[]): Coded;
  /** For each row 1 where it meets the conditions; undefined: there are none. */
  mask(where: Conditions | undefined): Uint8Array | undefined;
}

/** @param names columns that are read at once, in one call. */
export const openTable = (source: Source, names: readonly string[]): Table => {
  const wanted = [...new Set(names)].filter((name) => source.fields.some((f) => f.name === name));
  const read = new Map<string, readonly Cell[]>();
  source.columns(wanted).forEach((cells, i) => read.set(wanted[i]!, cells));
  const masks = new Map<string, Uint8Array>();
  const column = (name: string): readonly Cell[] => {
    const known = read.get(name) ?? source.columns([name])[0]!;
    read.set(name, known);
    return known;
  };
  const identities = new Map<string, Coded>();
  const size = read.get(wanted[0] ?? '')?.length ?? 0;
  return {
    source,
    size,
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
    column,
    identity: (field, within = []) => {
      const names = [
        ...['site', ...within].filter((name) => source.fields.some((f) => f.name === name)),
        field,
      ];
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
