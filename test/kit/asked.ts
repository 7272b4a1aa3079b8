import type { Cell, Condition, Dataset, Field, Operator, Question } from '../../src/model';
import { publishedFields } from '../../src/model';

/* A data set of every type with random rows, questions to it, and their answers worked out plainly. */

const field = (name: string, type: Field['type']): Field => ({
  name,
  title: name.toUpperCase(),
  type,
  meaning: `What ${name} means.`,
  class: 'none',
});

export const sample: Dataset = {
  id: 'sample',
  title: 'Sample',
  description: '',
  grain: 'One row per whatever.',
  fields: [
    field('id', 'text'),
    field('n', 'integer'),
    field('word', 'text'),
    field('whole', 'integer'),
    field('share', 'number'),
    field('open', 'boolean'),
    field('day', 'date'),
    field('at', 'timestamp'),
  ],
  key: ['id', 'n'],
  sql: {},
};
export const sampleFields = publishedFields(sample);

/** The same numbers each time. */
export const dice = (seed: number): ((most: number) => number) => {
  let state = seed >>> 0;
  return (most) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 4294967296) * most);
  };
};

const WORDS = [
  ...['a', 'A', 'ä', 'aa', 'a ', ' a', 'ab', '100%', '100', '1_0', '1x0', "o'neil", 'o’neil', '\\'],
  ...[
    'a\\b',
    '[a]',
    '(a|b)',
    '.*',
    'Zoë',
    'zoe',
    '=1+2',
    '"x"',
    '😀',
    '\uffee',
    'Ω',
    '?',
    '🙂 b',
    ';--',
  ],
];
const pick = <T>(roll: (most: number) => number, from: readonly T[]): T => from[roll(from.length)]!;
const two = (n: number): string => String(n).padStart(2, '0');
const dayAt = (roll: (most: number) => number): string =>
  `2026-0${1 + roll(3)}-${two(1 + roll(4))}`;
const momentAt = (roll: (most: number) => number): string =>
  `${dayAt(roll)}T${pick(roll, ['00', '07', '23'])}:${pick(roll, ['00', '59'])}:${pick(roll, ['00Z', '59Z', '00.500Z', '59.999Z'])}`;

/** Rows in the order of their key. */
export const sampleRows = (count: number, seed: number): Cell[][] => {
  const roll = dice(seed);
  const maybe = (value: Cell): Cell => (roll(5) === 0 ? null : value);
  const rows = Array.from({ length: count }, (_, i): Cell[] => [
    `${pick(roll, WORDS)}${roll(3)}`,
    i,
    maybe(pick(roll, WORDS)),
    maybe(roll(9) - 4),
    maybe(pick(roll, [0, -1.5, 0.1, 0.25, 1, 12.5, 1e9])),
    maybe(roll(2) === 0),
    maybe(dayAt(roll)),
    maybe(momentAt(roll)),
    pick(roll, ['North', 'South ', 'Ost']),
    'Ed-Fi',
  ]);
  return rows.sort((a, b) => compareKeys(keyOf(a), keyOf(b)));
};

const bytes = (a: Cell, b: Cell): number =>
  typeof a === 'string'
    ? Buffer.compare(Buffer.from(a), Buffer.from(String(b)))
    : Number(a) - Number(b);
export const keyOf = (row: readonly Cell[]): Cell[] => [row[8]!, row[9]!, row[0]!, row[1]!];
export const compareKeys = (a: readonly Cell[], b: readonly Cell[]): number =>
  a.map((cell, i) => bytes(cell, b[i]!)).find((way) => way !== 0) ?? 0;

const OPERATORS: readonly Operator[] = [
  ...(['equals', 'contains', 'matches_part', 'matches_whole', 'in_list', 'is_null'] as const),
  ...(['between', 'greater', 'greater_or_equal', 'less', 'less_or_equal'] as const),
];
const PATTERNS = [
  'a',
  '^a',
  'a$',
  '[aA].?',
  '1.0',
  '(?i)zoë',
  '\\\\',
  '😀|Ω',
  '.',
  'b',
  '^$',
  '.*',
];

