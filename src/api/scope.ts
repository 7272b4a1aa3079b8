import type { Shown } from '../engine/shown';
import type { Condition, Conditions, Field } from '../model';
import { ProblemError } from './problem';
import type { Query } from './query';
import type { Scope, Token } from './token';

type Part = Scope[string];

/** What the token may read of a data set. @throws ProblemError unknown-dataset: in other words than its absence never */
export const partOf = ({ scope }: Token, dataset: string): Part => {
  const part = Object.prototype.hasOwnProperty.call(scope, dataset) ? scope[dataset] : undefined;
  // Whether a data set exists that the token does not reach is nobody's business.
  if (!part)
    throw new ProblemError(
      'unknown-dataset',
      `This token reads ${Object.keys(scope).sort().join(', ')}.`,
    );
  return part;
};

/** The published fields that the token reaches, in the order of the contract. */
export const fieldsOf = ({ fields }: Part, shown: Pick<Shown, 'fields'>): readonly Field[] =>
  shown.fields.filter(({ name }) => !fields || fields.includes(name));

/** What is asked, and of which fields: all the token reaches, or those that are named. */
export interface Asked {
  readonly fields: readonly Field[];
  readonly where: Conditions;
}

/**
 * A question within the token's reach. A field that is not shown cannot be asked about either: by filters
 * alone it could be guessed.
 * @throws ProblemError out-of-scope
 */
export const askedOf = (query: Query, part: Part, shown: Pick<Shown, 'fields'>): Asked => {
  const reach = fieldsOf(part, shown);
  const known = new Map(reach.map((field) => [field.name, field]));
  const named = (name: string): Field => {
    const field = known.get(name);
    if (field) return field;
    throw new ProblemError(
      'out-of-scope',
      `“${name}” is not among the fields of this token: ${reach.map((f) => f.name).join(', ')}.`,
    );
  };
  const asked = query.where.flat().map(({ field }) => named(field));
  if (asked.some(({ type }) => type === 'json'))
    throw new ProblemError('bad-filter', 'Fields that hold JSON cannot be filtered.');
  const fields = query.fields ? query.fields.map(named) : reach;
  return { fields, where: [...(part.where ?? []), ...query.where] };
};

/** Conditions on fields a school leaves out later would let everything through or nothing: say so. */
export const holds = (where: Conditions | undefined, shown: Pick<Shown, 'fields'>): boolean =>
  (where ?? []).flat().every(({ field }: Condition) => shown.fields.some((f) => f.name === field));
