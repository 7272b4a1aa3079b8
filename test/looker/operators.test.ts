import { answer, type Asked } from '../../src/engine/answer';
import type { Shown } from '../../src/engine/shown';
import type { Host, StudioRequest } from '../../src/host/host';
import { answered } from '../../src/looker/data';
import { schemaOf } from '../../src/looker/schema';
import { dice } from '../kit/asked';
import { sites, type Site } from '../warehouses/hosts';
import { LOOKS, wrongIn } from './_rules';
import {
  expected,
  OPERATORS,
  shown,
  type Filter,
  type Request,
  type Row,
  type Told,
} from './_player';
import { placed } from './_placed';
import { fields, PATTERNS, ROWS, sample, someRequest, TOLD } from './_sample';

/* Every operator on every kind of field, in memory and in a database, as Looker Studio would ask. */

const shownOf = (asked: Asked): Shown => ({
  passport: {
    ...{ v: 1, dataset: sample.id, title: sample.title, checkedAt: '2026-11-22T10:30:00.000Z' },
    version: { number: 3, at: '2026-11-22T08:00:00.000Z', rows: ROWS.length, hash: 'h' },
    ...{ complete: false, quarantined: 2 },
    columns: fields.map(({ title }) => title),
    fields: fields.map(({ name }) => name),
  },
  dataset: sample,
  fields,
  ...asked,
});
const inMemory: Asked = (() => {
  const held = {
    columns: (names: readonly string[]) =>
      names.map((name) => ROWS.map((row) => row[fields.findIndex((f) => f.name === name)]!)),
  };
  return { ...held, ask: (question, tell) => answer(held, sample, fields, question, tell) };
})();

const NOW = Date.parse('2026-11-22T13:00:00.000Z');
const asWritten = (text: string): string => text;
const play = (of: Shown, request: Request) => {
  const schema = schemaOf(of, true, asWritten);
  const found = answered(of, schema, request as unknown as StudioRequest, NOW);
  const names = found.fields.map(({ id }) => id);
  return { ...found, names, rows: found.rows as readonly (readonly Told[])[] };
};

/** Asks as a report would, and compares with what it is to show. */
const compareAll = (of: Shown, count: number, seed: number): void => {
  const roll = dice(seed);
  const applied: Record<string, number> = {};
  let met = 0;
  for (let i = 0; i < count; i++) {
    const request = someRequest(roll, i);
    const found = play(of, request);
    const rows = expected(TOLD, request, 'day');
    expect({ request, rows: shown(found, request) }).toEqual({ request, rows });
    met += rows.length;
    if (!found.filtersApplied) continue;
    for (const { operator } of request.dimensionsFilters!.flat())
      applied[operator] = (applied[operator] ?? 0) + 1;
  }
  // Nothing would be proven by answers without rows, nor by leaving all filters to Looker Studio.
  expect(met).toBeGreaterThan(count * 10);
  expect(Object.keys(applied).sort()).toEqual([...OPERATORS].sort());
};

test('the sample has every kind of field there is a rule for', () => {
  const { columns } = schemaOf(shownOf(inMemory), true, asWritten);
  expect(wrongIn(columns)).toEqual([]);
  const types = new Set(columns.map(({ type }) => type));
  expect([...types].sort()).toEqual([
    ...['BOOLEAN', 'COUNTRY', 'DAY_OF_WEEK', 'NUMBER', 'PERCENT', 'TEXT', 'YEAR', 'YEAR_MONTH'],
    ...['YEAR_MONTH_DAY', 'YEAR_MONTH_DAY_SECOND'],
  ]);
  for (const { id, type } of columns.filter(({ id: name }) => !name.startsWith('homeroom_')))
    for (const row of TOLD)
      if (row[id] !== null)
        expect([id, row[id], LOOKS[type]!(row[id])]).toEqual([id, row[id], true]);
});