export const someCondition = (
  roll: (most: number) => number,
  operator = pick(roll, OPERATORS),
): Condition => {
  const of = pick(roll, sampleFields);
  const value = (): string => {
    if (operator === 'matches_part' || operator === 'matches_whole') return pick(roll, PATTERNS);
    if (operator === 'contains')
      return pick(roll, ['', 'a', '%', '_', "'", '\\', '1', '-0', '😀', 'x0', ' ']);
    if (of.name === 'site') return pick(roll, ['North', 'South', 'South ', '']);
    if (of.type === 'text') return roll(12) === 0 ? '' : pick(roll, WORDS);
    if (of.type === 'integer') return pick(roll, ['-4', '0', '1', '2.5', '3', '-0', ' 2 ']);
    if (of.type === 'number') return pick(roll, ['0', '0.1', '.25', '1e9', '12.5', '-1.5', '7']);
    if (of.type === 'boolean') return pick(roll, ['true', 'false', 'TRUE', '0', '1']);
    if (of.type === 'date') return pick(roll, [dayAt(roll), dayAt(roll).replace(/-/g, '')]);
    return pick(roll, [momentAt(roll), momentAt(roll), dayAt(roll), '2026-02-01T08:00:00+01:00']);
  };
  const count =
    operator === 'is_null'
      ? 0
      : operator === 'between'
        ? 2
        : operator === 'in_list'
          ? 1 + roll(4)
          : operator === 'contains'
            ? 1 + roll(2)
            : 1;
  return {
    field: of.name,
    operator,
    values: Array.from({ length: count }, value),
    ...(roll(3) === 0 ? { exclude: true as const } : {}),
  };
};

export const someQuestion = (roll: (most: number) => number, at: number): Question => ({
  fields: sampleFields.map(({ name }) => name).filter((_, i) => i < 2 || roll(2) === 0),
  where: Array.from({ length: 1 + roll(3) }, (_, g) =>
    Array.from({ length: 1 + roll(2) }, () =>
      g === 0 ? someCondition(roll, OPERATORS[at % OPERATORS.length]) : someCondition(roll),
    ),
  ),
  ...(roll(4) === 0
    ? { range: { field: pick(roll, ['day', 'at']), from: dayAt(roll), to: dayAt(roll) } }
    : {}),
});

/** Written once more, without a look at how the engine does it: each value by itself. */
const plainlyMeets = (cell: Cell, type: Field['type'], one: Condition): boolean => {
  const { operator, values } = one;
  if (operator === 'is_null') return cell === null;
  if (cell === null) return false;
  const spelled = String(cell);
  if (operator === 'contains')
    return values.some((value) => value === '' || spelled.split(value).length > 1);
  if (operator === 'matches_part' || operator === 'matches_whole') {
    const ignore = values[0]!.startsWith('(?i)');
    const pattern = new RegExp(values[0]!.replace('(?i)', ''), ignore ? 'giu' : 'gu');
    const found = [...spelled.matchAll(pattern)].map(([all]) => all);
    if (operator === 'matches_part') return found.length > 0;
    return new RegExp(`^(${pattern.source})$`, ignore ? 'iu' : 'u').test(spelled);
  }
  /** From the first to the last thing it may be. */
  const reach = (value: string): readonly [Cell, Cell] => {
    if (type === 'text') return [value, value];
    if (type === 'boolean') {
      const is = /true|1/i.test(value) ? 1 : 0;
      return [is, is];
    }
    if (type === 'integer' || type === 'number') return [Number(value), Number(value)];
    const day = /^(\d{4})-?(\d\d)-?(\d\d)$/.exec(value);
    const start = Date.parse(day ? `${day[1]}-${day[2]}-${day[3]}T00:00:00Z` : value);
    return [start, day ? start + 86_399_999.999 : start];
  };
  const mine: Cell =
    type === 'text'
      ? cell
      : type === 'date'
        ? Date.parse(`${spelled}T00:00:00Z`)
        : type === 'timestamp'
          ? Date.parse(spelled)
          : Number(cell);
  const [low, high] = reach(values[0]!);
  if (operator === 'equals' || operator === 'in_list')
    return values.some(
      (value) => bytes(mine, reach(value)[0]) >= 0 && bytes(mine, reach(value)[1]) <= 0,
    );
  if (operator === 'between')
    return bytes(mine, low) >= 0 && bytes(mine, reach(values[1]!)[1]) <= 0;
  if (operator === 'greater') return bytes(mine, high) > 0;
  if (operator === 'greater_or_equal') return bytes(mine, low) >= 0;
  if (operator === 'less') return bytes(mine, low) < 0;
  return bytes(mine, high) <= 0;
};

export const plainAnswer = (rows: readonly (readonly Cell[])[], question: Question): Cell[][] => {
  const { fields, where = [], range } = question;
  const at = (name: string): number => sampleFields.findIndex((f) => f.name === name);
  const met = (row: readonly Cell[], one: Condition): boolean => {
    const place = at(one.field);
    const is = plainlyMeets(row[place]!, sampleFields[place]!.type, one);
    return one.exclude ? !is : is;
  };
  const groups = range
    ? [
        ...where,
        [{ field: range.field, operator: 'between' as const, values: [range.from, range.to] }],
      ]
    : where;
  return rows
    .filter((row) => groups.every((group) => group.some((one) => met(row, one))))
    .map((row) => fields.map((name) => row[at(name)]!));
};
