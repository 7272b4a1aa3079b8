import { sayIn } from '../../src/messages';
import { words as french } from '../../src/messages/fr';
import { publishedFields, type Dataset, type Field, type Passport } from '../../src/model';
import { registry } from '../../src/registry';
import type { Shown } from '../../src/engine/shown';
import { schemaOf, specOf } from '../../src/looker/schema';
import { DATED_HELP, TROUBLES, WORDS } from '../../src/looker/words';
import { wrongIn } from './_rules';

const asWritten = (text: string): string => text;

/** A data set as if it were published, without rows. */
const shownOf = (dataset: Dataset, more: Partial<Passport> = {}): Shown => {
  const fields = publishedFields(dataset);
  const passport: Passport = {
    ...{ v: 1, dataset: dataset.id, title: dataset.title, checkedAt: '2026-11-22T10:30:00.000Z' },
    version: { number: 3, at: '2026-11-22T08:00:00.000Z', rows: 12, hash: 'h' },
    ...{ complete: true, quarantined: 2 },
    columns: fields.map(({ title }) => title),
    fields: fields.map(({ name }) => name),
    ...more,
  };
  const refuse = (): never => {
    throw new Error('A schema needs no rows.');
  };
  return { passport, dataset, fields, columns: refuse, ask: refuse };
};
const dataset = (fields: readonly Partial<Field>[], more: Partial<Dataset> = {}): Dataset => ({
  ...{ id: 'own', title: 'Own', description: '', grain: '', sql: {}, key: ['record_id'] },
  fields: fields.map((field) => ({
    ...{ name: 'x', title: 'X', type: 'text', meaning: 'What it is.', class: 'none' },
    ...field,
  })) as Field[],
  ...more,
});

describe.each(registry.datasets.all.map((one) => [one.id, one] as const))('%s', (_, one) => {
  const { columns, dimension, metric } = schemaOf(shownOf(one), true, asWritten);
  const fields = columns.map(specOf);
  const by = new Map(fields.map((field) => [field.id, field]));

  test('has a schema that Looker Studio takes', () => expect(wrongIn(fields)).toEqual([]));

  test('has every published field under its name and title', () => {
    const own = fields.filter(({ id }) => !id.startsWith('homeroom_'));
    expect(own.map(({ id, name }) => [id, name])).toEqual(
      publishedFields(one).map(({ name, title }) => [name, title]),
    );
    for (const { name, meaning } of publishedFields(one))
      expect(by.get(name)?.description).toContain(meaning);
  });

  test('never sums what tells rows apart', () => {
    const telling = publishedFields(one).filter(
      ({ name }) => one.key.includes(name) || /_id$|_code$/.test(name),
    );
    expect(telling.length).toBeGreaterThan(0);
    for (const { name } of telling) expect(by.get(name)?.concept).toBe('dimension');
  });

  test('begins with a dimension and a metric that are there', () => {
    expect(by.get(dimension)?.concept).toBe('dimension');
    expect(by.get(metric)?.concept).toBe('metric');
  });
});

