import type { Cell, Field } from '../../src/model';
import { datasets, everyDataset, grandBend, schoolOf, type School } from './harness';
import { district } from './fixture';

const fits: Readonly<Record<Field['type'], (value: Cell) => boolean>> = {
  text: (v) => typeof v === 'string',
  json: (v) => typeof v === 'string',
  integer: (v) => Number.isInteger(v),
  number: (v) => typeof v === 'number',
  boolean: (v) => v === 0 || v === 1,
  date: (v) => typeof v === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(v),
  timestamp: (v) => typeof v === 'string' && /^\d{4}-\d{2}-\d{2}(T|$)/.test(v),
};

const real = grandBend();
if (!real) console.log('Grand Bend is not at hand: the data sets are tried on the fixture only.');

const districts = real ? { fixture: district, 'Grand Bend': real } : { fixture: district };

describe.each(Object.entries(districts))('on %s', (name, records) => {
  let school: School;
  beforeAll(async () => {
    school = await schoolOf(records, name === 'fixture' ? '2026-11-20' : '2022-03-01');
  });

  describe.each(datasets.map((dataset) => [dataset.id, dataset] as const))('%s', (id, dataset) => {
    test('answers the columns of its contract', () => {
      expect([...school.columns(id)].sort()).toEqual(dataset.fields.map((f) => f.name).sort());
    });

    test('has rows in the fixture', () => {
      if (name === 'fixture') expect(school.rows(id).length).toBeGreaterThan(0);
    });

    test('has a key that is never empty and never twice', () => {
      const keys = school.rows(id).map((row) => dataset.key.map((field) => row[field]));
      expect(keys.filter((key) => key.some((part) => part === null || part === ''))).toEqual([]);
      expect(new Set(keys.map((key) => JSON.stringify(key))).size).toBe(keys.length);
    });

    test('keeps its types, required fields, values and ranges', () => {
      const wrong: unknown[] = [];
      for (const row of school.rows(id))
        for (const field of dataset.fields) {
          const value = row[field.name]!;
          if (value === null) {
            if (field.required) wrong.push([field.name, value]);
          } else if (
            !fits[field.type](value) ||
            (field.values && !field.values.includes(String(value))) ||
            (field.range && (Number(value) < field.range[0] || Number(value) > field.range[1]))
          )
            wrong.push([field.name, value]);
        }
      expect(wrong).toEqual([]);
    });

    test('has checks that run', () => {
      for (const check of dataset.checks ?? []) expect(school.wrong(id, check.id)).toBeDefined();
    });
  });
});

test.each(everyDataset.map((dataset) => [dataset.id, dataset] as const))(
  '%s says of every field what it means',
  (id, { fields, key, title, description, grain }) => {
    expect([title, description, grain].filter((text) => !text.trim())).toEqual([]);
    expect(new Set(fields.map((f) => f.name)).size).toBe(fields.length);
    expect(new Set(fields.map((f) => f.title)).size).toBe(fields.length);
    for (const name of key) expect(fields.map((f) => f.name)).toContain(name);
    for (const field of fields) {
      expect(field.name).toMatch(/^[a-z][a-z0-9_]*$/);
      expect(field.meaning).toMatch(/^[A-Z].{10,}\.$/);
    }
    expect(id).toMatch(/^[a-z_]+$/);
  },
);

test('two connections do not mix', async () => {
  const both = await schoolOf([district, district], '2026-11-20');
  const one = await schoolOf(district, '2026-11-20');
  for (const { id } of datasets) {
    const alone = one.rows(id).map(({ _connection, site, ...row }) => row);
    for (const n of ['1', '2'])
      expect(
        both
          .rows(id)
          .filter((row) => row['site'] === `Site ${n}`)
          .map(({ _connection, site, ...row }) => row),
      ).toEqual(alone);
  }
});
