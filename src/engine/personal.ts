import type { Dataset, PersonalChoice, Subscription } from '../model';

/** The data set as it is published under the school's choice: without the fields that are left out. */
export const publishedAs = (dataset: Dataset, personal: PersonalChoice = {}): Dataset => {
  const left = dataset.fields.filter(
    ({ name }) => personal[name] !== 'left_out' || dataset.key.includes(name),
  );
  return left.length === dataset.fields.length ? dataset : { ...dataset, fields: left };
};

/** Fields whose values are published as codes. */
export const hashedIn = (
  { fields }: Dataset,
  { personal = {} }: Pick<Subscription, 'personal'>,
): readonly string[] =>
  fields
    .filter(({ name, type }) => personal[name] === 'hashed' && type === 'text')
    .map((f) => f.name);
