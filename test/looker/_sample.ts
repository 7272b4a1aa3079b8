import { publishedFields, type Cell, type Dataset, type Field } from '../../src/model';
import { dice } from '../kit/asked';
import { OPERATORS, type Filter, type Request, type Row, type Told } from './_player';

/* A data set with every kind of field, its rows as Looker Studio is to be told of them, and what it asks. */

const field = (name: string, type: Field['type'], more: Partial<Field> = {}): Field => ({
  ...{ name, title: name.toUpperCase(), type, meaning: `What ${name} means.`, class: 'none' },
  ...more,
});
export const sample: Dataset = {
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
export const fields = publishedFields(sample);

export type Roll = (most: number) => number;
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
export const two = (n: number): string => String(n).padStart(2, '0');
const someDay = (roll: Roll): string => `2026-0${1 + roll(3)}-${two(1 + roll(4))}`;
const someMoment = (roll: Roll): string =>
  `${someDay(roll)}T${pick(roll, ['00', '07', '23'])}:${pick(roll, ['00', '59'])}:${pick(roll, ['00Z', '59Z', '00.500Z', '59.999Z'])}`;

export const ROWS: readonly Cell[][] = (() => {
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
export const TOLD: readonly Row[] = ROWS.map((row) =>
  Object.fromEntries(fields.map(({ name }, i) => [name, tell(name, row[i]!)])),
);

export const PATTERNS = [
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

export const someFilter = (roll: Roll, operator = pick(roll, OPERATORS)): Filter => {
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

export const someRequest = (roll: Roll, at: number): Request => {
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
