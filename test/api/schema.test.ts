import { schemaOf } from '../../src/api/schema';
import { publishedFields, publishedKey, type Cell, type Passport } from '../../src/model';
import { registry } from '../../src/registry';
import { validatorOf } from './_validator';

/* Every data set's documentation, read by a validator of somebody else's. */

const SAMPLE = {
  text: 'x',
  integer: 3,
  number: 0.5,
  boolean: true,
  date: '2026-11-22',
  timestamp: '2026-11-22T08:00:00Z',
  json: '{}',
} as const;
const WRONG = { text: 3, integer: 0.5, number: 'x', boolean: 'true', date: '22.11.', timestamp: 5 };

describe.each(registry.datasets.all.map((one) => [one.id, one] as const))('%s', (_, one) => {
  const fields = publishedFields(one);
  const shown = (hashed: readonly string[]) => ({ passport: { hashed } as unknown as Passport });
  const is = validatorOf(schemaOf(one, fields, shown([])) as object);
  const row = (): Record<string, Cell> =>
    Object.fromEntries(
      fields.map(({ name, type, values, range }) => [
        name,
        values?.[0] ?? (range ? range[0] : SAMPLE[type]),
      ]),
    );

  test('takes its rows, with nothing where nothing may be', () => {
    expect(is(row())).toBe(true);
    for (const { name, type, required } of fields) {
      const may = type === 'json' || !(required === true || publishedKey(one).includes(name));
      expect({ name, is: is({ ...row(), [name]: null }) }).toEqual({ name, is: may });
    }
  });

  test('takes no other type, no field more and none less', () => {
    for (const { name, type } of fields)
      if (type !== 'json')
        expect({ name, is: is({ ...row(), [name]: WRONG[type] }) }).toEqual({ name, is: false });
    expect(is({ ...row(), another: 'x' })).toBe(false);
    const { [fields[0]!.name]: __, ...less } = row();
    expect(is(less)).toBe(false);
  });

  test('says of a field that is published as codes that it is text', () => {
    const { name } = fields.find(({ type }) => type !== 'json')!;
    const coded = validatorOf(schemaOf(one, fields, shown([name])) as object);
    expect(coded({ ...row(), [name]: '3f2a' })).toBe(true);
  });
});