describe('in memory', () => {
  const of = shownOf(inMemory);
  test('reports show what they are to show', () => compareAll(of, 1_000, 5));

  test.each(fields.map(({ name }) => name))('every operator on %s, for and against', (name) => {
    const told = TOLD.flatMap((row) => (row[name] === null ? [] : [String(row[name])]));
    const values = [...new Set(told)].sort();
    const ask = (filter: Filter): void => {
      const others = name === 'record_id' ? [] : [{ name, forFilterOnly: true }];
      const request: Request = {
        fields: [{ name: 'record_id' }, ...others],
        dimensionsFilters: [[filter]],
      };
      const rows = expected(TOLD, request);
      expect({ filter, rows: shown(play(of, request), request) }).toEqual({ filter, rows });
    };
    // The first values, the last and one between: no day of the week is left out, nor is an end.
    for (const at of new Set([0, 1, Math.floor(values.length / 2), values.length - 1])) {
      const [low, high] = [values[Math.min(at, values.length - 1)]!, values[values.length - 1]!];
      const given: Readonly<Record<string, readonly string[]>> = {
        ...{ EQUALS: [low], IN_LIST: [low, high], BETWEEN: [low, high], IS_NULL: [] },
        ...{ CONTAINS: ['a'], REGEXP_PARTIAL_MATCH: ['a|1'], REGEXP_EXACT_MATCH: ['.*[a1].*'] },
      };
      for (const operator of OPERATORS)
        for (const type of ['INCLUDE', 'EXCLUDE'] as const)
          ask({ fieldName: name, type, operator, values: given[operator] ?? [low] });
    }
  });

  test('what cannot be said exactly is left to Looker Studio with all else', () => {
    const dimensionsFilters = (filter: Partial<Filter>) => [
      [{ fieldName: 'word', type: 'INCLUDE', operator: 'EQUALS', values: ['a'] } as const],
      [
        {
          fieldName: 'day',
          type: 'INCLUDE',
          operator: 'EQUALS',
          values: ['20260101'],
          ...filter,
        } as const,
      ],
    ];
    const applied = (filter: Partial<Filter>): boolean =>
      play(of, {
        fields: ['record_id', 'word', 'day', 'at', 'homeroom_rows'].map((name) => ({ name })),
        dimensionsFilters: dimensionsFilters(filter),
      }).filtersApplied;
    expect(applied({})).toBe(true);
    for (const filter of [
      { operator: 'CONTAINS', values: ['2026'] },
      { values: ['yesterday'] },
      { fieldName: 'homeroom_rows', values: ['1'] },
      { fieldName: 'at', operator: 'IN_LIST', values: ['20260101000000', '20260102000000'] },
      { operator: 'SOUNDS_LIKE' },
      { type: 'PERHAPS' },
      ...PATTERNS.slice(-5).map((pattern) => ({
        ...{ fieldName: 'word', operator: 'REGEXP_PARTIAL_MATCH', values: [pattern] },
      })),
    ] as unknown as Partial<Filter>[])
      expect([filter, applied(filter)]).toEqual([filter, false]);
  });

  test('values stand in the order of the fields asked for, ours among them', () => {
    const names = ['homeroom_age_hours', 'word', 'homeroom_rows', 'record_id', 'homeroom_complete'];
    const more = ['homeroom_published_at', 'homeroom_quarantined'];
    const { rows } = play(of, { fields: [...names, ...more].map((name) => ({ name })) });
    expect(rows).toEqual(
      TOLD.map(({ word, record_id }) => [2.5, word, 1, record_id, false, '20261122080000', 2]),
    );
  });

  test('rows are counted without a field of the data set', () => {
    const { rows, names } = play(of, { fields: [{ name: 'homeroom_rows' }] });
    expect([names, rows.length, new Set(rows.flat())]).toEqual([
      ['homeroom_rows'],
      300,
      new Set([1]),
    ]);
  });

  test('a sample is small', () => {
    const request = { fields: [{ name: 'record_id' }], scriptParams: { sampleExtraction: true } };
    expect(play(of, request).rows).toHaveLength(100);
  });

  test('a date range is of the data set’s own date, both ends included; no date is in none', () => {
    const dateRange = { startDate: '2026-01-02', endDate: '2026-01-03' };
    const { rows } = play(of, { fields: [{ name: 'day' }], dateRange });
    const days = TOLD.map(({ day }) => day).filter((day) => /^2026010[23]$/.test(String(day)));
    expect(days.length).toBeGreaterThan(5);
    expect(rows.flat()).toEqual(days);
  });

  test('more rows than Looker Studio takes are refused before they are read', () => {
    const refuse = (): never => {
      throw new Error('It was read.');
    };
    const passport = { ...of.passport, version: { ...of.passport.version, rows: 1_000_001 } };
    const large = { ...of, passport, ask: refuse, columns: refuse };
    expect(() => play(large, { fields: [{ name: 'word' }] })).toThrow('too_large');
    expect(() => play(of, { fields: [{ name: 'nobody' }] })).toThrow('field');
  });
});

describe('in PostgreSQL', () => {
  let site: Site;
  let asked: Asked;
  beforeAll(async () => {
    site = await sites['postgres']!['PostgreSQL']!();
    const access = site.fresh();
    const secrets = { get: () => access.secrets } as unknown as Host['secrets'];
    asked = await placed(site, 'postgres', access, { secrets });
  }, 120_000);
  afterAll(() => site.close());

  test('reports show what they are to show', () => {
    // A table's rows are in the order of its key: by site first.
    const order = (a: Row, b: Row): number =>
      `${a['site']} ${a['record_id']}` < `${b['site']} ${b['record_id']}` ? -1 : 1;
    const sorted = [...TOLD].sort(order);
    const roll = dice(6);
    for (let i = 0; i < 400; i++) {
      const request = someRequest(roll, i);
      const rows = expected(sorted, request, 'day');
      expect({ request, rows: shown(play(shownOf(asked), request), request) }).toEqual({
        ...{ request, rows },
      });
    }
  }, 240_000);
});