describe('what a field is in a dashboard', () => {
  const typeOf = (field: Partial<Field>, more: Partial<Dataset> = {}) => {
    const { columns } = schemaOf(shownOf(dataset([field], more)), false, asWritten);
    const { concept, type, aggregation } = columns[0]!;
    return aggregation ? `${concept} ${type} ${aggregation}` : `${concept} ${type}`;
  };

  test.each<[string, Partial<Field>]>([
    ['dimension TEXT', { name: 'school' }],
    ['dimension URL', { name: 'website' }],
    ['dimension COUNTRY', { name: 'home_country' }],
    ['dimension COUNTRY_CODE', { name: 'country_code' }],
    ['dimension COUNTRY', { name: 'site', semantic: 'country' }],
    ['dimension CITY', { name: 'city' }],
    ['dimension YEAR_MONTH', { name: 'year_month' }],
    ['dimension YEAR', { name: 'school_year', type: 'integer' }],
    ['dimension BOOLEAN', { name: 'completed_school_year', type: 'boolean' }],
    ['dimension DAY_OF_WEEK', { name: 'weekday', type: 'integer' }],
    ['dimension YEAR_MONTH_DAY', { name: 'entry_date', type: 'date' }],
    ['dimension YEAR_MONTH_DAY_SECOND', { name: 'seen_at', type: 'timestamp' }],
    ['dimension TEXT', { name: 'extra', type: 'json' }],
    ['metric NUMBER SUM', { name: 'days_absent', type: 'number', unit: 'days' }],
    ['metric NUMBER AVG', { name: 'score', type: 'number', unit: 'points' }],
    ['metric PERCENT AVG', { name: 'rate', type: 'number', unit: 'share of days' }],
    ['metric DURATION SUM', { name: 'time_spent', type: 'integer', unit: 'seconds' }],
    ['metric NUMBER MAX', { name: 'peak', type: 'integer', unit: 'days', combine: 'max' }],
    ['dimension NUMBER', { name: 'years_ago', type: 'integer', unit: 'years', combine: 'none' }],
    ['dimension NUMBER', { name: 'lunch_number', type: 'integer', unit: 'students' }],
    ['dimension NUMBER', { name: 'position', type: 'integer' }],
  ])('%s: %j', (role, field) => expect(typeOf(field)).toBe(role));

  test('a number of the key tells rows apart, whatever its unit', () => {
    const field = { name: 'day', type: 'integer', unit: 'days' } as const;
    expect(typeOf(field, { key: ['day'] })).toBe('dimension NUMBER');
  });

  test('what is published as a code is text, whatever it was', () => {
    const own = dataset([{ name: 'birth_date', type: 'date' }]);
    const { columns } = schemaOf(shownOf(own, { hashed: ['birth_date'] }), false, asWritten);
    expect(columns[0]).toMatchObject({ concept: 'dimension', type: 'TEXT' });
  });
});

describe('a schema', () => {
  const own = dataset(
    [
      { name: 'record_id' },
      { name: 'birth_date', type: 'date' },
      { name: 'seen', type: 'date' },
      { name: 'days', type: 'number', unit: 'days' },
    ],
    { metric: 'days' },
  );

  test('says how fresh the data are only where that is wanted', () => {
    const ids = (fresh: boolean): string[] =>
      schemaOf(shownOf(own), fresh, asWritten).columns.map(({ id }) => id);
    expect(ids(false).filter((id) => id.startsWith('homeroom_'))).toEqual(['homeroom_rows']);
    expect(ids(true).filter((id) => id.startsWith('homeroom_'))).toEqual([
      ...['homeroom_rows', 'homeroom_published_at', 'homeroom_age_hours'],
      ...['homeroom_complete', 'homeroom_quarantined'],
    ]);
  });

  test('takes metric and date from the definition, and no birthday for the day of a row', () => {
    const { metric, date, dimension } = schemaOf(shownOf(own), false, asWritten);
    expect({ metric, date: date?.name, dimension }).toEqual({
      ...{ metric: 'days', date: 'seen', dimension: 'seen' },
    });
    const born = { ...own, date: 'birth_date' };
    expect(schemaOf(shownOf(born), false, asWritten).date?.name).toBe('seen');
    const other = dataset(
      [
        { name: 'a', type: 'date' },
        { name: 'b', type: 'date' },
      ],
      { date: 'b' },
    );
    expect(schemaOf(shownOf(other), false, asWritten).date?.name).toBe('b');
  });

  test('speaks the language that was chosen, and leaves the titles of columns as they stand', () => {
    const attendance = registry.datasets.get('attendance')!;
    const say = sayIn('fr-CA', () => JSON.stringify(french));
    const { columns } = schemaOf(shownOf(attendance), true, say);
    const by = new Map(columns.map((column) => [column.id, column]));
    expect(by.get('days_absent')).toMatchObject({ name: 'Days Absent', group: 'Nombres' });
    expect(by.get('days_absent')!.description).toMatch(/jours\)$/);
    expect(by.get('homeroom_complete')!.name).toBe('Complet');
  });
});

test('every word of ours is there in French', () => {
  const shown = [
    ...Object.values(WORDS),
    DATED_HELP,
    ...Object.values(TROUBLES).flatMap(({ message, next }) => [message, next]),
  ];
  expect(shown.filter((text) => !(text in french))).toEqual([]);
});
