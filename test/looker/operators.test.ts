import { answer, type Asked } from '../../src/engine/answer';
import { publishedTable } from '../../src/engine/lasting';
import type { Shown } from '../../src/engine/shown';
import { heldInTable } from '../../src/engine/shown-table';
import type { Host, StudioRequest } from '../../src/host/host';
import { answered } from '../../src/looker/data';
import { schemaOf } from '../../src/looker/schema';
import {
  publishedFields,
  type Cell,
  type Dataset,
  type Field,
  type Registry,
} from '../../src/model';
import { registry as whole } from '../../src/registry';
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

/* Every operator on every kind of field, in memory and in a database, as Looker Studio would ask. */

const field = (name: string, type: Field['type'], more: Partial<Field> = {}): Field => ({
  ...{ name, title: name.toUpperCase(), type, meaning: `What ${name} means.`, class: 'none' },
  ...more,
});
const sample: Dataset = {
  ...{
    id: 'looked_at',
    title: 'Looked at',
    description: '',
    grain: '',
    sql: {},
    key: ['record_id'],
  },
  fields: [
    field('record_id', 'text'),
    field('word', 'text'),
    field('whole', 'integer', { unit: 'days' }),
    field('part', 'number', { unit: 'share of days' }),
    field('open', 'boolean'),
    field('day', 'date'),
    field('at', 'timestamp'),
    field('school_year', 'integer'),
    field('year_month', 'text'),
    field('weekday', 'integer'),
    field('country', 'text'),
  ],
  date: 'day',
};
const fields = publishedFields(sample);

type Roll = (most: number) => number;
const pick = <T>(roll: Roll, from: readonly T[]): T => from[roll(from.length)]!;
const WORDS = [
  ...[
    'a',
    'A',
    'ab',
    'a b',
    ' a',
    '100%',
    '1_0',
    "o'neil",
    '\\',
    'a\\b',
    '[a]',
    '.*',
    'Zoë',
    'zoë',
  ],
  ...['=1+2', '"x"', '😀', 'é', 'line\nbreak', '00123', 'null', 'true', '20260101'],
];
const two = (n: number): string => String(n).padStart(2, '0');
const someDay = (roll: Roll): string => `2026-0${1 + roll(3)}-${two(1 + roll(4))}`;
const someMoment = (roll: Roll): string =>
  `${someDay(roll)}T${pick(roll, ['00', '07', '23'])}:${pick(roll, ['00', '59'])}:${pick(roll, ['00Z', '59Z', '00.500Z', '59.999Z'])}`;

const ROWS: readonly Cell[][] = (() => {
  const roll = dice(11);
  const maybe = (value: Cell): Cell => (roll(5) === 0 ? null : value);
  return Array.from({ length: 300 }, (_, i): Cell[] => [
    `r${String(i).padStart(4, '0')}`,
    maybe(pick(roll, WORDS)),
    maybe(roll(9) - 4),
    maybe(pick(roll, [0, 0.1, 0.25, 0.5, 1, -1.5])),
    maybe(roll(2) === 0),
    maybe(someDay(roll)),
    maybe(someMoment(roll)),
    maybe(2024 + roll(4)),
    maybe(`2026-0${1 + roll(9)}`),
    maybe(1 + roll(7)),
    maybe(pick(roll, ['France', 'Côte d’Ivoire', 'Chad'])),
    pick(roll, ['North', 'South']),
    'Ed-Fi',
  ]);
})();

/** A value as Looker Studio is to be told of it, worked out by itself. */
const tell = (name: string, value: Cell): Told => {
  if (value === null) return null;
  const text = String(value);
  if (name === 'day') return text.split('-').join('');
  if (name === 'at') {
    const [date = '', time = ''] = text.split('T');
    return date.split('-').join('') + time.slice(0, 8).split(':').join('');
  }
  if (name === 'school_year') return text;
  if (name === 'year_month') return text.replace('-', '');
  if (name === 'weekday') return text === '7' ? '0' : text;
  return value;
};
const TOLD: readonly Row[] = ROWS.map((row) =>
  Object.fromEntries(fields.map(({ name }, i) => [name, tell(name, row[i]!)])),
);

const PATTERNS = [
  ...[
    'a',
    '^a',
    'b$',
    '[aA].?',
    '1.0',
    '(?i)zoë',
    '😀|é',
    '^.+$',
    '\\d+',
    '(a|b)+',
    '\\*',
    '2026.*',
  ],
  ...['(', 'a{2', '\\pL', '(?s)line.break', '[[:alpha:]]'],
];

const someFilter = (roll: Roll, operator = pick(roll, OPERATORS)): Filter => {
  const { name } = pick(roll, fields);
  const value = (): string => {
    if (operator.startsWith('REGEXP')) return pick(roll, PATTERNS.slice(0, -5));
    if (operator === 'CONTAINS')
      return pick(roll, ['a', '0', '1', "'", '%', '\\', ' ', 'e', '202601']);
    const known = pick(roll, TOLD)[name];
    return known === null || known === undefined
      ? String(pick(roll, TOLD)[name] ?? '1')
      : String(known);
  };
  const count = { IS_NULL: 0, BETWEEN: 2, IN_LIST: 1 + roll(4) }[operator as 'IS_NULL'] ?? 1;
  return {
    fieldName: name,
    type: roll(3) === 0 ? 'EXCLUDE' : 'INCLUDE',
    operator,
    ...(operator === 'IS_NULL' ? {} : { values: Array.from({ length: count }, value) }),
  };
};

const someRequest = (roll: Roll, at: number): Request => {
  const dimensionsFilters = Array.from({ length: 1 + roll(3) }, (_, g) =>
    Array.from({ length: 1 + roll(2) }, () =>
      g === 0 ? someFilter(roll, OPERATORS[at % OPERATORS.length]) : someFilter(roll),
    ),
  );
  const wanted = fields.map(({ name }) => name).filter(() => roll(2) === 0);
  for (let i = wanted.length - 1; i > 0; i--) {
    const j = roll(i + 1);
    [wanted[i], wanted[j]] = [wanted[j]!, wanted[i]!];
  }
  // What a filter names and no chart shows is asked for all the same, and marked.
  const only = [...new Set(dimensionsFilters.flat().map(({ fieldName }) => fieldName))].filter(
    (name) => !wanted.includes(name),
  );
  return {
    fields: [
      ...(wanted.length > 0 ? wanted : ['record_id']).map((name) => ({ name })),
      ...only
        .filter((name) => wanted.length > 0 || name !== 'record_id')
        .map((name) => ({ name, forFilterOnly: true })),
    ],
    dimensionsFilters,
    ...(roll(4) === 0
      ? { dateRange: { startDate: `2026-01-${two(1 + roll(4))}`, endDate: someDay(roll) } }
      : {}),
  };
};

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
    const engine = await whole.warehouses.get('postgres')!.open(site.host, access);
    const table = publishedTable(sample);
    engine.store!.ensure([table]);
    const names = ['_connection', ...fields.map(({ name }) => name)];
    const at = table.columns.map(({ name }) => names.indexOf(name));
    const rows = ROWS.map((row) => at.map((place) => ['c1', ...row][place]!));
    engine.store!.commit([{ do: 'upsert', table, rows }]);
    engine.close();
    const datasets = { all: [sample], own: [], get: () => sample };
    const registry: Registry<Host> = { ...whole, datasets };
    const host = { ...site.host, secrets: { get: () => access.secrets } } as unknown as Host;
    const place = { id: 'w', engine: 'postgres', settings: access.settings };
    asked = heldInTable(host, registry, sample, fields, place);
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
